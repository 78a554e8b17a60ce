import { z } from 'zod';
import { zones } from '../../../kernel/local-clock.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { actor, day, dutiesMax, member, wallTime } from './shapes.ts';
import { availabilities, repeats } from './words.ts';

const ofPerson = z.strictObject({ staff: member });

/** When a duty is, on the wall clock of its place. An end that is not after the beginning is on the next day. */
export const wallSpan = {
  date: day,
  starts: wallTime,
  ends: wallTime,
  /** Where the wall shows the time twice: which is meant; null elsewhere. */
  startsRepeat: z.enum(repeats).nullable(),
  endsRepeat: z.enum(repeats).nullable(),
  breakMinutes: z.int().min(0).max(240),
};
/** Which lane of which place: where the team stands. */
export const where = { place: shortName, lane: shortName };

const span = { from: utcText, until: utcText };

/** Commands over one person's duties. */
export const dutyCommandSchemas = {
  PutDuty: ofPerson.extend({ duty: shortName, team: shortName, ...where, ...wallSpan }),
  RetireDuty: ofPerson.extend({ duty: shortName }),
  SetAvailability: ofPerson.extend({ span: shortName, is: z.enum(availabilities), ...span }),
  ClearAvailability: ofPerson.extend({ span: shortName }),
  /** Away without notice, as a sick call: why is asked nowhere and held nowhere. `until` null: not known yet. */
  ReportAbsence: ofPerson.extend({ absence: shortName, from: utcText, until: utcText.nullable() }),
  ReportReturn: ofPerson.extend({ absence: shortName, returnsAt: utcText }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/** Bodies of the events of one person's duties. */
export const dutyEventSchemas = {
  DutyPut: ofPerson.extend({
    duty: shortName,
    team: shortName,
    ...where,
    ...span,
    zone: z.enum(zones),
    breakMinutes: z.int().min(0).max(240),
    /** The swap that brought it; null: the roster. */
    swap: shortName.nullable(),
    ...by,
  }),
  DutyRetired: ofPerson.extend({ duty: shortName, swap: shortName.nullable(), ...by }),
  AvailabilitySet: dutyCommandSchemas.SetAvailability.extend(by),
  AvailabilityCleared: dutyCommandSchemas.ClearAvailability.extend(by),
  /** `uncovered`: the duties that nobody stands any more. */
  AbsenceReported: dutyCommandSchemas.ReportAbsence.extend({
    uncovered: z.array(shortName).max(dutiesMax).readonly(),
    ...by,
  }),
  ReturnReported: dutyCommandSchemas.ReportReturn.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type DutyEvent = EventsOf<typeof dutyEventSchemas>;
export type DutyEventOf<Name extends DutyEvent['type']> = Extract<DutyEvent, { readonly type: Name }>;
export type DutyCommand = CommandsOf<typeof dutyCommandSchemas>;
export type DutyCommandOf<Name extends DutyCommand['type']> = Extract<DutyCommand, { readonly type: Name }>;
