import { type CitedRecord, newestOf } from '../../../kernel/cited-record.ts';
import { controlsOf, saidIn } from './controls.ts';
import { elementsOf } from './elements.ts';
import { type Admitted, admittedEntries } from './entries.ts';
import { entriesOf, groupOf } from './group.ts';
import { missingOf } from './missing-of.ts';
import type { FileSources } from './sources.ts';
import {
  type FileLink,
  type FileMeeting,
  type FilePassage,
  type FilePlate,
  type FileReport,
  fileSchemaName,
  type FileSearch,
  type FileStep,
  type PassageFile,
} from './wire.ts';

/** What a file is before it is asked what is missing in it. */
export type Gathered = Omit<PassageFile, 'elements' | 'missing'>;

/**
 * The penalty and evidence file of a passage, as data: what the record holds up to a position, with where each thing
 * stands, against each element that the scheme asks for, and what is missing. It judges nothing and names nobody but
 * staff by id. Null: the record holds no such passage. Pure: the same sources give the same file.
 */
export function passageFile(sources: FileSources): PassageFile | null {
  const { passage, madeAtPosition, scheme, node } = sources;
  const all = admittedEntries(sources.entries, madeAtPosition);
  const passages = groupOf(passage, all);
  const entries = entriesOf(passages, all);
  const opened = passages.flatMap((one) => passageOf(one, entries) ?? []);
  if (!opened.some((one) => one.passage === passage)) return null;
  const controls = controlsOf(entries, sources);
  const reports = reportsOf(controls, sources);
  const file: Gathered = {
    schema: fileSchemaName,
    scheme,
    passage,
    upTo: newestOf([...entries, ...reports, ...stepsOf(controls)]),
    node,
    passages: opened,
    controls,
    met: meetingsOf(entries),
    steps: stepsSetIn(entries),
    searches: searchesOf(entries),
    reports,
    links: linksOf(entries),
    entries: entries.map(({ stream, version, type, hash, recordedAt, origin }) => {
      return { stream, version, type, hash, recordedAt, origin };
    }),
  };
  return { ...file, elements: elementsOf(file), missing: missingOf(file) };
}

function passageOf(passage: string, entries: readonly Admitted[]): FilePassage | null {
  const own = entries.filter(({ body }) => 'passage' in body && body.passage === passage);
  const opened = own.find((one) => one.type === 'PassageOpened');
  if (opened?.type !== 'PassageOpened') return null;
  const { place, lane, direction, arrivedAt } = opened.body;
  const vehicles = own.flatMap((one) =>
    one.type === 'PassageOpened' || one.type === 'VehicleCorrected'
      ? [{ ...saidIn(one), form: one.body.form, sides: one.body.sides }]
      : [],
  );
  const { form, sides } = vehicles.at(-1) ?? opened.body;
  const left = own.findLast((one) => one.type === 'PassageLeft');
  return {
    ...saidIn(opened),
    passage,
    place,
    lane,
    direction,
    arrivedAt,
    leftAt: left?.type === 'PassageLeft' ? left.body.leftAt : null,
    form,
    sides,
    vehicleBefore: vehicles.slice(0, -1),
    plates: own.flatMap(platesIn),
  };
}

function platesIn(entry: Admitted): readonly FilePlate[] {
  const said = saidIn(entry);
  if (entry.type === 'PlateNoted') return [{ ...said, ...entry.body.plate }];
  return entry.type === 'PassageOpened' ? entry.body.plates.map((plate) => ({ ...said, ...plate })) : [];
}

function meetingsOf(entries: readonly Admitted[]): readonly FileMeeting[] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'PeopleMet') return [];
    const { metAt, source, found } = entry.body;
    return [{ ...saidIn(entry), metAt, source, people: found.people }];
  });
}

function stepsSetIn(entries: readonly Admitted[]): readonly FileStep[] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'NextStepSet') return [];
    const { passage, next } = entry.body;
    return next === null ? [] : [{ ...saidIn(entry), passage, next }];
  });
}

function searchesOf(entries: readonly Admitted[]): readonly FileSearch[] {
  const begun = entries.flatMap((one) => (one.type === 'VehicleSearchBegun' ? [one.body.search] : []));
  return begun.map((search) => ({
    search,
    teams: entries.flatMap((entry): FileSearch['teams'] => {
      if (!('search' in entry.body) || entry.body.search !== search) return [];
      const said = saidIn(entry);
      if (entry.type === 'VehicleSearchBegun') return [{ ...said, team: entry.body.team, act: 'begun' }];
      if (entry.type === 'TakeoverAccepted') return [{ ...said, team: entry.body.to, act: 'taken_over' }];
      return entry.type === 'VehicleSearchEnded' ? [{ ...said, team: entry.body.team, act: 'ended' }] : [];
    }),
  }));
}

function linksOf(entries: readonly Admitted[]): readonly FileLink[] {
  return entries.flatMap((entry): readonly FileLink[] => {
    const said = saidIn(entry);
    if (entry.type === 'PassagesJoined') {
      const { passage, joined, reason } = entry.body;
      return [{ ...said, act: 'joined', passage, other: joined, reason }];
    }
    if (entry.type !== 'PassagesParted') return [];
    const { passage, parted, reason } = entry.body;
    return [{ ...said, act: 'parted', passage, other: parted, reason }];
  });
}

/** Reports that a control names as its ground. Others are nobody's of this passage: no report bears a plate. */
function reportsOf(
  controls: PassageFile['controls'],
  { reports, madeAtPosition }: Pick<FileSources, 'reports' | 'madeAtPosition'>,
): readonly FileReport[] {
  const named = new Set(
    controls.flatMap(({ ground }) => (ground.kind === 'driver_report' ? (ground.reference ?? []) : [])),
  );
  return reports
    .filter(({ report, position }) => named.has(report) && position <= madeAtPosition)
    .toSorted((one, other) => one.position - other.position)
    .map(({ report, stream, version, hash, recordedAt, origin, at, place, what, checklist }) => {
      return { report, stream, version, hash, recordedAt, origin, at, place, what, checklist };
    });
}

/** Entries in which the custody of photos stands, in the order of the book. */
function stepsOf(controls: PassageFile['controls']): readonly CitedRecord[] {
  const photos = controls.flatMap((control) => control.photos);
  return photos.flatMap(({ custody }) => custody.flatMap(({ entry }) => entry ?? []));
}
