import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, railBody } from './shapes.ts';
import {
  clearEvidence,
  releaseWithdrawals,
  searchedGrounds,
  stopEnds,
  stopReasons,
  stopRefusals,
  tellingWays,
} from './words.ts';

export type { StopReason } from './words.ts';

const ofStop = z.strictObject({ stop: shortName });
/** A controller's post at whoever runs the trains, as they name it: never a person. */
const ofController = ofStop.extend({ controller: shortName });

const looked = { kind: z.enum(clearEvidence), reference: shortName, seenAt: utcText };
const searched = z.array(z.enum(searchedGrounds)).min(1).max(searchedGrounds.length).readonly();
/** Who searched, what, and when that was so: a release asks for all of it. */
const searchedEvidence = z.strictObject({ ...looked, searched });

/** Commands on one request to stop trains and on its release: the ladder of a transfer at sea, rung by rung. */
export const stopCommandSchemas = {
  ProposeStop: ofStop.extend({
    site: shortName,
    track: shortName,
    /** The alarm that it is about; null: somebody saw it. */
    alarm: shortName.nullable(),
    reason: z.enum(stopReasons),
  }),
  /** Whoever runs the trains has been told: by whoever gives this, in which way, at which post. */
  TellStop: ofController.extend({ way: z.enum(tellingWays) }),
  /** The controller has repeated which track and why, as they were heard to say it. */
  AcknowledgeStop: ofController.extend({
    readBack: z.strictObject({ track: shortName, reason: z.enum(stopReasons) }),
  }),
  RefuseStop: ofController.extend({ reason: z.enum(stopRefusals) }),
  /** Whoever runs the trains says that none runs there any more. */
  ConfirmTrainsStopped: ofController,
  /** The end of a request for which no train can have stopped: told to nobody, or refused. */
  EndStop: ofStop.extend({ reason: z.enum(stopEnds), evidence: z.strictObject(looked).nullable() }),
  /** Trains may run again, as a person proposes it with what says that nobody is left there. */
  ProposeRelease: ofStop.extend({ reason: z.enum(stopEnds), evidence: searchedEvidence }),
  TellRelease: ofController.extend({ way: z.enum(tellingWays) }),
  /** The controller has repeated which track, and what says that it is clear. */
  ReadBackRelease: ofController.extend({
    readBack: z.strictObject({ track: shortName, evidence: z.enum(clearEvidence) }),
  }),
  /** Trains go on standing. */
  WithdrawRelease: ofStop.extend({
    reason: z.enum(releaseWithdrawals),
    /** When the release that is meant was proposed; absent: whichever is proposed now. */
    proposedAt: utcText.optional(),
  }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a request to stop trains. */
export const stopEventSchemas = {
  /** `operator`: who is asked, as the site's register named them then. */
  StopProposed: stopCommandSchemas.ProposeStop.extend({ operator: railBody, ...by }),
  StopTold: stopCommandSchemas.TellStop.extend(by),
  StopAcknowledged: stopCommandSchemas.AcknowledgeStop.extend(by),
  StopRefused: stopCommandSchemas.RefuseStop.extend(by),
  TrainsStopped: ofController.extend(by),
  StopEnded: stopCommandSchemas.EndStop.extend({
    /** `searched` is absent where no train had stopped, and in what was written before it was asked for. */
    evidence: z.strictObject({ ...looked, searched: searched.optional() }).nullable(),
    ...by,
  }),
  ReleaseProposed: stopCommandSchemas.ProposeRelease.extend(by),
  ReleaseTold: stopCommandSchemas.TellRelease.extend(by),
  ReleaseReadBack: stopCommandSchemas.ReadBackRelease.extend(by),
  ReleaseWithdrawn: stopCommandSchemas.WithdrawRelease.omit({ proposedAt: true }).extend(by),
} as const satisfies Record<string, z.ZodType>;

export type StopEvent = EventsOf<typeof stopEventSchemas>;
export type StopCommand = CommandsOf<typeof stopCommandSchemas>;
