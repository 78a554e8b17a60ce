import type { z } from 'zod';
import type { UtcText } from '../../kernel/time.ts';
import { saysPeopleAfloat } from './claims.ts';
import type { joinWordsSchema, recordContactSchema } from './events-contact.ts';
import type { Channel, ContactPosition, NotedReceipt } from './wire.ts';
import { claimsIn } from './words/claims-in-words.ts';
import { positionsIn } from './words/positions-in-words.ts';

/** By what a gateway knows who wrote. */
export interface GatewaySender {
  readonly kind: 'phone' | 'email';
  readonly text: string;
}

/** A place that came beside the words or as a link among them. */
export type SharedPlace = Pick<ContactPosition, 'lat' | 'lon' | 'accuracyMetres' | 'at'>;

/** What a gateway has received from somebody. */
export interface GatewayMessage {
  /** The gateway's short name. */
  readonly source: string;
  /** The gateway's own key of it; null: it gives none. */
  readonly id: string | null;
  readonly channel: Extract<Channel, 'sms' | 'message_share' | 'email'>;
  readonly receivedAt: UtcText;
  /** When it was sent, as far as that is known. */
  readonly happenedAt: UtcText;
  readonly language: string | null;
  /** As written; empty: nothing was. */
  readonly words: string;
  readonly sender: GatewaySender | null;
  readonly places: readonly SharedPlace[];
  readonly notes: readonly NotedReceipt[];
}

/** Keyed digest of a text, 64 hex digits: nobody who reads a name made of it can try out what somebody may have written. */
export type Digest = (text: string) => string;

/**
 * The names of a message: of its contact, of the vault's subject of its words, and the key under which it is written
 * once. They follow from all that was said: sent again it is the same, and a gateway that numbers from one again loses
 * nothing. Without the gateway's own key, only the same moment makes it the same.
 */
export function namesOf(
  message: Pick<GatewayMessage, 'source' | 'id' | 'channel' | 'happenedAt' | 'words' | 'sender' | 'places'>,
  digest: Digest,
): { readonly contact: string; readonly wordsSubject: string; readonly key: string } {
  const { source, id, channel, happenedAt, words, sender, places } = message;
  const marks = places.map(({ lat, lon, accuracyMetres }) => [lat, lon, accuracyMetres]);
  const said = [source, id ?? `at ${happenedAt}`, channel, words, sender?.text ?? null, marks];
  const name = (of: string): string => digest(JSON.stringify([of, ...said])).slice(0, 32);
  return {
    contact: `c-${name('contact')}`,
    wordsSubject: `s-${name('words')}`,
    key: `gateway/${source}/${name('key')}`,
  };
}

/** A message as the fields of `RecordContact`. `caller`: the vault's subject of the sender; null where there is none. */
export function contactOfGateway(
  message: GatewayMessage,
  {
    contact,
    wordsSubject,
    caller,
  }: Readonly<Record<'contact' | 'wordsSubject', string>> & {
    readonly caller: string | null;
  },
): z.input<typeof recordContactSchema> {
  const { source, channel, receivedAt, happenedAt, language, words, sender, places, notes } = message;
  return {
    contact,
    kind: 'report',
    channel,
    receivedAt,
    happenedAt,
    language,
    source,
    claims: {},
    positions: positionsOf(places),
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
    ...(sender === null || caller === null ? {} : { caller, [sender.kind]: sender.text }),
    ...(words === '' ? {} : { wordsSubject, words }),
  };
}

/** A message in whole as the fields of `JoinWords`, for the contact that its first parts are. */
export function joinedOfGateway(
  { receivedAt, happenedAt, words, places, notes }: GatewayMessage,
  names: Readonly<Record<'contact' | 'into' | 'wordsSubject', string>>,
): z.input<typeof joinWordsSchema> {
  const said = { receivedAt, happenedAt, claims: {}, positions: positionsOf(places), notes: [...notes] };
  return { ...names, ...said, words };
}

function positionsOf(places: readonly SharedPlace[]): z.input<typeof recordContactSchema>['positions'] {
  return places.map((place, n) => ({
    ...place,
    id: `p${n + 1}`,
    source: 'gps_share' as const,
    flags: [],
    candidates: [],
  }));
}

/** Whether words speak of people in danger or of where they are: those go first where not all can be taken at once. */
export function isForLife(words: string): boolean {
  const positions = positionsIn(words);
  return (
    positions.length > 0 || saysPeopleAfloat({ kind: 'report', claims: claimsIn(words, positions).claims })
  );
}
