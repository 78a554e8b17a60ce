import type { ConcurrentPair, SidedEvent } from '../../kernel/decider.ts';
import type { Contact, ContactState } from './contact-state.ts';
import type { RescueEvent } from './decision.ts';
import { agreedOn, type Account, type Dispute } from './dispute.ts';
import type { ContactEventOf } from './events-contact.ts';

/** Types of a contact's stream of which two, decided without sight of each other, may not both stand. */
export const contestedOfContact = ['LinkedToBoat'] as const;

type Linked = SidedEvent<ContactEventOf<'LinkedToBoat'>>;

/**
 * A contact with what its two sides dispute: each linked it to a boat of its own. Both links stay until each side has said
 * which one is right, or one of them is undone.
 */
export function reconcileContact(
  state: ContactState,
  pairs: readonly ConcurrentPair<RescueEvent>[],
): ContactState {
  if (state.status === 'none') return state;
  const disputes = pairs.flatMap(([one, other]) => {
    if (one.event.type !== 'LinkedToBoat' || other.event.type !== 'LinkedToBoat') return [];
    const linked = [
      { ...one, event: one.event },
      { ...other, event: other.event },
    ].toSorted((a, b) => (a.origin < b.origin ? -1 : 1));
    return disputeOf(state, linked);
  });
  const standing = once(disputes).filter((dispute) => agreedOn(state.settlements, dispute) === null);
  return standing.length === 0 ? state : { ...state, disputes: standing };
}

function disputeOf(contact: Contact, [one, other]: readonly Linked[]): readonly Dispute[] {
  if (one === undefined || other === undefined) return [];
  const boats = [one.event.boat, other.event.boat];
  const isHeld = boats.every((boat) => contact.links.some((link) => link.boat === boat));
  if (boats[0] === boats[1] || !isHeld) return [];
  const dispute = `both_linked.${one.origin}-${one.position}.${other.origin}-${other.position}`;
  return [
    {
      dispute,
      kind: 'both_linked',
      decided: accountOf(one),
      unseen: [accountOf(other)],
      sides: [one.origin, other.origin],
      settlements: contact.settlements.filter((said) => said.dispute === dispute),
      closing: null,
      coordinators: null,
      phase: null,
      search: null,
      boats: boats.filter((boat) => boat !== undefined),
      contacts: [contact.facts.contact],
    },
  ];
}

function accountOf({ event, origin, position }: Linked): Account {
  const { at, contact, boat, grade, type } = event;
  return { origin, position, type, at, by: null, contact, other: boat, says: { grade } };
}

/** A link graded anew meanwhile makes no second dispute over the same boats. */
function once(disputes: readonly Dispute[]): readonly Dispute[] {
  return disputes.filter(
    ({ boats }, index) => index === disputes.findIndex((one) => one.boats.join() === boats.join()),
  );
}
