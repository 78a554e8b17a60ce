import { type Decider, saidIn } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  AssessDetection,
  DetectionRecorded,
  Observation,
  PictureCommand,
  PictureEvent,
  RecordDetection,
  WithdrawAssessment,
} from './events.ts';
import { detectionId } from './events.ts';
import type { Assessment } from './wire.ts';

/** Older than this at receipt is shown as late. Ours: two polling periods of a slow camera. */
export const lateAfterSeconds = 60;
/** A device's clock may run ahead this far before the item is shown as from the future. */
export const futureToleranceSeconds = 5;
/** Outside these the claimed time is no evidence at all. */
const oldestSeconds = 7 * 86_400;
const furthestAheadSeconds = 86_400;

export type PictureRefusal =
  | 'place_missing'
  | 'time_absurd'
  | 'key_used_for_another'
  | 'detection_unknown'
  | 'not_assessed'
  | 'already_assessed_so';

/** One detection: unknown, or recorded with its assessment (null: nobody has looked yet). */
export type DetectionState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'recorded';
      readonly recorded: DetectionRecorded;
      readonly assessment: Assessment | null;
    };

type Decision = Result<readonly PictureEvent[], Refusal<PictureRefusal>>;

/** Decides over one detection. Times come with the command; nothing else is consulted. */
export const detectionDecider: Decider<DetectionState, PictureCommand, PictureEvent, PictureRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'RecordDetection':
        return record(state, command);
      case 'AssessDetection':
        return assess(state, command);
      case 'WithdrawAssessment':
        return withdraw(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'DetectionRecorded':
        return { phase: 'recorded', recorded: event, assessment: null };
      case 'DetectionAssessed':
        return state.phase === 'none' ? state : { ...state, assessment: event.assessment };
      case 'AssessmentWithdrawn':
        return state.phase === 'none' ? state : { ...state, assessment: null };
      default:
        return never(event);
    }
  },
};

function record(state: DetectionState, command: RecordDetection): Decision {
  if (command.position === null && command.bearing === null) return refuse('place_missing');
  const lateSeconds = secondsBetween(fromUtc(command.happenedAt), fromUtc(command.at));
  if (lateSeconds > oldestSeconds || lateSeconds < -furthestAheadSeconds)
    return refuse('time_absurd', { secondsLate: Math.round(lateSeconds) });
  if (state.phase === 'recorded') {
    // The same observation again, under another idempotency key: known already, nothing new to write.
    return sameObservation(state.recorded, command) ? ok([]) : refuse('key_used_for_another');
  }
  const { happenedAt: claimedAt, ...observation } = saidIn(command);
  const { at: receivedAt } = command;
  const timeliness = timelinessOf(lateSeconds);
  // A clock ahead of ours must not put an item into the future of the picture: it happened by receipt at the latest.
  const at: UtcText = timeliness === 'future' || lateSeconds < 0 ? receivedAt : claimedAt;
  return ok([{ type: 'DetectionRecorded', at, ...observation, claimedAt, timeliness }]);
}

function assess(state: DetectionState, command: AssessDetection): Decision {
  if (state.phase === 'none') return refuse('detection_unknown');
  if (state.assessment === command.assessment) return refuse('already_assessed_so');
  const { detection, assessment, at } = command;
  return ok([{ type: 'DetectionAssessed', at, detection, assessment }]);
}

function withdraw(state: DetectionState, command: WithdrawAssessment): Decision {
  if (state.phase === 'none') return refuse('detection_unknown');
  if (state.assessment === null) return refuse('not_assessed');
  return ok([{ type: 'AssessmentWithdrawn', at: command.at, detection: detectionId(state.recorded) }]);
}

function timelinessOf(lateSeconds: number): DetectionRecorded['timeliness'] {
  if (lateSeconds < -futureToleranceSeconds) return 'future';
  return lateSeconds > lateAfterSeconds ? 'late' : 'in_time';
}

function sameObservation(before: DetectionRecorded, command: RecordDetection): boolean {
  const said = (of: Observation, at: UtcText): string =>
    JSON.stringify([
      of.source,
      of.key,
      of.kind,
      at,
      of.position && [of.position.lat, of.position.lon, of.position.accuracyMetres],
      of.bearing && [
        of.bearing.from.lat,
        of.bearing.from.lon,
        of.bearing.degrees,
        of.bearing.accuracyDegrees,
        of.bearing.rangeMetresMax,
      ],
      of.confidence,
      of.count,
      of.imageReference,
      of.object ?? null,
    ]);
  return said(before, before.claimedAt) === said(command, command.happenedAt);
}
