import { expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { createRefusalLines, type RefusedRequest } from './refusal-lines.ts';

const refused: RefusedRequest = {
  code: 'not_permitted',
  actor: 'example-1',
  method: 'POST',
  route: '/api/example/:id',
  offered: true,
};

function given(perMinuteMax: number) {
  let now = 1_800_000_000_000;
  const lines: string[] = [];
  const note = createRefusalLines({
    write: (line) => void lines.push(line),
    clock: () => instant(now),
    perMinuteMax,
  });
  return { lines, note, later: (milliseconds: number) => (now += milliseconds) };
}

test('a refusal at the door is one line of JSON: when, who, what, where', () => {
  const { lines, note } = given(10);
  note(refused);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      at: '2027-01-15T08:00:00.000Z',
      log: 'refused',
      code: 'not_permitted',
      actor: 'example-1',
      method: 'POST',
      route: '/api/example/:id',
    },
  ]);
});

test('what the trade refuses, what the store cannot do, and a console before sign-in are no attempt', () => {
  const { lines, note } = given(10);
  for (const code of ['souls_unknown', 'store_unavailable', 'not_caught_up', 'fault'])
    note({ ...refused, code });
  note({ ...refused, code: 'not_signed_in', actor: null, offered: false });
  expect(lines).toEqual([]);
  note({ ...refused, code: 'not_signed_in', actor: null });
  expect(lines).toHaveLength(1);
});

test('a flood is told as a count, and the next minute is told again', () => {
  const { lines, note, later } = given(3);
  for (let index = 0; index < 50; index += 1) note(refused);
  expect(lines).toHaveLength(3);
  later(60_000);
  note(refused);
  expect(lines.slice(3).map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ log: 'refused', untold: 47 }),
    expect.objectContaining({ log: 'refused', code: 'not_permitted' }),
  ]);
});

test('whatever stands in a field, a line stays one line', () => {
  const { lines, note } = given(3);
  note({ ...refused, actor: 'a\r\n{"log":"forged"}\u001b[2J' });
  expect(lines[0]).toMatch(/^[\x20-\x7e]+$/);
});
