import { nothingClaimed } from '../../operations/rescue/nothing-claimed.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { ContactFacts } from '../../operations/rescue/wire.ts';
import { replayNames } from './names.ts';
import type { Act, AlarmSeen, BoatSeen, ContactSeen, Moment, Night, PeopleSeen } from './night.ts';
import { readScenario } from './scenario.ts';
import type { Expectation, ExpectationKind, ExpectationOf } from './scenario-expectations.ts';

export const names = replayNames('sample');
export const t = (clock: string): UtcText => `2027-09-09T${clock}:00.000Z` as UtcText;

export const meta = {
  type: 'meta',
  schema: 'strait-scenario/1',
  id: 'sample',
  start: t('00:00'),
  end: t('09:00'),
};

/** A scenario of two calls, with whatever else a test adds. */
export function sampleScenario(...more: readonly object[]) {
  const lines = [
    meta,
    { id: 'E1', at: t('02:00'), type: 'call', node: 'FR', phone: 'PH-1', text: 'We are 40' },
    { id: 'E2', at: t('02:10'), type: 'call', node: 'UK', phone: 'PH-2', text: 'Forty people' },
    ...more,
  ];
  const read = readScenario(lines.map((line) => JSON.stringify(line)).join('\n'));
  if (!read.ok) throw new Error(read.refusal.text.en);
  return read.value;
}

export function sampleExpectation<Kind extends ExpectationKind>(
  kind: Kind,
  fields: Omit<ExpectationOf<Kind>, 'type' | 'id' | 'kind'>,
): ExpectationOf<Kind> {
  const whole: Expectation = { type: 'expect', id: 'X1', kind, ...fields } as unknown as Expectation;
  return whole as ExpectationOf<Kind>; // built for that kind one line above
}

export function sampleFacts(event: string, fields: Partial<ContactFacts> = {}): ContactFacts {
  return {
    contact: names.contact(event),
    kind: 'report',
    channel: 'call',
    side: 'fr',
    receivedAt: t('02:00'),
    happenedAt: t('02:00'),
    clockOffsetSeconds: 0,
    language: null,
    caller: null,
    words: null,
    translated: false,
    source: null,
    unit: null,
    place: null,
    claims: nothingClaimed,
    positions: [],
    counted: null,
    callersAboard: [],
    ...fields,
  };
}

export function sampleContact(event: string, fields: Partial<ContactSeen> = {}): ContactSeen {
  return {
    facts: sampleFacts(event),
    openedAt: null,
    answer: null,
    ...fields,
  };
}

/** A boat on which the events stand. */
export function sampleBoat(
  boat: string,
  events: readonly string[],
  fields: Partial<BoatSeen> = {},
): BoatSeen {
  return {
    boat,
    reference: `FR-27-${boat.slice(-3)}`,
    side: 'fr',
    phase: 'alert',
    coordinator: 'fr',
    mergedInto: null,
    links: events.map((event) => ({ facts: sampleFacts(event), grade: 'probable', at: t('02:00') })),
    relations: [],
    transfers: [],
    assumed: [],
    searches: [],
    hulls: [],
    explained: [],
    safeguarding: [],
    closed: null,
    closingsRefused: [],
    ...fields,
  };
}

export const sampleLedger: PeopleSeen = {
  onBoard: { min: 40, max: 40, best: 40 },
  recoveredAlive: 40,
  recoveredBy: { fr: 4, uk: 36 },
  landedAt: { fr: 4, uk: 36 },
  deceased: 0,
  unaccounted: { min: 0, max: 0 },
  transferredIn: 0,
  transferredOut: 0,
  metAshore: 0,
  dispersedAshore: 0,
  countedAtSea: 40,
  countedAshore: 40,
};

export function sampleAlarm(fields: Partial<AlarmSeen> = {}): AlarmSeen {
  return {
    key: 'unread/c-1',
    kind: 'unread_item',
    priority: 'high',
    side: 'fr',
    role: 'duty_officer',
    about: `contact/${names.contact('E1')}`,
    since: t('02:01'),
    ...fields,
  };
}

export function sampleMoment(fields: Partial<Moment> = {}): Moment {
  return {
    at: t('03:00'),
    ordersGiven: Number.MAX_SAFE_INTEGER,
    contacts: [],
    boats: [],
    rank: [],
    people: {},
    suggestions: {},
    alarms: [],
    budgets: [],
    figures: {},
    gaps: [],
    links: [],
    passages: [],
    tips: [],
    tracing: [],
    ...fields,
  };
}

export function sampleAct(fields: Partial<Act> = {}): Act {
  return {
    event: 'E1',
    intent: null,
    command: 'RecordContact',
    boat: null,
    contact: null,
    at: t('02:00'),
    ok: true,
    code: null,
    repeated: false,
    ...fields,
  };
}

export function sampleNight(
  moment: Partial<Moment>,
  { acts = [], events = [] }: { readonly acts?: readonly Act[]; readonly events?: readonly object[] } = {},
): Night {
  return { scenario: sampleScenario(...events), names, acts, moments: [sampleMoment(moment)] };
}
