import {
  createGatewayIntake,
  type GatewayAnswer,
  type GatewayOrder,
  type GatewayOutcome,
  type GatewayParts,
  gatewaySource,
} from '../../app/gateway-intake.ts';
import type { Who } from '../../app/who.ts';
import { wordsMax } from '../../operations/rescue/events-contact.ts';
import {
  contactOfGateway,
  type GatewayMessage,
  isForLife,
  joinedOfGateway,
  namesOf,
} from '../../operations/rescue/gateway-contact.ts';
import type { NotedReceipt } from '../../operations/rescue/wire.ts';
import {
  createPartBook,
  type HeldMessage,
  joinedWords,
  type PartBook,
  type PartKey,
  withPart,
} from './parts.ts';
import { type MessagePart, readMessage } from './read.ts';
import { sharedPlaces } from './shared-places.ts';
import { messageRefusals } from './text.ts';

/** What became of one message; null: there was nothing in it. */
export type MessageOutcome = {
  readonly outcome: GatewayOutcome;
  /** What could not be read of it; its words stand all the same. */
  readonly notes: readonly NotedReceipt[];
} | null;

/** The way in for messages. */
export interface MessageIntake {
  /** Takes one message as bytes, and answers once it stands. Never throws. */
  receive(who: Who, body: Uint8Array): Promise<MessageOutcome>;
}

const placesMax = 10;

/** See `MessageIntake`. */
export function createMessageIntake(parts: GatewayParts): MessageIntake {
  const intake = createGatewayIntake(parts, messageRefusals);
  const book = createPartBook();
  return {
    async receive(who, body) {
      const now = parts.clock();
      const read = readMessage(body, now);
      if (read === null) {
        intake.refuse(gatewaySource(who, null), 'empty');
        return null;
      }
      const source = gatewaySource(who, read.source);
      const { part, ...said } = read;
      const message: GatewayMessage = { ...said, source };
      const linked = withLinks(message);
      for (const { note, count } of linked.notes) intake.refuse(source, note, count);
      const own = namesOf(message, parts.digest);
      const coming = {
        source,
        turn: message.sender?.text ?? own.key,
        forLife: linked.places.length > 0 || isForLife(message.words),
      };
      const outcome = await intake.take(who, coming, (give) =>
        part === null
          ? recorded({ parts, who, give }, linked, own)
          : joined({ parts, who, give }, message, { part, book, own }),
      );
      return { outcome, notes: linked.notes };
    },
  };
}

interface Recording {
  readonly parts: GatewayParts;
  readonly who: Who;
  readonly give: (order: GatewayOrder) => Promise<GatewayAnswer>;
}

type Names = ReturnType<typeof namesOf>;

/** One message is one contact. */
async function recorded(
  { parts, who, give }: Recording,
  message: GatewayMessage,
  { key, ...names }: Names,
): Promise<GatewayAnswer> {
  const caller = message.sender === null ? null : await parts.callerOf(who, message.sender);
  const fields = contactOfGateway(message, { ...names, caller });
  return give({ command: 'RecordContact', fields, key });
}

interface Joining {
  readonly part: MessagePart;
  readonly book: PartBook;
  readonly own: Names;
}

/**
 * A part is a contact as soon as it comes: nobody in the water waits for the rest of a sentence. Each further part is
 * joined to it, and read with it as one.
 */
async function joined(
  recording: Recording,
  message: GatewayMessage,
  { part, book, own }: Joining,
): Promise<GatewayAnswer> {
  const { parts, give } = recording;
  const { words, places, sender, source } = message;
  const now = parts.clock();
  const key: PartKey = { source, sender: sender?.text ?? null, part };
  const before = book.find(key, now);
  const known = before?.parts.get(part.number);
  if (known?.words === words) return { ok: true, position: null, repeated: true };
  const begun = {
    contact: own.contact,
    wordsSubject: own.wordsSubject,
    of: part.of,
    heldAt: now,
    parts: new Map(),
  };
  // The same number with other words is of another message, under a reference that was used before.
  const further = known === undefined ? before : null;
  const held = withPart(further ?? begun, part.number, { words, places });
  const whole = wholeOf(message, held);
  if (further !== null) {
    const { contact, wordsSubject } = further;
    const fields = joinedOfGateway(whole, { contact, into: own.contact, wordsSubject });
    const answer = await give({ command: 'JoinWords', fields, key: own.key });
    if (answer.ok) {
      book.hold(key, held);
      return answer;
    }
  }
  // What cannot be joined stands by itself: the first part was erased meanwhile, or is held.
  const names = further === null ? own : { ...own, key: `${own.key}/own` };
  const answer = await recorded(recording, whole, names);
  const { contact, wordsSubject } = own;
  if (answer.ok) book.hold(key, { ...held, contact, wordsSubject });
  return answer;
}

/** All parts so far as one message; how many are missing is noted. */
function wholeOf(message: GatewayMessage, { parts, of }: HeldMessage): GatewayMessage {
  const missing = of - parts.size;
  const whole = withLinks({
    ...message,
    words: joinedWords(parts, of).slice(0, wordsMax),
    places: [...parts.values()].flatMap(({ places }) => places),
  });
  if (missing === 0) return whole;
  return { ...whole, notes: [...whole.notes, { note: 'parts_missing', count: missing }] };
}

/** With the places that links among the words hold. */
function withLinks(message: GatewayMessage): GatewayMessage {
  const { places, unread } = sharedPlaces(message.words);
  const linked = places
    .filter((one) => !message.places.some(({ lat, lon }) => lat === one.lat && lon === one.lon))
    .map((place) => ({ ...place, at: message.happenedAt }));
  const notes: readonly NotedReceipt[] =
    unread === 0 ? message.notes : noted(message.notes, { note: 'place_unread', count: unread });
  return { ...message, places: [...message.places, ...linked].slice(0, placesMax), notes };
}

/** Each note once, with what was counted under it. */
function noted(notes: readonly NotedReceipt[], more: NotedReceipt): readonly NotedReceipt[] {
  const before = notes.find(({ note }) => note === more.note)?.count ?? 0;
  return [...notes.filter(({ note }) => note !== more.note), { ...more, count: before + more.count }];
}
