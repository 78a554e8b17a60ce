import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { correctControl, recordControl } from './decide-control.ts';
import { noteHelp } from './decide-help.ts';
import { joinPassages, partPassages } from './decide-join.ts';
import { openPassage, plateNoted } from './decide-open.ts';
import type { PassageCommand, PassageCommandOf, PassageEvent } from './events-passage.ts';
import { countContradicts } from './count-check.ts';
import { careFor } from './care-asked.ts';
import { evolvePassage, noPassage, type Passage, type PassageState } from './passage-state.ts';
import { applied, type PassageDecision, riskOfVehicle, withMisses } from './passage-group.ts';
import type { PassageRefusal } from './refusals.ts';
import { stepHeld } from './step-held.ts';
import { momentFault } from './times.ts';

/**
 * Decides over one passage: what it is, what was done to look for people in it, what was found, what follows. What was
 * done is recorded even where it should not have been done so: flags say what speaks against it. Refusals: refusals.ts.
 */
export const passageDecider: Decider<PassageState, PassageCommand, PassageEvent, PassageRefusal> = {
  initial: noPassage,
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    const { by } = command;
    if (command.type === 'OpenPassage') return openPassage(state, command, by);
    if (state.phase === 'none') return refuse('passage_unknown');
    return decideOn(state, command, by);
  },
  evolve: evolvePassage,
};

type Change = Exclude<PassageCommand, { readonly type: 'OpenPassage' }>;

function decideOn(passage: Passage, command: Change, by: string): PassageDecision {
  switch (command.type) {
    case 'NotePlate':
      return plateNoted(passage, command, by);
    case 'CorrectVehicle':
      return correctVehicle(passage, command, by);
    case 'RecordControl':
      return recordControl(passage, command, by);
    case 'CorrectControl':
      return correctControl(passage, command, by);
    case 'NotePeopleMet':
      return peopleMet(passage, command, by);
    case 'NoteHelp':
      return noteHelp(passage, command, by);
    case 'SetNextStep':
      return setNext(passage, command, by);
    case 'JoinPassages':
      return joinPassages(passage, command, by);
    case 'PartPassages':
      return partPassages(passage, command, by);
    case 'LeavePassage':
      return leave(passage, command, by);
    default:
      return never(command);
  }
}

function correctVehicle(
  { passage, form, sides }: Passage,
  command: PassageCommandOf<'CorrectVehicle'>,
  by: string,
): PassageDecision {
  if (form === command.form && sides === command.sides) return refuse('unchanged');
  const { at } = command;
  return ok([{ type: 'VehicleCorrected', at, passage, form: command.form, sides: command.sides, by }]);
}

function peopleMet(
  passage: Passage,
  command: PassageCommandOf<'NotePeopleMet'>,
  by: string,
): PassageDecision {
  const { at, metAt, source, found } = command;
  const fault = momentFault(metAt, at);
  if (fault !== null) return refuse(fault);
  if (countContradicts(found)) return refuse('found_contradicts');
  const met: PassageEvent = {
    type: 'PeopleMet',
    at,
    passage: passage.passage,
    metAt,
    source,
    found,
    by,
  };
  const counted = `m-${passage.met.length + 1}`;
  const events = [met, ...careFor(passage, { counted, found, at })];
  // Entered late, of what came before a control that let the vehicle go: whoever let it go knew.
  const isKnown = passage.controls.some(({ next, endedAt }) => next === 'release' && endedAt > metAt);
  const isHurt = riskOfVehicle(applied(passage, events), command).medical;
  const held = isKnown && !isHurt ? [] : stepHeld(passage, events, { command, by });
  return ok(withMisses(passage, [...events, ...held], command));
}

function setNext(passage: Passage, command: PassageCommandOf<'SetNextStep'>, by: string): PassageDecision {
  const { at, next } = command;
  if (next === passage.next) return refuse('unchanged');
  const isHandedOn = next === 'hand_to_police' || next === 'release';
  if (isHandedOn && riskOfVehicle(passage, command).medical) return refuse('medical_first');
  return ok([{ type: 'NextStepSet', at, passage: passage.passage, next, by }]);
}

/** One that nobody looked into may drive on; one with a step set must have been released. */
function leave(passage: Passage, command: PassageCommandOf<'LeavePassage'>, by: string): PassageDecision {
  const { at, leftAt } = command;
  if (passage.phase === 'left') return refuse('passage_left');
  const fault = momentFault(leftAt, at);
  if (fault !== null) return refuse(fault);
  if (leftAt < passage.arrivedAt) return refuse('times_reversed');
  if (riskOfVehicle(passage, command).medical) return refuse('medical_first');
  if (passage.next !== null && passage.next !== 'release') return refuse('step_open', { next: passage.next });
  return ok([{ type: 'PassageLeft', at, passage: passage.passage, leftAt, by }]);
}
