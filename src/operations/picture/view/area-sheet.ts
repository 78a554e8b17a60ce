import type { Position } from '../../../kernel/geo.ts';
import { metresPerSecondToKnots } from '../../../kernel/units.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { type Cell, csvText } from '../../../kit/table/csv.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { formatLatitude, formatLongitude, formatPosition } from '../../../kit/position-format.ts';
import { detectionText, kindText } from '../text.ts';
import { areaColumnText as column, areaSheetText as sheet, areaText } from '../text-area.ts';
import type { AreaAsk } from './area-ask.ts';
import { type AreaItem, assessmentWords } from './area-items.ts';
import { bearingWords } from './bearing-words.ts';
import { mmsiOf } from './track-words.ts';

/** What an export or a print says beside its rows. */
export interface SheetHead {
  readonly ask: AreaAsk;
  /** The area as chosen: the chart's extent, or the box around a zone. */
  readonly areaName: string;
  readonly askedAt: number;
  readonly exportedAt: number;
  /** Position of the journal when it was asked; null where the node has not said it yet. */
  readonly bookmark: string | null;
  readonly author: string;
  readonly demonstration: boolean;
  readonly filter: string;
  readonly truncated: boolean;
  readonly count: number;
}

/** `51°03.42′N 001°27.90′E to …`: south-west and north-east corner. */
export function cornersWords({ south, west, north, east }: AreaAsk['box'], words: Words): string {
  const at = (lat: number, lon: number) =>
    `${formatLatitude(lat, words.language, 1)} ${formatLongitude(lon, words.language, 1)}`;
  return words.t(areaText.corners, { southWest: at(south, west), northEast: at(north, east) });
}

/** The pairs of name and value that stand over the rows, after the marking. */
export function headLines(head: SheetHead, words: Words): readonly (readonly [string, string])[] {
  const { t, n } = words;
  const utc = (at: number) => `${formatUtcStamp(at)} UTC`;
  const span = { from: formatUtcStamp(head.ask.from), to: formatUtcStamp(head.ask.to) };
  const count = head.truncated ? `${n(head.count)}. ${t(areaText.truncated)}` : n(head.count);
  return [
    [t(areaText.area), t(sheet.area, { name: head.areaName, corners: cornersWords(head.ask.box, words) })],
    [t(sheet.period), t(sheet.span, span)],
    [t(sheet.count), count],
    ...(head.filter.trim() === '' ? [] : [[t(sheet.filter), head.filter.trim()] as const]),
    [t(sheet.journal), head.bookmark ?? t(sheet.unknown)],
    [t(sheet.author), head.author],
    [t(sheet.asked), utc(head.askedAt)],
    [t(sheet.exported), utc(head.exportedAt)],
  ];
}

/** The line that says how far the sheet may go. */
export function markingLine(head: SheetHead, { t }: Words): string {
  return head.demonstration ? `${t(sheet.marking)} · ${t(sheet.demonstration)}` : t(sheet.marking);
}

/** The whole export: byte order mark, marking, what was asked, by whom, then one line an item. */
export function areaCsv(head: SheetHead, items: readonly AreaItem[], words: Words): string {
  const columns = columnsOf(words);
  const rows: readonly (readonly Cell[])[] = [
    [markingLine(head, words)],
    [words.t(areaText.title)],
    ...headLines(head, words),
    [],
    columns.map(({ name }) => name),
    ...items.map((item) => columns.map(({ value }) => value(item))),
  ];
  return csvText(rows, words.language);
}

interface Column {
  readonly name: string;
  readonly value: (item: AreaItem) => Cell;
}

function columnsOf(words: Words): readonly Column[] {
  const { t } = words;
  const ofTrack = (read: (item: AreaItem & { kind: 'track' }) => Cell) => (item: AreaItem) =>
    item.kind === 'track' ? read(item) : null;
  const ofDetection = (read: (item: AreaItem & { kind: 'detection' }) => Cell) => (item: AreaItem) =>
    item.kind === 'detection' ? read(item) : null;
  return [
    { name: t(column.item), value: ({ kind }) => t(kind === 'track' ? column.station : column.detection) },
    { name: t(column.name), value: ofTrack(({ vessel }) => vessel?.name ?? null) },
    { name: t(column.mmsi), value: ofTrack(({ id }) => mmsiOf(id)) },
    { name: t(column.callSign), value: ofTrack(({ vessel }) => vessel?.callSign ?? null) },
    { name: t(column.imo), value: ofTrack(({ vessel }) => vessel?.imo ?? null) },
    { name: t(column.kind), value: (item) => kindWords(item, words) },
    { name: t(column.source), value: (item) => sourceOf(item) },
    { name: t(column.happened), value: ({ at }) => formatUtcStamp(at) },
    { name: t(column.recorded), value: (item) => formatUtcStamp(recordedAtOf(item)) },
    { name: t(column.lat), value: (item) => degrees(pointOf(item)?.lat) },
    { name: t(column.lon), value: (item) => degrees(pointOf(item)?.lon) },
    { name: t(column.bearing), value: (item) => bearingOf(item, words) },
    { name: t(column.accuracy), value: (item) => accuracyOf(item) },
    { name: t(column.speed), value: ofTrack(({ track }) => knots(track.speed)) },
    { name: t(column.course), value: ofTrack(({ track }) => track.course) },
    { name: t(column.assessment), value: ofDetection(({ detection }) => assessmentWords(detection, t)) },
    { name: t(column.journal), value: ofDetection(({ detection }) => detection.version) },
  ];
}

/** The kind of a station or of a detection in words. */
export function kindWords(item: AreaItem, { t }: Words): string {
  return t(item.kind === 'track' ? kindText[item.track.kind] : detectionText[item.detection.kind]);
}

/** Where an item was: a place, or the bearing under which it was seen. */
export function placeText(item: AreaItem, words: Words): string {
  const at = pointOf(item);
  return at === null ? (bearingOf(item, words) ?? '') : formatPosition(at, words.language);
}

/** The place of the item itself. A bearing has none: the camera's own place must never pass for the boat's. */
function pointOf(item: AreaItem): Position | null {
  return item.kind === 'track' ? item.track : item.detection.position;
}

function bearingOf(item: AreaItem, words: Words): string | null {
  return item.kind === 'track' ? null : bearingWords(item.detection, words);
}

/** Who reported an item. */
export function sourceOf(item: AreaItem): string {
  return item.kind === 'track' ? item.track.source : item.detection.source;
}

function recordedAtOf(item: AreaItem): number {
  return item.kind === 'track' ? item.track.receivedAt : Date.parse(item.detection.recordedAt);
}

function accuracyOf(item: AreaItem): number | null {
  const metres =
    item.kind === 'track' ? item.track.accuracyMetres : (item.detection.position?.accuracyMetres ?? null);
  return metres === null ? null : Math.round(metres);
}

function degrees(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e5) / 1e5;
}

function knots(metresPerSecond: number | null): number | null {
  return metresPerSecond === null ? null : Math.round(metresPerSecondToKnots(metresPerSecond) * 10) / 10;
}
