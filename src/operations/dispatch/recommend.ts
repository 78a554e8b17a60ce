import { fromUtc, type Instant, secondsBetween, toUtc } from '../../kernel/time.ts';
import {
  placeWideMetres,
  positionOldSeconds,
  sameArrivalSeconds,
  travelSecondsMax,
  workSeconds,
} from './limits.ts';
import type {
  Exclusion,
  ExclusionCode,
  OptionReason,
  OptionReasonCode,
  Unknown,
  WhyNobody,
} from './recommend-reasons.ts';
import { outranks } from './task.ts';
import { arrivalOf, isAirborne, type TravelSeconds } from './travel.ts';
import type { ExcludedUnit, Need, RecommendationView, RecommendedUnit, UnitView } from './wire.ts';
import type { Capability } from './words.ts';

export interface RecommendationQuestion {
  readonly need: Need;
  /** Every unit of the register, of both states. */
  readonly units: readonly UnitView[];
  readonly now: Instant;
  readonly travel: TravelSeconds;
}

/**
 * Which units could go, in order, each with what speaks for and against it; and of each other unit why it is not
 * proposed. A proposal, never an order: a person chooses, also against it. Life first: whoever can take people aboard
 * and arrives soonest comes first; what a unit can do beside that decides between arrivals within five minutes.
 */
export function recommend(question: RecommendationQuestion): RecommendationView {
  const { need, units, now } = question;
  const judged = units.map((unit) => judge(unit, question));
  const candidates = judged.flatMap((one) => (one.kind === 'candidate' ? [one] : []));
  const soonest = Math.min(...candidates.map(({ arrivesAt }) => arrivesAt));
  const options = candidates
    .toSorted(inOrder(soonest))
    .map((one, index) => option(one, { rank: index + 1, soonest }));
  const excluded = judged
    .flatMap((one) => (one.kind === 'excluded' ? [excludedUnit(one)] : []))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  return {
    at: toUtc(now),
    need,
    options,
    excluded,
    unknown: unknownOf(need, now),
    whyNobody: options.length > 0 ? null : whyNobody(excluded),
  };
}

interface Candidate {
  readonly kind: 'candidate';
  readonly unit: UnitView;
  readonly arrivesAt: Instant;
  readonly reasonsFor: readonly OptionReason[];
  readonly reasonsAgainst: readonly OptionReason[];
}
interface Excluded {
  readonly kind: 'excluded';
  readonly unit: UnitView;
  readonly reasons: readonly Exclusion[];
}
type Arrival = NonNullable<ReturnType<typeof arrivalOf>>;

function judge(unit: UnitView, question: RecommendationQuestion): Candidate | Excluded {
  const { need, now, travel } = question;
  const arrival = arrivalOf(unit, { to: need.place, now, travel });
  const reasons = [
    ...readiness(unit, need),
    ...fitness(unit, need),
    ...(arrival === null ? [exclusion('no_way')] : reach(unit, need, arrival)),
  ];
  if (arrival === null || reasons.length > 0) return { kind: 'excluded', unit, reasons };
  return { kind: 'candidate', unit, arrivesAt: arrival.arrivesAt, ...weigh(unit, need, arrival) };
}

/** Service, shift, crew, and what it is committed to. */
function readiness(unit: UnitView, need: Need): readonly Exclusion[] {
  const { status, commitment, outOfService, shift, fields } = unit;
  const found: Exclusion[] = [];
  if (status === 'out_of_service')
    found.push(exclusion('out_of_service', { reason: outOfService?.reason ?? 'other' }));
  if (status === 'off') found.push(exclusion('off_shift'));
  if (commitment !== null) {
    const { task, boat } = commitment;
    found.push(exclusion(outranks(need, commitment) ? 'committed_divertible' : 'committed', { task, boat }));
  }
  if (shift !== null && shift.crew < fields.crewMinimum)
    found.push(exclusion('crew_below_minimum', { crew: shift.crew, minimum: fields.crewMinimum }));
  return found;
}

/** What the work asks of any unit. In distress whoever comes is better than nobody: only what cannot be is excluded. */
function fitness({ fields }: UnitView, need: Need): readonly Exclusion[] {
  const found: Exclusion[] = [];
  const { seaState, kind, urgency } = need;
  if (seaState !== null && !isAirborne(fields.kind) && seaState > fields.seaStateMax)
    found.push(exclusion('sea_above_limit', { seaState, limit: fields.seaStateMax }));
  if (kind === 'rescue' && fields.embarkPersons === 0) found.push(exclusion('no_place_aboard'));
  if (kind === 'tow' && !fields.capabilities.includes('tow')) found.push(exclusion('no_tow'));
  if (kind === 'medical' && urgency !== 'distress' && !fields.capabilities.includes('medic'))
    found.push(exclusion('no_medic'));
  return found;
}

/** Way and endurance: there, at work, and back again. */
function reach(
  { enduranceEndsAt, fields }: UnitView,
  need: Need,
  { travelSeconds, arrivesAt, start }: Arrival,
): readonly Exclusion[] {
  const found: Exclusion[] = [];
  if (travelSeconds > travelSecondsMax[need.urgency])
    found.push(exclusion('too_far', { minutes: Math.round(travelSeconds / 60) }));
  const waySeconds = travelSeconds - start.readySeconds;
  const neededSeconds = 2 * waySeconds + workSeconds;
  const leftSeconds =
    enduranceEndsAt === null
      ? fields.enduranceHours * 3_600
      : secondsBetween(arrivesAt, fromUtc(enduranceEndsAt)) + waySeconds;
  if (leftSeconds < neededSeconds) found.push(exclusion('endurance'));
  return found;
}

type Weighed = Pick<Candidate, 'reasonsFor' | 'reasonsAgainst'>;

function weigh(unit: UnitView, need: Need, arrival: Arrival): Weighed {
  const found = [...aboard(unit, need), ...equipment(unit, need), ...timing(unit, need, arrival)];
  const pick = (speaksFor: boolean) =>
    found.filter((one) => one.speaksFor === speaksFor).map(({ code, figures }) => ({ code, figures }));
  return { reasonsFor: pick(true), reasonsAgainst: pick(false) };
}

interface Point extends OptionReason {
  readonly speaksFor: boolean;
}
const pro = (code: OptionReasonCode, figures: OptionReason['figures'] = {}): Point => ({
  code,
  figures,
  speaksFor: true,
});
const contra = (code: OptionReasonCode, figures: OptionReason['figures'] = {}): Point => ({
  code,
  figures,
  speaksFor: false,
});

function aboard({ fields }: UnitView, { kind, persons }: Need): readonly Point[] {
  if (kind !== 'rescue' || persons === null) return [];
  const figures = { persons, places: fields.embarkPersons };
  return [fields.embarkPersons >= persons ? pro('takes_all', figures) : contra('takes_some', figures)];
}

function equipment({ fields, shift, status }: UnitView, need: Need): readonly Point[] {
  const has = (capability: Capability): boolean => fields.capabilities.includes(capability);
  const found: Point[] = [];
  if (need.personsInWater)
    found.push(has('persons_in_water') ? pro('recovers_from_water') : contra('no_recovery_from_water'));
  if (need.kind === 'medical') found.push(has('medic') ? pro('has_medic') : contra('no_medic'));
  else if (need.kind === 'rescue' && has('medic')) found.push(pro('has_medic'));
  if ((need.kind === 'search' || need.personsInWater) && has('infra_red')) found.push(pro('has_infra_red'));
  if ((need.kind === 'search' || need.personsInWater) && has('search_light'))
    found.push(pro('has_search_light'));
  if (need.kind === 'tow') found.push(pro('can_tow'));
  if (need.seaState !== null && !isAirborne(fields.kind) && need.seaState === fields.seaStateMax)
    found.push(contra('at_sea_limit', { limit: fields.seaStateMax }));
  if (shift === null && status !== 'off') found.push(contra('crew_unknown'));
  return found;
}

function timing(unit: UnitView, need: Need, { start, arrivesAt, travelSeconds }: Arrival): readonly Point[] {
  const found: Point[] = [];
  if (start.known !== 'base') found.push(pro('at_sea'));
  if (start.known === 'old')
    found.push(contra('position_old', { minutes: Math.round((start.ageSeconds ?? 0) / 60) }));
  if (start.known === 'not_heard') found.push(contra('position_from_base'));
  if (need.neededBy !== null) {
    const lateSeconds = secondsBetween(fromUtc(need.neededBy), arrivesAt);
    found.push(
      lateSeconds <= 0 ? pro('in_time') : contra('too_late', { minutes: Math.ceil(lateSeconds / 60) }),
    );
  }
  const backSeconds = workSeconds + travelSeconds - start.readySeconds;
  if (unit.shift !== null && secondsBetween(arrivesAt, fromUtc(unit.shift.until)) < backSeconds)
    found.push(contra('shift_ends'));
  return found;
}

/** Soonest first, by steps of five minutes from the first; within a step the fewest doubts, then the moment, then the name. */
function inOrder(soonest: number): (a: Candidate, b: Candidate) => number {
  const step = (one: Candidate): number =>
    Math.floor((one.arrivesAt - soonest) / (sameArrivalSeconds * 1000));
  return (a, b) =>
    step(a) - step(b) ||
    a.reasonsAgainst.length - b.reasonsAgainst.length ||
    a.arrivesAt - b.arrivesAt ||
    (a.unit.unit < b.unit.unit ? -1 : 1);
}

function option(
  { unit, arrivesAt, reasonsFor, reasonsAgainst }: Candidate,
  { rank, soonest }: { readonly rank: number; readonly soonest: number },
): RecommendedUnit {
  const { callName, side } = unit.fields;
  const first: readonly OptionReason[] =
    arrivesAt === soonest ? [{ code: 'arrives_first', figures: {} }] : [];
  return {
    unit: unit.unit,
    callName,
    side,
    rank,
    arrivesAt: toUtc(arrivesAt),
    reasonsFor: [...first, ...reasonsFor],
    reasonsAgainst,
  };
}

function excludedUnit({ unit, reasons }: Excluded): ExcludedUnit {
  return { unit: unit.unit, callName: unit.fields.callName, side: unit.fields.side, reasons };
}

function exclusion(code: ExclusionCode, figures: Exclusion['figures'] = {}): Exclusion {
  return { code, figures };
}

function unknownOf(need: Need, now: Instant): readonly Unknown[] {
  const { seaState, persons, kind, placeAt, withinMetres } = need;
  const isOld = secondsBetween(fromUtc(placeAt), now) > positionOldSeconds;
  return [
    ...(isOld ? (['place_old'] as const) : []),
    ...(withinMetres > placeWideMetres ? (['place_wide'] as const) : []),
    ...(seaState === null ? (['sea_state'] as const) : []),
    ...(persons === null && kind === 'rescue' ? (['persons'] as const) : []),
  ];
}

/** The commonest reasons first. */
function whyNobody(excluded: readonly ExcludedUnit[]): readonly WhyNobody[] {
  if (excluded.length === 0) return [{ code: 'no_unit', units: 0 }];
  const counts = new Map<ExclusionCode, number>();
  for (const { reasons } of excluded)
    for (const { code } of reasons) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, units]) => ({ code, units }))
    .toSorted((a, b) => b.units - a.units || (a.code < b.code ? -1 : 1));
}
