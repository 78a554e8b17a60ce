import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { siteConditions } from './conditions.ts';
import { stopDecider, stopDueAt } from './decide-stop.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import { trackDecider, trackStream } from './track-state.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const after = (seconds: number): UtcText => toUtc(addSeconds(fromUtc(at), seconds));
const by = 'fr-site-1' as ActorId; // an invented desk
const stop = 'st-sa-1';
const track = { site: 's-test', track: 't-1' } as const;
const controller = 'post-2';
const proposed: StopEvent = {
  type: 'StopProposed',
  at,
  stop,
  ...track,
  alarm: 'sa-1',
  reason: 'person_on_track',
  operator: 'Rail control',
  by,
};
const readBack = { track: 't-1', reason: 'person_on_track' } as const;
const stands: readonly StopEvent[] = [
  proposed,
  { type: 'StopTold', at: after(10), by, stop, controller, way: 'direct_line' },
  { type: 'StopAcknowledged', at: after(20), by, stop, controller, readBack },
  { type: 'TrainsStopped', at: after(60), by, stop, controller },
];
const evidence = {
  kind: 'patrol_on_track',
  reference: 'P-2',
  searched: ['track', 'lineside'],
  seenAt: after(300),
} as const;
/** What stands beside, as the edge gives it: the alarm with its patrol, and the track’s other requests. */
const beside = (
  alarm: { readonly raisedAt?: UtcText; readonly step?: string } = {},
  stops: readonly { readonly stop: string; readonly is: string }[] = [],
) => ({
  'site_alarm/sa-1': {
    phase: 'known',
    alarm: {
      raisedAt: alarm.raisedAt ?? null,
      patrol: alarm.step === undefined ? null : { step: alarm.step, patrol: 'P-2' },
    },
  },
  [trackStream('s-test', 't-1')]: { stops: [{ stop, is: 'standing' }, ...stops] },
});
const propose = {
  type: 'ProposeRelease',
  at: after(330),
  by,
  stop,
  reason: 'track_clear',
  evidence,
  seen: beside({ step: 'done' }),
} as const satisfies StopCommand;
const releaseProposed: StopEvent = {
  type: 'ReleaseProposed',
  at: after(330),
  by,
  stop,
  reason: 'track_clear',
  evidence,
};
const tell: StopCommand = { type: 'TellRelease', at: after(340), by, stop, controller, way: 'telephone' };
const releaseTold: StopEvent = {
  type: 'ReleaseTold',
  at: after(340),
  by,
  stop,
  controller,
  way: 'telephone',
};
const repeats = {
  type: 'ReadBackRelease',
  at: after(360),
  by,
  stop,
  controller,
  readBack: { track: 't-1', evidence: 'patrol_on_track' },
  seen: beside({ step: 'done' }),
} as const satisfies StopCommand;
const noted = (is: TrackEvent['is'], seconds: number): TrackEvent => ({
  type: 'TrackStopNoted',
  on: trackStream('s-test', 't-1'),
  at: after(seconds),
  ...track,
  stop,
  is,
  by,
});

describe('the release of a track', () => {
  test('is proposed with who searched what and when, told, and repeated: only then do trains run', () => {
    given(stopDecider, stands)
      .when(propose)
      .then([releaseProposed, noted('release_proposed', 330)]);
    given(stopDecider, [...stands, releaseProposed])
      .when(repeats)
      .refuses('release_not_told');
    given(stopDecider, [...stands, releaseProposed])
      .when(tell)
      .then([releaseTold]);
    const { readBack: said } = repeats;
    given(stopDecider, [...stands, releaseProposed, releaseTold])
      .when(repeats)
      .then([
        { type: 'ReleaseReadBack', at: after(360), by, stop, controller, readBack: said },
        { type: 'StopEnded', at: after(360), by, stop, reason: 'track_clear', evidence },
        noted('ended', 360),
      ]);
    expect(fold(stopDecider, [...stands, releaseProposed, releaseTold])).toMatchObject({
      stop: { ended: null, released: null },
    });
  });

  test.each([{ track: 't-2' }, { evidence: 'driver_looked' }] as const)(
    'another track or evidence repeated (%o) releases nothing',
    (wrong) => {
      given(stopDecider, [...stands, releaseProposed, releaseTold])
        .when({ ...repeats, readBack: { ...repeats.readBack, ...wrong } })
        .refuses('read_back_differs');
    },
  );

  test('is not proposed on what was seen before the request, or lies ahead', () => {
    given(stopDecider, stands)
      .when({ ...propose, evidence: { ...evidence, seenAt: after(-1) } })
      .refuses('evidence_too_old');
    given(stopDecider, stands)
      .when({ ...propose, evidence: { ...evidence, seenAt: after(331) } })
      .refuses('evidence_ahead');
    given(stopDecider, [proposed]).when(propose).refuses('nothing_to_release');
    given(stopDecider, [...stands, releaseProposed])
      .when(propose)
      .refuses('release_proposed_already');
    given(stopDecider, stands).when(tell).refuses('release_not_proposed');
    given(stopDecider, stands).when(repeats).refuses('release_not_proposed');
  });

  test.each(['ordered', 'accepted', 'on_scene'])('is refused while the patrol is %s', (step) => {
    given(stopDecider, stands)
      .when({ ...propose, seen: beside({ step }) })
      .refuses('patrol_on_track');
    given(stopDecider, [...stands, releaseProposed, releaseTold])
      .when({ ...repeats, seen: beside({ step }) })
      .refuses('patrol_on_track');
  });

  test('is refused where somebody was seen since, also between proposing and repeating', () => {
    const seen = beside({ raisedAt: after(301) });
    given(stopDecider, stands)
      .when({ ...propose, seen })
      .refuses('seen_since');
    given(stopDecider, [...stands, releaseProposed, releaseTold])
      .when({ ...repeats, seen })
      .refuses('seen_since');
    given(stopDecider, stands)
      .when({ ...propose, seen: beside({ raisedAt: after(299) }) })
      .then([releaseProposed, noted('release_proposed', 330)]);
  });

  test('waits for every request on that track, and two that are both said to be clear do not block each other', () => {
    const history = [...stands, releaseProposed, releaseTold];
    given(stopDecider, history)
      .when({ ...repeats, seen: beside({}, [{ stop: 'st-sa-2', is: 'standing' }]) })
      .refuses('other_stop_stands');
    const decided = stopDecider.decide(fold(stopDecider, history), {
      ...repeats,
      seen: beside({}, [{ stop: 'st-sa-2', is: 'release_proposed' }]),
    });
    expect(decided.ok).toBe(true);
  });

  test('is taken back with the reason, and the trains go on standing', () => {
    const back = { type: 'WithdrawRelease', at: after(350), by, stop, reason: 'seen_again' } as const;
    const taken: StopEvent = { ...back, type: 'ReleaseWithdrawn' };
    given(stopDecider, [...stands, releaseProposed])
      .when(back)
      .then([taken, noted('standing', 350)]);
    const history = [...stands, releaseProposed, releaseTold, taken];
    expect(fold(stopDecider, history)).toMatchObject({ stop: { release: null, ended: null } });
    given(stopDecider, history).when(repeats).refuses('release_not_proposed');
    given(stopDecider, stands).when(back).refuses('release_not_proposed');
  });

  test('told or repeated too late it calls the watch, a minute later the duty officer, and releases nothing', () => {
    const called = (seconds: number, ...more: readonly StopEvent[]) => {
      const state = fold(stopDecider, [...stands, ...more]);
      if (state.phase !== 'known') throw new Error('not proposed');
      const stops = [{ ...state.stop, dueAt: stopDueAt(state.stop) }];
      return siteConditions({ alarms: [], stops }, 'fr', addSeconds(fromUtc(at), seconds)).map(
        ({ kind, priority, role }) => `${kind} ${priority} ${role}`,
      );
    };
    expect(called(9_000)).toEqual([]);
    expect(called(389, releaseProposed)).toEqual([]);
    expect(called(390, releaseProposed)).toEqual(['release_unanswered high watch_officer']);
    expect(called(399, releaseProposed, releaseTold)).toEqual([]);
    expect(called(460, releaseProposed, releaseTold)).toEqual([
      'release_unanswered high watch_officer',
      'release_unanswered high duty_officer',
    ]);
  });
});

test('a track holds what stands on it, once each, and forgets what has ended', () => {
  const state = fold(trackDecider, [noted('standing', 0), noted('release_proposed', 1)]);
  expect(state).toEqual({ stops: [{ stop, is: 'release_proposed' }] });
  expect(trackDecider.evolve(state, noted('ended', 2))).toEqual({ stops: [] });
});
