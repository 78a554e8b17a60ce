import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc } from '../../kernel/time.ts';
import { isAhead } from './ahead.ts';
import { type Boat, linkOf } from './boat-state.ts';
import { isRecovery } from './claims.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf, HeldLink, HeldSearch } from './events-boat.ts';
import { outOfWater } from './ledger-counts.ts';
import { isSameValue } from './same-value.ts';

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
  if (!shows(link, before)) return refuse('not_found_by_it');
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
 * Whether a contact shows that those sought were found. Somebody in the water: taken out of it, alive or dead, or
 * met alive, or those ashore say that nobody fell; a death ashore or aboard may be anybody's. A boat: it was found, or
 * its people counted, or are said to be aboard another.
 */
function shows({ grade, facts }: HeldLink, { kind, persons }: HeldSearch): boolean {
  if (grade === 'possible') return false;
  const { counted, claims } = facts;
  if (kind === 'boat') return facts.kind !== 'news' && facts.kind !== 'prevention';
  if (facts.kind === 'statement') return claims.overboard !== null && claims.overboard.max === 0;
  if (!isRecovery(facts) || counted === null) return false;
  const { alive, deceased, fromWater } = counted;
  if (alive === null) return fromWater > 0;
  const isMet = alive > 0 && alive + deceased <= persons.max;
  return isMet || outOfWater({ alive, deceased, fromWater, kind: facts.kind }) > 0;
}

function searchOf({ searches }: Boat, search: string): HeldSearch | null {
  return searches.find((one) => one.search === search) ?? null;
}
