import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { ListAnswer, Said } from './wire.ts';
import type {
  Finding,
  RequestEnd,
  RequestKind,
  RequestLanguage,
  RequestRefusalReason,
  RequestStep,
  SupportCalls,
  Topic,
  WithdrawalReason,
} from './words-request.ts';

export interface SupportAsked {
  /** The desk that has too much on it; null: the watch as a whole. */
  readonly desk: string | null;
  readonly calls: SupportCalls;
  readonly boats: readonly string[];
  readonly until: UtcText;
}

/** A question in words, with the language in which it was asked; and what was answered, in the answerer's own. */
export interface InformationAsked {
  readonly boat: string;
  readonly topic: Topic;
  readonly lines: string;
  readonly language: RequestLanguage;
  readonly answer:
    | (Said & { readonly finding: Finding; readonly lines: string; readonly language: RequestLanguage })
    | null;
}

/** `GET /api/operations/dispatch/requests`: what one watch asks of the other, each step said by whoever takes it. */
export interface RequestView {
  readonly request: string;
  readonly kind: RequestKind;
  /** Whose watch asks; the other one is asked. */
  readonly side: State;
  readonly asked: Said;
  readonly support: SupportAsked | null;
  readonly information: InformationAsked | null;
  /** The node of the side that is asked holds it; null: nobody there can have read it. */
  readonly delivered: Said | null;
  readonly seen: Said | null;
  /** `refusal` null: accepted. */
  readonly answer: (Said & { readonly refusal: RequestRefusalReason | null }) | null;
  readonly ended: (Said & { readonly reason: RequestEnd; readonly side: State }) | null;
  readonly withdrawn: (Said & { readonly reason: WithdrawalReason }) | null;
  readonly step: RequestStep;
  /** When the step that is waited for is late; null: no clock runs. */
  readonly dueAt: UtcText | null;
}

export type RequestsAnswer = ListAnswer & { readonly requests: readonly RequestView[] };
