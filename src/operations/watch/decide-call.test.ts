import { expect, test } from 'vitest';
import { callDecider, type CallState, callSecondsMax, isInHand } from './decide-call.ts';
import type { CallCommand } from './events-call.ts';
import { callRefusals } from './refusals.ts';
import { after, samplePerson } from './sample-watch.ts';
import { createWatchBook } from './watch-book.ts';

const begin = (but: Parameters<typeof samplePerson>[0] = {}, seconds = 0): CallCommand => ({
  type: 'BeginCall',
  at: after(seconds),
  call: 'call-1',
  ...samplePerson(but),
});
const end = (but: Parameters<typeof samplePerson>[0] = {}): CallCommand => ({
  ...begin(but, 60),
  type: 'EndCall',
});

function given(...commands: readonly CallCommand[]): CallState {
  return commands.reduce<CallState>((state, command) => {
    const decided = callDecider.decide(state, command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<CallState>((all, event) => callDecider.evolve(all, event), state);
  }, callDecider.initial);
}

const answer = (state: CallState, command: CallCommand) => {
  const decided = callDecider.decide(state, command);
  return decided.ok ? decided.value.map(({ type }) => type) : decided.refusal.code;
};

const states = {
  none: callDecider.initial,
  begun: given(begin()),
  done: given(begin(), end()),
} as const;
const away = { desk: 'desk-9' };
const french = { state: 'fr', desk: 'desk-1' } as const;

test.for<[keyof typeof states, CallCommand, readonly string[] | string]>([
  ['none', begin(), ['CallBegun']],
  ['none', begin({ desk: null }), 'desk_missing'],
  ['none', begin({ state: null }), 'desk_missing'],
  ['none', end(), 'call_unknown'],
  ['begun', begin(), []],
  ['begun', begin(away), ['CallBegun']],
  ['begun', begin(french), 'other_side'],
  ['begun', end(), ['CallEnded']],
  ['begun', end(away), ['CallEnded']],
  ['begun', end(french), 'other_side'],
  ['done', begin(), 'call_over'],
  ['done', end(), []],
])('given a call %s, the order is answered', ([state, command, told]) => {
  expect(answer(states[state], command)).toEqual(told);
  if (typeof told === 'string') expect(Object.keys(callRefusals)).toContain(told);
});

test('what is written is the call’s own name, the side and the desk: nobody, and no word of it', () => {
  const decided = callDecider.decide(callDecider.initial, begin());
  const [event] = decided.ok ? decided.value : [];
  expect(event).toEqual({ type: 'CallBegun', at: after(0), call: 'call-1', side: 'uk', desk: 'desk-1' });
});

test('taken up again at another desk it lies there', () => {
  expect(given(begin(), begin(away, 30))).toMatchObject({ desk: 'desk-9', begunAt: after(30) });
});

test('a call that nobody ended holds up a desk for an hour, and no longer', () => {
  const call = given(begin());
  if (call.phase !== 'begun') throw new Error('it was begun');
  expect(isInHand(call, after(callSecondsMax - 1))).toBe(true);
  expect(isInHand(call, after(callSecondsMax))).toBe(false);
});

test('the book of the watch holds it until it is over', () => {
  const book = createWatchBook();
  const begun = { type: 'CallBegun', at: after(0), call: 'call-1', side: 'uk', desk: 'desk-1' } as const;
  book.take({ stream: 'call/call-1', position: 1, event: begun });
  expect(book.callsInHand()).toMatchObject([{ call: 'call-1', side: 'uk', desk: 'desk-1' }]);
  book.take({
    stream: 'call/call-1',
    position: 2,
    event: { type: 'CallEnded', at: after(9), call: 'call-1' },
  });
  expect(book.callsInHand()).toEqual([]);
});
