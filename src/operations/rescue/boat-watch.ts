import { ok, refuse } from '../../kernel/result.ts';
import { type Boat, linkOf, namesOf } from './boat-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';
import { standingOf, untoldSince } from './safeguarding-task.ts';

/** What was promised to whoever called. Refuses: `not_linked`, `known_otherwise` (the name is another promise's). */
export function makePromise(boat: Boat, command: BoatCommandOf<'MakePromise'>): RescueDecision {
  const { promise, contact, kind, dueAt } = command;
  if (contact !== null && linkOf(boat, contact) === null) return refuse('not_linked');
  const before = boat.promises.find((one) => one.promise === promise);
  if (before !== undefined)
    return before.kind === kind && before.contact === contact && before.dueAt === dueAt
      ? ok([])
      : refuse('known_otherwise');
  return ok([{ type: 'PromiseMade', ...doneBy(command), boat: boat.boat, promise, contact, kind, dueAt }]);
}

/** Whether a promise was kept. Refuses: `promise_unknown`. */
export function keepPromise(boat: Boat, command: BoatCommandOf<'KeepPromise'>): RescueDecision {
  const { promise, kept } = command;
  const before = boat.promises.find((one) => one.promise === promise);
  if (before === undefined) return refuse('promise_unknown');
  if (before.kept === kept) return ok([]);
  return ok([{ type: 'PromiseKept', ...doneBy(command), boat: boat.boat, promise, kept }]);
}

/** A line of the log; its words are in the vault. Refuses: `known_otherwise` (the entry was written before). */
export function writeLog(boat: Boat, command: BoatCommandOf<'WriteLog'>): RescueDecision {
  const { entry, language } = command;
  if (boat.log.some((one) => one.entry === entry)) return refuse('known_otherwise');
  return ok([{ type: 'LogWritten', ...doneBy(command), boat: boat.boat, entry, language }]);
}

/** The other language beside a line of the log. Refuses: `entry_unknown`. */
export function translateLog(boat: Boat, command: BoatCommandOf<'TranslateLog'>): RescueDecision {
  const { entry } = command;
  if (!boat.log.some((one) => one.entry === entry)) return refuse('entry_unknown');
  return ok([{ type: 'LogTranslated', ...doneBy(command), boat: boat.boat, entry }]);
}

/** Names who co-ordinates on scene; null: nobody any more. */
export function nameOnScene(boat: Boat, command: BoatCommandOf<'NameOnScene'>): RescueDecision {
  if (boat.onScene === command.unit) return ok([]);
  return ok([{ type: 'OnSceneNamed', ...doneBy(command), boat: boat.boat, unit: command.unit }]);
}

/**
 * What dispatch did for this boat, or for one that goes on under it, told by a flow. A record that goes on under another
 * says so with it: there the unit is looked for, and by it that no unit is coming any more. PROBLEM F11.
 */
export function noteTask(boat: Boat, command: BoatCommandOf<'NoteTask'>): RescueDecision {
  const { at, task, unit, step, of } = command;
  // It was split off meanwhile: its tasks are its own again.
  if (of !== undefined && !namesOf(boat).includes(of)) return ok([]);
  const before = boat.tasks.find((one) => one.task === task);
  if (before !== undefined && before.unit === unit && before.step === step) return ok([]);
  const whose = of === undefined || of === boat.boat ? {} : { of };
  const further = boat.mergedInto === null ? {} : { into: boat.mergedInto };
  return ok([{ type: 'TaskNoted', at, boat: boat.boat, task, unit, step, ...whose, ...further }]);
}

/**
 * Says who has the children or injured people for whom a task was asked; of a closed boat as well. Whoever said it first
 * has said it. `told`: whoever has them knows that their count was taken away. Refuses: `safeguarding_unknown`,
 * `safeguarding_stands` (nobody has them whose count was taken away), `safeguarding_withdrawn` (all were, before).
 */
export function endSafeguarding(boat: Boat, command: BoatCommandOf<'EndSafeguarding'>): RescueDecision {
  const { task, outcome } = command;
  const before = boat.safeguarding.find((one) => one.task === task);
  if (before === undefined) return refuse('safeguarding_unknown');
  if (outcome === 'told') {
    if (before.told !== undefined) return ok([]);
    if (untoldSince(before) === null) return refuse('safeguarding_stands');
    return ok([{ type: 'SafeguardingTold', ...doneBy(command), boat: boat.boat, task }]);
  }
  if (before.done !== undefined) return ok([]);
  if (standingOf(before) === 0) return refuse('safeguarding_withdrawn');
  return ok([{ type: 'SafeguardingEnded', ...doneBy(command), boat: boat.boat, task, outcome }]);
}

/** What was asked of the other side about this boat, told by a flow: each step once. */
export function noteRequest(boat: Boat, command: BoatCommandOf<'NoteRequest'>): RescueDecision {
  const { at, request, kind, topic, step } = command;
  if (boat.requests.some((one) => one.request === request && one.step === step)) return ok([]);
  return ok([{ type: 'RequestNoted', at, boat: boat.boat, request, kind, topic, step }]);
}
