import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { siteConditions } from './conditions.ts';
import { siteStream, stopDecider, stopDueAt, stopsDue } from './decide-stop.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import { trackStream } from './track-state.ts';
import type { SiteAlarmView } from './wire.ts';
import type { TrackStanding } from './words.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const after = (seconds: number): UtcText => toUtc(addSeconds(fromUtc(at), seconds));
const by = 'fr-site-1' as ActorId; // an invented desk
const row = (railOperator: string | null) => ({
  [siteStream('s-test')]: {
    phase: 'held',
    version: 1,
    fields: JSON.stringify({
      name: { en: 'Site 1', fr: 'Site un' },
      origin: { lat: 51, lon: 1 },
      operators: 2,
      railOperator,
    }),
  },
});
const asked = {
  at,
  stop: 'st-sa-1',
  site: 's-test',
  track: 't-1',
  alarm: 'sa-1',
  reason: 'person_on_track',
  by,
} as const;
const propose = { type: 'ProposeStop', ...asked, seen: row('Rail control') } as const satisfies StopCommand;
const proposed = { type: 'StopProposed', ...asked, operator: 'Rail control' } as const satisfies StopEvent;
const of = { at: after(10), by, stop: 'st-sa-1', controller: 'post-2' };
const told = { type: 'StopTold', ...of, way: 'direct_line' } as const satisfies StopEvent;
const readBack = { track: 't-1', reason: 'person_on_track' } as const;
const acknowledge = { type: 'AcknowledgeStop', ...of, readBack } as const satisfies StopCommand;
const acknowledged: StopEvent = { type: 'StopAcknowledged', ...of, readBack };
const refused: StopEvent = { type: 'StopRefused', ...of, reason: 'needs_confirmation' };
const stopped: StopEvent = { type: 'TrainsStopped', ...of };
const evidence = { kind: 'patrol_on_track', reference: 'P-2', seenAt: after(60) } as const;
const end = {
  type: 'EndStop',
  at: after(90),
  by,
  stop: 'st-sa-1',
  reason: 'track_clear',
  evidence,
} as const satisfies StopCommand;
const ended = { ...end, type: 'StopEnded' } as const satisfies StopEvent;
/** What is written on the track beside. */
const noted = (is: TrackStanding, seconds: number): TrackEvent => ({
  type: 'TrackStopNoted',
  on: trackStream('s-test', 't-1'),
  at: after(seconds),
  site: 's-test',
  track: 't-1',
  stop: 'st-sa-1',
  is,
  by,
});

describe('a request to stop trains', () => {
  test('names who runs the trains, as the register does, and is not made where nobody does', () => {
    given(stopDecider, [])
      .when(propose)
      .then([proposed, noted('standing', 0)]);
    given(stopDecider, [])
      .when({ ...propose, seen: row(null) })
      .refuses('no_rail_operator');
    given(stopDecider, [])
      .when({ ...propose, seen: {} })
      .refuses('site_unknown');
  });

  test('asked for again by the same alarm it stands; once ended, the alarm opens another', () => {
    given(stopDecider, [proposed]).when(propose).then([]);
    given(stopDecider, [proposed])
      .when({ ...propose, alarm: null })
      .refuses('stop_exists');
    given(stopDecider, [proposed, told, ended])
      .when(propose)
      .then([proposed, noted('standing', 0)]);
    expect(given(stopDecider, [proposed, told, ended, proposed]).state).toMatchObject({
      stop: { told: null, ended: null },
    });
  });

  test('stops nothing until a controller was told, has repeated it, and says that trains stand', () => {
    const confirm: StopCommand = { type: 'ConfirmTrainsStopped', ...of };
    given(stopDecider, [proposed]).when(acknowledge).refuses('not_told');
    given(stopDecider, [proposed]).when(confirm).refuses('not_told');
    given(stopDecider, [proposed])
      .when({ ...told, type: 'TellStop', by })
      .then([told]);
    given(stopDecider, [proposed, told]).when(confirm).refuses('not_acknowledged_yet');
    given(stopDecider, [proposed, told]).when(acknowledge).then([acknowledged]);
    given(stopDecider, [proposed, told, acknowledged]).when(confirm).then([stopped]);
    given(stopDecider, [proposed, told, acknowledged, stopped]).when(confirm).refuses('unchanged');
  });

  test.each([{ track: 't-2' }, { reason: 'person_near_track' }] as const)(
    'another track or reason repeated (%o) is no acknowledgement',
    (wrong) => {
      given(stopDecider, [proposed, told])
        .when({ ...acknowledge, readBack: { ...readBack, ...wrong } })
        .refuses('read_back_differs');
    },
  );

  test('is refused with a reason, may still be accepted, and is not refused once trains stand', () => {
    const refuses: StopCommand = { type: 'RefuseStop', ...of, reason: 'needs_confirmation' };
    given(stopDecider, [proposed, told]).when(refuses).then([refused]);
    given(stopDecider, [proposed, told, refused]).when(acknowledge).then([acknowledged]);
    given(stopDecider, [proposed, told, acknowledged, stopped])
      .when(refuses)
      .refuses('trains_stopped_already');
  });

  test('for which no train can have stopped ends with evidence, or as an error; any other is released', () => {
    const back = { ...end, reason: 'asked_in_error', evidence: null } as const;
    const taken: StopEvent = { ...back, type: 'StopEnded' };
    for (const history of [[proposed], [proposed, told, refused]]) {
      given(stopDecider, history)
        .when(back)
        .then([taken, noted('ended', 90)]);
      given(stopDecider, history)
        .when(end)
        .then([ended, noted('ended', 90)]);
      given(stopDecider, history)
        .when({ ...end, evidence: null })
        .refuses('evidence_missing');
      given(stopDecider, history)
        .when({ ...end, evidence: { ...evidence, seenAt: after(-1) } })
        .refuses('evidence_too_old');
      given(stopDecider, history)
        .when({ ...end, evidence: { ...evidence, seenAt: after(91) } })
        .refuses('evidence_ahead');
    }
    for (const history of [
      [proposed, told],
      [proposed, told, acknowledged],
      [proposed, told, acknowledged, stopped],
    ])
      for (const order of [end, back])
        given(stopDecider, history).when(order).refuses('release_by_read_back');
    given(stopDecider, [proposed, ended]).when(acknowledge).refuses('stop_ended');
    given(stopDecider, []).when(back).refuses('stop_unknown');
    given(stopDecider, [])
      .when({ ...propose, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('each step has its clock, none runs once trains stand, and no clock ends anything', () => {
    const due = (...history: readonly StopEvent[]) => {
      const { state } = given(stopDecider, [proposed, ...history]);
      return state.phase === 'known' ? stopDueAt(state.stop) : null;
    };
    expect(due()).toBe(after(30));
    expect(due(told)).toBe(after(40));
    expect(due(told, acknowledged)).toBe(after(130));
    expect(due(told, acknowledged, stopped)).toBeNull();
  });

  test('late or refused it calls the watch, and a minute later the duty officer', () => {
    const called = (seconds: number, ...history: readonly StopEvent[]) => {
      const { state } = given(stopDecider, [proposed, ...history]);
      if (state.phase !== 'known') throw new Error('not proposed');
      const stops = [{ ...state.stop, dueAt: stopDueAt(state.stop) }];
      return siteConditions({ alarms: [], stops }, 'fr', addSeconds(fromUtc(at), seconds)).map(
        ({ priority, role }) => [priority, role],
      );
    };
    expect(called(29)).toEqual([]);
    expect(called(30)).toEqual([['life', 'watch_officer']]);
    const both = [
      ['life', 'watch_officer'],
      ['life', 'duty_officer'],
    ];
    expect(called(90)).toEqual(both);
    expect(called(70, told, refused)).toEqual(both);
    expect(called(9_000, told, acknowledged, stopped)).toEqual([]);
  });
});

describe('an alarm of somebody on the track', () => {
  const facts = {
    alarm: 'sa-1',
    site: 's-test',
    consequence: 'life_on_track',
    zone: 'rails',
    ground: 'tunnel',
    track: 't-1',
  };
  const nothing = { raisedAt: null, seenAgainAt: null, closed: null };
  const view = { facts, presentedAt: at, ...nothing } as unknown as SiteAlarmView; // it reads no more
  const due = (alarm: Partial<SiteAlarmView>, ...history: readonly StopEvent[]) => {
    const { state } = given(stopDecider, history);
    const stops = state.phase === 'known' ? [{ ...state.stop, dueAt: null }] : [];
    return stopsDue({ alarms: [{ ...view, ...alarm }], stops }, after(2));
  };

  test('opens the request for its track at once, under its own name, and says where they are', () => {
    expect(due({})).toEqual([
      {
        type: 'ProposeStop',
        at: after(2),
        stop: 'st-sa-1',
        site: 's-test',
        track: 't-1',
        alarm: 'sa-1',
        reason: 'person_in_tunnel',
      },
    ]);
    const onTrack = { ...facts, ground: 'track', track: null } as unknown as SiteAlarmView['facts'];
    expect(due({ facts: onTrack })).toMatchObject([{ track: 'rails', reason: 'person_on_track' }]);
  });

  test('opens no second one while it stands or once it has ended, but another when it is raised anew', () => {
    expect(due({}, proposed)).toEqual([]);
    expect(due({}, proposed, told, ended)).toEqual([]);
    expect(due({ raisedAt: after(1) }, proposed)).toEqual([]);
    expect(due({ raisedAt: after(1) }, proposed, told, ended)).toHaveLength(1);
  });

  test('opens another where somebody was seen after what the track was released by, not where it was before', () => {
    expect(due({ seenAgainAt: after(61) }, proposed, told)).toEqual([]);
    expect(due({ seenAgainAt: after(60) }, proposed, told, ended)).toEqual([]);
    expect(due({ seenAgainAt: after(61) }, proposed, told, ended)).toHaveLength(1);
    const error: StopEvent = { ...ended, reason: 'asked_in_error', evidence: null };
    expect(due({ seenAgainAt: after(90) }, proposed, error)).toEqual([]);
    expect(due({ seenAgainAt: after(91) }, proposed, error)).toHaveLength(1);
  });

  test('closed, or of a lesser consequence, it opens none', () => {
    expect(due({ closed: { by, at, outcome: 'animal' } })).toEqual([]);
    const lesser = { ...facts, consequence: 'barrier_breached' } as unknown as SiteAlarmView['facts'];
    expect(due({ facts: lesser })).toEqual([]);
  });
});
