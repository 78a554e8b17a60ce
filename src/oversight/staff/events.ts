import { z } from 'zod';
import type { UtcText } from '../../kernel/time.ts';
import { subjectId } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { assignmentForm, caveatsForm, idForm, languagesForm, markingForm, postId } from './forms.ts';

/** Why somebody leaves: a closed list, so that the book holds no sentence about a person. */
export const leavingReasons = [
  'resigned',
  'retired',
  'moved_agency',
  'contract_ended',
  'dismissed',
  'deceased',
  'other',
] as const;

/** Why an appointment ends. */
export const endReasons = ['term_ended', 'resigned', 'court_order', 'replaced', 'left_service'] as const;
export type EndReason = (typeof endReasons)[number];

const staff = idForm;

export const staffJoinedSchema = z.strictObject({
  staff,
  nameSubject: subjectId,
  assignment: assignmentForm,
  markings: z.array(markingForm),
});
export const staffMovedSchema = z.strictObject({
  staff,
  /** The assignment that ends as the new one begins; null: the new one stands beside the others. */
  ended: z.string().nullable(),
  assignment: assignmentForm,
});
export const staffLeftSchema = z.strictObject({
  staff,
  leavesAt: utcText,
  reason: z.enum(leavingReasons),
});
export const standInBegunSchema = z.strictObject({ staff, assignment: assignmentForm });
export const standInEndedSchema = z.strictObject({ staff, assignment: z.string() });
export const clearanceGrantedSchema = z.strictObject({
  staff,
  marking: markingForm,
  caveats: caveatsForm,
  from: utcText,
  until: utcText,
});
/** Ends every clearance that reaches as high as this marking. */
export const clearanceWithdrawnSchema = z.strictObject({ staff, marking: markingForm });
export const languagesRecordedSchema = z.strictObject({ staff, languages: languagesForm });

export const postAppointedSchema = z.strictObject({
  post: postId,
  holder: staff,
  from: utcText,
  until: utcText,
});
export const appointmentEndedSchema = z.strictObject({
  post: postId,
  holder: staff,
  reason: z.enum(endReasons),
  endedAt: utcText,
});

export const shiftPutSchema = z.strictObject({
  staff,
  shift: idForm,
  desk: idForm,
  from: utcText,
  until: utcText,
});
export const shiftRetiredSchema = z.strictObject({ staff, shift: idForm });

type Happened<Type extends string, Schema extends z.ZodType> = {
  readonly type: Type;
  readonly at: UtcText;
} & Readonly<z.infer<Schema>>;

export type StaffJoined = Happened<'StaffJoined', typeof staffJoinedSchema>;
export type StaffMoved = Happened<'StaffMoved', typeof staffMovedSchema>;
export type StaffLeft = Happened<'StaffLeft', typeof staffLeftSchema>;
export type StandInBegun = Happened<'StandInBegun', typeof standInBegunSchema>;
export type StandInEnded = Happened<'StandInEnded', typeof standInEndedSchema>;
export type ClearanceGranted = Happened<'ClearanceGranted', typeof clearanceGrantedSchema>;
export type ClearanceWithdrawn = Happened<'ClearanceWithdrawn', typeof clearanceWithdrawnSchema>;
export type LanguagesRecorded = Happened<'LanguagesRecorded', typeof languagesRecordedSchema>;
export type StaffEvent =
  | StaffJoined
  | StaffMoved
  | StaffLeft
  | StandInBegun
  | StandInEnded
  | ClearanceGranted
  | ClearanceWithdrawn
  | LanguagesRecorded;

export type PostAppointed = Happened<'PostAppointed', typeof postAppointedSchema>;
export type AppointmentEnded = Happened<'AppointmentEnded', typeof appointmentEndedSchema>;
export type PostEvent = PostAppointed | AppointmentEnded;

export type ShiftPut = Happened<'ShiftPut', typeof shiftPutSchema>;
export type ShiftRetired = Happened<'ShiftRetired', typeof shiftRetiredSchema>;
export type ShiftEvent = ShiftPut | ShiftRetired;
