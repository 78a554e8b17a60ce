import type { SharePeriod } from './selection/decide-draw.ts';
import type { RuleEvent } from './selection/events-rule.ts';

type Adopted = Extract<RuleEvent, { readonly type: 'RuleAdopted' }>;

/** A rule with whether somebody has ended it. */
export type ListedRule = Adopted & { readonly ended: boolean };
/** A period of a place's random share; its secret only once it is opened. */
export type ListedShare = SharePeriod & { readonly place: string };
