import { addSeconds, type Instant, toUtc } from '../../../kernel/time.ts';
import type { AlarmFacts } from '../events-alarm.ts';
import type { CamerasAnswer, PreservedAnswer } from '../camera/wire.ts';
import { planOf } from '../facts.ts';
import type { TipsAnswer } from '../../../kernel/released-tip.ts';
import { alarmRegister, configuredByPriority } from '../rationalise/alarm-register.ts';
import { usualBounds } from '../rationalise/priority.ts';
import { alarmStatistics, shareFigures } from '../rationalise/statistics.ts';
import type {
  SiteAlarmsAnswer,
  SiteAlarmView,
  SitePlanAnswer,
  SitePrioritiesAnswer,
  SiteStatisticsAnswer,
  StopView,
} from '../wire.ts';

const name = { en: 'Example 1', fr: 'Exemple 1' };

/** An invented plan of two zones with a camera under repair. */
export const fakePlan: SitePlanAnswer = {
  sites: [
    {
      row: 'S-1',
      version: 1,
      fields: { name, origin: { lat: 51.1, lon: 1.15 }, operators: 2, railOperator: 'Rail control' },
    },
  ],
  zones: (['between_fences', 'track'] as const).map((ground, at) => ({
    row: `Z-${at + 1}`,
    version: 1,
    fields: {
      site: 'S-1',
      name,
      ground,
      ring: [
        { east: 0, north: at * 60 },
        { east: 200, north: at * 60 },
        { east: 200, north: at * 60 + 50 },
        { east: 0, north: at * 60 + 50 },
      ],
    },
  })),
  devices: Array.from({ length: 12 }, (_, at) => ({
    row: `CAM-${at}`,
    version: 1,
    fields: {
      site: 'S-1',
      zone: 'Z-1',
      kind: 'camera' as const,
      name,
      at: { east: at * 16, north: 20 },
      cabinet: null,
      view: { bearingDegrees: 0, widthDegrees: 90, rangeMetres: 60 },
      presets: [],
      track: null,
    },
  })),
  works: [],
  points: [
    {
      device: 'CAM-3',
      maintenance: {
        by: 'example-1',
        at: toUtc(0 as Instant),
        until: toUtc(1e13 as Instant),
        reason: 'repair',
      },
      fault: null,
      shelf: null,
      history: [],
    },
  ],
};

function facts(alarm: string, at: Instant, changes: Partial<AlarmFacts>): AlarmFacts {
  return {
    alarm,
    site: 'S-1',
    signature: 'path',
    consequence: 'person_between_fences',
    act: 'look_and_send_patrol',
    zone: 'Z-1',
    ground: 'between_fences',
    track: null,
    place: { east: 90, north: 20 },
    position: { lat: 51.1, lon: 1.15 },
    devices: ['IR-1'],
    evidence: [{ kind: 'alert', device: 'IR-1', signal: 'beam_broken', at: toUtc(at) }],
    cameras: [{ camera: 'CAM-5', metres: 18, preset: null, unfit: null, before: toUtc(addSeconds(at, -15)) }],
    actBefore: toUtc(addSeconds(at, 20)),
    interrupts: true,
    respond: { time: 'at_once', byZone: [] },
    ...changes,
  };
}

/** Two open alarms, the lesser one first in time, and a group of the wind. */
export function fakeAlarms(now: Instant): SiteAlarmsAnswer {
  const at = addSeconds(now, -30);
  const view = (of: AlarmFacts, seconds: number): SiteAlarmView => ({
    facts: of,
    presentedAt: toUtc(addSeconds(at, seconds)),
    raisedAt: null,
    seenAgainAt: of.consequence === 'life_on_track' ? toUtc(addSeconds(now, -5)) : null,
    asks: [{ at: toUtc(at), priority: 'high', signature: of.signature, interrupts: true }],
    acknowledged: null,
    patrolAsked: null,
    patrol: null,
    closed: null,
  });
  const onTrack = {
    consequence: 'life_on_track',
    act: 'stop_trains_and_look',
    zone: 'Z-2',
    ground: 'track',
    track: 'T-1',
    actBefore: toUtc(at),
  } as const;
  return {
    alarms: [view(facts('sa-1', at, {}), 0), view(facts('sa-2', at, onTrack), 5)],
    stops: [fakeStop(at)],
    groups: [
      {
        group: 'sg-1',
        site: 'S-1',
        cause: 'wind',
        zone: 'Z-1',
        from: toUtc(at),
        lastAt: toUtc(now),
        count: 58,
        deviceCount: 31,
        evidence: { kind: 'wind', station: 'WIND-1', metresPerSecond: 17, neighbours: 9 },
      },
    ],
    unknown: [],
  };
}

/** The camera of both alarms, which holds half a minute and turns. */
export const fakeCameras: CamerasAnswer = {
  cameras: [
    {
      device: 'CAM-5',
      forms: ['still', 'moving', 'hls'],
      beforeSeconds: 30,
      turns: true,
      imageAt: null,
      silentSince: null,
      viewers: 0,
    },
  ],
  turns: [],
};

/** A picture of that camera that was preserved for the alarm on the track. */
export function fakePreserved(now: Instant): PreservedAnswer {
  return {
    pictures: [
      {
        picture: 'cp-00000001',
        viewing: 'cv-1',
        device: 'CAM-5',
        site: 'S-1',
        zone: 'Z-2',
        alarm: 'sa-2',
        purpose: 'intrusion',
        basis: 'public_task',
        takenAt: toUtc(addSeconds(now, -20)),
        preservedAt: toUtc(addSeconds(now, -12)),
        by: 'demo-uk-watch-3',
        subject: `s-${'0'.repeat(32)}`,
        sha256: 'ab'.repeat(32),
        bytes: 4_200,
        width: 640,
        height: 352,
        keepUntil: toUtc(addSeconds(now, 30 * 86_400)),
      },
    ],
    isCut: false,
  };
}

/** A request that nobody has told anybody of. */
function fakeStop(at: Instant): StopView {
  return {
    stop: 'st-sa-2',
    site: 'S-1',
    track: 'T-1',
    alarm: 'sa-2',
    reason: 'person_on_track',
    operator: 'Rail control',
    proposed: { by: 'node.sites', at: toUtc(at) },
    told: null,
    acknowledged: null,
    refused: null,
    stopped: null,
    release: null,
    takenBack: null,
    released: null,
    ended: null,
    dueAt: toUtc(addSeconds(at, 30)),
  };
}

/** Trains stand, and a release that was told has been taken back; with `isProposed`, one is proposed and told, and its read-back is late. */
export function fakeStanding(now: Instant, isProposed: boolean): StopView {
  const ago = (seconds: number) => ({ by: 'uk-staff-0011', at: toUtc(addSeconds(now, -seconds)) });
  const controller = 'POST-1';
  const evidence = {
    kind: 'patrol_on_track',
    reference: 'P-2',
    searched: ['track', 'lineside'],
    seenAt: ago(150).at,
  } as const;
  return {
    ...fakeStop(addSeconds(now, -900)),
    told: { ...ago(880), controller, way: 'direct_line' },
    acknowledged: { ...ago(870), controller, readBack: { track: 'T-1', reason: 'person_on_track' } },
    stopped: { ...ago(800), controller },
    release: isProposed
      ? {
          proposed: { ...ago(120), reason: 'track_clear', evidence },
          told: { ...ago(90), controller, way: 'telephone' },
        }
      : null,
    takenBack: isProposed ? null : { ...ago(40), reason: 'seen_again', controller },
    dueAt: isProposed ? toUtc(addSeconds(now, -30)) : null,
  };
}

/** What `GET /api/operations/tips/site` answers. */
export function fakeTips(now: Instant): TipsAnswer {
  return {
    tips: [
      {
        tip: 'tip-00000001',
        room: 'site',
        place: 'S-1',
        zone: 'Z-2',
        kind: 'group_to_cross',
        words: 'A group means to try the south fence before midnight.',
        language: 'en',
        from: toUtc(addSeconds(now, -3_600)),
        until: toUtc(addSeconds(now, 7_200)),
        band: 'fair',
        marking: 'official',
        body: 'example-body',
        to: null,
        receivedAt: toUtc(addSeconds(now, -1_800)),
        edition: 2,
        amendedAt: toUtc(addSeconds(now, -240)),
        amendment: 'was_wrong',
        earlierSeenAt: toUtc(addSeconds(now, -1_500)),
        seenAt: null,
        actedAt: null,
        isOwn: true,
      },
    ],
  };
}

const day = 0 as Instant;

/** A quiet day of two sites, a little above the standard in one figure. */
export const fakeStatistics: SiteStatisticsAnswer = {
  site: null,
  sites: ['S-1', 'S-2'],
  from: toUtc(day),
  to: toUtc(addSeconds(day, 86_400)),
  ...alarmStatistics(
    Array.from({ length: 60 }, (_, at) => ({
      at: addSeconds(day, at * 1_300),
      device: `IR-${at % 17}`,
      priority: at % 20 === 0 ? ('high' as const) : at % 6 === 0 ? ('medium' as const) : ('low' as const),
      signature: at % 30 === 0 ? ('chattering' as const) : ('lone' as const),
      interrupts: at % 7 !== 0,
    })),
    { operators: 2, from: day, to: addSeconds(day, 86_400), standing: [addSeconds(day, 80_000)] },
  ),
};

/** The register of alarms of the invented plan. */
export const fakePriorities: SitePrioritiesAnswer = { sites: prioritiesOf('S-1') };

function prioritiesOf(site: string): SitePrioritiesAnswer['sites'] {
  const rail = (['track_sensor', 'fence_sensor'] as const).map((kind, at) => ({
    row: `POINT-${at}`,
    version: 1,
    fields: {
      site,
      zone: `Z-${2 - at}`,
      kind,
      name,
      at: { east: 100, north: 80 - at * 60 },
      cabinet: null,
      view: null,
      presets: [],
      track: at === 0 ? 'T-1' : null,
    },
  }));
  const plan = planOf({ ...fakePlan, devices: [...fakePlan.devices, ...rail] }, site);
  if (plan === null) return [];
  const register = alarmRegister(plan);
  const configured = configuredByPriority(register);
  const points = configured.high + configured.medium + configured.low;
  return [{ site, bounds: usualBounds, register, configured: shareFigures(configured, points) }];
}
