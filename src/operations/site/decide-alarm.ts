import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import { stopOfAlarm } from './decide-stop.ts';
import {
  type AlarmFacts,
  alarmFactsSchema,
  type SiteAlarmCommand,
  type SiteAlarmEvent,
} from './events-alarm.ts';
import type { TrackEvent } from './events-track.ts';
import { priorityOfAlarm } from './facts.ts';
import type { AlarmRefusal } from './refusals.ts';
import { trackOf, trackStream } from './track-state.ts';
import type { SiteAlarmView } from './wire.ts';

export type SiteAlarmState =
  | { readonly phase: 'none' }
  | { readonly phase: 'known'; readonly alarm: SiteAlarmView };
type Written = SiteAlarmEvent | TrackEvent;
type Decision = DecisionOf<Written, AlarmRefusal>;

/** So many askings of one alarm are kept, the newest. */
const asksKept = 50;

/**
 * Decides over one alarm that was presented: it is acknowledged, a patrol may be asked for, and whoever closes it says
 * how it ended. One that becomes graver asks anew, also where somebody had closed it. Refusals: refusals.ts.
 */
export const siteAlarmDecider: Decider<SiteAlarmState, SiteAlarmCommand, Written, AlarmRefusal> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    if (command.type === 'PresentSiteAlarm' || command.type === 'RaiseSiteAlarm')
      return present(state, command);
    if (state.phase === 'none') return refuse('alarm_unknown');
    const { alarm } = state;
    const { by, at } = command;
    const id = alarm.facts.alarm;
    if (command.type === 'NotePatrol') {
      const { step, patrol } = command; // also of one that is closed: the patrol is still out there
      return ok([{ type: 'PatrolNoted', at, alarm: id, step, patrol, by }]);
    }
    if (command.type === 'NoteSeenAgain') return seenAgain(alarm, command);
    if (alarm.closed !== null) return refuse('alarm_closed');
    switch (command.type) {
      case 'AcknowledgeSiteAlarm':
        return alarm.acknowledged === null
          ? ok([{ type: 'SiteAlarmAcknowledged', at, alarm: id, by }])
          : refuse('acknowledged_already');
      case 'AskPatrol': {
        if (alarm.patrolAsked !== null) return refuse('patrol_asked_already');
        const { site, zone, position, consequence, actBefore } = alarm.facts;
        return ok([{ type: 'PatrolAsked', at, alarm: id, site, zone, position, consequence, actBefore, by }]);
      }
      case 'CloseSiteAlarm':
        // Closed unseen is how a person on the track is missed.
        if (alarm.acknowledged === null) return refuse('not_acknowledged');
        // Trains that stand for a matter nobody looks at any more would be let run by guess.
        if (stopStands(command)) return refuse('stop_stands');
        return ok([
          { type: 'SiteAlarmClosed', at, alarm: id, site: alarm.facts.site, outcome: command.outcome, by },
        ]);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SiteAlarmPresented':
      case 'SiteAlarmRaised':
        return { phase: 'known', alarm: presented(state, event) };
      case 'SiteAlarmSeenAgain': {
        const { seenAt, devices, evidence } = event;
        const facts = state.phase === 'known' ? { facts: { ...state.alarm.facts, devices, evidence } } : {};
        return changed(state, { ...facts, seenAgainAt: seenAt });
      }
      case 'SiteAlarmAcknowledged':
        return changed(state, { acknowledged: { by: event.by, at: event.at } });
      case 'PatrolAsked':
        return changed(state, { patrolAsked: { by: event.by, at: event.at } });
      case 'PatrolNoted': {
        const { step, patrol, at } = event;
        return changed(state, { patrol: { step, patrol, at } });
      }
      case 'SiteAlarmClosed':
        return changed(state, { closed: { by: event.by, at: event.at, outcome: event.outcome } });
      case 'TrackStopNoted':
      case 'TrackSeen':
        return state; // written on the track's own stream
      default:
        return never(event);
    }
  },
};

const standingStop = z.object({ phase: z.literal('known'), stop: z.object({ ended: z.null() }) });

/** Whole name of the stream of the request to stop trains that an alarm opened. */
export function stopStreamOf(alarm: string): string {
  return `train_stop/${stopOfAlarm(alarm)}`;
}

function stopStands({
  seen,
  alarm,
}: Extract<SiteAlarmCommand, { readonly type: 'CloseSiteAlarm' }>): boolean {
  return standingStop.safeParse(seen?.[stopStreamOf(alarm)]).success;
}

/** What of an alarm says whether somebody may be on which track; whatever stands beside is let go. */
export const onTrackSchema = z.object({
  site: alarmFactsSchema.shape.site,
  track: alarmFactsSchema.shape.track,
  zone: alarmFactsSchema.shape.zone,
  consequence: alarmFactsSchema.shape.consequence,
});
type OnTrack = Readonly<z.infer<typeof onTrackSchema>>;

/** The track that an alarm of somebody on it is written on beside; none for any other alarm. */
export function trackBeside(of: OnTrack): readonly string[] {
  return of.consequence === 'life_on_track' ? [trackStream(of.site, trackOf(of))] : [];
}

const heldTrack = z.object({ stops: z.array(z.unknown()).min(1) });

/** Somebody on a track for which a request stands: whatever is released there later must rest on what was so after it. */
function trackSeen(
  facts: OnTrack & Pick<AlarmFacts, 'alarm'>,
  { at, seenAt }: { readonly at: UtcText; readonly seenAt: UtcText },
  seen: SiteAlarmCommand['seen'],
): readonly TrackEvent[] {
  const of = { at, site: facts.site, track: trackOf(facts), alarm: facts.alarm, seenAt };
  return trackBeside(facts)
    .filter((on) => heldTrack.safeParse(seen?.[on]).success)
    .map((on): TrackEvent => ({ type: 'TrackSeen', on, ...of }));
}

type Presents = Extract<SiteAlarmCommand, { readonly type: 'PresentSiteAlarm' | 'RaiseSiteAlarm' }>;

/** Presented again under its name, after a start or by another process, it is there already: nothing to write. */
function present(state: SiteAlarmState, command: Presents): Decision {
  const isFirst = state.phase === 'none';
  if (!isFirst && command.type === 'PresentSiteAlarm') return ok([]);
  const { type: _type, at, by: _by, givenFrom: _from, seen, ...facts } = command;
  const beside = trackSeen(facts, { at, seenAt: at }, seen);
  return ok([{ type: isFirst ? 'SiteAlarmPresented' : 'SiteAlarmRaised', at, ...facts }, ...beside]);
}

type SeesAgain = Extract<SiteAlarmCommand, { readonly type: 'NoteSeenAgain' }>;

/** Told once, whichever process says so again. Where people have closed the matter it is open again, and asks anew. */
function seenAgain(alarm: SiteAlarmView, { at, seenAt, devices, evidence, seen }: SeesAgain): Decision {
  const { facts, closed, seenAgainAt } = alarm;
  if (seenAgainAt !== null && fromUtc(seenAt) <= fromUtc(seenAgainAt)) return ok([]);
  const beside = trackSeen(facts, { at, seenAt }, seen);
  const again: SiteAlarmEvent =
    closed === null
      ? { type: 'SiteAlarmSeenAgain', at, alarm: facts.alarm, seenAt, devices, evidence }
      : { type: 'SiteAlarmRaised', at, ...facts, devices, evidence, interrupts: true };
  return ok([again, ...beside]);
}

function presented(
  state: SiteAlarmState,
  event: Extract<SiteAlarmEvent, { readonly type: 'SiteAlarmPresented' | 'SiteAlarmRaised' }>,
): SiteAlarmView {
  const { type: _type, at, on: _on, ...facts } = event;
  const before = state.phase === 'known' ? state.alarm : null;
  const { interrupts, signature } = facts;
  const priority = priorityOfAlarm({ facts, presentedAt: at, raisedAt: null });
  return {
    facts,
    presentedAt: before?.presentedAt ?? at,
    raisedAt: before === null ? null : at,
    seenAgainAt: before?.seenAgainAt ?? null,
    asks: [...(before?.asks ?? []), { at, priority, signature, interrupts }].slice(-asksKept),
    acknowledged: null,
    patrolAsked: before?.patrolAsked ?? null,
    patrol: before?.patrol ?? null,
    closed: null,
  };
}

function changed(state: SiteAlarmState, change: Partial<SiteAlarmView>): SiteAlarmState {
  return state.phase === 'none' ? state : { phase: 'known', alarm: { ...state.alarm, ...change } };
}
