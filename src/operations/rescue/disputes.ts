import type { ConcurrentPair } from '../../kernel/decider.ts';
import type { Boat } from './boat-state.ts';
import { type Account, agreedOn, type Dispute } from './dispute.ts';
import { type Clash, clashOf, type Sided } from './dispute-kinds.ts';
import type { RescueEvent } from './decision.ts';
import { isOfBoat } from './of-boat.ts';
import { saidBeside } from './said-beside.ts';

/** What is disputed of a boat, and what was and every side has settled alike. */
export interface Disputed {
  readonly standing: readonly Dispute[];
  readonly over: readonly Dispute[];
}

/**
 * What two sides decided of a boat without sight of each other and cannot both be. In: the boat folded in canonical order,
 * and the pairs of its contested events of which neither author had the other's. One dispute holds everything that one
 * decision had not seen of one other side. The same on every node that holds the same events.
 */
export function disputesOf(boat: Boat, pairs: readonly ConcurrentPair<RescueEvent>[]): Disputed {
  const sided = pairs.flatMap(([one, other]): (readonly [Sided, Sided])[] =>
    isOfBoat(one.event) && isOfBoat(other.event)
      ? [
          [
            { ...one, event: one.event },
            { ...other, event: other.event },
          ],
        ]
      : [],
  );
  const groups = new Map<string, Clash[]>();
  for (const [one, other] of sided)
    for (const clash of clashOf(boat, one, other)) {
      const { kind, decided, unseen } = clash;
      const key = `${kind} ${decided.origin} ${decided.position} ${unseen.origin}`;
      groups.set(key, [...(groups.get(key) ?? []), clash]);
    }
  const disputes = [...groups.values()].flatMap((clashes) => disputeOf(boat, clashes));
  const blind = blindSettlements(sided);
  const standing: Dispute[] = [];
  const over: Dispute[] = [];
  for (const dispute of disputes) (isSettled(dispute, blind) ? over : standing).push(dispute);
  return { standing, over };
}

function disputeOf(boat: Boat, clashes: readonly Clash[]): readonly Dispute[] {
  const sorted = clashes.toSorted((a, b) => a.unseen.position - b.unseen.position);
  const [first] = sorted;
  if (first === undefined) return [];
  const { kind, decided, unseen } = first;
  const dispute = `${kind}.${decided.origin}-${decided.position}.${unseen.origin}-${unseen.position}`;
  return [
    {
      dispute,
      kind,
      decided: accountOf(decided),
      unseen: sorted.map((one) => accountOf(one.unseen)),
      sides: [decided.origin, unseen.origin].toSorted(),
      settlements: boat.settlements.filter((one) => one.dispute === dispute),
      closing: first.closing ?? null,
      coordinators: first.coordinators ?? null,
      phase: gravest(sorted),
      search: first.search ?? null,
      boats: first.boats ?? [],
      contacts: first.contacts ?? [],
    },
  ];
}

function gravest(clashes: readonly Clash[]): Dispute['phase'] {
  const called = clashes.flatMap(({ phase }) => (phase === undefined ? [] : [phase]));
  return called.includes('distress') ? 'distress' : (called[0] ?? null);
}

function accountOf({ event, origin, position }: Sided): Account {
  const { type, at, on: _on, ...body } = event;
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const named: Readonly<Record<string, unknown>> = body;
  return {
    origin,
    position,
    type,
    at,
    by: textOf(named['by']),
    contact: textOf(named['contact']),
    other: textOf(named['into'] ?? named['from'] ?? named['other']),
    says: saidBeside(named),
  };
}

/** What was settled without sight of which event: it does not count for a dispute that holds this event. */
type Blind = ReadonlyMap<string, ReadonlySet<string>>;

function blindSettlements(pairs: readonly (readonly [Sided, Sided])[]): Blind {
  const blind = new Map<string, Set<string>>();
  for (const [one, other] of pairs)
    for (const [by, of] of [
      [one, other],
      [other, one],
    ] as const)
      if (by.event.type === 'DisputeSettled') {
        const key = blindKey(by.event);
        blind.set(key, (blind.get(key) ?? new Set()).add(`${of.origin} ${of.position}`));
      }
  return blind;
}

function blindKey({ dispute, side, at }: Pick<Dispute['settlements'][number], 'dispute' | 'side' | 'at'>) {
  return `${dispute} ${side} ${at}`;
}

/** Every side has said the same, and had seen both accounts by then. */
function isSettled(dispute: Dispute, blind: Blind): boolean {
  if (agreedOn(dispute.settlements, dispute) === null) return false;
  const events = [dispute.decided, ...dispute.unseen].map(({ origin, position }) => `${origin} ${position}`);
  return dispute.settlements.every((said) => {
    const lacking = blind.get(blindKey(said));
    return lacking === undefined || events.every((event) => !lacking.has(event));
  });
}
