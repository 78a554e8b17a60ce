import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../../src/kernel/geo.ts';
import { metresPerSecondToKnots } from '../../src/kernel/units.ts';
import { recordContactSchema } from '../../src/operations/rescue/events-contact.ts';
import { readScenario } from '../../src/node/replay/scenario.ts';
import { contactsMost, makeNight, makeNights } from './night.ts';
import { writeScenario } from './scenario.ts';
import { stepSeconds } from './sea.ts';

describe('a made night', () => {
  test('is the same from the same seed, and another from another', () => {
    expect(makeNight(5, 8)).toEqual(makeNight(5, 8));
    expect(makeNight(6, 8).contacts).not.toEqual(makeNight(5, 8).contacts);
  });

  test('has as many boats as asked for, each with 1 to 15 contacts of its own', () => {
    for (const count of [1, 7, 60]) {
      const night = makeNight(21, count);
      expect(night.boats).toHaveLength(count);
      for (const { id } of night.boats) {
        const own = night.contacts.filter(({ boats }) => boats.length === 1 && boats[0] === id).length;
        expect(own).toBeGreaterThanOrEqual(1);
        expect(own).toBeLessThanOrEqual(contactsMost);
      }
    }
  });

  test('moves its boats no faster than boats of this kind go, the stream with them', () => {
    for (const { track } of makeNight(33, 20).boats)
      track.points.slice(1).forEach((at, index) => {
        const metres = distanceMetres(track.points[index] ?? at, at);
        expect(metresPerSecondToKnots(metres / stepSeconds)).toBeLessThan(8.5);
      });
  });

  test('has contacts that the system would take, in the order of receipt', () => {
    const { contacts } = makeNight(4, 12);
    for (const { facts } of contacts) {
      const { side, clockOffsetSeconds, words, translated, ...said } = facts;
      expect([side, clockOffsetSeconds, words, translated]).toEqual([side, 0, null, false]);
      expect(recordContactSchema.safeParse(said).error?.issues ?? []).toEqual([]);
    }
    const received = contacts.map(({ facts }) => facts.receivedAt);
    expect(received).toEqual(received.toSorted());
  });

  test('nights of many seeds have from few to many boats', () => {
    const sizes = makeNights(1, 40).map(({ boats }) => boats.length);
    expect(Math.min(...sizes)).toBeLessThan(5);
    expect(Math.max(...sizes)).toBeGreaterThan(40);
  });
});

describe('a made night as a scenario', () => {
  const night = makeNight(8, 14);
  const text = writeScenario(night);

  test('is read whole by the replay, every event and every expectation', () => {
    const read = readScenario(text);
    expect(read.ok ? null : read.refusal).toBeNull();
    if (!read.ok) return;
    expect(read.value.events).toHaveLength(night.contacts.length);
    expect(read.value.unknown).toEqual({});
    expect(new Set(read.value.expectations.map(({ kind }) => kind))).toContain('must_link');
    expect(new Set(read.value.expectations.map(({ kind }) => kind))).toContain('boat_count');
  });

  test('tells nothing of its truth in what is fed', () => {
    const fed = text.split('\n').filter((line) => line.startsWith('{"id":"E'));
    expect(fed).toHaveLength(night.contacts.length);
    for (const line of fed) expect(line).not.toMatch(/"B\d+"|s-[0-9a-f]{32}/);
  });

  test('leaves the place of an SMS to its words', () => {
    const sms = night.contacts.findIndex(
      ({ facts }) => facts.channel === 'sms' && facts.positions.length > 0,
    );
    const line = text.split('\n')[sms + 1] ?? '';
    expect(line).not.toContain('"position"');
    expect(line).toContain(String(night.contacts[sms]?.facts.positions[0]?.lat));
  });
});
