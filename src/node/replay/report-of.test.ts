import { describe, expect, test } from 'vitest';
import { reportSaid } from './report-of.ts';
import { sampleScenario, t } from './sample-night.ts';
import type { EventOf } from './scenario-events.ts';

function said(fields: object) {
  const { events } = sampleScenario({
    id: 'D1',
    at: t('03:00'),
    type: 'driver_report',
    node: 'UK',
    ...fields,
  });
  return reportSaid(events.at(-1) as EventOf<'driver_report'>); // the one given
}

describe('a driver’s report in a log’s words', () => {
  test('is read in both languages, with its place', () => {
    expect(said({ text: 'Driver at Calais lorry park: knocking from the load.' })).toEqual({
      what: 'noise',
      place: 'calais',
      direction: 'to_uk',
    });
    expect(said({ site: 'Port of Dunkirk', text: 'Chauffeur : scelle coupe.' })).toMatchObject({
      what: 'cut_seal',
      place: 'dunkirk',
    });
    expect(said({ site: 'A16', text: 'Deux personnes autour du camion.' })).toMatchObject({
      what: 'people_near',
      place: null,
    });
  });

  test('says the gravest of what it names, and its own field before the text', () => {
    expect(said({ text: 'Seal cut and voices inside.' })?.what).toBe('people_inside');
    expect(said({ what: 'cut_cover', text: '' })?.what).toBe('cut_cover');
    expect(said({ what: 'people_inside', site: 'Coquelles' })).toMatchObject({ place: 'coquelles' });
  });

  test('that nobody understands is none', () => {
    expect(said({ text: 'Lorem ipsum.' })).toBeNull();
  });
});
