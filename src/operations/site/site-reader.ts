import { labelNames, type ReadRows } from '../../app/project.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { SiteAlarmState } from './decide-alarm.ts';
import { type PointState, standing } from './decide-point.ts';
import { type StopState, stopDueAt } from './decide-stop.ts';
import type { PointView, SiteAlarmView, StopView } from './wire.ts';

type Row = Readonly<Record<string, unknown>>;
const rowsMax = 2_000;
const pointsMax = 10_000;
/** What is over is listed this long after its last change. */
const overHours = 24;

/** Reads a site's records as one person may see them. Every list is bounded, open first, newest change first. */
export interface SiteReader {
  alarms(now: Instant): Promise<readonly SiteAlarmView[]>;
  points(now: Instant): Promise<readonly PointView[]>;
  stops(now: Instant): Promise<readonly StopView[]>;
}

/** `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see. */
export function createSiteReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): SiteReader {
  const states = async <State>(table: string, since: Instant, most: number): Promise<readonly State[]> => {
    const rows = await read(
      `select id, state, ${labelNames} from {${table}} where is_open or changed_at >= $1::timestamptz
       order by is_open desc, changed desc limit ${most}`,
      [toUtc(since)],
    );
    return shown(rows).map((row) => row['state'] as State); // as the projection wrote it
  };
  return {
    async alarms(now) {
      const all = await states<SiteAlarmState>('alarm', addSeconds(now, -overHours * 3_600), rowsMax);
      return all.flatMap((state) => (state.phase === 'known' ? [state.alarm] : []));
    },
    async points(now) {
      const all = await states<PointState>('point', now, pointsMax);
      return all.flatMap((state) => (state.phase === 'known' ? [standing(state.point, toUtc(now))] : []));
    },
    async stops(now) {
      const all = await states<StopState>('stop', addSeconds(now, -overHours * 3_600), rowsMax);
      return all.flatMap((state) =>
        state.phase === 'known' ? [{ ...state.stop, dueAt: stopDueAt(state.stop) }] : [],
      );
    },
  };
}
