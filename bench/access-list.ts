import type { Who } from '../src/app/who.ts';
import { instant } from '../src/kernel/time.ts';
import { detectionRights } from '../src/node/detection-rights.ts';
import { createDetectionReader } from '../src/operations/picture/detection-reader.ts';
import { detectionProjection } from '../src/operations/picture/projections.ts';
import { type AccessBook, detectionIdOf, type Judging } from './access-book.ts';
import { maySee, readerOfConsole } from './access-classes.ts';
import { median, type Row } from './row.ts';

const listRows = 200;
/** Milliseconds that reader role, row security and policies together may add to such a list, in the middle. Our own bar. */
const addedMillisecondsMax = 5;
/** Of the class that sees most of what is seen at all; and of one that sees little, to look whether it does. */
const [reader, other] = [readerOfConsole(2), readerOfConsole(4)];

/** Milliseconds. */
interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

export interface ListRun {
  readonly judged: Percentiles;
  readonly bare: Percentiles;
  readonly wrong: string;
}

export interface Filled {
  readonly numbers: readonly number[];
  /** The number of the next detection. */
  readonly next: number;
}

/** Fills the book with 200 detections of six labels, all of which one reader may see, and another some. */
export async function fillList(book: AccessBook): Promise<Filled> {
  const numbers: number[] = [];
  let [next, last] = [0, 0];
  for (; numbers.length < listRows; next += 1) {
    if (!maySee(reader, next)) continue;
    numbers.push(next);
    last = await book.record(next);
  }
  if (!(await book.projector.reached(detectionProjection.name, last, 30_000))) throw new Error('too slow');
  return { numbers, next };
}

const everywhere = { south: -90, west: -180, north: 90, east: 180 };

/** The list out of the store with the reader's role, row security and policies, and without any of them, in turn. */
export async function runLists(
  book: AccessBook,
  { count, numbers }: Pick<Filled, 'numbers'> & { readonly count: number },
): Promise<ListRun> {
  const area = { ...everywhere, from: instant(0), to: instant(Date.now() + 86_400_000) };
  const times = { judged: new Array<number>(), bare: new Array<number>() };
  let wrong = await complaint(book, area, numbers);
  for (let index = 0; index < count; index += 1)
    for (const kind of ['judged', 'bare'] as const) {
      const started = performance.now();
      const rows = await listOf(book[kind], reader)(area);
      times[kind].push(performance.now() - started);
      if (rows.length !== listRows) wrong = `WRONG: ${rows.length} rows of ${listRows}`;
    }
  return { judged: percentiles(times.judged), bare: percentiles(times.bare), wrong };
}

type Area = Parameters<ReturnType<typeof createDetectionReader>['within']>[0];

/** A faster wrong answer scores nothing: whoever may see less is given less. */
async function complaint(book: AccessBook, area: Area, numbers: readonly number[]): Promise<string> {
  const shown = (await listOf(book.judged, other)(area)).map(({ id }) => id).toSorted();
  const due = numbers
    .filter((number) => maySee(other, number))
    .map(detectionIdOf)
    .toSorted();
  return shown.join() === due.join() ? '' : `WRONG: another reader is given ${shown.length} of ${due.length}`;
}

function listOf({ access, readFor }: Judging, who: Who) {
  return (area: Area) =>
    createDetectionReader(readFor(who), detectionRights(access, who, instant(Date.now()))).within(area);
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** What policy adds to a list out of the store. */
export function listStoreRow(runs: readonly ListRun[]): Row {
  const of = (figure: (run: ListRun) => number) => median(runs.map(figure));
  const wrong = runs.find((run) => run.wrong !== '')?.wrong ?? '';
  const [judged, bare] = [of((run) => run.judged.p50), of((run) => run.bare.p50)];
  const added = judged - bare;
  return {
    kernel: 'access-list-store',
    figure: Number(of((run) => run.judged.p99).toFixed(2)),
    unit: 'ms p99',
    limit: Number(of((run) => run.bare.p99).toFixed(2)),
    peers: [],
    gate: wrong === '' && added <= addedMillisecondsMax ? 'pass' : 'fail',
    note: [
      `${listRows} rows, p50 ${judged.toFixed(2)} ms, without reader role, row security and policies ${bare.toFixed(2)} ms`,
      `added ${added.toFixed(2)} ms, bar ${addedMillisecondsMax}`,
      wrong,
    ]
      .filter(Boolean)
      .join('; '),
  };
}
