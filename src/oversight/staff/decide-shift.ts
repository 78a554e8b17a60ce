import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { PutShift, RetireShift, ShiftCommand } from './commands.ts';
import { spanOf, type SpanFault } from './duties.ts';
import type { ShiftEvent } from './events.ts';
import { overlap } from './state.ts';

export type ShiftRefusal =
  | SpanFault
  | 'shift_overlaps'
  | 'shift_too_long'
  | 'shift_unknown'
  | 'shift_unchanged'
  | 'shift_changed_meanwhile';

/** Nobody keeps a watch for longer. Ours: a bound against a slip of the date, not a rule on working time. */
export const shiftHoursMax = 24;

/** One shift of a person; a retired one stays, so that its version goes on. */
export interface Shift {
  readonly desk: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly version: number;
  readonly retired: boolean;
}
/** All shifts of one person, by their short names: one stream, so that no two of them can overlap. */
export interface ShiftState {
  readonly shifts: Readonly<Record<string, Shift>>;
}

type Decision = Result<readonly ShiftEvent[], Refusal<ShiftRefusal>>;

/** Decides over the shifts of one person: the register of the roster, with its rule against being in two places. */
export const shiftDecider: Decider<ShiftState, ShiftCommand, ShiftEvent, ShiftRefusal> = {
  initial: { shifts: {} },
  decide(state, command) {
    const before = shiftOf(state, command.shift);
    if (command.seenVersion !== null && command.seenVersion !== (before?.version ?? 0))
      return refuse('shift_changed_meanwhile');
    switch (command.type) {
      case 'PutShift':
        return put(state, command);
      case 'RetireShift':
        return retire(before, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    const before = shiftOf(state, event.shift);
    const version = (before?.version ?? 0) + 1;
    switch (event.type) {
      case 'ShiftPut': {
        const { shift, desk, from, until } = event;
        return { shifts: { ...state.shifts, [shift]: { desk, from, until, version, retired: false } } };
      }
      case 'ShiftRetired':
        if (before === undefined) return state;
        return { shifts: { ...state.shifts, [event.shift]: { ...before, version, retired: true } } };
      default:
        return never(event);
    }
  },
};

/** A name such as `constructor` is a shift only where somebody put it. */
function shiftOf({ shifts }: ShiftState, name: string): Shift | undefined {
  return Object.hasOwn(shifts, name) ? shifts[name] : undefined;
}

function put({ shifts }: ShiftState, command: PutShift): Decision {
  const { staff, shift, desk, at } = command;
  const span = spanOf(command, 'Europe/London'); // moments only: no zone is asked
  if (!span.ok) return span;
  const { from } = span.value;
  const until = command.until;
  if (secondsBetween(fromUtc(from), fromUtc(until)) > shiftHoursMax * 3_600)
    return refuse('shift_too_long', { hoursMax: shiftHoursMax });
  const before = shiftOf({ shifts }, shift);
  const isSame = before?.desk === desk && before.from === from && before.until === until && !before.retired;
  if (isSame) return refuse('shift_unchanged');
  const others = Object.entries(shifts).filter(([name, { retired }]) => name !== shift && !retired);
  const clash = others.find(([, other]) => overlap(other, { from, until }));
  if (clash !== undefined) return refuse('shift_overlaps', { shift: clash[0] });
  return ok([{ type: 'ShiftPut', at, staff, shift, desk, from, until }]);
}

function retire(before: Shift | undefined, { staff, shift, at }: RetireShift): Decision {
  if (before === undefined || before.retired) return refuse('shift_unknown');
  return ok([{ type: 'ShiftRetired', at, staff, shift }]);
}
