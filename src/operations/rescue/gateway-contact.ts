import type { z } from 'zod';
import type { UtcText } from '../../kernel/time.ts';
import type { recordContactSchema } from './events-contact.ts';
import type { Channel, ContactPosition } from './wire.ts';

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
  readonly sender: { readonly kind: 'phone' | 'email'; readonly text: string } | null;
  /** The vault's subject of the sender; null where there is none. */
  readonly caller: string | null;
  /** A place that was shared beside the words. */
  readonly position: Pick<ContactPosition, 'lat' | 'lon' | 'accuracyMetres' | 'at'> | null;
}

/**
 * A gateway's message as the fields of `RecordContact`, and the key under which it is written once. Both follow from all
 * that was said: sent again it is the same, and a gateway that numbers from one again loses nothing. `digest` is keyed,
 * so that nobody who reads an id can try out what somebody may have written.
 */
export function contactOfGateway(
  message: GatewayMessage,
  digest: (text: string) => string,
): { readonly fields: z.input<typeof recordContactSchema>; readonly key: string } {
  const { source, id, channel, receivedAt, happenedAt, language, words, sender, caller, position } = message;
  const place = position === null ? null : [position.lat, position.lon, position.accuracyMetres, position.at];
  const name = (of: string): string =>
    digest(JSON.stringify([of, source, id, channel, words, sender?.text ?? null, place])).slice(0, 32);
  return {
    key: `gateway/${source}/${name('key')}`,
    fields: {
      contact: `c-${name('contact')}`,
      kind: 'report',
      channel,
      receivedAt,
      happenedAt,
      language,
      source,
      claims: {},
      positions:
        position === null ? [] : [{ ...position, id: 'p1', source: 'gps_share', flags: [], candidates: [] }],
      ...(sender === null || caller === null ? {} : { caller, [sender.kind]: sender.text }),
      ...(words === '' ? {} : { wordsSubject: `s-${name('words')}`, words }),
    },
  };
}
