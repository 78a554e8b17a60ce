import { labelNames, type ReadRows } from '../../app/project.ts';
import type { SameCaller } from '../../kernel/caller-mark.ts';
import { type Instant, toUtc } from '../../kernel/time.ts';
import type { CallerState } from './decide-caller.ts';
import { type BornMarks, sameCallersOf } from './same-callers.ts';

type Row = Readonly<Record<string, unknown>>;

/** A caller that another node took, whose telephone bears a mark that was looked for. */
export interface CallerElsewhere {
  readonly subject: string;
  /** The node. */
  readonly side: string;
  readonly epoch: number;
}

/** What may be known of callers that two nodes took: who is one with whom, and never by which mark. */
export interface CallerReader {
  /** Callers of one telephone that two nodes took, of those marked since: never their marks. */
  sameCallers(since: Instant): Promise<readonly SameCaller[]>;
  /** True where a caller's marks changed after one journal position and up to another. */
  callersChanged(after: number, upTo: number): Promise<boolean>;
  /** Another node's callers that bear one of these, each as `borneAs` says it. */
  bearing(marks: readonly string[], own: string): Promise<readonly CallerElsewhere[]>;
}

const callersMax = 2_000;
const bearingMax = 20;

/** Reads it as one reader may see it: row security is the second lock, `shown` the first. */
export function createCallerReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): CallerReader {
  return {
    async sameCallers(since) {
      const sql = `select id, state, ${labelNames} from {caller} where changed_at >= $1 order by position desc limit ${callersMax}`;
      return sameCallersOf(shown(await read(sql, [toUtc(since)])).map(bornMarks));
    },
    async callersChanged(after, upTo) {
      const sql = 'select id from {caller} where position > $1 and position <= $2 limit 1';
      return (await read(sql, [after, upTo])).length > 0;
    },
    async bearing(marks, own) {
      if (marks.length === 0) return [];
      const sql = `select id, state, ${labelNames} from {caller} where state -> 'borne' ?| $1::text[]
        and label_origin <> $2 order by position desc limit ${bearingMax}`;
      return shown(await read(sql, [marks, own])).map((row) => {
        const { subject, origin, borne } = bornMarks(row);
        return { subject, side: origin, epoch: Math.max(...marks.map((mark) => borne[mark] ?? 0)) };
      });
    },
  };
}

function bornMarks(row: Row): BornMarks {
  const { borne } = row['state'] as CallerState; // as the projection wrote it
  return { subject: String(row['id']), origin: String(row['label_origin']), borne };
}
