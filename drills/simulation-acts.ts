import type { Instant } from '../src/kernel/time.ts';
import { toUtc } from '../src/kernel/time.ts';
import type { Chance } from './chance.ts';
import type { Fields } from './closing-words.ts';

/** A word that is said to be sealed, or written where it may not leave: it never crosses. */
export const secretWord = 'zzsecretword';

/** An order as a person gives it. `binds`: only on the node of a state. */
export interface Order {
  readonly context: 'operations/rescue' | 'operations/dispatch';
  readonly command: string;
  readonly fields: Fields;
}

/** What a person at a desk has before them. */
export interface Desk {
  readonly node: string;
  readonly chance: Chance;
  readonly now: Instant;
  /** Ids of what this node knows, by kind of stream. */
  known(kind: string): readonly string[];
  state(stream: string): Fields;
  /** An id that nobody else gives. */
  fresh(prefix: string): string;
}

type Draw = (desk: Desk) => readonly Order[];

const near = { lat: 51.1, lon: 1.6 };
const far = { lat: 50.75, lon: 1.2 };
const just = (count: number) => ({ min: count, max: count, best: count });

function rescueOrder(command: string, fields: Fields): Order {
  return { context: 'operations/rescue', command, fields };
}

/** A boat of those known here, mostly one of the first few: both sides work on the same. */
function boatOf(desk: Desk): string {
  const { chance } = desk;
  const boats = desk.known('boat');
  const some = chance.isOneIn(3) ? boats : boats.slice(0, 2);
  return chance.pick(some) ?? 'b-unknown';
}

const contactOf = (desk: Desk): string => desk.chance.pick(desk.known('contact')) ?? 'c-unknown';

function recorded(desk: Desk, contact: string, more: Fields = {}): Order {
  const { chance, now } = desk;
  const at = toUtc((now - chance.whole(3_600_000)) as Instant);
  const place = chance.isOneIn(6) ? far : near;
  const positions = chance.isOneIn(3)
    ? []
    : [{ id: 'p1', ...place, accuracyMetres: 100, source: 'gps_share', at }];
  const words = chance.isOneIn(3)
    ? { words: `${secretWord} said`, wordsSubject: `s-${'0'.repeat(31)}${chance.whole(10)}` }
    : {};
  const said = { contact, kind: 'report', channel: 'call', receivedAt: at, happenedAt: at, positions };
  return rescueOrder('RecordContact', { ...said, claims: {}, ...words, ...more });
}

const pickup = (unit: string, alive: number): Fields => ({
  kind: 'pickup',
  channel: 'unit',
  unit,
  counted: { alive },
});

function newContact(desk: Desk): Order {
  const { chance } = desk;
  const count = 10 + chance.whole(5);
  const more = chance.pick([
    { claims: { persons: just(count) } },
    { claims: { overboard: just(1) } },
    { claims: { colour: 'white' } },
    { claims: { hull: 'swamped' } },
    pickup('LB-1', count),
    pickup('LB-2', count),
    { kind: 'landing', channel: 'port', place: 'Dover', counted: { alive: count } },
  ] as const satisfies readonly Fields[]);
  return recorded(desk, desk.fresh('c'), more);
}

const linking = (boat: string, contact: string, grade = 'confirmed'): Order =>
  rescueOrder('LinkContact', { boat, contact, grade, reason: 'seen_by_unit' });

/** A boat with its people, all of them taken aboard: it could be closed. */
export function goodRescue(desk: Desk): readonly Order[] {
  const people = 10 + desk.chance.whole(5);
  const [call, found, boat] = [desk.fresh('c'), desk.fresh('c'), desk.fresh('b')];
  const place = { positions: [] };
  return [
    recorded(desk, call, { claims: { persons: just(people) }, ...place }),
    rescueOrder('OpenBoat', { boat, contact: call }),
    recorded(desk, found, { ...pickup('LB-1', people), ...place }),
    linking(boat, found),
  ];
}

function heardAndLinked(desk: Desk): readonly Order[] {
  const order = newContact(desk);
  const grade = desk.chance.isOneIn(4) ? 'possible' : 'confirmed';
  return [order, linking(boatOf(desk), String(order.fields['contact']), grade)];
}

function closing(desk: Desk): readonly Order[] {
  const boat = boatOf(desk);
  const links = listIn(desk.state(`boat/${boat}`), 'links');
  const ended = links.find((link) => kindOf(link) === 'pickup') ?? links[0];
  const contact = ended === undefined ? 'c-unknown' : String(ended['contact']);
  const identification = [{ kind: 'seen_by_unit', contact }];
  return [rescueOrder('CloseBoat', { boat, outcome: 'rescued', identification })];
}

function transferring(desk: Desk): readonly Order[] {
  const { chance, node } = desk;
  const boat = boatOf(desk);
  const transfers = listIn(desk.state(`boat/${boat}`), 'transfers');
  const open = transfers.findLast(({ status }) => status === 'open') ?? transfers.at(-1);
  const to = node === 'fr' ? 'uk' : 'fr';
  if (chance.isOneIn(6)) return [rescueOrder('TreatAsTransferred', { boat, to })];
  if (open === undefined || chance.isOneIn(5)) {
    const proposal = { boat, transfer: desk.fresh('T'), to, reason: 'nearest_unit', crossesAt: null };
    return [rescueOrder('ProposeTransfer', proposal)];
  }
  const answer = { boat, transfer: open['transfer'] };
  const command = chance.pick([
    'AcceptTransfer',
    'AcceptTransfer',
    'WithdrawTransfer',
    'AssistWithoutTransfer',
  ] as const);
  if (chance.isOneIn(5)) return [rescueOrder('RefuseTransfer', { ...answer, reason: 'no_unit' })];
  return [rescueOrder(command, answer)];
}

function settling(desk: Desk): readonly Order[] {
  const { chance } = desk;
  const all = desk
    .known('boat')
    .flatMap((boat) =>
      listIn(desk.state(`boat/${boat}`), 'disputes').map(({ dispute }) => ({ boat, dispute })),
    );
  const one = chance.pick(all);
  if (one === undefined) {
    const boat = boatOf(desk);
    return [rescueOrder('SettleCoordinator', { boat, to: chance.pick(['fr', 'uk'] as const) })];
  }
  // Mostly in one voice, so that something is settled now and then.
  const french = desk.node === 'fr' ? 'own' : 'other';
  const stands = chance.isOneIn(4) ? 'both' : french;
  return [rescueOrder('SettleDispute', { ...one, stands, reason: 'agreed_by_telephone' })];
}

function searching(desk: Desk): readonly Order[] {
  const { chance, now } = desk;
  const boat = boatOf(desk);
  const open = listIn(desk.state(`boat/${boat}`), 'searches').find(({ status }) => status === 'open');
  const at = toUtc(now);
  if (open === undefined) {
    const search = { boat, search: desk.fresh('S'), kind: 'boat', datum: null, datumAt: at, contact: null };
    return [rescueOrder('OpenSearch', { ...search, persons: just(1 + chance.whole(3)) })];
  }
  const of = { boat, search: open['search'] };
  if (chance.isOneIn(2)) return [rescueOrder('EndSearch', { ...of, contact: contactOf(desk) })];
  const area = [near, far, { lat: 51, lon: 1.5 }];
  return [rescueOrder('RecordSearchEffort', { ...of, unit: 'LB-1', from: at, to: at, area, found: 0 })];
}

function relaying(desk: Desk): readonly Order[] {
  const { chance } = desk;
  const relay = chance.pick(desk.known('relay'));
  const of = (command: string, fields: Fields): Order => ({
    context: 'operations/dispatch',
    command,
    fields,
  });
  if (relay === undefined || chance.isOneIn(3)) {
    const distress = {
      boat: null,
      nature: 'sinking',
      position: { ...near, accuracyMetres: 100 },
      persons: 3,
    };
    return [of('SendRelay', { relay: desk.fresh('R'), ...distress, stations: ['CG-1'], units: ['LB-1'] })];
  }
  if (chance.isOneIn(4)) return [of('EndRelay', { relay, reason: 'answered' })];
  const unit = chance.pick(['LB-1', 'LB-2', 'FV-3'] as const);
  if (chance.isOneIn(2)) return [of('CallUnits', { relay, units: [unit] })];
  return [of('AcknowledgeRelay', { relay, unit, intention: 'proceeding', reason: null, arrivesAt: null })];
}

const shared: readonly Draw[] = [
  heardAndLinked,
  heardAndLinked,
  heardAndLinked,
  (desk) => [newContact(desk)],
  (desk) => [linking(boatOf(desk), contactOf(desk))],
  (desk) => [
    rescueOrder('UnlinkContact', { boat: boatOf(desk), contact: contactOf(desk), reason: 'mistaken' }),
  ],
  (desk) => [
    rescueOrder('GradeLink', {
      boat: boatOf(desk),
      contact: contactOf(desk),
      grade: 'possible',
      reason: 'mistaken',
    }),
  ],
  (desk) => [
    rescueOrder('CorrectTime', { contact: contactOf(desk), offsetSeconds: 60 * (1 + desk.chance.whole(20)) }),
  ],
  (desk) => [rescueOrder('TakeContact', { contact: contactOf(desk) })],
  (desk) => [rescueOrder('SetPhase', { boat: boatOf(desk), phase: 'distress', reason: null, evidence: [] })],
  (desk) => [
    rescueOrder('WriteLog', {
      boat: boatOf(desk),
      entry: `s-${'0'.repeat(30)}${10 + desk.chance.whole(80)}`,
      language: 'en',
      words: `${secretWord} written`,
    }),
  ],
  searching,
  relaying,
  relaying,
];

const ofStates: readonly Draw[] = [
  goodRescue,
  closing,
  closing,
  closing,
  closing,
  transferring,
  transferring,
  transferring,
  settling,
  settling,
  (desk) => [rescueOrder('OpenBoat', { boat: desk.fresh('b'), contact: contactOf(desk) })],
  (desk) => [rescueOrder('ReopenBoat', { boat: boatOf(desk), contact: null, reason: 'other' })],
  (desk) => [
    rescueOrder('ExplainCounts', {
      boat: boatOf(desk),
      contacts: [contactOf(desk), contactOf(desk)],
      explanation: 'other',
      uses: null,
    }),
  ],
  (desk) => [
    rescueOrder('MergeBoats', {
      boat: boatOf(desk),
      from: boatOf(desk),
      grade: 'probable',
      reason: 'same_caller',
    }),
  ],
  (desk) => [rescueOrder('SplitBoat', { boat: boatOf(desk), from: boatOf(desk), reason: 'mistaken' })],
];

/** What somebody at this desk does next: one order, or a few in a row. */
export function drawOrders(desk: Desk, isState: boolean): readonly Order[] {
  const draws = isState ? [...shared, ...ofStates] : shared;
  return desk.chance.pick(draws)?.(desk) ?? [];
}

function listIn(state: Fields, name: string): readonly Fields[] {
  const list = state[name];
  return Array.isArray(list) ? (list as readonly Fields[]) : []; // objects, as folded
}

function kindOf(link: Fields): unknown {
  const facts = link['facts'];
  return typeof facts === 'object' && facts !== null && 'kind' in facts ? facts.kind : null;
}
