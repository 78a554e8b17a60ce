/** One peer measured in the same run, or the note why it was not. Never an estimate. */
export interface PeerFigure {
  readonly name: string;
  /** null: not run. */
  readonly figure: number | null;
  readonly note: string;
}

/** One measured kernel, or one aspect of it (`ingest-p99`). */
export interface Row {
  readonly kernel: string;
  readonly figure: number;
  readonly unit: string;
  /** What this machine can do at most, probed in the same run; null where no honest probe exists. */
  readonly limit: number | null;
  readonly peers: readonly PeerFigure[];
  /** `fail`: below the bar, or wrong; a faster wrong answer scores nothing. `none`: no bar stands. */
  readonly gate: 'pass' | 'fail' | 'none';
  readonly note: string;
}

export interface BenchRun {
  /** True: measure the peers too, interleaved with ours. */
  readonly peers: boolean;
  readonly repetitions: number;
  readonly progress: (line: string) => void;
}

/** One kernel's benchmark. Ends what it started. */
export interface Bench {
  readonly name: string;
  run(given: BenchRun): Promise<readonly Row[]>;
}

/** The middle of an odd count, the mean of the two middles of an even one. Refuses an empty list by throwing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing');
  return (lower + upper) / 2;
}
