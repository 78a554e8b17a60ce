import { z } from 'zod';
import type { Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Stop } from './decide-stop.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import type { StopRefusalCode } from './refusals.ts';
import { lastSeenAt } from './facts.ts';
import { mayHaveStopped } from './stop-standing.ts';
import { trackOf, trackStream } from './track-state.ts';
import type { SiteAlarmView, StopView, TrackEvidence } from './wire.ts';
import type { TrackStanding } from './words.ts';

type Decision = DecisionOf<StopEvent | TrackEvent, StopRefusalCode>;

/** Seconds in which the release is to be told and repeated: trains that stand in a tunnel have people aboard. Ours. */
export const releaseSeconds = { told: 60, readBack: 60 } as const;

export type ReleaseCommand = Extract<
  StopCommand,
  { readonly type: 'ProposeRelease' | 'TellRelease' | 'ReadBackRelease' | 'WithdrawRelease' }
>;

/**
 * Decides over the release of a track: proposed with who searched what and when, told to the operator’s controller, who
 * repeats the track and what says that it is clear. Nothing is released while somebody may be there, or was seen anywhere
 * on that track since: neither proposed nor, should that change meanwhile, repeated. No clock releases anything. Refusals: refusals.ts.
 */
export function decideRelease(stop: Stop, command: ReleaseCommand, by: string): Decision {
  const { at } = command;
  const of = { at, stop: stop.stop, by };
  if (command.type === 'ProposeRelease') {
    if (!mayHaveStopped(stop)) return refuse('nothing_to_release');
    if (stop.release !== null) return refuse('release_proposed_already');
    const { reason, evidence } = command;
    const fault = evidenceFault(stop, evidence, at) ?? presenceFault(stop, evidence, command.seen);
    if (fault !== null) return fault;
    return ok([{ type: 'ReleaseProposed', ...of, reason, evidence }, onTrack(stop, 'release_proposed', of)]);
  }
  const { release } = stop;
  if (release === null) return refuse('release_not_proposed');
  switch (command.type) {
    case 'TellRelease':
      return ok([{ type: 'ReleaseTold', ...of, controller: command.controller, way: command.way }]);
    case 'WithdrawRelease':
      // Another release has been proposed since: that one was not meant.
      if (command.proposedAt !== undefined && command.proposedAt !== release.proposed.at)
        return refuse('release_not_proposed');
      return ok([{ type: 'ReleaseWithdrawn', ...of, reason: command.reason }, onTrack(stop, 'standing', of)]);
    case 'ReadBackRelease': {
      if (release.told === null) return refuse('release_not_told');
      const { controller, readBack } = command;
      const { reason, evidence } = release.proposed;
      if (readBack.track !== stop.track) return refuse('read_back_differs', { of: 'track' });
      if (readBack.evidence !== evidence.kind) return refuse('read_back_differs', { of: 'evidence' });
      const fault = presenceFault(stop, evidence, command.seen) ?? othersFault(stop, command.seen);
      if (fault !== null) return fault;
      return ok([
        { type: 'ReleaseReadBack', ...of, controller, readBack },
        { type: 'StopEnded', ...of, reason, evidence },
        onTrack(stop, 'ended', of),
      ]);
    }
    default:
      return never(command);
  }
}

/** What is written on the track’s own stream beside. */
export function onTrack(
  { site, track, stop }: Pick<Stop, 'site' | 'track' | 'stop'>,
  is: TrackStanding,
  { at, by }: { readonly at: UtcText; readonly by: string },
): TrackEvent {
  return { type: 'TrackStopNoted', on: trackStream(site, track), at, site, track, stop, is, by };
}

/** Evidence is of a moment after the request and not ahead. */
export function evidenceFault(stop: Stop, { seenAt }: Pick<TrackEvidence, 'seenAt'>, at: UtcText) {
  if (fromUtc(seenAt) > fromUtc(at)) return refuse('evidence_ahead');
  // What was so before somebody was seen there says nothing of now.
  return fromUtc(seenAt) < fromUtc(stop.proposed.at) ? refuse('evidence_too_old') : null;
}

type Seen = StopCommand['seen'];

const alarmState = z.object({
  phase: z.literal('known'),
  alarm: z.object({
    raisedAt: z.string().nullable(),
    seenAgainAt: z.string().nullable().default(null),
    patrol: z.object({ step: z.string(), patrol: z.string().nullable() }).nullable(),
  }),
});
/** Steps of a patrol in which its people may be on the track themselves. */
const outThere: ReadonlySet<string> = new Set(['ordered', 'accepted', 'on_scene']);

/** Somebody was seen there or elsewhere on the track since, or those who went to look have not come back. */
function presenceFault({ alarm, site, track }: Stop, { seenAt }: TrackEvidence, seen: Seen) {
  const known = alarmState.safeParse(alarm === null ? undefined : seen?.[`site_alarm/${alarm}`]).data?.alarm;
  const onTrack = trackStanding.safeParse(seen?.[trackStream(site, track)]).data;
  const since = [known?.raisedAt, known?.seenAgainAt, onTrack?.seenAt].find(
    (one) => one !== null && one !== undefined && Date.parse(one) > fromUtc(seenAt),
  );
  if (since !== null && since !== undefined) return refuse('seen_since', { at: since });
  const patrol = known?.patrol ?? null;
  if (patrol !== null && outThere.has(patrol.step))
    return refuse('patrol_on_track', { patrol: patrol.patrol ?? '', step: patrol.step });
  return null;
}

const trackStanding = z.object({
  stops: z.array(z.object({ stop: z.string(), is: z.string() })),
  seenAt: z.string().nullable().default(null),
});

/** Another request on this track for which nobody has said yet that it is clear. */
function othersFault({ site, track, stop }: Stop, seen: Seen) {
  const known = trackStanding.safeParse(seen?.[trackStream(site, track)]);
  const other = known.data?.stops.find((one) => one.stop !== stop && one.is === 'standing');
  return other === undefined ? null : refuse('other_stop_stands', { stop: other.stop });
}

type Withdraws = Extract<StopCommand, { readonly type: 'WithdrawRelease' }>;

/**
 * The releases that hold no longer, as the program takes them back: somebody was seen on that track since what they rest on,
 * or the patrol has been sent again. Nobody has to find it out by a refusal, and its track stands again for every other.
 */
export function withdrawalsDue(
  { alarms, stops }: { readonly alarms: readonly SiteAlarmView[]; readonly stops: readonly StopView[] },
  at: UtcText,
): readonly Withdraws[] {
  return stops.flatMap((stop): readonly Withdraws[] => {
    if (stop.release === null || stop.ended !== null) return [];
    const { evidence, at: proposedAt } = stop.release.proposed;
    const isSeen = alarms.some((one) => isOnTrackOf(one, stop) && lastSeenAt(one) > fromUtc(evidence.seenAt));
    const own = alarms.find(({ facts }) => facts.alarm === stop.alarm);
    const isSent = outThere.has(own?.patrol?.step ?? '');
    if (!isSeen && !isSent) return [];
    const reason = isSeen ? 'seen_again' : 'patrol_sent_again';
    return [{ type: 'WithdrawRelease', at, stop: stop.stop, reason, proposedAt }];
  });
}

function isOnTrackOf({ facts }: SiteAlarmView, { alarm, site, track }: StopView): boolean {
  if (facts.alarm === alarm) return true;
  return facts.consequence === 'life_on_track' && facts.site === site && trackOf(facts) === track;
}

/** When the step of a release that is waited for is late; null: none is proposed. */
export function releaseDueAt({ release }: Pick<Stop, 'release'>): UtcText | null {
  if (release === null) return null;
  const { proposed, told } = release;
  const [from, seconds] =
    told === null ? [proposed.at, releaseSeconds.told] : [told.at, releaseSeconds.readBack];
  return toUtc(addSeconds(fromUtc(from), seconds));
}
