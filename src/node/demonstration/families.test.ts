import { expect, test } from 'vitest';
import { tracingDecider } from '../../cases/tracing/decide.ts';
import { tracingCommandSchemas, type TracingCommand } from '../../cases/tracing/events-tracing.ts';
import type { TracingState } from '../../cases/tracing/state.ts';
import { tracingFor } from '../../cases/tracing/view-of.ts';
import { fold } from '../../kernel/decider.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { type State, states } from '../../kernel/label.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import { familyCommands } from './families.ts';

const now = instant(Date.UTC(2026, 0, 10, 2));

/** What the room makes of the orders of a side: as its node takes them, sealed words left out. */
function entered(state: State): readonly TracingState[] {
  return familyCommands({ state, mark: 'test', now }).map(({ fields }) => {
    const { seekerName, sought, ...said } = tracingCommandSchemas.OpenTracing.parse(fields);
    expect([seekerName, sought].every((sealed) => sealed.length > 0)).toBe(true);
    const givenFrom = { state, desk: null, roles: ['safeguarding_officer'] };
    const command: TracingCommand = {
      type: 'OpenTracing',
      at: toUtc(now),
      by: `demo-${state}` as ActorId, // nobody's
      givenFrom,
      ...said,
    };
    const decided = tracingDecider.decide(tracingDecider.initial, command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return fold(tracingDecider, decided.value);
  });
}

test('on each side a couple and a parent with a child are offered to one another, and one who told nobody is not', () => {
  const all = states.flatMap(entered);
  for (const side of states) {
    const { own } = tracingFor(side, all);
    const shared = own.filter(({ isShared }) => isShared);
    expect(shared.map(({ suggestions }) => suggestions.map(({ facts }) => facts.side !== side))).toEqual([
      [true],
      [true],
    ]);
  }
  expect(tracingFor('fr', all).told).toHaveLength(2);
});
