import { describe, expect, test } from 'vitest';
import { instant, type UtcText } from '../../../kernel/time.ts';
import type { Draft, Entry } from '../queue/entry.ts';
import { draftsOfControl, draftsOfPeople } from './drafts.ts';
import { ownEarlier, plateShape, withoutDoubles } from './earlier.ts';
import { openSearches } from './open-searches.ts';
import { firstSettings, isOnShift, readSettings } from './settings.ts';
import { afterTap, newWork, nextStepOf, onePerson, possibleCount, stepOf, type Work } from './work.ts';

const at = '2026-11-26T05:00:00.000Z' as UtcText;
const settings = {
  ...firstSettings('en'),
  place: 'example-port',
  lane: 'L1',
  team: 'T-1',
  equipment: { dog: 'DOG-1' },
};
const ids = { passage: 'p-000001', subject: `s-${'0'.repeat(32)}`, control: 'k-000001' };
const begun = newWork({ ...ids, plate: 'ZZ123AB', country: 'GB', form: 'box', sides: 'hard', at });
const done: Work = [
  { type: 'method', method: 'dog', at } as const,
  { type: 'result', result: 'nothing_found' } as const,
  { type: 'ground', ground: { kind: 'random', reference: 'DRAW-1' } } as const,
].reduce(afterTap, begun);

const entriesOf = (drafts: readonly Draft[] | null): readonly Entry[] =>
  (drafts ?? []).map((draft, order) => ({
    ...draft,
    order,
    attempts: 0,
    round: 0,
    standing: { phase: 'kept', at: instant(0), repeated: false },
  }));

describe('a search in hand', () => {
  test('goes on where it stood, and is no entry before its last tap', () => {
    expect(stepOf(begun)).toBe('method');
    expect(stepOf(afterTap(begun, { type: 'method', method: 'dog', at }))).toBe('result');
    expect(draftsOfControl(begun, settings, at)).toBeNull();
    expect(stepOf(done)).toBe('confirm');
  });

  test('counts people only where people were found, and never what cannot be', () => {
    const found = afterTap(done, { type: 'result', result: 'people_found' });
    expect(found.found).toEqual(onePerson);
    expect(afterTap(found, { type: 'result', result: 'anomaly' }).found).toBeNull();
    expect(possibleCount({ people: 2, children: 5, injured: -1, unconscious: 3 })).toEqual({
      people: 2,
      children: 2,
      injured: 0,
      unconscious: 2,
    });
  });

  test('medical help comes before police and before release', () => {
    const hurt = { ...done, result: 'people_found', found: { ...onePerson, injured: 1 } } as const;
    expect(nextStepOf({ ...hurt, next: 'hand_to_police' })).toBe('medical');
    expect(nextStepOf(hurt)).toBe('medical');
    expect(nextStepOf(done)).toBe('release');
  });

  test('saved twice it is the same two entries; the control waits for its passage', () => {
    const [open, control] = draftsOfControl(done, settings, at) ?? [];
    expect([open?.id, control?.id, control?.needs]).toEqual([
      'open.p-000001',
      'control.k-000001',
      ['open.p-000001'],
    ]);
    expect(open?.fields).toMatchObject({
      tractorPlate: 'ZZ123AB',
      plates: [{ on: 'tractor', country: 'GB' }],
    });
    expect(control?.fields).toMatchObject({ equipment: 'DOG-1', team: 'T-1', next: 'release', found: null });
    expect(draftsOfControl({ ...done, isNew: false }, settings, at)).toHaveLength(1);
  });

  test('people found go as life, with the passage that they are in', () => {
    const drafts = draftsOfPeople(begun, settings, { found: onePerson, at, id: 'people.000001' });
    expect(drafts.map(({ urgency, command }) => [urgency, command])).toEqual([
      ['life', 'open-passage'],
      ['life', 'note-people-met'],
    ]);
  });
});

describe('what is known already', () => {
  const entries = entriesOf(draftsOfControl(done, settings, at));

  test('a plate is found as typed and with signs mistaken for one another', () => {
    expect(plateShape('zz-1o8 ab')).toBe(plateShape('22108A8'));
    expect(ownEarlier(entries, 'ZZ 123 AB')).toMatchObject([
      { likeness: 'same', results: [{ method: 'dog', result: 'nothing_found', isOwn: true }] },
    ]);
    expect(ownEarlier(entries, 'ZZI23AB')).toMatchObject([{ likeness: 'alike' }]);
    expect(ownEarlier(entries, 'XX999XX')).toEqual([]);
    expect(ownEarlier(entries, '')).toEqual([]);
  });

  test('the node’s view of a passage that this device has itself is not shown twice', () => {
    const own = ownEarlier(entries, 'ZZ123AB');
    const [first] = own;
    const told =
      first === undefined
        ? []
        : [
            { ...first, results: [] },
            { ...first, passage: 'p-000009' },
          ];
    expect(withoutDoubles(own, told).map(({ passage }) => passage)).toEqual(['p-000001', 'p-000009']);
  });

  test('open are the searches whose last control says that something follows', () => {
    expect(openSearches(entries)).toEqual([]);
    const goesOn = entriesOf(draftsOfControl({ ...done, next: 'open_and_search' }, settings, at));
    expect(openSearches(goesOn)).toMatchObject([{ passage: 'p-000001', plate: 'ZZ123AB', offeredTo: null }]);
  });
});

test('settings of another version are read as far as they fit, and never stop a shift', () => {
  expect(readSettings({ ...settings, palette: 'neon', lane: 'no good' }, 'fr')).toEqual({
    ...settings,
    palette: 'sun',
    lane: '',
  });
  expect(readSettings('nonsense', 'fr')).toEqual(firstSettings('fr'));
  expect([isOnShift(settings), isOnShift(firstSettings('en'))]).toEqual([true, false]);
});
