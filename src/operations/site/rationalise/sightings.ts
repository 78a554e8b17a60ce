import type { Instant } from '../../../kernel/time.ts';
import { limits } from './figures.ts';
import type { PresentedAlarm } from './shapes.ts';

/** When somebody was on the track again, and the alarm as it then stood. */
export interface SeenAgain {
  readonly alarm: PresentedAlarm;
  readonly seenAt: Instant;
}

/** Sightings in incidents that have asked already, told in measure and none lost. */
export interface Sightings {
  note(seen: SeenAgain): void;
  /** The alarm itself says so at that moment: it was presented or raised. */
  asked(alarm: string, at: Instant): void;
  /** What is to be told by now, each once. */
  due(now: Instant): readonly SeenAgain[];
}

interface Held {
  readonly toldAt: Instant | null;
  readonly untold: SeenAgain | null;
}

/**
 * The first of one alarm is told at once, the last of what follows when `seenAgainSeconds` have gone by: whoever is about
 * to let trains run must never be told by silence that nobody was there. An alarm that is quiet for as long is forgotten,
 * so that there are never more than there are incidents.
 */
export function createSightings(): Sightings {
  const held = new Map<string, Held>();
  return {
    note: (seen) =>
      void held.set(seen.alarm.alarm, {
        toldAt: held.get(seen.alarm.alarm)?.toldAt ?? null,
        untold: seen,
      }),
    asked: (alarm, at) => void held.set(alarm, { toldAt: at, untold: null }),
    due(now) {
      const told: SeenAgain[] = [];
      for (const [alarm, { toldAt, untold }] of held) {
        if (toldAt !== null && now - toldAt < limits.seenAgainSeconds * 1000) continue;
        if (untold === null) held.delete(alarm);
        else {
          told.push(untold);
          held.set(alarm, { toldAt: now, untold: null });
        }
      }
      return told;
    },
  };
}
