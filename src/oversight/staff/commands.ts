import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import { subjectId } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type EndReason, endReasons, leavingReasons } from './events.ts';
import { agencyId, caveatsForm, idForm, languagesForm, markingForm, postId, roleForm } from './forms.ts';
import { momentText } from './local-day.ts';

const staff = idForm;
const from = momentText;
const until = momentText;

export const joinStaffSchema = z.strictObject({
  staff,
  /** Sealed in the vault before the decider sees the rest; never in an event. */
  name: z.string().min(1).max(120).optional(),
  /** A new subject, made by the caller. */
  nameSubject: subjectId,
  agency: agencyId,
  desk: idForm,
  role: roleForm,
  from,
  until: until.nullable(),
  markings: z.array(markingForm).max(3),
});
export const moveStaffSchema = z.strictObject({
  staff,
  /** The assignment that ends as the new one begins; null: the new one stands beside the others. */
  ends: z.string().max(8).nullable(),
  agency: agencyId,
  desk: idForm,
  role: roleForm,
  from,
  until: until.nullable(),
});
export const leaveStaffSchema = z.strictObject({
  staff,
  /** A day is the last day of service: everything ends at its 24:00. */
  leavesAt: momentText,
  reason: z.enum(leavingReasons),
});
export const standInSchema = z.strictObject({
  staff,
  for: idForm,
  desk: idForm,
  role: roleForm,
  from,
  until,
});
export const endStandInSchema = z.strictObject({ staff, assignment: z.string().max(8) });
export const grantClearanceSchema = z.strictObject({
  staff,
  marking: markingForm,
  caveats: caveatsForm,
  from,
  until,
});
export const withdrawClearanceSchema = z.strictObject({ staff, marking: markingForm });
export const recordLanguagesSchema = z.strictObject({ staff, languages: languagesForm });

export const appointPostSchema = z.strictObject({ post: postId, holder: staff, from, until });
export const endAppointmentSchema = z.strictObject({
  post: postId,
  holder: staff,
  reason: z.enum(endReasons),
});

/** Only these grounds end a monitor's appointment; before its term only a court does. */
export const monitorEndReasons = [
  'term_ended',
  'resigned',
  'court_order',
] as const satisfies readonly EndReason[];
export const endMonitorAppointmentSchema = z.strictObject({
  post: z.enum(['fr-independent_monitor', 'uk-independent_monitor']),
  holder: staff,
  reason: z.enum(monitorEndReasons),
});

export const putShiftSchema = z.strictObject({
  staff,
  shift: idForm,
  desk: idForm,
  from: utcText,
  until: utcText,
  /** The shift's version that the editor saw; null to write whatever it is. */
  seenVersion: z.int().min(0).nullable(),
});
export const retireShiftSchema = z.strictObject({
  staff,
  shift: idForm,
  seenVersion: z.int().min(0).nullable(),
});

type Order<Type extends string, Schema extends z.ZodType> = DomainCommand & {
  readonly type: Type;
} & Readonly<z.infer<Schema>>;

/** As the decider sees it: the name was sealed before. */
export type JoinStaff = Omit<Order<'JoinStaff', typeof joinStaffSchema>, 'name'>;
export type MoveStaff = Order<'MoveStaff', typeof moveStaffSchema>;
export type LeaveStaff = Order<'LeaveStaff', typeof leaveStaffSchema>;
export type StandIn = Order<'StandIn', typeof standInSchema>;
export type EndStandIn = Order<'EndStandIn', typeof endStandInSchema>;
export type GrantClearance = Order<'GrantClearance', typeof grantClearanceSchema>;
export type WithdrawClearance = Order<'WithdrawClearance', typeof withdrawClearanceSchema>;
export type RecordLanguages = Order<'RecordLanguages', typeof recordLanguagesSchema>;
export type StaffCommand =
  | JoinStaff
  | MoveStaff
  | LeaveStaff
  | StandIn
  | EndStandIn
  | GrantClearance
  | WithdrawClearance
  | RecordLanguages;

export type AppointPost = Order<'AppointPost', typeof appointPostSchema>;
export type EndAppointment = Order<'EndAppointment', typeof endAppointmentSchema>;
export type EndMonitorAppointment = Order<'EndMonitorAppointment', typeof endMonitorAppointmentSchema>;
export type PostCommand = AppointPost | EndAppointment | EndMonitorAppointment;

export type PutShift = Order<'PutShift', typeof putShiftSchema>;
export type RetireShift = Order<'RetireShift', typeof retireShiftSchema>;
export type ShiftCommand = PutShift | RetireShift;
