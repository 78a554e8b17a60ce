import { describe, expect, test } from 'vitest';
import type { Marking } from '../../kernel/marking.ts';
import type { PassageEvent } from './events-passage.ts';
import { applyCounted } from './counted-projection.ts';
import { fakeTables, recordedPassages } from './fake-tables.ts';
import { after, body, edge, opened, other, passage, positive, record, written } from './given-freight.ts';
import { beside } from './given-freight.ts';

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
