import { hash } from 'node:crypto';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import type { Unfit, EnvelopeRefusal } from './codes.ts';
import type { Expected, Verdict } from './verify/check.ts';

/** The end of a chain: sequence 0 and 64 zeros before the first. */
export interface ChainPlace {
  readonly sequence: number;
  readonly hash: string;
}

/** An envelope that is proved to be the peer's next one of its lane, as it came. */
export interface ProvenText extends ChainPlace {
  readonly signed: string;
}

/**
 * Where proven envelopes go. A call is durable when it resolves; the next may be made before, in the order
 * of the lane: where one fails, those after it on its lane fail too.
 */
export interface Inlet {
  /** How far this lane has come. */
  standing(lane: Lane): Promise<ChainPlace>;
  /** `understood` false: the program knows something of it not yet; it is kept, and taken in after an upgrade. */
  take(text: ProvenText & { readonly envelope: Envelope; readonly understood: boolean }): Promise<void>;
  /** Its content may not be used: it is kept and the chain goes on. */
  setAside(lane: Lane, text: ProvenText & { readonly refusal: Unfit }): Promise<void>;
}

/** So many may be checked at once, and so many be on their way to the disk, as one answer brings: what is written together is flushed once. */
const checkingMax = 200;
const writingMax = 200;

export interface ReceptionParts {
  readonly inlet: Inlet;
  readonly check: (signed: string, expected: Expected) => Promise<Verdict>;
  /** Told of every refusal, once each: what stops its lane is asked for again and again, and told of once. */
  readonly refused: (code: EnvelopeRefusal, lane: Lane) => void;
}

/** One signed text with the lane it came on. */
export interface ArrivedText {
  readonly lane: Lane;
  readonly signed: string;
}

/** What became of what arrived together. */
export interface Received {
  readonly taken: number;
  /** Lanes on which something was not proved: what came after it on them was left. */
  readonly stopped: readonly Lane[];
}

/** What arrived together, on its way. */
export interface Taking {
  /** Everything was checked and handed on. Lanes that stopped. Rejects where it failed. */
  readonly handed: Promise<readonly Lane[]>;
  /** Everything stands durably. Rejects where something was not written. */
  readonly written: Promise<Received>;
}

/** Waits until it is written. */
export type Receive = (arrived: readonly ArrivedText[]) => Promise<Received>;

/** What comes from one peer, over the line or by file. */
export interface Reception {
  readonly receive: Receive;
  /**
   * The same, for whoever goes on before it is written: it is checked while what was given before is handed on. Where that
   * stops a lane, nothing of that lane is taken until all that was begun is over; where it fails, all that was begun fails.
   */
  begin(arrived: readonly ArrivedText[]): Taking;
  /** How far the lane stands durably. */
  standing(lane: Lane): Promise<ChainPlace>;
}

/**
 * Takes what arrived, each lane in its own order: the next are checked while those before are written, also across two
 * answers. What is not proved stops its lane and no other; it is asked for again.
 */
export function createReception({ inlet, check, refused }: ReceptionParts): Reception {
  const ends = keepEnds(inlet);
  const tell = tellingOnce(refused);
  const course = createCourse(ends);
  const hand = async (ahead: Checks): Promise<Handed> => {
    const writing: Promise<void>[] = [];
    const reached = new Map<Lane, ChainPlace>();
    const stopped = new Set<Lane>();
    let taken = 0;
    for (let next = await ahead.next(); next !== null; next = await ahead.next()) {
      const { lane } = next;
      const verdict = course.isStopped(lane) ? null : await next.verdict;
      if (verdict === null) {
        stopped.add(lane);
        continue;
      }
      if ('refusal' in verdict) tell(verdict.refusal, next);
      if (verdict.kind === 'refused') {
        course.stop(lane);
        stopped.add(lane);
        continue;
      }
      const text = { sequence: verdict.sequence, hash: verdict.hash, signed: next.signed };
      if (verdict.kind === 'set_aside') {
        await Promise.all(writing.splice(0)); // it is kept by itself, after those that came before it
        await inlet.setAside(lane, { ...text, refusal: verdict.refusal });
      } else {
        const understood = verdict.kind === 'passed';
        const written = inlet.take({ ...text, envelope: verdict.envelope, understood });
        written.catch(() => {}); // heard where it is awaited
        writing.push(written);
      }
      taken += 1;
      reached.set(lane, text);
      if (writing.length >= writingMax) await writing.shift();
    }
    return { taken, stopped: [...stopped], reached, writing };
  };
  const begin: Reception['begin'] = (arrived) => {
    const ahead = createChecks(arrived, { ends, check, isStopped: course.isStopped });
    const handing = course.next(ahead, () => hand(ahead));
    const written = course.until(
      handing.then(async ({ taken, stopped, reached, writing }) => {
        await Promise.all(writing);
        ends.written(reached);
        return { taken, stopped };
      }),
    );
    written.catch(() => {}); // heard where it is awaited
    const handed = handing.then(({ stopped }) => stopped);
    handed.catch(() => {});
    return { handed, written };
  };
  return { begin, receive: (arrived) => begin(arrived).written, standing: (lane) => ends.durable(lane) };
}

/**
 * The order of what was begun: each is asked for once all before it was, and handed on once all before it was. What stops a
 * lane, or fails, holds for all that is under way; once nothing is, it is forgotten, and asking begins at what stands.
 */
function createCourse(ends: Pick<Ends, 'forget' | 'over'>) {
  const stopped = new Set<Lane>();
  let failure: { readonly error: unknown } | null = null;
  let under = 0;
  let asked: Promise<unknown> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();
  const fail = (error: unknown): never => {
    failure ??= { error };
    throw error;
  };
  return {
    isStopped: (lane: Lane): boolean => stopped.has(lane),
    stop: (lane: Lane): void => void stopped.add(lane),
    next<Done>(ahead: Checks, hand: () => Promise<Done>): Promise<Done> {
      under += 1;
      asked = asked.then(() => ahead.askAll());
      const handing = last.then(() => {
        if (failure !== null) throw failure.error;
        return hand();
      });
      last = handing.catch(() => {}).finally(() => ahead.giveUp());
      return handing.catch(fail);
    },
    /** What was begun is over with this. */
    async until<Done>(written: Promise<Done>): Promise<Done> {
      try {
        return await written.catch(fail);
      } finally {
        under -= 1;
        if (under === 0) {
          if (failure !== null) ends.forget();
          ends.over();
          failure = null;
          stopped.clear();
        }
      }
    },
  };
}

/** Of each lane the last that was refused is remembered. */
function tellingOnce(refused: ReceptionParts['refused']) {
  const told = new Map<Lane, string>();
  return (code: EnvelopeRefusal, { lane, signed }: ArrivedText): void => {
    const name = `${code} ${hash('sha256', signed, 'hex')}`;
    if (told.get(lane) !== name) refused(code, lane);
    told.set(lane, name);
  };
}

interface Handed extends Received {
  /** Of each lane on which something was handed on, the last. */
  readonly reached: ReadonlyMap<Lane, ChainPlace>;
  /** Not yet written. */
  readonly writing: readonly Promise<void>[];
}

type Ends = ReturnType<typeof keepEnds>;

/** How far each lane was asked for, and how far it is written, without asking the store each time: it is asked after a failure. */
function keepEnds(inlet: Pick<Inlet, 'standing'>) {
  const asked = new Map<Lane, ChainPlace>();
  const written = new Map<Lane, ChainPlace>();
  const durable = async (lane: Lane): Promise<ChainPlace> => {
    const known = written.get(lane);
    if (known !== undefined) return known;
    const place = await inlet.standing(lane);
    if (!written.has(lane)) written.set(lane, place);
    return place;
  };
  return {
    durable,
    /** What the next that is asked for must follow. */
    before: async (lane: Lane): Promise<ChainPlace> => asked.get(lane) ?? durable(lane),
    asked: (lane: Lane, place: ChainPlace): void => void asked.set(lane, place),
    written(reached: ReadonlyMap<Lane, ChainPlace>): void {
      for (const [lane, place] of reached)
        if (place.sequence > (written.get(lane)?.sequence ?? 0)) written.set(lane, place);
    },
    /** Nothing is under way: what was asked for stands, or never will. */
    over: (): void => asked.clear(),
    forget: (): void => written.clear(),
  };
}

interface Checking extends ArrivedText {
  /** Null: its lane had stopped. */
  readonly verdict: Promise<Verdict> | null;
}

type Checks = ReturnType<typeof createChecks>;

interface ChecksParts extends Pick<ReceptionParts, 'check'> {
  readonly ends: Pick<Ends, 'before' | 'asked'>;
  readonly isStopped: (lane: Lane) => boolean;
}

/**
 * Asks for verdicts ahead of need. What the next of a lane must name is the hash of the text before it, whatever is found
 * of that: where it is refused, what was asked after it on its lane is left unheard.
 */
function createChecks(arrived: readonly ArrivedText[], { ends, check, isStopped }: ChecksParts) {
  const asked: Checking[] = [];
  let failure: { readonly error: unknown } | null = null;
  let isOver = false;
  let wake = (): void => {};
  const change = (): Promise<void> => new Promise((resolve) => void (wake = resolve));
  const ask = async ({ lane, signed }: ArrivedText): Promise<void> => {
    if (isStopped(lane)) return void asked.push({ lane, signed, verdict: null });
    const { sequence, hash: previous } = await ends.before(lane);
    ends.asked(lane, { sequence: sequence + 1, hash: hash('sha256', signed, 'hex') });
    asked.push({ lane, signed, verdict: check(signed, { lane, sequence: sequence + 1, previous }) });
  };
  return {
    /** Over when all were asked for, or when nobody waits for them any more. Never rejects: whoever waits for the next hears of it. */
    async askAll(): Promise<void> {
      try {
        for (const one of arrived) {
          while (asked.length >= checkingMax && !isOver) await change();
          if (isOver) return;
          await ask(one);
          wake();
        }
      } catch (error) {
        failure = { error };
      } finally {
        isOver = true;
        wake();
      }
    },
    /** The next one; null: there is none. Rejects where it could not be asked for. */
    async next(): Promise<Checking | null> {
      while (asked.length === 0 && !isOver) await change();
      const first = asked.shift();
      wake();
      if (first !== undefined) return first;
      if (failure !== null) throw failure.error;
      return null;
    },
    giveUp(): void {
      isOver = true;
      wake();
    },
  };
}
