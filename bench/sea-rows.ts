import { median, type Row } from './row.ts';

/** A figure with the bar it must hold: at most, or at least. */
export interface Aspect {
  readonly kernel: string;
  readonly unit: string;
  readonly bar: { readonly most: number } | { readonly least: number };
  readonly note: string;
  /** Measures once. */
  readonly once: () => number;
}

/** Measures each aspect so many times, by turns; the median is the figure. No honest limit exists for geometry: null. */
export function measureAspects(aspects: readonly Aspect[], repetitions: number): readonly Row[] {
  const samples = aspects.map((): number[] => []);
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const [index, aspect] of aspects.entries()) samples[index]?.push(aspect.once());
  return aspects.map(({ kernel, unit, bar, note }, index) => {
    const figure = median(samples[index] ?? []);
    const holds = 'most' in bar ? figure <= bar.most : figure >= bar.least;
    const said = 'most' in bar ? `at most ${bar.most}` : `at least ${bar.least}`;
    return {
      kernel,
      figure,
      unit,
      limit: null,
      peers: [],
      gate: holds ? 'pass' : 'fail',
      note: `${note}; ${said}`,
    };
  });
}

/** Milliseconds of one call, over so many. */
export function millisecondsEach(times: number, call: (index: number) => unknown): number {
  const began = performance.now();
  for (let index = 0; index < times; index++) call(index);
  return (performance.now() - began) / times;
}

/** CPU seconds of this process that a call takes. */
export function cpuSeconds(call: () => unknown): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
