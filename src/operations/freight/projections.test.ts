import { describe, expect, test } from 'vitest';
import type { Marking } from '../../kernel/marking.ts';
import { applyCounted } from './counted-projection.ts';
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

describe('entries and the fairness report', () => {
  type Batch = { readonly events: readonly PassageEvent[]; readonly marking?: Marking };

  async function counted(batches: readonly Batch[]) {
    const tables = fakeTables({ counted: ['id'] });
    let from = 1;
    for (const { events, ...label } of batches) {
      await applyCounted(recordedPassages(events, { from, ...label }), tables.run);
      from += events.length;
    }
    return tables;
  }

  /** What the report counts: the passages that stand under an entry. */
  const wholesIn = ({ rows }: Awaited<ReturnType<typeof counted>>) =>
    rows('counted').flatMap(({ id, entries, grounds, found, form, place }) =>
      entries === 0 ? [] : [{ id, entries, grounds, found, form, place }],
    );

  const of = (id: string, events: readonly PassageEvent[]) => events.filter((one) => one.passage === id);
  const first = [opened()];
  const controlled = written(first, record(body('k-000001')));
  const later = [{ ...opened(other), arrivedAt: after(7_200), form: 'box' as const, place: 'calais' }];
  const foundPeople = written(later, {
    ...record(positive('k-000002', { ground: { kind: 'rule', reference: 'rule-1' } })),
    passage: other,
  });
  const apart = [...first, ...controlled, ...later, ...foundPeople];
  const joined = written(of(passage, apart), {
    type: 'JoinPassages',
    ...edge,
    other,
    grade: 'confirmed',
    reason: 'same_plate',
    seen: beside(of(other, apart)),
  });
  const parted = written([...of(passage, apart), ...of(passage, joined)], {
    type: 'PartPassages',
    ...edge,
    other,
    reason: 'joined_by_mistake',
    seen: beside([...of(other, apart), ...of(other, joined)]),
  });

  const alone = [
    {
      id: passage,
      entries: 1,
      grounds: ['random'],
      found: false,
      form: 'curtain_sider',
      place: 'example-port',
    },
    { id: other, entries: 1, grounds: ['rule'], found: true, form: 'box', place: 'calais' },
  ];
  const together = [{ ...alone[0], entries: 2, grounds: ['random', 'rule'], found: true }];

  describe('passages as the fairness report counts them', () => {
    test('two entries count twice, joined by a person once, as of the first, with the grounds and finds of both', async () => {
      expect(wholesIn(await counted([{ events: apart }]))).toEqual(alone);
      expect(wholesIn(await counted([{ events: apart }, { events: joined }]))).toEqual(together);
    });

    test('what a ground found is kept apart from what another did, also once it is put right', async () => {
      const foundBy = async (batches: readonly Batch[]) =>
        (await counted(batches)).rows('counted').map(({ id, entries, found_by: by }) => [id, entries, by]);
      const pair = [{ events: apart }, { events: joined }];
      expect(await foundBy(pair)).toEqual([
        [passage, 2, ['rule']],
        [other, 0, ['rule']],
      ]);
      const { where, readings, wind, seal } = positive('k-000002');
      const put = written(of(other, [...apart, ...joined]), {
        type: 'CorrectControl',
        ...edge,
        passage: other,
        control: 'k-000002',
        where,
        readings,
        wind,
        seal,
        result: 'nothing_found',
        found: null,
        reason: 'wrong_vehicle',
        seen: beside(of(passage, [...apart, ...joined])),
      });
      expect(await foundBy([...pair, { events: put }])).toEqual([
        [passage, 2, []],
        [other, 0, []],
      ]);
    });

    test('parted again they count twice', async () => {
      expect(wholesIn(await counted([{ events: apart }, { events: joined }, { events: parted }]))).toEqual(
        alone,
      );
    });

    test('what is recorded of either after they were joined is of the one passage', async () => {
      const more = recordedAfter();
      expect(wholesIn(await counted([{ events: apart }, { events: joined }, { events: more }]))).toEqual([
        { ...together[0], grounds: ['random', 'rule', 'tip'] },
      ]);
    });

    test('in one batch as one by one, and when the book is read anew', async () => {
      const events = [...apart, ...joined, ...parted, ...joined];
      const one = await counted([{ events }]);
      const many = await counted(events.map((event) => ({ events: [event] })));
      expect(wholesIn(one)).toEqual(together);
      expect(wholesIn(many)).toEqual(together);
    });

    test('entries that are joined bear each other’s labels, so that nobody counts half a passage', async () => {
      const tables = await counted([
        { events: [...first, ...controlled], marking: 'official' },
        { events: [...later, ...foundPeople], marking: 'official_sensitive' },
      ]);
      const before = tables.writes('counted');
      await applyCounted(recordedPassages(joined, { from: 20, marking: 'official' }), tables.run);
      // Each of the two is written under both labels: the store keeps the stricter.
      expect(tables.writes('counted') - before).toBe(4);
    });
  });

  /** A third control, of the entry that is not the first. */
  function recordedAfter(): readonly PassageEvent[] {
    const tip = body('k-000003', { ground: { kind: 'tip', reference: 'tip-1' } });
    const history = [...of(other, apart), ...of(other, joined)];
    const seen = { ...record(tip).seen, ...beside([...of(passage, apart), ...of(passage, joined)]) };
    return written(history, { ...record(tip), passage: other, seen });
  }
});
