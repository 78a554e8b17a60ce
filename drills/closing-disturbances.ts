import type { Chance } from './chance.ts';
import {
  area,
  boats,
  callers,
  clock,
  contactOf,
  contacts,
  type Fields,
  far,
  just,
  one,
  two,
} from './closing-words.ts';

const explanations = ['counted_again_ashore', 'includes_other_boat', 'reporter_mistaken', 'other'] as const;

type Order = readonly [order: string, fields: Fields];
type Draw = (chance: Chance, people: number) => Order;

/** One order that disturbs the night: something more is said, linked, doubted, merged, searched, handed over. */
export function disturbance(chance: Chance, people: number): Order {
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
    { counted: { alive: 0, deceased: 1 }, more: { kind: 'landing', channel: 'port', place: 'Calais' } },
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
