import fc from 'fast-check';
import pg from 'pg';
import type { EventEnvelope } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type ListEntry, listReasons, type ReaderRights, states } from '../kernel/label.ts';
import { markings, purposes } from '../kernel/marking.ts';
import { parseUtc } from '../kernel/time.ts';
import { labelColumns, labelTypes } from './label-columns.ts';
import type { Projection } from './projection.ts';
import { openVersion, show } from './projection-versions.ts';
import { versionTable } from './projection.ts';
import type { Store } from './store.ts';

/** What row security may know of an event. */
export type Marked = Pick<EventEnvelope, 'marking' | 'purpose' | 'origin' | 'label'>;

/** An invented event's label: agency-a's, and everybody's of both states who has the channel for a remit. */
export function sampleMarked(but: Partial<Marked> = {}): Marked {
  return {
    marking: 'official',
    purpose: 'save_life',
    origin: 'fr' as NodeId,
    label: { owner: 'agency-a', jurisdiction: ['remit-a'], releasedToStates: states },
    ...but,
  };
}

/** Somebody of agency-a who holds every marking and purpose. */
export function sampleRights(but: Partial<ReaderRights> = {}): ReaderRights {
  return {
    person: 'person-1',
    agency: 'agency-a',
    remits: [],
    state: 'fr',
    markings,
    caveats: [],
    purposes,
    lifeAtRisk: false,
    ...but,
  };
}

const some = (...words: readonly string[]) => fc.subarray([...words]);
const ends = [null, '2020-01-01T00:00:00Z', '2999-01-01T00:00:00.000Z', '2999-02-30T00:00:00Z', 'tomorrow'];
const agencies = ['agency-a', 'agency-b', 'agency-c"}, {'] as const;
const people = ['person-1', 'person-2', `person'3`] as const;

const entries: fc.Arbitrary<ListEntry> = fc.record({
  staff: fc.constantFrom(...people),
  reason: fc.constantFrom(...listReasons),
  until: fc.constantFrom(...ends),
});

/** Labels as likely open as shut. */
export const labels: fc.Arbitrary<Marked> = fc.record({
  marking: fc.constantFrom(...markings),
  purpose: fc.constantFrom(...purposes),
  origin: fc.constantFrom(...states).map((state) => state as unknown as NodeId),
  label: fc.option(
    fc.record(
      {
        owner: fc.constantFrom(...agencies),
        caveats: some('caveat-a', 'caveat-b'),
        releasedTo: some(...agencies),
        releasedToStates: fc.subarray([...states]),
        jurisdiction: some('remit-a', 'remit-b'),
        namedList: fc.array(entries, { maxLength: 3 }),
      },
      { requiredKeys: ['owner'] },
    ),
    { freq: 20 },
  ),
});

export const rights: fc.Arbitrary<ReaderRights> = fc.record({
  person: fc.constantFrom(...people),
  agency: fc.option(fc.constantFrom(...agencies), { freq: 6 }),
  remits: some('remit-a', 'remit-b'),
  state: fc.option(fc.constantFrom(...states), { freq: 6 }),
  markings: fc.oneof(fc.constant([...markings]), fc.subarray([...markings])),
  caveats: some('caveat-a', 'caveat-b', 'caveat-c'),
  purposes: fc.oneof(fc.constant([...purposes]), fc.subarray([...purposes])),
  lifeAtRisk: fc.oneof(
    { weight: 3, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

/** The walls of the contract by other hands than the SQL: may they read it at this moment (milliseconds since 1970)? */
export function mayRead(
  { marking, purpose, origin, label }: Marked,
  reader: ReaderRights,
  now: number,
): boolean {
  if (label === null) return false;
  const { owner, caveats = [], releasedTo = [], releasedToStates = [], jurisdiction = [], namedList } = label;
  const { agency, state } = reader;
  const forLife = reader.lifeAtRisk && purpose === 'save_life';
  const isOn = ({ staff, until }: ListEntry): boolean =>
    staff === reader.person && (until === null || (parseUtc(until) ?? 0) > now);
  return (
    reader.markings.includes(marking) &&
    caveats.every((caveat) => reader.caveats.includes(caveat)) &&
    reader.purposes.includes(purpose) &&
    (namedList === undefined || forLife || namedList.some(isOn)) &&
    agency !== null &&
    (forLife ||
      agency === owner ||
      releasedTo.includes(agency) ||
      jurisdiction.some((one) => reader.remits.includes(one))) &&
    state !== null &&
    (String(state) === String(origin) || releasedToStates.includes(state))
  );
}

/** A projection filled by hand: one table of numbered rows with a note. */
export const samples: Projection = {
  name: 'sample',
  version: 1,
  tables: ['row'],
  types: [],
  create: 'create table {row} (n integer primary key, note text, {label})',
  apply: async () => {},
};

/** Makes the sample table where it does not stand, fills it anew with these rows, numbered from 0, and shows it. */
export async function fillSamples(
  store: Store,
  rows: readonly (Marked & { readonly note?: string })[],
): Promise<void> {
  const client = new pg.Client(store.program);
  await client.connect();
  try {
    await openVersion(client, samples, true);
    const table = versionTable(samples, 'row');
    await client.query(`delete from ${table}`);
    await client.query(
      `insert into ${table} select * from jsonb_to_recordset($1) as row (n integer, note text, ${labelTypes})`,
      [JSON.stringify(rows.map((row, n) => ({ n, note: row.note ?? null, ...labelColumns(row, false) })))],
    );
    await client.query('begin');
    await show(client, samples);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
