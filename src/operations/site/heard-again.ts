import { fromUtc, type Instant } from '../../kernel/time.ts';
import { never } from '../../kernel/result.ts';
import type { Outcome } from './rationalise/shapes.ts';
import type { SiteAlarmView } from './wire.ts';

/**
 * How far back the messages of a site are heard again when the program starts, and how far back what comes of them and is
 * on no record is presented. An incident is open for a quarter of an hour, and a gust explains for five minutes: what lies
 * before is heard only to be remembered. Ours.
 */
export const heardAgainSeconds = { heard: 1_200, presented: 300 } as const;

/** What is still to be done of what was heard again. */
export interface NotOnRecord {
  /** To be presented, raised, noted, or shown as a group; in their order. */
  readonly outcomes: readonly Outcome[];
  /** Alarms that stand nowhere: what comes to their place must not join them. */
  readonly forget: ReadonlySet<string>;
}

/**
 * Sets what came of messages that were heard again against the alarms on record: a program that was killed between a message
 * and its alarm still owes it, and what is on record asks nobody twice. `since`: what came of it before is let go.
 */
export function notOnRecord(
  outcomes: readonly Outcome[],
  alarms: readonly SiteAlarmView[],
  since: Instant,
): NotOnRecord {
  const onRecord = new Map(alarms.map((one) => [one.facts.alarm, one]));
  const known = new Set(onRecord.keys());
  const owed: Outcome[] = [];
  for (const outcome of outcomes) {
    const one = owedOf(outcome, onRecord.get(alarmOf(outcome) ?? ''), since);
    if (one === null) continue;
    const alarm = alarmOf(one);
    // Seen again where nothing stands that could say so: it is an alarm of its own.
    const isFirst = alarm !== null && !known.has(alarm);
    if (isFirst) known.add(alarm);
    owed.push(isFirst && one.kind === 'seen_again' ? { kind: 'presented', alarm: one.alarm } : one);
  }
  const heard = outcomes.flatMap((one) => alarmOf(one) ?? []);
  return { outcomes: owed, forget: new Set(heard.filter((one) => !known.has(one))) };
}

/** The alarm that an outcome is of; null: of a group, or of a device that nobody knows. */
export function alarmOf(outcome: Outcome): string | null {
  return 'alarm' in outcome ? outcome.alarm.alarm : null;
}

/** An outcome that is on no record and not too old; null: nothing is owed of it. */
function owedOf(outcome: Outcome, held: SiteAlarmView | undefined, since: Instant): Outcome | null {
  switch (outcome.kind) {
    case 'presented':
      return outcome.alarm.at >= since && held === undefined ? outcome : null;
    case 'raised':
      return outcome.at >= since && isBefore([held?.raisedAt ?? held?.presentedAt], outcome.at)
        ? outcome
        : null;
    case 'seen_again': {
      const { seenAt } = outcome;
      const known = [held?.seenAgainAt, held?.raisedAt, held?.closed?.at];
      return seenAt >= since && isBefore(known, seenAt) ? outcome : null;
    }
    case 'grouped':
      return outcome;
    case 'joined':
    case 'unknown_device':
      return null;
    default:
      return never(outcome);
  }
}

function isBefore(times: readonly (SiteAlarmView['raisedAt'] | undefined)[], at: Instant): boolean {
  return times.every((one) => one === null || one === undefined || fromUtc(one) < at);
}
