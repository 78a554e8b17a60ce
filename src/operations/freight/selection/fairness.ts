import { type Instant, instant } from '../../../kernel/time.ts';
import type { GroundKind, VehicleForm } from '../words.ts';

/** Passages that the fairness report cannot tell apart: of the vehicle and the place, never of who was in it. */
export interface CountedGroup {
  readonly place: string;
  readonly form: VehicleForm;
  /** Hour of the day of arrival, UTC, 0 to 23. */
  readonly hour: number;
  /** Grounds of its controls, each once; none: it was not controlled. */
  readonly grounds: readonly GroundKind[];
  /** A control of it found people. */
  readonly found: boolean;
  /** Grounds of those of its controls that found them. */
  readonly foundBy: readonly GroundKind[];
  /** How many they are: entries that a person joined as one vehicle on one journey are one. */
  readonly passages: number;
  /** Of so many entries. */
  readonly entries: number;
}

/** By what passages may be compared: what a rule may look at. Where anybody comes from is not recorded, and not compared. */
export const comparedBy = ['place', 'form', 'hour'] as const;
export type ComparedBy = (typeof comparedBy)[number];

/** A count, or held back because it is small: then nothing can be reckoned back to one vehicle. */
export type Counted = number | 'held_back';

/** Numerator and denominator together, or neither. */
export interface FairnessRow {
  /** The place, form or hour of day (UTC, two digits). */
  readonly of: string;
  readonly passages: Counted;
  readonly controlled: Counted;
  readonly found: Counted;
  /** Controlled on this ground; a vehicle with two grounds counts under both. */
  readonly byGround: Readonly<Partial<Record<GroundKind, Counted>>>;
}

/** The fairness report of one quarter at one place in the book. */
export interface FairnessReport {
  /** `2026-Q4`, of UTC. */
  readonly quarter: string;
  /** The book's position up to which was counted: the same position gives the same report. */
  readonly position: number;
  readonly total: FairnessRow;
  /** Entries that a person joined to another and that are counted with it. */
  readonly joined: Counted;
  readonly rows: Readonly<Record<ComparedBy, readonly FairnessRow[]>>;
  /**
   * By ground: how often a control on it found people, of how often it was used. Chance is the measure for all others: what
   * another ground found in the same vehicle is none of its own.
   */
  readonly hits: readonly {
    readonly ground: GroundKind;
    readonly controlled: Counted;
    readonly found: Counted;
  }[];
}

/** Below this a count is held back, and with it the smallest other of its list, so that no sum gives it away. */
export const smallestShown = 5;

/** The quarter of a moment: `2026-Q4`, of UTC. */
export function quarterOf(at: Instant): string {
  const day = new Date(at);
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}

/** Where a quarter begins, and where the next one does. `2026-Q4`, of UTC. */
export function quarterBounds(quarter: string): readonly [from: Instant, to: Instant] {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))];
  return [instant(Date.UTC(year, (number - 1) * 3, 1)), instant(Date.UTC(year, number * 3, 1))];
}

/** Counts one quarter. Pure: the passages that arrived in it as they stood at `position`, in any order. */
export function fairnessOf(
  within: readonly CountedGroup[],
  { quarter, position }: { readonly quarter: string; readonly position: number },
): FairnessReport {
  const keys: Readonly<Record<ComparedBy, (one: CountedGroup) => string>> = {
    place: ({ place }) => place,
    form: ({ form }) => form,
    hour: ({ hour }) => String(hour).padStart(2, '0'),
  };
  const rowsBy = (by: ComparedBy): readonly FairnessRow[] =>
    heldTogether(grouped(within, keys[by]).map(rowOf));
  return {
    quarter,
    position,
    total: shown(rowOf(['', within])),
    joined: held(within.reduce((sum, { entries, passages }) => sum + entries - passages, 0)),
    rows: { place: rowsBy('place'), form: rowsBy('form'), hour: rowsBy('hour') },
    hits: hitsOf(within),
  };
}

/** Held back together as the rows of a list are: with the total beside them, one alone would be given away. */
function hitsOf(within: readonly CountedGroup[]): FairnessReport['hits'] {
  const grounds = [...new Set(within.flatMap((one) => one.grounds))].toSorted();
  const rows = heldTogether(
    grounds.map((ground) => rowOf([ground, within.flatMap((one) => onGround(one, ground))])),
  );
  return grounds.flatMap((ground, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const { controlled, found } = row;
    return [{ ground, controlled, found: controlled === 'held_back' ? controlled : found }];
  });
}

/** Those controlled on a ground, found where a control on it found them. */
function onGround(one: CountedGroup, ground: GroundKind): readonly CountedGroup[] {
  return one.grounds.includes(ground) ? [{ ...one, found: one.foundBy.includes(ground) }] : [];
}

type Group = readonly [key: string, passages: readonly CountedGroup[]];

const countOf = (groups: readonly CountedGroup[]): number =>
  groups.reduce((sum, { passages }) => sum + passages, 0);

function grouped(passages: readonly CountedGroup[], keyOf: (one: CountedGroup) => string): readonly Group[] {
  return [...Map.groupBy(passages, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

interface Row {
  readonly of: string;
  readonly passages: number;
  readonly controlled: number;
  readonly found: number;
  readonly byGround: ReadonlyMap<GroundKind, number>;
}

function rowOf([of, groups]: Group): Row {
  const controlled = groups.filter(({ grounds }) => grounds.length > 0);
  const byGround = new Map<GroundKind, number>();
  for (const { grounds, passages } of controlled)
    for (const ground of new Set(grounds)) byGround.set(ground, (byGround.get(ground) ?? 0) + passages);
  return {
    of,
    passages: countOf(groups),
    controlled: countOf(controlled),
    found: countOf(groups.filter((one) => one.found)),
    byGround: new Map([...byGround].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Zero says of nobody anything, and is shown. */
function held(count: number): Counted {
  return count > 0 && count < smallestShown ? 'held_back' : count;
}

function shown({ of, passages, controlled, found, byGround }: Row): FairnessRow {
  return {
    of,
    passages: held(passages),
    controlled: held(controlled),
    found: held(found),
    byGround: Object.fromEntries([...byGround].map(([ground, count]) => [ground, held(count)])),
  };
}

/** Of each column of a list: where exactly one count is held back, the smallest shown one is as well. */
function heldTogether(rows: readonly Row[]): readonly FairnessRow[] {
  const columns = ['passages', 'controlled', 'found'] as const;
  const also = new Map(columns.map((column) => [column, complementOf(rows, ({ [column]: count }) => count)]));
  const grounds = [...new Set(rows.flatMap(({ byGround }) => [...byGround.keys()]))];
  const alsoBy = new Map(
    grounds.map((ground) => [ground, complementOf(rows, ({ byGround }) => byGround.get(ground) ?? 0)]),
  );
  return rows.map((row) => {
    const plain = shown(row);
    const of = (column: (typeof columns)[number]): Counted =>
      also.get(column) === row.of ? 'held_back' : plain[column];
    const byGround = Object.entries(plain.byGround).map(([ground, count]) => [
      ground,
      alsoBy.get(ground as GroundKind) === row.of ? 'held_back' : count, // a key of this very record
    ]);
    return {
      of: row.of,
      passages: of('passages'),
      controlled: of('controlled'),
      found: of('found'),
      byGround: Object.fromEntries(byGround),
    };
  });
}

/** The row whose count must be held back beside the only small one; null: none, or several hide each other. */
function complementOf(rows: readonly Row[], of: (row: Row) => number): string | null {
  if (rows.filter((row) => held(of(row)) === 'held_back').length !== 1) return null;
  const others = rows.filter((row) => of(row) >= smallestShown);
  return others.toSorted((a, b) => of(a) - of(b) || (a.of < b.of ? -1 : 1))[0]?.of ?? null;
}
