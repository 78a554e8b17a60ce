import { at, type Sea } from './given-rescue.ts';
import { type Act, allDoneAt, doneAt, healed, seaOf, type TwoSides, twoSides } from './given-two-sides.ts';
import { contactFields, just, place, type Sample } from './sample-contacts.ts';

const one = 'b-000001';
const two = 'b-000002';

/** A contact recorded at one node, at the moment it speaks of. */
export function recording(contact: string, sample: Sample = {}): Act {
  return { order: 'RecordContact', said: contactFields(contact, sample), at: at(sample.at ?? '02:00') };
}

/** A contact linked to the first boat, as the unit saw it. */
export function linking(contact: string, clock = '04:10', boat = one): Act {
  const said = { boat, contact, grade: 'confirmed', reason: 'seen_by_unit' };
  return { order: 'LinkContact', said, at: at(clock) };
}

/** Seventeen and more taken aboard by one unit. */
export const pickup: Sample = {
  kind: 'pickup',
  channel: 'unit',
  unit: 'LB-1',
  at: '04:00',
  positions: [place(51.1, 1.6, '04:00')],
};

/** The first boat closed on that pickup. */
export const closing: Act = {
  order: 'CloseBoat',
  said: { boat: one, outcome: 'rescued', identification: [{ kind: 'seen_by_unit', contact: 'c-000002' }] },
  at: at('05:00'),
};

/** A French boat of 33 people, all taken aboard; both nodes hold it. */
export const recovered: TwoSides = healed(
  allDoneAt(twoSides, 'fr', [
    recording('c-000001', { claims: { persons: just(33) }, positions: [place(51.1, 1.6, '02:00')] }),
    { order: 'OpenBoat', said: { boat: one, contact: 'c-000001' } },
    recording('c-000002', { ...pickup, counted: { alive: 33 } }),
    linking('c-000002', '04:05'),
  ]),
);

/** The same beside a British boat of twelve. */
export const paired: TwoSides = healed(
  allDoneAt(recovered, 'uk', [
    recording('c-000004', { claims: { persons: just(12) } }),
    { order: 'OpenBoat', said: { boat: two, contact: 'c-000004' } },
  ]),
);

const known = healed(doneAt(paired, 'uk', recording('c-000005', { claims: { persons: just(12) } })));
const apart = allDoneAt(known, 'uk', [
  recording('c-000003', { at: '04:50', claims: { overboard: just(1) } }),
  linking('c-000003', '04:55'),
  linking('c-000005', '04:56', two),
]);

/** Both boats as France shows them after a closing that had not seen a link, and a contact linked to each of them. */
export const disputedSea: Sea = seaOf(
  healed(allDoneAt(apart, 'fr', [linking('c-000005', '04:57'), closing])).fr,
);
