import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import { careFor } from './care-asked.ts';
import { type Correctable, controlBodySchema, correctableSchema } from './control-shapes.ts';
import { countContradicts } from './count-check.ts';
import { registeredEquipment } from './equipment-register.ts';
import type { PassageCommandOf, PassageEvent, PassageEventOf } from './events-passage.ts';
import { judgeControl } from './method-limits.ts';
import { applied, type PassageDecision, riskOfVehicle, withMisses } from './passage-group.ts';
import type { Control, Passage } from './passage-state.ts';
import { registeredPlace } from './place-register.ts';
import { readingOutside } from './reading-ranges.ts';
import type { PassageRefusal } from './refusals.ts';
import { stepHeld } from './step-held.ts';
import { momentFault } from './times.ts';
import { instrumentedMethods, observedFacts } from './words.ts';

type Record = PassageCommandOf<'RecordControl'>;
type Recorded = PassageEventOf<'ControlRecorded'>;
type Refused = ReturnType<typeof refuse<PassageRefusal>>;

const controlsMax = 60;
const daySeconds = 86_400;

/** Records a control as it was made, with what speaks against it; raises what it shows others to have missed. */
export function recordControl(passage: Passage, command: Record, by: string): PassageDecision {
  if (passage.controls.some(({ control }) => control === command.control)) return refuse('control_exists');
  if (passage.controls.length >= controlsMax) return refuse('controls_full');
  const against =
    timesFault(command) ?? groundFault(command) ?? instrumentFault(passage, command) ?? saidFault(command);
  if (against !== null) return against;
  const { at, found } = command;
  const body = controlBodySchema.strip().parse(command); // without words and what the edge set beside
  const instrument = body.equipment === null ? null : registeredEquipment(command.seen, body.equipment);
  const judged = judgeControl(body, { sides: passage.sides, instrument, leftAt: passage.leftAt });
  const asked: Recorded = {
    type: 'ControlRecorded',
    at,
    passage: passage.passage,
    ...body,
    ...judged,
    by,
  };
  const recorded = withStepHeld(passage, command, asked);
  const care = careFor(passage, { counted: body.control, found, at });
  return ok(withMisses(passage, [recorded, ...care], command));
}

/**
 * What was done is recorded whatever its team wants next: it is the step that is refused, and the record says so. With
 * somebody who needs medical help neither police nor release come before it; with people found by this very control the
 * vehicle is held. Anybody may set the step anew once help was noted.
 */
function withStepHeld(passage: Passage, command: Record, asked: Recorded): Recorded {
  const { next, found } = asked;
  if (next !== 'hand_to_police' && next !== 'release') return asked;
  if (riskOfVehicle(applied(passage, [asked]), command).medical)
    return { ...asked, next: 'medical', nextRefused: next };
  return found !== null && next === 'release' ? { ...asked, next: 'hold', nextRefused: next } : asked;
}

/** Puts a control right: both values stay, and what follows from it is judged anew. */
export function correctControl(
  passage: Passage,
  command: PassageCommandOf<'CorrectControl'>,
  by: string,
): PassageDecision {
  const control = passage.controls.find((one) => one.control === command.control);
  if (control === undefined) return refuse('control_unknown');
  const against = saidFault(command);
  if (against !== null) return against;
  const now = correctableSchema.strip().parse(command);
  const was = correctableOf(control);
  if (JSON.stringify(now) === JSON.stringify(was)) return refuse('unchanged');
  const { flags, saysNothing } = judgeAnew(passage, control, now);
  const { at, reason } = command;
  const corrected: PassageEvent = {
    type: 'ControlCorrected',
    at,
    passage: passage.passage,
    control: control.control,
    was,
    ...now,
    flags,
    saysNothing,
    reason,
    by,
  };
  const care = careFor(passage, { counted: control.control, found: now.found, at });
  const events = [corrected, ...care];
  // Who was known of when the vehicle was let go holds it no second time, unless they are worse off than was known.
  const isNew = control.found === null || riskOfVehicle(applied(passage, events), command).medical;
  const held = now.found !== null && isNew ? stepHeld(passage, events, { command, by }) : [];
  return ok(withMisses(passage, [...events, ...held], command));
}

function correctableOf(control: Control): Correctable {
  return correctableSchema.strip().parse(control);
}

/** The instrument as it stood then: a later row of the register changes nothing of what was measured. */
function judgeAnew(passage: Passage, control: Control, now: Correctable) {
  const { calibratedAt, calibrationDueAt, flags } = control;
  const place = passage.place;
  const instrument = flags.includes('equipment_unknown')
    ? null
    : { method: control.method, place, model: '', calibratedAt, calibrationDueAt, inService: true };
  return judgeControl({ ...control, ...now }, { sides: passage.sides, instrument, leftAt: passage.leftAt });
}

function timesFault({ at, startedAt, endedAt }: Record): Refused | null {
  const fault = momentFault(endedAt, at) ?? momentFault(startedAt, at);
  if (fault !== null) return refuse(fault);
  const seconds = secondsBetween(fromUtc(startedAt), fromUtc(endedAt));
  if (seconds < 0) return refuse('times_reversed');
  return seconds > daySeconds ? refuse('too_long') : null;
}

/** Nobody is chosen without a ground that another can check. Source: PROBLEM F24. */
function groundFault({ ground: { kind, reference } }: Record): Refused | null {
  if (kind === 'observation')
    return observedFacts.some((fact) => fact === reference) ? null : refuse('ground_fact_missing');
  return reference === null ? refuse('ground_reference_missing') : null;
}

function instrumentFault({ place }: Passage, command: Record): Refused | null {
  const { method, equipment, startedAt, seen } = command;
  if (method === 'x_ray' && registeredPlace(seen, place)?.xRay !== true)
    return refuse('x_ray_not_authorised');
  if (equipment === null) return instrumentedMethods.has(method) ? refuse('equipment_missing') : null;
  const row = registeredEquipment(seen, equipment);
  if (row === null) return null; // one not entered yet may be used all the same: it is flagged
  if (row.method !== method) return refuse('equipment_other_method', { method: row.method });
  return row.calibratedAt !== null && row.calibratedAt > startedAt ? refuse('calibration_in_future') : null;
}

function saidFault({ readings, result, found }: Correctable): Refused | null {
  const outside = readingOutside(readings);
  if (outside !== null) {
    const { quantity, range } = outside;
    return refuse('reading_out_of_range', { quantity, ...range });
  }
  if (result === 'people_found' && found === null) return refuse('found_missing');
  if (result !== 'people_found' && found !== null) return refuse('found_unexpected');
  return found !== null && countContradicts(found) ? refuse('found_contradicts') : null;
}
