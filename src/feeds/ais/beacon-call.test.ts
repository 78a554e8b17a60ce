import { describe, expect, test } from 'vitest';
import { addSeconds, type Instant } from '../../kernel/time.ts';
import type { EncodableBody } from '../../standards/nmea-ais/index.ts';
import { createRecordingSink, linesOf, positionReport, watchStart } from './given-feed.ts';
import { createAisIntake } from './intake.ts';

function listening() {
  const sink = createRecordingSink();
  let now: Instant = watchStart;
  const mast = createAisIntake(sink, () => now).open({
    id: 'mast',
    linesPerSecondMax: 1_000,
    timeTrusted: false,
  });
  return {
    sink,
    say: (body: EncodableBody) => mast.push(Buffer.from(linesOf(body))),
    pass: (seconds: number) => (now = addSeconds(now, seconds)),
  };
}

test('a beacon that was under test a moment ago and now calls is heard, with a place or without', () => {
  const { sink, say, pass } = listening();
  const mmsi = 972_999_001;
  say(positionReport({ mmsi, status: null })); // 15: under test
  pass(120);
  say(positionReport({ mmsi, status: 14, lat: null, lon: null, second: null, fix: 'untimed' }));
  say({ repeat: 0, mmsi, type: 14, text: 'MOB ACTIVE' });
  expect(sink.calls.map(({ track }) => track)).toEqual(['ais:972999001', 'ais:972999001']);
  expect(sink.reasons).toEqual({});
});

describe('a beacon whose fix has stopped repeats its last place', () => {
  const mob = { mmsi: 972_999_001, status: 14 } as const;
  const stopped = { ...mob, second: null, fix: 'inoperative' } as const;

  test('that place keeps the moment of its fix, and after five minutes what it sends is a call', () => {
    const { sink, say, pass } = listening();
    say(positionReport(mob));
    pass(60);
    say(positionReport(stopped));
    expect(sink.calls).toEqual([]);
    pass(900);
    say(positionReport(stopped));
    expect(sink.reports.map(({ happenedAt }) => happenedAt - watchStart)).toEqual([0, 0, 0]);
    expect(sink.reports.map(({ receivedAt }) => receivedAt - watchStart)).toEqual([0, 60_000, 960_000]);
    expect(sink.calls).toMatchObject([{ track: 'ais:972999001', heardAt: addSeconds(watchStart, 960) }]);
    expect(sink.reasons).toEqual({});
  });

  test('first heard so, its place is told as it came; another place is another fix, and so is one under way again', () => {
    const { sink, say, pass } = listening();
    say(positionReport(stopped));
    pass(60);
    say(positionReport(stopped));
    pass(60);
    say(positionReport({ ...stopped, lat: 51.01 }));
    pass(60);
    say(positionReport({ ...mob, lat: 51.01 }));
    expect(sink.reports.map(({ happenedAt }) => (happenedAt - watchStart) / 1_000)).toEqual([0, 0, 120, 180]);
    expect(sink.calls).toEqual([]);
  });

  test('a fix sent under test does not stand for the call; a ship without a fix is dated as it came', () => {
    const { sink, say, pass } = listening();
    say(positionReport({ ...mob, status: null }));
    say(positionReport());
    pass(60);
    say(positionReport(stopped));
    say(positionReport({ second: null, fix: 'inoperative' }));
    expect(sink.reports.slice(2)).toMatchObject([
      { track: 'ais:972999001', status: 14, happenedAt: watchStart },
      { track: 'ais:999000001', happenedAt: addSeconds(watchStart, 60) },
    ]);
    expect(sink.calls).toHaveLength(1);
  });
});
