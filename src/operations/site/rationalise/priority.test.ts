import { describe, expect, test } from 'vitest';
import { consequences, priorities } from '../words.ts';
import { alarmRegister, configuredByPriority } from './alarm-register.ts';
import { givenPlan, givenSite } from './given-site.ts';
import { type PriorityGrounds, priorityOf, usualBounds } from './priority.ts';

const of = (changes: Partial<PriorityGrounds>) =>
  priorityOf({
    consequence: 'person_between_fences',
    timeLeftSeconds: 200,
    zone: undefined,
    bounds: usualBounds,
    ...changes,
  });

describe('priority is consequence by time to respond', () => {
  test('somebody on the track is first however long it takes', () => {
    for (const timeLeftSeconds of [0, 100, 1_000, null])
      expect(of({ consequence: 'life_on_track', timeLeftSeconds }).priority).toBe('high');
  });

  test('whoever is past the first fence ranks by the way that is left, edges included', () => {
    const ranked = [0, 60, 61, 300, 301, null].map((timeLeftSeconds) => of({ timeLeftSeconds }).priority);
    expect(ranked).toEqual(['high', 'high', 'medium', 'medium', 'low', 'low']);
  });

  test('the graver of two never ranks below the other, at any time', () => {
    for (const timeLeftSeconds of [0, 60, 61, 300, 301, null]) {
      const ranks = consequences.map((consequence) =>
        priorities.indexOf(of({ consequence, timeLeftSeconds }).priority),
      );
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    }
  });

  test('a zone brings danger nearer and ranks higher, and says that it did; never the other way round', () => {
    const near = of({ timeLeftSeconds: null, zone: { respondSeconds: 30, atLeast: null } });
    expect(near).toMatchObject({ priority: 'high', seconds: 30, byZone: ['seconds'] });
    const least = of({ timeLeftSeconds: 900, zone: { respondSeconds: 1_000, atLeast: 'medium' } });
    expect(least).toMatchObject({ priority: 'medium', seconds: 900, byZone: ['at_least'] });
    const lower = of({ timeLeftSeconds: 0, zone: { respondSeconds: 900, atLeast: 'low' } });
    expect(lower).toMatchObject({ priority: 'high', seconds: 0, byZone: [] });
    const device = of({ consequence: 'device_blind', zone: { respondSeconds: 0, atLeast: 'high' } });
    expect(device).toMatchObject({ priority: 'low', byZone: [] });
  });

  test('bounds are a site’s own', () => {
    expect(of({ bounds: { atOnceSeconds: 250, soonSeconds: 600 } }).priority).toBe('high');
  });
});

describe('the register of alarms', () => {
  const register = alarmRegister(givenPlan());

  test('says of each zone what can be presented there, and why it ranks so', () => {
    expect(register[0]).toMatchObject({ priority: 'high' });
    expect(register.find(({ zone, signature }) => zone === 'rails' && signature === 'lone')).toMatchObject({
      consequence: 'life_on_track',
      priority: 'high',
      act: 'stop_trains_and_look',
      seconds: 0,
    });
    const lone = register.find(({ zone, signature }) => zone === 'outer' && signature === 'lone');
    expect(lone).toMatchObject({ consequence: 'barrier_breached', priority: 'medium', points: 20 });
  });

  test('says what is then presented', () => {
    const site = givenSite();
    site.says(0, ['beam-5', 'beam_broken']);
    site.says(10, ['inner-5', 'disturbance']);
    const alarm = site.asked().at(-1);
    const line = register.find(({ zone, signature }) => zone === alarm?.zone && signature === 'path');
    expect(line?.priority).toBe(alarm?.priority);
    expect(line?.act).toBe(alarm?.act);
  });

  test('a zone’s own setting is in it', () => {
    const zones = givenPlan().zones.map((one) =>
      one.zone === 'outer' ? { ...one, priority: { respondSeconds: null, atLeast: 'high' as const } } : one,
    );
    const lines = alarmRegister(givenPlan({ zones })).filter(({ zone }) => zone === 'outer');
    expect(lines.filter(({ signature }) => signature === 'lone')).toMatchObject([
      { priority: 'high', byZone: ['at_least'] },
    ]);
    expect(lines.find(({ signature }) => signature === 'device_fault')?.priority).toBe('low');
  });

  test('counts what the site can ask for by priority, devices’ own troubles apart', () => {
    const counted = configuredByPriority(register);
    const all = register.filter(({ consequence }) => consequence !== 'device_blind');
    expect(counted.high + counted.medium + counted.low).toBe(
      all.reduce((sum, { points }) => sum + points, 0),
    );
  });
});

test('what is presented says how soon by the site’s own bounds, and what its zone has changed', () => {
  const zones = givenPlan().zones.map((one) =>
    one.zone === 'between' ? { ...one, priority: { respondSeconds: 5, atLeast: 'high' as const } } : one,
  );
  const bounds = { respondBounds: { atOnceSeconds: 60, soonSeconds: 300 } };
  const site = givenSite(givenPlan({ zones, ...bounds }));
  site.says(0, ['cam-5', 'person'], { confidence: 0.9 });
  const slow = givenSite(givenPlan({ respondBounds: { atOnceSeconds: 10, soonSeconds: 300 } }));
  slow.says(0, ['cam-5', 'person'], { confidence: 0.9 });
  expect([...site.asked(), ...slow.asked()]).toMatchObject([
    { priority: 'high', respond: { time: 'at_once', byZone: ['seconds'] } },
    { priority: 'medium', respond: { time: 'soon', byZone: [] } },
  ]);
});

test('one that comes nearer to the track is raised, though what follows from it is the same', () => {
  const site = givenSite(givenPlan({ respondBounds: { atOnceSeconds: 10, soonSeconds: 300 } }));
  site.says(0, ['cam-5', 'person'], { confidence: 0.9 });
  site.says(5, ['inner-5', 'disturbance']);
  expect(site.asked()).toMatchObject([
    { consequence: 'person_between_fences', priority: 'medium' },
    { consequence: 'person_between_fences', priority: 'high' },
  ]);
});
