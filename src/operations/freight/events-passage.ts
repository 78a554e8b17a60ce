import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName, subjectId } from '../../kernel/shapes.ts';
import { controlBody, controlJudged, correctable, correctableSchema, foundSchema } from './control-shapes.ts';
import { plateNamedSchema, plateSeenSchema } from './plate-seen.ts';
import { actor, controlId, country, passageId } from './shapes.ts';
import {
  careKinds,
  correctionReasons,
  directions,
  joinGrades,
  joinReasons,
  meetingSources,
  methods,
  nextSteps,
  refusableSteps,
  partReasons,
  plateHolders,
  sideKinds,
  vehicleForms,
  vehicleParts,
} from './words.ts';

const ofPassage = z.strictObject({ passage: passageId });
/** Words as typed: sealed before anything is decided. */
const typed = (max: number) => z.string().max(max).optional();
const vehicle = { form: z.enum(vehicleForms), sides: z.enum(sideKinds) };
const opening = {
  place: shortName,
  lane: shortName.nullable(),
  direction: z.enum(directions),
  arrivedAt: utcText,
  ...vehicle,
};
const help = z.enum(['medical', 'child_protection']);

/** Commands of a passage with their schemas. `plates` names the subjects; the plates themselves are sealed. */
export const passageCommandSchemas = {
  OpenPassage: ofPassage.extend({
    ...opening,
    plates: z.array(plateNamedSchema).max(2).readonly(),
    tractorPlate: typed(24),
    trailerPlate: typed(24),
  }),
  NotePlate: ofPassage.extend({ on: z.enum(plateHolders), subject: subjectId, country, plate: typed(24) }),
  CorrectVehicle: ofPassage.extend(vehicle),
  RecordControl: ofPassage.extend({ ...controlBody, words: typed(2_000), sealNumber: typed(40) }),
  CorrectControl: ofPassage.extend({
    control: controlId,
    ...correctable,
    reason: z.enum(correctionReasons),
  }),
  NotePeopleMet: ofPassage.extend({
    metAt: utcText,
    source: z.enum(meetingSources),
    found: foundSchema,
  }),
  NoteHelp: ofPassage.extend({ help }),
  SetNextStep: ofPassage.extend({ next: z.enum(nextSteps) }),
  JoinPassages: ofPassage.extend({
    other: passageId,
    grade: z.enum(joinGrades),
    reason: z.enum(joinReasons),
  }),
  PartPassages: ofPassage.extend({ other: passageId, reason: z.enum(partReasons) }),
  LeavePassage: ofPassage.extend({ leftAt: utcText }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
const group = z.array(passageId).max(8).readonly();

/** Where people were, that a control had missed; `control` null: somebody met them without one. */
const foundBySchema = z.strictObject({
  passage: passageId,
  control: controlId.nullable(),
  method: z.enum(methods).nullable(),
  where: z.enum(vehicleParts),
});

/** Bodies of the events of a passage. */
export const passageEventSchemas = {
  PassageOpened: ofPassage.extend({
    ...opening,
    side: z.enum(states),
    plates: z.array(plateSeenSchema).max(2).readonly(),
    ...by,
  }),
  PlateNoted: ofPassage.extend({ plate: plateSeenSchema, ...by }),
  VehicleCorrected: ofPassage.extend({ ...vehicle, ...by }),
  /** `nextRefused`: the step that its team asked for and that may not be yet; `next` is what stands instead. Absent: none. */
  ControlRecorded: ofPassage.extend({
    ...controlBody,
    ...controlJudged,
    nextRefused: z.enum(refusableSteps).optional(),
    ...by,
  }),
  /** `was`: as it stood before. */
  ControlCorrected: ofPassage.extend({
    control: controlId,
    was: correctableSchema,
    ...correctable,
    flags: controlJudged.flags,
    saysNothing: controlJudged.saysNothing,
    reason: z.enum(correctionReasons),
    ...by,
  }),
  PeopleMet: ofPassage.extend({
    metAt: utcText,
    source: z.enum(meetingSources),
    found: foundSchema,
    ...by,
  }),
  /** By count and token: what the flow to the safeguarding desk may pass on. */
  CareAsked: ofPassage.extend({
    task: shortName,
    kind: z.enum(careKinds),
    count: z.int().min(1).max(300),
    side: z.enum(states),
    dueAt: utcText,
    /** The control or the meeting that counted them. */
    counted: shortName,
  }),
  HelpNoted: ofPassage.extend({ help, ...by }),
  NextStepSet: ofPassage.extend({ next: z.enum(nextSteps), ...by }),
  /** Written on every passage of the group. `group`: all of it, this one among them. */
  PassagesJoined: ofPassage.extend({
    joined: passageId,
    group,
    grade: z.enum(joinGrades),
    reason: z.enum(joinReasons),
    ...by,
  }),
  /** `group`: what is left together with this one; empty where it stands alone. */
  PassagesParted: ofPassage.extend({ parted: passageId, group, reason: z.enum(partReasons), ...by }),
  /** Nothing was found by this control of people whom another found later in the same vehicle. */
  MethodMissed: ofPassage.extend({
    control: controlId,
    method: z.enum(methods),
    found: foundBySchema,
    /** Both looked at the same part of the vehicle, or one at all of it. */
    samePart: z.boolean(),
  }),
  MethodMissWithdrawn: ofPassage.extend({ control: controlId }),
  PassageLeft: ofPassage.extend({ leftAt: utcText, ...by }),
} as const satisfies Record<string, z.ZodType>;

export type PassageEvent = EventsOf<typeof passageEventSchemas>;
export type PassageEventOf<Name extends PassageEvent['type']> = Extract<
  PassageEvent,
  { readonly type: Name }
>;
export type PassageCommand = CommandsOf<typeof passageCommandSchemas>;
export type PassageCommandOf<Name extends PassageCommand['type']> = Extract<
  PassageCommand,
  { readonly type: Name }
>;
