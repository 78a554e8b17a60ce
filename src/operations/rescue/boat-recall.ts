import { saidIn } from '../../kernel/decider.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { claimedIn, unseenRecalls } from './boat-recalled.ts';
import { type Boat, type BoatState, linkOf, openSearches } from './boat-state.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';
import { isStillAsked } from './safeguarding-task.ts';
import { nodeOf } from './seen.ts';
import { unitsAtWork } from './units-at-work.ts';

/**
 * What a boat stood on was recalled by its origin: nothing of it is counted or drawn any more, and that stands on the boat
 * until a person has seen it. Phase, searches and whom it falls to stay, since evidence that goes makes nobody safer. On
 * this node's own boats, and on what is left of one that was recalled: of the other side's boat its own node speaks. A boat
 * that only came to be closed again because something was recalled is open still (`wasOpen`).
 */
export function noteRecall(boat: Boat, command: BoatCommandOf<'NoteRecall'>): RescueDecision {
  const { contact, origin, reason, wasOpen } = command;
  const node = nodeOf(command);
  if (node !== null && boat.side !== node && boat.recalled === undefined) return ok([]);
  const link = linkOf(boat, contact);
  const said = link === null ? command.said : { kind: link.facts.kind, claimed: [...claimedIn(link.facts)] };
  const done = doneBy(command);
  const events: RescueEvent[] = [];
  if (said !== null && !(link === null && hasRecall(boat, contact))) {
    const recalled = { boat: boat.boat, contact, origin, reason, ...said };
    events.push({ type: 'EvidenceRecalled', ...done, ...recalled, searches: endedBy(boat, contact) });
  }
  // Should it be given again, it is nobody's yet.
  if (link !== null)
    events.push({
      type: 'UnlinkedFromBoat',
      at: done.at,
      on: `contact/${contact}`,
      contact,
      boat: boat.boat,
    });
  if (wasOpen && boat.status === 'closed')
    events.push({ type: 'BoatReopened', ...done, boat: boat.boat, contact: null, reason: 'other' });
  return ok(events);
}

function hasRecall(boat: Boat, contact: string): boolean {
  return unseenRecalls(boat).some((one) => one.contact === contact);
}

/** Searches that ended by this find; of a closed boat none goes on by a recall alone. */
function endedBy({ status, searches }: Boat, contact: string): string[] {
  if (status === 'closed') return [];
  return searches
    .filter((one) => one.status === 'ended' && one.endedBy === contact)
    .map(({ search }) => search);
}

/** What is this side's own of a boat that the other side recalled. Nothing where the boat stands, or was taken up before. */
export function noteBoatRecalled(
  state: BoatState,
  command: BoatCommandOf<'NoteBoatRecalled'>,
): RescueDecision {
  if (state.status !== 'none') return ok([]);
  return ok([{ type: 'BoatRecalled', ...doneBy(command), ...saidIn(command) }]);
}

/**
 * A person has seen that a record was recalled. Of a boat that was recalled itself: it leaves the board, once nothing of ours
 * goes on under it. Refuses: `not_recalled`, `work_in_hand` (with how many of what).
 */
export function acknowledgeRecall(boat: Boat, command: BoatCommandOf<'AcknowledgeRecall'>): RescueDecision {
  const { contact } = command;
  const told = { type: 'RecallAcknowledged', ...doneBy(command), boat: boat.boat, contact } as const;
  if (contact !== null) {
    const one = (boat.recalls ?? []).findLast((recall) => recall.contact === contact);
    if (one === undefined) return refuse('not_recalled');
    return ok(one.seen === null ? [told] : []);
  }
  if (boat.recalled === undefined) return refuse('not_recalled');
  const inHand = workInHand(boat);
  return Object.keys(inHand).length > 0 ? refuse('work_in_hand', inHand) : ok([told]);
}

/** What of ours still goes on for a boat, by how many; what is none is left out. */
function workInHand(boat: Boat): Readonly<Record<string, number>> {
  const counts = {
    units: unitsAtWork(boat).length,
    searches: openSearches(boat).length,
    contacts: boat.links.length,
    promises: boat.promises.filter(({ kept }) => kept === null).length,
    people: boat.safeguarding.filter(isStillAsked).length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
