import { expect, test } from 'vitest';
import { fromUtc } from '../kernel/time.ts';
import { at, boatIn, type Sea } from '../operations/rescue/given-rescue.ts';
import { linked, place } from '../operations/rescue/sample-contacts.ts';
import { openSea } from '../operations/rescue/sample-states.ts';
import { newestPosition } from '../operations/rescue/view/phrases.ts';
import { needOf } from './need-source.ts';

const one = 'b-000001';
const seen = () =>
  linked(openSea(), 'c-firm001', { boat: one, at: '02:30', positions: [place(51.1, 1.6, '02:30')] });
const needed = (sea: Sea, clock: string) => needOf(boatIn(sea, one), fromUtc(at(clock)));

test('units are sent to the place that the chart shows, not to one that is only possibly of this boat', () => {
  const sea = linked(seen(), 'c-maybe01', {
    boat: one,
    at: '02:40',
    grade: 'possible',
    positions: [place(51.4, 1.9, '02:40')],
  });
  const shown = newestPosition(boatIn(sea, one))?.position;
  expect(shown).toMatchObject({ lat: 51.1, lon: 1.6 });
  expect(needed(sea, '02:45')?.place).toEqual({ lat: shown?.lat, lon: shown?.lon });
});

test('a place of hours ago is told with its hour and with how far off the boat may be by now', () => {
  const soon = needed(seen(), '02:32');
  expect(soon).toMatchObject({ place: { lat: 51.1, lon: 1.6 }, placeAt: at('02:30') });
  expect(soon?.withinMetres).toBeLessThan(2_000);
  const late = needed(seen(), '06:40');
  expect(late).toMatchObject({ place: { lat: 51.1, lon: 1.6 }, placeAt: at('02:30') });
  expect(late?.withinMetres).toBeGreaterThan(50_000);
});

test('a place whose clock ran ahead is one of now', () => {
  expect(needed(seen(), '02:20')).toMatchObject({ placeAt: at('02:20'), withinMetres: 100 });
});
