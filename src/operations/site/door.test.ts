import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, fromUtc, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { siteConditions } from './conditions.ts';
import { siteAlarmDecider, stopStreamOf } from './decide-alarm.ts';
import { rankOfAlarm, whyOfAlarm } from './facts.ts';
import { deviceStream, pointDecider, standing } from './decide-point.ts';
import type { AlarmFacts, SiteAlarmEvent } from './events-alarm.ts';
import type { PointCommand, PointEvent } from './events-point.ts';
import { site } from './index.ts';
import { deviceFieldsSchema } from './registers.ts';
import * as words from './text.ts';
import { trackStream } from './track-state.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const noon: Instant = fromUtc(at);
const after = (seconds: number): UtcText => toUtc(addSeconds(noon, seconds));
const by = 'fr-site-1' as ActorId; // an invented desk

const facts: AlarmFacts = {
  alarm: 'sa-1',
  site: 's-test',
  signature: 'path',
  consequence: 'life_on_track',
  act: 'stop_trains_and_look',
  zone: 'rails',
  ground: 'track',
  track: 't-1',
  place: { east: 1, north: 2 },
  position: { lat: 50.9, lon: 1.8 },
  devices: ['rail-1'],
  evidence: [{ kind: 'alert', device: 'rail-1', signal: 'disturbance', at }],
  cameras: [{ camera: 'cam-1', metres: 20, preset: null, unfit: null, before: at }],
  actBefore: at,
  interrupts: true,
};
const presented: SiteAlarmEvent = { type: 'SiteAlarmPresented', at, ...facts };
const seen: SiteAlarmEvent = { type: 'SiteAlarmAcknowledged', at, alarm: 'sa-1', by };
const closed: SiteAlarmEvent = {
  type: 'SiteAlarmClosed',
  at,
  alarm: 'sa-1',
  site: 's-test',
  outcome: 'nothing_found',
  by,
};

describe.each(site.streams)('the stream of a $kind', (stream) => {
  test('handles and shapes each of its events, which stay on this node', () => {
    expect(Object.keys(stream.handling).toSorted()).toEqual(Object.keys(stream.events).toSorted());
    // A picture may show somebody; nothing else of a site is about a person.
    const personal = stream.kind === 'camera_picture';
    for (const handling of Object.values(stream.handling))
      expect(handling).toMatchObject({ release: 'never', personal });
  });

  test('says in both languages what each command does and why it may be refused', () => {
    const said = [
      ...Object.values(stream.commands).map(({ summary }) => summary),
      ...Object.values(stream.refusals),
    ];
    for (const { en, fr } of said) expect(en.length > 0 && fr.length > 0 && en !== fr).toBe(true);
  });
});

test('every word of every closed list is said in both languages', () => {
  for (const table of Object.values(words))
    for (const { en, fr } of Object.values<{ en: string; fr: string }>(table))
      expect([en, fr]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
});

describe('an alarm', () => {
  const acknowledge = { type: 'AcknowledgeSiteAlarm', at, by, alarm: 'sa-1' } as const;
  const close = { type: 'CloseSiteAlarm', at, by, alarm: 'sa-1', outcome: 'nothing_found' } as const;

  test('is presented once, whichever process says so again', () => {
    given(siteAlarmDecider, [])
      .when({ type: 'PresentSiteAlarm', at, by, ...facts })
      .then([presented]);
    given(siteAlarmDecider, [presented])
      .when({ type: 'PresentSiteAlarm', at, by, ...facts })
      .then([]);
  });

  test('is not closed before anybody has looked', () => {
    given(siteAlarmDecider, [presented]).when(close).refuses('not_acknowledged');
    given(siteAlarmDecider, [presented, seen]).when(close).then([closed]);
    given(siteAlarmDecider, []).when(close).refuses('alarm_unknown');
    given(siteAlarmDecider, [presented, seen, closed]).when(close).refuses('alarm_closed');
    given(siteAlarmDecider, [presented, seen]).when(acknowledge).refuses('acknowledged_already');
    given(siteAlarmDecider, [presented])
      .when({ ...acknowledge, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('that became graver asks anew, also where it was closed', () => {
    const raised: SiteAlarmEvent = { ...presented, type: 'SiteAlarmRaised', at: after(60) };
    const { state } = given(siteAlarmDecider, [presented, seen, closed, raised]);
    expect(state).toMatchObject({
      alarm: { acknowledged: null, closed: null, raisedAt: after(60), presentedAt: at },
    });
  });

  test('asks for a patrol once, with the place and no more', () => {
    const ask = { type: 'AskPatrol', at, by, alarm: 'sa-1' } as const;
    const { zone, position, consequence, actBefore } = facts;
    const asked: SiteAlarmEvent = {
      type: 'PatrolAsked',
      at,
      alarm: 'sa-1',
      site: 's-test',
      zone,
      position,
      consequence,
      actBefore,
      by,
    };
    given(siteAlarmDecider, [presented]).when(ask).then([asked]);
    given(siteAlarmDecider, [presented, asked]).when(ask).refuses('patrol_asked_already');
  });

  test('is not closed while trains are asked to stop for it', () => {
    const stands = { phase: 'known', stop: { ended: null } };
    const isOver = { phase: 'known', stop: { ended: { by, at } } };
    const stream = stopStreamOf('sa-1');
    given(siteAlarmDecider, [presented, seen])
      .when({ ...close, seen: { [stream]: stands } })
      .refuses('stop_stands');
    given(siteAlarmDecider, [presented, seen])
      .when({ ...close, seen: { [stream]: isOver } })
      .then([closed]);
  });

  test('shows how far its patrol has come, also after it was closed', () => {
    const note = { type: 'NotePatrol', at, by, alarm: 'sa-1', step: 'on_scene', patrol: 'P-2' } as const;
    const noted: SiteAlarmEvent = { ...note, type: 'PatrolNoted' };
    given(siteAlarmDecider, [presented, seen, closed]).when(note).then([noted]);
    given(siteAlarmDecider, []).when(note).refuses('alarm_unknown');
    expect(given(siteAlarmDecider, [presented, noted]).state).toMatchObject({
      alarm: { patrol: { step: 'on_scene', patrol: 'P-2', at } },
    });
  });

  const note = {
    type: 'NoteSeenAgain',
    at: after(95),
    by,
    alarm: 'sa-1',
    seenAt: after(90),
    devices: ['rail-1', 'cam-1'],
    evidence: [{ kind: 'seen', camera: 'cam-1', confidence: 0.9 }],
  } as const;
  const { type: _type, by: _by, ...again } = note;
  const seenAgain: SiteAlarmEvent = { type: 'SiteAlarmSeenAgain', ...again };

  test('of somebody seen again shows when and what says so, once, and asks nobody anew', () => {
    given(siteAlarmDecider, [presented, seen]).when(note).then([seenAgain]);
    given(siteAlarmDecider, [presented, seen, seenAgain]).when(note).then([]);
    given(siteAlarmDecider, []).when(note).refuses('alarm_unknown');
    expect(given(siteAlarmDecider, [presented, seen, seenAgain]).state).toMatchObject({
      alarm: {
        seenAgainAt: after(90),
        raisedAt: null,
        acknowledged: { by },
        asks: [{ at }],
        facts: { devices: note.devices, evidence: note.evidence },
      },
    });
  });

  test('of somebody seen again asks anew where people had closed it', () => {
    const { devices, evidence } = note;
    given(siteAlarmDecider, [presented, seen, closed])
      .when(note)
      .then([{ type: 'SiteAlarmRaised', at: after(95), ...facts, devices, evidence, interrupts: true }]);
  });

  test('stands on its track as well while a request for that track does, and on none of a fence', () => {
    const on = trackStream('s-test', 't-1');
    const stands = { [on]: { stops: [{ stop: 'st-sa-0', is: 'release_proposed' }], seenAt: null } };
    const onTrack = { on, site: 's-test', track: 't-1', alarm: 'sa-1' };
    const present = { type: 'PresentSiteAlarm', at, by, ...facts } as const;
    given(siteAlarmDecider, [])
      .when({ ...present, seen: stands })
      .then([presented, { type: 'TrackSeen', at, ...onTrack, seenAt: at }]);
    given(siteAlarmDecider, [])
      .when({ ...present, seen: { [on]: { stops: [], seenAt: null } } })
      .then([presented]);
    given(siteAlarmDecider, [presented])
      .when({ ...note, seen: stands })
      .then([seenAgain, { type: 'TrackSeen', at: after(95), ...onTrack, seenAt: after(90) }]);
    const lesser = { consequence: 'barrier_breached' } as const;
    given(siteAlarmDecider, [])
      .when({ ...present, ...lesser, seen: stands })
      .then([{ ...presented, ...lesser }]);
  });

  test('keeps each time that it asked: presented, and raised', () => {
    const raised: SiteAlarmEvent = {
      ...presented,
      type: 'SiteAlarmRaised',
      at: after(60),
      interrupts: false,
    };
    expect(given(siteAlarmDecider, [presented, raised]).state).toMatchObject({
      alarm: {
        asks: [
          { at, interrupts: true, priority: 'high' },
          { at: after(60), interrupts: false, signature: 'path' },
        ],
      },
    });
  });

  test('ranks for the reasons of which it was told, not by bounds that are not its site’s', () => {
    const respond = { time: 'at_once', byZone: ['at_least'] } as const;
    const fence = { consequence: 'barrier_breached', actBefore: null, priority: 'high' } as const;
    const told: SiteAlarmEvent = { ...presented, ...fence, respond };
    const before: SiteAlarmEvent = { ...presented, ...fence };
    const why = [told, before].map((event) => {
      const { state } = given(siteAlarmDecider, [event]);
      if (state.phase !== 'known') throw new Error('not presented');
      return [whyOfAlarm(state.alarm), rankOfAlarm(state.alarm)];
    });
    expect(why).toEqual([
      [{ priority: 'high', consequence: 'barrier_breached', ...respond }, 2],
      [{ priority: 'high', consequence: 'barrier_breached', time: 'in_time', byZone: [] }, 2],
    ]);
  });

  test('of somebody on the track calls the watch when nobody has looked for half a minute', () => {
    const view = given(siteAlarmDecider, [presented]).state;
    if (view.phase !== 'known') throw new Error('not presented');
    const calls = (seconds: number) =>
      siteConditions({ alarms: [view.alarm], stops: [] }, 'fr', addSeconds(noon, seconds));
    expect(calls(29)).toEqual([]);
    expect(calls(30)).toMatchObject([{ priority: 'life', since: after(30), about: 'site_alarm/sa-1' }]);
  });
});

describe('the state of a device', () => {
  const row = (kind: string) =>
    JSON.stringify({
      site: 's-test',
      zone: 'outer',
      kind,
      name: { en: 'Fence 1', fr: 'Clôture 1' },
      at: { east: 0, north: 0 },
      cabinet: null,
      view: null,
      presets: [],
      track: null,
    });
  const held = (kind = 'fence_sensor') => ({
    [deviceStream('d-1')]: { phase: 'held', version: 1, fields: row(kind) },
  });
  const shelve = (seconds: number, kind?: string): PointCommand => ({
    type: 'ShelvePoint',
    at,
    by,
    device: 'd-1',
    until: after(seconds),
    reason: 'chattering',
    seen: held(kind),
  });
  const shelved: PointEvent = {
    type: 'PointShelved',
    at,
    device: 'd-1',
    until: after(600),
    reason: 'chattering',
    by,
  };

  test('is put aside for a time, with its reason, and comes back by itself', () => {
    given(pointDecider, []).when(shelve(600)).then([shelved]);
    const { state } = given(pointDecider, [shelved]);
    if (state.phase !== 'known') throw new Error('not shelved');
    expect(standing(state.point, after(599)).shelf).toMatchObject({ reason: 'chattering', by });
    expect(standing(state.point, after(600)).shelf).toBeNull();
  });

  test('never past a shift, never in the past, and never what tells of somebody on the track', () => {
    given(pointDecider, [])
      .when(shelve(8 * 3_600 + 1))
      .refuses('too_long');
    given(pointDecider, []).when(shelve(0)).refuses('over_already');
    given(pointDecider, []).when(shelve(600, 'track_sensor')).refuses('life_not_shelvable');
    given(pointDecider, [])
      .when({ ...shelve(600), seen: {} })
      .refuses('device_unknown');
    given(pointDecider, [])
      .when({ type: 'UnshelvePoint', at, by, device: 'd-1', seen: held() })
      .refuses('not_shelved');
  });

  test('keeps its history, and a fault until it is said to be mended', () => {
    const fault: PointEvent = { type: 'DeviceFaultNoted', at, device: 'd-1', fault: 'no_picture', by };
    const clear: PointCommand = { type: 'ClearDeviceFault', at, by, device: 'd-1', seen: held() };
    given(pointDecider, [fault])
      .when(clear)
      .then([{ type: 'DeviceFaultCleared', at, device: 'd-1', by }]);
    given(pointDecider, []).when(clear).refuses('no_fault');
    const { state } = given(pointDecider, [fault, shelved]);
    expect(state).toMatchObject({ point: { history: [{ change: 'fault_noted' }, { change: 'shelved' }] } });
  });

  test('a camera without a view and a fence with one are not entered', () => {
    const fields: unknown = JSON.parse(row('camera'));
    expect(deviceFieldsSchema.safeParse(fields).success).toBe(false);
    expect(deviceFieldsSchema.safeParse(JSON.parse(row('fence_sensor'))).success).toBe(true);
  });
});
