import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { states } from '../../kernel/label.ts';
import { boatReference, shortName, subjectId } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { factsSchema, rangeSchema } from './events-contact.ts';
import { disputeSettledSchema, settleDisputeSchema } from './events-dispute.ts';
import {
  acknowledgeRecallSchema,
  besideHeld,
  evidenceRecalledSchema,
  noteRecallSchema,
  recallAcknowledgedSchema,
} from './events-recall.ts';
import type { Frozen } from './frozen.ts';
import { boatId, contactId } from './id-shapes.ts';
import {
  closingObstacles,
  coordinators,
  countExplanations,
  grades,
  identificationKinds,
  linkReasons,
  lowerReasons,
  outcomes,
  phases,
  promiseKinds,
  safeguardingOutcomes,
  searchKinds,
  transferReasons,
  transferRefusals,
  withdrawalReasons,
} from './wire.ts';

const grade = z.enum(grades);
const reason = z.enum(linkReasons);
const side = z.enum(states);
const name = shortName;
const point = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyMetres: z.number().positive().max(500_000),
});
const area = z
  .array(z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }))
  .min(3)
  .max(60);

/** Beside: the contact, and `numbering/<side>`. The coordinator is the opener's side. */
export const openBoatSchema = z.strictObject({
  boat: boatId,
  contact: contactId,
  phase: z.enum(phases).default('alert'),
});
/** Beside: the contact. */
export const linkContactSchema = z.strictObject({ boat: boatId, contact: contactId, grade, reason });
export const gradeLinkSchema = linkContactSchema;
export const unlinkContactSchema = z.strictObject({ boat: boatId, contact: contactId, reason });
/** Beside: the other boat. `related` are two boats that have to do with one another; `distinct` were looked at and are two. */
export const relateBoatsSchema = z.strictObject({
  boat: boatId,
  other: boatId,
  relation: z.enum(['persons_transferred', 'seen_together', 'distinct']),
  /** Of people who went from `boat` to `other`; null: not known, or none. */
  count: rangeSchema.nullable(),
  contacts: z.array(contactId).max(20),
  grade,
});
export const unrelateBoatsSchema = z.strictObject({ boat: boatId, other: boatId, reason });
/**
 * `from` goes on under the record of `boat`. Nothing of either is lost. Decided on the stream of `from`, which knows its
 * contacts; beside: `boat`, and those contacts, which are linked to `boat` as well until the split.
 */
export const mergeBoatsSchema = z.strictObject({ boat: boatId, from: boatId, grade, reason });
export const splitBoatSchema = z.strictObject({ boat: boatId, from: boatId, reason });
export const setPhaseSchema = z.strictObject({
  boat: boatId,
  phase: z.enum(phases),
  /** Needed where it goes down, with at least one linked contact. */
  reason: z.enum(lowerReasons).nullable(),
  evidence: z.array(contactId).max(20),
});
export const explainCountsSchema = z.strictObject({
  boat: boatId,
  contacts: z.array(contactId).min(1).max(20),
  explanation: z.enum(countExplanations),
  /** The figure to be used of these; null: both stand. */
  uses: contactId.nullable(),
});
/** People met ashore or gone before they could be counted: named by the contact that says so. */
export const recordDispersedSchema = z.strictObject({
  boat: boatId,
  count: rangeSchema,
  side,
  contact: contactId,
  met: z.boolean(),
});
export const markHullSchema = z.strictObject({
  boat: boatId,
  mark: name,
  position: point,
  contact: contactId.nullable(),
});
export const makePromiseSchema = z.strictObject({
  boat: boatId,
  promise: name,
  contact: contactId.nullable(),
  kind: z.enum(promiseKinds),
  dueAt: utcText.nullable(),
});
export const keepPromiseSchema = z.strictObject({ boat: boatId, promise: name, kept: z.boolean() });
/** `words` and `translation` are sealed under `entry`. */
export const writeLogSchema = z.strictObject({
  boat: boatId,
  entry: subjectId,
  language: z.enum(['en', 'fr']),
  words: z.string().min(1).max(4_000),
});
export const translateLogSchema = z.strictObject({
  boat: boatId,
  entry: subjectId,
  translation: z.string().min(1).max(4_000),
});
/**
 * Who needed somebody has somebody: told by whoever called the safeguarding desk. `told`: whoever has them knows that their
 * count was taken away from this boat.
 */
export const endSafeguardingSchema = z.strictObject({
  boat: boatId,
  task: name,
  outcome: z.enum([...safeguardingOutcomes, 'told']),
});
export const nameOnSceneSchema = z.strictObject({ boat: boatId, unit: name.nullable() });
/**
 * What dispatch did for this boat, by a flow: shown with its clock, decided there. `of`: the record under which the task
 * was given, where that has gone on under this one; absent: this one.
 */
export const noteTaskSchema = z.strictObject({
  boat: boatId,
  task: name,
  unit: name,
  step: z.string().regex(/^[a-z_]{1,40}$/),
  of: boatId.optional(),
});

/** What was asked of the other side about this boat, and how far it has come; its words stay with the request. */
export const noteRequestSchema = z.strictObject({
  boat: boatId,
  request: name,
  kind: z.enum(['support', 'information']).nullable(),
  topic: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .nullable(),
  step: z.string().regex(/^[a-z_]{1,40}$/),
});

export const proposeTransferSchema = z.strictObject({
  boat: boatId,
  transfer: name,
  to: side,
  reason: z.enum(transferReasons),
  /** When the line is expected to be crossed; null: not expected. */
  crossesAt: utcText.nullable(),
});
const ofTransfer = z.strictObject({ boat: boatId, transfer: name });
export const noteTransferDeliveredSchema = ofTransfer;
export const acceptTransferSchema = ofTransfer;
export const refuseTransferSchema = ofTransfer.extend({ reason: z.enum(transferRefusals) });
export const withdrawTransferSchema = ofTransfer;
/** The other side sends help; coordination stays. */
export const assistWithoutTransferSchema = ofTransfer;
/** Saying that the other side has it: refused, and the attempt recorded, unless it accepted. */
export const treatAsTransferredSchema = z.strictObject({ boat: boatId, to: side });
/**
 * Two sides coordinate (after a merge, or by agreement): one of them takes it, with the other's consent on record. It
 * is settled once a person of each side has said so; until then both coordinate.
 */
export const settleCoordinatorSchema = z.strictObject({ boat: boatId, to: side });

export const openSearchSchema = z.strictObject({
  boat: boatId,
  search: name,
  kind: z.enum(searchKinds),
  /** Where and when it is counted from; null: no place is known of this boat. */
  datum: point.nullable(),
  datumAt: utcText,
  persons: rangeSchema,
  contact: contactId.nullable(),
});
export const recordSearchEffortSchema = z.strictObject({
  boat: boatId,
  search: name,
  unit: name,
  from: utcText,
  to: utcText,
  area,
  found: z.int().min(0).max(300),
});
/** The persons sought were found: by a linked contact. */
export const endSearchSchema = z.strictObject({ boat: boatId, search: name, contact: contactId });
/** Four eyes. Refused without search efforts on record. */
export const suspendSearchSchema = z.strictObject({ boat: boatId, search: name });
/** Four eyes. Refused with the list; the attempt is recorded. */
export const closeBoatSchema = z.strictObject({
  boat: boatId,
  outcome: z.enum(outcomes),
  identification: z.array(z.strictObject({ kind: z.enum(identificationKinds), contact: contactId })).max(10),
});
export const reopenBoatSchema = z.strictObject({ boat: boatId, contact: contactId.nullable(), reason });

const actor = z.string().max(80);
export const boatOpenedSchema = z.strictObject({
  boat: boatId,
  reference: boatReference,
  side,
  phase: z.enum(phases),
  contact: contactId,
  by: actor,
});
const moment = { at: utcText, by: actor };
/** One contact as a boat holds it. */
const heldLink = z.strictObject({ contact: contactId, grade, reason, facts: factsSchema, ...moment });
const heldRelation = z.strictObject({
  other: boatId,
  relation: relateBoatsSchema.shape.relation,
  /** `out`: people went from here to the other. */
  way: z.enum(['out', 'in']),
  count: rangeSchema.nullable(),
  contacts: z.array(contactId).max(20),
  grade,
});
const heldSearch = z.strictObject({
  ...openSearchSchema.omit({ boat: true }).shape,
  status: z.enum(['open', 'ended', 'withdrawn', 'suspended']),
  /** By what the persons sought were found. */
  endedBy: contactId.nullable(),
  changedAt: utcText,
  efforts: z.array(recordSearchEffortSchema.omit({ boat: true, search: true })).max(400),
});
const heldPromise = z.strictObject({
  ...makePromiseSchema.omit({ boat: true }).shape,
  ...moment,
  kept: z.boolean().nullable(),
});
const heldTask = z.strictObject({ task: name, unit: name, step: noteTaskSchema.shape.step, at: utcText });
const safeguardingKind = z.enum(['unaccompanied_child_referral', 'child_welfare_check', 'medical_check']);
const people = z.int().min(1).max(300);
const asked = {
  task: name,
  contact: contactId,
  kind: safeguardingKind,
  count: people,
  side,
  dueAt: utcText,
};
const withdrawal = z.strictObject({ count: people, reason: z.enum(withdrawalReasons), ...moment });
const heldAsked = z.strictObject({
  ...asked,
  /** Counts of the same people at another stage, for which nothing more was asked. */
  again: z.array(z.strictObject({ contact: contactId, count: people })).max(100),
  /** Absent: nobody has said yet that somebody has them. */
  done: z.strictObject({ outcome: z.enum(safeguardingOutcomes), ...moment }).optional(),
  /** Of those asked for, how many are no longer counted for this boat, oldest first. Absent: all are. */
  withdrawn: z.array(withdrawal).max(100).optional(),
  /** Absent: nobody has said that whoever has them was told of it. */
  told: z.strictObject(moment).optional(),
});
/** Everything that one boat record holds and that goes with it when it is merged. */
const heldShape = {
  links: z.array(heldLink).max(400),
  relations: z.array(heldRelation).max(100),
  explanations: z.array(explainCountsSchema.omit({ boat: true })).max(100),
  dispersed: z.array(recordDispersedSchema.omit({ boat: true })).max(100),
  hulls: z.array(z.strictObject({ ...markHullSchema.omit({ boat: true }).shape, at: utcText })).max(20),
  searches: z.array(heldSearch).max(100),
  promises: z.array(heldPromise).max(400),
  tasks: z.array(heldTask).max(100),
  safeguarding: z.array(heldAsked).max(100),
};
export const heldSchema = z.strictObject(heldShape);
export type Held = Frozen<z.infer<typeof heldSchema>>;
export type HeldLink = Held['links'][number];
export type HeldRelation = Held['relations'][number];
export type HeldSearch = Held['searches'][number];

/**
 * What of a boat is this side's own, once the other side has recalled the rest: taken up by the node's own exchange, so that
 * nobody's work goes out of sight.
 */
export const noteBoatRecalledSchema = z.strictObject({
  boat: boatId,
  reference: boatOpenedSchema.shape.reference,
  side,
  contact: contactId,
  phase: z.enum(phases),
  coordinator: z.enum(coordinators),
  held: heldSchema,
  ...besideHeld,
});

/** Schemas of the bodies of every event of a boat's stream, by type. */
export const boatEventSchemas = {
  BoatOpened: boatOpenedSchema,
  /** The contact as it stood: closing must not depend on another record. */
  ContactLinked: linkContactSchema.extend({ facts: factsSchema, by: actor }),
  LinkGraded: gradeLinkSchema.extend({ by: actor }),
  ContactUnlinked: unlinkContactSchema.extend({ by: actor }),
  /** A linked contact was corrected, or a position added. */
  EvidenceCorrected: z.strictObject({ boat: boatId, contact: contactId, facts: factsSchema }),
  BoatsRelated: relateBoatsSchema.extend({ by: actor }),
  /** The other's side of a relation; `count` then came aboard. */
  RelatedFrom: relateBoatsSchema.extend({ by: actor }),
  BoatsUnrelated: unrelateBoatsSchema.extend({ by: actor }),
  UnrelatedFrom: unrelateBoatsSchema.extend({ by: actor }),
  /** What the other held, as it stood, to be counted here until it is split off again. */
  BoatMerged: mergeBoatsSchema.extend({
    ...heldShape,
    /** Absent in what was written before tasks went along. */
    safeguarding: heldShape.safeguarding.optional(),
    /** Records that went on under the other already. */
    includes: z.array(boatId).max(200),
    coordinator: z.enum(coordinators),
    phase: z.enum(phases),
    by: actor,
  }),
  MergedInto: z.strictObject({ boat: boatId, into: boatId, by: actor }),
  BoatSplit: splitBoatSchema.extend({ by: actor }),
  SplitFrom: z.strictObject({ boat: boatId, into: boatId, by: actor }),
  PhaseRaised: z.strictObject({ boat: boatId, phase: z.enum(phases), by: actor }),
  PhaseLowered: z.strictObject({
    boat: boatId,
    phase: z.enum(phases),
    reason: z.enum(lowerReasons),
    evidence: z.array(contactId).min(1).max(20),
    by: actor,
  }),
  CountsExplained: explainCountsSchema.extend({ by: actor }),
  DispersedRecorded: recordDispersedSchema.extend({ by: actor }),
  HullMarked: markHullSchema.extend({ by: actor }),
  PromiseMade: makePromiseSchema.extend({ by: actor }),
  PromiseKept: keepPromiseSchema.extend({ by: actor }),
  LogWritten: z.strictObject({ boat: boatId, entry: subjectId, language: z.enum(['en', 'fr']), by: actor }),
  LogTranslated: z.strictObject({ boat: boatId, entry: subjectId, by: actor }),
  OnSceneNamed: nameOnSceneSchema.extend({ by: actor }),
  /** `into`: the record under which this one goes on, which is told as well. */
  TaskNoted: noteTaskSchema.extend({ into: boatId.optional() }),
  RequestNoted: noteRequestSchema,
  TransferProposed: proposeTransferSchema.extend({ from: side, by: actor }),
  TransferDelivered: ofTransfer.extend({ by: actor }),
  TransferAccepted: ofTransfer.extend({ by: actor }),
  TransferRefused: refuseTransferSchema.extend({ by: actor }),
  TransferWithdrawn: ofTransfer.extend({ by: actor }),
  AssistanceOffered: ofTransfer.extend({ side, by: actor }),
  /** Somebody said that the other side has it; it has not. */
  TransferAssumed: z.strictObject({ boat: boatId, to: side, by: actor }),
  /** One side has said who shall have it; the other has not yet. */
  SettlementProposed: z.strictObject({ boat: boatId, to: side, side, by: actor }),
  CoordinatorSettled: z.strictObject({ boat: boatId, coordinator: z.enum(coordinators), by: actor }),
  SearchOpened: openSearchSchema.extend({ by: actor }),
  SearchEffortRecorded: recordSearchEffortSchema.extend({ by: actor }),
  SearchEnded: endSearchSchema.extend({ by: actor }),
  /** The link on which it was opened was undone. */
  SearchWithdrawn: z.strictObject({ boat: boatId, search: name, contact: contactId, by: actor }),
  SearchSuspended: suspendSearchSchema.extend({ by: actor }),
  /** An attempt to close, with what stood against it. */
  ClosingRefused: z.strictObject({
    boat: boatId,
    outcome: z.enum(outcomes),
    obstacles: z.array(z.enum(closingObstacles)).min(1),
    by: actor,
  }),
  BoatClosed: closeBoatSchema.extend({ by: actor }),
  /** `contact`: what made it so, where something received did. */
  BoatReopened: reopenBoatSchema.extend({ by: actor }),
  /** Children or vulnerable people among those picked up or landed: by count and token only. */
  SafeguardingAsked: z.strictObject({ boat: boatId, ...asked }),
  /** The same people counted at another stage, afloat or ashore: kept beside the task, and no second one asked. */
  SafeguardingMetAgain: z.strictObject({
    boat: boatId,
    task: name,
    contact: contactId,
    kind: safeguardingKind,
    count: people,
  }),
  /** The count for which it was asked, or by which it was met again, is not this boat's, or says fewer: so many stand no more. */
  SafeguardingWithdrawn: z.strictObject({
    boat: boatId,
    task: name,
    contact: contactId,
    kind: safeguardingKind,
    count: people,
    reason: z.enum(withdrawalReasons),
    by: actor,
  }),
  SafeguardingEnded: z.strictObject({
    boat: boatId,
    task: name,
    outcome: z.enum(safeguardingOutcomes),
    by: actor,
  }),
  SafeguardingTold: z.strictObject({ boat: boatId, task: name, by: actor }),
  DisputeSettled: disputeSettledSchema,
  /** A record that the boat stood on was recalled by its origin: nothing of it counts any more. */
  EvidenceRecalled: evidenceRecalledSchema,
  /** The other side has recalled the boat itself: what stands from here on is this side's own. */
  BoatRecalled: noteBoatRecalledSchema.extend({ by: actor }),
  RecallAcknowledged: recallAcknowledgedSchema,
  NumberTaken: z.strictObject({ side, year: z.int(), number: z.int().min(1), boat: boatId }),
  /** Numbers up to this one may have been given before the book was set back: none of them is given again. */
  NumbersPassedOver: z.strictObject({ side, year: z.int(), number: z.int().min(1) }),
} as const satisfies Record<string, z.ZodType>;

/** Commands of a boat's stream with their schemas, by type. */
export const boatCommandSchemas = {
  OpenBoat: openBoatSchema,
  LinkContact: linkContactSchema,
  GradeLink: gradeLinkSchema,
  UnlinkContact: unlinkContactSchema,
  RelateBoats: relateBoatsSchema,
  UnrelateBoats: unrelateBoatsSchema,
  MergeBoats: mergeBoatsSchema,
  SplitBoat: splitBoatSchema,
  SetPhase: setPhaseSchema,
  ExplainCounts: explainCountsSchema,
  RecordDispersed: recordDispersedSchema,
  MarkHull: markHullSchema,
  MakePromise: makePromiseSchema,
  KeepPromise: keepPromiseSchema,
  EndSafeguarding: endSafeguardingSchema,
  WriteLog: writeLogSchema,
  TranslateLog: translateLogSchema,
  NameOnScene: nameOnSceneSchema,
  NoteTask: noteTaskSchema,
  NoteRequest: noteRequestSchema,
  ProposeTransfer: proposeTransferSchema,
  NoteTransferDelivered: noteTransferDeliveredSchema,
  AcceptTransfer: acceptTransferSchema,
  RefuseTransfer: refuseTransferSchema,
  WithdrawTransfer: withdrawTransferSchema,
  AssistWithoutTransfer: assistWithoutTransferSchema,
  TreatAsTransferred: treatAsTransferredSchema,
  SettleCoordinator: settleCoordinatorSchema,
  OpenSearch: openSearchSchema,
  RecordSearchEffort: recordSearchEffortSchema,
  EndSearch: endSearchSchema,
  SuspendSearch: suspendSearchSchema,
  CloseBoat: closeBoatSchema,
  ReopenBoat: reopenBoatSchema,
  SettleDispute: settleDisputeSchema,
  NoteRecall: noteRecallSchema,
  NoteBoatRecalled: noteBoatRecalledSchema,
  AcknowledgeRecall: acknowledgeRecallSchema,
} as const satisfies Record<string, z.ZodType>;

type Schemas = typeof boatEventSchemas;
type Commands = typeof boatCommandSchemas;

export type BoatEvent = {
  [Name in keyof Schemas]: DomainEvent & { readonly type: Name } & Frozen<z.infer<Schemas[Name]>>;
}[keyof Schemas];
/** A command as the decider has it: without what is sealed. */
export type BoatCommand = {
  [Name in keyof Commands]: DomainCommand & { readonly type: Name } & Frozen<
      Omit<z.infer<Commands[Name]>, 'words' | 'translation'>
    >;
}[keyof Commands];
export type BoatEventOf<Name extends BoatEvent['type']> = Extract<BoatEvent, { readonly type: Name }>;
export type BoatCommandOf<Name extends BoatCommand['type']> = Extract<BoatCommand, { readonly type: Name }>;
