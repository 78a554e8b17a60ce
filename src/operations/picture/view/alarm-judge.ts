import type { Store } from '../../../kit/store.ts';
import type { Acknowledged } from './acknowledged.ts';
import { type Alarm, alarmsOf } from './alarms.ts';
import type { LivePicture } from './live-picture.ts';

/** What is judged, and where what stands is told. */
export interface JudgeParts {
  readonly live: Pick<LivePicture, 'picture' | 'health' | 'connection' | 'isWhole'>;
  readonly alarms: Store<readonly Alarm[]>;
  readonly acknowledged: Pick<Acknowledged, 'keepStanding'>;
}

/** Alarms are always judged on the live picture: the past on screen must not hide what needs an act now. */
export function createJudge({ live, alarms, acknowledged }: JudgeParts): (now: number) => void {
  const firstSeen = new Map<string, number>();
  return (now) => {
    const standing = alarmsOf({
      picture: live.picture,
      health: live.health.get(),
      connection: live.connection.get(),
      now,
    });
    const keys = new Set(standing.map((alarm) => alarm.key));
    for (const key of firstSeen.keys()) if (!keys.has(key)) firstSeen.delete(key);
    for (const alarm of standing) if (!firstSeen.has(alarm.key)) firstSeen.set(alarm.key, alarm.since);
    // After a reload nothing stands until the node has told it: that is no end of any alarm.
    if (live.isWhole()) acknowledged.keepStanding(keys);
    // The store's health carries no beginning of its own: the first word of it counts.
    const dated = standing.map((alarm) =>
      alarm.key.startsWith('store:') ? { ...alarm, since: firstSeen.get(alarm.key) ?? alarm.since } : alarm,
    );
    if (!isSameList(dated, alarms.get())) alarms.set(dated);
  };
}

/** True where the same would be drawn: an alarm that lasts may change its words, its figures and how grave it is. */
function isSameList(a: readonly Alarm[], b: readonly Alarm[]): boolean {
  return a.length === b.length && a.every((one, n) => isSame(one, b[n]));
}

function isSame(one: Alarm, other: Alarm | undefined): boolean {
  return (
    other !== undefined &&
    one.key === other.key &&
    one.since === other.since &&
    one.severity === other.severity &&
    one.what === other.what &&
    one.target?.id === other.target?.id &&
    JSON.stringify(one.values) === JSON.stringify(other.values)
  );
}
