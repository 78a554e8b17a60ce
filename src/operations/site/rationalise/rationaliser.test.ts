import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds } from '../../../kernel/time.ts';
import { signalNames } from '../words.ts';
import { givenPlan, givenSite, noon } from './given-site.ts';
import { createRationaliser } from './rationaliser.ts';

describe('a person', () => {
  test('whom a camera takes for one is presented at once, with the camera that sees the place', () => {
    const site = givenSite();
    site.says(0, ['cam-5', 'person'], { confidence: 0.8 });
    const [alarm] = site.asked();
    expect(alarm).toMatchObject({
      signature: 'person_seen',
      consequence: 'person_between_fences',
      interrupts: true,
    });
    expect(alarm?.cameras[0]).toMatchObject({ camera: 'cam-5', preset: null, unfit: null });
  });

  test('who crosses beam after fence in a gale is presented at once, and the gale stays a group', () => {
    const site = givenSite();
    site.says(0, ['wind-1', 'wind'], { value: 16 });
    for (let at = 0; at < 12; at += 1) site.says(at, [`outer-${at}`, 'disturbance'], { value: 1 });
    site.says(20, ['outer-15', 'disturbance'], { value: 1.2 });
    site.says(27, ['beam-15', 'beam_broken']);
    site.quietUntil(60);
    expect(site.asked()).toMatchObject([{ signature: 'path', consequence: 'person_between_fences' }]);
    expect(site.grouped('wind')).toBe(13);
  });

  test('who shakes one panel far harder than the gale shakes its neighbours stands out', () => {
    const site = givenSite();
    site.says(0, ['wind-1', 'wind'], { value: 16 });
    for (let at = 0; at < 8; at += 1) site.says(at, [`outer-${at}`, 'disturbance'], { value: 1 });
    site.says(20, ['outer-9', 'disturbance'], { value: 5 });
    site.quietUntil(30);
    expect(site.asked()).toMatchObject([{ signature: 'stands_out', second: 24 }]);
  });

  test('who is seen where the wind had been taken for one is asked about anew, and stands in what is shown', () => {
    const site = givenSite();
    site.says(0, ['outer-5', 'disturbance']);
    site.says(20, ['beam-5', 'beam_broken']);
    // The wind goes on at that place, longer than what is shown of it can hold.
    for (let at = 1; at < 14; at += 1) site.says(20 + at * 8, ['beam-5', 'beam_broken']);
    site.says(140, ['cam-5', 'person'], { confidence: 0.8 });
    site.quietUntil(150);
    const first = site.asked().find(({ signature }) => signature === 'path');
    const again = site.asked().find(({ signature }) => signature === 'person_seen');
    expect(again).toMatchObject({ alarm: first?.alarm, interrupts: true });
    expect(again?.evidence[0]).toEqual({ kind: 'seen', camera: 'cam-5', confidence: 0.8 });
    const told = again?.evidence.map((one) => JSON.stringify(one)) ?? [];
    expect(new Set(told).size).toBe(told.length);
  });

  test('who is seen while the first alarm of them is being looked at interrupts nobody twice', () => {
    const site = givenSite();
    site.says(0, ['outer-5', 'disturbance']);
    site.says(20, ['beam-5', 'beam_broken']);
    site.says(30, ['cam-5', 'person'], { confidence: 0.8 });
    site.says(100, ['cam-5', 'person'], { confidence: 0.9 });
    site.quietUntil(110);
    expect(site.asked()).toMatchObject([{ signature: 'lone' }, { signature: 'path' }]);
  });

  test('seen by a camera whose link had been lost: it is heard, so that its picture is offered', () => {
    const site = givenSite();
    site.says(0, ['cam-5', 'link_lost']);
    site.says(60, ['cam-5', 'person'], { confidence: 0.8 });
    const seen = site.asked().find(({ signature }) => signature === 'person_seen');
    expect(seen?.cameras[0]).toMatchObject({ camera: 'cam-5', unfit: null });
  });

  test('on the track asks for trains to be stopped, and no time is left', () => {
    const site = givenSite();
    site.says(0, ['rail-1', 'disturbance']);
    site.quietUntil(5);
    expect(site.asked()).toMatchObject([
      { signature: 'lone', consequence: 'life_on_track', act: 'stop_trains_and_look', timeLeftSeconds: 0 },
    ]);
  });

  test('whose first sensor was asked about alone is raised under the same name when the next bears it out', () => {
    const site = givenSite();
    site.says(0, ['outer-5', 'disturbance']);
    site.quietUntil(6);
    site.says(20, ['beam-5', 'beam_broken']);
    const [first, second] = site.asked();
    expect(first).toMatchObject({ signature: 'lone', consequence: 'barrier_breached', second: 4 });
    expect(second).toMatchObject({
      signature: 'path',
      consequence: 'person_between_fences',
      alarm: first?.alarm,
    });
  });

  test('is not made of two sensors that nobody could run between', () => {
    const site = givenSite();
    site.says(0, ['outer-5', 'disturbance']);
    site.says(0.5, ['beam-8', 'beam_broken']);
    site.quietUntil(10);
    expect(site.asked().map(({ signature }) => signature)).not.toContain('path');
  });

  test('is presented however many interrupted before, while a lone alert then waits on the list', () => {
    const site = givenSite(givenPlan(), 1);
    for (let at = 0; at < 6; at += 1) site.says(at * 600, [`outer-${at * 3}`, 'cut']);
    site.quietUntil(3_020);
    site.says(3_030, ['inner-19', 'disturbance']);
    site.quietUntil(3_040);
    site.says(3_200, ['outer-9', 'cut']);
    expect(site.asked().slice(-2)).toMatchObject([
      { signature: 'lone', interrupts: false },
      { signature: 'cut', interrupts: true },
    ]);
  });
});

/** The same site with its track so near that the cameras of the fence look at the same place. */
function givenNear() {
  const plan = givenPlan();
  const at = { east: 100, north: 50 };
  return { ...plan, devices: plan.devices.map((one) => (one.device === 'rail-1' ? { ...one, at } : one)) };
}

describe('somebody on the track again, in a matter that has asked already,', () => {
  const sightings = (site: ReturnType<typeof givenSite>) =>
    site.outcomes.flatMap((one) => (one.kind === 'seen_again' ? [one] : []));

  test('interrupts nobody, and is told with when and what says so', () => {
    const site = givenSite();
    site.says(0, ['rail-1', 'disturbance']);
    site.quietUntil(5);
    site.says(90, ['rail-1', 'disturbance']);
    site.quietUntil(100);
    const [alarm, ...others] = site.asked();
    expect(others).toEqual([]);
    const [seen, ...more] = sightings(site);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ alarm: { alarm: alarm?.alarm }, seenAt: addSeconds(noon, 90) });
    expect(seen?.alarm.evidence[0]).toMatchObject({ device: 'rail-1', at: addSeconds(noon, 90) });
  });

  test.each([
    { until: null, told: 1 },
    { until: addSeconds(noon, 600), told: 0 },
  ])('by a camera under maintenance until $until is told $told times', ({ until, told }) => {
    const site = givenSite(givenNear());
    site.says(0, ['rail-1', 'disturbance']);
    site.says(10, ['cam-5', 'person'], { confidence: 0.9 });
    site.rationaliser.setMaintenance('cam-5', until);
    site.says(90, ['cam-5', 'person'], { confidence: 0.9 });
    site.quietUntil(110);
    expect(sightings(site)).toHaveLength(told);
  });

  test('is not told of a fence: nobody stands on a track there', () => {
    const site = givenSite();
    site.says(0, ['outer-15', 'cut']);
    site.says(60, ['outer-15', 'cut']);
    site.quietUntil(110);
    expect([site.asked().length, sightings(site)]).toEqual([1, []]);
  });

  test('is an alarm of their own once people said that the first is over', () => {
    const site = givenSite();
    site.says(0, ['rail-1', 'disturbance']);
    site.quietUntil(5);
    site.rationaliser.end(new Set(site.asked().map(({ alarm }) => alarm)));
    site.says(60, ['rail-1', 'disturbance']);
    site.quietUntil(70);
    const [first, second] = site.asked();
    expect(second).toMatchObject({ consequence: 'life_on_track', interrupts: true });
    expect(second?.alarm).not.toBe(first?.alarm);
  });

  test('by a camera that names no track, they are on the track of its zone', () => {
    const plan = givenPlan();
    const devices = plan.devices.map((one) => (one.device === 'cam-19' ? { ...one, zone: 'rails' } : one));
    const site = givenSite({ ...plan, devices });
    site.says(0, ['cam-19', 'person'], { confidence: 0.9 });
    const twoTracks = devices.map((one) => (one.device === 'axles-in' ? { ...one, track: 't-2' } : one));
    const unsure = givenSite({ ...plan, devices: twoTracks });
    unsure.says(0, ['cam-19', 'person'], { confidence: 0.9 });
    expect([...site.asked(), ...unsure.asked()]).toMatchObject([
      { consequence: 'life_on_track', track: 't-1', zone: 'rails' },
      { consequence: 'life_on_track', track: null, zone: 'rails' },
    ]);
  });

  test('seen next at a fence near by, they may still be on the track: trains stay asked for there', () => {
    const site = givenSite(givenNear());
    site.says(0, ['rail-1', 'disturbance']);
    site.quietUntil(5);
    site.says(100, ['cam-5', 'person'], { confidence: 0.9 });
    const [first, again] = site.asked();
    expect(again).toMatchObject({
      alarm: first?.alarm,
      signature: 'person_seen',
      consequence: 'life_on_track',
    });
    expect(again).toMatchObject({ track: 't-1', ground: 'track', zone: 'rails', timeLeftSeconds: 0 });
  });
});

describe('a register that changes', () => {
  test('takes nothing of what waits: a lone sensor is presented when its time is over', () => {
    const site = givenSite();
    site.says(0, ['rail-1', 'disturbance']);
    const works = [{ work: 'w-1', zone: 'outer', from: noon, until: addSeconds(noon, 100) }];
    expect(site.rationaliser.replan(givenPlan({ works }), { operators: 4 })).toEqual([]);
    site.quietUntil(5);
    expect(site.asked()).toMatchObject([{ consequence: 'life_on_track', second: 4 }]);
  });

  test('takes nothing of what stands: a beam broken since yesterday is stale all the same', () => {
    const site = givenSite();
    site.says(0, ['beam-5', 'beam_broken']);
    for (let hour = 1; hour < 25; hour += 1) {
      site.quietUntil(hour * 3_600);
      site.rationaliser.replan(givenPlan(), { operators: 4 });
    }
    site.quietUntil(90_000);
    expect(site.asked().map(({ signature }) => signature)).toEqual(['lone', 'stale']);
  });

  test('moves what is remembered with its device: the second sensor of a way is found where it stands now', () => {
    const plan = givenPlan();
    const site = givenSite(plan);
    site.says(0, ['outer-5', 'disturbance']);
    // Another order, so that every device has another number.
    site.rationaliser.replan({ ...plan, devices: plan.devices.toReversed() }, { operators: 4 });
    site.says(20, ['beam-5', 'beam_broken']);
    expect(site.asked().at(-1)).toMatchObject({ signature: 'path' });
    const [first] = site.asked();
    expect(first).toMatchObject({ signature: 'lone', devices: ['outer-5'] });
  });

  test('decides at once over what waits of a device that is taken off', () => {
    const plan = givenPlan();
    const site = givenSite(plan);
    site.says(0, ['rail-1', 'disturbance']);
    const devices = plan.devices.filter(({ device }) => device !== 'rail-1');
    const outcomes = site.rationaliser.replan({ ...plan, devices }, { operators: 4 });
    expect(outcomes).toMatchObject([{ kind: 'presented', alarm: { consequence: 'life_on_track' } }]);
    site.quietUntil(10);
    expect(site.asked()).toEqual([]);
  });
});

describe('what has a common cause is a group', () => {
  test('a train explains what the track feels, and nothing once it has gone', () => {
    const site = givenSite();
    site.says(0, ['axles-in', 'train_in']);
    site.says(8, ['rail-1', 'disturbance']);
    site.says(15, ['axles-out', 'train_out']);
    site.quietUntil(60);
    expect(site.asked()).toEqual([]);
    site.says(90, ['rail-1', 'disturbance']);
    site.quietUntil(100);
    expect(site.asked()).toMatchObject([{ consequence: 'life_on_track' }]);
    expect(site.grouped('train')).toBe(1);
  });

  test('a train by timetable explains only where no axles are counted', () => {
    const trains = [{ track: 't-1', at: addSeconds(noon, 3_600) }];
    const uncounted = givenSite(givenPlan({ trains }));
    uncounted.says(3_600, ['rail-1', 'disturbance']);
    uncounted.quietUntil(3_610);
    expect(uncounted.grouped('train')).toBe(1);
    const counted = givenSite(givenPlan({ trains }));
    counted.says(0, ['axles-in', 'train_in']);
    counted.says(15, ['axles-out', 'train_out']);
    counted.says(3_600, ['rail-1', 'disturbance']);
    counted.quietUntil(3_610);
    expect(counted.asked()).toMatchObject([{ consequence: 'life_on_track' }]);
  });

  test('an animal that a camera saw there explains a broken beam, a cut fence it does not', () => {
    const site = givenSite();
    site.says(0, ['cam-5', 'animal'], { confidence: 0.9 });
    site.says(2, ['beam-5', 'beam_broken']);
    site.quietUntil(10);
    expect(site.grouped('animal')).toBe(1);
    site.says(11, ['outer-5', 'cut']);
    expect(site.asked()).toMatchObject([{ signature: 'cut' }]);
  });

  test('work in a zone explains its sensors until it ends, by itself', () => {
    const works = [{ work: 'w-1', zone: 'outer', from: noon, until: addSeconds(noon, 100) }];
    const site = givenSite(givenPlan({ works }));
    site.says(50, ['outer-3', 'disturbance']);
    site.says(150, ['outer-3', 'disturbance']);
    site.quietUntil(160);
    expect(site.grouped('maintenance')).toBe(1);
    expect(site.asked()).toMatchObject([{ signature: 'lone' }]);
  });

  test('a cabinet that loses its network is one alarm, not forty', () => {
    const site = givenSite();
    for (let at = 0; at < 20; at += 1) site.says(at / 5, [`outer-${at}`, 'link_lost']);
    site.quietUntil(20);
    expect(site.asked()).toMatchObject([{ signature: 'cabinet_lost', consequence: 'device_blind' }]);
    expect(site.grouped('cabinet')).toBe(20);
  });

  test('a point that chatters is named once and then grouped', () => {
    const site = givenSite();
    for (let at = 0; at < 20; at += 1) site.says(at * 15, ['outer-5', 'disturbance']);
    site.quietUntil(330);
    const signatures = site.asked().map(({ signature }) => signature);
    expect(signatures).toEqual(['lone', 'chattering']);
    expect(site.grouped('chattering')).toBeGreaterThan(10);
  });

  test('a point put aside asks nothing until its time is over, and still bears witness to a person', () => {
    const site = givenSite();
    site.rationaliser.setShelf('outer-5', addSeconds(noon, 100));
    site.says(0, ['outer-5', 'disturbance']);
    site.quietUntil(10);
    expect(site.asked()).toEqual([]);
    site.says(12, ['beam-5', 'beam_broken']);
    expect(site.asked()).toMatchObject([{ signature: 'path' }]);
    site.says(300, ['outer-15', 'disturbance']);
    site.says(600, ['outer-5', 'disturbance']);
    site.quietUntil(610);
    expect(site.asked()).toHaveLength(3);
  });

  test('a beam broken for more than a day is stale, and said so once', () => {
    const site = givenSite();
    site.says(0, ['beam-5', 'beam_broken']);
    site.quietUntil(90_000);
    site.quietUntil(100_000);
    expect(site.asked().map(({ signature }) => signature)).toEqual(['lone', 'stale']);
  });
});

test('a device that the site does not hold is said to be unknown, and nothing else', () => {
  const site = givenSite();
  site.says(0, ['nobody', 'cut']);
  expect(site.outcomes).toEqual([{ kind: 'unknown_device', device: 'nobody' }]);
});

test('the same events give the same outcomes, and every alert ends in a group or before an operator', () => {
  const plan = givenPlan();
  const event = fc.record({
    after: fc.integer({ min: 0, max: 20_000 }),
    device: fc.constantFrom(...plan.devices.map(({ device }) => device)),
    signal: fc.constantFrom(...signalNames),
    value: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (drawn) => {
      const run = () => {
        const one = createRationaliser(plan, { operators: 2 });
        let at = noon;
        const outcomes = drawn.flatMap(({ after, ...said }) => {
          at = addSeconds(at, after / 1000);
          return [...one.take({ ...said, happenedAt: at, receivedAt: at })];
        });
        return [...outcomes, ...one.advance(addSeconds(at, 60))];
      };
      const outcomes = run();
      expect(run()).toEqual(outcomes);
      const persons = drawn.filter(
        ({ signal, confidence }) =>
          ['cut', 'panic', 'door_forced'].includes(signal) ||
          (signal === 'person' && (confidence ?? 1) >= 0.5),
      );
      const told = outcomes.filter(({ kind }) => kind !== 'grouped').length;
      expect(told).toBeGreaterThanOrEqual(persons.length);
    }),
    { numRuns: 100 },
  );
});
