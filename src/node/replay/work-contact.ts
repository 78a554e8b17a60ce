import type { Board } from './board.ts';
import { contactOf, shortNameOf } from './contact-of.ts';
import type { ReplayNames } from './names.ts';
import type { ScenarioEvent } from './scenario-events.ts';
import { type ContactDecision, decideAgain, decideContact } from './script-contact.ts';
import { sideOf } from './staff-of-night.ts';
import { tellsOf } from './words-of.ts';
import { boardFor, deskOf, give, rescue, rootIn, type Work } from './work.ts';

/**
 * Takes in what an event tells: callers are looked for in the vault first, the contact is recorded, opened unless it waits,
 * and dealt with at first sight. Resolves with the boat on which it now stands; null: none.
 */
export async function takeContact(work: Work, event: ScenarioEvent): Promise<string | null> {
  await knowCallers(work, event);
  const entry = contactOf(event, work.names, (phone) => callerOf(work, event, phone));
  if (entry === null) return null;
  const { contact } = entry;
  const by = deskOf(work, event).watch;
  const order = { context: rescue, command: 'RecordContact', fields: entry, act: 'record', contact };
  const told = await give(work, event, { by, order });
  if (!told.ok) return null;
  if (tellsOf(event.text).nothing) work.denied.add(contact);
  // Nobody deals with what nobody has looked at.
  return event.seen === undefined ? readContact(work, event) : null;
}

/** Somebody looks at the item, and does with it what is done at first sight. */
export async function readContact(work: Work, event: ScenarioEvent): Promise<string | null> {
  await openContact(work, event);
  return settleContact(work, event, 'first');
}

/** A message that came again is sent again, as it was, under the key of the first. */
export async function repeatMessage(
  work: Work,
  event: ScenarioEvent,
  first: ScenarioEvent,
): Promise<boolean> {
  for (const command of ['ProposeTransfer', 'RecordContact']) {
    const given = work.given.get(`${first.id} ${command}`);
    if (given === undefined) continue;
    const { by, order } = given;
    const key = work.names.key(first.id, order.act);
    const told = await by.order({ context: order.context, command, fields: order.fields, key });
    const { boat = null, contact = null } = order;
    const outcome = told.ok
      ? { ok: true, code: null, repeated: told.repeated }
      : { ok: false, code: told.code, repeated: false };
    const at = work.acts.findLast(({ event: id }) => id === first.id)?.at;
    if (at !== undefined)
      work.acts.push({ event: event.id, intent: null, command, boat, contact, at, ...outcome });
    return true;
  }
  return false;
}

/** Who looked at the item, and when, stands on record. */
async function openContact(work: Work, event: ScenarioEvent): Promise<void> {
  const contact = work.names.contact(event.id);
  const by = deskOf(work, event).watch;
  await give(work, event, {
    by,
    order: { context: rescue, command: 'OpenContact', fields: { contact }, act: 'open', contact },
  });
}

/** Looks at the board's suggestions for the contact, and does what a careful officer does. */
export async function settleContact(
  work: Work,
  event: ScenarioEvent,
  sight: 'first' | 'later',
): Promise<string | null> {
  const board = await boardFor(work, event);
  const contact = work.names.contact(event.id);
  const view = board.contacts.find(({ facts }) => facts.contact === contact);
  if (view === undefined || view.answer !== null) return null;
  const looked = {
    facts: view.facts,
    tells: tellsOf(event.text),
    suggestions: board.suggestions[contact] ?? [],
    boats: board.boats,
    sentTo: sentToOf(work, board, event),
    contacts: board.contacts.map(({ facts }) => facts),
    denials: board.contacts.map(({ facts }) => facts).filter((facts) => work.denied.has(facts.contact)),
  };
  const decision = sight === 'first' ? decideContact(looked) : decideAgain(looked);
  return carryOut(work, event, decision);
}

/** The boat that a reporting unit was sent to, or of which a transfer speaks. */
function sentToOf(work: Work, board: Board, event: ScenarioEvent): string | null {
  if (event.type === 'handover') {
    const known = work.transfers.get(event.ref);
    return known === undefined ? null : rootIn(board, known.boat);
  }
  if (event.type !== 'rescue') return null;
  const sent = work.sent.findLast(({ unit, over }) => unit === shortNameOf(event.unit) && !over);
  return sent === undefined ? null : rootIn(board, sent.boat);
}

/** Opens a boat on a contact or links it, as decided; the boat on which it then stands, or null. */
export async function carryOut(
  work: Work,
  event: ScenarioEvent,
  decision: ContactDecision,
): Promise<string | null> {
  const contact = work.names.contact(event.id);
  const by = deskOf(work, event).watch;
  switch (decision.kind) {
    case 'link': {
      const { boat, grade, reason } = decision;
      const fields = { boat, contact, grade, reason };
      const told = await give(work, event, {
        by,
        order: { context: rescue, command: 'LinkContact', fields, act: `link/${boat}`, boat, contact },
      });
      return told.ok ? boat : null;
    }
    case 'open': {
      const boat = work.names.boat(event.id);
      const fields = { boat, contact, phase: decision.phase };
      const told = await give(work, event, {
        by,
        order: { context: rescue, command: 'OpenBoat', fields, act: 'open-boat', boat, contact },
      });
      return told.ok ? boat : null;
    }
    case 'answer': {
      const { explainedBy, reason } = decision;
      const fields = { contact, answer: 'not_a_boat', explainedBy, reason };
      const order = { context: rescue, command: 'AnswerContact', fields, act: 'answer', contact };
      await give(work, event, { by, order });
      return null;
    }
    case 'leave':
      return null;
  }
}

/** Looks for each phone in the vault before a new subject is made for it: so a repeat caller is recognised. */
async function knowCallers(work: Work, event: ScenarioEvent): Promise<void> {
  const phones = [...(event.phone === undefined ? [] : [event.phone]), ...event.phones_on_board];
  const by = deskOf(work, event).watch;
  const { callers } = work.places[sideOf(event.node)];
  for (const phone of phones) {
    if (callers.has(phone)) continue;
    const found = await by.post('/api/vault/search', searchFor(work.names, phone));
    const [subject] = subjectsIn(found);
    callers.set(phone, subject ?? newCaller(work, event, phone));
  }
}

function callerOf(work: Work, event: ScenarioEvent, phone: string): string {
  return work.places[sideOf(event.node)].callers.get(phone) ?? newCaller(work, event, phone);
}

/** Each vault names its own subjects: whoever calls both sides is two of them. */
function newCaller({ places, names }: Work, { node }: ScenarioEvent, phone: string): string {
  const { sides } = places[sideOf(node)];
  return names.caller(sides.length > 1 ? phone : `${phone}/${node}`);
}

function searchFor(names: ReplayNames, phone: string): object {
  return {
    kind: 'phone',
    text: names.number(phone),
    purpose: 'save_life',
    reason: 'rescue',
    reference: null,
    note: 'Is this a repeat caller? / Est-ce un appelant déjà connu ?',
  };
}

function subjectsIn(found: unknown): readonly string[] {
  if (typeof found !== 'object' || found === null || !('subjects' in found)) return [];
  const { subjects } = found;
  if (!Array.isArray(subjects)) return [];
  return subjects.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'subject' in one && typeof one.subject === 'string'
      ? [one.subject]
      : [],
  );
}
