import { describe, expect, test } from 'vitest';
import { differencesOf, endsAlike, measuresOf } from './measures.ts';
import { sampleAlarm, sampleBoat, sampleContact, sampleLedger, sampleNight, t } from './sample-night.ts';

const boats = [sampleBoat('b-000001', ['E1']), sampleBoat('b-000002', ['E2'])];
const people = { 'b-000001': sampleLedger };
const contacts = [sampleContact('E1'), sampleContact('E2')];
const figures = { distinct_boats: 2, deceased: 0 };
const of = (moment: Parameters<typeof sampleNight>[0]) => measuresOf(sampleNight(moment), []);

describe('measures of a night', () => {
  test('are the same bytes for the same state, however it is ordered and whenever it was reached', () => {
    const one = of({ boats, people, contacts, figures, alarms: [sampleAlarm()] });
    const other = of({
      at: t('04:00'),
      boats: boats.toReversed(),
      people,
      contacts: contacts.toReversed(),
      figures: { deceased: 0, distinct_boats: 2 },
      alarms: [sampleAlarm({ since: t('02:02') })],
    });
    expect(other).toBe(one);
    expect(one).not.toContain('2027-09-09T');
  });

  test.each([
    ['a link', { boats: [sampleBoat('b-000001', ['E1', 'E2']), sampleBoat('b-000002', [])] }],
    [
      'a coordinator',
      { boats: [sampleBoat('b-000001', ['E1'], { coordinator: 'uk' as const }), ...boats.slice(1)] },
    ],
    ['a count', { people: { 'b-000001': { ...sampleLedger, recoveredAlive: 39 } } }],
    ['a figure', { figures: { ...figures, deceased: 1 } }],
    ['a merge', { boats: [sampleBoat('b-000001', ['E1'], { mergedInto: 'b-000002' }), ...boats.slice(1)] }],
  ])('differ with %s', (_, changed) => {
    const base = { boats, people, contacts, figures };
    expect(of({ ...base, ...changed })).not.toBe(of(base));
  });
});

describe('what two nodes end with', () => {
  const night = sampleNight({ boats, people, contacts, figures });
  const other = (changed: Parameters<typeof sampleNight>[0]) =>
    sampleNight({ boats, people, contacts, figures, ...changed });

  test('is alike, and then nothing differs', () => {
    const alike = { fr: night, uk: other({ boats: boats.toReversed() }) };
    expect([endsAlike(alike), differencesOf(alike)]).toEqual([true, []]);
  });

  test('is told as both have it: a boat by its number, a figure by its name', () => {
    const uk = other({
      boats: [sampleBoat('b-000001', ['E1'], { coordinator: 'uk' }), ...boats.slice(1)],
      figures: { ...figures, deceased: 1 },
    });
    expect(endsAlike({ fr: night, uk })).toBe(false);
    expect(differencesOf({ fr: night, uk })).toEqual([
      'FR-27-001 coordinator: fr "fr", uk "uk"',
      'deceased: fr 0, uk 1',
    ]);
  });
});
