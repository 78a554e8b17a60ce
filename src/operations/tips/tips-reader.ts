import { labelNames, type ReadRows } from '../../app/project.ts';
import type { TipRoom, TipView } from '../../kernel/released-tip.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { isStanding, type TipState } from './decide.ts';

type Row = Readonly<Record<string, unknown>>;
/** No tip holds for longer than three days from its release: what is older is over. */
const holdsHours = 73;
const rowsMax = 200;

/** Reads released tips as one person may see them. */
export interface TipsReader {
  /** What holds in a room now or later, the newest first, at most 200. */
  released(room: TipRoom, now: Instant): Promise<readonly TipView[]>;
}

/**
 * `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see;
 * `node`: the name of this node, by which its own tips are known from the other state's.
 */
export function createTipsReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
  node: string,
): TipsReader {
  return {
    async released(room, now) {
      const rows = await read(
        `select id, state, ${labelNames} from {tip}
         where is_open and state -> 'tip' ->> 'room' = $1 and changed_at >= $2::timestamptz
         order by changed desc limit ${rowsMax}`,
        [room, toUtc(addSeconds(now, -holdsHours * 3_600))],
      );
      return shown(rows).flatMap((row): readonly TipView[] => {
        const state = row['state'] as TipState; // as the projection wrote it
        if (state.phase !== 'received' || !isStanding(state.tip, now)) return [];
        return [{ ...state.tip, isOwn: row['label_origin'] === node }];
      });
    },
  };
}
