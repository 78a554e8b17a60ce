import { keptReasons as ruleReasons } from '../../kernel/kept-reason.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { RecallOrderReason } from './recall-events.ts';

/** One file of policies: `joint/walls.cedar`, or of the state's own folder. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** `GET /api/oversight/policies`. */
export interface PoliciesView {
  /** SHA-256, hex, of the schema and every file. */
  readonly hash: string;
  readonly since: UtcText | null;
  /** Place in the book of the record by which they are in force, sealed; null before the first. */
  readonly position: string | null;
  readonly files: readonly PolicyFile[];
  /** True where they are those that came with the program. */
  readonly shipped: boolean;
}

/** `POST /api/oversight/policies/adopt-policies`: the whole set, and the hash of the one it was written from. */
export interface AdoptPoliciesRequest {
  readonly files: readonly PolicyFile[];
  readonly base: string;
}

/** Why a record stays; `rules_changed`: by the rules of now it might have left. */
export const keptReasons = [...ruleReasons, 'rules_changed'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What became of one record at one other node. */
export interface ReleaseToPeer {
  readonly peer: string;
  /**
   * `released`: it left; `would_leave`: nothing is exchanged with that node yet, and by the rules it might leave;
   * `waiting`: its turn has not come; `kept`: it stays; `not_ours`: another node's record.
   */
  readonly kind: 'released' | 'would_leave' | 'waiting' | 'kept' | 'not_ours';
  /** Of what stays. */
  readonly reason: KeptReason | null;
  readonly rule: { readonly id: string; readonly place: string; readonly why: Text } | null;
  readonly instrument: { readonly id: string; readonly name: Text; readonly where: Text } | null;
  /** Paths of the fields that left and that stayed; null for whoever does not see the record itself. */
  readonly fields: readonly string[] | null;
  readonly withheld: readonly string[] | null;
  /** Of what left: when, whether the other node has it, how far it may go, until when. */
  readonly sent: {
    readonly madeAt: UtcText;
    readonly acknowledged: boolean;
    readonly hops: number;
    readonly expiresAt: UtcText | null;
  } | null;
  /** Newest first. */
  readonly recalls: readonly {
    readonly reason: 'released_in_error' | 'erased' | 'instrument_ended' | 'expired';
    readonly madeAt: UtcText;
    readonly outcome: 'honoured' | 'unknown' | null;
    readonly answeredAt: UtcText | null;
  }[];
  /** That a person has asked to take it back; null: nobody has. */
  readonly order: RecallOrderView | null;
}

/** One person proposes it, another confirms it. */
export interface RecallOrderView {
  readonly reason: RecallOrderReason;
  readonly reference: string | null;
  /** Null where the proposal cannot be read any more. */
  readonly by: string | null;
  readonly at: UtcText | null;
  /** Null: it waits for its second person. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: UtcText | null;
}

/** `POST /api/oversight/policies/order-recall`: the place of the record, sealed. */
export interface OrderRecallRequest {
  readonly record: string;
  readonly peer: string;
  readonly reason: RecallOrderReason;
  readonly reference: string | null;
}

/** `GET /api/oversight/policies/release/:position`: the type of the record, and each node that may be told of it. */
export interface ReleaseView {
  readonly type: string;
  readonly peers: readonly ReleaseToPeer[];
}

/** `GET /api/oversight/policies/release-counts`: of the records that the asker may see, and of no others. */
export interface ReleaseCounts {
  readonly since: UtcText;
  readonly peers: readonly {
    readonly peer: string;
    readonly released: number;
    readonly kept: readonly { readonly reason: KeptReason; readonly count: number }[];
  }[];
}
