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

/** So many may be checked at once, and so many be on their way to the disk: what is written together is flushed once. */
const checkingMax = 64;
const writingMax = 200;

export interface ReceptionParts {
  readonly inlet: Inlet;
  readonly check: (signed: string, expected: Expected) => Promise<Verdict>;
  /** Told of every refusal, once each. */
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

/**
 * Takes what arrived, each lane in its own order: the next are checked while those before are written. What is not proved
 * stops its lane and no other; it is asked for again.
 */
export function createReception({ inlet, check, refused }: ReceptionParts) {
  return async function receive(arrived: readonly ArrivedText[]): Promise<Received> {
    const stopped = new Set<Lane>();
    const ahead = createChecks(arrived, { inlet, check });
    const writing: Promise<void>[] = [];
    let taken = 0;
    for (let next = await ahead.next(stopped); next !== null; next = await ahead.next(stopped)) {
      const { lane, signed } = next;
      const verdict = await next.verdict;
      if ('refusal' in verdict) refused(verdict.refusal, lane);
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
      if (writing.length >= writingMax) await writing.shift();
    }
    await Promise.all(writing);
    return { taken, stopped: [...stopped] };
  };
}

interface Checking extends ArrivedText {
  readonly verdict: Promise<Verdict>;
}

/**
 * Asks for verdicts ahead of need. What the next of a lane must name is the hash of the text before it, whatever is found
 * of that: where it is refused, what was asked after it on its lane is left unheard.
 */
function createChecks(arrived: readonly ArrivedText[], { inlet, check }: Omit<ReceptionParts, 'refused'>) {
  const ends = new Map<Lane, ChainPlace>();
  const asked: Checking[] = [];
  const coming = arrived.values();
  const ask = async ({ lane, signed }: ArrivedText): Promise<void> => {
    const { sequence, hash: previous } = ends.get(lane) ?? (await inlet.standing(lane));
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

export type Receive = ReturnType<typeof createReception>;
