import type { TrueReport } from './shape.ts';

/** Weights as decision 0028’s room publishes them beside each signal; written down here apart. */
const weights: Readonly<Record<string, number>> = {
  people_inside: 5,
  threat: 4,
  people_near: 3,
  cut_seal: 3,
  cut_cover: 3,
  noise: 2,
  other: 1,
};
const hourMs = 3_600_000;

/** What drivers’ reports must say of a place at a moment. */
export interface ReckonedSignal {
  strength: number;
  readonly hours: number[];
  reports: number;
}

/** By place. */
export function reckonSignals(
  reports: readonly TrueReport[],
  nowMs: number,
): ReadonlyMap<string, ReckonedSignal> {
  const signals = new Map<string, ReckonedSignal>();
  const counted = reports.filter(
    ({ what, place, answer }) => what !== null && place !== null && answer !== 'unfounded',
  );
  for (const { report, what, place, seenMs } of counted) {
    const signal = signals.get(place ?? '') ?? {
      strength: 0,
      hours: Array.from({ length: 24 }, () => 0),
      reports: 0,
    };
    signals.set(place ?? '', signal);
    const before = counted.filter(
      (one) =>
        one.place === place &&
        one.what === what &&
        (one.seenMs < seenMs || (one.seenMs === seenMs && one.report < report)) &&
        seenMs - one.seenMs <= 600_000,
    ).length;
    const adds = (weights[what ?? ''] ?? 0) / 2 ** before;
    const ageHours = (nowMs - seenMs) / hourMs;
    const hour = new Date(seenMs).getUTCHours();
    signal.strength += adds / 2 ** (ageHours / 2);
    signal.hours[hour] = (signal.hours[hour] ?? 0) + adds / 2 ** (ageHours / 72);
    signal.reports += 1;
  }
  return signals;
}
