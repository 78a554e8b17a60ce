import type { Instant } from '../../kernel/time.ts';
import type { SharedPlace } from '../../operations/rescue/gateway-contact.ts';
import type { MessagePart } from './read.ts';

/** What is held of a message of which parts have come. */
export interface HeldMessage {
  /** The contact that it is, and the vault's subject of its words. */
  readonly contact: string;
  readonly wordsSubject: string;
  readonly of: number;
  readonly parts: ReadonlyMap<number, HeldPart>;
  readonly heldAt: Instant;
}

export interface HeldPart {
  readonly words: string;
  readonly places: readonly SharedPlace[];
}

/** Where one message is told from another: its source, its sender, the reference of its parts. */
export interface PartKey {
  readonly source: string;
  readonly sender: string | null;
  readonly part: MessagePart;
}

/** Messages whose parts are still coming, in memory: what is lost with it is that they are one, never a word. */
export interface PartBook {
  find(key: PartKey, now: Instant): HeldMessage | null;
  hold(key: PartKey, message: HeldMessage): void;
}

/** Parts that come later than this are of another message: telephones use a reference again. */
const holdMilliseconds = 3_600_000;
const heldMax = 2_000;

/** See `PartBook`. A restart forgets it: a part that comes after is a contact of its own, noted as a part. */
export function createPartBook(): PartBook {
  const held = new Map<string, HeldMessage>();
  const nameOf = ({ source, sender, part }: PartKey): string =>
    JSON.stringify([source, sender, part.reference, part.of]);
  return {
    find(key, now) {
      const found = held.get(nameOf(key));
      return found === undefined || now - found.heldAt > holdMilliseconds ? null : found;
    },
    hold(key, message) {
      const name = nameOf(key);
      held.delete(name);
      if (message.parts.size < message.of) held.set(name, message);
      const [oldest] = held.keys();
      if (held.size > heldMax && oldest !== undefined) held.delete(oldest);
    },
  };
}

/** The message with one more part. */
export function withPart({ parts, ...message }: HeldMessage, number: number, part: HeldPart): HeldMessage {
  return { ...message, parts: new Map([...parts, [number, part]]) };
}

/** The words in the order of their parts; where one is missing, a mark stands. */
export function joinedWords(parts: HeldMessage['parts'], of: number): string {
  const numbers = Array.from({ length: of }, (_, n) => n + 1);
  let words = '';
  let isGap = false;
  for (const number of numbers) {
    const part = parts.get(number);
    if (part !== undefined) words += `${isGap ? ' […] ' : ''}${part.words}`;
    isGap = part === undefined;
  }
  return isGap ? `${words} […]` : words;
}
