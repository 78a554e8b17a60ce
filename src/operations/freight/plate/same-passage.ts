import type { Instant } from '../../../kernel/time.ts';
import type { PlateTokens } from './keys.ts';
import {
  graveReasons,
  type PassageReason,
  type PassageReasonKind,
  reasonsAgainst,
  reasonsFor,
} from './passage-reason.ts';
import { comparePlates, noFindings, type Findings } from './plate-evidence.ts';
import { type Kinship, kinshipOf } from './relation.ts';
import {
  betweenSitesMinutes,
  crowdFrom,
  crowdHours,
  fairFrom,
  gains,
  hours,
  lossToldFrom,
  prior,
  rivalFrom,
  shownFrom,
  strongFrom,
} from './same-passage-weights.ts';

/** One entry as comparing reads it: a vehicle at a site, as one team or camera had it. */
export interface PassageFacts {
  readonly passage: string;
  readonly place: string;
  readonly direction: 'to_uk' | 'to_eu';
  readonly at: Instant;
  readonly tractor: PlateTokens | null;
  readonly trailer: PlateTokens | null;
  readonly sides: 'soft' | 'hard' | 'unknown';
  /** Form of the vehicle; null where nobody said. */
  readonly form: string | null;
  /** A camera at the way in of the site read it; absent: a person entered it. */
  readonly isEntryCamera?: boolean;
}

/** "This may be that passage": a proposal to a person, never an act. */
export interface PassageSuggestion {
  readonly passage: string;
  /** `weak`: worth seeing, not suggested as the same passage; whatever is gravely contradicted is weak. */
  readonly strength: 'strong' | 'fair' | 'weak';
  /** Shown before `for`; the gravest first. */
  readonly against: readonly PassageReason[];
  readonly for: readonly PassageReason[];
}

export interface SuggestionLimits {
  /** Suggestions given at most, the likeliest first. */
  readonly suggestionsMax: number;
}

interface Weighed {
  readonly facts: PassageFacts;
  readonly odds: number;
  readonly reasons: readonly PassageReason[];
  /** Bears exactly a plate of the entry, or is one sign off without a second plate to bear it out. */
  readonly isExact: boolean;
  readonly isOff: boolean;
  readonly isNext: boolean;
  readonly isNearAlone: boolean;
  readonly isNear: boolean;
}

/**
 * Which open passages may be the one that is being entered, the likeliest first, each with its reasons, contradictions
 * first. One that bears the very plate is always shown, whatever contradicts it. Told from tokens alone. It suggests; a
 * person joins. The entry itself, if it is among them, is left out.
 */
export function suggestPassages(
  entry: PassageFacts,
  open: readonly PassageFacts[],
  { suggestionsMax }: SuggestionLimits,
): readonly PassageSuggestion[] {
  const others = open.filter(({ passage }) => passage !== entry.passage);
  const weighed = others.flatMap((other) => weigh(entry, other));
  const otherWay = weighed.filter(({ facts, isExact }) => isExact && facts.direction !== entry.direction);
  const exact = weighed.filter(
    ({ facts, isExact, odds }) => isExact && odds >= strongFrom && facts.direction === entry.direction,
  );
  const near = weighed.filter(({ facts, isNear }) => isNear && isHere(entry, facts));
  const isFleetSeen = platesOf(weighed.filter(({ isNext }) => isNext)) > 1;
  const alone = weighed.map((one) => withOthers(one, { entry, otherWay, exact, near, isFleetSeen }));
  const likely = alone.filter(({ facts, odds }) => odds >= rivalFrom && facts.direction === entry.direction);
  return alone
    .filter(({ odds, isExact }) => isExact || odds >= shownFrom)
    .map((one) => withRivals(one, likely))
    .toSorted((a, b) => b.odds - a.odds || (a.facts.passage < b.facts.passage ? -1 : 1))
    .slice(0, suggestionsMax)
    .map(asSuggestion);
}

/** Nothing where no plate of the one has to do with one of the other. */
function weigh(entry: PassageFacts, other: PassageFacts): readonly Weighed[] {
  const plates = comparePlates(entry, other);
  if (plates === null) return [];
  const nearby = plates.isOff && entry.place !== other.place ? gains.offElsewhere : 0;
  const all = [
    plates,
    wayFindings(entry, other),
    timeFindings(entry, other),
    lookFindings(entry, other),
    lookerFindings(entry, other),
  ];
  return [
    {
      facts: other,
      odds: all.reduce((sum, { odds }) => sum + odds, prior + nearby),
      reasons: all.flatMap(({ reasons }) => reasons),
      isExact: plates.isExact,
      isOff: plates.isOff,
      isNext: plates.isNext,
      isNearAlone: plates.isNearAlone,
      isNear: plates.isNear,
    },
  ];
}

/** Who looked: what a camera at the way in reads is the first look of its site. */
function lookerFindings(entry: PassageFacts, other: PassageFacts): Findings {
  if (entry.place !== other.place) return noFindings;
  const [first, last] = other.at <= entry.at ? [other, entry] : [entry, other];
  if (last.isEntryCamera === true) return found('camera_after', gains.entryCameraAfter);
  return first.isEntryCamera === true ? { odds: gains.entryCameraBefore, reasons: [] } : noFindings;
}

function found(kind: PassageReasonKind, odds: number, minutes: number | null = null): Findings {
  return { odds, reasons: [{ kind, on: null, minutes }] };
}

function wayFindings(entry: PassageFacts, other: PassageFacts): Findings {
  return entry.direction === other.direction ? noFindings : found('other_direction', gains.otherDirection);
}

const minutesApart = (one: PassageFacts, other: PassageFacts): number =>
  Math.round(Math.abs(one.at - other.at) / 60_000);

function timeFindings(entry: PassageFacts, other: PassageFacts): Findings {
  const minutes = minutesApart(entry, other);
  const apart = minutes / 60;
  if (entry.place === other.place) {
    if (apart > hours.siteMost) return found('another_day', gains.anotherDay, minutes);
    if (apart > hours.siteLate) return found('long_between', gains.siteLate, minutes);
    return found('same_site', apart <= hours.siteSoon ? gains.siteSoon : gains.siteLater, minutes);
  }
  if (minutes < betweenSitesMinutes) return found('too_soon', gains.tooSoon, minutes);
  if (apart > hours.otherSiteMost) return found('another_day', gains.anotherDay, minutes);
  if (apart > hours.otherSiteLate) return found('long_between', gains.otherSiteLate, minutes);
  return found(
    'other_site',
    apart <= hours.otherSiteSoon ? gains.otherSiteSoon : gains.otherSiteLater,
    minutes,
  );
}

function lookFindings(entry: PassageFacts, other: PassageFacts): Findings {
  if (entry.form !== null && other.form !== null)
    return entry.form === other.form
      ? found('form_agrees', gains.formSame)
      : found('form_differs', gains.formDiffers);
  const isOpposed = entry.sides !== 'unknown' && other.sides !== 'unknown' && entry.sides !== other.sides;
  return isOpposed ? found('sides_differ', gains.sidesDiffer) : noFindings;
}

/** How many plates there are among these, each counted once: several entries may be of one vehicle. */
function platesOf(weighed: readonly Weighed[]): number {
  return new Set(weighed.map(({ facts }) => plateOf(facts))).size;
}

const plateOf = ({ tractor, trailer }: PassageFacts): string | undefined => (tractor ?? trailer)?.exact;

/** At the same site on the same way, some hours back at most. */
function isHere(entry: PassageFacts, other: PassageFacts): boolean {
  const isSameWay = other.place === entry.place && other.direction === entry.direction;
  return isSameWay && minutesApart(entry, other) < crowdHours * 60;
}

/** Whether two entries bear a plate in common, exactly. */
function shareAPlate(one: PassageFacts, other: PassageFacts): boolean {
  return (['tractor', 'trailer'] as const).some(
    (on) => one[on] !== null && one[on].exact === other[on]?.exact,
  );
}

interface Around {
  readonly isFleetSeen: boolean;
  /** One slip from the entry, at its site in its hours. */
  readonly near: readonly Weighed[];
  readonly entry: PassageFacts;
  readonly otherWay: readonly Weighed[];
  readonly exact: readonly Weighed[];
}

/** What the other open passages say of this one: gone and come back in between, or one that bears the very plate. */
function withOthers(one: Weighed, around: Around): Weighed {
  const { entry, otherWay, exact, isFleetSeen } = around;
  const [from, to] = [Math.min(one.facts.at, entry.at), Math.max(one.facts.at, entry.at)];
  const wentBetween =
    one.facts.direction === entry.direction && otherWay.some(({ facts }) => facts.at > from && facts.at < to);
  const another = exact.some(({ facts }) => isAnother(one, facts));
  const further = [
    ...(wentBetween ? [found('went_between', gains.wentBetween)] : []),
    ...(one.isNext && isFleetSeen ? [found('fleet_seen', gains.fleetSeen)] : []),
    ...(another ? [found('another_fits', gains.anotherFits)] : []),
  ];
  const crowd = one.isNearAlone ? crowdFindings(one, around) : noFindings;
  return {
    ...one,
    odds: further.reduce((sum, { odds }) => sum + odds, one.odds + crowd.odds),
    reasons: [...one.reasons, ...crowd.reasons, ...further.flatMap(({ reasons }) => reasons)],
  };
}

/** How many other plates are as near: the one slip of a plate that stands alone is likelier a slip than a stranger. */
function crowdFindings({ facts }: Weighed, { entry, near }: Around): Findings {
  const others = platesOf(near.filter((other) => !shareAPlate(other.facts, facts)));
  const isAfter = entry.isEntryCamera === true && entry.place === facts.place && facts.at <= entry.at;
  const camera = isAfter ? gains.nearCameraAfter : 0;
  if (others === 0) return { odds: gains.nearAlone + camera, reasons: [] };
  return others < crowdFrom
    ? { odds: camera, reasons: [] }
    : found('several_near', gains.nearAmongMany + camera);
}

/** Whether an open passage that bears the very plate speaks against this one, which is only near. */
function isAnother({ facts, isExact, isOff }: Weighed, exact: PassageFacts): boolean {
  if (isOff) return !haveOneTrailer(exact, facts);
  const kinships = kinshipsOf(exact, facts);
  return !isExact && kinships.length > 0 && !kinships.includes('same');
}

/** Whether two open passages bear one trailer: then both may be this passage, one of them with a slip. */
function haveOneTrailer(one: PassageFacts, other: PassageFacts): boolean {
  if (one.trailer === null || other.trailer === null) return false;
  return kinshipOf(one.trailer, other.trailer) !== 'different';
}

/** How the plates of two open passages go together, place by place, where both have one. */
function kinshipsOf(one: PassageFacts, other: PassageFacts): readonly Kinship[] {
  return (['tractor', 'trailer'] as const).flatMap((on) => {
    const [mine, theirs] = [one[on], other[on]];
    return mine === null || theirs === null ? [] : [kinshipOf(mine, theirs)];
  });
}

/**
 * An entry is of one vehicle: what is likely of one open passage is unlikely of another vehicle's. Where one of two was
 * typed with a slip both may be of one vehicle, and neither takes from the other; what bears the very plate loses nothing.
 */
function withRivals(one: Weighed, likely: readonly Weighed[]): Weighed {
  if (one.isExact) return one;
  const rivals = new Map<string | undefined, number>();
  for (const { facts, odds } of likely)
    if (facts !== one.facts && areTwoVehicles(facts, one.facts))
      rivals.set(plateOf(facts), Math.max(odds, rivals.get(plateOf(facts)) ?? odds));
  const loss = Math.log1p([...rivals.values()].reduce((sum, odds) => sum + Math.exp(odds), 0));
  const told = loss < lossToldFrom ? [] : found('another_may_be', 0).reasons;
  return { ...one, odds: one.odds - loss, reasons: [...one.reasons, ...told] };
}

/** Kinships of two typings that a slip explains better than two vehicles. */
const slipKin: ReadonlySet<Kinship> = new Set([
  'same',
  'confusable',
  'alike',
  'alike_twice',
  'doubled',
  'swapped',
  'left_out',
  'beside',
]);

function areTwoVehicles(one: PassageFacts, other: PassageFacts): boolean {
  const kinships = kinshipsOf(one, other);
  return kinships.length > 0 && !kinships.some((kinship) => slipKin.has(kinship));
}

function asSuggestion({ facts, odds, reasons }: Weighed): PassageSuggestion {
  const isGrave = reasons.some(({ kind }) => graveReasons.has(kind));
  return {
    passage: facts.passage,
    strength: isGrave || odds < fairFrom ? 'weak' : odds < strongFrom ? 'fair' : 'strong',
    against: inOrder(reasons, reasonsAgainst),
    for: inOrder(reasons, reasonsFor),
  };
}

function inOrder(
  reasons: readonly PassageReason[],
  order: readonly PassageReasonKind[],
): readonly PassageReason[] {
  return reasons
    .filter(({ kind }) => order.includes(kind))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
