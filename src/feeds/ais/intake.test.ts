import { describe, expect, test } from 'vitest';
import type { Instant } from '../../kernel/time.ts';
import { addSeconds } from '../../kernel/time.ts';
import type { EncodableBody } from '../../standards/nmea-ais/index.ts';
import { createRecordingSink, linesOf, positionReport, watchStart } from './given-feed.ts';
import { createAisIntake } from './intake.ts';

function listening(timeTrusted = false, linesPerSecondMax = 1_000) {
  const sink = createRecordingSink();
  let now: Instant = watchStart;
  const intake = createAisIntake(sink, () => now);
  const open = (id: string) => intake.open({ id, linesPerSecondMax, timeTrusted });
  const mast = open('mast');
  return {
    sink,
    intake,
    open,
    mast,
    say: (body: EncodableBody, stream = mast) => stream.push(Buffer.from(linesOf(body))),
    pass: (seconds: number) => (now = addSeconds(now, seconds)),
  };
}

describe('a position becomes a report in SI units', () => {
  test('class A', () => {
    const { sink, say } = listening();
    say(positionReport());
    expect(sink.reports).toEqual([
      {
        track: 'ais:999000001',
        source: 'mast',
        receivedAt: watchStart,
        happenedAt: watchStart,
        lat: 51,
        lon: 1.5,
        accuracyMetres: 10,
        speedMetresPerSecond: (10 * 1852) / 3600,
        courseDegrees: 45,
        headingDegrees: 44,
        status: 0,
        kind: 'vessel_class_a',
      },
    ]);
  });

  test('what the sender does not say is null, and low accuracy is not a figure', () => {
    const { sink, say } = listening();
    say(
      positionReport({
        speedKnots: null,
        courseDegrees: null,
        headingDegrees: null,
        status: null,
        accurate: false,
      }),
    );
    expect(sink.reports[0]).toMatchObject({
      speedMetresPerSecond: null,
      courseDegrees: null,
      headingDegrees: null,
      status: null,
      accuracyMetres: null,
    });
  });

  test.each<[string, EncodableBody, object]>([
    [
      'long range is coarse',
      {
        ...bare(999_000_002),
        type: 27,
        raim: false,
        status: 0,
        speedKnots: 12,
        courseDegrees: 90,
        late: false,
      },
      { kind: 'vessel_class_a', accuracyMetres: 200 },
    ],
    [
      'base station',
      { ...bare(9_990_001), type: 4, ...clock, positionDevice: 1, raim: false, radio: 0 },
      { kind: 'base_station', track: 'ais:009990001' },
    ],
    [
      'aircraft',
      {
        ...moving(111_999_001),
        type: 9,
        altitudeMetres: 300,
        barometric: false,
        dataTerminal: false,
        assigned: false,
        radio: 0,
      },
      { kind: 'search_and_rescue_aircraft' },
    ],
    [
      'class B',
      {
        ...moving(999_000_003),
        type: 18,
        headingDegrees: null,
        carrierSense: true,
        display: false,
        dsc: false,
        wholeBand: true,
        message22: false,
        assigned: false,
        radio: 0,
      },
      { kind: 'vessel_class_b', status: null },
    ],
    [
      'man overboard beacon',
      positionReport({ mmsi: 972_999_001, status: 14 }),
      { kind: 'distress_beacon', status: 14 },
    ],
  ])('%s', (_name, body, expected) => {
    const { sink, say } = listening();
    say(body);
    expect(sink.reports[0]).toMatchObject(expected);
  });
});

describe('when it happened', () => {
  test('the sender’s second moves it back, a second that cannot be does not', () => {
    const { sink, say } = listening();
    say(positionReport({ second: 57, mmsi: 999_000_001 })); // received at :05
    say(positionReport({ second: 30, mmsi: 999_000_002 }));
    say(positionReport({ second: 7, mmsi: 999_000_003 }));
    const late = sink.reports.map((report) => watchStart - report.happenedAt);
    expect(late).toEqual([8_000, 0, 0]);
  });

  test('a trusted record’s tag block is the moment; an untrusted one is not', () => {
    const line = `${tagged('c:1820369640')}${linesOf(positionReport({ second: null, fix: 'untimed' }))}`;
    for (const [trusted, expected] of [
      [true, 1_820_369_640_000],
      [false, watchStart],
    ] as const) {
      const { sink, mast } = listening(trusted);
      mast.push(Buffer.from(line));
      expect(sink.reports[0]?.happenedAt).toBe(expected);
      expect(sink.reports[0]?.receivedAt).toBe(watchStart);
    }
  });
});

describe('identities', () => {
  test('class A says all in one message', () => {
    const { sink, say } = listening();
    say({
      ...sender(999_000_001),
      ...size,
      type: 5,
      edition: 0,
      imo: 9_999_993,
      callSign: 'XX99',
      name: 'EXAMPLE STAR',
      shipType: 70,
      positionDevice: 1,
      month: 9,
      day: 8,
      hour: 4,
      minute: 0,
      draughtMetres: 6.5,
      destination: 'NOWHERE',
      dataTerminal: true,
    });
    expect(sink.identities[0]).toMatchObject({
      name: 'EXAMPLE STAR',
      callSign: 'XX99',
      imo: 9_999_993,
      lengthMetres: 100,
      beamMetres: 15,
      draughtMetres: 6.5,
    });
  });

  test('parts A and B are joined in either order, from either receiver', () => {
    const { sink, say, open } = listening();
    const hill = open('hill');
    say({ ...sender(999_000_004), type: 24, part: 0, name: 'EXAMPLE MOON' });
    say(partB, hill);
    say({ ...sender(999_000_004), type: 24, part: 0, name: 'EXAMPLE SUN' });
    expect(sink.identities.map(({ name, callSign, shipType }) => [name, callSign, shipType])).toEqual([
      ['EXAMPLE MOON', null, null],
      ['EXAMPLE MOON', 'XX98', 37],
      ['EXAMPLE SUN', 'XX98', 37],
    ]);
  });
});

describe('a distress beacon that is active and gives no position', () => {
  const silent = {
    mmsi: 972_999_001,
    status: 14,
    lat: null,
    lon: null,
    second: null,
    fix: 'untimed',
  } as const;

  test('is told as a call, with the source that heard it and where that source hears others', () => {
    const { sink, say } = listening();
    say(positionReport());
    say(positionReport(silent));
    expect(sink.calls).toEqual([
      { track: 'ais:972999001', source: 'mast', heardAt: watchStart, near: { lat: 51, lon: 1.5 } },
    ]);
    expect([sink.reasons, sink.reports.length]).toEqual([{}, 1]);
  });

  test('by its text too; one under test is none, and neither is a ship that writes so', () => {
    const { sink, say } = listening();
    say({ ...sender(970_999_001), type: 14, text: 'SART ACTIVE' });
    say({ ...sender(970_999_002), type: 14, text: 'SART TEST' });
    say({ ...sender(999_000_001), type: 14, text: 'MOB ACTIVE' });
    say(positionReport({ ...silent, mmsi: 972_999_002, status: null }));
    expect(sink.calls).toEqual([{ track: 'ais:970999001', source: 'mast', heardAt: watchStart, near: null }]);
    expect(sink.reasons).toEqual({ not_kept: 2, position_not_available: 1 });
  });

  test('while its own place is fresh the text tells nothing more; once that is old it is a call again', () => {
    const { sink, say, pass } = listening();
    say(positionReport({ ...silent, lat: 51, lon: 1.5 }));
    say({ ...sender(972_999_001), type: 14, text: 'MOB ACTIVE' });
    expect([sink.calls, sink.reasons]).toEqual([[], { not_kept: 1 }]);
    pass(1_000);
    say(positionReport(silent));
    expect(sink.calls).toHaveLength(1);
  });
});

describe('what is not kept is counted by reason', () => {
  test('the same message through two receivers is one, and both are known', () => {
    const { sink, intake, say, open, pass } = listening();
    const hill = open('hill');
    say(positionReport());
    pass(2);
    say(positionReport({ repeat: 1 }), hill);
    expect(sink.reports).toHaveLength(1);
    expect(sink.reasons).toEqual({ duplicate: 1 });
    expect(sink.heardCount).toBe(2);
    expect(intake.heardBy('ais:999000001')).toEqual(['hill']);
    pass(60);
    say(positionReport());
    expect(sink.reports).toHaveLength(2);
  });

  test('another second, place or course is another message', () => {
    const { sink, say } = listening();
    say(positionReport());
    say(positionReport({ second: 4 }));
    say(positionReport({ lat: 51.0001 }));
    say(positionReport({ courseDegrees: 45.1 }));
    expect(sink.reports).toHaveLength(4);
  });

  test('MMSI 0 and short rests, no position, types without place or name', () => {
    const { sink, say } = listening();
    say(positionReport({ mmsi: 0 }));
    say(positionReport({ mmsi: 999_999 }));
    say(positionReport({ lat: null, lon: null }));
    say({ ...sender(9_990_001), type: 14, text: 'EXAMPLE' });
    expect(sink.reasons).toEqual({ bad_mmsi: 2, position_not_available: 1, not_kept: 1 });
    expect(sink.reports).toEqual([]);
  });

  test('a jump is not stored; three that agree are believed; a distress beacon always is', () => {
    const { sink, say, pass } = listening();
    say(positionReport());
    for (const lat of [48.5, 48.5001, 48.5002]) {
      pass(10);
      say(positionReport({ lat, second: null, fix: 'untimed' }));
    }
    expect(sink.reasons).toEqual({ implausible_jump: 2 });
    expect(sink.reports.map((report) => report.lat)).toEqual([51, 48.5002]);
    say(positionReport({ mmsi: 974_999_001 }));
    say(positionReport({ mmsi: 974_999_001, lat: 49 }));
    expect(sink.reports).toHaveLength(4);
  });

  test('two ships under one number do not make one ship that flies', () => {
    const { sink, say, pass } = listening();
    for (let n = 0; n < 10; n += 1) {
      pass(5);
      say(positionReport({ second: null, fix: 'untimed', lat: n % 2 === 0 ? 51 : 48.5, courseDegrees: n }));
    }
    expect(new Set(sink.reports.map((report) => report.lat))).toEqual(new Set([51]));
    expect(sink.reasons).toEqual({ implausible_jump: 5 });
  });

  test('more than the source may send is refused by count, and it passes again later', () => {
    const { sink, say, pass } = listening(false, 10);
    for (let n = 0; n < 50; n += 1) say(positionReport({ mmsi: 999_000_100 + n }));
    expect(sink.reports).toHaveLength(20);
    expect(sink.reasons).toEqual({ rate_limited: 30 });
    pass(1);
    say(positionReport({ mmsi: 999_000_900 }));
    expect(sink.reports).toHaveLength(21);
  });

  test('noise is refused line by line and what follows is read', () => {
    const { sink, mast } = listening();
    mast.push(Buffer.from(`garbage\r\n!AIVDM,1,1,,A,13`));
    mast.push(Buffer.from(`\r\n${'x'.repeat(5_000)}\r\n${linesOf(positionReport())}`));
    mast.end();
    expect(sink.reports).toHaveLength(1);
    expect(sink.reasons).toEqual({ not_a_sentence: 1, no_checksum: 1, too_long: 1 });
  });
});

function sender(mmsi: number) {
  return { repeat: 0, mmsi } as const;
}

function bare(mmsi: number) {
  return { ...sender(mmsi), lat: 51, lon: 1.5, positionOutOfRange: false, accurate: true } as const;
}

function moving(mmsi: number) {
  return { ...bare(mmsi), speedKnots: 5, courseDegrees: 10, second: 5, fix: 'timed', raim: false } as const;
}

const clock = { year: 2027, month: 9, day: 8, hour: 2, minute: 14, second: 5 } as const;
const size = { toBow: 60, toStern: 40, toPort: 8, toStarboard: 7 } as const;
const partB = {
  ...sender(999_000_004),
  toBow: 5,
  toStern: 5,
  toPort: 2,
  toStarboard: 2,
  type: 24,
  part: 1,
  shipType: 37,
  vendor: null,
  model: 0,
  serial: 0,
  callSign: 'XX98',
  mothership: null,
  positionDevice: null,
} as const;

function tagged(block: string): string {
  const sum = Buffer.from(block).reduce((before, byte) => before ^ byte, 0);
  return `\\${block}*${sum.toString(16).padStart(2, '0').toUpperCase()}\\`;
}
