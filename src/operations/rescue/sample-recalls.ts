import { boatDecider } from './decide-boat.ts';
import { contactDecider } from './decide-contact.ts';
import type { BoatCommand, BoatCommandOf } from './events-boat.ts';
import { at, boatIn, done, type Sea } from './given-rescue.ts';
import { type RescueEvent } from './decision.ts';
import { noBoat } from './boat-state.ts';
import { just, linked, place, received } from './sample-contacts.ts';
import type { State } from '../../kernel/label.ts';
import type { ActorId } from '../../kernel/ids.ts';

const one = 'b-000001';

/** What the node's own exchange says of a recall. */
export type Recalling = Partial<BoatCommandOf<'NoteRecall'>> & { readonly node?: State };

/** A record on which the first boat stands is recalled by France; the sea after it, and what was written. */
export function recallIn(
  sea: Sea,
  contact: string,
  { node = 'uk', ...said }: Recalling = {},
): { readonly sea: Sea; readonly written: readonly RescueEvent[] } {
  return decidedIn(sea, node, {
    type: 'NoteRecall',
    at: at('03:10'),
    boat: one,
    contact,
    origin: 'fr',
    reason: 'released_in_error',
    said: null,
    wasOpen: false,
    ...said,
  });
}

/** The same of the boat itself, of which this is kept. */
export function boatRecalledIn(sea: Sea, kept: Partial<BoatCommandOf<'NoteBoatRecalled'>> = {}): Sea {
  const before = boatIn(sea, one);
  const { reference, side, contact, phase, coordinator, openedAt, onScene, log, own } = before;
  const { coordinator: _coordinator, phase: _phase, ...held } = own;
  const gone = new Map(sea).set(`boat/${one}`, noBoat);
  return decidedIn(gone, 'uk', {
    type: 'NoteBoatRecalled',
    at: at('03:10'),
    boat: one,
    origin: 'fr',
    reason: 'released_in_error',
    reference,
    side,
    contact,
    phase,
    coordinator,
    openedAt,
    onScene,
    log,
    held,
    ...kept,
  }).sea;
}

function decidedIn(sea: Sea, node: State, command: BoatCommand) {
  const by = 'node.exchange' as ActorId; // the program's own name
  const givenFrom = { state: node, desk: null, roles: [], node };
  const state = sea.get(`boat/${command.boat}`) as ReturnType<typeof boatIn>; // folded by that decider
  const decision = boatDecider.decide(state, { ...command, by, givenFrom, seen: Object.fromEntries(sea) });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const after = new Map(sea);
  for (const event of decision.value) {
    const stream = event.on ?? `boat/${command.boat}`;
    const decider = stream.startsWith('boat/') ? boatDecider : contactDecider;
    after.set(stream, decider.evolve(after.get(stream) as never, event)); // of its own decider
  }
  return { sea: after, written: decision.value };
}

/** A British boat on a British sighting; the French call of 33 with a place, linked to it by the British. */
export function britishSea(): Sea {
  const seen = received(new Map(), 'c-000009', { side: 'uk', channel: 'patrol', claims: { boats: 1 } });
  const opened = done(
    seen,
    { order: 'OpenBoat', side: 'uk', by: 'uk-1' },
    { boat: one, contact: 'c-000009' },
  );
  return linked(opened, 'c-000001', {
    boat: one,
    claims: { persons: just(33) },
    positions: [place(51.1, 1.6, '02:00')],
    reason: 'place_and_time',
  });
}

/** The same, and the call is recalled. */
export function recalledSea(): Sea {
  return recallIn(britishSea(), 'c-000001').sea;
}

/** A boat that its origin has recalled, on which a unit of ours is under way and a contact of ours stands. */
export function recalledBoatSea(): Sea {
  const task = { boat: one, task: 'K-1', unit: 'LB-1', step: 'under_way' };
  return boatRecalledIn(done(britishSea(), 'NoteTask', task));
}
