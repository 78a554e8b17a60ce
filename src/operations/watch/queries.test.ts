import { expect, test } from 'vitest';
import type { Asked, Reply } from '../../app/route.ts';
import { sampleWho } from '../../app/sample-who.ts';
import type { Who } from '../../app/who.ts';
import { demandsOf } from './alarm-demands.ts';
import type { OfAlarm } from './events-alarm.ts';
import type { AlarmHistoryView, HandoverAnswer } from './answer-wire.ts';
import { type SheetElsewhere, type WatchQueryParts, watchQueries } from './queries.ts';
import { after, moment, sampleStanding } from './sample-watch.ts';
import { alarmsMax, type WatchReader } from './watch-reader.ts';
import type { AlarmsView } from './wire.ts';
import type { StandingAlarm } from './alarm-state.ts';

const elsewhere: SheetElsewhere = {
  boats: [],
  contacts: [],
  tasks: [],
  transfers: [],
  promises: [],
  units: [],
  safeguarding: [],
};

function standing(alarm: string, but: Partial<Parameters<typeof sampleStanding>[0]> = {}): StandingAlarm {
  const condition = sampleStanding({ key: alarm, cause: `boat/${alarm}`, ...but });
  return {
    phase: 'unacknowledged',
    alarm,
    condition,
    role: condition.role,
    armedAt: condition.since,
    roseAt: null,
    rises: 0,
    movedAt: condition.since,
  };
}

const raised = ({ alarm, condition }: StandingAlarm): OfAlarm => ({
  type: 'AlarmRaised',
  at: condition.since,
  alarm,
  condition,
});

function partsOf(alarms: readonly StandingAlarm[], but: Partial<WatchQueryParts> = {}): WatchQueryParts {
  const reader: WatchReader = {
    standingAlarms: async () => alarms,
    demands: async () => demandsOf(alarms.map(raised)),
    alarmRecord: async (id) => alarms.filter(({ alarm }) => alarm === id).map(raised),
    watches: async () => [],
    handovers: async () => [],
    incidents: async () => [],
    lastHandover: async () => null,
  };
  return {
    readerFor: () => reader,
    loadsFor: async () => [],
    sheetFor: async (_who, desk) => (desk === 'desk-1' ? elsewhere : null),
    sitrepFor: async () => null,
    place: async () => 'p.example',
    changed: () => 1,
    share: (_who, _asked, make) => make(),
    clock: () => moment(600),
    ...but,
  };
}

async function ask(url: string, query: object, rest: { parts: WatchQueryParts; who?: Who }): Promise<Reply> {
  const { parts, who = sampleWho({ roles: ['watch_officer'] }) } = rest;
  const route = watchQueries(parts).find((one) => one.url === `/api/operations/watch/${url}`);
  if (route === undefined) throw new Error(`no route ${url}`);
  return route.answer({ who, query } as unknown as Asked); // the route asks nothing else
}
async function told<Kind>(reply: Promise<Reply>): Promise<Kind> {
  const answer = await reply;
  if (answer.kind === 'written') return JSON.parse(Buffer.from(answer.text).toString()) as Kind;
  if (answer.kind !== 'json') throw new Error('refused');
  return answer.value as Kind;
}

test('danger to life comes first, whatever is older or louder', async () => {
  const alarms = [
    standing('a-low', { priority: 'low' }),
    standing('a-high', { since: after(1) }),
    standing('a-life', { priority: 'life', since: after(500) }),
  ];
  const view = await told<AlarmsView>(ask('alarms', {}, { parts: partsOf(alarms) }));
  expect(view.alarms.map(({ alarm, manner }) => [alarm, manner])).toEqual([
    ['a-life', 'interrupts'],
    ['a-high', 'interrupts'],
    ['a-low', 'listed'],
  ]);
  expect(view.budget).toMatchObject({ interruptions: 2, forLife: 1 });
});

test('an alarm of another role or side is listed at this desk without a sound', async () => {
  const alarms = [standing('a-1', { role: 'duty_officer' }), standing('a-2', { side: 'fr' })];
  const view = await told<AlarmsView>(ask('alarms', {}, { parts: partsOf(alarms) }));
  expect(view.alarms.map(({ manner }) => manner)).toEqual(['listed', 'listed']);
  expect(view.budget.interruptions).toBe(0);
});

test('alarms of one cause are one group, as urgent and as loud as its most urgent', async () => {
  const cause = 'boat/b-example';
  const alarms = [
    standing('a-1', { cause, priority: 'low' }),
    standing('a-2', { cause, priority: 'life' }),
    standing('a-3', {}),
  ];
  const view = await told<AlarmsView>(ask('alarms', {}, { parts: partsOf(alarms) }));
  expect(view.groups).toEqual([
    { cause, priority: 'life', manner: 'interrupts', alarms: ['a-2', 'a-1'] },
    { cause: 'boat/a-3', priority: 'high', manner: 'interrupts', alarms: ['a-3'] },
  ]);
});

test('what is held back by the budget says so', async () => {
  const alarms = Array.from({ length: 7 }, (_, index) => standing(`a-${index}`, { since: after(index) }));
  const view = await told<AlarmsView>(ask('alarms', {}, { parts: partsOf(alarms) }));
  expect(view.alarms.find(({ alarm }) => alarm === 'a-6')?.manner).toBe('held');
  expect(view.budget.held).toBe(1);
});

test('each alarm says what follows, what to do, when it rises, and whether it may be put aside', async () => {
  const view = await told<AlarmsView>(
    ask('alarms', {}, { parts: partsOf([standing('a-1', { priority: 'life' })]) }),
  );
  expect(view.alarms[0]).toMatchObject({
    risesAt: after(60),
    shelveMinutesMax: 0,
    consequence: { fr: 'Personne ne l’a vu.' },
    act: { en: 'Open it.' },
  });
});

test('a list that is too long says so', async () => {
  const alarms = Array.from({ length: alarmsMax + 1 }, (_, index) => standing(`a-${index}`));
  const view = await told<AlarmsView>(ask('alarms', {}, { parts: partsOf(alarms) }));
  expect(view.alarms).toHaveLength(alarmsMax);
  expect(view.truncated).toBe(true);
});

test('a list is worked out once for many desks, and each answer bears its own place in the book', async () => {
  const made: string[] = [];
  const kept = new Map<string, Promise<unknown>>();
  let place = 0;
  const parts = partsOf([standing('a-1')], {
    place: async () => `p.${++place}`,
    share: <Value>(_who: Who, asked: string, make: () => Promise<Value>) => {
      if (!kept.has(asked)) made.push(asked);
      const value = kept.get(asked) ?? make();
      kept.set(asked, value);
      return value as Promise<Value>; // the question names its type
    },
  });
  const views = [
    await told<AlarmsView>(ask('alarms', {}, { parts })),
    await told<AlarmsView>(ask('alarms', {}, { parts })),
  ];
  expect(made).toEqual(['alarms 1 ']);
  expect(views.map(({ position, alarms }) => [position, alarms.length])).toEqual([
    ['p.1', 1],
    ['p.2', 1],
  ]);
});

test('a span that ends before it begins, or is too long, is refused', async () => {
  const parts = partsOf([]);
  expect(await ask('alarms', { from: after(601) }, { parts })).toMatchObject({
    refusal: { code: 'invalid', detail: { 'query.from': 'after_now' } },
  });
  expect(await ask('alarms', { from: after(-48 * 3_600) }, { parts })).toMatchObject({
    refusal: { detail: { 'query.from': 'span_too_long' } },
  });
});

test('the sheet comes with the hash and the place that are signed, and in words', async () => {
  const answer = await told<HandoverAnswer>(
    ask(
      'handover',
      { desk: 'desk-1', kind: 'break' },
      { parts: partsOf([standing('a-1'), standing('a-2', { side: 'fr' })]) },
    ),
  );
  expect(answer).toMatchObject({
    position: 'p.example',
    sheet: { kind: 'break', side: 'uk', at: after(600) },
  });
  expect(answer.sheetHash).toMatch(/^[0-9a-f]{64}$/);
  expect(answer.sheet.alarms.map(({ alarm }) => alarm)).toEqual(['a-1']);
  expect(answer.text.fr).toContain('Fiche de relève · desk-1 · Pause');
});

test('a desk that is not there, or somebody of no state, has no sheet', async () => {
  expect(await ask('handover', { desk: 'desk-9' }, { parts: partsOf([]) })).toMatchObject({
    refusal: { code: 'not_found' },
  });
  expect(
    await ask('handover', { desk: 'desk-1' }, { parts: partsOf([]), who: sampleWho({ state: null }) }),
  ).toMatchObject({ refusal: { code: 'not_found' } });
});

test('a boat that is not there has no situation report', async () => {
  expect(await ask('sitrep', { boat: 'b-example' }, { parts: partsOf([]) })).toMatchObject({
    refusal: { code: 'not_found' },
  });
});

test('the record of one alarm is told from its raising, and there is none of one that never was', async () => {
  const parts = partsOf([standing('a-0123456789abcdef01234567', { priority: 'life' })]);
  const route = watchQueries(parts).find(({ url }) => url.endsWith('/alarms/:alarm'));
  const asked = (alarm: string) =>
    route?.answer({ who: sampleWho({}), params: { alarm } } as unknown as Asked) ?? Promise.reject();
  const view = await told<AlarmHistoryView>(asked('a-0123456789abcdef01234567'));
  expect(view.entries).toEqual([
    {
      type: 'AlarmRaised',
      at: after(0),
      by: null,
      desk: null,
      priority: 'life',
      to: null,
      shelved: null,
      reason: null,
    },
  ]);
  expect(await asked('a-ffffffffffffffffffffffff')).toMatchObject({ refusal: { code: 'not_found' } });
});
