import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { alarmKeeper, type AlarmState } from './alarm-state.ts';
import { alarmDecider, type AlarmRefusal } from './decide-alarm.ts';
import type { AlarmCommand, OfAlarm } from './events-alarm.ts';
import { alarmRefusals } from './refusals.ts';
import { after, sampleAlarm as alarm, samplePerson, sampleStanding } from './sample-watch.ts';

const keeper = { by: alarmKeeper } as const;
const person = samplePerson();
const { by } = person;
const desk = 'desk-1';
const high = sampleStanding();
const life = sampleStanding({ priority: 'life' });

const raised = (condition = high): OfAlarm => ({ type: 'AlarmRaised', at: after(0), alarm, condition });
const acknowledged: OfAlarm = { type: 'AlarmAcknowledged', at: after(30), alarm, by, desk };
const cleared: OfAlarm = { type: 'AlarmCleared', at: after(60), alarm };
const shelved: OfAlarm = {
  type: 'AlarmShelved',
  at: after(30),
  alarm,
  minutes: 10,
  reason: 'weather',
  until: after(630),
  by,
  desk,
};

/** How an alarm came into each state. */
const histories = {
  none: [],
  unacknowledged: [raised()],
  acknowledged: [raised(), acknowledged],
  returned: [raised(life), cleared],
  shelved: [raised(), shelved],
  shelved_gone: [raised(), shelved, cleared],
  normal: [raised(), cleared],
} as const satisfies Record<string, readonly OfAlarm[]>;
type Name = keyof typeof histories;

const at = after(700);
const orders = {
  raise: { type: 'RaiseAlarm', at, alarm, condition: high, ...keeper },
  change: { type: 'ChangeAlarm', at, alarm, condition: life, ...keeper },
  escalate: { type: 'EscalateAlarm', at, alarm, ...keeper },
  clear: { type: 'ClearAlarm', at, alarm, ...keeper },
  acknowledge: { type: 'AcknowledgeAlarm', at, alarm, armedAt: after(0), ...person },
  shelve: { type: 'ShelveAlarm', at, alarm, minutes: 10, reason: 'weather', ...person },
  unshelve: { type: 'UnshelveAlarm', at, alarm, ...person },
  expire: { type: 'UnshelveAlarm', at, alarm, ...keeper },
} as const satisfies Record<string, AlarmCommand>;

/** Every command in every state: the phase that follows, or the refusal. */
const table: Readonly<
  Record<keyof typeof orders, Readonly<Record<Name, AlarmState['phase'] | AlarmRefusal>>>
> = {
  raise: {
    none: 'unacknowledged',
    unacknowledged: 'already_raised',
    acknowledged: 'already_raised',
    returned: 'unacknowledged',
    shelved: 'already_raised',
    shelved_gone: 'shelved',
    normal: 'unacknowledged',
  },
  change: {
    none: 'alarm_not_active',
    unacknowledged: 'unacknowledged',
    acknowledged: 'unacknowledged',
    returned: 'alarm_not_active',
    shelved: 'unacknowledged',
    shelved_gone: 'alarm_not_active',
    normal: 'alarm_not_active',
  },
  escalate: {
    none: 'not_due',
    unacknowledged: 'unacknowledged',
    acknowledged: 'not_due',
    returned: 'not_due',
    shelved: 'not_due',
    shelved_gone: 'not_due',
    normal: 'not_due',
  },
  clear: {
    none: 'alarm_not_active',
    unacknowledged: 'normal',
    acknowledged: 'normal',
    returned: 'alarm_not_active',
    shelved: 'shelved',
    shelved_gone: 'alarm_not_active',
    normal: 'alarm_not_active',
  },
  acknowledge: {
    none: 'alarm_unknown',
    unacknowledged: 'acknowledged',
    acknowledged: 'already_acknowledged',
    returned: 'normal',
    shelved: 'already_shelved',
    shelved_gone: 'already_shelved',
    normal: 'alarm_over',
  },
  shelve: {
    none: 'alarm_unknown',
    unacknowledged: 'shelved',
    acknowledged: 'shelved',
    returned: 'alarm_over',
    shelved: 'already_shelved',
    shelved_gone: 'already_shelved',
    normal: 'alarm_over',
  },
  unshelve: {
    none: 'alarm_unknown',
    unacknowledged: 'not_shelved',
    acknowledged: 'not_shelved',
    returned: 'not_shelved',
    shelved: 'unacknowledged',
    shelved_gone: 'normal',
    normal: 'not_shelved',
  },
  expire: {
    none: 'alarm_unknown',
    unacknowledged: 'not_shelved',
    acknowledged: 'not_shelved',
    returned: 'not_shelved',
    shelved: 'unacknowledged',
    shelved_gone: 'normal',
    normal: 'not_shelved',
  },
};

function outcome(history: readonly OfAlarm[], command: AlarmCommand): string {
  const { state } = given(alarmDecider, history);
  const decided = alarmDecider.decide(state, command);
  if (!decided.ok) return decided.refusal.code;
  return decided.value.reduce<AlarmState>((one, event) => alarmDecider.evolve(one, event), state).phase;
}

describe.each(Object.keys(table) as (keyof typeof table)[])('%s', (order) => {
  test.each(Object.keys(histories) as Name[])('of an alarm that is %s', (name) => {
    expect(outcome(histories[name], orders[order])).toBe(table[order][name]);
  });
});

describe('who gives an order', () => {
  test.each(['raise', 'change', 'escalate', 'clear'] as const)('%s is the keeper’s alone', (order) => {
    const command = { ...orders[order], ...person } as AlarmCommand;
    expect(outcome(histories[order === 'raise' ? 'none' : 'unacknowledged'], command)).toBe('keeper_only');
  });

  test.each(['acknowledge', 'shelve'] as const)('%s is a person’s, at a desk of its side', (order) => {
    const of = (who: object) =>
      outcome(histories.unacknowledged, { ...orders[order], ...who } as AlarmCommand);
    expect(of(keeper)).toBe('person_needed');
    expect(of({ by: undefined })).toBe('person_needed');
    expect(of(samplePerson({ desk: null }))).toBe('desk_missing');
    expect(of({ by, givenFrom: undefined })).toBe('desk_missing');
    expect(of(samplePerson({ state: 'fr' }))).toBe('other_side');
    expect(of(samplePerson({ state: null }))).toBe('other_side');
  });

  test('somebody of the other side does not bring it back either', () => {
    expect(outcome(histories.shelved, { ...orders.unshelve, ...samplePerson({ state: 'fr' }) })).toBe(
      'other_side',
    );
  });
});

describe('what is written', () => {
  test('an alarm is raised as of the moment since which its condition holds', () => {
    given(alarmDecider, [])
      .when({ ...orders.raise, at: after(5) })
      .then([{ type: 'AlarmRaised', at: after(5), alarm, condition: high }]);
  });

  test('raised again it begins after it was cleared', () => {
    given(alarmDecider, histories.normal)
      .when({ ...orders.raise, at: after(5) })
      .then([{ type: 'AlarmRaised', at: after(60), alarm, condition: high }]);
  });

  test('acknowledging records who and which desk', () => {
    given(alarmDecider, histories.unacknowledged)
      .when(orders.acknowledge)
      .then([{ type: 'AlarmAcknowledged', at, alarm, by, desk }]);
  });

  test('whoever looked before it asked again has not seen that', () => {
    given(alarmDecider, [
      raised(),
      acknowledged,
      { type: 'AlarmChanged', at: after(60), alarm, condition: life },
    ])
      .when(orders.acknowledge)
      .refuses('alarm_changed');
  });

  test('the shelf ends at its own moment, whenever somebody looks', () => {
    given(alarmDecider, histories.shelved)
      .when(orders.expire)
      .then([{ type: 'AlarmUnshelved', at: after(630), alarm, reason: 'expired', by: alarmKeeper }]);
    given(alarmDecider, histories.shelved)
      .when({ ...orders.expire, at: after(629) })
      .refuses('not_due');
  });

  test('shelving tells until when, and no longer than its priority allows', () => {
    given(alarmDecider, histories.unacknowledged)
      .when(orders.shelve)
      .then([{ ...shelved, at, until: after(1_300) }]);
    given(alarmDecider, histories.unacknowledged)
      .when({ ...orders.shelve, minutes: 11 })
      .refuses('shelved_too_long');
    given(alarmDecider, [raised(sampleStanding({ priority: 'low' }))])
      .when({ ...orders.shelve, minutes: 60 })
      .then([{ ...shelved, at, minutes: 60, until: after(4_300) }]);
  });

  test('danger to life is not shelved, not even for a minute', () => {
    for (const history of [[raised(life)], [raised(life), acknowledged]])
      given(alarmDecider, history)
        .when({ ...orders.shelve, minutes: 1 })
        .refuses('life_never_shelved');
  });

  test('what becomes danger to life comes off the shelf in that moment', () => {
    const off = { type: 'AlarmUnshelved', at, alarm, reason: 'more_urgent', by: alarmKeeper } as const;
    given(alarmDecider, histories.shelved)
      .when(orders.change)
      .then([off, { type: 'AlarmChanged', at, alarm, condition: life }]);
    given(alarmDecider, histories.shelved_gone)
      .when({ ...orders.raise, condition: life })
      .then([off, { type: 'AlarmRaised', at, alarm, condition: life }]);
  });

  test('a change in words alone is none: they may count the minutes', () => {
    const act = { en: 'Open it now.', fr: 'L’ouvrir maintenant.' };
    given(alarmDecider, histories.acknowledged)
      .when({ ...orders.change, condition: { ...high, act } })
      .refuses('alarm_unchanged');
  });
});

describe('rising', () => {
  test('at the exact moment at which the limit ran out, to the role above, and then to the next', () => {
    given(alarmDecider, [raised(life)])
      .when(orders.escalate)
      .then([
        {
          type: 'AlarmEscalated',
          at: after(60),
          alarm,
          from: 'watch_officer',
          to: 'duty_officer',
          reason: 'unacknowledged',
        },
      ]);
    const once = given(alarmDecider, [raised(life)]).state;
    const risen = alarmDecider.decide(once, orders.escalate);
    if (!risen.ok) throw new Error('refused');
    given(alarmDecider, [raised(life), ...risen.value])
      .when({ ...orders.escalate, at: after(240) })
      .then([
        {
          type: 'AlarmEscalated',
          at: after(240),
          alarm,
          from: 'duty_officer',
          to: 'gold_commander',
          reason: 'unacknowledged',
        },
      ]);
  });

  test('not a second before, and not above the top', () => {
    given(alarmDecider, [raised(life)])
      .when({ ...orders.escalate, at: after(59) })
      .refuses('not_due');
    given(alarmDecider, [raised(sampleStanding({ priority: 'life', role: 'gold_commander' }))])
      .when(orders.escalate)
      .refuses('not_due');
  });

  test('danger to life that was acknowledged asks again when the time to act has run out', () => {
    const condition = { ...life, actBefore: after(600) };
    given(alarmDecider, [raised(condition), acknowledged])
      .when(orders.escalate)
      .then([
        {
          type: 'AlarmEscalated',
          at: after(600),
          alarm,
          from: 'watch_officer',
          to: 'duty_officer',
          reason: 'not_acted',
        },
      ]);
  });

  test.for<[string, number | null]>([
    ['that must be acted on at once', null],
    ['that was acknowledged when it was late already', 20],
  ])('danger to life %s asks again a quarter of an hour after it was acknowledged', ([, before]) => {
    const condition = { ...life, actBefore: before === null ? null : after(before) };
    const history = [raised(condition), acknowledged];
    given(alarmDecider, history)
      .when({ ...orders.escalate, at: after(929) })
      .refuses('not_due');
    const rise = { from: 'watch_officer', to: 'duty_officer', reason: 'not_acted' } as const;
    const risen: OfAlarm = { type: 'AlarmEscalated', at: after(930), alarm, ...rise };
    given(alarmDecider, history)
      .when({ ...orders.escalate, at: after(2_000) })
      .then([risen]);
    // And again of whoever acknowledged that, one role higher, as long as it holds.
    const again: OfAlarm = { ...acknowledged, at: after(1_000) };
    given(alarmDecider, [...history, risen, again])
      .when({ ...orders.escalate, at: after(2_000) })
      .then([{ ...risen, at: after(1_900), from: 'duty_officer', to: 'gold_commander' }]);
  });

  test('whoever has nobody above is asked again each hour', () => {
    const atTop = sampleStanding({ priority: 'life', role: 'gold_commander' });
    const asked = given(alarmDecider, [raised(atTop), acknowledged]);
    asked.when({ ...orders.escalate, at: after(3_629) }).refuses('not_due');
    const rise = { from: 'gold_commander', to: 'gold_commander', reason: 'not_acted' } as const;
    asked
      .when({ ...orders.escalate, at: after(4_000) })
      .then([{ type: 'AlarmEscalated', at: after(3_630), alarm, ...rise }]);
  });

  test('what is not danger to life is not asked about again', () => {
    given(alarmDecider, histories.acknowledged)
      .when({ ...orders.escalate, at: after(90_000) })
      .refuses('not_due');
  });

  test('what the room now asks of the role above asks again, though the watch had acknowledged it', () => {
    const change = { ...orders.change, condition: { ...high, role: 'duty_officer' } } as const;
    const { state } = given(alarmDecider, [
      ...histories.acknowledged,
      { type: 'AlarmChanged', at, alarm, condition: change.condition },
    ]);
    expect(state).toMatchObject({ phase: 'unacknowledged', role: 'duty_officer', armedAt: at });
    expect(outcome(histories.shelved, change)).toBe('unacknowledged');
    // Nobody had answered: it goes on asking whom it asked, and the role above as well.
    const asking = given(alarmDecider, [
      raised(),
      { type: 'AlarmChanged', at, alarm, condition: change.condition },
    ]).state;
    expect(asking).toMatchObject({ phase: 'unacknowledged', role: 'duty_officer', armedAt: after(0) });
  });

  test('what has risen stays there while it changes', () => {
    const { state } = given(alarmDecider, [
      raised(life),
      {
        type: 'AlarmEscalated',
        at: after(60),
        alarm,
        from: 'watch_officer',
        to: 'duty_officer',
        reason: 'unacknowledged',
      },
      { type: 'AlarmChanged', at: after(70), alarm, condition: { ...life, reference: 'UK-26-007' } },
    ]);
    expect(state).toMatchObject({ role: 'duty_officer', rises: 1, armedAt: after(0) });
  });
});

test('every refusal has words in both languages', () => {
  for (const row of Object.values(table))
    for (const outcomeOf of Object.values(row))
      if (!['none', 'unacknowledged', 'acknowledged', 'returned', 'shelved', 'normal'].includes(outcomeOf))
        expect(alarmRefusals[outcomeOf as AlarmRefusal].fr).not.toBe('');
});

describe('one that is protected', () => {
  const told = sampleStanding({ priority: 'life', role: 'duty_officer', isProtected: true });
  const acknowledge = (roles: readonly string[]): AlarmCommand => ({
    ...orders.acknowledge,
    givenFrom: { ...orders.acknowledge.givenFrom, roles },
  });
  test('is as if it were not there to whoever is neither asked nor above who is asked', () => {
    for (const roles of [['watch_officer'], ['observer'], []])
      given(alarmDecider, [raised(told)])
        .when(acknowledge(roles))
        .refuses('alarm_unknown');
  });
  test('is acknowledged by whoever is asked, and by the role above', () => {
    for (const roles of [['duty_officer'], ['watch_officer', 'gold_commander']])
      given(alarmDecider, [raised(told)])
        .when(acknowledge(roles))
        .then([{ type: 'AlarmAcknowledged', at, alarm, by, desk }]);
  });
});
