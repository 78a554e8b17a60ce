import { describe, expect, test } from 'vitest';
import { givenSite } from './given-site.ts';

describe('priority is of what is known', () => {
  test('one beam that nothing bears out says that the barrier may be breached, and asks to be looked at', () => {
    const site = givenSite();
    site.says(0, ['beam-5', 'beam_broken']);
    site.quietUntil(6);
    expect(site.asked()).toMatchObject([
      { signature: 'lone', consequence: 'barrier_breached', act: 'look_at_camera' },
    ]);
    site.says(10, ['inner-5', 'disturbance']);
    expect(site.asked().at(-1)).toMatchObject({
      signature: 'path',
      consequence: 'person_between_fences',
      act: 'look_and_send_patrol',
    });
  });

  test('motion puts nobody into the row in which the mast stands, a person seen does', () => {
    const site = givenSite();
    site.says(0, ['outer-5', 'disturbance']);
    site.says(3, ['cam-5', 'motion']);
    site.quietUntil(10);
    expect(site.asked()).toMatchObject([
      { signature: 'path', consequence: 'barrier_breached', zone: 'outer' },
    ]);
    site.says(20, ['cam-5', 'person'], { confidence: 0.9 });
    expect(site.asked().at(-1)).toMatchObject({ consequence: 'person_between_fences' });
  });

  test('a device at fault is the technician’s: on the list, and no operator is interrupted', () => {
    const site = givenSite();
    site.says(0, ['inner-5', 'link_lost']);
    site.quietUntil(10);
    expect(site.asked()).toMatchObject([{ consequence: 'device_blind', interrupts: false }]);
  });
});

describe('a point that chatters', () => {
  const chatters = (until: number) => {
    const site = givenSite();
    for (let at = 0; at <= 20; at += 1) site.says(at * 15, ['outer-5', 'disturbance'], { value: 1 });
    for (let at = 330; at < until; at += 40) site.says(at, ['outer-5', 'disturbance'], { value: 1 });
    site.quietUntil(until + 10);
    return site;
  };

  test('does so until it has been quiet for a quarter of an hour', () => {
    const site = chatters(1_200);
    expect(site.asked().map(({ signature }) => signature)).toEqual(['lone', 'chattering']);
    site.says(2_300, ['outer-5', 'disturbance'], { value: 1 });
    site.quietUntil(2_310);
    expect(site.asked().at(-1)).toMatchObject({ signature: 'lone', second: 2_304 });
  });

  test('is heard when it is shaken far harder than it has been, and when another sensor bears it out', () => {
    const harder = chatters(600);
    harder.says(640, ['outer-5', 'disturbance'], { value: 4 });
    harder.quietUntil(650);
    expect(harder.asked().at(-1)).toMatchObject({ signature: 'lone', second: 644 });
    const borneOut = chatters(600);
    borneOut.says(640, ['outer-5', 'disturbance'], { value: 1 });
    borneOut.says(650, ['beam-5', 'beam_broken']);
    expect(borneOut.asked().at(-1)).toMatchObject({ signature: 'path' });
  });
});

describe('in a gale somebody whom one kind of sensor alone notices', () => {
  const inGale = () => {
    const site = givenSite();
    site.says(0, ['wind-1', 'wind'], { value: 16 });
    for (let at = 0; at < 8; at += 1) site.says(at, [`outer-${at}`, 'disturbance'], { value: 1 });
    return site;
  };

  test('is presented at once by two rows of one place, each shaken twice as hard as the wind shakes the rest', () => {
    const site = inGale();
    site.says(20, ['outer-15', 'disturbance'], { value: 2.2 });
    site.says(45, ['inner-15', 'disturbance'], { value: 2.2 });
    expect(site.asked().map(({ signature }) => signature)).toEqual(['lone', 'path']);
  });

  test('is not taken for a person by rows of two places, nor by one row alone, but is asked about', () => {
    const site = inGale();
    site.says(20, ['outer-15', 'disturbance'], { value: 2.2 });
    site.says(45, ['inner-12', 'disturbance'], { value: 2.2 });
    site.quietUntil(60);
    expect(site.asked()).toMatchObject([
      { signature: 'lone', second: 24, priority: 'medium' }, // the other, near by, joins it
    ]);
    expect(site.asked()[0]?.evidence).toContainEqual({ kind: 'shook', value: 2.2, middle: 1 });
  });

  test('is not asked about where the fence shook as the wind shakes it', () => {
    const site = inGale();
    site.says(20, ['outer-15', 'disturbance'], { value: 1.9 });
    site.quietUntil(60);
    expect(site.asked()).toEqual([]);
  });
});
