import { createHash } from 'node:crypto';
import type { OutboxStore, SentEnvelope } from '../journal/outbox-port.ts';
import type { Journal, StoredEvent } from '../journal/port.ts';
import type { JournalPosition } from '../kernel/event.ts';
import {
  type Envelope,
  type EnvelopeContent,
  type Lane,
  lanes,
  type SharedEvent,
} from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { RecallReason } from '../kernel/recall.ts';
import { type Clock, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import type { Write } from './outbox-write.ts';

type RecallContent = Extract<EnvelopeContent, { readonly type: 'recall' }>;

/** What an origin takes back of what it gave. */
export interface Recalls {
  /**
   * Asks the peer to use these own positions no longer, those that left: one recall for each lane, the same for the
   * same positions and reason however often it is asked. Returns their ids.
   */
  recall(positions: readonly JournalPosition[], reason: RecallReason): Promise<readonly string[]>;
  /** Recalls everything that left under an instrument, where it has ended and asks for that. */
  recallUnder(instrument: string): Promise<readonly string[]>;
  /** Recalls what the peer may no longer use since its time ran out, so that it says what it did about it. `on`: all lanes where absent. */
  recallExpired(on?: readonly Lane[]): Promise<readonly string[]>;
}

export interface RecallParts {
  readonly store: OutboxStore;
  readonly read: (signed: string) => Envelope;
  readonly peer: NodeId;
  readonly clock: Clock;
  readonly write: Write;
  readonly advance: () => Promise<number>;
  readonly journal: Pick<Journal, 'readAfter'>;
  /** Under which position the peer has what stands at one (`createPlacing`). */
  readonly placing: { placeOf(stored: StoredEvent): Promise<JournalPosition> };
}

/** Most positions in one recall: an envelope stays small. */
const positionsMax = 1_000;
const envelopesMax = 500;
const recallsMax = 1_000;

/** The recalls of an outbox. Each stands with its envelope or not at all, and is made once. */
export function createRecalls(parts: RecallParts): Recalls & { anew(): void } {
  let walked = notWalked();
  const recallPlaces = async (places: readonly JournalPosition[], reason: RecallReason) => {
    // What is still to be gone through would otherwise leave after it was recalled.
    while ((await parts.advance()) > 0);
    const ids: string[] = [];
    for (const [lane, left] of await leftByLane(parts, places))
      for (const some of chunks(left)) {
        const digest = createHash('sha256').update(some.join(' ')).digest('hex').slice(0, 16);
        ids.push(
          await makeRecall(parts, lane, { id: `${reason}-${lane}-${digest}`, positions: some, reason }),
        );
      }
    return ids;
  };
  return {
    recall: async (positions, reason) => recallPlaces(await placesOf(parts, positions), reason),
    async recallUnder(instrument) {
      const positions: JournalPosition[] = [];
      for (const lane of lanes)
        for await (const envelope of envelopesAfter(parts, lane, 0))
          for (const { ground, position } of eventsIn(parts.read(envelope.signed)))
            if (ground.instrument === instrument) positions.push(position);
      return recallPlaces(positions, 'instrument_ended');
    },
    async recallExpired(on = lanes) {
      const ids: string[] = [];
      const known = walked;
      for (const lane of on) {
        const from = known[lane] ?? (await lastExpired(parts, lane));
        const { positions, upTo } = await expiredAfter(parts, lane, from);
        // Until all of it stands, what stands of it is known by the store alone.
        known[lane] = null;
        for (const some of chunks(positions)) {
          const id = `expired-${lane}-${upTo}-${some[0]}`;
          ids.push(await makeRecall(parts, lane, { id, positions: some, reason: 'expired' }));
        }
        known[lane] = { sequence: upTo, position: positions.at(-1) ?? from.position };
      }
      return ids;
    },
    /** What was recalled as run out may have been put aside: it is gone through from what stands in the store. */
    anew: () => void (walked = notWalked()),
  };
}

/** What a lane told up to this envelope and up to this position was recalled, as far as it has run out. */
interface Walked {
  readonly sequence: number;
  readonly position: JournalPosition;
}

const notWalked = (): Record<Lane, Walked | null> => ({ life: null, work: null, bulk: null });

/** Under which positions the peer has what stands at these. */
async function placesOf(
  { journal, placing }: RecallParts,
  positions: readonly JournalPosition[],
): Promise<readonly JournalPosition[]> {
  const places: JournalPosition[] = [];
  for (const position of positions) {
    const [stored] = position < 1 ? [] : await journal.readAfter(position - 1, 1);
    if (stored?.position === position) places.push(await placing.placeOf(stored));
  }
  return places;
}

interface Recall {
  readonly id: string;
  readonly positions: readonly JournalPosition[];
  readonly reason: RecallReason;
}

async function makeRecall(
  { write, clock }: RecallParts,
  lane: Lane,
  { id, positions, reason }: Recall,
): Promise<string> {
  const content: RecallContent = { type: 'recall', recall: id, positions, reason };
  const row = { recall: id, reason, positions, madeAt: toUtc(clock()) };
  await write(() => ({ said: [{ lane, content }], recalls: [row], key: `recall/${id}` }));
  return id;
}

/** Of these positions those that left, by the lane on which they did, in order. */
async function leftByLane(
  { store, peer, read }: RecallParts,
  positions: readonly JournalPosition[],
): Promise<ReadonlyMap<Lane, readonly JournalPosition[]>> {
  const byLane = new Map<Lane, JournalPosition[]>();
  for (const position of [...new Set(positions)].sort((one, other) => one - other))
    for (const { lane, signed } of await store.covering(peer, position))
      if (eventsIn(read(signed)).some((event) => event.position === position))
        byLane.set(lane, [...(byLane.get(lane) ?? []), position]);
  return byLane;
}

/** The events that an envelope tells; none where it tells no decision. */
export function eventsIn({ content }: Envelope): readonly SharedEvent[] {
  return content.type === 'decision' ? content.events : [];
}

function chunks(positions: readonly JournalPosition[]): readonly (readonly JournalPosition[])[] {
  const count = Math.ceil(positions.length / positionsMax);
  return Array.from({ length: count }, (_, index) =>
    positions.slice(index * positionsMax, (index + 1) * positionsMax),
  );
}

async function* envelopesAfter(
  { store, peer }: RecallParts,
  lane: Lane,
  sequence: number,
): AsyncGenerator<SentEnvelope> {
  let after = sequence;
  for (;;) {
    const page = await store.after(peer, { lane, sequence: after }, envelopesMax);
    yield* page;
    if (page.length < envelopesMax) return;
    after = page.at(-1)?.sequence ?? after;
  }
}

/**
 * How far of a lane what has expired was recalled before: up to the last position that such a recall names, not up to the
 * end of the look that made it, since the node may have stopped between two recalls of one look.
 */
async function lastExpired({ store, peer }: RecallParts, lane: Lane): Promise<Walked> {
  const made = await store.recalls(peer, recallsMax);
  const last = made.find(({ recall }) => recall.startsWith(`expired-${lane}-`));
  if (last === undefined) return { sequence: 0, position: 0 };
  const position = Math.max(...last.positions);
  const told = (await store.covering(peer, position)).find((envelope) => envelope.lane === lane);
  // That envelope may tell more than fitted into the recall: it is gone through again.
  return { sequence: (told?.sequence ?? 1) - 1, position };
}

/** In order. Stops at the first envelope that still holds something with time to run: what comes after is younger. */
async function expiredAfter(
  parts: RecallParts,
  lane: Lane,
  { sequence: from, position: after }: Walked,
): Promise<{ readonly positions: readonly JournalPosition[]; readonly upTo: number }> {
  const now = parts.clock();
  const positions: JournalPosition[] = [];
  let upTo = from;
  for await (const { sequence, signed } of envelopesAfter(parts, lane, from)) {
    const ending = eventsIn(parts.read(signed)).filter(({ expiresAt }) => expiresAt !== null);
    if (ending.some((event) => !isPast(event, now))) break;
    positions.push(...ending.map(({ position }) => position).filter((position) => position > after));
    upTo = sequence;
  }
  return { positions: positions.toSorted((one, other) => one - other), upTo };
}

function isPast({ expiresAt }: SharedEvent, now: Instant): boolean {
  return expiresAt !== null && fromUtc(expiresAt) <= now;
}
