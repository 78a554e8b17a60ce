import { never } from '../../kernel/result.ts';
import { unseenRecalls } from './boat-recalled.ts';
import { type Boat, firmLinks, namesOf, openSearches, openTransfer } from './boat-state.ts';
import { isNotYetCounted, isRecovery, saysPeopleAfloat, saysSome } from './claims.ts';
import { contradictionsOf, recoveredAt, reportsSince } from './closing-contradictions.ts';
import { type Identification, isRelied, recoveriesOf, supports } from './closing-evidence.ts';
import type { HeldLink } from './events-boat.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import type { ClosingFinding, ClosingObstacle, Outcome } from './wire.ts';

export type { Identification } from './closing-evidence.ts';

/**
 * Everything that stands against closing a boat so, on the evidence named; none: it may be closed, by two persons.
 * Silence is no evidence: nothing here looks at the time. Source: PROBLEM F3, F12, F13, F14.
 */
export function closingFindings(
  boat: Boat,
  outcome: Outcome,
  identification: Identification,
): readonly ClosingFinding[] {
  const ledger = ledgerOf(boat);
  return [
    ...unfinished(boat),
    ...recalled(boat),
    ...contradictionsOf(boat),
    ...uncounted(boat),
    ...counts(ledger),
    ...wentOver(boat),
    ...ofOutcome({ boat, ledger, identification }, outcome),
  ];
}

interface Closing {
  readonly boat: Boat;
  readonly ledger: Ledger;
  readonly identification: Identification;
}

function ofOutcome(of: Closing, outcome: Outcome): readonly ClosingFinding[] {
  const { boat, ledger } = of;
  switch (outcome) {
    case 'rescued':
    case 'landed_unassisted':
    case 'returned_ashore': {
      const recoveries = recovered(boat, outcome);
      return [
        ...(recoveries.length > 0 ? [] : [finding('no_recovery_on_record')]),
        ...unsure(boat),
        ...identified(of),
        ...reportsSince(
          boat,
          recoveredAt([...firmLinks(boat).filter(({ facts }) => isRecovery(facts)), ...recoveries]),
        ),
        ...people(ledger),
      ];
    }
    case 'false_alarm':
      return [...identified(of), ...nobody(of)];
    case 'search_suspended':
      return suspended(of);
    default:
      return never(outcome);
  }
}

function finding(
  obstacle: ClosingObstacle,
  contacts: readonly string[] = [],
  figures: ClosingFinding['figures'] = {},
): ClosingFinding {
  return { obstacle, contacts, figures };
}

/** What is still going on. */
function unfinished(boat: Boat): readonly ClosingFinding[] {
  const searches = openSearches(boat).length;
  const disputes = boat.disputes.length;
  return [
    ...(searches === 0 ? [] : [finding('search_open', [], { searches })]),
    ...(openTransfer(boat) === null ? [] : [finding('transfer_open')]),
    ...(disputes === 0 ? [] : [finding('dispute_open', [], { disputes })]),
  ];
}

/** Evidence that its origin recalled, until a person has seen that it went: a boat does not become easier to close by it. */
function recalled(boat: Boat): readonly ClosingFinding[] {
  return unseenRecalls(boat).map(({ contact }) => finding('record_recalled', [contact]));
}

/** The firm links by which people were recovered in the way that the outcome says. */
function recovered(boat: Boat, outcome: Outcome): readonly HeldLink[] {
  const firm = firmLinks(boat);
  if (outcome === 'rescued') return firm.filter(({ facts }) => isRecovery(facts));
  // Whoever says that people are at sea is no witness to their having come ashore.
  const witnesses = firm.filter(({ facts }) => !saysPeopleAfloat(facts));
  return witnesses.filter(
    ({ contact, facts }) =>
      facts.kind === 'landing' ||
      (outcome === 'returned_ashore' && facts.kind === 'prevention') ||
      boat.dispersed.some((one) => one.contact === contact),
  );
}

/** A recovery that may be another boat's. */
function unsure(boat: Boat): readonly ClosingFinding[] {
  const contacts = recoveriesOf(boat)
    .filter(({ grade }) => grade === 'possible')
    .map(({ contact }) => contact);
  return contacts.length === 0 ? [] : [finding('link_not_confirmed', contacts, { links: contacts.length })];
}

/** At least one piece of evidence that is linked and shows it; and none named that is not linked. */
function identified({ boat, identification }: Closing): readonly ClosingFinding[] {
  const unlinked = identification
    .filter(({ contact }) => !isRelied(boat, contact))
    .map(({ contact }) => contact);
  const isShown = identification.some((one) => supports(boat, one));
  return [
    ...(unlinked.length === 0 ? [] : [finding('identification_not_linked', unlinked)]),
    ...(isShown ? [] : [finding('no_identification')]),
  ];
}

function people({ unaccounted, inWater }: Ledger): readonly ClosingFinding[] {
  const { min, max } = inWater;
  const overboard = max === 0 ? [] : [finding('person_in_water', [], { min, max })];
  if (unaccounted === null) return [...overboard, finding('people_unknown')];
  if (unaccounted.max === 0) return overboard;
  return [...overboard, finding('people_unaccounted', [], { min: unaccounted.min, max: unaccounted.max })];
}

/** People taken aboard or put ashore whom nobody has counted yet: nothing is known of how many are safe. */
function uncounted({ links }: Boat): readonly ClosingFinding[] {
  const contacts = links.filter(({ facts }) => isNotYetCounted(facts)).map(({ contact }) => contact);
  return contacts.length === 0 ? [] : [finding('not_yet_counted', contacts, { counts: contacts.length })];
}

/** Figures that nobody has explained. */
function counts({ discrepancies }: Ledger): readonly ClosingFinding[] {
  return discrepancies
    .filter(({ explanation }) => explanation === null)
    .map(({ contacts, figures }) => finding('count_contradicted', contacts, figures));
}

/** People are said to have gone to or come from another boat, and nobody has said which, how many, or how surely. */
function wentOver(boat: Boat): readonly ClosingFinding[] {
  const names = namesOf(boat);
  const related = boat.relations.filter(
    ({ relation, other }) => relation === 'persons_transferred' && !names.includes(other),
  );
  const unsure = related.filter(({ grade, count }) => grade === 'possible' || count === null);
  const isKnown = (way: 'in' | 'out'): boolean => related.some((one) => one.way === way);
  const said = boat.links.filter(
    ({ facts: { claims } }) =>
      (saysSome(claims.toOtherBoat) && !isKnown('out')) || (saysSome(claims.fromOtherBoat) && !isKnown('in')),
  );
  if (unsure.length === 0 && said.length === 0) return [];
  const contacts = [...unsure.flatMap((one) => one.contacts), ...said.map(({ contact }) => contact)];
  return [finding('people_transferred_unconfirmed', [...new Set(contacts)], { relations: unsure.length })];
}

/** A false alarm has no people: whoever said so is put right or unlinked first. */
function nobody({ boat, ledger }: Closing): readonly ClosingFinding[] {
  const { unaccounted, inWater, accounted } = ledger;
  const max = Math.max(unaccounted?.max ?? 0, inWater.max, accounted.max);
  const saying = boat.links.filter(({ facts }) => saysPeopleAfloat(facts)).map(({ contact }) => contact);
  if (max === 0 && saying.length === 0) return [];
  return [finding('people_unaccounted', saying, { min: unaccounted?.min ?? 0, max })];
}

/** The only way out while people are missing: a search for as many that was made, and that two persons suspended. */
function suspended({ boat, ledger }: Closing): readonly ClosingFinding[] {
  const over = boat.searches.filter(({ status }) => status === 'suspended');
  if (over.length === 0) return [finding('no_recovery_on_record')];
  const last =
    over
      .map(({ changedAt }) => changedAt)
      .toSorted()
      .at(-1) ?? null;
  const sought = over.reduce((all, { persons }) => all + persons.max, 0);
  const { unaccounted, inWater } = ledger;
  const missing = Math.max(unaccounted?.max ?? 0, inWater.max);
  return [
    ...reportsSince(boat, last),
    ...(missing <= sought ? [] : [finding('people_unaccounted', [], { min: sought, max: missing })]),
  ];
}
