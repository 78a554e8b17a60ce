import { expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { tokens } from './given-plates.ts';
import { type PlateReadFacts, seenAt, tokensOf } from './seen-at.ts';

function read(plate: string, site: string, minute: number): PlateReadFacts {
  const at = instant(Date.UTC(2027, 8, 8, 12, minute));
  return {
    source: `anpr-${site}`,
    receivedAt: at,
    happenedAt: at,
    clock: 'agrees',
    site,
    lane: null,
    direction: null,
    facing: 'front',
    confidence: null,
    plate: tokens(plate),
  };
}

const plates = { tractor: tokens('ZX 4719 WK'), trailer: tokens('XZ 180 KV') };

test('a vehicle is seen at every site that read one of its plates, the latest first, near reads marked as such', () => {
  const seen = seenAt(plates, [
    read('ZX-4719-WK', 'calais', 1),
    read('XZ I8O KV', 'dunkirk', 3),
    read('ZX 4716 WK', 'coquelles', 2),
    read('KKK 11', 'calais', 4),
  ]);
  expect(seen.map(({ site, on, relation }) => `${site} ${on} ${relation}`)).toEqual([
    'dunkirk trailer confusable',
    'coquelles tractor one_apart',
    'calais tractor same',
  ]);
});

test('a read that is near to one plate and the very other counts as the other', () => {
  const alike = { tractor: tokens('ZX 4719 WK'), trailer: tokens('ZX 4718 WK') };
  expect(seenAt(alike, [read('ZX 4718 WK', 'calais', 1)])).toMatchObject([
    { on: 'trailer', relation: 'same' },
  ]);
});

test('nothing is looked for where no plate is known', () => {
  expect(tokensOf({ tractor: null, trailer: null })).toEqual([]);
  expect(tokensOf(plates).length).toBeGreaterThan(15);
});
