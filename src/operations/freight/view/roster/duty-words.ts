import type { Duty } from '../../team/duty-state.ts';
import { wallOf } from './wall-of.ts';

/** When a duty is, on the wall clock of its place: `2026-06-02 22:00-06:00`. */
export function dutyWords(duty: Pick<Duty, 'from' | 'until' | 'zone'>): string {
  const from = wallOf(duty.from, duty);
  return `${from.day} ${from.time}-${wallOf(duty.until, duty).time}`;
}
