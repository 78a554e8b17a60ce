import { fromUtc, type Instant, type UtcText } from '../../../kernel/time.ts';
import type { ReportAnswer, ReportKind } from './words.ts';

/** A report as signals are reckoned from it. */
export interface SignalReport {
  readonly report: string;
  readonly what: ReportKind;
  readonly place: string;
  readonly seenAt: UtcText;
  readonly answer: ReportAnswer | null;
}

/** What one report adds, and why so much: shown to whoever asks why a team should be there. */
export interface SignalPart {
  readonly report: string;
  readonly what: ReportKind;
  readonly seenAt: UtcText;
  /** By what was seen. */
  readonly weight: number;
  /** 1 when new, a half after each half-life. */
  readonly freshness: number;
  /** 1 for the first of its kind within ten minutes, then a half, a quarter: a crowd of like reports is one sighting. */
  readonly alike: number;
  readonly adds: number;
}

/** Where teams should be: a place at this moment, and at which hours of the day. */
export interface PlaceSignal {
  readonly place: string;
  /** Reckoned with a half-life of two hours. */
  readonly strength: number;
  /** Strongest first, 20 at most. */
  readonly parts: readonly SignalPart[];
  /** By hour of day in UTC, 0 to 23, reckoned with a half-life of three days. */
  readonly hours: readonly number[];
}

/** By what was seen; ours, to be agreed on with both states, and shown beside each signal. */
export const signalWeights: Readonly<Record<ReportKind, number>> = {
  people_inside: 5,
  threat: 4,
  people_near: 3,
  cut_seal: 3,
  cut_cover: 3,
  noise: 2,
  other: 1,
};

const halfLifeHours = 2;
const hourHalfLifeHours = 72;
const alikeMilliseconds = 600_000;
const partsMax = 20;

/** Signals of every place from drivers' reports, strongest first. What turned out unfounded adds nothing. Pure. */
export function signalsOf(reports: readonly SignalReport[], now: Instant): readonly PlaceSignal[] {
  const standing = reports.filter(({ answer, seenAt }) => answer !== 'unfounded' && fromUtc(seenAt) <= now);
  const places = [...new Set(standing.map(({ place }) => place))];
  return places
    .map((place) =>
      signalOf(
        place,
        standing.filter((one) => one.place === place),
        now,
      ),
    )
    .toSorted((a, b) => b.strength - a.strength || (a.place < b.place ? -1 : 1));
}

function signalOf(place: string, reports: readonly SignalReport[], now: Instant): PlaceSignal {
  const inOrder = reports.toSorted(
    (a, b) => fromUtc(a.seenAt) - fromUtc(b.seenAt) || (a.report < b.report ? -1 : 1),
  );
  const hours = Array.from({ length: 24 }, () => 0);
  const parts = inOrder.map((one, at): SignalPart => {
    const seen = fromUtc(one.seenAt);
    const before = inOrder
      .slice(0, at)
      .filter(({ what, seenAt }) => what === one.what && seen - fromUtc(seenAt) <= alikeMilliseconds).length;
    const [weight, alike] = [signalWeights[one.what], 0.5 ** before];
    const ageHours = (now - seen) / 3_600_000;
    const freshness = 0.5 ** (ageHours / halfLifeHours);
    const hour = new Date(seen).getUTCHours();
    hours[hour] = (hours[hour] ?? 0) + weight * alike * 0.5 ** (ageHours / hourHalfLifeHours);
    const { report, what, seenAt } = one;
    return { report, what, seenAt, weight, freshness, alike, adds: weight * freshness * alike };
  });
  return {
    place,
    strength: parts.reduce((sum, { adds }) => sum + adds, 0),
    parts: parts.toSorted((a, b) => b.adds - a.adds).slice(0, partsMax),
    hours,
  };
}
