import type { State } from './label.ts';
import type { Text } from './text.ts';
import type { UtcText } from './time.ts';

/**
 * Priorities, most urgent first. `life`: a life is at risk now; `high`: somebody may come to harm unless an act follows
 * within minutes; `low`: an act is needed, not at once. Whatever needs no act is no alarm but a notice.
 * Source: ANSI/ISA-18.2-2016 (alarm: requires a timely response); IEC 62682:2022.
 */
export const alarmPriorities = ['life', 'high', 'low'] as const;
export type AlarmPriority = (typeof alarmPriorities)[number];

/** Who must act. */
export const alarmRoles = [
  'watch_officer',
  'duty_officer',
  'gold_commander',
  'safeguarding_officer',
] as const;
export type AlarmRole = (typeof alarmRoles)[number];

/**
 * One condition that needs a human act, as a room finds it in what stands on record at a moment. Pure rooms list these;
 * the watch's room raises, escalates and clears alarms for them. Nothing personal: references only.
 */
export interface AlarmCondition {
  /** Unique while it lasts, the same at each look: `unread/c-4f2`, `transfer/b-7/t-1`. */
  readonly key: string;
  /** From the room's closed list: `unread_item`, `transfer_unaccepted`. */
  readonly kind: string;
  readonly priority: AlarmPriority;
  /** Whose desks: of one state, or of both. */
  readonly side: State | 'both';
  readonly role: AlarmRole;
  /** Since when it holds: the exact moment at which a clock ran out, not when somebody looked. */
  readonly since: UtcText;
  /** Until when the act makes a difference; null: at once. */
  readonly actBefore: UtcText | null;
  /** The record it is about: `contact/c-4f2`, `boat/b-7`, `unit/u-hebe`. */
  readonly about: string;
  /** What a person calls it: `UK-26-007`; null where the record has no name yet. */
  readonly reference: string | null;
  /** Conditions with the same cause are shown as one: `boat/b-7`, `link/fr`. */
  readonly cause: string;
  readonly consequence: Text;
  readonly act: Text;
  /**
   * True where it tells of people whom the protection of others covers: told to the role asked and to those above it alone,
   * as the policies let them, and to nobody else who sees alarms. Absent: it is not.
   */
  readonly isProtected?: boolean | undefined;
}
