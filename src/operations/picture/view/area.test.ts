import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { csvCell } from '../../../kit/table/csv.ts';
import { type AreaAsk, areaPath, defaultSpan, isSameAsk, readSpan } from './area-ask.ts';
import { areaItems, filterItems, titleOf } from './area-items.ts';
import { areaCsv, placeText, type SheetHead } from './area-sheet.ts';
import { zonesOf } from './area-zones.ts';
import { noCharts } from '../../../kit/map/chart-set.ts';
import { detection, motion, now, vessel } from './given-picture.ts';

const hour = 3_600_000;
const utc = (text: string) => Date.parse(`${text}Z`);
const ask: AreaAsk = {
  box: { south: 50.5, west: -1, north: 51.25, east: 2 },
  zone: null,
  from: now - hour,
  to: now,
};

const asked = { from: now - hour, to: now };

test('the default is the hour before the moment shown', () => {
  expect(defaultSpan(now)).toEqual(asked);
});

test('an end that was not touched keeps its part of a second', () => {
  const span = { from: now - hour + 250, to: now + 250 };
  const typed = { from: '2027-09-09 01:00:00', to: '2027-09-09 02:14:00' };
  expect(readSpan(typed, { asked: span, shown: now, clock: now })).toEqual({
    kind: 'span',
    span: { from: utc('2027-09-09T01:00:00'), to: now + 250 },
  });
});

test('a time without a date is the one nearest to the moment shown', () => {
  const shown = utc('2027-09-08T02:14:00');
  const moments = { asked, shown, clock: now };
  const span = (from: string, to: string) => ({
    kind: 'span',
    // A written second is a whole one: what happened within it is not cut off.
    span: { from: utc(from), to: utc(to) + 999 },
  });
  expect(readSpan({ from: '23:50', to: '02:30' }, moments)).toEqual(
    span('2027-09-07T23:50:00', '2027-09-08T02:30:00'),
  );
  expect(readSpan({ from: '8/9 14:00', to: '2027-09-09 01:00' }, moments)).toEqual(
    span('2027-09-08T14:00:00', '2027-09-09T01:00:00'),
  );
  // Live: what has not come yet was yesterday.
  expect(readSpan({ from: '0213', to: '02:14:00' }, { asked, shown: now, clock: now })).toEqual(
    span('2027-09-09T02:13:00', '2027-09-09T02:14:00'),
  );
});

test.each([
  [{ from: 'soon', to: '02:10' }, 'from', 'bad_form'],
  [{ from: '02:10', to: '' }, 'to', 'bad_form'],
  [{ from: '02:10', to: '2027-09-09 02:15' }, 'to', 'future'],
  [{ from: '02:10', to: '02:09' }, 'from', 'after_to'],
  [{ from: '8/9 02:13', to: '02:14' }, 'from', 'span_too_long'],
] as const)('refused, with the field to mend: %o', (typed, field, reason) => {
  expect(readSpan(typed, { asked, shown: now, clock: now })).toEqual({ kind: 'refused', field, reason });
});

test('the question keeps the whole area: its edges are rounded outwards', () => {
  const odd = { south: 50.12345678, west: -1.12345678, north: 51.12345671, east: 2.12345671 };
  const query = new URL(areaPath({ ...ask, box: odd }), 'http://node.example').searchParams;
  expect(Number(query.get('south'))).toBeLessThanOrEqual(odd.south);
  expect(Number(query.get('west'))).toBeLessThanOrEqual(odd.west);
  expect(Number(query.get('north'))).toBeGreaterThanOrEqual(odd.north);
  expect(Number(query.get('east'))).toBeGreaterThanOrEqual(odd.east);
  expect(query.get('from')).toBe('2027-09-09T01:14:00.000Z');
  expect(query.get('to')).toBe('2027-09-09T02:14:00.000Z');
  expect(isSameAsk(ask, { ...ask })).toBe(true);
  expect(isSameAsk(ask, { ...ask, to: now - 1 })).toBe(false);
});

const bearing = {
  from: { lat: 51.05, lon: 1.5 },
  degrees: 245,
  accuracyDegrees: 2,
  rangeMetresMax: null,
};
const items = areaItems({
  motions: [
    motion('ais:999000001', { ageSeconds: 60 }),
    motion('ais:999000002', { ageSeconds: 5, lon: -1.25 }),
  ],
  vessels: [vessel('ais:999000001', '=HYPERLINK("http://node.example";"É")')],
  detections: [
    detection('cam/one', 30),
    detection('cam/two', 600, { kind: 'radar', position: null, bearing }),
  ],
  truncated: false,
});
const keys = (some: typeof items) => some.map(({ key }) => key);

test('stations and detections stand in one order, newest first', () => {
  expect(keys(items)).toEqual([
    'track:ais:999000002',
    'detection:cam/one',
    'track:ais:999000001',
    'detection:cam/two',
  ]);
});

test('words filter in the language of the screen, without accents or case, all of them', () => {
  const en = wordsOf('en');
  const fr = wordsOf('fr');
  expect(keys(filterItems(items, ' ', en))).toHaveLength(4);
  expect(keys(filterItems(items, '999000002', en))).toEqual(['track:ais:999000002']);
  expect(keys(filterItems(items, 'hyperlink é CALAIS', en))).toEqual(['track:ais:999000001']);
  expect(keys(filterItems(items, 'camera thermique', fr))).toEqual(['detection:cam/one']);
  expect(keys(filterItems(items, 'NON QUALIFIEE radar', fr))).toEqual(['detection:cam/two']);
  expect(filterItems(items, 'thermique', en)).toEqual([]);
  expect(items.map((item) => titleOf(item, fr))[1]).toBe('Caméra thermique · CAM-EXAMPLE-2');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+33', "'+33"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', '"\'\t=1"'],
  ['＝1', "'＝1"],
  ['EXAMPLE STAR', 'EXAMPLE STAR'],
  ['A "B", C', '"A ""B"", C"'],
  ['two\nlines', '"two\nlines"'],
])('the cell %o is no formula and keeps its columns', (text, cell) => {
  expect(csvCell(text, 'en')).toBe(cell);
});

test('numbers stay numbers, with the decimal mark of the language', () => {
  expect(csvCell(-1.25, 'en')).toBe('-1.25');
  expect(csvCell(-1.25, 'fr')).toBe('-1,25');
  expect(csvCell(null, 'fr')).toBe('');
});

const head: SheetHead = {
  ask,
  areaName: 'Chart',
  askedAt: now,
  exportedAt: now + 60_000,
  bookmark: 'p.example',
  author: 'A. Example, Desk 1 (UK)',
  demonstration: true,
  filter: '',
  truncated: true,
  count: 4,
};

test('an export says how far it may go, what was asked, at which position, by whom and when', () => {
  const csv = areaCsv(head, items, wordsOf('en'));
  expect(csv.startsWith('\uFEFFOFFICIAL · DEMONSTRATION')).toBe(true);
  for (const said of [
    '"Place in the book when asked, sealed",p.example',
    'Author,"A. Example, Desk 1 (UK)"',
    'Exported at,2027-09-09 02:15:00 UTC',
    'Period,2027-09-09 01:14:00 to 2027-09-09 02:14:00 UTC',
    'Only the newest 5,000 are shown.',
  ])
    expect(csv).toContain(said);
  const lines = csv.trimEnd().split('\r\n');
  expect(lines.at(-4)).toMatch(/^Station,,999000002,.*,2027-09-09 02:13:55,.*,51,-1\.25,/);
  expect(lines.at(-2)).toContain(`"'=HYPERLINK(""http://node.example"";""É"")"`);
});

test('a bearing never gives the camera’s place for the boat’s', () => {
  const line = areaCsv(head, items, wordsOf('en')).trimEnd().split('\r\n').at(-1);
  expect(line).toContain('Radar,CAM-EXAMPLE-2,2027-09-09 02:04:00,2027-09-09 02:04:00,,,245° ± 2');
  const last = items.at(-1);
  expect(last === undefined ? '' : placeText(last, wordsOf('en'))).toMatch(/^245° ± 2\.0° from 51°03\.00′N/);
});

test('a French export is for a French spreadsheet: semicolons, decimal commas, French heads', () => {
  const csv = areaCsv(head, items, wordsOf('fr'));
  expect(csv).toContain('Élément;Nom;MMSI;Indicatif;OMI;Type;');
  expect(csv).toContain(';51;-1,25;');
  expect(csv).toContain('Auteur;"A. Example, Desk 1 (UK)"');
});

test('zones are the named polygons of the charts; land is none', () => {
  const polygon = (name: unknown) => ({
    type: 'Feature' as const,
    properties: { name },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [1, 51],
          [1.5, 50.5],
          [2, 51.5],
          [1, 51],
        ],
      ],
    },
  });
  const sheet = (id: string, kind: 'lane' | 'land', names: readonly unknown[]) => ({
    id,
    kind,
    legal: false,
    features: { type: 'FeatureCollection' as const, features: names.map(polygon) },
  });
  const name = { en: 'Lane', fr: 'Voie' };
  const sheets = [sheet('coast', 'land', ['Land']), sheet('lanes', 'lane', [null, name])];
  expect(zonesOf({ ...noCharts, sheets })).toEqual([
    { id: 'lanes:1', name, box: { south: 50.5, west: 1, north: 51.5, east: 2 } },
  ]);
});
