import type { Condition } from '../../kernel/label.ts';
import type { ReleasedTip, TipAmendment, TipKind, TipRoom } from '../../kernel/released-tip.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Permitted, TipWithdrawal } from './events-tip.ts';
import type { Grade } from './grade.ts';

interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** One text: what left, for which room, and what policy lets back of it: that it was seen, that it was acted on. */
interface ToldText extends Said, Omit<ReleasedTip, 'tip'> {
  /** 1 as it was released, one more at each amendment. */
  readonly edition: number;
  /** Why it took the place of the one before; null: it is the first. */
  readonly amendment: TipAmendment | null;
  readonly seenAt: UtcText | null;
  readonly actedAt: UtcText | null;
}

/** One release as it stands: its newest text, and those whose place it took, the oldest first, with what became of each. */
export interface ReleaseView extends ToldText {
  readonly superseded: readonly ToldText[];
}

/** A tip as its own room has it. What was learned stands in the vault under `report`. */
export interface IntelTip {
  readonly tip: string;
  readonly kind: TipKind;
  readonly place: string | null;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly grade: Grade;
  readonly handling: readonly Condition[];
  readonly conditionsWritten: boolean;
  readonly permits: readonly Permitted[];
  readonly words: string | null;
  readonly language: 'en' | 'fr';
  readonly report: string;
  readonly written: Said;
  /** At most one for each room. */
  readonly releases: readonly ReleaseView[];
  readonly withdrawn: (Said & { readonly reason: TipWithdrawal }) | null;
}

/** How far a tip has come. */
export type TipPhase = 'written' | 'released' | 'over' | 'withdrawn';

/** `GET /api/inquiry/intel/tips`: open ones and those changed within a month, the newest first. */
export interface IntelTipsAnswer {
  readonly tips: readonly IntelTip[];
}

/** True where it was released to that room. */
export function isReleasedTo({ releases }: Pick<IntelTip, 'releases'>, room: TipRoom): boolean {
  return releases.some((one) => one.room === room);
}

/** Codes that stop a report from being passed on until its provider permits. Source: FACTS, sections 1 and 2. */
const blocking = ['H2', 'H3', 'C'] as const;

/** True where its handling code stops it from going to one of these, and its provider has not permitted it. */
export function isBlocked(
  { handling, permits }: Pick<IntelTip, 'handling' | 'permits'>,
  to: readonly Permitted[],
): boolean {
  return blocking.some((code) => handling.includes(code)) && to.some((one) => !permits.includes(one));
}

/** How far a tip has come by now (milliseconds). */
export function tipPhase({ withdrawn, releases, until }: IntelTip, now: number): TipPhase {
  if (withdrawn !== null) return 'withdrawn';
  const ends = [until, ...releases.map((one) => one.until)].map((end) => Date.parse(end));
  if (Math.max(...ends) <= now) return 'over';
  return releases.length === 0 ? 'written' : 'released';
}
