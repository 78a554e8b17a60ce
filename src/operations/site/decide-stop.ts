import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { StopRefusalCode } from './refusals.ts';
import type { Said, StopView } from './wire.ts';

/** `dueAt` is reckoned when it is shown. */
export type Stop = Omit<StopView, 'dueAt'>;
export type StopState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly stop: Stop };
type Decision = DecisionOf<StopEvent, StopRefusalCode>;

/** Seconds in which each step is to follow: a train at 140 km/h covers 2.3 kilometres in a minute. Ours. */
export const stopSeconds = { delivered: 30, answered: 30, stopped: 120 } as const;

/**
 * Decides over a request to stop trains: proposed, delivered, accepted or refused with its reason, stopped, ended. Only
 * whoever runs the trains stops them; until they say that none runs, nobody on the track is taken for safe. Refusals:
 * refusals.ts.
 */
export const stopDecider: Decider<StopState, StopCommand, StopEvent, StopRefusalCode> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    const { by, at } = command;
    if (command.type === 'ProposeStop') {
      if (state.phase !== 'none') return refuse('stop_exists');
      const { stop, site, track, alarm, reason } = command;
      return ok([{ type: 'StopProposed', at, stop, site, track, alarm, reason, by }]);
    }
    if (state.phase === 'none') return refuse('stop_unknown');
    return decided(state.stop, command, { by, at });
  },
  evolve(state, event) {
    if (event.type === 'StopProposed') {
      const { stop, site, track, alarm, reason, by, at } = event;
      const nothingYet = { delivered: null, accepted: null, refused: null, stopped: null, ended: null };
      return {
        phase: 'known',
        stop: { stop, site, track, alarm, reason, proposed: { by, at }, ...nothingYet },
      };
    }
    return state.phase === 'none' ? state : { phase: 'known', stop: evolved(state.stop, event) };
  },
};

type Later = Exclude<StopCommand, { readonly type: 'ProposeStop' }>;

function decided(stop: Stop, command: Later, said: Said): Decision {
  const { at, by } = said;
  const of = { at, stop: stop.stop, by };
  if (stop.ended !== null) return refuse('stop_ended');
  switch (command.type) {
    case 'NoteStopDelivered':
      return stop.delivered === null ? ok([{ type: 'StopDelivered', ...of }]) : refuse('unchanged');
    case 'AcceptStop':
      if (stop.accepted !== null) return refuse('unchanged');
      // An answer proves that it arrived; after a refusal the operator may still think better of it.
      return ok([{ type: 'StopAccepted', ...of }]);
    case 'RefuseStop':
      if (stop.stopped !== null) return refuse('trains_stopped_already');
      return ok([{ type: 'StopRefused', ...of, reason: command.reason }]);
    case 'ConfirmTrainsStopped':
      if (stop.accepted === null) return refuse('not_accepted');
      return stop.stopped === null ? ok([{ type: 'TrainsStopped', ...of }]) : refuse('unchanged');
    case 'EndStop':
      return ok([{ type: 'StopEnded', ...of, reason: command.reason }]);
    default:
      return never(command);
  }
}

function evolved(stop: Stop, event: Exclude<StopEvent, { readonly type: 'StopProposed' }>): Stop {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'StopDelivered':
      return { ...stop, delivered: said };
    case 'StopAccepted':
      return { ...stop, delivered: stop.delivered ?? said, accepted: said, refused: null };
    case 'StopRefused':
      return {
        ...stop,
        delivered: stop.delivered ?? said,
        accepted: null,
        refused: { ...said, reason: event.reason },
      };
    case 'TrainsStopped':
      return { ...stop, stopped: said };
    case 'StopEnded':
      return { ...stop, ended: { ...said, reason: event.reason } };
    default:
      return never(event);
  }
}

/** When the step that is waited for is late; null: it was refused, it stands, or it is over. */
export function stopDueAt({ proposed, delivered, accepted, refused, stopped, ended }: Stop): UtcText | null {
  if (ended !== null || refused !== null || stopped !== null) return null;
  if (delivered === null) return later(proposed, stopSeconds.delivered);
  return accepted === null ? later(delivered, stopSeconds.answered) : later(accepted, stopSeconds.stopped);
}

function later({ at }: Said, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
