import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import { isAhead } from './ahead.ts';
import { type Boat, linkOf } from './boat-state.ts';
import { isFromAboard, isRecovery, saysFall, saysSome } from './claims.ts';
import { happenedAt, isMomentSaid, toldAt } from './contact-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf, HeldLink, HeldSearch } from './events-boat.ts';
import { outOfWater } from './ledger-counts.ts';
import { isSameValue } from './same-value.ts';
import type { ContactFacts } from './wire.ts';

/** By these somebody tells what they were told: nobody among them has the boat in sight. */
const fromAfar = new Set<ContactFacts['channel']>(['relative', 'charity', 'email']);

/** Opens a search from a datum. Refuses: `search_known` (the name is another's), `not_linked`. */
export function openSearch(boat: Boat, command: BoatCommandOf<'OpenSearch'>): RescueDecision {
  const { search, kind, datum, datumAt, persons, contact } = command;
  const said = { search, kind, datum, datumAt, persons, contact };
  const before = searchOf(boat, search);
  if (before !== null) {
    const { kind: k, datum: d, datumAt: a, persons: p, contact: c } = before;
    return isSameValue(said, { search, kind: k, datum: d, datumAt: a, persons: p, contact: c })
      ? ok([])
      : refuse('search_known');
  }
  if (contact !== null && linkOf(boat, contact) === null) return refuse('not_linked');
  return ok([{ type: 'SearchOpened', ...doneBy(command), boat: boat.boat, ...said }]);
}

/**
 * Records what a unit searched. Refuses: `search_unknown`, `search_over`, `times_reversed`, `time_ahead` (typed after
 * midnight it reads as tomorrow: nobody has searched then).
 */
export function recordEffort(boat: Boat, command: BoatCommandOf<'RecordSearchEffort'>): RescueDecision {
  const { at, search, unit, from, to, area, found } = command;
  const before = searchOf(boat, search);
  if (before === null) return refuse('search_unknown');
  if (before.status !== 'open') return refuse('search_over');
  if (fromUtc(from) >= fromUtc(to)) return refuse('times_reversed');
  if (isAhead(to, at)) return refuse('time_ahead');
  const effort = { unit, from, to, area, found };
  if (before.efforts.some((one) => isSameValue(one, effort))) return ok([]);
  return ok([{ type: 'SearchEffortRecorded', ...doneBy(command), boat: boat.boat, search, ...effort }]);
}

/**
 * Ends a search because those sought were found, as a linked contact shows.
 * Refuses: `search_unknown`, `search_over`, `not_linked`, `not_found_by_it`.
 */
export function endSearch(boat: Boat, command: BoatCommandOf<'EndSearch'>): RescueDecision {
  const { search, contact } = command;
  const before = searchOf(boat, search);
  if (before === null) return refuse('search_unknown');
  if (before.status === 'ended' && before.endedBy === contact) return ok([]);
  if (before.status !== 'open') return refuse('search_over');
  const link = linkOf(boat, contact);
  if (link === null) return refuse('not_linked');
  if (!shows(link, before, boat)) return refuse('not_found_by_it');
  return ok([{ type: 'SearchEnded', ...doneBy(command), boat: boat.boat, search, contact }]);
}

/** Suspends a search: four eyes, and never before it was made. Refuses: `search_unknown`, `search_over`, `not_searched`. */
export function suspendSearch(boat: Boat, command: BoatCommandOf<'SuspendSearch'>): RescueDecision {
  const { search } = command;
  const before = searchOf(boat, search);
  if (before === null) return refuse('search_unknown');
  if (before.status !== 'open') return refuse('search_over');
  if (before.efforts.length === 0) return refuse('not_searched');
  return ok([{ type: 'SearchSuspended', ...doneBy(command), boat: boat.boat, search }]);
}

/**
 * Whether a contact shows that those sought were found: never the one on which the search was opened, and none of before.
 * Somebody in the water: taken out of it, alive or dead, or met alive, or those ashore say that nobody fell; a death ashore
 * or aboard may be anybody's. A boat: it was found, or its people counted, or are said to be aboard another; what those
 * aboard say, who have not been found, or whoever hears of them from afar, is no find.
 */
function shows({ contact, grade, facts }: HeldLink, search: HeldSearch, boat: Boat): boolean {
  if (grade === 'possible' || contact === search.contact) return false;
  // Those ashore know what was known by when they spoke, whenever it happened that they speak of.
  const at = facts.kind === 'statement' ? toldAt(facts) : happenedAt(facts);
  if (search.kind === 'boat') return at > search.datumAt && isSight(facts);
  const fell = fellAt(search, boat);
  return (fell === null || at >= fell) && isFind(facts, search);
}

function isFind(facts: ContactFacts, { persons }: HeldSearch): boolean {
  const { counted, claims } = facts;
  if (facts.kind === 'statement') return claims.overboard !== null && claims.overboard.max === 0;
  if (!isRecovery(facts) || counted === null) return false;
  const { alive, deceased, fromWater } = counted;
  if (alive === null) return fromWater > 0;
  const isMet = alive > 0 && alive + deceased <= persons.max;
  return isMet || outOfWater({ alive, deceased, fromWater, kind: facts.kind }) > 0;
}

function isSight(facts: ContactFacts): boolean {
  const { kind, channel, claims } = facts;
  if (kind === 'news' || kind === 'prevention') return false;
  if (kind !== 'report') return true;
  if (saysSome(claims.toOtherBoat) || saysSome(claims.fromOtherBoat)) return true;
  return !isFromAboard(facts) && !fromAfar.has(channel);
}

/**
 * From when on somebody sought may have been found: a search may be counted from later than what it was opened on says.
 * Null: that was told ashore of a moment which nobody knows; then whoever names a find says that it was since.
 */
function fellAt({ contact, datum, datumAt }: HeldSearch, boat: Boat): UtcText | null {
  const facts = contact === null ? undefined : linkOf(boat, contact)?.facts;
  if (facts === undefined || !saysFall(facts)) return datumAt;
  if (datum === null && !isMomentSaid(facts) && datumAt === toldAt(facts)) return null;
  const at = happenedAt(facts);
  return at < datumAt ? at : datumAt;
}

function searchOf({ searches }: Boat, search: string): HeldSearch | null {
  return searches.find((one) => one.search === search) ?? null;
}
