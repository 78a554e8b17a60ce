import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../../kernel/time.ts';
import { type Condition, conditionFields, conditionSchema, type DraftCondition } from './conditions.ts';
import { type Alias, type GuardParts, reachedGround } from './guard.ts';
import type { RuleRefusal } from './refusals.ts';

/** A text that is published with a rule. */
export interface PublishedText {
  readonly en: string;
  readonly fr: string;
}

/** A rule as it is handed in. */
export interface RuleDraft {
  readonly name: PublishedText;
  /** Why it is thought to find people or a crime: published with the rule. */
  readonly reason: PublishedText;
  readonly validFrom: UtcText;
  readonly validTo: UtcText;
  readonly aliases: readonly Alias[];
  readonly conditions: readonly DraftCondition[];
}

/** A rule after that must be looked at and adopted anew: what held in winter need not hold in summer. */
export const ruleDaysMax = 92;

/**
 * A draft as conditions of the closed language, aliases followed to their ends. Refuses `forbidden_ground` with ground,
 * reach and word before anything else; then `field_unknown`, `value_unknown`, and validity that cannot be.
 */
export function readRule(
  draft: RuleDraft,
  at: UtcText,
  parts: GuardParts,
): Result<readonly Condition[], Refusal<RuleRefusal>> {
  const prose = [draft.name.en, draft.name.fr, draft.reason.en, draft.reason.fr];
  const reached = reachedGround({ ...draft, prose }, parts);
  if (reached !== null) {
    const { ground, reach, word, at: where } = reached;
    return refuse('forbidden_ground', { ground, reach, word, where: where.slice(0, 200) });
  }
  const read: Condition[] = [];
  for (const condition of draft.conditions) {
    const { field } = parts.follow(draft.aliases, condition.field);
    if (!conditionFields.includes(field)) return refuse('field_unknown', { field: condition.field });
    const closed = conditionSchema.safeParse({ ...condition, field });
    if (!closed.success) return refuse('value_unknown', { field: condition.field });
    read.push(closed.data);
  }
  const refused = validityFault(draft, at);
  return refused === null ? ok(read) : refuse(refused);
}

function validityFault({ validFrom, validTo }: RuleDraft, at: UtcText): RuleRefusal | null {
  const [from, to] = [fromUtc(validFrom), fromUtc(validTo)];
  if (to <= from) return 'validity_reversed';
  if (to <= fromUtc(at)) return 'validity_over';
  return to - from > ruleDaysMax * 86_400_000 ? 'validity_too_long' : null;
}
