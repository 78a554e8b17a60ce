import { describe, expect, test } from 'vitest';
import { names, sampleBoat, sampleContact, sampleExpectation, sampleNight, t } from '../sample-night.ts';
import { cannotLink, mustLink, notABoat, related } from './links.ts';

const strong = (boat: string, against: readonly string[] = []) => ({
  boat,
  strength: 'strong' as const,
  against,
  reasons: [],
  first: true,
});
const [one, two] = [sampleBoat('b-000001', ['E1']), sampleBoat('b-000002', ['E2'])];

describe('must_link', () => {
  const wanted = sampleExpectation('must_link', { events: ['E1', 'E2'], by: t('03:00') });

  test('holds where both are linked, or the second is suggested first', () => {
    expect(mustLink(wanted, sampleNight({ boats: [sampleBoat('b-000001', ['E1', 'E2'])] })).pass).toBe(true);
    const suggestions = { [names.contact('E2')]: [strong('b-000001')] };
    expect(mustLink(wanted, sampleNight({ boats: [one], suggestions })).pass).toBe(true);
  });

  test('holds where two records are suggested first as one boat, not where something speaks against it', () => {
    const boats = [one, two];
    expect(
      mustLink(wanted, sampleNight({ boats, suggestions: { 'b-000001': [strong('b-000002')] } })).pass,
    ).toBe(true);
    const against = { 'b-000001': [strong('b-000002', ['too_far'])] };
    expect(mustLink(wanted, sampleNight({ boats, suggestions: against })).pass).toBe(false);
  });

  test('fails where the two stand on two boats, are suggested second, or come too late', () => {
    expect(mustLink(wanted, sampleNight({ boats: [one, two] })).pass).toBe(false);
    const second = { [names.contact('E2')]: [strong('b-000009'), strong('b-000001')] };
    expect(mustLink(wanted, sampleNight({ boats: [one], suggestions: second })).pass).toBe(false);
    const late = { at: t('03:01'), boats: [sampleBoat('b-000001', ['E1', 'E2'])] };
    expect(mustLink(wanted, sampleNight(late)).pass).toBe(false);
  });
});

describe('cannot_link', () => {
  const wanted = sampleExpectation('cannot_link', { a: ['E1'], b: ['E2'], by: t('03:00') });

  test('holds where they are apart, or the suggestion shows what speaks against it', () => {
    expect(cannotLink(wanted, sampleNight({ boats: [one, two] })).pass).toBe(true);
    const suggestions = { [names.contact('E2')]: [strong('b-000001', ['count_differs'])] };
    expect(cannotLink(wanted, sampleNight({ boats: [one], suggestions })).pass).toBe(true);
  });

  test('fails on a link, on one undone since, and on a bare suggestion', () => {
    const together = sampleNight({ boats: [sampleBoat('b-000001', ['E1', 'E2'])] });
    expect(cannotLink(wanted, together).pass).toBe(false);
    const apart = sampleNight({ boats: [one, two] });
    expect(cannotLink(wanted, { ...apart, moments: [...together.moments, ...apart.moments] }).pass).toBe(
      false,
    );
    const bare = { [names.contact('E2')]: [strong('b-000001')] };
    expect(cannotLink(wanted, sampleNight({ boats: [one], suggestions: bare })).pass).toBe(false);
  });
});

describe('related', () => {
  const wanted = sampleExpectation('related', {
    events: ['E1', 'E2'],
    relation: 'persons_transferred',
    count: 15,
    by: t('03:00'),
  });
  const relation = (count: number) => ({
    other: 'b-000002',
    relation: 'persons_transferred' as const,
    way: 'to' as const,
    count: { min: count, max: count, best: count },
    contacts: [names.contact('E1'), names.contact('E2')],
  });

  test('holds with the count, fails with another, with one boat, and without a relation', () => {
    const told = (count: number) => [sampleBoat('b-000001', ['E1'], { relations: [relation(count)] }), two];
    expect(related(wanted, sampleNight({ boats: told(15) })).pass).toBe(true);
    expect(related(wanted, sampleNight({ boats: told(14) })).pass).toBe(false);
    expect(related(wanted, sampleNight({ boats: [one, two] })).pass).toBe(false);
    expect(related(wanted, sampleNight({ boats: [sampleBoat('b-000001', ['E1', 'E2'])] })).pass).toBe(false);
  });
});

describe('not_a_boat', () => {
  const wanted = sampleExpectation('not_a_boat', { event: 'E1', explained_by: 'E2', by: t('03:00') });
  const contacts = [sampleContact('E1'), sampleContact('E2')];

  test('fails where an open boat stands on it alone, or nothing explains it', () => {
    expect(notABoat(wanted, sampleNight({ contacts, boats: [one, two] })).pass).toBe(false);
    expect(notABoat(wanted, sampleNight({ contacts, boats: [two] })).pass).toBe(false);
    expect(notABoat(wanted, sampleNight({ boats: [two] })).pass).toBe(false);
  });

  test('holds where it was answered with what it was', () => {
    const answer = { answer: 'not_a_boat', explainedBy: names.contact('E2') };
    const answered = [sampleContact('E1', { answer }), sampleContact('E2')];
    expect(notABoat(wanted, sampleNight({ contacts: answered, boats: [two] })).pass).toBe(true);
  });
});
