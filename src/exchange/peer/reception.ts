import { hash } from 'node:crypto';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import type { Unfit, EnvelopeRefusal } from './verify/codes.ts';
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
  /** Everything was checked and handed on: what follows it may be received. Lanes that stopped. Rejects where it failed. */
  readonly handed: Promise<readonly Lane[]>;
  /** Everything stands durably. Rejects where something was not written. */
  readonly written: Promise<Received>;
}

/** Waits until it is written. */
export type Receive = (arrived: readonly ArrivedText[]) => Promise<Received>;

/** What comes from one peer, over the line or by file. */
export interface Reception {
  readonly receive: Receive;
  /** The same, for whoever goes on before it is written: it begins once everything given before was handed on. */
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
  let last: Promise<unknown> = Promise.resolve();
  const hand = async (arrived: readonly ArrivedText[]): Promise<Handed> => {
    const stopped = new Set<Lane>();
    const ahead = createChecks(arrived, { end: (lane) => ends.checked(lane), check });
    const writing: Promise<void>[] = [];
    const reached = new Map<Lane, ChainPlace>();
    let taken = 0;
    for (let next = await ahead.next(stopped); next !== null; next = await ahead.next(stopped)) {
      const { lane, signed } = next;
      const verdict = await next.verdict;
      if ('refusal' in verdict) tell(verdict.refusal, next);
      if (verdict.kind === 'refused') {
        stopped.add(lane);
        continue;
      }
      const text = { sequence: verdict.sequence, hash: verdict.hash, signed };
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
      ends.handed(lane, text);
      if (writing.length >= writingMax) await writing.shift();
    }
    return { taken, stopped: [...stopped], reached, writing };
  };
  const begin: Reception['begin'] = (arrived) => {
    const handing = last.then(() => hand(arrived));
    last = handing.catch(() => ends.forget());
    const written = handing.then(async ({ taken, stopped, reached, writing }) => {
      await Promise.all(writing).catch((error: unknown) => {
        ends.forget();
        throw error;
      });
      ends.written(reached);
      return { taken, stopped };
    });
    written.catch(() => {}); // heard where it is awaited
    const handed = handing.then(({ stopped }) => stopped);
    handed.catch(() => {});
    return { handed, written };
  };
  return { begin, receive: (arrived) => begin(arrived).written, standing: (lane) => ends.durable(lane) };
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

/** How far each lane was handed on, and how far it is written, without asking the store each time: it is asked after a failure. */
function keepEnds(inlet: Pick<Inlet, 'standing'>) {
  const handed = new Map<Lane, ChainPlace>();
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
    checked: async (lane: Lane): Promise<ChainPlace> => handed.get(lane) ?? durable(lane),
    handed: (lane: Lane, place: ChainPlace): void => void handed.set(lane, place),
    written(reached: ReadonlyMap<Lane, ChainPlace>): void {
      for (const [lane, place] of reached)
        if (place.sequence > (written.get(lane)?.sequence ?? 0)) written.set(lane, place);
    },
    forget(): void {
      handed.clear();
      written.clear();
    },
  };
}

interface Checking extends ArrivedText {
  readonly verdict: Promise<Verdict>;
}

/**
 * Asks for verdicts ahead of need. What the next of a lane must name is the hash of the text before it, whatever is found
 * of that: where it is refused, what was asked after it on its lane is left unheard.
 */
function createChecks(
  arrived: readonly ArrivedText[],
  { end, check }: Pick<ReceptionParts, 'check'> & { readonly end: (lane: Lane) => Promise<ChainPlace> },
) {
  const ends = new Map<Lane, ChainPlace>();
  const asked: Checking[] = [];
  const coming = arrived.values();
  const ask = async ({ lane, signed }: ArrivedText): Promise<void> => {
    const { sequence, hash: previous } = ends.get(lane) ?? (await end(lane));
    ends.set(lane, { sequence: sequence + 1, hash: hash('sha256', signed, 'hex') });
    asked.push({ lane, signed, verdict: check(signed, { lane, sequence: sequence + 1, previous }) });
  };
  return {
    /** The next one of a lane that was not stopped; null: there is none. */
    async next(stopped: ReadonlySet<Lane>): Promise<Checking | null> {
      for (;;) {
        while (asked.length < checkingMax) {
          const { value, done } = coming.next();
          if (done === true) break;
          if (!stopped.has(value.lane)) await ask(value);
        }
        const first = asked.shift();
        if (first === undefined) return null;
        if (!stopped.has(first.lane)) return first;
      }
    },
  };
}
