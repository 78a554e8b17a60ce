import { expect, test } from 'vitest';
import type { postJson } from '../kit/http.ts';
import { callsOf } from './calls-in-hand.ts';

const told: (readonly [string, unknown])[] = [];
const post: typeof postJson = async (path, body) => {
  told.push([path, body]);
  return { kind: 'unreachable' };
};

test('the watch hears of a call by the name drawn for it, and of nothing else', () => {
  const calls = callsOf(['operations/watch/BeginCall', 'operations/watch/EndCall'], post);
  calls.begun('call-1');
  calls.over('call-1');
  expect(told).toEqual([
    ['/api/operations/watch/begin-call', { call: 'call-1' }],
    ['/api/operations/watch/end-call', { call: 'call-1' }],
  ]);
});

test('whoever may not tell it tells nothing', () => {
  const before = told.length;
  callsOf([], post).begun('call-1');
  expect(told).toHaveLength(before);
});
