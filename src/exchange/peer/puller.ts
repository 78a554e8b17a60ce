import { setTimeout as sleep } from 'node:timers/promises';
import { type Lane, lanes } from '../../kernel/exchange.ts';
import type { LinkFault } from '../../kernel/link-standing.ts';
import type { Clock } from '../../kernel/time.ts';
import { afterAnswer, afterFault, type LinkState, perLane } from './link.ts';
import type { Pulled } from './pull.ts';
import type { ArrivedText, ChainPlace, Received, Reception, Taking } from './reception.ts';
import { type Asking, perAnswerMax, type PerLane } from './wire.ts';

export interface PullerParts {
  readonly reception: Pick<Reception, 'begin' | 'standing'>;
  readonly ask: (asking: Asking, stop: AbortSignal) => Promise<Pulled>;
  /** The peer names keys that took over: heard before what they signed is checked. */
  readonly named?: (keys: string) => void;
  readonly link: () => LinkState;
  /** The link stands otherwise. */
  readonly changed: (link: LinkState) => void;
  readonly clock: Clock;
  /** 0 <= n < 1. */
  readonly random: () => number;
  readonly waitMilliseconds: number;
  /** The store failed, or a bug: told once each, and tried again. */
  readonly fault: (error: unknown) => void;
}

/**
 * First and longest wait after an attempt that brought nothing: short, since lives may hang on what comes next, and what a
 * healed line is found late by. One attempt a second is no burden to anybody.
 */
const backOff = { firstMilliseconds: 250, lastMilliseconds: 1_000 } as const;

/** Asks, takes, and asks again, for as long as it runs; one question at a time, and bounded by four answers. */
export function startPuller(parts: PullerParts): { close(): Promise<void> } {
  const stop = new AbortController();
  const running = run(parts, stop.signal);
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

/** What asking until nothing was missing brought: envelopes taken, and why it ended early; null: it did not. */
export interface Brought {
  readonly taken: number;
  readonly fault: LinkFault | null;
}

/** For whoever drives the clock: asks at once, again and again, until we have all that they have made. */
export async function pullAll(parts: PullerParts, stop: AbortSignal): Promise<Brought> {
  const learnt = createLessons();
  let taken = 0;
  for (let asked = 1; ; asked += 1) {
    const { fault, taken: some } = await once(parts, { stop, waits: false, learnt });
    taken += some;
    if (fault !== null) parts.changed(afterFault(parts.link(), fault));
    if (fault !== null && !isGoingOn(fault, some)) return { taken, fault };
    const { missing } = parts.link().hearing;
    // The last question says that the answer before it came whole: by this they know that we hear them.
    if (fault === null && asked > 1 && lanes.every((lane) => missing[lane] === 0)) return { taken, fault };
  }
}

async function run(parts: PullerParts, stop: AbortSignal): Promise<void> {
  const learnt = createLessons();
  let failures = 0;
  let hasHeard = false; // in this run: what a run before it heard does not say that the link is up
  while (!stop.aborted) {
    // The first whole answer is wanted at once, after the start as after a failure: it says that the link is up.
    const waits = failures === 0 && hasHeard;
    const { fault, taken } = await once(parts, { stop, waits, learnt });
    if (stop.aborted) return;
    if (fault !== null) parts.changed(afterFault(parts.link(), fault));
    failures = fault === null || isGoingOn(fault, taken) ? 0 : failures + 1;
    if (failures === 0) {
      hasHeard = true;
      continue;
    }
    await sleep(backOffMilliseconds(failures, parts.random()), undefined, { signal: stop }).catch(() => {});
  }
}

/** A lane that stopped holds up no other: as long as something comes on these, they are asked for at once. */
const isGoingOn = (fault: LinkFault, taken: number): boolean => fault === 'not_taken' && taken > 0;

/** Doubles, with chance in its upper half, so that two nodes do not come back in step. */
function backOffMilliseconds(attempt: number, chance: number): number {
  const { firstMilliseconds, lastMilliseconds } = backOff;
  const whole = Math.min(lastMilliseconds, firstMilliseconds * 2 ** Math.min(attempt - 1, 10));
  return whole / 2 + (whole / 2) * chance;
}

interface Stretch {
  readonly stop: AbortSignal;
  readonly waits: boolean;
  readonly learnt: Lessons;
}

/** Asks and takes until nothing more is known to be there; what it began is over when it answers. */
async function once(parts: PullerParts, { stop, waits, learnt }: Stretch): Promise<Brought> {
  const ending = new AbortController();
  const under: Promise<Brought>[] = [];
  const signal = AbortSignal.any([stop, ending.signal]);
  const asking = { stop, signal, waits, learnt, under };
  const fault = await askOn(parts, asking).catch((error: unknown): LinkFault => {
    if (!stop.aborted) parts.fault(error);
    return 'not_taken';
  });
  ending.abort(); // an answer that nobody waits for any more
  const brought = await Promise.all(under);
  return {
    fault: fault ?? brought.find((one) => one.fault !== null)?.fault ?? null,
    taken: brought.reduce((sum, { taken }) => sum + taken, 0),
  };
}

interface Asked extends Stretch {
  /** Also where what it began is of no use any more. */
  readonly signal: AbortSignal;
  /** What is being taken. */
  readonly under: Promise<Brought>[];
}

/**
 * While more is known to be there, the next answer is asked for as soon as one has come: four answers at most are held, one
 * on its way, one being checked, one being handed on, one being written.
 */
async function askOn(parts: PullerParts, asking: Asked): Promise<LinkFault | null> {
  const { stop, signal, waits, learnt, under } = asking;
  const { reception } = parts;
  const places = await standings(reception);
  let from = sequencesOf(places);
  let asked = ask(parts, { places, from: null, waits, signal, learnt });
  let before: Taking | null = null;
  for (;;) {
    const pulled = await asked;
    learnt.answered(pulled);
    if (!pulled.ok) return pulled.fault;
    const isFollowing = pulled.head.from !== null && isSame(pulled.head.from, from);
    if (under.length > 0 && !isFollowing) return null; // not what was asked for: asked again from what stands here
    if (pulled.head.keys !== null) parts.named?.(pulled.head.keys);
    const ends = endsOf(from, pulled.texts);
    const taking = reception.begin(pulled.texts);
    under.push(take(parts, { pulled, ends, written: taking.written, stop, learnt }));
    const hasMore = pulled.texts.length > 0 && lanes.some((lane) => pulled.head.heads[lane] > ends[lane]);
    if (!hasMore || !isFollowing) return null;
    asked = ask(parts, { places: await standings(reception), from: ends, waits: false, signal, learnt });
    const stopped = before === null ? [] : await before.handed;
    if (stopped.length > 0 || (await under.at(-3))?.fault === 'not_taken') return null;
    before = taking;
    from = ends;
  }
}

interface Question {
  /** What stands durably. */
  readonly places: Places;
  readonly from: PerLane | null;
  readonly waits: boolean;
  readonly signal: AbortSignal;
  readonly learnt: Lessons;
}

async function ask(parts: PullerParts, { places, from, waits, signal, learnt }: Question): Promise<Pulled> {
  const { heardAt } = parts.link().hearing;
  const hears = heardAt === null ? null : Math.max(0, parts.clock() - heardAt);
  const after = sequencesOf(places);
  const ends = { life: places.life.hash, work: places.work.hash, bulk: places.bulk.hash };
  const waitMilliseconds = waits ? parts.waitMilliseconds : 0;
  return parts.ask({ after, ends, from, ...learnt.now(), hears, waitMilliseconds }, signal);
}

interface Answer {
  readonly pulled: Extract<Pulled, { readonly ok: true }>;
  /** Where it ends, if all of it is taken. */
  readonly ends: PerLane;
  readonly written: Promise<Received>;
  readonly stop: AbortSignal;
  readonly learnt: Lessons;
}

async function take(parts: PullerParts, { pulled, ends, written, stop, learnt }: Answer): Promise<Brought> {
  try {
    const { stopped, taken } = await written;
    learnt.taken(stopped);
    const now = stopped.length === 0 ? ends : sequencesOf(await standings(parts.reception));
    parts.changed(afterAnswer(parts.link(), { ...pulled, having: now }));
    return { taken, fault: stopped.length > 0 ? 'not_taken' : null };
  } catch (error) {
    if (!stop.aborted) parts.fault(error);
    return { taken: 0, fault: 'not_taken' };
  }
}

/** An answer that takes longer to come is asked for smaller: what is new would wait behind it, and the link seem silent. */
const slowMilliseconds = 4_000;

/** What answers have taught, for the questions after them. */
interface Lessons {
  now(): Pick<Asking, 'stopped' | 'most'>;
  answered(pulled: Pulled): void;
  taken(stopped: readonly Lane[]): void;
}

/**
 * Lanes that stopped are named until they go on. A line that cuts an answer off is asked for half as much, down to a
 * single envelope, and for an eighth more with each full answer that comes in time.
 */
function createLessons(): Lessons {
  let stopped: readonly Lane[] = [];
  let most = perAnswerMax;
  const halve = (): void => void (most = Math.max(1, Math.floor(most / 2)));
  return {
    now: () => ({ stopped, most: most < perAnswerMax ? most : null }),
    answered(pulled) {
      if (!pulled.ok) return pulled.fault === 'cut_off' ? halve() : undefined;
      if (pulled.bodyMilliseconds > slowMilliseconds) halve();
      else if (pulled.texts.length >= most) most = Math.min(perAnswerMax, most + Math.ceil(most / 8));
    },
    taken: (now) => void (stopped = now),
  };
}

/** A lane stands in an answer without a gap, or it is stopped when it is checked. */
function endsOf(from: PerLane, texts: readonly ArrivedText[]): PerLane {
  return perLane((lane) => from[lane] + texts.filter((text) => text.lane === lane).length);
}

const isSame = (one: PerLane, other: PerLane): boolean => lanes.every((lane) => one[lane] === other[lane]);

type Places = Readonly<Record<Lane, ChainPlace>>;

async function standings({ standing }: Pick<Reception, 'standing'>): Promise<Places> {
  return { life: await standing('life'), work: await standing('work'), bulk: await standing('bulk') };
}

const sequencesOf = (places: Places): PerLane => perLane((lane) => places[lane].sequence);
