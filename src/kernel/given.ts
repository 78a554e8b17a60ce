import { deepStrictEqual } from 'node:assert/strict';
import { type Decider, type DomainCommand, fold } from './decider.ts';
import type { DomainEvent } from './event.ts';
import type { Result } from './result.ts';

/**
 * For tests: `given(decider, history).when(command).then(events)` or `.refuses(code)`.
 * Compares whole values, so an extra event or field fails.
 */
export function given<State, Command extends DomainCommand, Event extends DomainEvent, Code extends string>(
  decider: Decider<State, Command, Event, Code>,
  history: readonly Event[],
) {
  const state = fold(decider, history);
  return {
    state,
    when(command: Command) {
      const result: Result<readonly Event[], { readonly code: Code }> = decider.decide(state, command);
      return {
        then(expected: readonly Event[]): void {
          deepStrictEqual(result.ok ? result.value : result, expected);
        },
        refuses(code: Code): void {
          deepStrictEqual(result.ok ? result.value : result.refusal.code, code);
        },
      };
    },
  };
}
