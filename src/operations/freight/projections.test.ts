import { describe, expect, test } from 'vitest';
import type { PassageEvent } from './events-passage.ts';
import { fakeTables, recordedPassages } from './fake-tables.ts';
import {
  after,
  body,
  by,
  edge,
  opened,
  other,
  passage,
  positive,
  record,
  seen,
  written,
} from './given-freight.ts';
import { beside } from './given-freight.ts';
import { tokensOfTwo, tokensToMeet } from './plate/index.ts';
import { freightProjection } from './projections.ts';

const keys = { passage: ['id'], control: ['id'], plate: ['token', 'passage'] };

/** Gives events to the projection in batches as they come in, and says what it wrote. */
async function projected(batches: readonly (readonly PassageEvent[])[]) {
  const tables = fakeTables(keys);
  let from = 1;
  for (const events of batches) {
    await freightProjection.apply(recordedPassages(events, { from }), tables.run, new Map());
    from += events.length;
  }
  return tables;
}

const tokensIn = (typed: string): number => {
  const { tokens } = seen(typed);
  return new Set([...tokensToMeet(tokens), ...tokensOfTwo(tokens)]).size;
};

const openedAlone = [opened()];
const recorded = written(openedAlone, record(body('k-000001')));
const history = [...openedAlone, ...recorded];
const noted: PassageEvent = {
  type: 'PlateNoted',
  at: after(900),
  passage,
  plate: seen('HGV-3X71'),
  by,
};
const second = [opened(other, 'HGV-3X77')];
const joined = written(history, {
  type: 'JoinPassages',
  ...edge,
  other,
  grade: 'confirmed',
  reason: 'same_plate',
  seen: beside(second),
});
const parted = written([...history, ...joined.filter((one) => one.passage === passage)], {
  type: 'PartPassages',
  ...edge,
  other,
  reason: 'joined_by_mistake',
  seen: beside([...second, ...joined.filter((one) => one.passage === other)]),
});

describe('the tables of passages', () => {
  test('a plate’s tokens are written once, however much is said of the passage afterwards', async () => {
    const { writes } = await projected([openedAlone, recorded, second, joined, parted]);
    expect(writes('plate')).toBe(2 * tokensIn('HGV-3X77'));
    expect(writes('control')).toBe(1);
  });

  test('a plate that is noted later, or corrected, is met by as well; the one before still is', async () => {
    const { writes, rows } = await projected([openedAlone, recorded, [noted]]);
    expect(writes('plate')).toBe(tokensIn('HGV-3X77') + tokensIn('HGV-3X71'));
    const held = rows('plate').map(({ token }) => token);
    for (const typed of ['HGV-3X77', 'HGV-3X71'])
      expect(held).toEqual(expect.arrayContaining([...tokensToMeet(seen(typed).tokens)]));
  });

  test('of the controls of a joined vehicle those are written that turn out to have missed people', async () => {
    const found = written([...history, ...joined.filter((one) => one.passage === passage)], {
      ...record(positive('k-000002')),
      seen: {
        ...record(positive('k-000002')).seen,
        ...beside([...second, ...joined.filter((one) => one.passage === other)]),
      },
    });
    const tables = await projected([openedAlone, recorded, second, joined, found]);
    expect(tables.writes('control')).toBe(3);
    expect(tables.rows('control').map(({ id, is_missed: isMissed }) => [id, isMissed])).toEqual([
      [`${passage}/k-000001`, true],
      [`${passage}/k-000002`, false],
    ]);
  });

  test('in one batch as in many', async () => {
    const events = [...openedAlone, ...recorded, noted, ...second, ...joined, ...parted];
    const [whole, apart] = [await projected([events]), await projected(events.map((event) => [event]))];
    for (const table of Object.keys(keys)) {
      const plain = (rows: readonly object[]) =>
        rows.map((row) => JSON.stringify({ ...row, changed: 0 })).toSorted();
      expect(plain(whole.rows(table))).toEqual(plain(apart.rows(table)));
    }
  });
});
