import type { RefusalReason } from '../../kernel/proposal.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';

/** One row of `GET /api/oversight/approvals/waiting`, oldest first. */
export interface WaitingView {
  readonly proposal: string;
  readonly context: string;
  readonly command: string;
  /** What the act does, and why it waits for a second person. */
  readonly summary: Text;
  readonly why: Text;
  readonly by: string;
  readonly at: UtcText;
  readonly lapsesAt: UtcText;
  /** The command as it was given, without personal fields; what is no text is its JSON. */
  readonly fields: Readonly<Record<string, string>>;
  /** In words, the fields whose value is a code. */
  readonly terms: Readonly<Record<string, Text>>;
  readonly mine: boolean;
  readonly mayApprove: boolean;
  /** True where whoever proposed it may no longer do the act: it can be refused or withdrawn, and not approved. */
  readonly authorLacks: boolean;
  /** The kind of right that the reader lacks to approve; null where none is missing, and on one's own proposal. */
  readonly missing: string | null;
}

/** One row of `GET /api/oversight/approvals/decided`, newest first. */
export interface DecidedView extends WaitingView {
  readonly outcome: 'approved' | 'refused' | 'withdrawn' | 'lapsed';
  /** Null where it lapsed: nobody decided. */
  readonly decidedBy: string | null;
  readonly decidedAt: UtcText;
  readonly reason: RefusalReason | null;
}
