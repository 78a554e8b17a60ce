import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBefore } from '../../kernel/causal.ts';
import type { State } from '../../kernel/label.ts';
import type { Boat } from './boat-state.ts';
import { closingFindings } from './closing.ts';
import type { Contact } from './contact-state.ts';
import { at, orders, type Sea } from './given-rescue.ts';
import {
  type Act,
  allDoneAt,
  doneAt,
  giveAt,
  healed,
  seaOf,
  type Side,
  told,
  type TwoSides,
} from './given-two-sides.ts';
import { just } from './sample-contacts.ts';
import { closing, linking, paired, pickup, recording } from './sample-disputes.ts';
import { sampleOrders } from './sample-orders.ts';

const [one, two] = ['b-000001', 'b-000002'];
const boat = { boat: one };

const merging = { grade: 'probable', reason: 'same_caller' };
const transfers: readonly Act[] = (['fr', 'uk'] as const).flatMap((to): readonly Act[] => [
  {
    order: 'ProposeTransfer',
    said: { ...boat, transfer: `T-${to}`, to, reason: 'nearest_unit', crossesAt: null },
  },
  { order: 'AcceptTransfer', said: { ...boat, transfer: `T-${to}` } },
  { order: 'WithdrawTransfer', said: { ...boat, transfer: `T-${to}` } },
  { order: 'SettleCoordinator', said: { ...boat, to } },
]);
const search = { ...boat, search: 's-1' };
const searches: readonly Act[] = [
  {
    order: 'OpenSearch',
    said: {
      ...search,
      kind: 'boat',
      datum: null,
      datumAt: at('04:30'),
      persons: just(1),
      contact: null,
    },
  },
  { order: 'EndSearch', said: { ...search, contact: 'c-000002' } },
  { order: 'SuspendSearch', said: search },
];
const phases: readonly Act[] = [
  { order: 'SetPhase', said: { ...boat, phase: 'distress', reason: null, evidence: [] } },
  { order: 'SetPhase', said: { ...boat, phase: 'alert', reason: 'seen_safe', evidence: ['c-000002'] } },
];

/** What is asked of a boat in a night apart, beside every sample: said often, so that both say it. */
const often: readonly Act[] = [
  closing,
  linking('c-000006'),
  linking('c-000006', '04:21', two),
  linking('c-000007'),
  linking('c-000008'),
  { order: 'UnlinkContact', said: { ...boat, contact: 'c-000006', reason: 'mistaken' } },
  { order: 'NoteTask', said: { ...boat, task: 't-1', unit: 'LB-1', step: 'proposed' } },
  { order: 'NoteTask', said: { ...boat, task: 't-2', unit: 'LB-2', step: 'proposed' } },
  { order: 'NoteTask', said: { ...boat, task: 't-2', unit: 'LB-2', step: 'done' } },
  ...transfers,
  ...searches,
  ...phases,
  { order: 'MergeBoats', said: { ...boat, from: two, ...merging } },
  { order: 'MergeBoats', said: { boat: two, from: one, ...merging } },
  { order: 'SplitBoat', said: { ...boat, from: two, reason: 'mistaken' } },
];

/** Two boats, and what is heard of them and not yet linked; both nodes hold it. */
const heard = healed(
  allDoneAt(paired, 'fr', [
    recording('c-000006', { at: '04:20', claims: { persons: just(34), overboard: just(1) } }),
    recording('c-000007', { ...pickup, counted: { alive: 33 } }),
    recording('c-000008', { ...pickup, counted: { alive: 33 } }),
  ]),
);

/** How a night may begin: as heard, a transfer proposed, in distress, with a search open, or held by both sides. */
const beginnings: readonly TwoSides[] = [
  heard,
  healed(allDoneAt(heard, 'fr', transfers.slice(4, 5))),
  healed(allDoneAt(heard, 'fr', phases.slice(0, 1))),
  healed(allDoneAt(heard, 'fr', searches.slice(0, 1))),
  healed(doneAt(heard, 'uk', { order: 'MergeBoats', said: { ...boat, from: two, ...merging } })),
];
const rest: readonly Act[] = orders.flatMap((order) =>
  (sampleOrders[order] ?? []).map((said): Act => ({ order, said })),
);

/** One thing that happens: an act at a node, or so many events told to the other. */
type Step = readonly [kind: 'often' | 'rest' | 'told', index: number, node: State, isLiaison: boolean];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('often', 'often', 'often', 'often', 'often', 'rest', 'told'),
  fc.nat(9_999),
  fc.constantFrom('fr', 'uk'),
  fc.nat(7).map((draw) => draw === 0),
);
/** Some steps after one of the beginnings; here and there both are told everything. */
const nights = fc.tuple(fc.nat(beginnings.length - 1), fc.array(step, { minLength: 8, maxLength: 24 }));
type Night = readonly [beginning: number, steps: readonly Step[]];

/** What both nodes hold after each step of a night, the beginning first. */
function played([beginning, steps]: Night): readonly TwoSides[] {
  let sides = beginnings[beginning] ?? heard;
  const all = [sides];
  for (const [number, [kind, index, node, isLiaison]] of steps.entries()) {
    if (kind === 'told') sides = index % 3 === 0 ? healed(sides) : told(sides, node, 1 + (index % 6));
    else {
      const acts = kind === 'often' ? often : rest;
      const act = acts[index % acts.length];
      if (act === undefined) continue;
      const side = isLiaison ? (node === 'fr' ? 'uk' : 'fr') : node;
      sides = giveAt(sides, node, { ...act, side, at: momentOf(number) }).sides;
    }
    all.push(sides);
  }
  return all;
}

/** Each act at its own moment, one clock for both: no law may hang on it. */
function momentOf(number: number) {
  return at(`05:${String(number % 60).padStart(2, '0')}:${String(Math.floor(number / 60))}`);
}

function boatsIn(sea: Sea): readonly Boat[] {
  return [...sea].flatMap(([name, state]) => (name.startsWith('boat/') ? [state as Boat] : [])); // folded so
}

const lastOf = (all: readonly TwoSides[]): TwoSides => all.at(-1) ?? heard;

describe('two nodes apart, whatever is done at each', () => {
  test('the same events give the same boats, whatever order they came in', () => {
    fc.assert(
      fc.property(nights, fc.infiniteStream(fc.nat()), (night, chance) => {
        const both = healed(lastOf(played(night)));
        expect(plain(seaOf(both.uk))).toEqual(plain(seaOf(both.fr)));
        expect(plain(seaOf(shuffled(both.fr, chance)))).toEqual(plain(seaOf(both.fr)));
      }),
      { numRuns: 200, seed: 51 },
    );
  });

  test('somebody answers for every boat, by the word of their own node, at every moment', () => {
    fc.assert(
      fc.property(nights, (night) => {
        for (const sides of played(night)) {
          const [fr, uk] = [boatsIn(seaOf(sides.fr)), boatsIn(seaOf(sides.uk))];
          for (const { boat: name } of [...fr, ...uk]) {
            const there = [fr, uk].map((all) => all.find((found) => found.boat === name));
            const [french, british] = there;
            const isHeld =
              french?.coordinator === 'fr' ||
              french?.coordinator === 'both' ||
              british?.coordinator === 'uk' ||
              british?.coordinator === 'both';
            expect([name, french?.coordinator, british?.coordinator, isHeld]).toContain(true);
          }
        }
      }),
      { numRuns: 120, seed: 52 },
    );
  });

  test('a boat is closed only by a closing that had seen all evidence, and that could be made now', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const both = healed(lastOf(played(night)));
        for (const found of boatsIn(seaOf(both.fr))) {
          if (found.status !== 'closed') continue;
          const closure = found.closure ?? expect.fail('closed without a closing');
          expect(unseenBy(both.fr, found, closure.at)).toEqual([]);
          expect(closingFindings(found, closure.outcome, closure.identification)).toEqual([]);
        }
      }),
      { numRuns: 400, seed: 53 },
    );
  });

  test('telling moves no boat that the other side had not touched', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const apart = lastOf(played(night));
        const both = boatsIn(seaOf(healed(apart).fr));
        const untouched = boatsIn(seaOf(apart.fr)).filter(({ boat: name }) => !isTouched(apart, name));
        for (const before of untouched)
          expect(both.find((found) => found.boat === before.boat)).toEqual(before);
      }),
      { numRuns: 120, seed: 54 },
    );
  });

  test('no boat changes hands but by an acceptance, a settlement or a merge', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const both = healed(lastOf(played(night)));
        for (const found of boatsIn(seaOf(both.fr))) {
          const types = both.fr.held
            .filter(({ stream }) => stream === `boat/${found.boat}`)
            .map(({ event }) => event.type);
          if (found.coordinator !== found.side && found.coordinator !== 'both')
            expect(types).toContainEqual(
              expect.stringMatching(/^(?:TransferAccepted|CoordinatorSettled|DisputeSettled)$/),
            );
        }
      }),
      { numRuns: 200, seed: 55 },
    );
  });

  test('no two boats bear one number', () => {
    const opening: readonly Act[] = ['c-000001', 'c-000004', 'c-000002'].flatMap((contact) =>
      ['b-000011', 'b-000012', 'b-000013'].map(
        (name): Act => ({ order: 'OpenBoat', said: { boat: name, contact } }),
      ),
    );
    fc.assert(
      fc.property(nights, (night) => {
        let sides = heard;
        for (const [number, [kind, index, node, isLiaison]] of night[1].entries()) {
          const act = opening[index % opening.length];
          if (kind === 'told' || act === undefined) sides = told(sides, node, 1 + (index % 6));
          else {
            const named = { ...(act.said as object), boat: `b-${node}0000${index % 7}` };
            const side = isLiaison ? (node === 'fr' ? 'uk' : 'fr') : node;
            sides = giveAt(sides, node, { order: act.order, said: named, side, at: momentOf(number) }).sides;
          }
        }
        const references = boatsIn(seaOf(healed(sides).fr)).map(({ reference }) => reference);
        expect(new Set(references).size).toBe(references.length);
      }),
      { numRuns: 120, seed: 56 },
    );
  });
});

test('every dispute is over once a person of each side has said the same, and not before', () => {
  fc.assert(
    fc.property(nights, fc.constantFrom(...answers), (night, wished) => {
      let sides = healed(lastOf(played(night)));
      for (let round = 0; round < 60; round += 1) {
        const [found] = disputesIn(seaOf(sides.fr));
        if (found === undefined) break;
        sides = settledByBoth(sides, found, wished);
        expect(disputeNames(seaOf(sides.fr))).not.toContain(nameOf(found));
        expect(plain(seaOf(sides.uk))).toEqual(plain(seaOf(sides.fr)));
      }
      expect(disputeNames(seaOf(sides.fr))).toEqual([]);
    }),
    { numRuns: 300, seed: 57 },
  );
});

const plain = (sea: Sea): Readonly<Record<string, unknown>> => Object.fromEntries(sea);

/** The same events, come in in another order. */
function shuffled(side: Side, chance: Iterator<number>): Side {
  const left = [...side.held];
  const held = side.held.flatMap(() => left.splice(Number(chance.next().value) % left.length, 1));
  return { ...side, held };
}

const evidenceTypes: ReadonlySet<string> = new Set([
  'ContactLinked',
  'ContactUnlinked',
  'EvidenceCorrected',
  'SearchOpened',
  'PhaseRaised',
  'BoatMerged',
  'BoatReopened',
  'CountsExplained',
  'TransferProposed',
]);

/** Evidence of a boat that the author of its closing had not, and whose author had not the closing. */
function unseenBy({ held }: Side, { boat: name }: Boat, closedAt: string): readonly string[] {
  const mine = held.filter(({ stream }) => stream === `boat/${name}`);
  const closed = mine.find(({ event }) => event.type === 'BoatClosed' && event.at === closedAt);
  if (closed === undefined) return ['no such closing'];
  return mine
    .filter((other) => other.origin !== closed.origin && evidenceTypes.has(other.event.type))
    .filter((other) => !isBefore(other, closed) && !isBefore(closed, other))
    .map(({ event }) => event.type);
}

/** Whether the United Kingdom has written of a boat what France has not heard of. */
function isTouched({ fr, uk }: TwoSides, name: string): boolean {
  const written = (side: Side): number =>
    side.held.filter(({ stream, origin }) => stream === `boat/${name}` && origin === 'uk').length;
  return written(fr) !== written(uk);
}

interface Found {
  readonly dispute: string;
  readonly order: 'SettleDispute' | 'SettleLink';
  readonly on: Readonly<Record<string, string>>;
}

function disputesIn(sea: Sea): readonly Found[] {
  return [...sea].flatMap(([name, state]) => {
    const [kind = '', id = ''] = name.split('/');
    if (kind !== 'boat' && kind !== 'contact') return [];
    const { disputes = [] } = state as Partial<Pick<Boat | Contact, 'disputes'>>; // folded so; none where nothing stands
    const order = kind === 'boat' ? 'SettleDispute' : 'SettleLink';
    return disputes.map(({ dispute }): Found => ({ dispute, order, on: { [kind]: id } }));
  });
}

/** Names of disputes by the record they stand on: two records may dispute the same pair. */
const disputeNames = (sea: Sea): readonly string[] => disputesIn(sea).map(nameOf);
const nameOf = ({ dispute, on }: Found): string => `${Object.values(on).join()} ${dispute}`;

/** What both hold once one side has said so; null: refused. */
function saying(
  sides: TwoSides,
  node: State,
  { found, word }: { found: Found; word: string },
): TwoSides | null {
  const { dispute, order, on } = found;
  const said = { ...on, dispute, stands: word, reason: 'agreed_by_telephone' };
  const { sides: after, refusal } = giveAt(sides, node, { order, said, at: at('09:00') });
  if (refusal !== null) expect(['cannot_close', 'merged_elsewhere', 'evidence_needed']).toContain(refusal);
  return refusal === null ? healed(after) : null;
}

const answers = [
  ['own', 'other'],
  ['other', 'own'],
  ['both', 'both'],
] as const;

/** Both sides say the same, in the words wished or, where those are refused, in the first that are not. */
function settledByBoth(sides: TwoSides, found: Found, wished: (typeof answers)[number]): TwoSides {
  for (const [french, british] of [wished, ...answers]) {
    const first = saying(sides, 'fr', { found, word: french });
    if (first === null) continue;
    expect(disputeNames(seaOf(first.fr))).toContain(nameOf(found));
    const second = saying(first, 'uk', { found, word: british });
    if (second !== null) return second;
  }
  return expect.fail(`nobody can settle ${nameOf(found)}`);
}
