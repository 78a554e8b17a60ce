import { describe, expect, test } from 'vitest';
import { controlSaid } from './freight-of.ts';
import type { EventOf } from './scenario-events.ts';
import { sampleScenario, t } from './sample-night.ts';

function said(fields: object) {
  const { events } = sampleScenario({ id: 'F1', at: t('03:00'), type: 'freight', node: 'UK', ...fields });
  return controlSaid(events.at(-1) as EventOf<'freight'>); // the last one given
}

describe('a control in a log’s words', () => {
  test('is read in both languages', () => {
    expect(said({ method: 'fouille', result: 'ras' })).toMatchObject({
      method: 'physical_search',
      result: 'nothing_found',
      found: null,
    });
    expect(said({ method: 'pmmw_scan', result: 'anomaly', text: 'Soft-sided.' })).toMatchObject({
      method: 'passive_millimetre_wave',
      result: 'anomaly',
      sides: 'soft',
    });
    expect(said({ method: 'chien', result: 'personne_trouvee' })?.method).toBe('dog');
    expect(said({ method: 'sonde_co2', result: 'incertain' })?.result).toBe('uncertain');
  });

  test('gives the lamps of a detector, and wind', () => {
    const control = said({
      method: 'heartbeat',
      result: 'uncertain',
      text: 'Wind rocking. Three red, one green.',
    });
    expect(control).toMatchObject({
      wind: 'rocking',
      readings: [
        { quantity: 'heartbeat_red', value: 3, unit: 'count' },
        { quantity: 'heartbeat_green', value: 1, unit: 'count' },
      ],
    });
  });

  test('counts people by what is said of them, and takes an age for no number', () => {
    const french = said({
      method: 'fouille',
      result: 'persons_found',
      persons: 9,
      text: '9 personnes, dont deux mineurs de 12 ans et une femme enceinte, aucun blesse.',
    });
    expect(french?.found).toEqual({
      people: 9,
      children: 2,
      childrenAlone: null,
      injured: 0,
      unconscious: 0,
      pregnant: 1,
    });
    const english = said({
      method: 'physical_search',
      result: 'persons_found',
      text: 'Four people, one unconscious, two children.',
    });
    expect(english?.found).toMatchObject({ people: 4, children: 2, unconscious: 1, injured: 0, pregnant: 0 });
  });

  test('that nobody understands is none, and is not guessed', () => {
    expect(said({ method: 'divining_rod', result: 'nothing' })).toBeNull();
    expect(said({ method: 'dog', result: 'blue' })).toBeNull();
    expect(said({})).toBeNull();
  });
});
