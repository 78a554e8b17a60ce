import { expect, test } from 'vitest';
import { momentsOfSpan } from '../../team/wall-span.ts';
import { after } from '../../team/sample-roster.ts';
import { wallOf } from './wall-of.ts';

type Moment = ReturnType<typeof after>;

test('a moment reads back as itself, also in the hour that the wall shows twice', () => {
  const zone = 'Europe/Paris';
  const times = ['2026-10-24T23:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'] as const;
  expect(times.map((at) => wallOf(at as Moment, { zone }).repeat)).toEqual([null, 'first', 'second']);
  const until = '2026-10-25T06:00:00.000Z' as Moment;
  for (const at of times) {
    const [begins, ends] = [wallOf(at as Moment, { zone }), wallOf(until, { zone })];
    const said = {
      date: begins.day,
      starts: begins.time,
      ends: ends.time,
      startsRepeat: begins.repeat,
      endsRepeat: ends.repeat,
      breakMinutes: 0,
    };
    expect(momentsOfSpan(said, zone)).toEqual({ ok: true, value: { from: at, until } });
  }
});
