import type { ReckonedEntry } from './reckon.ts';

/** A line of the fairness report as it must stand. */
export interface ReckonedLine {
  readonly of: string;
  readonly passages: Shown;
  readonly controlled: Shown;
  readonly found: Shown;
  readonly byGround: Readonly<Record<string, Shown>>;
}
type Shown = number | 'held_back';

export interface ReckonedFairness {
  readonly total: ReckonedLine;
  readonly joined: Shown;
  readonly rows: Readonly<Record<'place' | 'form' | 'hour', readonly ReckonedLine[]>>;
  readonly hits: readonly { readonly ground: string; readonly controlled: Shown; readonly found: Shown }[];
}

interface Counted {
  readonly place: string;
  readonly form: string;
  readonly hour: string;
  readonly grounds: ReadonlySet<string>;
  readonly isFound: boolean;
  readonly foundBy: ReadonlySet<string>;
}

const columns = ['passages', 'controlled', 'found'] as const;

/** The fairness report from the truth: one to four are held back, and where one alone is, the smallest other with it. */
export function reckonFairness(entries: ReadonlyMap<string, ReckonedEntry>): ReckonedFairness {
  const counted = [...entries.values()].flatMap((entry) => {
    const group = [entry, ...entry.of.joined.flatMap((id) => entries.get(id) ?? [])];
    const [first] = group.toSorted(byArrival);
    return first === entry ? [countedOf(entry, group)] : [];
  });
  const rowsBy = (by: 'place' | 'form' | 'hour') =>
    withHidden(
      [...Map.groupBy(counted, (one) => one[by])].toSorted(byName).map(([of, held]) => line(of, held)),
    );
  const grounds = [...new Set(counted.flatMap((one) => [...one.grounds]))].toSorted();
  return {
    total: shown(line('', counted)),
    joined: plain(entries.size - counted.length),
    rows: { place: rowsBy('place'), form: rowsBy('form'), hour: rowsBy('hour') },
    hits: withHidden(
      grounds.map((ground) =>
        line(
          ground,
          counted
            .filter((one) => one.grounds.has(ground))
            .map((one) => ({ ...one, isFound: one.foundBy.has(ground) })),
        ),
      ),
    ).map(({ of, controlled, found }) => ({
      ground: of,
      controlled,
      found: controlled === 'held_back' ? controlled : found,
    })),
  };
}

const byArrival = ({ of: one }: ReckonedEntry, { of: other }: ReckonedEntry): number =>
  one.arrivedMs - other.arrivedMs || (one.passage < other.passage ? -1 : 1);

/** A vehicle that people joined from several entries is one: of the first of them, with the controls of all. */
function countedOf({ of: first }: ReckonedEntry, group: readonly ReckonedEntry[]): Counted {
  const finding = group.flatMap((one) => one.controls).filter(({ found }) => found !== null);
  return {
    place: first.place,
    form: first.form,
    hour: new Date(first.arrivedMs).toISOString().slice(11, 13),
    grounds: new Set(group.flatMap(({ of }) => of.controls.map(({ ground }) => ground.kind))),
    isFound: finding.length > 0,
    foundBy: new Set(finding.map(({ of }) => of.ground.kind)),
  };
}

interface Line {
  readonly of: string;
  readonly counts: Readonly<Record<(typeof columns)[number], number>>;
  readonly byGround: Readonly<Record<string, number>>;
}

function line(of: string, held: readonly Counted[]): Line {
  const byGround: Record<string, number> = {};
  for (const { grounds } of held)
    for (const ground of grounds) byGround[ground] = (byGround[ground] ?? 0) + 1;
  const controlled = held.filter(({ grounds }) => grounds.size > 0).length;
  const found = held.filter(({ isFound }) => isFound).length;
  return { of, counts: { passages: held.length, controlled, found }, byGround };
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
const small = (count: number): boolean => count >= 1 && count <= 4;
const plain = (count: number): Shown => (small(count) ? 'held_back' : count);

function shown({ of, counts, byGround }: Line): ReckonedLine {
  return {
    of,
    passages: plain(counts.passages),
    controlled: plain(counts.controlled),
    found: plain(counts.found),
    byGround: Object.fromEntries(Object.entries(byGround).map(([ground, count]) => [ground, plain(count)])),
  };
}

/** In each column by itself: a single small count could be had back from the sum, so the smallest other goes with it. */
function withHidden(lines: readonly Line[]): readonly ReckonedLine[] {
  const grounds = [...new Set(lines.flatMap(({ byGround }) => Object.keys(byGround)))];
  const withIt = new Map<string, string>();
  const look = (column: string, countOf: (one: Line) => number): void => {
    if (lines.filter((one) => small(countOf(one))).length !== 1) return;
    const least = lines
      .filter((one) => countOf(one) > 4)
      .toSorted((a, b) => countOf(a) - countOf(b) || (a.of < b.of ? -1 : 1));
    if (least[0] !== undefined) withIt.set(column, least[0].of);
  };
  for (const column of columns) look(column, ({ counts }) => counts[column]);
  for (const ground of grounds) look(`ground ${ground}`, ({ byGround }) => byGround[ground] ?? 0);
  return lines.map((one) => {
    const plain = shown(one);
    const of = (column: (typeof columns)[number]): Shown =>
      withIt.get(column) === one.of ? 'held_back' : plain[column];
    return {
      of: one.of,
      passages: of('passages'),
      controlled: of('controlled'),
      found: of('found'),
      byGround: Object.fromEntries(
        Object.entries(plain.byGround).map(([ground, count]) => [
          ground,
          withIt.get(`ground ${ground}`) === one.of ? 'held_back' : count,
        ]),
      ),
    };
  });
}
