import { z } from 'zod';
import { boatReference, type CommandsOf, type EventsOf, subjectId } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';

/** First part of the stream's name. */
export const tracingKind = 'tracing';

/** A tracing request's own name: `trc-` and 32 hex digits, random, says nothing of anybody. */
export const requestId = z.string().regex(/^trc-[0-9a-f]{32}$/);

/** What the person sought is to the person who seeks them. */
export const relations = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'guardian',
  'ward',
  'other_relative',
] as const;
export type Relation = (typeof relations)[number];

export const ages = ['adult', 'child'] as const;
/** As the person says or is treated until decided otherwise: in doubt, a child. Nothing here decides an age. */
export type Age = (typeof ages)[number];

/** How two people lost one another. */
export const partings = ['other_boat', 'at_sea', 'before_boarding', 'after_landing', 'unknown'] as const;
export type PartingHow = (typeof partings)[number];

/** Who agrees for the person who seeks: themselves; for a child, a guardian or whoever protects it. */
export const consenters = ['self', 'guardian', 'safeguarding'] as const;
export type Consenter = (typeof consenters)[number];

/** Upon what a named person links two requests: each was asked, looked at or heard by people. */
export const linkGrounds = [
  'each_named_the_other',
  'parting_told_alike',
  'document_seen',
  'photograph_recognised',
  'voices_recognised',
] as const;
export type LinkGround = (typeof linkGrounds)[number];

/** Why a link is undone. */
export const unlinkGrounds = ['linked_in_error', 'not_the_same_people', 'person_asks', 'safety'] as const;
export type UnlinkGround = (typeof unlinkGrounds)[number];

/** Why two requests are not of one another. */
export const ruledOutGrounds = [
  'names_differ',
  'parting_differs',
  'already_found',
  'person_says_no',
] as const;
export type RuledOutGround = (typeof ruledOutGrounds)[number];

/** What speaks against contact, whoever is right about the family. */
export const concerns = ['violence', 'trafficking', 'claims_a_stranger', 'other'] as const;
export type Concern = (typeof concerns)[number];

export const outcomes = [
  'in_contact',
  'reunited',
  'told_of_death',
  'withdrawn_by_person',
  'opened_in_error',
  'not_found',
] as const;
export type Outcome = (typeof outcomes)[number];

const parting = z.strictObject({
  how: z.enum(partings),
  /** Between which moments, as the person tells it. */
  from: utcText,
  until: utcText,
  /** Joint reference of the boat from which this person came ashore; null: not known. */
  boat: boatReference.nullable(),
});
export type Parting = Readonly<z.infer<typeof parting>>;

const ofRequest = z.strictObject({ request: requestId });
const ofPair = ofRequest.extend({ other: requestId });

/** All that the other state's safeguarding staff are told of a request: no name, no place, no person. */
const facts = ofRequest.extend({
  relation: z.enum(relations),
  seeker: z.enum(ages),
  parting,
});

const opening = facts.extend({
  /** Who seeks: their place in the vault. */
  person: subjectId,
  consent: z.enum(consenters),
  /** Agreed that the other state's safeguarding staff are told. */
  shared: z.boolean(),
});

const grounds = z.array(z.enum(linkGrounds)).min(1).max(linkGrounds.length).readonly();

/** Commands of the safeguarding staff, each on a request of their own state. */
export const tracingCommandSchemas = {
  OpenTracing: opening.extend({
    /** Name of the person who seeks, as they say it: sealed. */
    seekerName: z.string().trim().min(1).max(200),
    /** Whom they seek, in their own words: sealed, and never told to the other state by this. */
    sought: z.string().trim().min(1).max(4_000),
  }),
  CorrectTracing: facts,
  ShareTracing: ofRequest.extend({ consent: z.enum(consenters) }),
  WithholdTracing: ofRequest,
  LinkFamily: ofPair.extend({ grounds }),
  UnlinkFamily: ofPair.extend({ ground: z.enum(unlinkGrounds) }),
  RuleOutFamily: ofPair.extend({ ground: z.enum(ruledOutGrounds) }),
  ReconsiderFamily: ofPair,
  AgreeToContact: ofPair.extend({ consent: z.enum(consenters) }),
  DeclineContact: ofPair,
  RaiseConcern: ofPair.extend({ concern: z.enum(concerns) }),
  ClearConcern: ofPair,
  CloseTracing: ofRequest.extend({ outcome: z.enum(outcomes) }),
  ReopenTracing: ofRequest,
} as const satisfies Record<string, z.ZodType>;

const by = { by: z.string().max(80) };
const side = { side: z.enum(['fr', 'uk']) };

/**
 * Bodies of the events of a request. What its own state keeps and what the other is told are events of their own: that a
 * person declined, that somebody is feared, why a link was undone and how it ended never leave.
 */
export const tracingEventSchemas = {
  TracingOpened: opening.omit({ shared: true }).extend({ ...side, ...by }),
  TracingCorrected: facts.extend(by),
  ConsentGiven: ofRequest.extend({ consent: z.enum(consenters), ...by }),
  ConsentWithdrawn: ofRequest.extend(by),
  FamilyLinked: ofPair.extend({
    grounds,
    /** True where the other request is the other state's: it is told then. */
    across: z.boolean(),
    ...by,
  }),
  FamilyUnlinked: ofPair.extend({ ground: z.enum(unlinkGrounds), ...by }),
  FamilyRuledOut: ofPair.extend({ ground: z.enum(ruledOutGrounds), ...by }),
  FamilyReconsidered: ofPair.extend(by),
  ContactAgreed: ofPair.extend({ consent: z.enum(consenters), ...by }),
  ContactDeclined: ofPair.extend(by),
  ConcernRaised: ofPair.extend({ concern: z.enum(concerns), ...by }),
  ConcernCleared: ofPair.extend(by),
  TracingClosed: ofRequest.extend({ outcome: z.enum(outcomes), ...by }),
  TracingReopened: ofRequest.extend(by),
  TracingShared: facts.extend(side),
  TracingWithheld: ofRequest,
  LinkTold: ofPair.extend({ grounds }),
  LinkTakenBack: ofPair,
  AgreementTold: ofPair,
  AgreementTakenBack: ofPair,
} as const satisfies Record<string, z.ZodType>;

export type TracingEvent = EventsOf<typeof tracingEventSchemas>;
/** As the decider is given it: sealed fields never reach it. */
export type TracingCommand =
  | Exclude<CommandsOf<typeof tracingCommandSchemas>, { readonly type: 'OpenTracing' }>
  | CommandsOf<{ readonly OpenTracing: typeof opening }>;
export type Facts = Readonly<z.infer<typeof facts>>;
