import type { UtcText } from '../../kernel/time.ts';
import { closingFindings } from './closing.ts';
import { graver, phaseSaid, saysSome } from './claims.ts';
import { toldAt } from './contact-state.ts';
import type { BoatEvent, BoatEventOf } from './events-boat.ts';
import { evolveBoat } from './boat-evolve.ts';
import { isHollowed } from './boat-recalled.ts';
import { safeguardingAfter } from './boat-safeguarding.ts';
import { type Boat, openSearches } from './boat-state.ts';
import { ledgerOf } from './ledger.ts';
import { fellInAt } from './ledger-in-water.ts';
import { placeAt, positionHistory } from './position-history.ts';
import type { ContactFacts, LinkReason } from './wire.ts';

/** When something was done, and by whom. */
export interface Doing {
  readonly at: UtcText;
  readonly by: string;
}

/** Folds further events into a boat already opened. */
export function afterwards(boat: Boat, events: readonly BoatEvent[]): Boat {
  return events.reduce<Boat>((state, event) => {
    const next = evolveBoat(state, event);
    return next.status === 'none' ? state : next;
  }, boat);
}

/** A piece of evidence, why it is held to be of the boat, and the boat as it was without it. */
interface Evidence {
  readonly facts: ContactFacts;
  readonly reason: LinkReason;
  readonly before: Boat | null;
}

/**
 * What follows at once from a piece of evidence that a boat now holds, in the same decision: a closed boat whose
 * closing no longer stands is opened again; danger raises the phase; somebody said to have fallen in is searched for;
 * children and injured people are asked for, or no longer. `boat` holds the evidence already.
 */
export function consequences(
  boat: Boat,
  { facts, reason, before }: Evidence,
  done: Doing,
): readonly BoatEvent[] {
  // A record that goes on under another is watched over there.
  if (boat.status === 'merged') return [];
  const reopened = reopening(boat, { contact: facts.contact, reason, before }, done);
  const events: BoatEvent[] = [...reopened];
  const said = graver(phaseSaid(facts), reopened.length > 0 ? 'alert' : 'uncertainty');
  if (graver(said, boat.phase) !== boat.phase)
    events.push({ type: 'PhaseRaised', ...done, boat: boat.boat, phase: said });
  const mayBeMissed = facts.kind === 'statement' || reopened.length > 0;
  if (mayBeMissed) events.push(...searchFor(boat, facts, done));
  return [...events, ...safeguardingAfter(boat, done, [facts.contact])];
}

/**
 * A closing stands only while it could be made: nothing where it still could, or where the boat is not closed. What a recall
 * has taken from under it since opens it no more than the recall did: only what stands against it beside (`before`: the boat
 * as it was).
 */
export function reopening(
  boat: Boat,
  { contact, reason, before }: Pick<Evidence, 'reason' | 'before'> & { readonly contact: string | null },
  done: Doing,
): readonly BoatEventOf<'BoatReopened'>[] {
  const { closure } = boat;
  if (boat.status !== 'closed' || closure === null) return [];
  const against = (one: Boat): readonly string[] =>
    closingFindings(one, closure.outcome, closure.identification).map((found) => JSON.stringify(found));
  const known = before !== null && isHollowed(before) ? against(before) : [];
  if (against(boat).every((found) => known.includes(found))) return [];
  return [{ type: 'BoatReopened', ...done, boat: boat.boat, contact, reason }];
}

/** What a correction of a linked contact writes on a boat; what follows from it only where the boat can be seen. */
export function evidenceCorrected(
  of: { readonly boat: string; readonly seen: Boat | null; readonly facts: ContactFacts },
  done: Doing,
): readonly BoatEvent[] {
  const { boat, seen, facts } = of;
  const on = `boat/${boat}`;
  const told: BoatEvent = { type: 'EvidenceCorrected', at: done.at, boat, contact: facts.contact, facts };
  const following =
    seen === null
      ? []
      : consequences(afterwards(seen, [told]), { facts, reason: 'other', before: seen }, done);
  return [told, ...following].map((event) => ({ ...event, on }));
}

/** The search for somebody said to have fallen in, from where the boat was then. PROBLEM F14. */
function searchFor(boat: Boat, facts: ContactFacts, done: Doing): readonly BoatEventOf<'SearchOpened'>[] {
  const { overboard, inWater } = facts.claims;
  const persons = saysSome(overboard) ? overboard : inWater;
  if (persons === null || !saysSome(persons) || ledgerOf(boat).inWater.max === 0) return [];
  if (openSearches(boat).some(({ kind }) => kind === 'person_in_water')) return [];
  // Of when it was nobody may know: then it is searched for from no place, rather than from where the boat is by now.
  const fellAt = fellInAt(boat.links, facts);
  const place = fellAt === null ? null : placeAt(positionHistory(boat), fellAt);
  const datum = place && { lat: place.lat, lon: place.lon, accuracyMetres: place.accuracyMetres };
  return [
    {
      type: 'SearchOpened',
      ...done,
      boat: boat.boat,
      search: searchName(boat, facts.contact),
      kind: 'person_in_water',
      datum,
      datumAt: fellAt ?? toldAt(facts),
      persons,
      contact: facts.contact,
    },
  ];
}

/** The name of the search that a contact opens by itself; a further one where that was ended before. */
export function searchName({ searches }: Pick<Boat, 'searches'>, contact: string): string {
  const before = searches.filter(({ search }) => isOpenedBy(search, contact)).length;
  return before === 0 ? `pw-${contact}` : `pw-${contact}.${before + 1}`;
}

/** True for a search that the contact opened by itself. */
export function isOpenedBy(search: string, contact: string): boolean {
  return search === `pw-${contact}` || search.startsWith(`pw-${contact}.`);
}
