import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import { relayDecider } from './decide-relay.ts';
import {
  type RelayCommand,
  type RelayCommandOf,
  type RelayEvent,
  relayEventSchemas,
} from './events-relay.ts';
import { after, at, boat, by, fromWatch } from './given-dispatch.ts';
import { relayRefusals } from './refusals.ts';

const distress = {
  relay: 'r-1',
  boat,
  nature: 'persons_in_water',
  position: { lat: 51, lon: 1.5, accuracyMetres: 500 },
  persons: 30,
  stations: ['CG-EXAMPLE'],
} as const;
const send: RelayCommandOf<'SendRelay'> = {
  ...distress,
  type: 'SendRelay',
  at,
  by,
  units: ['U-A', 'U-B'],
  givenFrom: fromWatch,
};
const call: RelayCommandOf<'CallUnits'> = { type: 'CallUnits', at, by, relay: 'r-1', units: ['U-B', 'U-C'] };
const acknowledge: RelayCommandOf<'AcknowledgeRelay'> = {
  type: 'AcknowledgeRelay',
  at,
  by,
  relay: 'r-1',
  unit: 'U-A',
  intention: 'proceeding',
  reason: null,
  arrivesAt: after(900),
};
const end: RelayCommandOf<'EndRelay'> = { type: 'EndRelay', at, by, relay: 'r-1', reason: 'resolved' };

const sent: Extract<RelayEvent, { type: 'RelaySent' }> = {
  ...distress,
  type: 'RelaySent',
  at,
  by,
  side: 'uk',
};
const called = (unit: string): RelayEvent => ({ type: 'UnitCalled', at, by, relay: 'r-1', unit });
const { type: _type, ...answer } = acknowledge;
const acknowledged: Extract<RelayEvent, { type: 'RelayAcknowledged' }> = {
  ...answer,
  by,
  type: 'RelayAcknowledged',
};
const ended: RelayEvent = { type: 'RelayEnded', at, by, relay: 'r-1', reason: 'answered' };

const open = [sent, called('U-A'), called('U-B')];
const places = {
  none: [],
  open,
  answered: [...open, acknowledged],
  ended: [...open, ended],
} as const satisfies Record<string, readonly RelayEvent[]>;

describe.each<[RelayCommand, Readonly<Record<keyof typeof places, string>>]>([
  [
    send,
    {
      none: 'RelaySent+UnitCalled+UnitCalled',
      open: 'relay_exists',
      answered: 'relay_exists',
      ended: 'relay_exists',
    },
  ],
  [call, { none: 'relay_unknown', open: 'UnitCalled', answered: 'UnitCalled', ended: 'relay_over' }],
  [
    acknowledge,
    { none: 'relay_unknown', open: 'RelayAcknowledged', answered: 'unchanged', ended: 'RelayAcknowledged' },
  ],
  [end, { none: 'relay_unknown', open: 'RelayEnded', answered: 'RelayEnded', ended: 'relay_over' }],
])('$type', (command, outcomes) => {
  test.each(Object.entries(outcomes))('in %s: %s', (place, expected) => {
    const decided = relayDecider.decide(fold(relayDecider, places[place as keyof typeof places]), command); // from the table
    const told = decided.ok ? decided.value.map(({ type }) => type).join('+') : decided.refusal.code;
    expect(told).toBe(expected);
    if (!decided.ok) expect(relayRefusals).toHaveProperty(decided.refusal.code);
    for (const { type, at: _at, ...body } of decided.ok ? decided.value : [])
      expect(relayEventSchemas[type].parse(body)).toEqual(body);
  });

  test('an order of nobody is refused', () => {
    const { by: _by, ...nobody } = command;
    given(relayDecider, open)
      .when(nobody as RelayCommand)
      .refuses('actor_missing'); // without its author
  });
});

const when = (history: readonly RelayEvent[], command: RelayCommand) =>
  given(relayDecider, history).when(command);

test('the call of each unit is an entry of its own, written once', () => {
  when([], { ...send, units: ['U-A', 'U-B', 'U-A'] }).then([sent, called('U-A'), called('U-B')]);
  when(open, call).then([called('U-C')]);
  when(open, { ...call, units: ['U-A', 'U-B'] }).refuses('all_called_already');
});

test('a relay is sent without a boat on record, and to stations alone', () => {
  when([], { ...send, boat: null, units: [] }).then([{ ...sent, boat: null }]);
  when([], { ...send, units: [], stations: [] }).refuses('nobody_addressed');
});

test('whoever cannot go says why; an answer may change', () => {
  const cannot = { ...acknowledge, intention: 'cannot', arrivesAt: null } as const;
  when(open, cannot).refuses('reason_missing');
  when(places.answered, { ...cannot, reason: 'fuel' }).then([
    { ...acknowledged, intention: 'cannot', reason: 'fuel', arrivesAt: null },
  ]);
});

test('a unit that was not called but heard it answers as well, and is shown as not called', () => {
  const state = fold(relayDecider, [...open, { ...acknowledged, unit: 'U-HEARD' }]);
  expect(
    state.phase === 'sent' && state.relay.units.map(({ unit, called: by_ }) => [unit, by_ !== null]),
  ).toEqual([
    ['U-A', true],
    ['U-B', true],
    ['U-HEARD', false],
  ]);
});

test('an answer after the end is kept, and does not open it again', () => {
  const state = fold(relayDecider, [...places.ended, acknowledged]);
  expect(
    state.phase === 'sent' && [state.relay.ended?.reason, state.relay.units[0]?.answer?.intention],
  ).toEqual(['answered', 'proceeding']);
});
