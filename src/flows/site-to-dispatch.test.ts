import { expect, test } from 'vitest';
import { given } from '../kernel/given.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import type { UtcText } from '../kernel/time.ts';
import type { ActorId } from '../kernel/ids.ts';
import { patrolDecider } from '../operations/dispatch/patrol/decide-patrol.ts';
import type {
  PatrolCommand,
  PatrolEvent,
  PatrolTaskEvent,
} from '../operations/dispatch/patrol/events-patrol.ts';
import type { AlarmFacts, SiteAlarmEvent } from '../operations/site/events-alarm.ts';
import { consequences } from '../operations/site/words.ts';
import { dispatchToSite } from './dispatch-to-site.ts';
import { siteToDispatch } from './site-to-dispatch.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const by = 'fr-site-1' as ActorId; // an invented desk
const facts: AlarmFacts = {
  alarm: 'sa-1',
  site: 's-test',
  signature: 'path',
  consequence: 'life_on_track',
  act: 'stop_trains_and_look',
  zone: 'rails',
  ground: 'tunnel',
  track: 't-1',
  place: { east: 1, north: 2 },
  position: { lat: 50.9, lon: 1.8 },
  devices: ['rail-1'],
  evidence: [],
  cameras: [{ camera: 'cam-1', metres: 20, preset: null, unfit: null, before: at }],
  actBefore: at,
  interrupts: true,
};
type Presented = Extract<SiteAlarmEvent, { readonly type: 'SiteAlarmPresented' }>;
const presented: Presented = { type: 'SiteAlarmPresented', at, ...facts };
const recorded = <Event extends SiteAlarmEvent | PatrolEvent>(event: Event) =>
  ({ event }) as unknown as RecordedEvent<Event>; // the flows read nothing else
const { site, alarm, zone, position, actBefore } = facts;

test('somebody on the track: dispatch is asked for a patrol with the place and no device, camera or evidence', () => {
  const ask = {
    type: 'ProposePatrol',
    at,
    site,
    alarm,
    zone,
    position,
    need: 'somebody_on_track',
    actBefore,
  };
  expect(siteToDispatch.propose(recorded(presented))).toEqual([{ key: site, command: ask }]);
  expect(JSON.stringify(siteToDispatch.propose(recorded(presented)))).not.toMatch(/rail-1|cam-1/);
  expect(
    Object.keys(ask)
      .filter((name) => !['type', 'at'].includes(name))
      .toSorted(),
  ).toEqual([...siteToDispatch.passes].toSorted());
});

test('of any other alarm dispatch hears only where a person asks', () => {
  for (const consequence of consequences.filter((one) => one !== 'life_on_track')) {
    expect(siteToDispatch.propose(recorded({ ...presented, consequence }))).toEqual([]);
    const asked: SiteAlarmEvent = {
      type: 'PatrolAsked',
      at,
      site,
      alarm,
      zone,
      position,
      consequence,
      actBefore,
      by,
    };
    expect(siteToDispatch.propose(recorded(asked))).toHaveLength(1);
  }
});

test('closed, what nobody was ordered for lapses; each step of the patrol comes back to the alarm, without who or why', () => {
  const closed: SiteAlarmEvent = {
    type: 'SiteAlarmClosed',
    at,
    alarm,
    site,
    outcome: 'nothing_found',
    by,
  };
  const [lapse] = siteToDispatch.propose(recorded(closed));
  const [ask] = siteToDispatch.propose(recorded(presented));
  const first = patrolDecider.decide(patrolDecider.initial, { ...(ask?.command as PatrolCommand), by });
  if (!first.ok) throw new Error('not asked');
  const { state } = given(patrolDecider, first.value);
  const last = patrolDecider.decide(state, { ...(lapse?.command as PatrolCommand), by });
  if (!last.ok) throw new Error('not lapsed');
  const refused: PatrolEvent = {
    type: 'PatrolRefused',
    at,
    site,
    alarm,
    patrol: 'P-2',
    reason: 'unsafe',
    by,
  };
  type Moving = Exclude<PatrolTaskEvent, { readonly type: 'PatrolNeedRaised' }>;
  const told = [...first.value, refused, ...last.value].flatMap(
    (event) => dispatchToSite.propose(recorded(event as Moving)), // none of these is a raised need
  );
  expect(told.map(({ command }) => command)).toEqual([
    { type: 'NotePatrol', at, alarm, step: 'proposed', patrol: null },
    { type: 'NotePatrol', at, alarm, step: 'refused', patrol: 'P-2' },
    { type: 'NotePatrol', at, alarm, step: 'withdrawn', patrol: null },
  ]);
});
