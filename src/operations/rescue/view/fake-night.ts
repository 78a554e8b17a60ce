import { nothingClaimed } from '../nothing-claimed.ts';
import type { FakeGiver, FakeRescue } from './fake-rescue.ts';
import { disputedSea } from '../sample-disputes.ts';
import type { Claims } from '../wire.ts';

const uk: FakeGiver = { staff: 'uk-staff-0101', side: 'uk', desk: 'uk-mrcc-2' };
const fr: FakeGiver = { staff: 'fr-staff-0201', side: 'fr', desk: 'fr-cross-1' };

/** One invented contact: how many minutes ago it came in, what it says, where. */
export interface FakeContact {
  readonly contact: string;
  readonly minutesAgo: number;
  readonly channel?: string;
  readonly kind?: string;
  readonly claims?: Partial<Claims>;
  readonly at?: readonly [lat: number, lon: number];
  readonly accuracyMetres?: number;
  readonly flags?: readonly string[];
  readonly candidates?: readonly { readonly lat: number; readonly lon: number; readonly reading: string }[];
  readonly raw?: string;
  readonly phone?: string;
  readonly caller?: string;
  readonly words?: string;
  readonly language?: string;
  readonly unit?: string;
  readonly place?: string;
  readonly source?: string;
  readonly counted?: Readonly<Record<string, number>>;
  readonly callersAboard?: readonly string[];
  readonly giver?: FakeGiver;
}

/** Records one invented contact. */
export function recordFake(rescue: FakeRescue, one: FakeContact): void {
  const receivedAt = new Date(Date.now() - one.minutesAgo * 60_000).toISOString();
  const position = one.at && {
    id: 'p1',
    lat: one.at[0],
    lon: one.at[1],
    accuracyMetres: one.accuracyMetres ?? 300,
    source: one.raw === undefined ? 'gps_share' : 'text',
    at: receivedAt,
    raw: one.raw ?? null,
    flags: one.flags ?? [],
    candidates: one.candidates ?? [],
  };
  const fields = {
    contact: one.contact,
    kind: one.kind ?? 'report',
    channel: one.channel ?? 'call',
    receivedAt,
    happenedAt: receivedAt,
    language: one.language ?? null,
    caller: one.caller ?? null,
    source: one.source ?? null,
    unit: one.unit ?? null,
    place: one.place ?? null,
    claims: { ...nothingClaimed, ...one.claims },
    positions: position === undefined ? [] : [position],
    counted: one.counted ?? null,
    callersAboard: one.callersAboard ?? [],
    wordsSubject: one.words === undefined ? null : fakeSubject(one.contact),
    ...(one.words === undefined ? {} : { words: one.words }),
    ...(one.phone === undefined ? {} : { phone: one.phone }),
  };
  must(rescue, { name: 'RecordContact', giver: one.giver ?? uk }, fields);
}

/** An invented subject for the words of a contact: the same each time. */
export function fakeSubject(contact: string): string {
  const hex = Array.from(contact, (letter) => letter.codePointAt(0)?.toString(16) ?? '0').join('');
  return `s-${hex.slice(-32).padStart(32, '0')}`;
}

/** Gives an order that must be taken. */
export function must(
  rescue: FakeRescue,
  ordered: string | { readonly name: string; readonly giver: FakeGiver },
  fields: Readonly<Record<string, unknown>>,
): void {
  const { name, giver } = typeof ordered === 'string' ? { name: ordered, giver: uk } : ordered;
  const answer = rescue.order(name, fields, giver);
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}

const range = (min: number, max = min) => ({ min, max, best: null });
export const fakeCaller = `s-${'a'.repeat(32)}`;
export const fakePhone = '+000000000017';

/**
 * The invented night of the browser tests: a swamped boat with two calls, a dry boat two miles off whose people were
 * taken aboard, a French boat near the line with a transfer refused, and what came in on no boat.
 */
export function playFakeNight(rescue: FakeRescue): void {
  recordFake(rescue, {
    contact: 'c-swamp01',
    minutesAgo: 42,
    claims: { persons: range(33), hull: 'swamped', engine: 'stopped', inWater: range(2) },
    at: [51.052, 1.43],
    phone: fakePhone,
    caller: fakeCaller,
    words: 'Water is in the boat, engine dead, thirty-three of us, two fell in.',
    language: 'en',
  });
  must(rescue, 'OpenContact', { contact: 'c-swamp01' });
  must(rescue, 'OpenBoat', { boat: 'b-swamp01', contact: 'c-swamp01', phase: 'distress' });
  must(rescue, 'MakePromise', {
    boat: 'b-swamp01',
    promise: 'promise-1',
    contact: 'c-swamp01',
    kind: 'unit_is_coming',
    dueAt: new Date(Date.now() + 12 * 60_000).toISOString(),
  });
  rescue.note('b-swamp01', { task: 'task-1', unit: 'LB-DOVER', step: 'under_way' });
  recordFake(rescue, {
    contact: 'c-dry0001',
    minutesAgo: 70,
    channel: 'radar',
    claims: { persons: range(40, 45), hull: 'dry', engine: 'running', underWay: true },
    at: [51.02, 1.47],
    source: 'RADAR-1',
  });
  must(rescue, 'OpenContact', { contact: 'c-dry0001' });
  must(rescue, 'OpenBoat', { boat: 'b-dry0001', contact: 'c-dry0001', phase: 'alert' });
  recordFake(rescue, {
    contact: 'c-pickup1',
    minutesAgo: 9,
    kind: 'pickup',
    channel: 'unit',
    unit: 'CUTTER-1',
    source: 'CUTTER-1',
    claims: { hull: 'dry' },
    at: [51.03, 1.46],
    counted: {
      alive: 41,
      deceased: 0,
      childrenWithFamily: 6,
      childrenAlone: 2,
      injured: 0,
      fromWater: 0,
    },
  });
  must(rescue, 'OpenContact', { contact: 'c-pickup1' });
  playFrenchBoat(rescue);
  playWaiting(rescue);
}

/** Two sightings of a British boat on its way to the French side: it is due over the line in some ten minutes. */
export function followToTheLine(rescue: FakeRescue, boat: string): void {
  const sightings = [
    { contact: 'c-track01', minutesAgo: 35, at: [51.05, 1.43] },
    { contact: 'c-track02', minutesAgo: 5, at: [51.022, 1.465] },
  ] as const;
  for (const sighting of sightings) {
    recordFake(rescue, { ...sighting, channel: 'radar', source: 'RADAR-1' });
    const graded = { grade: 'confirmed', reason: 'place_and_time' };
    must(rescue, 'LinkContact', { boat, contact: sighting.contact, ...graded });
  }
}

function playFrenchBoat(rescue: FakeRescue): void {
  recordFake(rescue, {
    contact: 'c-french1',
    minutesAgo: 35,
    channel: 'patrol',
    claims: { persons: range(55), colour: 'black', underWay: true, engine: 'running' },
    at: [50.99, 1.62],
    source: 'PATROL-1',
    giver: fr,
  });
  must(rescue, { name: 'OpenContact', giver: fr }, { contact: 'c-french1' });
  must(rescue, { name: 'OpenBoat', giver: fr }, { boat: 'b-french1', contact: 'c-french1', phase: 'alert' });
  must(
    rescue,
    { name: 'ProposeTransfer', giver: fr },
    { boat: 'b-french1', transfer: 'transfer-1', to: 'uk', reason: 'crosses_line', crossesAt: null },
  );
}

function playWaiting(rescue: FakeRescue): void {
  recordFake(rescue, {
    contact: 'c-share01',
    minutesAgo: 1.4,
    channel: 'message_share',
    claims: { persons: range(31, 35), hull: 'swamped' },
    at: [51.049, 1.424],
    accuracyMetres: 20,
    language: 'ku',
  });
  recordFake(rescue, {
    contact: 'c-mail001',
    minutesAgo: 3,
    channel: 'email',
    source: 'charity-1',
    claims: { persons: range(30, 40), engine: 'stopped' },
    at: [51.062, 1.4],
    raw: '51 03 7 N 1 24 0 E',
    flags: ['text_position_parsed', 'format_ambiguous'],
    candidates: [
      { lat: 51.0519, lon: 1.4, reading: 'degrees_minutes_seconds' },
      { lat: 51.0617, lon: 1.4, reading: 'degrees_minutes' },
    ],
    words: 'We are told of a boat with thirty to forty people, engine stopped, at 51 03 7 N 1 24 0 E.',
    language: 'en',
  });
  must(rescue, 'OpenContact', { contact: 'c-mail001' });
}

/** Two boats as two nodes wrote of them apart: a closing that had not seen a link, and a contact linked by each to its own. */
export function playDisputed(rescue: FakeRescue): void {
  rescue.stand(disputedSea);
}
