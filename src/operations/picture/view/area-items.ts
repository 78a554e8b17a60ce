import type { Position } from '../../../kernel/geo.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { assessmentText, detectionText, kindText } from '../text.ts';
import { areaText } from '../text-area.ts';
import type { AreaView, DetectionView, VesselView } from '../wire.ts';
import { type Track, trackOf } from './picture.ts';
import { mmsiOf, nameOf } from './track-words.ts';

/** One thing seen in the area, at its newest moment there. */
export type AreaItem = { readonly key: string; readonly id: string; readonly at: number } & (
  | { readonly kind: 'track'; readonly track: Track; readonly vessel: VesselView | undefined }
  | { readonly kind: 'detection'; readonly detection: DetectionView }
);

/** Stations and detections of one answer in one order: newest first, equal ones by their key. */
export function areaItems(view: AreaView): readonly AreaItem[] {
  const vessels = new Map(view.vessels.map((vessel) => [vessel.track, vessel]));
  const tracks = view.motions.map((row): AreaItem => {
    const track = trackOf(row, undefined);
    const { id, happenedAt: at } = track;
    return { kind: 'track', key: `track:${id}`, id, at, track, vessel: vessels.get(id) };
  });
  const seen = view.detections.map((detection): AreaItem => {
    const { id } = detection;
    return { kind: 'detection', key: `detection:${id}`, id, at: Date.parse(detection.happenedAt), detection };
  });
  return [...tracks, ...seen].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}

/** The items in whose words, as shown in this language, every typed word stands; accents and case do not matter. */
export function filterItems(items: readonly AreaItem[], typed: string, words: Words): readonly AreaItem[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  return items.filter((item) => {
    const said = plain(saidOf(item, words));
    return wanted.every((word) => said.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function saidOf(item: AreaItem, { t }: Words): string {
  if (item.kind === 'detection') {
    const { kind, source } = item.detection;
    return [t(detectionText[kind]), source, item.id, assessmentWords(item.detection, t)].join(' ');
  }
  const { track, vessel } = item;
  const own = [vessel?.name, vessel?.callSign, vessel?.imo, vessel?.destination];
  return [mmsiOf(track.id), t(kindText[track.kind]), track.source, ...own].join(' ');
}

/** `Confirmed`, or that nobody has assessed it. */
export function assessmentWords(detection: DetectionView, t: Words['t']): string {
  const { assessment } = detection;
  return t(assessment === null ? areaText.notAssessed : assessmentText[assessment.value]);
}

/** What an item is called: the name on the air, or the kind and the source of a detection. */
export function titleOf(item: AreaItem, { t }: Words): string {
  if (item.kind === 'track') return nameOf(item.id, item.vessel);
  return `${t(detectionText[item.detection.kind])} · ${item.detection.source}`;
}

/** Where an item was seen; for a bearing, where it was seen from. */
export function placeOfItem(item: AreaItem): Position | null {
  if (item.kind === 'track') return { lat: item.track.lat, lon: item.track.lon };
  const at = item.detection.position ?? item.detection.bearing?.from;
  return at === undefined ? null : { lat: at.lat, lon: at.lon };
}
