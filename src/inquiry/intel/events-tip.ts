import { z } from 'zod';
import { conditions } from '../../kernel/label.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import {
  amendedTipSchema,
  releasedTipSchema,
  tipAmendments,
  tipEdition,
  tipId,
  tipKinds,
  tipRooms,
} from '../../kernel/released-tip.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName, subjectId } from '../../kernel/shapes.ts';
import { gradeSchema } from './grade.ts';

const sealedText = z.string().min(1).max(8_000);

export const tipWithdrawals = ['no_longer_true', 'released_in_error', 'source_at_risk'] as const;
export type TipWithdrawal = (typeof tipWithdrawals)[number];

/** To whom the provider of a report lets it go on, where its handling says that it must be asked. */
export const permitted = [...tipRooms, 'other_state'] as const;
export type Permitted = (typeof permitted)[number];

/** What becomes of a tip in a room, as far as policy lets it back. */
export const followSteps = ['seen', 'acted_on'] as const;
export type FollowStep = (typeof followSteps)[number];

const ofTip = z.strictObject({ tip: tipId });

/** What a tip says without saying what the report says. */
const written = ofTip.extend({
  kind: z.enum(tipKinds),
  /** Where: a site, a place of freight, a stretch of coast. */
  place: shortName.nullable(),
  from: utcText,
  until: utcText,
  grade: gradeSchema,
  /** Handling codes: H0 to H3 of 4x4, C of 3x5x2; none: P, lawful sharing permitted. */
  handling: z.array(z.enum(conditions)).max(conditions.length).readonly(),
  /** Whither the provider lets it go although a code blocks passing it on. */
  permits: z.array(z.enum(permitted)).max(permitted.length).readonly(),
  /** Sanitised: proposed for release, and apart from the report. */
  words: plainWords.nullable(),
  language: z.enum(['en', 'fr']),
  /** The report's own place in the vault. */
  report: subjectId,
});

const decided = written.extend({ conditionsWritten: z.boolean() });

/** What one release says of itself; grade and report stay behind. */
const release = releasedTipSchema.omit({ room: true, band: true, to: true, zone: true });

/** Which text is amended, and why: it goes to whom the first went, and says nothing else of itself than a release. */
const amending = { edition: tipEdition, amendment: z.enum(tipAmendments) };

/** Commands of an analyst. One release for each kind of room, so that policy says of each who may release to it. */
export const tipCommandSchemas = {
  WriteTip: written.extend({
    /** What was learned: sealed, and never released by this. */
    text: sealedText,
    /** What the provider asks where a code says that it is written out (H3, C): sealed. */
    conditionsText: sealedText.optional(),
  }),
  ReleaseToSite: release.extend({ place: shortName, zone: shortName.nullable() }),
  ReleaseToFreight: release,
  ReleaseToWatch: release.extend({ to: z.enum(['fr', 'uk']).nullable() }),
  AmendToSite: release.extend({ place: shortName, zone: shortName.nullable(), ...amending }),
  AmendToFreight: release.extend(amending),
  AmendToWatch: release.extend(amending),
  WithdrawTip: ofTip.extend({ reason: z.enum(tipWithdrawals) }),
} as const satisfies Record<string, z.ZodType>;

/** Given by the flow from the rooms alone: no address takes it. */
export const tipOwnSchemas = {
  NoteFollowed: ofTip.extend({
    room: z.enum(tipRooms),
    step: z.enum(followSteps),
    /** Of which text; absent: of the first, which was the only one before texts could be amended. */
    edition: tipEdition.optional(),
  }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: z.string().max(80) };
/** Bodies of the events of a tip. */
export const tipEventSchemas = {
  TipWritten: decided.extend(by),
  TipReleased: releasedTipSchema.extend(by),
  ReleaseAmended: amendedTipSchema.extend(by),
  TipWithdrawn: ofTip.extend({
    /** Where it was, and is no longer. */
    rooms: z.array(z.enum(tipRooms)).max(tipRooms.length).readonly(),
    reason: z.enum(tipWithdrawals),
    ...by,
  }),
  TipFollowed: tipOwnSchemas.NoteFollowed,
} as const satisfies Record<string, z.ZodType>;

export type TipEvent = EventsOf<typeof tipEventSchemas>;
/** As the decider is given it: sealed fields never reach it, and of the conditions it knows that they are written. */
export type TipCommand =
  | Exclude<CommandsOf<typeof tipCommandSchemas & typeof tipOwnSchemas>, { readonly type: 'WriteTip' }>
  | CommandsOf<{ readonly WriteTip: typeof decided }>;
export type ReleaseCommand = Extract<
  TipCommand,
  { readonly type: 'ReleaseToSite' | 'ReleaseToFreight' | 'ReleaseToWatch' }
>;
export type AmendCommand = Extract<
  TipCommand,
  { readonly type: 'AmendToSite' | 'AmendToFreight' | 'AmendToWatch' }
>;
