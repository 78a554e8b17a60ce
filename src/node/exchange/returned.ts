import { type BundledText, readBundled } from '../../exchange/peer/bundle.ts';
import { sha256 } from '../../exchange/peer/verify/jws.ts';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import type { Text } from '../../kernel/text.ts';

/** What a book that was set back is shown of itself by a peer. */
export interface Returned {
  /** Stands in this book just so. */
  readonly known: number;
  /** Proved to be this node's own word, and not in its book any more. */
  readonly missing: readonly Envelope[];
  /** Not this node's word, or not in the order in which it was said: nothing after it on its lane was read. */
  readonly unproved: number;
  /** False: the file breaks off. */
  readonly isWhole: boolean;
}

export interface ReturnedParts {
  /** Reads what this node has signed itself; null: not by a key of its own, or not for that peer. */
  readonly read: (signed: string) => Envelope | null;
  /** The signed text that this book has made under that number; null: none. */
  readonly made: (lane: Lane, sequence: number) => Promise<string | null>;
}

/**
 * Reads what a peer gives back of this node's own envelopes. Each is proved by this node's own keys and by its chain, so
 * that a peer can leave out the end, but neither invent nor change anything. Only read: nothing enters the book.
 */
export async function readReturned(
  lines: AsyncIterable<string>,
  { read, made }: ReturnedParts,
): Promise<Returned> {
  const ends = new Map<Lane, { readonly sequence: number; readonly hash: string }>();
  const stopped = new Set<Lane>();
  const missing: Envelope[] = [];
  let [known, unproved, count] = [0, 0, 0];
  let isWhole = false;
  for await (const line of lines) {
    const text = readBundled(line);
    if (text === null) {
      isWhole = line === `end ${count}`;
      break;
    }
    count += 1;
    const { lane, sequence } = text;
    if (stopped.has(lane)) continue;
    const envelope = provedOf(text, { read, before: ends.get(lane) ?? null });
    if (envelope === null) {
      stopped.add(lane);
      unproved += 1;
      continue;
    }
    ends.set(lane, { sequence, hash: sha256(text.signed) });
    if ((await made(lane, sequence)) === text.signed) known += 1;
    else missing.push(envelope);
  }
  return { known, missing, unproved, isWhole };
}

interface Proving extends Pick<ReturnedParts, 'read'> {
  /** The one before in the file; null: this is the first of its lane. */
  readonly before: { readonly sequence: number; readonly hash: string } | null;
}

function provedOf({ lane, sequence, signed }: BundledText, { read, before }: Proving): Envelope | null {
  const envelope = read(signed);
  if (envelope === null || envelope.lane !== lane || envelope.sequence !== sequence) return null;
  const follows = before === null || (sequence === before.sequence + 1 && envelope.previous === before.hash);
  return follows ? envelope : null;
}

/** One line of JSON for each decision that is missing here: for the persons who enter it again. */
export function returnedLines(missing: readonly Envelope[]): string {
  return missing
    .map(({ lane, sequence, content }) => {
      if (content.type !== 'decision') return JSON.stringify({ lane, sequence, says: content.type });
      const { recordedAt, actor, desk, events } = content;
      const told = events.map(({ stream, type, happenedAt, position, body }) => {
        return { stream, type, happenedAt, position, body };
      });
      return JSON.stringify({ lane, sequence, recordedAt, actor, desk, events: told });
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** What was given back, in words for the duty engineer. */
export function returnedWords(name: string, { known, missing, unproved, isWhole }: Returned): Text {
  const en = [`${name}: ${known} of our envelopes stand in this book, ${missing.length} are missing here`];
  const fr = [`${name} : ${known} de nos enveloppes figurent dans ce journal, ${missing.length} y manquent`];
  const [first, last] = [momentOf(missing.at(0)), momentOf(missing.at(-1))];
  if (missing.length > 0) {
    en.push(`recorded ${first} to ${last}; listed in returned/${name}.jsonl, to be entered again by persons`);
    fr.push(
      `inscrites du ${first} au ${last} ; liste dans returned/${name}.jsonl, à ressaisir par des personnes`,
    );
  }
  if (unproved > 0) {
    en.push(`${unproved} not proved to be ours: nothing after it on its lane was read`);
    fr.push(`${unproved} non prouvées comme nôtres : rien n’a été lu après elles sur leur file`);
  }
  if (!isWhole) {
    en.push('the file breaks off');
    fr.push('le fichier est tronqué');
  }
  return { en: en.join('; '), fr: fr.join(' ; ') };
}

function momentOf(envelope: Envelope | undefined): string {
  return envelope?.content.type === 'decision' ? envelope.content.recordedAt : '–';
}
