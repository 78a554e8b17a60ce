import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { stopOfAlarm } from './decide-stop.ts';
import type { SiteAlarmCommand, SiteAlarmEvent } from './events-alarm.ts';
import type { AlarmRefusal } from './refusals.ts';
import type { SiteAlarmView } from './wire.ts';

export type SiteAlarmState =
  | { readonly phase: 'none' }
  | { readonly phase: 'known'; readonly alarm: SiteAlarmView };
type Decision = DecisionOf<SiteAlarmEvent, AlarmRefusal>;

/**
 * Decides over one alarm that was presented: it is acknowledged, a patrol may be asked for, and whoever closes it says
 * how it ended. One that becomes graver asks anew, also where somebody had closed it. Refusals: refusals.ts.
 */
export const siteAlarmDecider: Decider<SiteAlarmState, SiteAlarmCommand, SiteAlarmEvent, AlarmRefusal> = {
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

type Presents = Extract<SiteAlarmCommand, { readonly type: 'PresentSiteAlarm' | 'RaiseSiteAlarm' }>;

/** Presented again under its name, after a start or by another process, it is there already: nothing to write. */
function present(state: SiteAlarmState, command: Presents): Decision {
  const isFirst = state.phase === 'none';
  if (!isFirst && command.type === 'PresentSiteAlarm') return ok([]);
  const { type: _type, at, by: _by, givenFrom: _from, seen: _seen, ...facts } = command;
  return ok([{ type: isFirst ? 'SiteAlarmPresented' : 'SiteAlarmRaised', at, ...facts }]);
}

function presented(
  state: SiteAlarmState,
  event: Extract<SiteAlarmEvent, { readonly type: 'SiteAlarmPresented' | 'SiteAlarmRaised' }>,
): SiteAlarmView {
  const { type: _type, at, on: _on, ...facts } = event;
  const before = state.phase === 'known' ? state.alarm : null;
  return {
    facts,
    presentedAt: before?.presentedAt ?? at,
    raisedAt: before === null ? null : at,
    acknowledged: null,
    patrolAsked: before?.patrolAsked ?? null,
    patrol: before?.patrol ?? null,
    closed: null,
  };
}

function changed(state: SiteAlarmState, change: Partial<SiteAlarmView>): SiteAlarmState {
  return state.phase === 'none' ? state : { phase: 'known', alarm: { ...state.alarm, ...change } };
}
