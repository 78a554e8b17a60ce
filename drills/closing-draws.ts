import { at } from '../src/operations/rescue/given-rescue.ts';
import type { Chance } from './chance.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One order of an invented night: who gives it, when, and what it says. */
export interface Step {
  readonly order: string;
  readonly side: 'fr' | 'uk';
  /** Minutes after 02:00. */
  readonly minute: number;
  readonly fields: Fields;
}

const boats = ['b-000001', 'b-000002', 'b-000003'] as const;
const [one, two] = boats;
const contacts = Array.from({ length: 10 }, (_, index) => `c-${String(index + 1).padStart(6, '0')}`);
const callers = ['1', '2', '3'].map((digit) => `s-${digit.repeat(32)}`);
const near = { lat: 51.1, lon: 1.6 };
const far = { lat: 50.75, lon: 1.2 };
const outcomes = [
  'rescued',
  'landed_unassisted',
  'returned_ashore',
  'false_alarm',
  'search_suspended',
] as const;
const explanations = ['counted_again_ashore', 'includes_other_boat', 'reporter_mistaken', 'other'] as const;
const area = [
  { lat: 51, lon: 1.5 },
  { lat: 51.1, lon: 1.5 },
  { lat: 51, lon: 1.6 },
];

function clock(minute: number): string {
  return at(`${2 + Math.floor(minute / 60)}:${minute % 60}`);
}

function just(count: number) {
  return { min: count, max: count, best: count };
}

interface Said {
  readonly minute: number;
  readonly claims?: Fields;
  readonly counted?: Fields;
  readonly place?: { readonly lat: number; readonly lon: number };
  readonly more?: Fields;
}

function contactOf(contact: string, { minute, claims = {}, counted, place, more = {} }: Said): Fields {
  const when = clock(minute);
  const position = { id: 'p1', ...place, accuracyMetres: 100, source: 'gps', at: when };
  return {
    contact,
    kind: 'report',
    channel: 'call',
    receivedAt: when,
    happenedAt: when,
    claims,
    positions: place === undefined ? [] : [position],
    ...(counted === undefined ? {} : { counted: { alive: 0, ...counted } }),
    ...more,
  };
}

/** Draws the orders of one invented night: most begin as a rescue that goes well, and are then disturbed. */
export function drawNight(chance: Chance): readonly Step[] {
  const steps: Step[] = [];
  const people = 6 + chance.whole(8);
  const step = (order: string, fields: Fields, minute = 180): void => {
    steps.push({ order, fields, minute, side: chance.isOneIn(3) ? 'uk' : 'fr' });
  };
  if (chance.isOneIn(6)) radarEcho(step);
  else rescueGoesWell(chance, { step, people });
  if (chance.isOneIn(2)) secondBoat(chance, step);
  const length = 2 + chance.whole(10);
  for (let n = 0; n < length; n += 1) {
    const [order, fields] = disturbance(chance, people);
    step(order, fields);
    if (order === 'RecordContact' && chance.isOneIn(2))
      step('LinkContact', {
        boat: one,
        contact: fields['contact'],
        grade: 'probable',
        reason: 'place_and_time',
      });
    if (chance.isOneIn(3)) step('CloseBoat', closing(chance));
  }
  if (chance.isOneIn(8)) searchSuspended(chance, step);
  step('CloseBoat', closing(chance));
  return steps;
}

type Take = (order: string, fields: Fields, minute?: number) => void;

function rescueGoesWell(
  chance: Chance,
  { step, people }: { readonly step: Take; readonly people: number },
): void {
  const more = { caller: callers[0] };
  step(
    'RecordContact',
    contactOf('c-000001', {
      minute: 0,
      claims: { persons: just(people), colour: 'black' },
      place: near,
      more,
    }),
  );
  step('OpenBoat', { boat: one, contact: 'c-000001' });
  const unit = {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-1',
    callersAboard: chance.isOneIn(2) ? [chance.isOneIn(5) ? callers[2] : callers[0]] : [],
  };
  const first = chance.isOneIn(3) ? 1 + chance.whole(people - 1) : people;
  step(
    'RecordContact',
    contactOf('c-000002', { minute: 60, counted: { alive: first }, place: near, more: unit }),
  );
  step('LinkContact', { boat: one, contact: 'c-000002', grade: 'confirmed', reason: 'seen_by_unit' });
  if (first < people) {
    const second = { ...unit, unit: 'LB-2' };
    step(
      'RecordContact',
      contactOf('c-000003', { minute: 70, counted: { alive: people - first }, more: second }),
    );
    step('LinkContact', { boat: one, contact: 'c-000003', grade: 'probable', reason: 'place_and_time' });
  }
  if (chance.isOneIn(3)) {
    const port = { kind: 'landing', channel: 'port', place: 'Calais' };
    step(
      'RecordContact',
      contactOf('c-000004', {
        minute: 120,
        counted: { alive: chance.isOneIn(2) ? first : people },
        more: port,
      }),
    );
    step('LinkContact', {
      boat: one,
      contact: 'c-000004',
      grade: 'confirmed',
      reason: 'followed_throughout',
    });
  }
  if (chance.isOneIn(2)) step('CloseBoat', closing(chance));
}

function radarEcho(step: Take): void {
  step('RecordContact', contactOf('c-000001', { minute: 0, place: near, more: { channel: 'radar' } }));
  step('OpenBoat', { boat: one, contact: 'c-000001', phase: 'uncertainty' });
  step(
    'RecordContact',
    contactOf('c-000002', { minute: 30, claims: { boats: 0 }, more: { channel: 'aircraft' } }),
  );
  step('LinkContact', { boat: one, contact: 'c-000002', grade: 'confirmed', reason: 'seen_by_unit' });
}

/** Somebody is missing, searched for or not, and given up. */
function searchSuspended(chance: Chance, step: Take): void {
  const persons = just(1 + chance.whole(6));
  const search = {
    boat: one,
    search: 's-9',
    kind: 'boat',
    datum: null,
    datumAt: clock(30),
    persons,
    contact: null,
  };
  step('OpenSearch', search);
  const effort = { boat: one, search: 's-9', unit: 'LB-1', from: clock(90), to: clock(120), area, found: 0 };
  if (chance.isOneIn(2)) step('RecordSearchEffort', effort);
  step('SuspendSearch', { boat: one, search: 's-9' });
  step('CloseBoat', { boat: one, outcome: 'search_suspended', identification: [] });
}

function secondBoat(chance: Chance, step: Take): void {
  const claims = { persons: just(4 + chance.whole(6)) };
  step(
    'RecordContact',
    contactOf('c-000005', {
      minute: 10,
      claims,
      place: chance.isOneIn(3) ? far : near,
      more: { caller: callers[1] },
    }),
  );
  step('OpenBoat', { boat: two, contact: 'c-000005' });
}

function closing(chance: Chance): Fields {
  const contact = chance.isOneIn(4) ? chance.pick(contacts) : 'c-000002';
  const kind = chance.isOneIn(5) ? 'phone_aboard' : 'seen_by_unit';
  const outcome = chance.isOneIn(3) ? chance.pick(outcomes) : 'rescued';
  const identification = chance.isOneIn(10) ? [] : [{ kind, contact }];
  return { boat: chance.isOneIn(6) ? chance.pick(boats) : one, outcome, identification };
}

type Order = readonly [order: string, fields: Fields];
type Draw = (chance: Chance, people: number) => Order;

function disturbance(chance: Chance, people: number): Order {
  return (chance.pick(draws) ?? newContact)(chance, people);
}

const boatOf = (chance: Chance): string => (chance.isOneIn(4) ? chance.pick(boats) : one);
const contactIn = (chance: Chance): string | undefined => chance.pick(contacts);
const countNear = (chance: Chance, people: number): number => Math.max(0, people + chance.whole(7) - 3);

/** Something more is received: a claim, a fall, a count, a contradiction. */
function newContact(chance: Chance, people: number): Order {
  const minute = chance.whole(180);
  const contact = contacts[5 + chance.whole(5)] ?? 'c-000010';
  const some = chance.pick([
    { claims: { persons: just(countNear(chance, people)) } },
    {
      claims: { persons: just(countNear(chance, people)) },
      more: { kind: 'statement', channel: 'port', place: chance.isOneIn(2) ? 'Dover' : 'Calais' },
    },
    { claims: { overboard: just(1 + chance.whole(2)) }, more: { kind: 'statement', channel: 'port' } },
    { claims: { inWater: just(1) } },
    { claims: { colour: 'white' } },
    { claims: { hull: 'swamped' } },
    { claims: { engine: 'stopped' }, more: { channel: 'sms', caller: chance.pick(callers) } },
    { claims: { toOtherBoat: just(2) } },
    { claims: { fromOtherBoat: just(2) } },
    { place: far },
    {
      claims: { hull: 'dry' },
      counted: { alive: people },
      more: { kind: 'pickup', channel: 'unit', unit: 'LB-1' },
    },
    {
      counted: { alive: countNear(chance, people), deceased: chance.whole(2), fromWater: chance.whole(2) },
      more: { kind: 'pickup', channel: 'unit', unit: 'LB-3', callersAboard: [chance.pick(callers)] },
    },
    { counted: { alive: 1, fromWater: 1 }, more: { kind: 'pickup', channel: 'vessel', unit: 'FV-1' } },
    { counted: { alive: people * 6 }, more: { kind: 'pickup', channel: 'unit', unit: 'PAT-1' } },
    {
      counted: { alive: countNear(chance, people) },
      more: { kind: 'landing', channel: 'port', place: 'Dover' },
    },
    { more: { kind: 'news', channel: 'email' } },
  ] as const);
  return ['RecordContact', contactOf(contact, { minute, ...some })];
}

function linking(chance: Chance): Order {
  const grade = chance.pick(['confirmed', 'probable', 'possible'] as const);
  const contact = contacts[4 + chance.whole(6)];
  const reason = chance.isOneIn(2) ? 'place_and_time' : 'said_by_those_aboard';
  return ['LinkContact', { boat: boatOf(chance), contact, grade, reason }];
}

const range = (count: number) => ({ min: count, max: count + 1, best: null });

const draws: readonly Draw[] = [
  newContact,
  newContact,
  newContact,
  newContact,
  linking,
  linking,
  linking,
  linking,
  linking,
  (chance) => [
    'GradeLink',
    {
      boat: boatOf(chance),
      contact: contactIn(chance),
      grade: chance.pick(['confirmed', 'possible'] as const),
      reason: 'mistaken',
    },
  ],
  (chance) => ['UnlinkContact', { boat: boatOf(chance), contact: contactIn(chance), reason: 'mistaken' }],
  (chance, people) => [
    'CorrectContact',
    {
      contact: chance.isOneIn(2) ? 'c-000002' : contactIn(chance),
      claims: chance.isOneIn(2) ? {} : { persons: just(countNear(chance, people)) },
      counted: chance.isOneIn(3) ? null : { alive: countNear(chance, people) },
      place: null,
      unit: 'LB-1',
    },
  ],
  (chance, people) => {
    const claims = chance.isOneIn(2) ? { hull: 'dry' } : { colour: 'white' };
    const counted = { alive: people };
    return ['CorrectContact', { contact: 'c-000002', claims, counted, place: null, unit: 'LB-1' }];
  },
  (chance) => ['CorrectTime', { contact: contactIn(chance), offsetSeconds: (chance.whole(5) - 2) * 3_600 }],
  (chance) => [
    'AddPosition',
    {
      contact: contactIn(chance),
      position: { id: 'p2', ...far, accuracyMetres: 100, source: 'gps', at: clock(chance.whole(180)) },
    },
  ],
  (chance) => {
    const named = [contactIn(chance), 'c-000002'];
    const uses = chance.isOneIn(3) ? null : chance.pick(named);
    return [
      'ExplainCounts',
      { boat: boatOf(chance), contacts: named, explanation: chance.pick(explanations), uses },
    ];
  },
  (chance) => [
    'RecordDispersed',
    {
      boat: boatOf(chance),
      count: range(chance.whole(3)),
      side: 'fr',
      contact: contactIn(chance),
      met: chance.isOneIn(2),
    },
  ],
  (chance) => [
    'RelateBoats',
    {
      boat: chance.isOneIn(2) ? one : two,
      other: chance.isOneIn(2) ? one : two,
      relation: chance.pick(['persons_transferred', 'persons_transferred', 'distinct'] as const),
      count: chance.isOneIn(5) ? null : just(chance.whole(4)),
      contacts: chance.isOneIn(2) ? [] : ['c-000001'],
      grade: chance.pick(['confirmed', 'probable', 'possible'] as const),
    },
  ],
  (chance) => [
    'UnrelateBoats',
    { boat: chance.isOneIn(2) ? one : two, other: chance.isOneIn(2) ? one : two, reason: 'mistaken' },
  ],
  (chance) => [
    'MergeBoats',
    {
      boat: boatOf(chance),
      from: chance.isOneIn(4) ? chance.pick(boats) : two,
      grade: 'probable',
      reason: 'same_caller',
    },
  ],
  (chance) => [
    'SplitBoat',
    { boat: boatOf(chance), from: chance.isOneIn(4) ? chance.pick(boats) : two, reason: 'mistaken' },
  ],
  (chance) => [
    'OpenSearch',
    {
      boat: boatOf(chance),
      search: `s-${chance.whole(2)}`,
      kind: chance.pick(['person_in_water', 'boat'] as const),
      datum: null,
      datumAt: clock(chance.whole(60)),
      persons: just(1 + chance.whole(3)),
      contact: null,
    },
  ],
  (chance) => [
    'RecordSearchEffort',
    {
      boat: boatOf(chance),
      search: `s-${chance.whole(2)}`,
      unit: 'LB-1',
      from: clock(90),
      to: clock(120),
      area,
      found: 0,
    },
  ],
  (chance) => [
    'EndSearch',
    {
      boat: boatOf(chance),
      search: chance.isOneIn(2) ? 's-0' : `pw-${contactIn(chance) ?? ''}`,
      contact: contactIn(chance),
    },
  ],
  (chance) => ['SuspendSearch', { boat: boatOf(chance), search: `s-${chance.whole(2)}` }],
  (chance) => [
    'ProposeTransfer',
    {
      boat: boatOf(chance),
      transfer: `T-${chance.whole(2)}`,
      to: chance.pick(['fr', 'uk'] as const),
      reason: 'capacity',
      crossesAt: null,
    },
  ],
  (chance) => [
    chance.pick(['AcceptTransfer', 'AssistWithoutTransfer', 'WithdrawTransfer'] as const),
    { boat: boatOf(chance), transfer: `T-${chance.whole(2)}` },
  ],
  (chance) => ['ReopenBoat', { boat: boatOf(chance), contact: null, reason: 'other' }],
  (chance) => ['OpenBoat', { boat: chance.pick(boats), contact: contactIn(chance) }],
];
