import { at, boatIn, contactIn, orders } from './given-rescue.ts';
import { disputedSea } from './sample-disputes.ts';
import { contactFields, just, place, subject } from './sample-contacts.ts';

type Fields = Readonly<Record<string, unknown>>;

const one = 'b-000001';
const two = 'b-000002';
const unknown = 'b-unknown';
const call = 'c-000001';
const second = 'c-000002';
const stray = 'c-unknown';
const boat = { boat: one };
const claims = contactFields(call, { claims: { persons: just(12) } })['claims'];
const search = { search: 's-1', kind: 'person_in_water', datumAt: at('02:30'), persons: just(1) } as const;
const area = [
  { lat: 51, lon: 1.5 },
  { lat: 51.1, lon: 1.5 },
  { lat: 51, lon: 1.6 },
];
const effort = { search: 's-1', unit: 'LB-1', from: at('01:00'), to: at('01:30'), area, found: 0 };
const relation = { relation: 'persons_transferred', count: just(5), contacts: [call], grade: 'probable' };

function eachOf<Value>(values: readonly Value[], say: (value: Value) => Fields): readonly Fields[] {
  return values.map(say);
}

function joining(into: string, wordsSubject: string): Fields {
  const times = { receivedAt: at('02:01'), happenedAt: at('02:01') };
  return { contact: call, into, ...times, claims, positions: [], wordsSubject, words: 'invented' };
}

const link = { ...boat, grade: 'probable', reason: 'same_caller' };
const transfer = { ...boat, transfer: 'T-1' };
const [boatDispute = '', linkDispute = ''] = [
  boatIn(disputedSea, one).disputes[0]?.dispute,
  contactIn(disputedSea, 'c-000005').disputes[0]?.dispute,
];

/** Every order of the room with what is, was, and was never there: those that are due and those that are not. */
export const sampleOrders: Readonly<Record<string, readonly Fields[]>> = {
  RecordContact: [
    contactFields(call, { claims: { persons: just(33) } }),
    contactFields(call, { claims: { persons: just(34) } }),
    contactFields('c-000009', { kind: 'landing', counted: { alive: 4, childrenAlone: 1 } }),
    contactFields('c-000010', { at: '23:55', claims: { persons: just(7) } }),
  ],
  CorrectContact: [
    { contact: call, claims, counted: null, place: null, unit: null },
    { contact: stray, claims, counted: null, place: null, unit: null },
  ],
  AddPosition: [
    { contact: call, position: { ...place(51, 1.5, '02:00'), id: 'p9' } },
    { contact: call, position: place(50, 1.5, '02:00') },
  ],
  PartPosition: [
    ...eachOf(['p1', 'p8', 'd-2'], (position) => ({ contact: call, position, into: 'c-000009' })),
    { contact: call, position: 'd-2', into: second },
  ],
  NoteAssessment: eachOf([null, 'seen', 'false_alarm'], (assessment) => ({
    contact: call,
    detection: 'radar-example/1',
    assessment,
  })),
  ChooseReading: [
    ...eachOf(['decimal_degrees', 'swapped'], (reading) => ({ contact: call, position: 'p1', reading })),
    { contact: call, position: 'p8', reading: 'swapped' },
  ],
  AddTranslation: eachOf([subject(7), subject(8)], (wordsSubject) => ({
    contact: call,
    wordsSubject,
    translation: 'invented',
  })),
  JoinWords: [
    ...eachOf(['c-000009', second], (into) => joining(into, subject(7))),
    joining('c-000009', subject(8)),
  ],
  OpenContact: eachOf([call, stray], (contact) => ({ contact })),
  TakeContact: eachOf([call, stray], (contact) => ({ contact })),
  AnswerContact: [
    ...eachOf([null, second], (explainedBy) => ({
      contact: call,
      answer: 'not_a_boat',
      explainedBy,
      reason: 'mistaken',
    })),
    { contact: second, answer: 'for_information', explainedBy: null, reason: 'other' },
  ],
  ReopenContact: eachOf([call, stray], (contact) => ({ contact })),
  CorrectTime: eachOf([0, -90], (offsetSeconds) => ({ contact: call, offsetSeconds })),
  OpenBoat: [
    { ...boat, contact: call },
    { ...boat, contact: second, phase: 'uncertainty' },
    { boat: 'b-000009', contact: stray },
    { boat: 'b-000009', contact: call, phase: 'uncertainty' },
  ],
  LinkContact: eachOf([call, second, stray], (contact) => ({ ...link, contact })),
  GradeLink: eachOf([call, second, stray], (contact) => ({ ...link, grade: 'possible', contact })),
  UnlinkContact: eachOf([call, second, stray], (contact) => ({ ...boat, contact, reason: 'mistaken' })),
  RecordSeaConditions: eachOf([at('02:00'), at('23:00')], (measuredAt) => ({
    area: 'strait',
    source: 'BUOY-1',
    bounds: { south: 50.8, west: 1.2, north: 51.1, east: 1.7 },
    measuredAt,
    current: { metresPerSecond: 1.1, towardsDegrees: 30, errorMetresPerSecond: 0.1 },
  })),
  RelateBoats: eachOf([one, two, unknown], (other) => ({ ...boat, other, ...relation })),
  UnrelateBoats: eachOf([two, unknown], (other) => ({ ...boat, other, reason: 'mistaken' })),
  MergeBoats: [
    ...eachOf([one, two, unknown], (from) => ({ ...boat, from, grade: 'probable', reason: 'same_caller' })),
    { boat: two, from: one, grade: 'probable', reason: 'same_caller' },
  ],
  SplitBoat: eachOf([two, unknown], (from) => ({ ...boat, from, reason: 'mistaken' })),
  SetPhase: [
    { ...boat, phase: 'distress', reason: null, evidence: [] },
    { ...boat, phase: 'uncertainty', reason: null, evidence: [] },
    { ...boat, phase: 'uncertainty', reason: 'seen_safe', evidence: [] },
    { ...boat, phase: 'uncertainty', reason: 'seen_safe', evidence: [stray] },
    { ...boat, phase: 'uncertainty', reason: 'seen_safe', evidence: [call] },
  ],
  ExplainCounts: [
    { ...boat, contacts: [call, second], explanation: 'other', uses: null },
    { ...boat, contacts: [call, second], explanation: 'other', uses: second },
    { ...boat, contacts: [call], explanation: 'other', uses: stray },
    { ...boat, contacts: [stray], explanation: 'other', uses: null },
  ],
  RecordDispersed: eachOf([call, stray], (contact) => ({
    ...boat,
    count: just(2),
    side: 'fr',
    contact,
    met: true,
  })),
  MarkHull: eachOf([51, 50], (lat) => ({
    ...boat,
    mark: 'H-1',
    position: { lat, lon: 1.5, accuracyMetres: 50 },
    contact: null,
  })),
  MakePromise: eachOf(['call_back', 'watched'], (kind) => ({
    ...boat,
    promise: 'P-1',
    contact: null,
    kind,
    dueAt: at('03:00'),
  })),
  KeepPromise: eachOf(['P-1', 'P-2'], (promise) => ({ ...boat, promise, kept: true })),
  EndSafeguarding: [
    ...eachOf(['uc-c-000002-1', 'uc-9'], (task) => ({ ...boat, task, outcome: 'handed_over' })),
    { ...boat, task: 'uc-c-000002-1', outcome: 'told' },
    { ...boat, task: 'mc-c-000002-1', outcome: 'seen_to' },
  ],
  WriteLog: [{ ...boat, entry: subject(9), language: 'fr', words: 'inventé' }],
  TranslateLog: eachOf([subject(9), subject(10)], (entry) => ({ ...boat, entry, translation: 'invented' })),
  NameOnScene: eachOf(['LB-1', null], (unit) => ({ ...boat, unit })),
  NoteTask: [
    ...eachOf(['proposed', 'under_way'], (step) => ({ ...boat, task: 'K-1', unit: 'LB-1', step })),
    { ...boat, task: 'K-2', unit: 'LB-2', step: 'under_way', of: two },
  ],
  NoteRequest: eachOf(['asked', 'answered'], (step) => ({
    ...boat,
    request: 'Q-1',
    kind: 'information',
    topic: 'persons',
    step,
  })),
  ProposeTransfer: [
    { ...transfer, to: 'uk', reason: 'nearest_unit', crossesAt: null },
    { ...boat, transfer: 'T-2', to: 'uk', reason: 'nearest_unit', crossesAt: at('04:00') },
    { ...transfer, to: 'fr', reason: 'nearest_unit', crossesAt: null },
  ],
  NoteTransferDelivered: eachOf(['T-1', 'T-9'], (named) => ({ ...boat, transfer: named })),
  AcceptTransfer: eachOf(['T-1', 'T-9'], (named) => ({ ...boat, transfer: named })),
  RefuseTransfer: eachOf(['T-1', 'T-9'], (named) => ({ ...boat, transfer: named, reason: 'no_unit' })),
  WithdrawTransfer: eachOf(['T-1', 'T-9'], (named) => ({ ...boat, transfer: named })),
  AssistWithoutTransfer: eachOf(['T-1', 'T-9'], (named) => ({ ...boat, transfer: named })),
  TreatAsTransferred: eachOf(['fr', 'uk'], (to) => ({ ...boat, to })),
  SettleCoordinator: eachOf(['fr', 'uk'], (to) => ({ ...boat, to })),
  OpenSearch: [
    { ...boat, ...search, datum: null, contact: null },
    { ...boat, ...search, datum: null, contact: call },
    { ...boat, ...search, search: 's-2', datum: null, contact: stray },
  ],
  RecordSearchEffort: [
    { ...boat, ...effort },
    { ...boat, ...effort, to: at('00:59') },
    { ...boat, ...effort, to: at('23:30') },
    { ...boat, ...effort, search: 's-9' },
  ],
  EndSearch: eachOf([call, second, stray], (contact) => ({ ...boat, search: 's-1', contact })),
  SuspendSearch: eachOf(['s-1', 's-9'], (named) => ({ ...boat, search: named })),
  CloseBoat: eachOf(
    ['rescued', 'landed_unassisted', 'returned_ashore', 'false_alarm', 'search_suspended'],
    (outcome) => ({ ...boat, outcome, identification: [{ kind: 'seen_by_unit', contact: second }] }),
  ),
  SettleDispute: eachOf(['own', 'other', 'both'], (stands) => ({
    ...boat,
    dispute: boatDispute,
    stands,
    reason: 'evidence_checked',
  })),
  SettleLink: eachOf(['c-000005', call, stray], (contact) => ({
    contact,
    dispute: linkDispute,
    stands: 'own',
    reason: 'mistaken',
  })),
  AcknowledgeRecall: eachOf([null, call, second], (contact) => ({ ...boat, contact })),
  ReopenBoat: eachOf([null, call, stray], (contact) => ({ ...boat, contact, reason: 'other' })),
};

/** Every order there is has samples: one that is forgotten fails whoever imports this. */
for (const order of orders) if (sampleOrders[order] === undefined) throw new Error(`no sample of ${order}`);
