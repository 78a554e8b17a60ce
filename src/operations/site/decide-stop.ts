import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { decideRelease, evidenceFault, onTrack, releaseDueAt } from './decide-release.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import type { StopRefusalCode } from './refusals.ts';
import { mayHaveStopped } from './stop-standing.ts';
import { registerKinds, siteFieldsSchema } from './registers.ts';
import { trackOf } from './track-state.ts';
import type { Said, SiteAlarmView, StopView } from './wire.ts';
import type { Ground, StopReason } from './words.ts';

/** `dueAt` is reckoned when it is shown. */
export type Stop = Omit<StopView, 'dueAt'>;
export type StopState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly stop: Stop };
type Written = StopEvent | TrackEvent;
type Decision = DecisionOf<Written, StopRefusalCode>;

/** Seconds in which each step is to follow: a train at 140 km/h covers 2.3 kilometres in a minute. Ours. */
export const stopSeconds = { told: 30, answered: 30, stopped: 120 } as const;

/**
 * Decides over a request to stop trains: proposed, told, acknowledged by the operator's controller who repeats track and
 * reason, or refused with the reason; stopped; released (decide-release.ts). Only whoever runs the trains stops them: until
 * they say that none runs, nobody on the track is taken for safe, and no clock ends a request. Refusals: refusals.ts.
 */
export const stopDecider: Decider<StopState, StopCommand, Written, StopRefusalCode> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    const { by, at } = command;
    if (command.type === 'ProposeStop') return propose(state, command, by);
    if (state.phase === 'none') return refuse('stop_unknown');
    return decided(state.stop, command, { by, at });
  },
  evolve(state, event) {
    // Written on the track's own stream.
    if (event.type === 'TrackStopNoted' || event.type === 'TrackSeen') return state;
    if (event.type === 'StopProposed') {
      const { stop, site, track, alarm, reason, operator, by, at } = event;
      return {
        phase: 'known',
        stop: { stop, site, track, alarm, reason, operator, proposed: { by, at }, ...nothingYet },
      };
    }
    return state.phase === 'none' ? state : { phase: 'known', stop: evolved(state.stop, event) };
  },
};

const nothingYet = {
  told: null,
  acknowledged: null,
  refused: null,
  stopped: null,
  release: null,
  takenBack: null,
  released: null,
  ended: null,
} as const;

/** The stream of a request that the alarm itself opened. */
export function stopOfAlarm(alarm: string): string {
  return `st-${alarm}`;
}

const reasons: Partial<Record<Ground, StopReason>> = { track: 'person_on_track', tunnel: 'person_in_tunnel' };

/**
 * The requests that open alarms of somebody on the track or in the tunnel still lack: one for each, and another where an
 * alarm became grave anew after its request had ended, or somebody was seen again after what ended it. They stop nothing: people tell, repeat, refuse and release.
 */
export function stopsDue(
  { alarms, stops }: { readonly alarms: readonly SiteAlarmView[]; readonly stops: readonly StopView[] },
  at: UtcText,
): readonly Proposes[] {
  return alarms.flatMap((one): readonly Proposes[] => {
    const { facts, closed, raisedAt, presentedAt } = one;
    const { alarm, site, ground, consequence } = facts;
    if (closed !== null || consequence !== 'life_on_track') return [];
    const since = fromUtc(raisedAt ?? presentedAt);
    const isAsked = stops.some(
      (stop) =>
        stop.alarm === alarm &&
        (stop.ended === null || (fromUtc(stop.proposed.at) >= since && isOver(stop.ended, one))),
    );
    if (isAsked) return [];
    const reason = reasons[ground] ?? 'person_near_track';
    const stop = stopOfAlarm(alarm);
    return [{ type: 'ProposeStop', at, stop, site, track: trackOf(facts), alarm, reason }];
  });
}

/** Nobody was there again after what says that the track was clear. */
function isOver({ at, evidence }: NonNullable<StopView['ended']>, alarm: SiteAlarmView): boolean {
  const { seenAgainAt } = alarm;
  return seenAgainAt === null || fromUtc(seenAgainAt) <= fromUtc(evidence?.seenAt ?? at);
}

type Proposes = Extract<StopCommand, { readonly type: 'ProposeStop' }>;

/** The same alarm again asks for nothing new while its request stands; once that has ended, it asks anew. */
function propose(state: StopState, command: Proposes, by: string): Decision {
  const { at, stop, site, track, alarm, reason, seen } = command;
  if (state.phase === 'known' && state.stop.ended === null)
    return alarm !== null && state.stop.alarm === alarm ? ok([]) : refuse('stop_exists');
  const fields = registeredSite(seen, site);
  if (fields === null) return refuse('site_unknown');
  if (fields.railOperator === null) return refuse('no_rail_operator');
  const { railOperator: operator } = fields;
  return ok([
    { type: 'StopProposed', at, stop, site, track, alarm, reason, operator, by },
    onTrack({ stop, site, track }, 'standing', { at, by }),
  ]);
}

type Later = Exclude<StopCommand, { readonly type: 'ProposeStop' }>;

function decided(stop: Stop, command: Later, said: Said): Decision {
  const { at, by } = said;
  const of = { at, stop: stop.stop, by };
  if (stop.ended !== null) return refuse('stop_ended');
  switch (command.type) {
    case 'EndStop':
      return end(stop, command, by);
    case 'ProposeRelease':
    case 'TellRelease':
    case 'ReadBackRelease':
    case 'WithdrawRelease':
      return decideRelease(stop, command, by);
    default:
  }
  const { controller } = command;
  if (command.type === 'TellStop')
    // Told again, at another post or in another way, it is on record again: the last one counts.
    return stop.stopped === null
      ? ok([{ type: 'StopTold', ...of, controller, way: command.way }])
      : refuse('unchanged');
  if (stop.told === null) return refuse('not_told');
  switch (command.type) {
    case 'AcknowledgeStop': {
      if (stop.acknowledged !== null) return refuse('unchanged');
      const { readBack } = command;
      if (readBack.track !== stop.track) return refuse('read_back_differs', { of: 'track' });
      if (readBack.reason !== stop.reason) return refuse('read_back_differs', { of: 'reason' });
      return ok([{ type: 'StopAcknowledged', ...of, controller, readBack }]);
    }
    case 'RefuseStop':
      if (stop.stopped !== null) return refuse('trains_stopped_already');
      return ok([{ type: 'StopRefused', ...of, controller, reason: command.reason }]);
    case 'ConfirmTrainsStopped':
      if (stop.acknowledged === null) return refuse('not_acknowledged_yet');
      return stop.stopped === null ? ok([{ type: 'TrainsStopped', ...of, controller }]) : refuse('unchanged');
    default:
      return never(command);
  }
}

type Ends = Extract<StopCommand, { readonly type: 'EndStop' }>;

/** What nobody was told of, or what was refused, ends here; what may have stopped a train is released and repeated. */
function end(stop: Stop, { at, reason, evidence }: Ends, by: string): Decision {
  if (mayHaveStopped(stop)) return refuse('release_by_read_back');
  if (evidence === null && reason !== 'asked_in_error') return refuse('evidence_missing');
  const fault = evidence === null ? null : evidenceFault(stop, evidence, at);
  if (fault !== null) return fault;
  return ok([
    { type: 'StopEnded', at, stop: stop.stop, reason, evidence, by },
    onTrack(stop, 'ended', { at, by }),
  ]);
}

function evolved(stop: Stop, event: Exclude<StopEvent, { readonly type: 'StopProposed' }>): Stop {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'StopTold':
      return { ...stop, told: { ...said, way: event.way, controller: event.controller } };
    case 'StopAcknowledged': {
      const { controller, readBack } = event;
      // After a refusal the operator may still think better of it.
      return { ...stop, acknowledged: { ...said, controller, readBack }, refused: null };
    }
    case 'StopRefused': {
      const { controller, reason } = event;
      return { ...stop, acknowledged: null, refused: { ...said, controller, reason } };
    }
    case 'TrainsStopped':
      return { ...stop, stopped: { ...said, controller: event.controller } };
    case 'StopEnded': {
      const { reason, evidence } = event;
      return { ...stop, ended: { ...said, reason, evidence } };
    }
    case 'ReleaseProposed': {
      const { reason, evidence } = event;
      return { ...stop, release: { proposed: { ...said, reason, evidence }, told: null }, takenBack: null };
    }
    case 'ReleaseTold': {
      const told = { ...said, controller: event.controller, way: event.way };
      return stop.release === null ? stop : { ...stop, release: { ...stop.release, told } };
    }
    case 'ReleaseReadBack':
      return { ...stop, released: { ...said, controller: event.controller, readBack: event.readBack } };
    case 'ReleaseWithdrawn':
      return {
        ...stop,
        release: null,
        takenBack: { ...said, reason: event.reason, controller: stop.release?.told?.controller ?? null },
      };
    default:
      return never(event);
  }
}

/** When the step that is waited for is late, of the release where one is proposed; null: no clock runs. */
export function stopDueAt(stop: Stop): UtcText | null {
  const { proposed, told, acknowledged, refused, stopped, release, ended } = stop;
  if (ended !== null) return null;
  if (release !== null) return releaseDueAt(stop);
  if (refused !== null || stopped !== null) return null;
  if (told === null) return later(proposed, stopSeconds.told);
  return acknowledged === null ? later(told, stopSeconds.answered) : later(acknowledged, stopSeconds.stopped);
}

function later({ at }: Said, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}

const held = z.object({ phase: z.literal('held'), fields: z.string() });

/** Whole name of the stream of a site's row in the register. */
export function siteStream(site: string): string {
  return `${registerKinds.site}/${site}`;
}

function registeredSite(seen: StopCommand['seen'], site: string) {
  const row = held.safeParse(seen?.[siteStream(site)]);
  if (!row.success) return null;
  return siteFieldsSchema.safeParse(JSON.parse(row.data.fields)).data ?? null; // written by the register itself
}
