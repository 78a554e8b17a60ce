import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import { decisionOf, gapDecider } from './decide-gap.ts';
import { type GapCommand, type GapCommandOf, type GapEvent, gapEventSchemas } from './events-gap.ts';
import { after, at, by, fromWatch } from './given-dispatch.ts';
import { gapRefusals } from './refusals.ts';

const lacking = {
  gap: 'g-1',
  asset: 'U-PLANE',
  loses: ['aerial_picture', 'infra_red'],
  area: [
    { lat: 50.9, lon: 1.2 },
    { lat: 51.2, lon: 1.2 },
    { lat: 51.2, lon: 1.8 },
  ],
  from: after(7_200),
  to: after(14_400),
  cause: 'weather',
} satisfies Omit<GapCommandOf<'OpenGap'>, 'type' | 'at'>;
const offer = {
  gap: 'g-1',
  compensation: 'k-1',
  kind: 'drone',
  unit: 'U-DRONE',
  cost: { hours: 2, euros: 3_000, pounds: null },
} as const;
const edge = { at, by, givenFrom: fromWatch };
const open: GapCommandOf<'OpenGap'> = { ...edge, ...lacking, type: 'OpenGap' };
const compensate: GapCommandOf<'CompensateGap'> = {
  ...edge,
  ...offer,
  type: 'CompensateGap',
  compensation: 'k-2',
};
const withdraw: GapCommandOf<'WithdrawCompensation'> = {
  ...edge,
  type: 'WithdrawCompensation',
  gap: 'g-1',
  compensation: 'k-1',
};
const accept: GapCommandOf<'AcceptGap'> = {
  ...edge,
  type: 'AcceptGap',
  gap: 'g-1',
  taken: ['k-1'],
  reason: 'partly_compensated',
};
const close: GapCommandOf<'CloseGap'> = { ...edge, type: 'CloseGap', gap: 'g-1', reason: 'asset_back' };

const opened: GapEvent = { ...lacking, type: 'GapOpened', at, by, side: 'uk' };
const offered: GapEvent = { ...offer, type: 'GapCompensated', at, by, side: 'fr' };
const withdrawn: GapEvent = {
  type: 'CompensationWithdrawn',
  at: after(60),
  by,
  gap: 'g-1',
  compensation: 'k-1',
};
const decided: GapEvent = {
  type: 'GapAccepted',
  at,
  by,
  gap: 'g-1',
  taken: ['k-1'],
  reason: 'partly_compensated',
};
const closed: GapEvent = { type: 'GapClosed', at, by, gap: 'g-1', reason: 'period_over' };

const places = {
  none: [],
  opened: [opened],
  offered: [opened, offered],
  withdrawn: [opened, offered, withdrawn],
  decided: [opened, offered, decided],
  closed: [opened, offered, closed],
} as const satisfies Record<string, readonly GapEvent[]>;

const unknown = 'compensation_unknown';
describe.each<[GapCommand, readonly string[]]>([
  [open, ['GapOpened', 'gap_exists', 'gap_exists', 'gap_exists', 'gap_exists', 'gap_exists']],
  [
    compensate,
    ['gap_unknown', 'GapCompensated', 'GapCompensated', 'GapCompensated', 'GapCompensated', 'gap_closed'],
  ],
  [
    withdraw,
    ['gap_unknown', unknown, 'CompensationWithdrawn', unknown, 'CompensationWithdrawn', 'gap_closed'],
  ],
  [accept, ['gap_unknown', unknown, 'GapAccepted', unknown, 'unchanged', 'gap_closed']],
  [close, ['gap_unknown', 'GapClosed', 'GapClosed', 'GapClosed', 'GapClosed', 'gap_closed']],
])('$type', (command, row) => {
  test.each(Object.entries(places).map(([place, history], index) => [place, row[index], history] as const))(
    'in %s: %s',
    (_place, expected, history) => {
      const outcome = gapDecider.decide(fold(gapDecider, history), command);
      const told = outcome.ok ? outcome.value.map(({ type }) => type).join('+') : outcome.refusal.code;
      expect(told).toBe(expected);
      if (!outcome.ok) expect(gapRefusals).toHaveProperty(outcome.refusal.code);
      for (const { type, at: _at, ...body } of outcome.ok ? outcome.value : [])
        expect(gapEventSchemas[type].parse(body)).toEqual(body);
    },
  );

  test('an order of nobody is refused', () => {
    const { by: _by, ...nobody } = command;
    given(gapDecider, places.offered)
      .when(nobody as GapCommand)
      .refuses('actor_missing'); // without its author
  });
});

const when = (history: readonly GapEvent[], command: GapCommand) => given(gapDecider, history).when(command);
const gapOf = (history: readonly GapEvent[]) => {
  const state = fold(gapDecider, history);
  if (state.phase === 'none') throw new Error('no gap');
  return state.gap;
};

test('a gap has an end after its beginning, and that still to come', () => {
  when([], { ...open, to: lacking.from }).refuses('times_reversed');
  when([], { ...open, from: after(-7_200), to: at }).refuses('over_already');
  when([], { ...open, from: after(-7_200) }).then([{ ...opened, from: after(-7_200) }]);
});

test('an offer says which state makes it and what it costs; zero is a price', () => {
  const { givenFrom: _from, ...nowhere } = compensate;
  when(places.opened, nowhere).refuses('side_missing');
  const cost = { hours: 2, euros: null, pounds: null };
  when(places.opened, { ...compensate, cost }).refuses('cost_missing');
  when(places.opened, { ...compensate, cost: { ...cost, pounds: 0 } }).then([
    { ...offered, compensation: 'k-2', side: 'uk', cost: { ...cost, pounds: 0 } },
  ]);
  when(places.withdrawn, { ...compensate, compensation: 'k-1' }).refuses('compensation_exists');
});

test('a decision bears who took it, and its reason agrees with what was taken', () => {
  when(places.offered, { ...accept, taken: [] }).refuses('reason_contradicts');
  when(places.offered, { ...accept, reason: 'risk_low' }).refuses('reason_contradicts');
  when(places.opened, { ...accept, taken: [], reason: 'nothing_available' }).then([
    { ...decided, taken: [], reason: 'nothing_available' },
  ]);
  expect(decisionOf(gapOf(places.decided))).toEqual({ by, at, reason: 'partly_compensated', taken: ['k-1'] });
});

test('a decision may be taken anew, and none is lost', () => {
  const anew: GapEvent = { ...decided, at: after(60), taken: [], reason: 'risk_low' };
  const gap = gapOf([...places.decided, anew]);
  expect(decisionOf(gap)?.reason).toBe('risk_low');
  expect(gap.decisions).toHaveLength(2);
});

test('a decision that relied on what was withdrawn since holds no longer', () => {
  expect(decisionOf(gapOf([...places.decided, withdrawn]))).toBeNull();
  when([...places.decided, withdrawn], { ...accept, taken: [], reason: 'nothing_available' }).then([
    { ...decided, taken: [], reason: 'nothing_available' },
  ]);
});
