import { z } from 'zod';
import type { JournalPosition } from './event.ts';
import type { NodeId } from './ids.ts';
import type { UtcText } from './time.ts';

/** Why what was given may no longer be used. */
export const recallReasons = ['released_in_error', 'erased', 'instrument_ended', 'expired'] as const;
export type RecallReason = (typeof recallReasons)[number];

/**
 * This node's own mark beside records of another node: their origin has withdrawn them, or their time is up. The records
 * stay in the book as what was said then; nothing they say is folded or shown any more.
 */
export interface RecordRecalled {
  readonly type: 'RecordRecalled';
  readonly at: UtcText;
  /** Whose records. */
  readonly origin: NodeId;
  /** In the origin's own journal; some may not have come, or wait for an upgrade. */
  readonly positions: readonly JournalPosition[];
  /** The origin's name for the recall; null where their time was up by this node's own clock. */
  readonly recall: string | null;
  readonly reason: RecallReason;
}

/** The mark's type: it may stand in a stream of any kind, and no decider ever sees it. */
export const recallMark = 'RecordRecalled' satisfies RecordRecalled['type'];

/** What stands in the body of a mark. */
export const recallBody = z.strictObject({
  origin: z.string().min(1).max(64),
  positions: z.array(z.int().positive()).min(1),
  recall: z.string().min(1).max(128).nullable(),
  reason: z.enum(recallReasons),
});
