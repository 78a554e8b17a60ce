import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { siteConditions } from './conditions.ts';
import { withdrawalsDue } from './decide-release.ts';
import { stopDecider, stopDueAt } from './decide-stop.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import { trackDecider, trackStream } from './track-state.ts';
import type { SiteAlarmView, StopView } from './wire.ts';
import type { TrackStanding } from './words.ts';

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
  alarm: { readonly raisedAt?: UtcText; readonly seenAgainAt?: UtcText; readonly step?: string } = {},
  stops: readonly { readonly stop: string; readonly is: string }[] = [],
  seenAt: UtcText | null = null,
) => ({
  'site_alarm/sa-1': {
    phase: 'known',
    alarm: {
      raisedAt: alarm.raisedAt ?? null,
      seenAgainAt: alarm.seenAgainAt ?? null,
      patrol: alarm.step === undefined ? null : { step: alarm.step, patrol: 'P-2' },
    },
  },
  [trackStream('s-test', 't-1')]: { stops: [{ stop, is: 'standing' }, ...stops], seenAt },
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
const noted = (is: TrackStanding, seconds: number): TrackEvent => ({
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

  test.each([
    { what: 'again at its own place', seen: beside({ raisedAt: after(1), seenAgainAt: after(301) }) },
    { what: 'elsewhere on that track', seen: beside({}, [], after(301)) },
  ])('is refused where somebody was seen since, $what', ({ seen }) => {
    given(stopDecider, stands)
      .when({ ...propose, seen })
      .refuses('seen_since');
    given(stopDecider, [...stands, releaseProposed, releaseTold])
      .when({ ...repeats, seen })
      .refuses('seen_since');
    const before = beside({ seenAgainAt: after(299) }, [], after(300));
    given(stopDecider, stands)
      .when({ ...propose, seen: before })
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
    expect(fold(stopDecider, history)).toMatchObject({
      stop: { release: null, takenBack: { reason: 'seen_again', at: after(350), controller }, ended: null },
    });
    expect(fold(stopDecider, [...history, releaseProposed])).toMatchObject({ stop: { takenBack: null } });
    given(stopDecider, history).when(repeats).refuses('release_not_proposed');
    given(stopDecider, stands).when(back).refuses('release_not_proposed');
  });

  test('is not taken back in the place of another that was proposed since', () => {
    const back = { type: 'WithdrawRelease', at: after(350), by, stop, reason: 'seen_again' } as const;
    given(stopDecider, [...stands, releaseProposed])
      .when({ ...back, proposedAt: after(320) })
      .refuses('release_not_proposed');
    given(stopDecider, [...stands, releaseProposed])
      .when({ ...back, proposedAt: after(330) })
      .then([{ ...back, type: 'ReleaseWithdrawn' }, noted('standing', 350)]);
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

describe('a release that holds no longer is taken back by the program', () => {
  const view = (alarm: string, changes: Partial<SiteAlarmView> = {}) => {
    const facts = { alarm, ...track, zone: 'rails', consequence: 'life_on_track' };
    const nothing = { raisedAt: null, seenAgainAt: null, patrol: null, closed: null };
    return { facts, presentedAt: at, ...nothing, ...changes } as unknown as SiteAlarmView; // it reads no more
  };
  const stopView = (...history: readonly StopEvent[]): StopView => {
    const state = fold(stopDecider, history);
    if (state.phase !== 'known') throw new Error('not proposed');
    return { ...state.stop, dueAt: null };
  };
  const due = (alarms: readonly SiteAlarmView[], one = stopView(...stands, releaseProposed)) =>
    withdrawalsDue({ alarms, stops: [one] }, after(400)).map(({ reason }) => reason);
  const patrol = (step: 'on_scene' | 'done') => ({ step, patrol: 'P-2', at: after(340) }) as const;
  const elsewhere = { facts: { ...view('sa-2').facts, track: 't-2' } };

  test.each([
    ['nobody was seen since', [view('sa-1')], []],
    ['somebody was seen before what it rests on', [view('sa-1', { seenAgainAt: after(299) })], []],
    ['somebody was seen again', [view('sa-1', { seenAgainAt: after(301) })], ['seen_again']],
    ['it was raised', [view('sa-1', { raisedAt: after(301) })], ['seen_again']],
    [
      'another alarm came on that track',
      [view('sa-1'), view('sa-2', { presentedAt: after(301) })],
      ['seen_again'],
    ],
    ['another alarm came elsewhere', [view('sa-2', { ...elsewhere, presentedAt: after(301) })], []],
    ['the patrol has done', [view('sa-1', { patrol: patrol('done') })], []],
    ['the patrol is out again', [view('sa-1', { patrol: patrol('on_scene') })], ['patrol_sent_again']],
  ] as const)('%s', (_what, alarms, reasons) => {
    expect(due(alarms)).toEqual(reasons);
  });

  test('one that nobody has proposed, or that has ended, is none', () => {
    const seen = [view('sa-1', { seenAgainAt: after(301) })];
    expect(due(seen, stopView(...stands))).toEqual([]);
    const ended: StopEvent = { type: 'StopEnded', at: after(360), by, stop, reason: 'track_clear', evidence };
    expect(due(seen, stopView(...stands, releaseProposed, releaseTold, ended))).toEqual([]);
  });
});

test('a track holds what stands on it, once each, and forgets what has ended', () => {
  const state = fold(trackDecider, [noted('standing', 0), noted('release_proposed', 1)]);
  expect(state).toEqual({ stops: [{ stop, is: 'release_proposed' }], seenAt: null });
  expect(trackDecider.evolve(state, noted('ended', 2))).toEqual({ stops: [], seenAt: null });
});

test('a track holds when somebody was last seen on it, in whatever order that comes', () => {
  const seen = (seconds: number): TrackEvent => ({
    type: 'TrackSeen',
    at: after(400),
    ...track,
    alarm: 'sa-1',
    seenAt: after(seconds),
  });
  expect(fold(trackDecider, [seen(30), seen(90), seen(60)])).toMatchObject({ seenAt: after(90) });
});
