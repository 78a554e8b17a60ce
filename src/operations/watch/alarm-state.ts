import type { AlarmRole } from '../../kernel/alarm.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { askAgainSeconds, escalationSeconds, roleAbove } from './alarm-limits.ts';
import type { StandingCondition } from './forms.ts';
import type { ShelveReason } from './wire.ts';

/** The node's own actor that raises, escalates and clears: no person, and no right of any. */
export const alarmKeeper = 'node.alarms' as ActorId; // a fixed word, not a member of staff

/** What every alarm that was ever raised has. */
export interface AlarmRecord {
  readonly alarm: string;
  readonly condition: StandingCondition;
  /** Who must act now: the condition's role, or one it has risen to. */
  readonly role: AlarmRole;
  /** Since when it asks to be acknowledged. */
  readonly armedAt: UtcText;
  /** When it last rose since then, and how often. */
  readonly roseAt: UtcText | null;
  readonly rises: number;
  /** The latest moment of anything on its record: nothing of it happens before. */
  readonly movedAt: UtcText;
}
export interface Acknowledgement {
  readonly at: UtcText;
  readonly by: string;
  readonly desk: string;
}
export interface Shelf {
  readonly until: UtcText;
  readonly reason: ShelveReason;
  readonly by: string;
  readonly desk: string;
}

/** One alarm. `shelved` ends by itself; `isActive` says whether its condition still holds meanwhile. */
export type AlarmState =
  | { readonly phase: 'none' }
  | (AlarmRecord & { readonly phase: 'unacknowledged' })
  | (AlarmRecord & { readonly phase: 'returned' })
  | (AlarmRecord & { readonly phase: 'normal' })
  | (AlarmRecord & { readonly phase: 'acknowledged'; readonly acknowledged: Acknowledgement })
  | (AlarmRecord & { readonly phase: 'shelved'; readonly isActive: boolean; readonly shelf: Shelf });
export type RaisedAlarm = Exclude<AlarmState, { readonly phase: 'none' }>;
/** On some list: anything but one that is over. */
export type StandingAlarm = Exclude<RaisedAlarm, { readonly phase: 'normal' }>;

/** One alarm for each condition and side: each side's desks answer for themselves. The part of the stream's name after `alarm/`. */
export function alarmIdOf(key: string, side: State): string {
  return `a-${sha256Hex(`${side} ${key}`).slice(0, 24)}`;
}

/** True while its condition holds. */
export function isActive(state: AlarmState): boolean {
  if (state.phase === 'shelved') return state.isActive;
  return state.phase === 'unacknowledged' || state.phase === 'acknowledged';
}

/** True for an alarm that stands on some list: anything but one that is over. */
export function isStanding(state: AlarmState): state is StandingAlarm {
  return state.phase !== 'none' && state.phase !== 'normal';
}

/** The next rise of an alarm: the exact moment, to whom, and why. */
export interface Rise {
  readonly at: UtcText;
  readonly to: AlarmRole;
  readonly reason: 'unacknowledged' | 'not_acted';
}

/**
 * When an alarm rises to the role above if nothing happens: unacknowledged for its limit; or, for danger to life,
 * acknowledged and the time to act run out, again and again while it lasts. Null where it has nowhere to rise.
 */
export function nextRise(state: AlarmState): Rise | null {
  switch (state.phase) {
    case 'unacknowledged': {
      const to = roleAbove[state.role];
      const limitSeconds = escalationSeconds[state.condition.priority][state.rises];
      if (to === null || limitSeconds === undefined) return null;
      const from = state.roseAt ?? state.armedAt;
      return { at: toUtc(addSeconds(fromUtc(from), limitSeconds)), to, reason: 'unacknowledged' };
    }
    case 'acknowledged': {
      const { priority, actBefore } = state.condition;
      if (priority !== 'life') return null;
      // Whoever acknowledged it when it was late, or was to act at once, is left to it for a while.
      const isInTime = actBefore !== null && actBefore > state.acknowledged.at;
      const again = toUtc(addSeconds(fromUtc(state.acknowledged.at), askAgainSeconds(state.role)));
      const due = isInTime ? actBefore : again;
      // At the top it stays where it is, and asks again.
      const at = due > state.movedAt ? due : state.movedAt;
      return { at, to: roleAbove[state.role] ?? state.role, reason: 'not_acted' };
    }
    case 'none':
    case 'returned':
    case 'shelved':
    case 'normal':
      return null;
  }
}
