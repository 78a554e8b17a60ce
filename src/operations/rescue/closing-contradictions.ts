import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import { callersOf, recoveriesOf } from './closing-evidence.ts';
import { saysPeopleAfloat } from './claims.ts';
import { happenedAt } from './contact-state.ts';
import type { HeldLink } from './events-boat.ts';
import { boatSpeedMetresPerSecondMax, type BoatPoint, positionHistory } from './position-history.ts';
import type { ClosingFinding, ContactFacts } from './wire.ts';

/** Positions are read from charts and screens: what lies this close is no contradiction. Ours. */
const slackMetres = 1_000;

/** At night these are not told apart; between the groups they are. */
const shades: Readonly<Record<NonNullable<ContactFacts['claims']['colour']>, string>> = {
  black: 'dark',
  grey: 'dark',
  blue: 'dark',
  green: 'dark',
  red: 'warm',
  orange: 'warm',
  yellow: 'warm',
  white: 'white',
};

/** What of the recoveries cannot be of the boat that was reported. Source: PROBLEM F3. */
export function contradictionsOf(boat: Boat): readonly ClosingFinding[] {
  const recoveries = recoveriesOf(boat);
  return [...phones(boat, recoveries), ...places(boat, recoveries), ...words(boat, recoveries)];
}

/** It is known who of those aboard had called, and nobody who called from this boat is among them. */
function phones(boat: Boat, recoveries: readonly HeldLink[]): readonly ClosingFinding[] {
  const callers = callersOf(boat);
  const known = recoveries.filter(({ facts }) => facts.callersAboard.length > 0);
  const aboard = new Set(known.flatMap(({ facts }) => facts.callersAboard));
  if (callers.length === 0 || known.length === 0 || callers.some((caller) => aboard.has(caller))) return [];
  const contacts = known.map(({ contact }) => contact);
  const figures = { callers: callers.length, aboard: aboard.size };
  return [{ obstacle: 'phone_not_among_them', contacts, figures }];
}

/** The boat could not have come to where people were picked up: whichever way its positions are read. */
function places(boat: Boat, recoveries: readonly HeldLink[]): readonly ClosingFinding[] {
  const points = positionHistory(boat);
  return recoveries.flatMap(({ contact, facts }): ClosingFinding[] => {
    // Whoever is found in the water has left the boat: their drift is their own.
    if (facts.kind !== 'pickup' || isOutOfWaterAlone(facts)) return [];
    const here = points.filter((point) => point.contact === contact);
    const far = points.filter(
      (point) => point.contact !== contact && here.some((one) => isOutOfReach(one, point)),
    );
    if (far.length === 0) return [];
    const contacts = [contact, ...new Set(far.map((point) => point.contact))];
    return [{ obstacle: 'place_contradicted', contacts, figures: { positions: far.length } }];
  });
}

/** Nobody of a count was aboard; one that is not yet made may be of anybody. */
function isOutOfWaterAlone({ counted }: ContactFacts): boolean {
  return counted !== null && counted.alive !== null && counted.fromWater >= counted.alive;
}

function isOutOfReach(a: BoatPoint, b: BoatPoint): boolean {
  const seconds = Math.abs(secondsBetween(fromUtc(a.at), fromUtc(b.at)));
  const reach = seconds * boatSpeedMetresPerSecondMax + a.accuracyMetres + b.accuracyMetres + slackMetres;
  const readings = (point: BoatPoint) => [point, ...point.candidates];
  return readings(a).every((one) => readings(b).every((two) => distanceMetres(one, two) > reach));
}

/** Colour or kind of hull differ, or a boat reported awash is said to have been found dry. */
function words(boat: Boat, recoveries: readonly HeldLink[]): readonly ClosingFinding[] {
  const reports = boat.links.filter(({ facts }) => facts.kind === 'report');
  return recoveries.flatMap(({ contact, facts }): ClosingFinding[] => {
    const against = reports.filter((report) => isOtherHull(facts, report.facts));
    if (against.length === 0) return [];
    const contacts = [contact, ...against.map((report) => report.contact)];
    return [{ obstacle: 'words_contradict', contacts, figures: { reports: against.length } }];
  });
}

const awash = new Set<ContactFacts['claims']['hull']>(['low_in_water', 'swamped', 'capsized']);

function isOtherHull({ claims: found }: ContactFacts, { claims: reported }: ContactFacts): boolean {
  if (found.colour !== null && reported.colour !== null && shades[found.colour] !== shades[reported.colour])
    return true;
  if (found.hullKind !== null && reported.hullKind !== null && found.hullKind !== reported.hullKind)
    return true;
  return found.hull === 'dry' && awash.has(reported.hull);
}

/** Somebody says after the recovery that people are afloat. `since`: when the last of a boat's own people were taken. */
export function reportsSince(boat: Boat, since: UtcText | null): readonly ClosingFinding[] {
  if (since === null) return [];
  const later = boat.links.filter(({ facts }) => saysPeopleAfloat(facts) && happenedAt(facts) > since);
  // A fall that is told ashore is of before: it stands as somebody in the water, not as a report of after.
  const contacts = later.filter(({ facts }) => facts.kind !== 'statement').map(({ contact }) => contact);
  return contacts.length === 0
    ? []
    : [{ obstacle: 'report_since', contacts, figures: { reports: contacts.length } }];
}

/** When the last of those aboard were recovered; people found in the water count only where there is nobody else. */
export function recoveredAt(recoveries: readonly HeldLink[]): UtcText | null {
  const last = (links: readonly HeldLink[]): UtcText | null =>
    links
      .map(({ facts }) => happenedAt(facts))
      .toSorted()
      .at(-1) ?? null;
  const pickups = recoveries.filter(({ facts }) => facts.kind === 'pickup');
  const aboard = pickups.filter(({ facts }) => !isOutOfWaterAlone(facts));
  return last(aboard) ?? last(pickups) ?? last(recoveries);
}
