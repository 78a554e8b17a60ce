import { toUtc } from '../../kernel/time.ts';
import type { Board } from './board.ts';
import { isUnheard } from './links-of.ts';
import type { BoatSeen } from './night.ts';
import type { ScenarioEvent } from './scenario-events.ts';
import {
  closingDue,
  coordinatorDue,
  phaseDue,
  relationDue,
  searchDue,
  searchEndDue,
  type PairSeen,
} from './script-boats.ts';
import { exchangeDue, witnessesOf } from './script-exchange.ts';
import { launchDue, type MergeDue, mergeDue, phoneDue, recoveryDue } from './script-merge.ts';
import { type Side, sideOf } from './staff-of-night.ts';
import { settleContact } from './work-contact.ts';
import { give, giveByTwo, type Place, placesOf, rescue, rootIn, type Work } from './work.ts';

/** Rounds of looking again until nothing is left to do: each does one thing and looks anew. */
const roundsMax = 60;

/**
 * What the desks do with the boats when something new has come: items left are looked at again, records that are one are
 * merged, people who moved are written down, phases rise, searches open and end. All by what the board shows.
 */
export async function settleBoats(
  work: Work,
  event: ScenarioEvent,
  earlier: readonly ScenarioEvent[],
): Promise<void> {
  for (const place of placesOf(work))
    for (const left of await leftInInbox(work, place, earlier)) await settleContact(work, left, 'later');
  const doings = await Promise.all(
    placesOf(work).map(async (place) => ({ work, place, event, unheard: await isAlone(work, place) })),
  );
  for (let left = roundsMax; left > 0; ) {
    const before = left;
    // Each node’s desks do all they can; what they did may give the others something to do.
    for (const doing of doings)
      while (left > 0 && (await doOne(doing, await doing.place.board.look()))) left -= 1;
    if (left === before) return;
  }
}

/** Whether the desks of the other node do not hear those of this one. */
async function isAlone({ desks }: Work, { sides }: Place): Promise<boolean> {
  const [side, other] = sides;
  return side !== undefined && other === undefined && (await isUnheard(desks[side].watch));
}

/** What one node’s desks do for an event. */
interface Doing {
  readonly work: Work;
  readonly place: Place;
  readonly event: ScenarioEvent;
  readonly unheard: boolean;
}

/**
 * What may be merged: while the other side does not hear this one, the boats that it coordinates are left to it. Two
 * coordinators would answer for one boat, and one of them could not even know.
 */
function mergeable({ place, unheard }: Doing, { boats, pairs }: Board): Pick<Board, 'boats' | 'pairs'> {
  if (!unheard) return { boats, pairs };
  const own = boats.filter((boat) => place.sides.includes(sideFor(boat)));
  const ids = new Set(own.map(({ boat }) => boat));
  return { boats: own, pairs: pairs.filter(({ boats: pair }) => pair.every((boat) => ids.has(boat))) };
}

/** Contacts that came in at one node, were opened, and stand on no boat. */
async function leftInInbox(
  work: Work,
  { board: reader, sides }: Place,
  earlier: readonly ScenarioEvent[],
): Promise<readonly ScenarioEvent[]> {
  const board = await reader.look();
  const linked = new Set(board.boats.flatMap(({ links }) => links.map(({ facts }) => facts.contact)));
  const left = new Set(
    board.contacts
      .filter(
        ({ facts, answer, openedAt }) => answer === null && openedAt !== null && !linked.has(facts.contact),
      )
      .map(({ facts }) => facts.contact),
  );
  return earlier.filter(({ id, node }) => sides.includes(sideOf(node)) && left.has(work.names.contact(id)));
}

async function doOne(doing: Doing, board: Board): Promise<boolean> {
  const now = toUtc(doing.work.clock());
  const { boats, pairs } = mergeable(doing, board);
  const merge =
    mergeDue(pairs, boats) ?? phoneDue(boats) ?? recoveryDue(boats) ?? launchDue(pairs, boats, now);
  if (merge !== null && (await mergeBoats(doing, merge))) return true;
  const relation =
    relationDue(board.pairs, board.boats) ??
    exchangeDue(
      board.boats,
      board.contacts.map(({ facts }) => facts),
    );
  if (relation !== null && (await relateBoats(doing, board, relation))) return true;
  for (const boat of board.boats) if (await tend(doing, boat)) return true;
  return false;
}

async function relateBoats(
  doing: Doing,
  board: Board,
  { boats, relation, count, contacts: said }: PairSeen,
): Promise<boolean> {
  const [boat, other] = boats;
  const [one, two] = boats.map((id) => board.boats.find((view) => view.boat === id));
  const facts = board.contacts.map((contact) => contact.facts);
  const seen = one === undefined || two === undefined ? [] : witnessesOf([one, two], facts);
  const contacts = [...new Set([...said, ...seen])].slice(0, 20);
  await linkWitnesses(doing, { boats: [one, two], contacts });
  const fields = { boat, other, relation, count, contacts, grade: 'probable' };
  return done(doing, { command: 'RelateBoats', fields, boat, act: `relate/${relation}/${other}` });
}

/** Whoever saw both stands with one of them, as a possibility: what is cited must be on record. */
async function linkWitnesses(
  doing: Doing,
  of: { readonly boats: readonly (BoatSeen | undefined)[]; readonly contacts: readonly string[] },
): Promise<void> {
  const [first] = of.boats;
  const linked = new Set(of.boats.flatMap((boat) => boat?.links.map(({ facts }) => facts.contact) ?? []));
  if (first === undefined) return;
  for (const contact of of.contacts.filter((one) => !linked.has(one))) {
    const fields = { boat: first.boat, contact, grade: 'possible', reason: 'place_and_time' };
    await done(doing, { command: 'LinkContact', fields, boat: first.boat, act: `witness/${contact}` });
  }
}

async function mergeBoats(doing: Doing, { boat, from, grade }: MergeDue): Promise<boolean> {
  const fields = { boat, from, grade, reason: 'place_and_time' };
  return done(doing, { command: 'MergeBoats', fields, boat, act: `merge/${from}` });
}

/** One thing that one boat needs now; false: nothing. */
async function tend(doing: Doing, boat: BoatSeen): Promise<boolean> {
  if (boat.mergedInto !== null) return false;
  const phase = phaseDue(boat);
  if (phase !== null) {
    const fields = { boat: boat.boat, phase, reason: null, evidence: [] };
    const order = { command: 'SetPhase', fields, boat: boat.boat, act: `phase/${phase}` };
    if (await done(doing, order)) return true;
  }
  const to = coordinatorDue(boat, doing.work.line);
  if (to !== null && (await settleCoordinator(doing, { boat: boat.boat, to }))) return true;
  const search = searchDue(boat);
  if (search !== null) {
    const name = doing.work.names.short('search', search.contact);
    const fields = { boat: boat.boat, search: name, kind: 'person_in_water', ...search };
    const order = { command: 'OpenSearch', fields, boat: boat.boat, act: `search/${name}` };
    if (await done(doing, order)) return true;
  }
  const end = searchEndDue(boat);
  if (end === null) return false;
  const fields = { boat: boat.boat, ...end };
  const act = `search-end/${end.search}/${end.contact}`;
  return done(doing, { command: 'EndSearch', fields, boat: boat.boat, act });
}

/** A boat that falls to both after a merge is one side's again once a person of each has named the same. */
async function settleCoordinator(
  { work, place, event }: Doing,
  { boat, to }: { readonly boat: string; readonly to: 'fr' | 'uk' },
): Promise<boolean> {
  let taken = true;
  for (const side of place.sides) {
    const act = `settle/${to}/${side}/${boat}`;
    const order = { context: rescue, command: 'SettleCoordinator', fields: { boat, to }, act, boat };
    const told = await give(work, event, { by: work.desks[side].watch, order });
    taken &&= told.ok && !told.repeated;
  }
  return taken;
}

interface BoatOrder {
  readonly command: string;
  readonly fields: object;
  readonly boat: string;
  readonly act: string;
}

/** Given by the watch of the boat's own side, where it sits here; true where it was taken, so that the board has changed. */
async function done(
  { work, place, event }: Doing,
  { command, fields, boat, act }: BoatOrder,
): Promise<boolean> {
  const board = await place.board.look();
  const side = sideFor(board.boats.find((one) => one.boat === boat));
  const order = { context: rescue, command, fields, act: `${act}/${boat}`, boat };
  if (!place.sides.includes(side) || place.refused.has(order.act)) return false;
  const told = await give(work, event, { by: work.desks[side].watch, order });
  if (!told.ok) place.refused.add(order.act);
  return told.ok && !told.repeated;
}

const sideFor = (boat: Pick<BoatSeen, 'coordinator'> | undefined): Side =>
  boat?.coordinator === 'uk' ? 'uk' : 'fr';

/** Boats of which everything is in order are closed, by two persons, after a while of quiet. */
export async function closeBoats(work: Work, event: ScenarioEvent): Promise<void> {
  for (const place of placesOf(work)) await closeAt({ work, place, event });
}

async function closeAt({ work, place, event }: Omit<Doing, 'unheard'>): Promise<void> {
  const board = await place.board.look();
  const now = toUtc(work.clock());
  for (const boat of board.boats.filter((one) => place.sides.includes(sideFor(one)))) {
    const unitsSent = work.sent
      .filter((sent) => rootIn(board, sent.boat) === boat.boat)
      .map(({ unit }) => unit);
    const due = closingDue(boat, board.people[boat.boat], { now, unitsSent });
    const desk = work.desks[sideFor(boat)];
    if (due === null || board.obstacles(due).length > 0) continue;
    const fields = { ...due, outcome: 'rescued' };
    const order = {
      context: rescue,
      command: 'CloseBoat',
      fields,
      act: `close/${boat.boat}/${now}`,
      boat: boat.boat,
    };
    await giveByTwo(work, event, { by: desk.watch, second: desk.second, order });
  }
}
