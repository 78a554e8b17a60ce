import { fromUtc, type Instant, type UtcText } from '../../../kernel/time.ts';
import type { PlaceReports } from './report-groups.ts';
import type { ReportKind } from './words.ts';

/** What is drawn where: what drivers hear and see near a place. Lives at risk have alarms, and are no layer. */
export const layerKinds = ['noise', 'cut_seal', 'cut_cover', 'people_near'] as const;
export type LayerKind = (typeof layerKinds)[number];

/** One hour of one place. */
export interface HourCount {
  /** The hour's beginning, UTC. */
  readonly from: UtcText;
  readonly count: number;
}

/** All that is drawn of one place. */
export interface PlaceSignals {
  readonly place: string;
  readonly count: number;
  readonly byKind: Readonly<Record<LayerKind, number>>;
  readonly newestAt: UtcText;
  /** 1: seen just now; a half after two hours, and so on: how strongly it is drawn. */
  readonly freshness: number;
  /** Hours in which something was seen, newest first. */
  readonly hours: readonly HourCount[];
}

/** A day back: what is older tells of habits, which the table of selection has by hour. */
export const layerHours = 24;
const halfLifeHours = 2;
const hourMilliseconds = 3_600_000;

/**
 * Signals by place and hour from what drivers reported in the last day, freshest place first. What turned out unfounded,
 * what lies ahead, and what was on the road is in none. Pure.
 */
export function signalLayer(places: readonly PlaceReports[], now: Instant): readonly PlaceSignals[] {
  return places
    .flatMap(({ place, newest }) => (place === null ? [] : placeSignals(place, newest, now)))
    .toSorted((a, b) => b.freshness - a.freshness || (a.place < b.place ? -1 : 1));
}

function placeSignals(
  place: string,
  reports: PlaceReports['newest'],
  now: Instant,
): readonly PlaceSignals[] {
  const seen = reports
    .filter(({ what, answer, seenAt }) => {
      const age = now - fromUtc(seenAt);
      return isLayerKind(what) && answer !== 'unfounded' && age >= 0 && age <= layerHours * hourMilliseconds;
    })
    .toSorted((a, b) => fromUtc(b.seenAt) - fromUtc(a.seenAt));
  const [newest] = seen;
  if (newest === undefined) return [];
  const counted = new Map<string, number>();
  for (const { seenAt } of seen) {
    const hour = `${seenAt.slice(0, 13)}:00:00.000Z`;
    counted.set(hour, (counted.get(hour) ?? 0) + 1);
  }
  const of = (kind: LayerKind): number => seen.filter(({ what }) => what === kind).length;
  return [
    {
      place,
      count: seen.length,
      byKind: {
        noise: of('noise'),
        cut_seal: of('cut_seal'),
        cut_cover: of('cut_cover'),
        people_near: of('people_near'),
      },
      newestAt: newest.seenAt,
      freshness: 0.5 ** ((now - fromUtc(newest.seenAt)) / hourMilliseconds / halfLifeHours),
      hours: [...counted].map(([from, count]) => ({ from: from as UtcText, count })), // cut from such a text
    },
  ];
}

function isLayerKind(what: ReportKind): what is LayerKind {
  return (layerKinds as readonly ReportKind[]).includes(what);
}
