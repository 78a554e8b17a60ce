/** Order of risk, as in IEC 62923-1: an alarm asks for immediate attention, a warning for attention soon, a caution for awareness. */
export type Severity = 'alarm' | 'warning' | 'caution';

/** One alarm as the alarm line shows it, whichever room it comes from, in the reader's language. */
export interface LineAlarm {
  /** Stable while the cause lasts. */
  readonly key: string;
  readonly severity: Severity;
  /** Danger to life stands before all else. */
  readonly life: boolean;
  /** What it is, with its reference, or what follows if nobody acts. */
  readonly what: string;
  /** What follows and the act, who must do it and how long is left: the first words are the weightiest. */
  readonly say: string;
  /** How long is left, or by how much it is over; null: no clock runs. */
  readonly left: string | null;
  /** Milliseconds. */
  readonly since: number;
  /** Further alarms of the same cause, shown by this one. */
  readonly more: number;
  readonly acknowledged: boolean;
  /** Null: it has no place of its own. */
  readonly open: (() => void) | null;
  readonly acknowledge: () => void;
  /** Why this desk may not acknowledge it; null where it may. */
  readonly refusal: string | null;
  /** True where an act on its record ends it and nothing else does: there is nothing to acknowledge. */
  readonly endsByAct?: true;
}

const severityRank: Readonly<Record<Severity, number>> = { alarm: 0, warning: 1, caution: 2 };

/**
 * The line's order: what nobody has acknowledged, danger to life first, then by severity and the longest standing; what
 * is acknowledged after it in the same order. So nothing moves except what was just acknowledged.
 */
export function lineOrder(alarms: readonly LineAlarm[]): readonly LineAlarm[] {
  return alarms.toSorted(
    (one, other) =>
      Number(one.acknowledged) - Number(other.acknowledged) ||
      Number(other.life) - Number(one.life) ||
      severityRank[one.severity] - severityRank[other.severity] ||
      one.since - other.since ||
      one.key.localeCompare(other.key, 'en'),
  );
}

/** What the key `a` acknowledges: the first of the line that waits and that this desk may acknowledge. */
export function nextToAcknowledge(ordered: readonly LineAlarm[]): LineAlarm | null {
  return ordered.find(({ acknowledged, refusal }) => !acknowledged && refusal === null) ?? null;
}
