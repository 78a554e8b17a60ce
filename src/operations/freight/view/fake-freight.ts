import { fold } from '../../../kernel/decider.ts';
import { passageDecider } from '../decide-passage.ts';
import type { PassageEvent } from '../events-passage.ts';
import { foundAlarms } from '../found-alarms.ts';
import { foundText } from '../found-text.ts';
import {
  after,
  beside,
  body,
  edge,
  found,
  opened,
  other,
  passage,
  positive,
  record,
  samplePlace,
  sampleProbe,
  written,
} from '../given-freight.ts';
import type { Passage } from '../passage-state.ts';
import { factsOfPassage, passageRow, passageView } from '../passage-view.ts';
import { similarTo } from '../similar.ts';

/** The two invented entries: opened at night, and in the morning. */
export const fakeNight = passage;
export const fakeMorning = other;

function stateOf(history: readonly PassageEvent[]): Passage {
  const state = fold(passageDecider, history);
  if (state.phase === 'none') throw new Error('no passage');
  return state;
}

/** A vehicle searched in the morning, and as another team entered it at night with people in it. */
const morning = [
  opened(other, 'HGV 3X-77'),
  ...written([opened(other)], { ...record(body('k-000001', { next: 'release' })), passage: other }),
];
const night = [
  opened(),
  ...written(
    [opened()],
    record(
      positive('k-000002', {
        found: found(4, { children: 1, injured: 1 }),
        where: 'trailer_rear',
        next: 'medical',
      }),
    ),
  ),
];
const joining = {
  type: 'JoinPassages',
  ...edge,
  other,
  grade: 'probable',
  reason: 'plate_mistyped',
} as const;
const joined = written(night, { ...joining, seen: beside(morning) });
const of = (id: string) => joined.filter((event) => event.passage === id);

/** What a node answers of two entries of one vehicle, by the end of the address. `areJoined`: a person has said so. */
export function fakeFreight(areJoined: boolean): ReadonlyMap<string, object> {
  const [one, two] = [
    stateOf(areJoined ? [...night, ...of(passage)] : night),
    stateOf(areJoined ? [...morning, ...of(other)] : morning),
  ];
  const totals = { life_risk: 1, people_found: 0, held: 0, in_control: 0, waiting: 0, released: 1, left: 0 };
  const similar = { similar: similarTo(factsOfPassage(one), [two], 20), isCut: false };
  const others = areJoined ? [passageView(two)] : [];
  const equipment = {
    equipment: 'PROBE-1',
    version: 1,
    ...sampleProbe,
    place: 'example-port',
    calibration: 'expired',
  };
  return new Map<string, object>([
    ['passages', { position: 'p', passages: [passageRow(one), passageRow(two)], next: null, totals }],
    [`passages/${passage}`, { position: 'p', passage: passageView(one), others }],
    [`passages/${passage}/similar`, similar],
    [`passages/${passage}/photos`, { photos: [fakePhoto], isCut: false }],
    [
      'found',
      {
        position: 'p',
        found: foundAlarms([one, two]).map((alarm) => ({ ...alarm, ...foundText(alarm) })),
        isCut: false,
      },
    ],
    ['plate-results', similar],
    [
      'registers',
      { places: [{ place: 'example-port', version: 1, ...samplePlace }], equipment: [equipment] },
    ],
    ['methods', { from: after(0), to: after(3_600), rows: [fakeMethod] }],
  ]);
}

const fakePhoto = {
  photo: 'e-000001',
  control: 'k-000002',
  takenAt: null,
  subject: `s-${'e'.repeat(32)}`,
  sha256: '0'.repeat(64),
  bytes: 81_000,
  by: 'demo-uk-freight-1',
  at: after(0),
};

const fakeMethod = {
  place: 'example-port',
  method: 'physical_search',
  made: 12,
  found: 3,
  nothing: 9,
  saysNothing: 0,
  doubtful: 0,
  refused: 0,
  notCompleted: 0,
  missed: 1,
  missedElsewhere: 0,
  missedBlind: 0,
  known: 4,
};
