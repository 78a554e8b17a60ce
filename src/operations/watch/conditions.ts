import type { AlarmCondition } from '../../kernel/alarm.ts';
import { type State, states } from '../../kernel/label.ts';
import { addSeconds, fromUtc, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { HandoverState } from './decide-handover.ts';
import type { TeamStrength, WatchState } from './decide-watch.ts';
import { conditionText } from './text-conditions.ts';
import type { DeskLoad } from './workload.ts';

/** An unanswered call for help rises after so long; a handover signed by one only, after so long. Ours. */
export const helpUnansweredSeconds = 180;
export const halfSignedSeconds = 900;

/** What the conditions of the watch's own room are read from. */
export interface WatchFacts {
  readonly watches: readonly WatchState[];
  readonly handovers: readonly HandoverState[];
  readonly loads: readonly DeskLoad[];
}

/**
 * What needs an act of somebody in the watch itself: a team below its minimum, help asked for, help unanswered, a
 * handover that only one has signed, a desk with too much on it. At a moment; each `since` is the exact moment from
 * which it holds.
 */
export function watchConditions(facts: WatchFacts, now: Instant): readonly AlarmCondition[] {
  const at = toUtc(now);
  return allConditions(facts).filter(({ since }) => since <= at);
}

/** The first moment after `now` at which a clock of this room runs out; null: none runs. */
export function nextWatchMoment(facts: WatchFacts, now: Instant): Instant | null {
  const at = toUtc(now);
  const coming = allConditions(facts)
    .map(({ since }) => since)
    .filter((since) => since > at);
  return coming.length === 0 ? null : (Math.min(...coming.map(fromUtc)) as Instant); // one of them
}

function allConditions({ watches, handovers, loads }: WatchFacts): readonly AlarmCondition[] {
  return [
    ...watches.flatMap((watch) => [...strengthConditions(watch), ...helpConditions(watch)]),
    ...handovers.flatMap(handoverConditions),
    ...loads.flatMap(loadConditions),
  ];
}

function strengthConditions({ side, teams }: WatchState): readonly AlarmCondition[] {
  if (side === null) return [];
  return teams.flatMap((team) => strengthCondition(side, team));
}

function strengthCondition(side: State, team: TeamStrength): readonly AlarmCondition[] {
  const { belowSince, emptySince } = team;
  if (belowSince === null) return [];
  const common = {
    key: `strength/${side}/${team.team}`,
    kind: 'watch_below_minimum',
    side,
    role: 'duty_officer',
    actBefore: null,
    about: `watch/${side}`,
    reference: team.team,
    cause: `watch/${side}`,
  } as const;
  // Nobody is left to answer: whoever calls now is not heard.
  if (emptySince !== null)
    return [{ ...common, ...conditionText.watchEmpty, priority: 'life', since: emptySince }];
  return [{ ...common, ...conditionText.belowMinimum, priority: 'high', since: belowSince }];
}

function helpConditions({ side, help }: WatchState): readonly AlarmCondition[] {
  if (side === null || help === null || help.phase !== 'asked') return [];
  const common = {
    actBefore: after(help.askedAt, helpUnansweredSeconds),
    about: help.about ?? `watch/${side}`,
    reference: help.call,
    cause: `help/${side}/${help.call}`,
    priority: 'high',
  } as const;
  return [
    {
      ...common,
      ...conditionText.helpAsked,
      key: `help/${side}/${help.call}`,
      kind: 'help_asked',
      side: otherSide(side),
      role: 'watch_officer',
      since: help.askedAt,
    },
    {
      ...common,
      ...conditionText.helpUnanswered,
      key: `help-unanswered/${side}/${help.call}`,
      kind: 'help_unanswered',
      side: 'both',
      role: 'duty_officer',
      since: after(help.askedAt, helpUnansweredSeconds),
      actBefore: null,
    },
  ];
}

function handoverConditions(handover: HandoverState): readonly AlarmCondition[] {
  if (handover.phase !== 'signed_by_one') return [];
  const { side, prepared, outgoing } = handover;
  return [
    {
      ...conditionText.halfSigned,
      key: `handover/${handover.handover}`,
      kind: 'handover_signed_by_one',
      priority: 'high',
      side,
      role: 'duty_officer',
      since: after(outgoing.at, halfSignedSeconds),
      actBefore: null,
      about: `handover/${handover.handover}`,
      reference: prepared.desk,
      cause: `desk/${prepared.desk}`,
    },
  ];
}

function loadConditions({ desk, side, level, levelSince }: DeskLoad): readonly AlarmCondition[] {
  if (level !== 'overloaded') return [];
  return [
    {
      ...conditionText.overloaded,
      key: `load/${desk}`,
      kind: 'desk_overloaded',
      priority: 'high',
      side,
      role: 'duty_officer',
      since: levelSince,
      actBefore: null,
      about: `desk/${desk}`,
      reference: desk,
      cause: `desk/${desk}`,
    },
  ];
}

function otherSide(side: State): State {
  return states.find((state) => state !== side) ?? side;
}

function after(at: UtcText, seconds: number): UtcText {
  return toUtc(addSeconds(fromUtc(at), seconds));
}
