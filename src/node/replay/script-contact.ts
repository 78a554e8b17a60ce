import { distanceMetres } from '../../kernel/geo.ts';
import type { ContactFacts, Grade, LinkReason, Phase } from '../../operations/rescue/wire.ts';
import type { BoatSeen, SuggestionSeen } from './night.ts';
import { boatLanded, boatOfStatement, boatSearched } from './script-ashore.ts';
import { couldBeAt, followedTo, grave, pickedUpBeside, preferred } from './script-prefer.ts';
import type { Tells } from './words-of.ts';

/** What a careful watch officer has before them when they have read a contact. */
export interface Looked {
  readonly facts: ContactFacts;
  readonly tells: Tells;
  /** As the board shows them, best first. */
  readonly suggestions: readonly SuggestionSeen[];
  readonly boats: readonly BoatSeen[];
  /** The boat to which the reporting unit was sent, or of which a transfer speaks; null: none. */
  readonly sentTo: string | null;
  /** Other contacts, to say what an item was. */
  readonly contacts: readonly ContactFacts[];
  /** Of these, the ones in which somebody went and found that it was no boat. */
  readonly denials: readonly ContactFacts[];
}

export type ContactDecision =
  | { readonly kind: 'link'; readonly boat: string; readonly grade: Grade; readonly reason: LinkReason }
  | { readonly kind: 'open'; readonly phase: Phase }
  | { readonly kind: 'answer'; readonly explainedBy: string | null; readonly reason: LinkReason }
  | { readonly kind: 'leave' };

/**
 * What is done with a contact at first sight: linked where one suggestion is strong, stands clearly first, and nothing
 * speaks against it, or where the unit was sent to that boat; answered where it tells of no boat; opened as a boat where it
 * tells of people afloat; else left in the inbox for a later look. Nothing here knows which night it is.
 */
export function decideContact(looked: Looked): ContactDecision {
  const { facts, tells } = looked;
  if (facts.kind === 'prevention') return { kind: 'answer', explainedBy: null, reason: 'seen_by_unit' };
  const linked = decideAgain(looked);
  if (linked.kind !== 'leave') return linked;
  return opensBoat(facts, tells) ? { kind: 'open', phase: phaseOf(facts) } : { kind: 'leave' };
}

/** A later look at what was left: it may be linked or answered by now, but it opens nothing any more. */
export function decideAgain(looked: Looked): ContactDecision {
  const { facts, tells, suggestions, sentTo, boats } = looked;
  if (tells.nothing) return { kind: 'answer', explainedBy: explainedBy(looked), reason: 'mistaken' };
  const again = boatOfPhone(looked);
  if (again !== null) return { kind: 'link', boat: again, grade: 'confirmed', reason: 'same_caller' };
  const [first] = suggestions;
  // Whoever is seen to leave the shore was in no boat before: only what is strong says otherwise.
  const isLaunch = tells.leaving && shoreWatch.has(facts.channel) && facts.kind === 'report';
  if (first?.first === true && isClear(first, facts) && !(isLaunch && first.strength !== 'strong'))
    return link(first, facts);
  if (sentTo !== null && fitsSent(looked, sentTo))
    return { kind: 'link', boat: sentTo, grade: 'probable', reason: 'followed_throughout' };
  const beside = tells.sameBoat ? pickedUpBeside(facts, boats) : null;
  if (beside !== null) return { kind: 'link', boat: beside, grade: 'probable', reason: 'seen_by_unit' };
  const due = boatSearched(facts, boats) ?? boatLanded(facts, boats) ?? boatOfStatement(facts, boats);
  if (due !== null) return { kind: 'link', ...due, reason: reasonAshore[facts.kind] ?? 'place_and_time' };
  const followed = tells.ashore || tells.empty || isLaunch ? null : followedTo(facts, boats);
  if (followed !== null) return { kind: 'link', boat: followed, grade: 'possible', reason: 'place_and_time' };
  const likely = isOfOneBoat(facts) && !isLaunch ? preferred(suggestions) : null;
  if (likely !== null) return linkLikely(likely, facts);
  const seen =
    deniedNear(looked) ??
    (tells.ashore || !tells.afloat ? preventedNear(looked) : tells.empty ? hullNear(looked) : null);
  return seen === null ? { kind: 'leave' } : { kind: 'answer', explainedBy: seen, reason: 'place_and_time' };
}

const reasonAshore: Partial<Record<ContactFacts['kind'], LinkReason>> = {
  landing: 'count_agrees',
  statement: 'said_by_those_aboard',
};

/**
 * Whoever calls again is where they called from before, whatever was thought of that boat since; and people on whose deck a
 * phone is found are those of the boat from which it called. Nobody's where two boats could be meant. Source: PROBLEM F2.
 */
function boatOfPhone({ facts, boats, suggestions }: Looked): string | null {
  const phones =
    facts.kind === 'report' ? [facts.caller] : facts.kind === 'pickup' ? facts.callersAboard : [];
  const called = boats.filter(
    ({ mergedInto, links }) =>
      mergedInto === null &&
      links.some(
        (link) =>
          link.facts.kind === 'report' && link.facts.caller !== null && phones.includes(link.facts.caller),
      ),
  );
  const [only] = called;
  if (only === undefined || called.length > 1) return null;
  const shown = suggestions.find(({ boat }) => boat === only.boat);
  return shown?.against.includes('said_apart') === true ? null : only.boat;
}

/**
 * People ashore may speak of a boat that was taken to be done with, and those aboard may call again: that is what reopens
 * it.
 */
function isClear({ against, reasons }: SuggestionSeen, { kind }: ContactFacts): boolean {
  const reopens = kind === 'statement' || reasons.includes('same_caller');
  return !against.some(
    (code) => grave.has(code) && !(reopens && (code === 'boat_closed' || code === 'already_picked_up')),
  );
}

/** Whoever was sent to a boat is there, unless what is shown or the sea says otherwise. */
function fitsSent({ facts, suggestions, boats }: Looked, sentTo: string): boolean {
  const shown = suggestions.find(({ boat }) => boat === sentTo);
  if (shown !== undefined) return !shown.against.some((code) => grave.has(code));
  const boat = boats.find((one) => one.boat === sentTo);
  const [place] = facts.positions;
  return boat !== undefined && (place === undefined || couldBeAt(boat, place, facts.happenedAt));
}

/** Who speaks of two boats, or of people who came over, may be of either: that is not guessed at. */
function isOfOneBoat({ kind, claims }: ContactFacts): boolean {
  if (kind === 'news') return false;
  return (
    kind === 'pickup' ||
    ((claims.boats ?? 1) < 2 && claims.fromOtherBoat === null && claims.toOtherBoat === null)
  );
}

/** Nobody stands clearly first: a report is held for it as a possibility; people counted by hand must be of some boat. */
function linkLikely({ boat, reasons }: SuggestionSeen, { kind }: ContactFacts): ContactDecision {
  const grade: Grade = kind === 'pickup' || kind === 'landing' ? 'probable' : 'possible';
  return { kind: 'link', boat, grade, reason: reasonOf(reasons) };
}

function link({ boat, reasons, against, strength }: SuggestionSeen, facts: ContactFacts): ContactDecision {
  const reason = reasonOf(reasons);
  const sure = (reason === 'same_caller' || reason === 'followed_throughout') && strength === 'strong';
  if (sure && against.length === 0 && facts.kind !== 'news')
    return { kind: 'link', boat, grade: 'confirmed', reason };
  const weak = strength !== 'strong' && facts.kind === 'report';
  return { kind: 'link', boat, grade: weak ? 'possible' : 'probable', reason };
}

function reasonOf(reasons: readonly string[]): LinkReason {
  const known: readonly (readonly [string, LinkReason])[] = [
    ['same_caller', 'same_caller'],
    ['caller_aboard', 'same_caller'],
    ['followed_by_unit', 'followed_throughout'],
    ['launch_fits', 'launch_seen'],
    ['place_and_time', 'place_and_time'],
    ['same_place', 'place_and_time'],
    ['count_agrees', 'count_agrees'],
    ['recovered_count_agrees', 'count_agrees'],
    ['landing_follows_pickup', 'count_agrees'],
    ['words_agree', 'words_agree'],
  ];
  return known.find(([code]) => reasons.includes(code))?.[1] ?? 'place_and_time';
}

/** Reports of people afloat open a boat; a count ashore, news at second hand and an echo without people do not. */
function opensBoat({ kind, channel, claims, callersAboard, counted }: ContactFacts, tells: Tells): boolean {
  if (kind === 'pickup')
    return (counted?.alive ?? 0) + (counted?.deceased ?? 0) > 0 || callersAboard.length > 0;
  if (kind !== 'report' || tells.ashore || tells.empty) return false;
  if (['call', 'sms', 'message_share'].includes(channel)) return true;
  const people = claims.persons !== null || claims.inWater !== null || claims.overboard !== null;
  return tells.afloat && (people || channel === 'charity' || channel === 'email' || channel === 'relative');
}

/** Never calm at first: alert, and distress where a life is at risk now. */
export function phaseOf({ claims }: Pick<ContactFacts, 'claims'>): Phase {
  const { overboard, inWater, hull, engine } = claims;
  const wet = hull === 'taking_water' || hull === 'swamped' || hull === 'capsized' || hull === 'low_in_water';
  const swims = (overboard?.max ?? 0) > 0 || (inWater?.max ?? 0) > 0;
  return wet || swims || engine === 'stopped' ? 'distress' : 'alert';
}

function explainedBy({ suggestions, boats }: Looked): string | null {
  const boat = boats.find((one) => one.boat === suggestions[0]?.boat);
  return boat?.links[0]?.facts.contact ?? null;
}

const shoreWatch = new Set(['patrol', 'camera', 'drone', 'resident']);
const preventedMetres = 1_500;
const preventedHours = 6;

/** The prevented departure that explains people seen on that beach: near in place and within hours. */
function preventedNear({ facts, contacts }: Looked): string | null {
  if (facts.kind !== 'report' || !shoreWatch.has(facts.channel)) return null;
  const near = contacts.find(
    (other) =>
      other.kind === 'prevention' &&
      hoursBetween(facts, other) <= preventedHours &&
      metresBetween(facts, other) <= preventedMetres,
  );
  return near?.contact ?? null;
}

const deniedMetres = 1_500;
const deniedHours = 2;

/** Somebody went to look soon after, at the same place, and it was no boat. Reports of people are not so easily explained. */
function deniedNear({ facts, denials }: Looked): string | null {
  if (facts.kind !== 'report' || facts.claims.persons !== null || facts.claims.overboard !== null)
    return null;
  const near = denials.find(
    (other) =>
      other.contact !== facts.contact &&
      other.happenedAt >= facts.happenedAt &&
      hoursBetween(facts, other) <= deniedHours &&
      metresBetween(facts, other) <= deniedMetres,
  );
  return near?.contact ?? null;
}

const driftMetresPerHour = 4_000;

/** The hull left where people were taken off, drifted since: what explains an empty one. */
function hullNear({ facts, contacts }: Looked): string | null {
  const left = contacts
    .filter((other) => other.kind === 'pickup' || other.kind === 'hull_marked')
    .filter((other) => other.happenedAt <= facts.happenedAt)
    .filter((other) => metresBetween(facts, other) <= 2_000 + hoursBetween(facts, other) * driftMetresPerHour)
    .toSorted((a, b) => metresBetween(facts, a) - metresBetween(facts, b));
  return left[0]?.contact ?? null;
}

function hoursBetween(a: ContactFacts, b: ContactFacts): number {
  return Math.abs(Date.parse(a.happenedAt) - Date.parse(b.happenedAt)) / 3_600_000;
}

function metresBetween(a: ContactFacts, b: ContactFacts): number {
  const [one, other] = [a.positions[0], b.positions[0]];
  return one === undefined || other === undefined ? Number.POSITIVE_INFINITY : distanceMetres(one, other);
}
