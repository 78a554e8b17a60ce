import { fromUtc } from '../../kernel/time.ts';
import type { Board } from './board.ts';
import { meantBoats } from './meant-boat.ts';
import type { BoatSeen } from './night.ts';
import type { EventOf, ScenarioEvent } from './scenario-events.ts';
import { placeAt } from './script-boats.ts';
import { sideOf } from './staff-of-night.ts';
import { clockTimesIn, numbersIn, tellsOf } from './words-of.ts';
import { boardFor, calledBoats, deskOf, give, giveByTwo, rescue, rootIn, type Work } from './work.ts';

/** A line of a log, with the act that the operator tries on it, if any. */
export async function takeLog(
  work: Work,
  event: EventOf<'log'>,
  earlier: readonly ScenarioEvent[],
): Promise<void> {
  switch (event.intent) {
    case 'clock_correction':
      return correctClock(work, event, earlier);
    case 'close_as_rescued':
      return forEachMeant(work, event, closeAsRescued);
    case 'treat_as_transferred':
    case 'treat_as_other_side':
      return forEachMeant(work, event, treatAsTransferred);
    case 'open_search':
      return forEachMeant(work, event, openSearch);
    case 'record_total':
      return forEachMeant(work, event, recordTotal);
    default:
      return writeNote(work, event);
  }
}

type Attempt = (work: Work, event: EventOf<'log'>, boat: BoatSeen) => Promise<void>;

/** The act is tried on each boat that the words speak of equally well: whoever wrote them may have meant any. */
async function forEachMeant(work: Work, event: EventOf<'log'>, attempt: Attempt): Promise<void> {
  const board = await boardFor(work, event);
  const meant = meantBoats(event.text, calledBoats(work, board));
  for (const boat of board.boats.filter((one) => meant.includes(one.boat))) await attempt(work, event, boat);
}

/** Proposed by the one at the desk; approved by a second, who is in a hurry as well. What the node says is written down. */
const closeAsRescued: Attempt = async (work, event, boat) => {
  const desk = deskOf(work, event);
  const identification = boat.links
    .filter(({ facts }) => facts.kind === 'pickup')
    .slice(0, 5)
    .map(({ facts }) => ({ kind: 'seen_by_unit', contact: facts.contact }));
  const fields = { boat: boat.boat, outcome: 'rescued', identification };
  const order = {
    context: rescue,
    command: 'CloseBoat',
    fields,
    act: `close/${boat.boat}`,
    boat: boat.boat,
    intent: event.intent,
  };
  await giveByTwo(work, event, { by: desk.watch, second: desk.second, order });
};

const treatAsTransferred: Attempt = async (work, event, boat) => {
  const to = event.node === 'FR' ? 'uk' : 'fr';
  const fields = { boat: boat.boat, to };
  const order = {
    context: rescue,
    command: 'TreatAsTransferred',
    fields,
    act: `treat/${boat.boat}`,
    boat: boat.boat,
    intent: event.intent,
  };
  await give(work, event, { by: deskOf(work, event).watch, order });
};

const openSearch: Attempt = async (work, event, boat) => {
  const datum = placeAt(boat, event.at);
  const [count] = numbersIn(event.text);
  if (datum === null || count === undefined) return;
  const search = work.names.short('search', event.id);
  const persons = { min: count, max: count, best: count };
  // Who is missing from a count may be aboard another boat; who fell in is in the water.
  const kind =
    tellsOf(event.text).outOfWater || event.claims?.overboard !== undefined ? 'person_in_water' : 'boat';
  const fields = { boat: boat.boat, search, kind, datum, datumAt: event.at, persons, contact: null };
  const of = { boat: boat.boat, intent: event.intent };
  const order = { ...of, context: rescue, command: 'OpenSearch', fields, act: `search/${boat.boat}` };
  await give(work, event, { by: deskOf(work, event).watch, order });
};

/** A total that a centre gives for a boat: it stands beside what the units counted, and is explained, never added. */
const recordTotal: Attempt = async (work, event, boat) => {
  const count = event.claims?.persons ?? numbersIn(event.text)[0];
  if (typeof count !== 'number') return;
  const contact = work.names.contact(event.id);
  const by = deskOf(work, event).watch;
  const fields = {
    contact,
    kind: 'news',
    channel: 'other_centre',
    receivedAt: event.at,
    happenedAt: event.at,
    source: `centre-${sideOf(event.node)}`,
    claims: { persons: { min: count, max: count, best: count } },
  };
  const of = { contact, intent: event.intent };
  await give(work, event, {
    by,
    order: { ...of, context: rescue, command: 'RecordContact', fields, act: 'record' },
  });
  const link = { boat: boat.boat, contact, grade: 'probable', reason: 'other_centre_says' };
  await give(work, event, {
    by,
    order: { ...of, context: rescue, command: 'LinkContact', fields: link, act: 'link', boat: boat.boat },
  });
  const counted = boat.links.filter(({ facts }) => facts.kind === 'pickup').map(({ facts }) => facts.contact);
  const explained = {
    boat: boat.boat,
    contacts: [contact, ...counted].slice(0, 20),
    explanation: 'two_units_one_boat',
    uses: null,
  };
  await give(work, event, {
    by,
    order: {
      ...of,
      context: rescue,
      command: 'ExplainCounts',
      fields: explained,
      act: 'explain',
      boat: boat.boat,
    },
  });
};

/** Contacts that this side received between the two hours that are named, or since its watch began: both times stand. */
async function correctClock(
  work: Work,
  event: EventOf<'log'>,
  earlier: readonly ScenarioEvent[],
): Promise<void> {
  const offsetSeconds = event.offset_s;
  if (offsetSeconds === undefined) return;
  const board = await boardFor(work, event);
  const [from = 0, to = 24 * 60] = clockTimesIn(event.text);
  const received = earlier.filter(({ id, node, at, rx }) => {
    const minutes = Math.floor((fromUtc(rx ?? at) % 86_400_000) / 60_000);
    const within = from <= to ? minutes >= from && minutes <= to : minutes >= from || minutes <= to;
    return node === event.node && within && isReceived(board, work.names.contact(id));
  });
  for (const { id, type } of received) {
    // What is stamped by a gateway is what came through one: calls and messages.
    if (!['call', 'position', 'ngo'].includes(type)) continue;
    const contact = work.names.contact(id);
    const fields = { contact, offsetSeconds };
    const order = {
      context: rescue,
      command: 'CorrectTime',
      fields,
      act: `correct/${id}`,
      contact,
      intent: event.intent,
    };
    await give(work, event, { by: deskOf(work, event).watch, order });
  }
}

function isReceived({ contacts }: Board, contact: string): boolean {
  return contacts.some(({ facts }) => facts.contact === contact);
}

/** A note goes to the boat that it speaks of; else to the one that this side worked on last. */
async function writeNote(work: Work, event: EventOf<'log'>): Promise<void> {
  const board = await boardFor(work, event);
  const [meant] = meantBoats(event.text, calledBoats(work, board));
  const last = work.acts.findLast(({ boat, ok }) => ok && boat !== null)?.boat ?? null;
  const boat = meant ?? (last === null ? undefined : rootIn(board, last));
  if (boat === undefined) return;
  const language = event.lang === 'fr' || event.node === 'FR' ? 'fr' : 'en';
  const fields = { boat, entry: work.names.words(event.id), language, words: event.text };
  const order = { context: rescue, command: 'WriteLog', fields, act: 'log', boat };
  await give(work, event, { by: deskOf(work, event).watch, order });
}
