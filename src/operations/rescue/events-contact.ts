import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { states } from '../../kernel/label.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { linkSettledSchema, settleLinkSchema } from './events-dispute.ts';
import type { Frozen } from './frozen.ts';
import { boatId, contactId } from './id-shapes.ts';
import {
  channels,
  colours,
  contactKinds,
  correctionReasons,
  detectionAssessments,
  engines,
  grades,
  hullKinds,
  hullStates,
  linkReasons,
  positionFlags,
  positionSources,
  receiptNotes,
  seenObjects,
} from './wire.ts';

/** Characters of what somebody said or wrote: the longest message in parts, the longest mail that anybody reads at night. */
export const wordsMax = 40_000;
/** What is to be known of how a gateway brought it: each note once. */
export const notesSchema = z
  .array(z.strictObject({ note: z.enum(receiptNotes), count: z.int().min(1).max(10_000) }))
  .max(receiptNotes.length);

const people = z.int().min(0).max(1_000);
export const rangeSchema = z
  .strictObject({ min: people, max: people, best: people.nullable() })
  .refine(({ min, max, best }) => min <= max && (best === null || (min <= best && best <= max)));

const range = rangeSchema.nullable().default(null);
export const claimsSchema = z.strictObject({
  persons: range,
  children: range,
  inWater: range,
  overboard: range,
  injured: range,
  deceased: range,
  fromOtherBoat: range,
  toOtherBoat: range,
  engine: z.enum(engines).nullable().default(null),
  hull: z.enum(hullStates).nullable().default(null),
  hullKind: z.enum(hullKinds).nullable().default(null),
  colour: z.enum(colours).nullable().default(null),
  underWay: z.boolean().nullable().default(null),
  lifeJackets: z.enum(['all', 'some', 'none']).nullable().default(null),
  courseDegrees: z.number().min(0).lt(360).nullable().default(null),
  refusesHelp: z.boolean().nullable().default(null),
  boats: z.int().min(0).max(60).nullable().default(null),
  cues: z
    .array(z.string().regex(/^[a-z][a-z0-9_:-]{0,47}$/))
    .max(40)
    .default([]),
});

/** Figures as typed: digits, signs of degrees and compass letters; no room for a word about a person. */
export const rawPosition = z.string().regex(/^[0-9 .,;:°º'’"”″′+\-/NSEWOnsewo]{1,60}$/);

export const positionSchema = z.strictObject({
  id: shortName,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyMetres: z.number().positive().max(500_000),
  source: z.enum(positionSources),
  at: utcText,
  raw: rawPosition.nullable().default(null),
  flags: z.array(z.enum(positionFlags)).max(8).default([]),
  candidates: z
    .array(
      z.strictObject({
        lat: z.number().min(-90).max(90),
        lon: z.number().min(-180).max(180),
        reading: z.string().regex(/^[a-z_]{1,40}$/),
      }),
    )
    .max(8)
    .default([]),
});

/** Null: not yet counted. Whoever leaves a figure of the children out says that there are none. */
export const countedSchema = z.strictObject({
  alive: people.nullable(),
  deceased: people.default(0),
  childrenWithFamily: people.nullable().default(0),
  childrenAlone: people.nullable().default(0),
  injured: people.default(0),
  fromWater: people.default(0),
});

/** A detection's id in the picture: its source and the source's own key. */
export const detectionName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}\/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);

export const detectedSchema = z.strictObject({
  detection: detectionName,
  object: z.enum(seenObjects).nullable(),
  confidence: z.number().min(0).max(1).nullable(),
});

const said = {
  contact: contactId,
  kind: z.enum(contactKinds),
  channel: z.enum(channels),
  receivedAt: utcText,
  happenedAt: utcText,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable()
    .default(null),
  caller: subjectId.nullable().default(null),
  source: shortName.nullable().default(null),
  unit: shortName.nullable().default(null),
  place: shortName.nullable().default(null),
  claims: claimsSchema,
  positions: z.array(positionSchema).max(20).default([]),
  counted: countedSchema.nullable().default(null),
  callersAboard: z.array(subjectId).max(60).default([]),
  detected: detectedSchema.optional(),
  notes: notesSchema.optional(),
};

/**
 * `phone` and `email` are sealed under `caller`, `words` and `translation` under `wordsSubject`: none of them reaches the
 * decider. What the words say without being said (positions, cues, counts) is read from them before they are sealed.
 */
export const recordContactSchema = z.strictObject({
  ...said,
  wordsSubject: subjectId.nullable().default(null),
  /** Whether the words came with a translation: set where they are read, before they are sealed. */
  translated: z.boolean().default(false),
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
  words: z.string().max(wordsMax).optional(),
  translation: z.string().max(wordsMax).optional(),
});
/** Absent: written before reasons were asked, or by a program that gives none. */
const correctedFor = z.enum(correctionReasons).optional();
export const correctContactSchema = z.strictObject({
  contact: contactId,
  claims: claimsSchema,
  counted: countedSchema.nullable(),
  place: shortName.nullable(),
  unit: shortName.nullable(),
  reason: correctedFor,
});
export const addPositionSchema = z.strictObject({
  contact: contactId,
  position: positionSchema,
  reason: correctedFor,
});
export const chooseReadingSchema = z.strictObject({
  contact: contactId,
  position: shortName,
  reading: z.string().regex(/^[a-z_]{1,40}$/),
});
export const addTranslationSchema = z.strictObject({
  contact: contactId,
  wordsSubject: subjectId,
  translation: z.string().min(1).max(wordsMax),
});
/**
 * A further part of a message that came in parts: the words in whole take the place of those so far, and are read anew.
 * Where somebody has looked at it by then, they go into a contact of their own, lest they stay unseen.
 */
export const joinWordsSchema = z.strictObject({
  contact: contactId,
  /** The contact that it would be by itself: by this it is joined once. */
  into: contactId,
  receivedAt: utcText,
  happenedAt: utcText,
  claims: claimsSchema,
  positions: z.array(positionSchema).max(20).default([]),
  notes: notesSchema.default([]),
  wordsSubject: subjectId,
  words: z.string().max(wordsMax).optional(),
});
/** The watch of the picture judged a detection on which the contact stands; null: it took its judgement back. */
export const noteAssessmentSchema = z.strictObject({
  contact: contactId,
  detection: detectionName,
  assessment: z.enum(detectionAssessments).nullable(),
});
/** A position of a detected contact is another thing's: it goes on as a contact of its own. */
export const partPositionSchema = z.strictObject({
  contact: contactId,
  position: shortName,
  into: contactId,
});
export const openContactSchema = z.strictObject({ contact: contactId });
export const takeContactSchema = z.strictObject({ contact: contactId });
/** `reason` closed; `explainedBy` names what it was, where that is on record: a boat, a contact, a hull. */
export const answerContactSchema = z.strictObject({
  contact: contactId,
  answer: z.enum(['not_a_boat', 'for_information']),
  explainedBy: z.union([contactId, boatId, shortName]).nullable(),
  reason: z.enum(linkReasons),
});
export const reopenContactSchema = z.strictObject({ contact: contactId });
/** The receiving clock was wrong by so many seconds: both stay on record. */
export const correctTimeSchema = z.strictObject({
  contact: contactId,
  offsetSeconds: z.int().min(-86_400).max(86_400),
  reason: correctedFor,
});

type Of<Name extends string, Schema extends z.ZodType> = DomainCommand & { readonly type: Name } & Frozen<
    z.infer<Schema>
  >;
type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Frozen<z.infer<Schema>>;

export type RecordContact = Of<'RecordContact', typeof recordContactSchema>;
export type CorrectContact = Of<'CorrectContact', typeof correctContactSchema>;
export type AddPosition = Of<'AddPosition', typeof addPositionSchema>;
export type ChooseReading = Of<'ChooseReading', typeof chooseReadingSchema>;
export type AddTranslation = Of<'AddTranslation', typeof addTranslationSchema>;
export type JoinWords = Of<'JoinWords', typeof joinWordsSchema>;
export type NoteAssessment = Of<'NoteAssessment', typeof noteAssessmentSchema>;
export type PartPosition = Of<'PartPosition', typeof partPositionSchema>;
export type OpenContact = Of<'OpenContact', typeof openContactSchema>;
export type TakeContact = Of<'TakeContact', typeof takeContactSchema>;
export type AnswerContact = Of<'AnswerContact', typeof answerContactSchema>;
export type ReopenContact = Of<'ReopenContact', typeof reopenContactSchema>;
export type CorrectTime = Of<'CorrectTime', typeof correctTimeSchema>;
export type SettleLink = Of<'SettleLink', typeof settleLinkSchema>;
export type ContactCommand =
  | RecordContact
  | CorrectContact
  | AddPosition
  | ChooseReading
  | AddTranslation
  | JoinWords
  | NoteAssessment
  | PartPosition
  | OpenContact
  | TakeContact
  | AnswerContact
  | ReopenContact
  | CorrectTime
  | SettleLink;

const actor = z.string().max(80);
const desk = z.string().max(64).nullable();

export const factsSchema = z.strictObject({
  ...said,
  side: z.enum(states),
  clockOffsetSeconds: z.int(),
  words: subjectId.nullable(),
  translated: z.boolean(),
});

export const contactRecordedSchema = factsSchema.extend({ by: actor, desk });
export const contactCorrectedSchema = correctContactSchema;
export const positionAddedSchema = addPositionSchema.extend({ by: actor });
export const readingChosenSchema = chooseReadingSchema.extend({ by: actor });
export const translationAddedSchema = z.strictObject({ contact: contactId, words: subjectId });
export const wordsJoinedSchema = z.strictObject({
  contact: contactId,
  into: contactId,
  claims: claimsSchema,
  positions: z.array(positionSchema).max(20),
  notes: notesSchema,
  by: actor,
});
export const assessmentNotedSchema = noteAssessmentSchema.extend({ by: actor });
export const positionPartedSchema = partPositionSchema.extend({ by: actor });
/** The first time that a person looked at it. */
export const contactOpenedSchema = z.strictObject({ contact: contactId, by: actor, desk });
export const contactTakenSchema = z.strictObject({
  contact: contactId,
  by: actor,
  desk,
  side: z.enum(states).nullable(),
});
export const contactAnsweredSchema = answerContactSchema.extend({ by: actor });
export const contactReopenedSchema = z.strictObject({ contact: contactId, by: actor });
export const timeCorrectedSchema = correctTimeSchema.extend({ by: actor });
/** The contact's side of a link: written together with the boat's own. */
export const linkedToBoatSchema = z.strictObject({ contact: contactId, boat: boatId, grade: z.enum(grades) });
export const unlinkedFromBoatSchema = z.strictObject({ contact: contactId, boat: boatId });

export type ContactRecorded = Happened<'ContactRecorded', typeof contactRecordedSchema>;
export type ContactEvent =
  | ContactRecorded
  | Happened<'ContactCorrected', typeof contactCorrectedSchema>
  | Happened<'PositionAdded', typeof positionAddedSchema>
  | Happened<'ReadingChosen', typeof readingChosenSchema>
  | Happened<'TranslationAdded', typeof translationAddedSchema>
  | Happened<'WordsJoined', typeof wordsJoinedSchema>
  | Happened<'AssessmentNoted', typeof assessmentNotedSchema>
  | Happened<'PositionParted', typeof positionPartedSchema>
  | Happened<'ContactOpened', typeof contactOpenedSchema>
  | Happened<'ContactTaken', typeof contactTakenSchema>
  | Happened<'ContactAnswered', typeof contactAnsweredSchema>
  | Happened<'ContactReopened', typeof contactReopenedSchema>
  | Happened<'TimeCorrected', typeof timeCorrectedSchema>
  | Happened<'LinkedToBoat', typeof linkedToBoatSchema>
  | Happened<'UnlinkedFromBoat', typeof unlinkedFromBoatSchema>
  | Happened<'LinkSettled', typeof linkSettledSchema>;

/** Schemas of the bodies of every event of a contact's stream, by type. */
export const contactEventSchemas = {
  ContactRecorded: contactRecordedSchema,
  ContactCorrected: contactCorrectedSchema,
  PositionAdded: positionAddedSchema,
  ReadingChosen: readingChosenSchema,
  TranslationAdded: translationAddedSchema,
  WordsJoined: wordsJoinedSchema,
  AssessmentNoted: assessmentNotedSchema,
  PositionParted: positionPartedSchema,
  ContactOpened: contactOpenedSchema,
  ContactTaken: contactTakenSchema,
  ContactAnswered: contactAnsweredSchema,
  ContactReopened: contactReopenedSchema,
  TimeCorrected: timeCorrectedSchema,
  LinkedToBoat: linkedToBoatSchema,
  UnlinkedFromBoat: unlinkedFromBoatSchema,
  LinkSettled: linkSettledSchema,
} as const satisfies Record<ContactEvent['type'], z.ZodType>;
export type ContactEventOf<Name extends ContactEvent['type']> = Extract<
  ContactEvent,
  { readonly type: Name }
>;
