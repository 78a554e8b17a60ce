import { describe, expect, test } from 'vitest';
import { positionWords } from './report-words.ts';
import { after } from './sample-watch.ts';
import { type Sitrep, sitrepReport } from './sitrep.ts';

const full: Sitrep = {
  urgency: 'distress',
  from: 'MRCC-EXAMPLE',
  to: ['CROSS-EXAMPLE'],
  number: 2,
  at: after(3_600),
  identity: {
    reference: 'UK-26-007',
    description: { en: 'black inflatable', fr: 'pneumatique noir' },
  },
  position: { lat: 51.0391, lon: 1.36833, accuracyMetres: 500, at: after(3_000) },
  situation: {
    phase: 'distress',
    since: after(600),
    state: [{ en: 'taking water', fr: 'prend l’eau' }],
  },
  personsAtRisk: { min: 30, max: 40, best: 33 },
  unaccounted: { min: 6, max: 6, best: null },
  requests: [{ en: 'a second unit', fr: 'un second moyen' }],
  coordinator: 'both',
  weather: {
    at: after(1_800),
    visibilityMetres: 800,
    seaState: 2,
    windMetresPerSecond: 3.5,
    windFromDegrees: 90,
    waterCelsius: null,
  },
  actions: [{ at: after(1_200), unit: 'u-example', what: { en: 'under way', fr: 'en route' } }],
  search: null,
  onScene: null,
  units: ['u-example'],
  forecast: [{ en: 'tow to port', fr: 'remorquage vers le port' }],
  remarks: [],
};

describe('a situation report', () => {
  test('stands in one template, letter by letter', () => {
    expect(sitrepReport(full).en.split('\n')).toEqual([
      'DISTRESS · 2026-01-10 01:00 UTC',
      'From: MRCC-EXAMPLE',
      'To: CROSS-EXAMPLE',
      'SAR SITREP 2 · UK-26-007',
      'A. Identity of casualty: UK-26-007, black inflatable',
      "B. Position: 51°02.35'N 001°22.10'E (±500 m), 2026-01-10 00:50 UTC",
      'C. Situation: Distress phase, taking water (since 2026-01-10 00:10 UTC)',
      'D. Number of persons at risk: 30-40 (best figure 33) · unaccounted for: 6',
      'E. Assistance required: a second unit',
      'F. Coordinating centre: Both sides',
      'G. Description of casualty: black inflatable',
      'H. Weather on scene: wind 3.5 m/s 090°, sea state 2, visibility 800 m, water not known, 2026-01-10 00:30 UTC',
      'I. Initial actions taken: 00:20 u-example under way',
      'J. Search area: none',
      'K. Coordinating instructions: on-scene coordinator: not named · units taking part: u-example',
      'L. Future plans: tow to port',
      'M. Additional remarks: none',
    ]);
  });

  test('in French from the same fields: the same letters, the same figures', () => {
    const { en, fr } = sitrepReport(full);
    const letters = (text: string) => text.split('\n').map((line) => /^([A-M])\./.exec(line)?.[1] ?? '');
    const figures = (text: string) => text.match(/\d+(?:\.\d+)?/g);
    expect(letters(fr)).toEqual(letters(en));
    expect(figures(fr)).toEqual(figures(en));
    expect(fr).toContain('D. Nombre de personnes en danger : 30-40 (chiffre retenu 33) · manquantes : 6');
  });

  test('what is not known is said to be not known: never a zero, never a calm sea', () => {
    const { en, fr } = sitrepReport({
      ...full,
      position: null,
      personsAtRisk: null,
      unaccounted: null,
      weather: null,
      identity: { reference: 'UK-26-007', description: null },
    });
    expect(en).toContain('B. Position: not known');
    expect(en).toContain('D. Number of persons at risk: not known · unaccounted for: not known');
    expect(en).toContain('H. Weather on scene: not known');
    expect(fr).toContain('G. Description de l’unité en difficulté : non connu');
    expect(en).not.toMatch(/\b0\b/);
  });
});

test('positions: rounded minutes never read 60, west and south have their letter', () => {
  expect(positionWords({ lat: 50.999_99, lon: -0.000_1 })).toBe("51°00.00'N 000°00.01'W");
  expect(positionWords({ lat: -33.5, lon: 151.25 })).toBe("33°30.00'S 151°15.00'E");
});
