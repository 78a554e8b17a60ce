import type { Text } from '../src/kernel/text.ts';

/** `small` stays within a minute or two on two cores and runs in `npm test`, unless listed as run by name; `full` is as long as PROOFS asks. */
export const sizes = ['small', 'full'] as const;
export type Size = (typeof sizes)[number];

/** Plain figures of one proof: counts, seconds, a seed to repeat it with. */
export type Figures = Readonly<Record<string, number | string>>;

export interface ProofRun {
  readonly size: Size;
  /** One line on how far it is; may be called as often as it likes. */
  readonly progress: (line: string) => void;
  /** The same seed and code give the same faults in the same order. */
  readonly seed: number;
  /** How long to go on, for a proof at real speed; absent: as long as its size says. */
  readonly minutes?: number;
}

export interface ProofResult {
  readonly pass: boolean;
  readonly figures: Figures;
}

/** One long proof. It starts what it needs, ends what it started, and throws only where the machine fails it. */
export interface Proof {
  readonly name: string;
  /** What it shows, for the list of proofs. */
  readonly summary?: Text;
  run(given: ProofRun): Promise<ProofResult>;
}

/** `kills: pass (kills 300, lost 0)`: the line by which a proof is judged, alone and last. */
export function verdictLine(name: string, { pass, figures }: ProofResult): string {
  const parts = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  return `${name}: ${pass ? 'pass' : 'fail'}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}
