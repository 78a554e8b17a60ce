import { ok, refuse } from '../../kernel/result.ts';
import { unlink } from './boat-links.ts';
import type { Contact } from './contact-state.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { ContactEventOf, SettleLink } from './events-contact.ts';
import { nodeOf, seenBoat, sideOf } from './seen.ts';
import { settlingOf } from './settling.ts';

/**
 * One side says to which of two boats a contact belongs, or to both. Once every side has said the same, the other link is
 * undone. Refuses: `dispute_unknown`, `side_unknown`, `other_side_only`, `boat_unknown`, and what undoing a link refuses.
 */
export function settleLink(contact: Contact, order: SettleLink): RescueDecision {
  const node = nodeOf(order);
  if (node !== null && sideOf(order) !== node) return refuse('other_side_only');
  const read = settlingOf(contact.disputes, contact.settlements, order);
  if (!read.ok) return read;
  const { dispute, side, sides, stands, carried, isRepeated } = read.value;
  if (isRepeated) return ok([]);
  const said: ContactEventOf<'LinkSettled'> = {
    type: 'LinkSettled',
    ...doneBy(order),
    contact: order.contact,
    dispute: dispute.dispute,
    kind: dispute.kind,
    stands,
    reason: order.reason,
    side,
    sides: [...sides],
  };
  if (!carried || stands === 'both') return ok([said]);
  const [first, second] = dispute.boats;
  const wrong = stands === dispute.decided.origin ? second : first;
  const undone = undo(order, wrong ?? '');
  return undone.ok ? ok([said, ...undone.value]) : undone;
}

/** The link to one boat undone, as written on both. */
function undo(order: SettleLink, name: string): RescueDecision {
  const boat = seenBoat(order, name);
  if (boat === null) return refuse('boat_unknown');
  const { contact, at, by, givenFrom, seen } = order;
  const edge = { at, ...(by === undefined ? {} : { by }), ...(givenFrom === undefined ? {} : { givenFrom }) };
  const command = { type: 'UnlinkContact', boat: name, contact, reason: 'mistaken', ...edge } as const;
  const undone = unlink(boat, seen === undefined ? command : { ...command, seen });
  // It stood there only through a merge that does not stand: the contact alone is told.
  if (!undone.ok && undone.refusal.code === 'not_linked')
    return ok([{ type: 'UnlinkedFromBoat', at, contact, boat: name }]);
  if (!undone.ok) return undone;
  const own = `contact/${contact}`;
  return ok(
    undone.value.map((event): RescueEvent => {
      const { on, ...body } = event;
      return on === own ? body : { ...body, on: on ?? `boat/${name}` };
    }),
  );
}
