import type { Found } from '../../src/operations/freight/control-shapes.ts';
import type { DayTruth, TrueControl, TrueEntry } from './shape.ts';

/** What a control must say in the end. */
export interface ReckonedControl {
  readonly of: TrueControl;
  readonly entry: TrueEntry;
  readonly result: string;
  readonly found: Found | null;
  /** People whom it looked past; null: none that anybody knows of. */
  readonly missed: {
    readonly passage: string;
    readonly control: string | null;
    readonly samePart: boolean;
  } | null;
}

/** What an entry must say in the end. */
export interface ReckonedEntry {
  readonly of: TrueEntry;
  readonly controls: readonly ReckonedControl[];
  readonly people: number;
  readonly standing: string;
  readonly next: string | null;
}

/** The figures of a method at a place. */
export interface ReckonedMethod {
  made: number;
  found: number;
  nothing: number;
  saysNothing: number;
  doubtful: number;
  refused: number;
  notCompleted: number;
  missed: number;
  missedElsewhere: number;
  missedBlind: number;
  known: number;
}

/** Everything that the screens must say of a day, reckoned from its truth alone and by no function of the program. */
export function reckonEntries({ entries }: DayTruth): ReadonlyMap<string, ReckonedEntry> {
  const byId = new Map(entries.map((entry) => [entry.passage, entry]));
  return new Map(
    entries.map((entry) => {
      const group = [entry, ...entry.joined.flatMap((id) => byId.get(id) ?? [])];
      return [entry.passage, reckonEntry(entry, findingsOf(group))];
    }),
  );
}

interface Finding {
  readonly fromMs: number;
  readonly passage: string;
  readonly control: string | null;
  readonly where: string;
}

function findingsOf(group: readonly TrueEntry[]): readonly Finding[] {
  return group
    .flatMap(({ passage, controls, met }): readonly Finding[] => [
      ...controls
        .filter((one) => finalOf(one).result === 'people_found')
        .map(({ control, startedMs, where }) => ({ fromMs: startedMs, passage, control, where })),
      ...met.map(({ metMs }) => ({ fromMs: metMs, passage, control: null, where: 'whole' })),
    ])
    .toSorted((one, other) => one.fromMs - other.fromMs);
}

function finalOf({ result, found, corrected }: TrueControl) {
  return corrected ?? { result, found };
}

function reckonEntry(entry: TrueEntry, findings: readonly Finding[]): ReckonedEntry {
  const controls = entry.controls.map((of): ReckonedControl => {
    const { result, found } = finalOf(of);
    const looked = result === 'nothing_found' && of.method !== 'document';
    const isThere = ({ where }: Finding) => [of.where, where].includes('whole') || of.where === where;
    const later = looked ? findings.filter(({ fromMs }) => fromMs >= of.endedMs) : [];
    const finding = later.find(isThere) ?? later[0];
    const missed =
      finding === undefined
        ? null
        : { passage: finding.passage, control: finding.control, samePart: isThere(finding) };
    return { of, entry, result, found, missed };
  });
  const counts = [...controls.flatMap(({ found }) => found ?? []), ...entry.met.map(({ found }) => found)];
  const next = nextOf(entry);
  return {
    of: entry,
    controls,
    people: Math.max(0, ...counts.map(({ people }) => people)),
    standing: standingIn(entry, { counts, next }),
    next,
  };
}

const isHurt = ({ injured, unconscious, pregnant }: Found): boolean => injured + unconscious + pregnant > 0;

/** What the last control wanted; a vehicle in which somebody was met after it was let go is held. */
function nextOf({ controls, met }: TrueEntry): string | null {
  const wanted = controls.at(-1)?.next ?? null;
  if (met.length === 0 || wanted !== 'release') return wanted;
  return met.some(({ found }) => isHurt(found)) ? 'medical' : 'hold';
}

function standingIn(
  { help, leftMs, controls }: TrueEntry,
  { counts, next }: { readonly counts: readonly Found[]; readonly next: string | null },
): string {
  const hasChildren = counts.some(({ children }) => children > 0);
  if (
    (counts.some(isHurt) && !help.includes('medical')) ||
    (hasChildren && !help.includes('child_protection'))
  )
    return 'life_risk';
  if (leftMs !== null) return 'left';
  if (next === 'release') return 'released';
  if (counts.length > 0) return 'people_found';
  if (next === 'hold' || next === 'medical') return 'held';
  return controls.length === 0 ? 'waiting' : 'in_control';
}

/** Methods by `place method`. */
export function reckonMethods(
  entries: ReadonlyMap<string, ReckonedEntry>,
): ReadonlyMap<string, ReckonedMethod> {
  const rows = new Map<string, ReckonedMethod>();
  for (const one of [...entries.values()].flatMap(({ controls }) => controls)) {
    const name = `${one.entry.place} ${one.of.method}`;
    const row = rows.get(name) ?? emptyMethod();
    rows.set(name, row);
    countControl(row, one);
  }
  return rows;
}

function emptyMethod(): ReckonedMethod {
  const none = { made: 0, found: 0, nothing: 0, saysNothing: 0, doubtful: 0, refused: 0, notCompleted: 0 };
  return { ...none, missed: 0, missedElsewhere: 0, missedBlind: 0, known: 0 };
}

function countControl(row: ReckonedMethod, { of, result, missed }: ReckonedControl): void {
  const isBlind = of.saysNothing && result === 'nothing_found';
  row.made += 1;
  if (result === 'people_found') row.found += 1;
  if (isBlind) row.saysNothing += 1;
  else if (result === 'nothing_found') row.nothing += 1;
  if (result === 'anomaly' || result === 'uncertain') row.doubtful += 1;
  if (result === 'refused') row.refused += 1;
  if (result === 'not_completed') row.notCompleted += 1;
  if (missed !== null && isBlind) row.missedBlind += 1;
  else if (missed !== null && missed.samePart) row.missed += 1;
  else if (missed !== null) row.missedElsewhere += 1;
  row.known = row.found + row.missed;
}
