import { addSeconds, type Instant, toUtc } from '../src/kernel/time.ts';
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

/** `ago`: so many seconds before now, and up to ten minutes more. */
function recorded(
  desk: Desk,
  contact: string,
  { ago = 0, ...more }: Fields & { readonly ago?: number } = {},
): Order {
  const { chance, now } = desk;
  const at = toUtc(addSeconds(now, -ago - chance.whole(600)));
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

function placeAt({ chance, now }: Desk, id: string): Fields {
  const at = toUtc(addSeconds(now, -chance.whole(600)));
  return { id, ...near, accuracyMetres: 100, source: 'gps_share', at };
}

const pickup = (unit: string, alive: number): Fields => ({
  kind: 'pickup',
  channel: 'unit',
  unit,
  counted: { alive, childrenAlone: alive % 3 === 0 ? 1 : 0 },
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
    recorded(desk, call, { claims: { persons: just(people) }, ...place, ago: 3_600 }),
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

const isClosable = (state: Fields, node: string): boolean =>
  state['status'] === 'open' &&
  (state['coordinator'] === node || state['coordinator'] === 'both') &&
  listIn(state, 'links').some((link) => kindOf(link) === 'pickup');

function closing(desk: Desk): readonly Order[] {
  const boat =
    (desk.chance.isOneIn(4) ? null : boatWhere(desk, (state) => isClosable(state, desk.node))) ??
    boatOf(desk);
  const links = listIn(desk.state(`boat/${boat}`), 'links');
  const ended = links.find((link) => kindOf(link) === 'pickup') ?? links[0];
  const contact = ended === undefined ? 'c-unknown' : String(ended['contact']);
  const identification = [{ kind: 'seen_by_unit', contact }];
  return [rescueOrder('CloseBoat', { boat, outcome: 'rescued', identification })];
}

function transferring(desk: Desk): readonly Order[] {
  const { chance, node } = desk;
  const boat = boatWhere(desk, (state) => openTransfer(state)?.['to'] === node) ?? boatOf(desk);
  const state = desk.state(`boat/${boat}`);
  const open = openTransfer(state);
  const to = node === 'fr' ? 'uk' : 'fr';
  if (chance.isOneIn(8)) return [rescueOrder('TreatAsTransferred', { boat, to })];
  if (open === null) {
    const mine = boatWhere(desk, ({ coordinator }) => coordinator === node) ?? boat;
    const proposal = { boat: mine, transfer: desk.fresh('T'), to, reason: 'nearest_unit', crossesAt: null };
    return [rescueOrder('ProposeTransfer', proposal)];
  }
  const answer = { boat, transfer: open['transfer'] };
  if (open['to'] !== node) return [rescueOrder('WithdrawTransfer', answer)];
  if (chance.isOneIn(5)) return [rescueOrder('RefuseTransfer', { ...answer, reason: 'no_unit' })];
  return [rescueOrder(chance.isOneIn(5) ? 'AssistWithoutTransfer' : 'AcceptTransfer', answer)];
}

const openTransfer = (state: Fields): Fields | null =>
  listIn(state, 'transfers').find(({ status }) => status === 'open') ?? null;

/** One of the boats of which that is so; null: there is none. */
function boatWhere(desk: Desk, isSo: (state: Fields) => boolean): string | null {
  return desk.chance.pick(desk.known('boat').filter((boat) => isSo(desk.state(`boat/${boat}`)))) ?? null;
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
    const boat = boatWhere(desk, ({ coordinator }) => coordinator === 'both');
    if (boat === null) return closing(desk);
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
  if (relay === undefined || chance.isOneIn(4)) {
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

/** A unit of either side is asked to go, answers, and says that its crew is well. */
function dispatching(desk: Desk): readonly Order[] {
  const { chance, now } = desk;
  const unit = chance.pick(desk.known('fleet')) ?? 'U-NONE';
  const of = (command: string, fields: Fields): Order => ({
    context: 'operations/dispatch',
    command,
    fields: { unit, ...fields },
  });
  const state = desk.state(`unit/${unit}`);
  if (state['shift'] === null || state['shift'] === undefined) {
    const until = toUtc(addSeconds(now, 43_200));
    return [
      of('StartShift', { shift: desk.fresh('N'), until, crew: 6 }),
      of('ReportUnitStatus', { status: 'available' }),
    ];
  }
  const task = taskOf(state);
  if (task === null) {
    const order = {
      boat: boatOf(desk),
      kind: 'rescue',
      urgency: 'distress',
      place: { ...near, accuracyMetres: 100 },
    };
    return [of('ProposeTask', { task: desk.fresh('J'), ...order, onSceneBy: null, reason: 'nearest' })];
  }
  const command = chance.pick(['AcceptTask', 'StartTask', 'ReportOnScene', 'CheckIn', 'AskCancel'] as const);
  if (command === 'CheckIn') return [of('SetCheckIn', { everyMinutes: 15 }), of('CheckIn', {})];
  if (command === 'AskCancel') return [of(command, { task, reason: 'not_needed' })];
  return [of(command, { task })];
}

function taskOf(state: Fields): string | null {
  const task = state['task'];
  if (typeof task !== 'object' || task === null || !('task' in task)) return null;
  return typeof task.task === 'string' ? task.task : null;
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
  (desk) => [
    rescueOrder('CorrectTime', { contact: contactOf(desk), offsetSeconds: 60 * (1 + desk.chance.whole(20)) }),
  ],
  (desk) => [rescueOrder('TakeContact', { contact: contactOf(desk) })],
  (desk) => [rescueOrder('SetPhase', { boat: boatOf(desk), phase: 'distress', reason: null, evidence: [] })],
  (desk) => [
    rescueOrder('AddPosition', { contact: contactOf(desk), position: placeAt(desk, desk.fresh('p')) }),
  ],
  (desk) => [
    rescueOrder('CorrectContact', {
      contact: contactOf(desk),
      claims: desk.chance.isOneIn(2) ? {} : { persons: just(10 + desk.chance.whole(5)) },
      counted: null,
      place: null,
      unit: null,
    }),
  ],
  (desk) => [
    rescueOrder('MarkHull', {
      boat: boatOf(desk),
      mark: desk.fresh('H'),
      position: { ...near, accuracyMetres: 50 },
      contact: null,
    }),
  ],
  (desk) => [
    rescueOrder('MakePromise', {
      boat: boatOf(desk),
      promise: desk.fresh('P'),
      contact: null,
      kind: 'call_back',
      dueAt: null,
    }),
  ],
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
  dispatching,
  dispatching,
  dispatching,
  (desk) => [
    rescueOrder('RelateBoats', {
      boat: boatOf(desk),
      other: desk.chance.pick(desk.known('boat')) ?? 'b-unknown',
      relation: 'persons_transferred',
      count: just(1 + desk.chance.whole(3)),
      contacts: [],
      grade: 'confirmed',
    }),
  ],
  (desk) => [rescueOrder('OpenBoat', { boat: desk.fresh('b'), contact: contactOf(desk) })],
  (desk) => {
    const boat = boatWhere(desk, ({ status }) => status === 'closed') ?? boatOf(desk);
    return [rescueOrder('ReopenBoat', { boat, contact: null, reason: 'other' })];
  },
  (desk) => [
    rescueOrder('ExplainCounts', {
      boat: boatOf(desk),
      contacts: [contactOf(desk), contactOf(desk)],
      explanation: 'other',
      uses: null,
    }),
  ],
  (desk) => {
    const [boat, from] = [boatOf(desk), desk.chance.pick(desk.known('boat'))];
    return [
      rescueOrder('MergeBoats', { boat, from: from ?? boat, grade: 'probable', reason: 'same_caller' }),
    ];
  },
  (desk) => {
    const boat = boatWhere(desk, (state) => listIn(state, 'merged').length > 0) ?? boatOf(desk);
    const from = listIn(desk.state(`boat/${boat}`), 'merged')[0]?.['from'] ?? boat;
    return [rescueOrder('SplitBoat', { boat, from, reason: 'mistaken' })];
  },
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
