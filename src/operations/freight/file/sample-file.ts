import { sha256Hex } from '../../../kernel/sha256.ts';
import type { BookEntry } from './entries.ts';
import type { FileSources } from './sources.ts';

/** An invented lorry: scanned at Calais in the morning, searched at Coquelles at night, under two spellings of its plate. */
export const [morning, night] = ['p-3x77aa', 'p-3x77bb'] as const;
const subject = `s-${'a'.repeat(32)}`;
const sealSubject = `s-${'b'.repeat(32)}`;

/** One entry of an invented book; its hash is made of what it says. `entry(1, 'passage/p-1 PassageOpened', {…})`: position, stream with the type of the event, body. */
export function entry(position: number, what: string, body: Readonly<Record<string, unknown>>): BookEntry {
  const [stream = '', type = ''] = what.split(' ');
  const hour = String(6 + Math.floor(position / 4)).padStart(2, '0');
  const at = `2026-06-01T${hour}:${String((position % 4) * 15).padStart(2, '0')}:00.000Z`;
  // In one stream positions rise as numbers do: here they are the same.
  const said = { stream, version: position, type, happenedAt: at, recordedAt: at, origin: 'fr', body };
  return { ...said, position, hash: sha256Hex(JSON.stringify(said)) };
}

const plate = { on: 'tractor', subject, country: 'FR', hint: '77', tokens: { exact: 'unused', near: [] } };
const opened = {
  place: 'calais',
  lane: 'lane-1',
  direction: 'to_uk',
  arrivedAt: '2026-06-01T06:15:00.000Z',
  form: 'curtain_sider',
  sides: 'soft',
  side: 'fr',
  plates: [plate],
  by: 'searcher-1',
};
const negative = {
  control: 'k-000001',
  method: 'co2',
  ground: { kind: 'random', reference: 'draw-1' },
  team: 'calais-a',
  equipment: 'CO2-7',
  startedAt: '2026-06-01T06:30:00.000Z',
  endedAt: '2026-06-01T06:34:00.000Z',
  where: 'trailer_rear',
  readings: [{ quantity: 'co2_ppm', value: 460, unit: 'ppm' }],
  wind: 'calm',
  seal: { before: 'intact', after: 'intact', numberSubject: sealSubject },
  photos: [],
  result: 'nothing_found',
  found: null,
  next: 'release',
  flags: ['ambient_missing'],
  saysNothing: true,
  calibratedAt: null,
  calibrationDueAt: null,
  wordsSubject: null,
  by: 'searcher-1',
};
export const positive = {
  ...negative,
  control: 'k-000002',
  method: 'physical_search',
  ground: { kind: 'driver_report', reference: 'r-000001' },
  team: 'coquelles-b',
  equipment: null,
  readings: [],
  startedAt: '2026-06-01T07:00:00.000Z',
  endedAt: '2026-06-01T07:40:00.000Z',
  seal: { before: 'broken', after: 'replaced', numberSubject: null },
  photos: ['e-1', 'e-2'],
  result: 'people_found',
  found: { people: 4, children: 2, childrenAlone: 1, injured: 1, unconscious: 0, pregnant: 1 },
  next: 'hand_to_police',
  flags: [],
  saysNothing: false,
  by: 'searcher-2',
};
const corrected = {
  control: 'k-000002',
  where: 'trailer_rear',
  readings: [],
  wind: 'calm',
  seal: positive.seal,
  result: 'people_found',
  found: { ...positive.found, people: 5 },
};

/** The invented book, among it much that is none of a file's. */
export const sampleEntries: readonly BookEntry[] = [
  entry(1, `passage/${morning} PassageOpened`, { passage: morning, ...opened }),
  entry(2, `passage/${morning} ControlRecorded`, { passage: morning, ...negative }),
  entry(3, `passage/${night} PassageOpened`, {
    passage: night,
    ...opened,
    place: 'coquelles',
    sides: 'unknown',
  }),
  entry(4, `passage/${morning} PassagesJoined`, {
    passage: morning,
    joined: night,
    group: [morning, night],
    grade: 'confirmed',
    reason: 'plate_mistyped',
    by: 'supervisor-1',
  }),
  entry(5, 'freight_search/v-1 VehicleSearchBegun', {
    search: 'v-1',
    passage: night,
    team: 'coquelles-a',
    place: 'coquelles',
    lane: 'lane-2',
    left: ['load'],
    by: 'searcher-3',
  }),
  entry(6, 'freight_search/v-1 TakeoverAccepted', {
    search: 'v-1',
    takeover: 'to-1',
    from: 'coquelles-a',
    to: 'coquelles-b',
    by: 'searcher-2',
  }),
  entry(7, `passage/${night} ControlRecorded`, { passage: night, ...positive }),
  entry(8, `passage/${morning} MethodMissed`, {
    passage: morning,
    control: 'k-000001',
    method: 'co2',
    found: { passage: night, control: 'k-000002', method: 'physical_search', where: 'trailer_rear' },
    samePart: true,
  }),
  entry(9, `passage/${night} CareAsked`, {
    passage: night,
    task: 'care-1',
    kind: 'pregnancy_medical_check',
    count: 1,
    side: 'fr',
    dueAt: opened.arrivedAt,
    counted: 'k-000002',
  }),
  entry(10, `passage/${night} HelpNoted`, { passage: night, help: 'child_protection', by: 'searcher-2' }),
  entry(11, `passage/${night} ControlCorrected`, {
    passage: night,
    ...corrected,
    was: { ...corrected, found: positive.found },
    flags: [],
    saysNothing: false,
    reason: 'counted_again',
    by: 'searcher-2',
  }),
  entry(12, 'boat/b-000001 BoatOpened', { passage: night, people: 40, distress: true }),
  entry(13, 'freight_search/v-1 VehicleSearchEnded', {
    search: 'v-1',
    team: 'coquelles-b',
    why: 'control_recorded',
    control: 'k-000002',
    by: 'searcher-2',
  }),
];

const [firstPhoto, secondPhoto] = [sha256Hex('first photo'), sha256Hex('second photo')];

export const sampleSources: FileSources = {
  scheme: 'uk',
  passage: night,
  madeAtPosition: 13,
  node: 'fr',
  entries: sampleEntries,
  equipment: {
    'CO2-7': [
      {
        from: '2026-01-01T00:00:00.000Z',
        model: 'Probe A',
        calibratedAt: '2025-05-01T00:00:00.000Z',
        calibrationDueAt: '2026-05-01T00:00:00.000Z',
      },
      {
        from: '2026-06-10T00:00:00.000Z',
        model: 'Probe A',
        calibratedAt: '2026-06-09T00:00:00.000Z',
        calibrationDueAt: '2027-06-09T00:00:00.000Z',
      },
    ],
  },
  photos: [
    {
      photo: 'e-1',
      asked: 'opened',
      recordedHash: firstPhoto,
      heldHash: firstPhoto,
      bytes: 120_000,
      takenAt: '2026-06-01T07:20:00.000Z',
      custody: [
        { at: '2026-06-01T07:20:00.000Z', by: 'searcher-2', act: 'taken', entry: null, position: null },
        { at: '2026-06-01T07:45:00.000Z', by: 'handheld-4', act: 'received', entry: null, position: 7 },
      ],
    },
    {
      photo: 'e-2',
      asked: 'opened',
      recordedHash: secondPhoto,
      heldHash: secondPhoto,
      bytes: 90_000,
      takenAt: '2026-06-01T07:21:00.000Z',
      custody: [
        { at: '2026-06-01T07:21:00.000Z', by: 'searcher-2', act: 'taken', entry: null, position: null },
      ],
    },
  ],
  reports: [
    {
      report: 'r-000001',
      stream: 'driver_report/r-000001',
      version: 1,
      position: 0,
      hash: 'c'.repeat(64),
      recordedAt: '2026-06-01T05:59:00.000Z',
      origin: 'fr',
      at: '2026-06-01T05:58:00.000Z',
      place: 'coquelles',
      what: 'noise',
      checklist: null,
    },
  ],
};
