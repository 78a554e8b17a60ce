import { expect, test } from 'vitest';
import type { UtcText } from '../../../kernel/time.ts';
import type { Entry } from '../queue/entry.ts';
import { instant } from '../../../kernel/time.ts';
import { type Double, doubleOf, draftOfJoin, openDoubles, readDoubles, toAskAbout } from './doubles.ts';
import type { EarlierPassage } from './earlier.ts';

const at = '2026-11-27T05:00:00.000Z' as UtcText; // as the device writes it
const opening: Entry = {
  id: 'open.p-mine000001',
  command: 'open-passage',
  fields: { place: 'calais', tractorPlate: 'ZZ901XYA' },
  passage: 'p-mine000001',
  urgency: 'plain',
  recordedAt: at,
  needs: [],
  bytes: 0,
  order: 1,
  attempts: 1,
  round: 0,
  standing: { phase: 'kept', at: instant(0), repeated: false },
};
const theirs: EarlierPassage = {
  passage: 'p-theirs0001',
  likeness: 'same',
  hint: 'YA',
  openedAt: '2026-11-27T04:50:00.000Z',
  place: 'calais',
  results: [],
  group: [],
};
const heard = (...told: readonly EarlierPassage[]): Double =>
  doubleOf(opening, told, new Set([opening.passage]));

test('what another team entered of the same plate waits for a person, people found first', () => {
  const found = { people: 1, children: 0, injured: 0, unconscious: 0 };
  const positive = { method: null, result: 'people_found', found, at, isOwn: false } as const;
  const grave = {
    ...theirs,
    passage: 'p-theirs0002',
    openedAt: '2026-11-27T03:00:00.000Z',
    results: [positive],
  };
  expect(heard(theirs).other?.passage).toBe('p-theirs0001');
  expect(heard(theirs, grave).other?.passage).toBe('p-theirs0002');
  expect(openDoubles([heard(theirs)])).toHaveLength(1);
  expect(openDoubles([{ ...heard(theirs), choice: 'apart' }])).toEqual([]);
});

test('another place, an alike plate, last night’s journey, its own and what is joined already ask nothing', () => {
  const others: readonly Partial<EarlierPassage>[] = [
    { place: 'coquelles' },
    { likeness: 'alike' },
    { openedAt: '2026-11-26T20:00:00.000Z' },
    { passage: opening.passage },
    { group: ['p-theirs0001', opening.passage] },
  ];
  for (const one of others) expect(heard({ ...theirs, ...one }).other).toBeNull();
});

test('each passage that the node holds is asked about once, and none that waits or has no plate', () => {
  const waiting: Entry = { ...opening, standing: { phase: 'waiting', notBefore: instant(0), trouble: null } };
  expect(toAskAbout([opening], [])).toEqual([opening]);
  expect(toAskAbout([opening], [heard()])).toEqual([]);
  expect(toAskAbout([waiting, { ...opening, fields: { place: 'calais' } }], [])).toEqual([]);
});

test('the join is one entry however often it is pressed, and what was kept is read again or asked anew', () => {
  const pair = { mine: 'p-mine000001', other: 'p-theirs0001' };
  expect(draftOfJoin(pair, at)).toEqual(draftOfJoin(pair, at));
  expect(draftOfJoin(pair, at).fields).toMatchObject({ passage: pair.mine, other: pair.other });
  expect(readDoubles([heard(theirs)])).toHaveLength(1);
  for (const kept of [null, 'x', [{}], [1]]) expect(readDoubles(kept)).toEqual([]);
});
