import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { Journal, StoredEvent } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { type Envelope, type Lane, lanes, type SharedEvent } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { isWithin, type ResumptionRefusal, type Stretch } from '../../kernel/set-back.ts';
import type { UtcText } from '../../kernel/time.ts';

/** One of this node's own envelopes as a peer gave it back: proved by a key of this node's own. */
export interface ReturnedWord {
  readonly lane: Lane;
  readonly sequence: number;
  readonly hash: string;
  readonly signed: string;
  readonly envelope: Envelope;
}

/** The last envelope of a lane that a peer holds; `hash` null: it is of a version that does not say. */
export interface HeldEnd {
  readonly sequence: number;
  readonly hash: string | null;
}

/** What a peer says to hold of this node, and what it gave back. `unheard`: it has not asked since the start. */
export interface PeerWord {
  readonly peer: NodeId;
  readonly held: 'unheard' | 'same' | Readonly<Record<Lane, HeldEnd>>;
  readonly returned: readonly ReturnedWord[];
}

/**
 * How one peer stands. `same`: it holds nothing that this book has not made. `returned`: all that it holds was given back.
 * `holed`: something between is lacking, or does not follow. `missing`: not all of it, or nothing. `unheard`: not known.
 */
export type PeerState = 'same' | 'returned' | 'holed' | 'missing' | 'unheard';

export interface SurveyedPeer {
  readonly peer: NodeId;
  readonly state: PeerState;
  /** The last of each lane that this book has as well; null unless it was given back. */
  readonly kept: Readonly<Record<Lane, number>> | null;
  /** What follows these, as signed, each lane in its order. */
  readonly words: readonly ReturnedWord[];
  /** All that it gave back, also where the outbox has taken that back already. */
  readonly returned: readonly ReturnedWord[];
}

/** How far a book was set back, by all that was given back. */
export interface Survey extends Stretch {
  readonly peers: readonly SurveyedPeer[];
  /** True where what came back contradicts the book below what agrees: it was not set back, it was rewritten. */
  readonly contradicts: boolean;
}

export interface SurveyParts {
  readonly journal: Pick<Journal, 'head' | 'readAfter'>;
  readonly store: Pick<OutboxStore, 'after'>;
  readonly peers: readonly PeerWord[];
  /** Stretches declared before: what stands there is known to differ. */
  readonly declared: readonly Stretch[];
}

/**
 * Finds the last position that this book and all that came back have alike, and the highest that is known to have been
 * given out: of records told, and of signed checkpoints handed over. Writes nothing.
 */
export async function surveyBook(parts: SurveyParts): Promise<Survey> {
  const peers: SurveyedPeer[] = [];
  let [after, upTo] = [0, 0];
  for (const word of parts.peers) {
    const peer = await surveyPeer(parts.store, word);
    peers.push(peer);
    if (peer.kept === null) continue;
    after = Math.max(after, await lastTold(parts.store, peer.peer, peer.kept));
  }
  const told = peers.flatMap(({ words }) => words.flatMap(toldIn));
  const head = await parts.journal.head();
  const differing: JournalPosition[] = [];
  for (const one of told) {
    upTo = Math.max(upTo, one.position);
    if (one.position > head) continue;
    const [stored] = await parts.journal.readAfter(one.position - 1, 1);
    if (stored !== undefined && one.isSame(stored)) after = Math.max(after, one.position);
    else differing.push(one.position);
  }
  const contradicts = differing.some((position) => position <= after && !isWithin(position, parts.declared));
  return { after, upTo: Math.max(after, upTo), peers, contradicts };
}

async function surveyPeer(store: SurveyParts['store'], word: PeerWord): Promise<SurveyedPeer> {
  const { peer, held, returned } = word;
  if (held === 'unheard' || held === 'same') return { peer, state: held, kept: null, words: [], returned };
  const made = async (lane: Lane, sequence: number): Promise<string | null> => {
    if (sequence === 0) return '0'.repeat(64);
    const [one] = await store.after(peer, { lane, sequence: sequence - 1 }, 1);
    return one?.sequence === sequence ? one.hash : null;
  };
  const kept = { life: 0, work: 0, bulk: 0 };
  const words: ReturnedWord[] = [];
  for (const lane of lanes) {
    const own = returned.filter((one) => one.lane === lane);
    const found = await surveyLane(own, held[lane], (sequence) => made(lane, sequence));
    if (typeof found === 'string') return { peer, state: found, kept: null, words: [], returned };
    kept[lane] = found.kept;
    words.push(...found.words);
  }
  return { peer, state: 'returned', kept, words, returned };
}

async function surveyLane(
  returned: readonly ReturnedWord[],
  { sequence: last, hash }: HeldEnd,
  made: (sequence: number) => Promise<string | null>,
): Promise<'holed' | 'missing' | { readonly kept: number; readonly words: readonly ReturnedWord[] }> {
  if (last === 0 || (hash !== null && (await made(last)) === hash)) return { kept: last, words: [] };
  const bySequence = new Map(returned.map((word) => [word.sequence, word]));
  const words = [...bySequence.values()]
    .filter(({ sequence }) => sequence <= last)
    .toSorted((one, other) => one.sequence - other.sequence);
  const [first] = words;
  if (first === undefined) return 'missing';
  let before = { sequence: first.sequence - 1, hash: await made(first.sequence - 1) };
  let kept = before.sequence;
  for (const word of words) {
    if (word.sequence !== before.sequence + 1 || word.envelope.previous !== before.hash) return 'holed';
    before = word;
    if (kept === word.sequence - 1 && (await made(word.sequence)) === word.hash) kept = word.sequence;
  }
  if (before.sequence !== last) return 'missing';
  if (hash !== null && before.hash !== hash) return 'holed';
  return { kept, words: words.filter(({ sequence }) => sequence > kept) };
}

const pageMax = 200;

/** The last own position told up to these ends of the lanes; 0: none. */
export async function lastTold(
  store: SurveyParts['store'],
  peer: NodeId,
  kept: Readonly<Record<Lane, number>>,
): Promise<JournalPosition> {
  let found = 0;
  for (const lane of lanes)
    for (let upTo = kept[lane]; upTo > 0; upTo -= pageMax) {
      const from = Math.max(0, upTo - pageMax);
      const page = await store.after(peer, { lane, sequence: from }, upTo - from);
      const last = page.findLast(({ span }) => span !== null)?.span?.last;
      found = Math.max(found, last ?? 0);
      if (last !== undefined) break;
    }
  return found;
}

interface Told {
  readonly position: JournalPosition;
  /** Whether it is what stands there in the book. */
  readonly isSame: (stored: StoredEvent) => boolean;
}

function toldIn({ envelope: { content } }: ReturnedWord): readonly Told[] {
  if (content.type === 'checkpoint') {
    const [, hash] = /"hash":"([0-9a-f]{64})"/.exec(content.content) ?? [];
    const [, position] = /"position":(\d{1,15})/.exec(content.content) ?? [];
    return position === undefined
      ? []
      : [{ position: Number(position), isSame: (stored) => stored.hash === hash }];
  }
  if (content.type !== 'decision') return [];
  const { recordedAt, events } = content;
  return events.map((event) => ({
    position: event.position,
    isSame: (stored) => stored.recordedAt === recordedAt && isTold(stored, event),
  }));
}

/** Whether that is the record which was told, as far as both say; whoever asks has held their positions. */
export function isTold(
  stored: Pick<StoredEvent, 'stream' | 'type' | 'happenedAt' | 'imported'>,
  { stream, type, happenedAt }: Pick<SharedEvent, 'stream' | 'type'> & { readonly happenedAt: UtcText },
): boolean {
  return (
    stored.imported === null &&
    stored.stream === stream &&
    stored.type === type &&
    stored.happenedAt === happenedAt
  );
}

/** What two persons order: over which stretch, and which peers cannot give back. */
export interface ResumptionOrder extends Stretch {
  readonly without: readonly string[];
}

/** More than this is filled by nobody's mistake: some months of a busy node. Ours. */
export const stretchMax = 2_000_000;

/** Holds an order against what is known; null: it may be carried out. Pure. */
export function refusalOf(
  survey: Survey,
  { after, upTo, without }: ResumptionOrder,
): ResumptionRefusal | null {
  if (survey.contradicts) return 'book_rewritten';
  const open = survey.peers.filter(({ state, peer }) => state !== 'same' && !without.includes(peer));
  if (open.some(({ state }) => state === 'holed')) return 'peer_word_holed';
  if (open.some(({ state }) => state !== 'returned')) return 'peer_not_returned';
  const excused = survey.peers.filter(({ peer, state }) => without.includes(peer) && state !== 'same');
  if (excused.length === 0 && !survey.peers.some(({ state }) => state === 'returned')) return 'not_set_back';
  if (after !== survey.after || upTo < survey.upTo) return 'stretch_changed';
  // What a peer holds that did not give back nobody knows: the persons say how far the book had come.
  if (excused.some(({ state }) => state !== 'unheard') && upTo <= survey.upTo) return 'margin_missing';
  return upTo - after > stretchMax ? 'stretch_too_long' : null;
}
