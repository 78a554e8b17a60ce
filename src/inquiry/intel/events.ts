import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import type { CommandsOf, EventsOf } from './shapes.ts';

/** Short names: no spaces, no slashes, nothing that could hold a sentence. */
const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
/** A tip's own random name: never the number of the report that it was made from. */
const tipId = z.string().regex(/^tp-[0-9a-z]{8,32}$/);

/** What may be said to a site: a closed list, so that no sentence and no person can travel. */
export const tipKinds = [
  'group_to_cross',
  'fence_to_be_cut',
  'vehicle_to_bring_people',
  'people_in_vehicle',
  'diversion',
  'tools_hidden',
  'violence_possible',
] as const;
export type TipKind = (typeof tipKinds)[number];

/**
 * Reliability of source and of information as released. Source: Europol 4x4 (FACTS, section 2): source A, B, C or X;
 * information 1 to 4.
 */
export const sourceGrades = ['A', 'B', 'C', 'X'] as const;
export const informationGrades = ['1', '2', '3', '4'] as const;

export const tipWithdrawals = ['no_longer_true', 'released_in_error', 'source_at_risk'] as const;

/** A tip in the form in which it may leave the wing: nothing else of it stands on this stream. */
export const releasedTip = z.strictObject({
  tip: tipId,
  site: shortName,
  /** A zone of the site; null: all of it. */
  zone: shortName.nullable(),
  kind: z.enum(tipKinds),
  from: utcText,
  until: utcText,
  source: z.enum(sourceGrades),
  information: z.enum(informationGrades),
  /** The body that releases it and answers for it. */
  body: shortName,
});

const ofTip = z.strictObject({ tip: tipId });

/** Commands of an analyst on a released tip. */
export const tipCommandSchemas = {
  ReleaseTip: releasedTip,
  WithdrawTip: ofTip.extend({ reason: z.enum(tipWithdrawals) }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: z.string().max(80) };
/** Bodies of the events of a released tip. */
export const tipEventSchemas = {
  TipReleased: releasedTip.extend(by),
  TipWithdrawn: ofTip.extend({ site: shortName, reason: z.enum(tipWithdrawals), ...by }),
} as const satisfies Record<string, z.ZodType>;

export type TipEvent = EventsOf<typeof tipEventSchemas>;
export type TipCommand = CommandsOf<typeof tipCommandSchemas>;
