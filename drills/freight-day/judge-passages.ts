import type { FairnessReport } from '../../src/operations/freight/selection/fairness.ts';
import type {
  PassageAnswer,
  PassageRow,
  PassagesAnswer,
  PerformanceAnswer,
  SeenAnswer,
} from '../../src/operations/freight/wire.ts';
import type { Differences } from './differences.ts';
import { type People, together } from './people.ts';
import { type ReckonedEntry, reckonEntries, reckonMethods } from './reckon.ts';
import { reckonFairness } from './reckon-fairness.ts';
import { reckonSignals } from './reckon-signals.ts';
import { dayPlaces, type DayTruth, type TrueControl, type TypedPlate } from './shape.ts';

export interface Judging {
  readonly people: People;
  readonly truth: DayTruth;
  readonly differ: Differences;
  readonly startMs: number;
  readonly endMs: number;
}

const staff = 'demo-uk-freight-2';
const room = '/api/operations/freight';
const utc = (ms: number): string => new Date(ms).toISOString();

/** Reads what a freight desk is shown of the day and holds it beside the truth. */
export async function judgeFreight(judging: Judging): Promise<void> {
  const entries = reckonEntries(judging.truth);
  await judgeLists(judging, entries);
  await judgeDetails(judging, entries);
  await judgeMethods(judging, entries);
  await judgeFairness(judging, entries);
  await judgeSignals(judging);
  await judgeSeen(judging);
}

async function judgeLists(
  { people, differ }: Judging,
  entries: ReadonlyMap<string, ReckonedEntry>,
): Promise<void> {
  const told = new Map<string, PassageRow>();
  for (const { place } of dayPlaces) {
    const own = [...entries.values()].filter(({ of }) => of.place === place);
    let next: string | null = '';
    while (next !== null) {
      const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
      const page: PassagesAnswer = await people.ask(staff, `${room}/passages?place=${place}${after}`);
      for (const row of page.passages) {
        differ.equal(`list ${place} ${row.passage} twice`, told.has(row.passage), false);
        told.set(row.passage, row);
      }
      if (next === '')
        for (const [standing, total] of Object.entries(page.totals))
          differ.equal(
            `totals ${place} ${standing}`,
            total,
            Math.min(1_000, own.filter((one) => one.standing === standing).length),
          );
      ({ next } = page);
    }
  }
  differ.equal('passages on the lists', told.size, entries.size);
  for (const one of entries.values()) {
    const row = told.get(one.of.passage);
    if (row === undefined) differ.add(`${one.of.passage} is on no list`);
    else differ.equal(`list ${one.of.passage}`, rowTold(row), rowOf(one));
  }
}

function rowTold(row: PassageRow) {
  const { passage, place, lane, direction, arrivedAt, form, sides, next, leftAt, standing, people } = row;
  const { controls, controlsTotal, group, plates } = row;
  return {
    passage,
    place,
    lane,
    direction,
    arrivedAt,
    form,
    sides,
    next,
    leftAt,
    standing,
    people,
    controlsTotal,
    group: group.toSorted(),
    plates: plates.map(({ on, hint }) => `${on} ${hint}`),
    controls: controls.map(({ control, result, saysNothing, isMissed }) => [
      control,
      result,
      saysNothing,
      isMissed,
    ]),
  };
}

function rowOf({ of, controls, people, standing, next }: ReckonedEntry): ReturnType<typeof rowTold> {
  const { passage, place, lane, direction, arrivedMs, form, sides, leftMs, joined, plates } = of;
  return {
    passage,
    place,
    lane,
    direction,
    arrivedAt: utc(arrivedMs) as PassageRow['arrivedAt'],
    form,
    sides,
    next: next as PassageRow['next'], // of the same words
    leftAt: leftMs === null ? null : (utc(leftMs) as PassageRow['arrivedAt']),
    standing: standing as PassageRow['standing'],
    people,
    controlsTotal: controls.length,
    group: joined.length === 0 ? [] : [passage, ...joined].toSorted(),
    plates: plates.map(({ on, text }) => `${on} ${hintOf(text)}`),
    controls: controls.map(({ of: control, result, missed }) => [
      control.control,
      result as TrueControl['result'],
      control.saysNothing && result === 'nothing_found',
      missed !== null,
    ]),
  };
}

/** The last two signs as a list shows them. */
function hintOf(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(-2);
}

/** Each passage that was searched, as its page shows it. */
async function judgeDetails(
  { people, differ }: Judging,
  entries: ReadonlyMap<string, ReckonedEntry>,
): Promise<void> {
  const searched = [...entries.values()].filter(({ controls, of }) => controls.length + of.met.length > 0);
  await together(searched, 8, async (one) => {
    const { passage } = one.of;
    const answer = await people.ask<PassageAnswer>(staff, `${room}/passages/${passage}`);
    const told = answer.passage;
    differ.equal(
      `page ${passage} controls`,
      told.controls.map(
        ({ control, method, result, found, flags, saysNothing, missed, where, corrections }) => ({
          control,
          method,
          result,
          found,
          flags: flags.toSorted(),
          saysNothing,
          where,
          corrections: corrections.length,
          missed:
            missed === null
              ? null
              : { passage: missed.found.passage, control: missed.found.control, samePart: missed.samePart },
        }),
      ),
      one.controls.map(({ of, result, found, missed }) => ({
        control: of.control,
        method: of.method,
        result,
        found,
        flags: of.flags.toSorted(),
        saysNothing: of.saysNothing && result === 'nothing_found',
        where: of.where,
        corrections: of.corrected === null ? 0 : 1,
        missed,
      })),
    );
    differ.equal(
      `page ${passage} met`,
      told.met.map(({ found, source }) => ({ found, source })),
      one.of.met.map(({ found, source }) => ({ found, source })),
    );
    differ.equal(`page ${passage} care`, careTold(told.care), careOf(one));
  });
}

/** How many the safeguarding desk is asked for, by kind. */
function careTold(care: PassageAnswer['passage']['care']): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { kind, count } of care) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}

function careOf({ controls, of }: ReckonedEntry): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  const counts = [...controls.flatMap(({ found }) => found ?? []), ...of.met.map(({ found }) => found)];
  for (const { injured, unconscious, children, childrenAlone, pregnant } of counts)
    for (const [kind, count] of [
      ['medical_check', Math.max(injured, unconscious)],
      ['unaccompanied_child_referral', childrenAlone ?? children],
      ['pregnancy_medical_check', pregnant],
    ] as const)
      if (count > 0) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}

async function judgeMethods(
  { people, differ, startMs, endMs }: Judging,
  entries: ReadonlyMap<string, ReckonedEntry>,
): Promise<void> {
  const asked = `${room}/methods?from=${utc(startMs)}&to=${utc(endMs)}`;
  const { rows } = await people.ask<PerformanceAnswer>(staff, asked);
  const wanted = reckonMethods(entries);
  differ.equal('methods by place', rows.length, wanted.size);
  for (const { place, method, ...told } of rows)
    differ.equal(`method ${place} ${method}`, told, wanted.get(`${place} ${method}`) ?? null);
}

async function judgeFairness(
  { people, differ, startMs }: Judging,
  entries: ReadonlyMap<string, ReckonedEntry>,
): Promise<void> {
  const day = new Date(startMs);
  const quarter = `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
  const report = await people.ask<FairnessReport>(staff, `${room}/fairness?quarter=${quarter}`);
  const wanted = reckonFairness(entries);
  differ.equal('fairness total', report.total, wanted.total);
  differ.equal('fairness joined', report.joined, wanted.joined);
  differ.equal('fairness hits', report.hits, wanted.hits);
  for (const by of ['place', 'form', 'hour'] as const) {
    differ.equal(`fairness rows by ${by}`, report.rows[by].length, wanted.rows[by].length);
    for (const [at, row] of wanted.rows[by].entries())
      differ.equal(`fairness by ${by} ${row.of}`, report.rows[by][at], row);
  }
}

async function judgeSignals({ people, differ, truth, endMs }: Judging): Promise<void> {
  interface Signals {
    readonly at: string;
    readonly signals: readonly {
      place: string;
      strength: number;
      hours: readonly number[];
      parts: readonly unknown[];
    }[];
  }
  const { signals, at } = await people.ask<Signals>(staff, `${room}/signals`);
  differ.equal('signals asked at', at, utc(endMs));
  const wanted = reckonSignals(truth.reports, endMs);
  differ.equal(
    'places with signals',
    signals.map(({ place }) => place).toSorted(),
    [...wanted.keys()].toSorted(),
  );
  for (const { place, strength, hours, parts } of signals) {
    const one = wanted.get(place);
    differ.close(`signal ${place}`, [strength, ...hours], [one?.strength ?? 0, ...(one?.hours ?? [])]);
    differ.equal(`signal ${place} parts`, parts.length, Math.min(20, one?.reports ?? 0));
  }
}

/** Where cameras saw the vehicle of each passage, over all sites. */
async function judgeSeen({ people, differ, truth }: Judging): Promise<void> {
  const reads = Map.groupBy(truth.reads, ({ vehicle }) => vehicle);
  await together(truth.entries, 8, async (entry) => {
    const { passage } = entry;
    const look = passage.replace(/^p-/, 'l-');
    await people.ask(staff, `${room}/look-up-plate-reads`, { look, passage, purpose: 'same_vehicle' });
    const path = `${room}/passages/${passage}/seen?look=${look}`;
    const { seen, isCut } = await people.ask<SeenAnswer>(staff, path);
    const own = (reads.get(entry.vehicle) ?? []).flatMap((read) => {
      const plate = entry.plates.find(({ on }) => on === read.on);
      return plate === undefined ? [] : [{ read, plate, name: `${read.source} ${utc(read.readMs)}` }];
    });
    const told = new Map(seen.map((one) => [`${one.source} ${one.happenedAt}`, one]));
    // A plate misread by the camera and mistyped by the team is two slips apart: it may be told, it need not.
    const must = own.filter(({ read, plate }) => !(read.isSlip && plate.isSlip));
    const may = new Set(own.map(({ name }) => name));
    const lost = must.filter(({ name }) => !told.has(name)).map(({ name }) => name);
    const strange = [...told.keys()].filter((name) => !may.has(name));
    differ.equal(`seen ${entry.passage}`, { lost, strange, isCut }, { lost: [], strange: [], isCut: false });
    for (const { name, read, plate } of must)
      differ.equal(
        `seen ${entry.passage} ${name}`,
        isSame(told.get(name)?.relation),
        isRight(read.isSlip, plate),
      );
  });
}

const isSame = (relation: string | undefined): boolean => relation === 'same';
const isRight = (isSlip: boolean, plate: TypedPlate): boolean => !isSlip && !plate.isSlip;
