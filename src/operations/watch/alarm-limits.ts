import { type AlarmPriority, alarmPriorities, type AlarmRole } from '../../kernel/alarm.ts';

/**
 * Seconds without an acknowledgement after which an alarm rises to the role above: the first step, and the next.
 * Life: a minute, since unacknowledged distress must be with somebody else by then (PROOFS, 5.13). Ours otherwise.
 */
export const escalationSeconds: Readonly<Record<AlarmPriority, readonly number[]>> = {
  life: [60, 180],
  high: [300, 900],
  low: [1_800],
};

/**
 * Seconds after which danger to life that was acknowledged and still holds is asked about again, where its own time to
 * act has run out or there was none but at once. Longer than a desk is left to its work on a cause; as long as a boat
 * may go without an entry (PROBLEM, F12). Whoever has nobody above is asked each hour: they know, and what they have
 * put in hand takes its time. Ours.
 */
export function askAgainSeconds(role: AlarmRole): number {
  return roleAbove[role] === null ? 3_600 : 900;
}

/** Longest shelving in minutes; 0: never. An alarm of danger to life cannot be put aside by anybody. */
export const shelveMinutesMax: Readonly<Record<AlarmPriority, number>> = { life: 0, high: 10, low: 60 };

/**
 * Whether one that returned to normal still waits to be acknowledged. Only where a life was at risk: of the others each
 * is answered by an act on record (the item opened, the task accepted), and a list of things past hides what is not.
 */
export const waitsAfterReturn: Readonly<Record<AlarmPriority, boolean>> = {
  life: true,
  high: false,
  low: false,
};

/** To whom an alarm rises; null: to nobody, it stays. */
export const roleAbove: Readonly<Record<AlarmRole, AlarmRole | null>> = {
  watch_officer: 'duty_officer',
  safeguarding_officer: 'duty_officer',
  duty_officer: 'gold_commander',
  gold_commander: null,
};

/**
 * What may interrupt a desk: at most so many in any 10 minutes, and in any hour so many as make 1 per 10 minutes on
 * average. Source: EEMUA Publication 191 and ANSI/ISA-18.2-2016 as they circulate, read in weak copies (PROBLEM,
 * section 4); the hour is ours, so that the mean holds over every stretch of a night and not only over all of it.
 */
export const interruptionLimits = {
  perTenMinutes: 10,
  perHour: 6,
} as const;

/** While a desk is at work on a cause that it has acknowledged, no more of the same but danger to life interrupts it. */
export const atWorkSeconds = 600;

/** 0: the most urgent. */
export function urgencyRank(priority: AlarmPriority): number {
  return alarmPriorities.indexOf(priority);
}

/** True where the first is more urgent than the second. */
export function isMoreUrgent(one: AlarmPriority, other: AlarmPriority): boolean {
  return urgencyRank(one) < urgencyRank(other);
}

/** The roles from one up to another, both included; only the first where the second does not stand above it. */
export function rolesBetween(from: AlarmRole, to: AlarmRole): readonly AlarmRole[] {
  const chain: AlarmRole[] = [from];
  for (let role: AlarmRole | null = from; role !== null && role !== to; ) {
    role = roleAbove[role];
    if (role !== null) chain.push(role);
  }
  return chain.includes(to) ? chain : [from];
}

/** A role and all above it, to the top. */
export function rolesUpFrom(role: AlarmRole): readonly AlarmRole[] {
  const above = roleAbove[role];
  return above === null ? [role] : [role, ...rolesUpFrom(above)];
}

/** True where the first role stands above the second. */
export function isAbove(one: AlarmRole, other: AlarmRole): boolean {
  return one !== other && rolesBetween(other, one).includes(one);
}
