import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { processorMilliseconds, whenHanging } from './processor-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A process that has used so much, at each look. */
function given(used: readonly (number | null)[]) {
  const call = vi.fn();
  const each = used.values();
  const stop = whenHanging({ pid: 1, milliseconds: 1_000, read: () => each.next().value ?? null }, call);
  return { call, stop };
}

describe('a process hangs', () => {
  test('once it has worked for so long', () => {
    const { call } = given([100, 900]);
    vi.advanceTimersByTime(1_000);
    expect(call).toHaveBeenCalledOnce();
  });

  test('not while it only waits for the processor, but not for ever', () => {
    const { call } = given([0, 10, 20, 30, 40, 50]);
    vi.advanceTimersByTime(4_999);
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(call).toHaveBeenCalledOnce();
  });

  test('by the clock where the system does not tell', () => {
    const { call } = given([null]);
    vi.advanceTimersByTime(1_000);
    expect(call).toHaveBeenCalledOnce();
  });

  test('never once it has answered', () => {
    const { call, stop } = given([0, 900]);
    stop();
    vi.advanceTimersByTime(10_000);
    expect(call).not.toHaveBeenCalled();
  });
});

test('of no process nothing is told', () => {
  expect(processorMilliseconds(undefined)).toBeNull();
});
