import { addSeconds, fromUtc, instant, parseUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Scenario } from './scenario.ts';

export interface Window {
  readonly from: UtcText;
  readonly to: UtcText;
}

/** `02:00-03:00` on the night's own days: the first such hour after its start. */
export function windowOf(window: string, { meta }: Pick<Scenario, 'meta'>): Window {
  const [first = '', last = ''] = window.split('-');
  const from = nextClock(meta.start, first);
  return { from, to: nextClock(from, last) };
}

function nextClock(after: UtcText, clock: string): UtcText {
  const on = parseUtc(`${after.slice(0, 10)}T${clock}:00Z`) ?? instant(0);
  return toUtc(on >= fromUtc(after) ? on : addSeconds(on, 86_400));
}
