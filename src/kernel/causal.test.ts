import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causalOrder, concurrentPairs, isBefore, type Placed, placedOf } from './causal.ts';
import type { Imported } from './exchange.ts';
import type { UtcText } from './time.ts';

const origins = ['be', 'fr', 'uk'] as const;
type Origin = (typeof origins)[number];

interface Kept {
  readonly origin: Origin;
  readonly position: number;
  readonly imported: Imported | null;
}

/** A node of an invented world: what it holds of one stream, in version order. */
interface World {
  readonly held: Readonly<Record<Origin, Kept[]>>;
  /** Where each node's journal stands; it moves on for other streams too. */
  readonly heads: Record<Origin, number>;
}

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('own' as const),
      node: fc.constantFrom(...origins),
      gap: fc.nat({ max: 3 }),
    }),
    fc.record({
      kind: fc.constant('hear' as const),
      node: fc.constantFrom(...origins),
      from: fc.constantFrom(...origins),
    }),
  ),
  { maxLength: 60 },
);

/** Each node decides and hears, in an order drawn by chance; each origin's events come in their own order. */
function live(drawn: typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never): World {
  const world: World = { held: { be: [], fr: [], uk: [] }, heads: { be: 0, fr: 0, uk: 0 } };
  for (const step of drawn) {
    if (step.kind === 'hear') hear(world, step.node, step.from);
    else {
      world.heads[step.node] += step.gap + 1;
      world.held[step.node].push({
        origin: step.node,
        position: world.heads[step.node],
        imported: null,
      });
    }
  }
  return world;
}

/** Takes the next of another node's own events; false where all were taken. */
function hear({ held, heads }: World, node: Origin, from: Origin): boolean {
  if (node === from) return false;
  const taken = held[node].filter(({ origin }) => origin === from).length;
  const own = placedOf(held[from], from).filter(({ origin }) => origin === from);
  const next = own[taken];
  if (next === undefined) return false;
  heads[node] += 1;
  const { position, seen } = next;
  const imported = { position, seen, recordedAt: '2026-01-10T02:00:00.000Z' as UtcText, envelope: '0' };
  held[node].push({ origin: from, position: heads[node], imported });
  return true;
}

function healed(world: World): World {
  for (const node of origins) for (const from of origins) while (hear(world, node, from));
  return world;
}

const at = ({ held }: World, node: Origin) => placedOf(held[node], node);
const named = (events: readonly Placed[]) => events.map(({ origin, position }) => `${origin}:${position}`);

describe('canonical order', () => {
  test('is the same on nodes that received in different interleavings', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const world = healed(live(drawn));
        const [first, ...others] = origins.map((node) => named(causalOrder(at(world, node))));
        for (const other of others) expect(other).toEqual(first);
      }),
      { seed: 2_026, numRuns: 300 },
    );
  });

  test('holds every event once, whatever order they come in, and keeps every node’s own order', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (drawn, chance) => {
        const placed = at(live(drawn), 'fr');
        const shuffled = placed
          .map((event) => ({ event, by: chance.next().value ?? 0 }))
          .sort((one, other) => one.by - other.by)
          .map(({ event }) => event);
        const ordered = causalOrder(placed);
        expect(causalOrder(shuffled)).toEqual(ordered);
        expect(named(ordered).toSorted()).toEqual(named(placed).toSorted());
        expect(causalOrder(ordered)).toEqual(ordered);
      }),
      { seed: 2_026, numRuns: 300 },
    );
  });

  test('puts nothing before what its author had seen, also where events are missing', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.boolean()), (drawn, isKept) => {
        const some = at(healed(live(drawn)), 'uk').filter(() => isKept.next().value);
        const ordered = causalOrder(some);
        expect(ordered).toHaveLength(some.length);
        for (const [index, event] of ordered.entries())
          for (const later of ordered.slice(index + 1)) expect(isBefore(later, event)).toBe(false);
      }),
      { seed: 2_026, numRuns: 300 },
    );
  });

  test('is total also where two nodes each claim to have seen what the other said later', () => {
    const lies: readonly Placed[] = [
      { origin: 'uk', position: 1, seen: { fr: 9 } },
      { origin: 'fr', position: 9, seen: { uk: 1 } },
    ];
    expect(named(causalOrder(lies))).toEqual(['fr:9', 'uk:1']);
    expect(causalOrder(lies.toReversed())).toEqual(causalOrder(lies));
  });

  test('a stream of one node stays as it is stored', () => {
    const stored = [3, 8, 9].map((position) => ({ origin: 'fr', position, imported: null }));
    expect(named(causalOrder(placedOf(stored, 'fr')))).toEqual(['fr:3', 'fr:8', 'fr:9']);
  });
});

describe('concurrent pairs', () => {
  test('are those of which neither had seen the other, the same on every node', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const world = healed(live(drawn));
        const pairs = origins.map((node) => concurrentPairs(causalOrder(at(world, node))).map(named));
        expect(pairs[1]).toEqual(pairs[0]);
        expect(pairs[2]).toEqual(pairs[0]);
        for (const [one, other] of concurrentPairs(at(world, 'fr'))) {
          expect(one.origin).not.toBe(other.origin);
          expect(isBefore(one, other) || isBefore(other, one)).toBe(false);
        }
      }),
      { seed: 2_026, numRuns: 200 },
    );
  });

  test('an answer is no rival of what it answers', () => {
    const asked: Placed = { origin: 'uk', position: 4, seen: {} };
    const answered: Placed = { origin: 'fr', position: 2, seen: { uk: 4 } };
    expect(concurrentPairs(causalOrder([answered, asked]))).toEqual([]);
    expect(named(causalOrder([answered, asked]))).toEqual(['uk:4', 'fr:2']);
  });

  test('what had come but was not understood yet was not known to the author', () => {
    const place = (position: number, lacking?: readonly number[]): Imported => ({
      position,
      seen: {},
      recordedAt: '2026-01-10T02:00:00.000Z' as UtcText,
      envelope: '0',
      ...(lacking === undefined ? {} : { lacking }),
    });
    const [, , closed, late, closedAgain] = placedOf(
      [
        { origin: 'uk', position: 1, imported: place(6) },
        { origin: 'uk', position: 2, imported: place(8, [7]) },
        { origin: 'fr', position: 3, imported: null },
        { origin: 'uk', position: 4, imported: place(7) },
        { origin: 'fr', position: 5, imported: null },
      ],
      'fr',
    );
    expect(closed).toEqual({ origin: 'fr', position: 3, seen: { uk: 8 }, unseen: { uk: [7] } });
    expect(closedAgain).toEqual({ origin: 'fr', position: 5, seen: { uk: 8 } });
    if (closed === undefined || late === undefined) throw new Error('five were placed');
    expect(named(concurrentPairs(causalOrder([closed, late])).flat())).toEqual(['uk:7', 'fr:3']);
  });
});
