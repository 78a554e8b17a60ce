import { ok, refuse } from '../../kernel/result.ts';
import { afterwards } from './boat-evidence.ts';
import { unlinkedBy } from './boat-merge.ts';
import { safeguardingAfter } from './boat-safeguarding.ts';
import type { Boat } from './boat-state.ts';
import { closingFindings } from './closing.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { BoatCommandOf, BoatEvent, BoatEventOf } from './events-boat.ts';
import { seenBoat } from './seen.ts';
import { type Settling, settlingOf } from './settling.ts';

type Order = BoatCommandOf<'SettleDispute'>;

/**
 * One side says which account of a dispute stands. It is over once a person of each side has said the same; what then
 * follows on other records is written with the last word. A closing is confirmed only while it could be made.
 * Refuses: `dispute_unknown`, `side_unknown`, `other_side_only`, `cannot_close`, `boat_unknown`, `merged_elsewhere`.
 */
export function settleDispute(boat: Boat, order: Order): RescueDecision {
  const read = settlingOf(boat.disputes, boat.settlements, order);
  if (!read.ok) return read;
  const settling = read.value;
  if (settling.isRepeated) return ok([]);
  const against = againstClosing(boat, settling);
  if (against !== null) return against;
  const said = settledEvent(boat, settling, order);
  if (!settling.carried) return ok([said]);
  const follows = following(boat, settling, order);
  return follows.ok ? ok([said, ...follows.value]) : follows;
}

/** Whether the account that stands is the one by which something was decided. */
function isUpheld({ dispute, stands }: Settling): boolean {
  return stands === dispute.decided.origin;
}

/** A closing that is confirmed must hold on all that both sides know by now. */
function againstClosing(boat: Boat, settling: Settling): RescueDecision | null {
  const { dispute } = settling;
  const { closing } = dispute;
  if (closing === null || dispute.kind !== 'closed_unseen' || !isUpheld(settling)) return null;
  const disputes = boat.disputes.filter((one) => one !== dispute);
  const findings = closingFindings({ ...boat, disputes }, closing.outcome, closing.identification);
  if (findings.length === 0) return null;
  const detail = Object.fromEntries(findings.map(({ obstacle }) => [obstacle, 1]));
  return refuse('cannot_close', detail);
}

function settledEvent(boat: Boat, settling: Settling, order: Order): BoatEventOf<'DisputeSettled'> {
  const { dispute, side, sides, stands, carried } = settling;
  const upheld = isUpheld(settling);
  const isClosing = dispute.kind === 'closed_unseen' || dispute.kind === 'closed_differently';
  const isHeld = isClosing && stands === closerOf(settling);
  const { closing } = dispute;
  const [first, second] = dispute.coordinators ?? [null, null];
  const coordinator = stands === 'both' && first !== null ? 'both' : upheld ? first : second;
  return {
    type: 'DisputeSettled',
    ...doneBy(order),
    boat: boat.boat,
    dispute: dispute.dispute,
    kind: dispute.kind,
    stands,
    reason: order.reason,
    side,
    sides: [...sides],
    carried,
    voids: closing === null || isHeld ? null : { at: closing.at, by: closing.by },
    coordinator,
    phase: upheld ? null : dispute.phase,
    search: upheld ? null : dispute.search,
  };
}

/** Whose closing it is that was in force. */
function closerOf({ dispute }: Settling): string | null {
  const { closing, decided, unseen } = dispute;
  const all = [decided, ...unseen];
  return (
    all.find(({ type, at, by }) => type === 'BoatClosed' && at === closing?.at && by === closing.by)
      ?.origin ?? null
  );
}

/** What follows beside, once all say the same. */
function following(boat: Boat, settling: Settling, order: Order): RescueDecision {
  const { dispute, stands } = settling;
  switch (dispute.kind) {
    case 'counted_twice':
      return ok([explained(boat, settling, order)]);
    case 'merged_unseen': {
      const [into] = dispute.boats;
      return mergedAs(boat, isUpheld(settling) ? (into ?? null) : null, { of: dispute.boats, order });
    }
    case 'merged_twice': {
      const [first, second] = dispute.boats;
      const into = stands === 'both' ? null : isUpheld(settling) ? first : second;
      return mergedAs(boat, into ?? null, { of: dispute.boats, order });
    }
    case 'merged_crosswise':
      return uncrossed(boat, settling, order);
    default:
      return ok([]);
  }
}

/** Both links stay; which of the two figures is used, or that they are of different people. */
function explained(boat: Boat, { dispute, stands }: Settling, order: Order): BoatEvent {
  const [first, second] = dispute.contacts;
  const uses = stands === 'both' ? null : ((stands === dispute.decided.origin ? first : second) ?? null);
  return {
    type: 'CountsExplained',
    ...doneBy(order),
    boat: boat.boat,
    contacts: [...dispute.contacts],
    explanation: 'told_by_both_sides',
    uses,
  };
}

interface Merging {
  readonly of: readonly string[];
  readonly order: Order;
}

/** The record goes on under `into`, with all that it holds by now, or by itself; off every other record. */
function mergedAs(boat: Boat, into: string | null, { of, order }: Merging): RescueDecision {
  const done = doneBy(order);
  const events: RescueEvent[] = [];
  for (const name of of) {
    const other = seenBoat(order, name);
    if (other === null) return refuse('boat_unknown');
    if (name === into) {
      if (other.mergedInto !== null) return refuse('merged_elsewhere', { into: other.mergedInto });
      events.push(
        { type: 'MergedInto', ...done, boat: boat.boat, into },
        { ...broughtIn(boat, other, order), on: `boat/${into}` },
      );
    } else events.push(...takenOff(boat, other, order));
  }
  if (into === null) events.push({ type: 'SplitFrom', ...done, boat: boat.boat, into: of[0] ?? boat.boat });
  return ok(events);
}

/** The other no longer bears this record, nor the contacts that it had only through it. */
function takenOff(boat: Boat, other: Boat, order: Order): readonly RescueEvent[] {
  const on = `boat/${other.boat}`;
  const split = { type: 'BoatSplit', ...doneBy(order), on, boat: other.boat, from: boat.boat } as const;
  // A contact that this record has let go of since was told so then.
  const told = unlinkedBy(other, boat.boat, order.at).filter(
    (event) => order.seen?.[event.on ?? ''] !== undefined,
  );
  const apart: BoatEvent = { ...split, reason: 'mistaken' };
  const asked = safeguardingAfter(afterwards(other, [apart]), doneBy(order)).map((event) => ({
    ...event,
    on,
  }));
  return [apart, ...asked, ...told];
}

function broughtIn(boat: Boat, into: Boat, order: Order): BoatEventOf<'BoatMerged'> {
  const { links, relations, explanations, dispersed, hulls, searches, promises, tasks, safeguarding } = boat;
  const before = into.merged.find(({ from }) => from === boat.boat);
  return {
    type: 'BoatMerged',
    ...doneBy(order),
    boat: into.boat,
    from: boat.boat,
    grade: before?.grade ?? 'probable',
    reason: before?.reason ?? 'other',
    links,
    relations,
    explanations,
    dispersed,
    hulls,
    searches,
    promises,
    tasks,
    safeguarding,
    includes: boat.merged.flatMap(({ from, includes }) => [from, ...includes]),
    coordinator: boat.coordinator,
    phase: boat.phase,
  };
}

/** Of two records each merged into the other, one goes on under the other, or each by itself. */
function uncrossed(boat: Boat, settling: Settling, order: Order): RescueDecision {
  const [name] = settling.dispute.boats;
  const other = name === undefined ? null : seenBoat(order, name);
  if (other === null) return refuse('boat_unknown');
  const done = doneBy(order);
  const reason = 'mistaken' as const;
  const alone: RescueEvent = { type: 'SplitFrom', ...done, boat: boat.boat, into: other.boat };
  const otherAlone: RescueEvent = {
    type: 'SplitFrom',
    ...done,
    on: `boat/${other.boat}`,
    boat: other.boat,
    into: boat.boat,
  };
  // Neither bears the other any longer; what stands is then merged anew, with all that it holds by now.
  const without: readonly RescueEvent[] = [
    { type: 'BoatSplit', ...done, boat: boat.boat, from: other.boat, reason },
    { type: 'BoatSplit', ...done, on: `boat/${other.boat}`, boat: other.boat, from: boat.boat, reason },
    otherAlone,
  ];
  if (settling.stands === 'both') return ok([...without, alone]);
  if (!isUpheld(settling)) {
    // The other into this one: written on both as a merge is.
    const on = `boat/${other.boat}`;
    return ok([
      ...without,
      alone,
      { type: 'MergedInto', ...done, on, boat: other.boat, into: boat.boat },
      broughtIn(other, boat, order),
    ]);
  }
  return ok([
    ...without,
    { type: 'MergedInto', ...done, boat: boat.boat, into: other.boat },
    { ...broughtIn(boat, other, order), on: `boat/${other.boat}` },
  ]);
}
