import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../kit/live/live-client.ts';
import { alarmsOf } from './alarms.ts';
import { detection, health, motion, now, picture, source } from './given-picture.ts';
import { queueOf } from './rank.ts';

const live: Connection = { state: 'live', since: now };
const assessed = { value: 'seen', by: 'Camille Exemple', at: detection('x', 0).recordedAt } as const;
const keysOf = (given: Partial<Parameters<typeof alarmsOf>[0]>) =>
  alarmsOf({ picture: picture({}), health: null, connection: live, now, ...given }).map((alarm) => alarm.key);

describe('alarms', () => {
  test('nothing wrong, no alarm', () => {
    expect(keysOf({ health: health([source('ais-a', 'receiving')]) })).toEqual([]);
  });

  test('life comes first, then store and link, then feeds', () => {
    const keys = keysOf({
      picture: picture({ motions: [motion('ais:972999001', { kind: 'distress_beacon' })] }),
      health: health([source('ais-a', 'silent')], 'down'),
      connection: { state: 'lost', since: now - 20_000, lastEventAt: now - 20_000 },
    });
    expect(keys.map((key) => key.split(':')[0])).toEqual(['beacon', 'connection', 'store', 'source']);
  });

  test('detections that wait become one alarm, and a newcomer opens it again', () => {
    const first = picture({ detections: [detection('a', 400), detection('b', 300), detection('c', 10)] });
    const second = picture({ detections: [detection('a', 400), detection('b', 300), detection('c', 190)] });
    expect(keysOf({ picture: first })).toEqual(['detections:b']);
    expect(keysOf({ picture: second })).toEqual(['detections:c']);
    const [alarm] = alarmsOf({ picture: first, health: null, connection: live, now });
    expect(alarm?.values).toMatchObject({ count: 2 });
    expect(alarm?.since).toBe(now - 400_000);
  });

  test('an assessed detection, and a feed never heard, raise none', () => {
    const held = picture({ detections: [detection('a', 4000, { assessment: assessed })] });
    expect(keysOf({ picture: held, health: health([source('cam', 'never', 'detection')]) })).toEqual([]);
  });

  test('a beacon not said to be active is a caution, speaks of no person, and life it is not', () => {
    const held = picture({ motions: [motion('ais:972999001', { kind: 'distress_beacon', status: null })] });
    const [alarm] = alarmsOf({ picture: held, health: null, connection: live, now });
    expect(alarm).toMatchObject({ key: 'beacon-unsaid:ais:972999001', severity: 'caution' });
    expect(alarm?.what.en).toContain('Under test?');
    expect(alarm?.consequence.en).not.toContain('A person may be');
    expect(queueOf(held, null, now)[0]?.severity).toBe('caution');
  });

  test('a beacon heard without a position is an alarm at once, one for all its calls, until its first fix', () => {
    const bearing = {
      from: { lat: 51.1, lon: 1.3 },
      degrees: 0,
      accuracyDegrees: 180,
      rangeMetresMax: 74_080,
    };
    const call = { source: 'ais-beacon-972999001', kind: 'ais', position: null, bearing } as const;
    const calls = [detection('first', 90, call), detection('second', 30, call)];
    const [alarm, ...more] = alarmsOf({
      picture: picture({ detections: calls }),
      health: null,
      connection: live,
      now,
    });
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({
      key: 'beacon:heard:ais-beacon-972999001',
      severity: 'alarm',
      values: { name: '972999001', miles: 40 },
      since: now - 90_000,
      target: { kind: 'detection', id: 'second' },
    });
    const fixed = picture({
      detections: calls,
      motions: [motion('ais:972999001', { kind: 'distress_beacon' })],
    });
    expect(keysOf({ picture: fixed })).toEqual(['beacon:ais:972999001']);
    const looked = calls.map((one) => ({ ...one, assessment: assessed }));
    expect(keysOf({ picture: picture({ detections: looked }) })).toEqual([]);
    expect(queueOf(picture({ detections: calls }), null, now)[0]).toMatchObject({ severity: 'alarm' });
  });

  test('a beacon no longer heard still stands, in other words', () => {
    const held = picture({
      motions: [motion('ais:972999001', { kind: 'distress_beacon', ageSeconds: 1200 })],
    });
    const [alarm] = alarmsOf({ picture: held, health: null, connection: live, now });
    expect(alarm?.what.en).toContain('no longer heard');
  });
});

describe('the queue', () => {
  test('most urgent first, among equals the longest waiting', () => {
    const held = picture({
      motions: [motion('ais:972999001', { kind: 'distress_beacon' })],
      detections: [
        detection('new', 20),
        detection('late', 300),
        detection('later', 200),
        detection('done', 900, { assessment: assessed }),
      ],
    });
    const queue = queueOf(
      held,
      health([source('ais-a', 'silent'), source('cam', 'silent', 'detection')]),
      now,
    );
    expect(queue.map((item) => item.key)).toEqual([
      'track:ais:972999001',
      'source:ais-a',
      'detection:late',
      'detection:later',
      'source:cam',
      'detection:new',
    ]);
  });
});
