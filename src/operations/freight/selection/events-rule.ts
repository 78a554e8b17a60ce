import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import type { CommandsOf, EventsOf } from '../../../kernel/shapes.ts';
import { conditionSchema, draftConditionSchema } from './conditions.ts';
import { reaches } from './guard.ts';

const shortName = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
const actor = z.string().max(80);
const published = z.strictObject({ en: z.string().min(1).max(400), fr: z.string().min(1).max(400) });
const ofRule = z.strictObject({ rule: shortName });

/** Why a rule ends before its time. */
export const ruleEnds = ['finds_nothing', 'unfair', 'no_longer_needed', 'replaced', 'mistaken'] as const;
export type RuleEnd = (typeof ruleEnds)[number];

const validity = { validFrom: utcText, validTo: utcText };

/** Commands of a rule's stream with their schemas. What a draft's fields and values may be is decided: see guard.ts. */
export const ruleCommandSchemas = {
  AdoptRule: ofRule.extend({
    name: published,
    reason: published,
    ...validity,
    aliases: z
      .array(z.strictObject({ name: z.string().min(1).max(160), from: z.string().min(1).max(160) }))
      .max(8)
      .readonly(),
    conditions: z.array(draftConditionSchema).min(1).max(12).readonly(),
  }),
  EndRule: ofRule.extend({ reason: z.enum(ruleEnds) }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/**
 * Bodies of the events of a rule's stream. A draft refused for its ground stays on record without its words; `criterion` is
 * the ground's code, which no schema of the house lists.
 */
export const ruleEventSchemas = {
  RuleAdopted: ofRule.extend({
    name: published,
    reason: published,
    ...validity,
    conditions: z.array(conditionSchema).min(1).max(12).readonly(),
    ...by,
  }),
  RuleEnded: ruleCommandSchemas.EndRule.extend(by),
  RuleRefused: ofRule.extend({
    criterion: z.string().regex(/^[a-z_]{3,20}$/),
    reach: z.enum(reaches),
    ...by,
  }),
} as const satisfies Record<string, z.ZodType>;

export type RuleEvent = EventsOf<typeof ruleEventSchemas>;
export type RuleCommand = CommandsOf<typeof ruleCommandSchemas>;
