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

/** So many may be on their way to the disk at once. */
const writingMax = 32;

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
    const ends = new Map<Lane, ChainPlace>();
    const stopped = new Set<Lane>();
    let writing: Promise<void>[] = [];
    let taken = 0;
    for (const { lane, signed } of arrived) {
      if (stopped.has(lane)) continue;
      const end = ends.get(lane) ?? (await inlet.standing(lane));
      const verdict = await check(signed, { lane, sequence: end.sequence + 1, previous: end.hash });
      if ('refusal' in verdict) refused(verdict.refusal, lane);
      if (verdict.kind === 'refused') {
        stopped.add(lane);
        continue;
      }
      ends.set(lane, verdict);
      const text = { sequence: verdict.sequence, hash: verdict.hash, signed };
      if (verdict.kind === 'set_aside') {
        await Promise.all(writing); // it is kept by itself, after those that came before it
        await inlet.setAside(lane, { ...text, refusal: verdict.refusal });
      } else {
        const understood = verdict.kind === 'passed';
        const written = inlet.take({ ...text, envelope: verdict.envelope, understood });
        written.catch(() => {}); // heard where it is awaited
        writing.push(written);
      }
      taken += 1;
      if (writing.length < writingMax) continue;
      await Promise.all(writing);
      writing = [];
    }
    await Promise.all(writing);
    return { taken, stopped: [...stopped] };
  };
}

export type Receive = ReturnType<typeof createReception>;
