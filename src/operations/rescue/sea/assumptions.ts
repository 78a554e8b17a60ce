import type { Texts } from '../../../kernel/text.ts';
import { metresPerSecondToKnots } from '../../../kernel/units.ts';
import { addSeconds, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { legsOf, type MotionBounds, powerlessSeconds } from './motion.ts';
import { currentMaxMetresPerSecond, type SeaState, windMaxMetresPerSecond } from './sea-state.ts';

/** What a predicted area stands on, in words: shown beside every area. `{knots}`, `{parts}` are its figures. */
export const assumptionText = {
  current_unknown: {
    en: 'Tidal stream unknown: any up to {knots} knots',
    fr: 'Courant inconnu : tout courant jusqu’à {knots} nœuds',
  },
  current_given: {
    en: 'Tidal stream as configured or fed, with its error',
    fr: 'Courant fourni, avec son incertitude',
  },
  current_stale: {
    en: 'Tidal stream last reported {minutes} minutes ago, too old: any up to {knots} knots',
    fr: 'Courant relevé il y a {minutes} minutes, trop ancien : tout courant jusqu’à {knots} nœuds',
  },
  current_partly: {
    en: 'Tidal stream known for the last {minutes} minutes only; any before that',
    fr: 'Courant connu pour les {minutes} dernières minutes seulement ; quelconque auparavant',
  },
  wind_stale: {
    en: 'Wind last reported {minutes} minutes ago, too old: any up to {knots} knots',
    fr: 'Vent relevé il y a {minutes} minutes, trop ancien : tout vent jusqu’à {knots} nœuds',
  },
  wind_partly: {
    en: 'Wind known for the last {minutes} minutes only; any before that',
    fr: 'Vent connu pour les {minutes} dernières minutes seulement ; quelconque auparavant',
  },
  wind_unknown: {
    en: 'Wind unknown: any up to {knots} knots',
    fr: 'Vent inconnu : tout vent jusqu’à {knots} nœuds',
  },
  wind_given: {
    en: 'Wind as configured or fed, with its error',
    fr: 'Vent fourni, avec son incertitude',
  },
  leeway_class_unknown: {
    en: 'No measured drift for an overloaded inflatable: sampled across rafts, skiffs and swamped boats',
    fr: 'Dérive d’un pneumatique surchargé jamais mesurée : tirée entre radeaux, canots et bateaux envahis d’eau',
  },
  person_in_water: {
    en: 'Drifts as a person in the water, state unknown',
    fr: 'Dérive comme une personne à l’eau, état inconnu',
  },
  under_way_or_adrift: {
    en: 'Under way or adrift: half of the samples each',
    fr: 'En route ou à la dérive : la moitié des tirages chacun',
  },
  under_way: {
    en: 'Under way at up to {knots} knots through the water (working figure)',
    fr: 'En route, jusqu’à {knots} nœuds sur l’eau (valeur de travail)',
  },
  may_have_gone_on: {
    en: 'Last said without power {minutes} minutes ago: it may have gone on since',
    fr: 'Dite sans propulsion pour la dernière fois il y a {minutes} minutes : a pu repartir depuis',
  },
  course_unknown: { en: 'Course unknown', fr: 'Cap inconnu' },
  course_claimed: {
    en: 'Course {degrees} degrees as claimed, give or take 30; the outer area trusts no course',
    fr: 'Cap annoncé {degrees}°, à 30° près ; la zone enveloppe n’en tient pas compte',
  },
  positions_disagree: {
    en: 'Positions contradict one another: {parts} areas, one of which may be right',
    fr: 'Positions contradictoires : {parts} zones, dont une peut être la bonne',
  },
  read_in_ways: {
    en: 'A position can be read in {ways} ways and nobody has said which: an area for each that the others leave open',
    fr: 'Position lisible de {ways} façons, lecture non confirmée : une zone pour chacune que les autres n’excluent pas',
  },
  areas_left_out: {
    en: 'Further areas not drawn, less sure or older: {areas}',
    fr: 'Autres zones non tracées, moins sûres ou plus anciennes : {areas}',
  },
  starts_at_water: {
    en: 'Position on land by the coast we hold: counted from the water {metres} m away',
    fr: 'Position à terre d’après notre trait de côte : comptée depuis l’eau, à {metres} m',
  },
  land_stops: { en: 'Whatever reaches land stays there', fr: 'Ce qui touche terre y reste' },
  land_unknown: {
    en: 'The coast is not known everywhere in this area',
    fr: 'Trait de côte inconnu sur une partie de cette zone',
  },
} as const satisfies Texts;

export type AssumptionCode = keyof typeof assumptionText;

/** One assumption with the figures that its text names. */
export interface Assumption {
  readonly code: AssumptionCode;
  readonly figures: Readonly<Record<string, number>>;
}

type Saying = (code: AssumptionCode, figures?: Assumption['figures']) => void;

interface Found {
  readonly parts: number;
  /** How many positions contradict one another; readings of one do not. */
  readonly positions: number;
  /** Areas that are not drawn. */
  readonly leftOut: number;
  /** In how many ways a position that counts can be read. */
  readonly ways: number;
  readonly launchMetres: number;
  readonly reachesLand: boolean;
  readonly leavesLand: boolean;
  /** Of the oldest position that counts. */
  readonly fromAt: Instant;
}

/** Everything that an area takes for granted, what is unknown first. */
export function assumptionsOf(
  {
    motion: said,
    sea,
    land,
    now,
  }: {
    readonly motion: MotionBounds;
    readonly sea: SeaState;
    readonly land: unknown;
    readonly now: Instant;
  },
  found: Found,
): readonly Assumption[] {
  const list: Assumption[] = [];
  const say = (code: AssumptionCode, figures: Assumption['figures'] = {}) =>
    void list.push({ code, figures });
  // Where it may have moved in another way for a part of the time, that is the wider one, and the first.
  const [{ motion }] = legsOf({ from: found.fromAt, to: now, motion: said });
  if (found.positions > 1) say('positions_disagree', { parts: found.parts });
  if (found.ways > 1) say('read_in_ways', { ways: found.ways });
  if (found.leftOut > 0) say('areas_left_out', { areas: found.leftOut });
  saySea({ sea, now, from: found.fromAt, name: 'current' }, say);
  if (found.launchMetres > 0) say('starts_at_water', { metres: Math.round(found.launchMetres / 50) * 50 });
  // The wind moves only what is adrift.
  if (motion.adrift.length > 0) saySea({ sea, now, from: found.fromAt, name: 'wind' }, say);
  if (motion.adrift.length > 0 && motion.classUnknown) say('leeway_class_unknown');
  if (land === null || found.leavesLand) say('land_unknown');
  if (motion.adrift.includes('person_in_water')) say('person_in_water');
  sayLapsed(said, now, say);
  sayUnderWay(motion, say);
  if (sea.current !== null) say('current_given');
  if (sea.wind !== null && motion.adrift.length > 0) say('wind_given');
  if (found.reachesLand) say('land_stops');
  return list;
}

interface SaidOf {
  readonly sea: SeaState;
  readonly name: 'current' | 'wind';
  readonly now: Instant;
  readonly from: Instant;
}

/** What is not known of stream or wind: nothing at all, nothing recent, or nothing of the time before. */
function saySea({ sea, name, now, from }: SaidOf, say: Saying): void {
  const most = knots(name === 'current' ? currentMaxMetresPerSecond : windMaxMetresPerSecond);
  const told = sea.told?.[name] ?? null;
  if (sea[name] === null) {
    if (told === null) say(`${name}_unknown`, most);
    else say(`${name}_stale`, { ...most, minutes: minutesBetween(told.at, now) });
  } else if (told !== null && told.sinceAt > from)
    say(`${name}_partly`, { minutes: minutesBetween(told.sinceAt, now) });
}

function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round(secondsBetween(from, to) / 60));
}

function sayLapsed({ said }: MotionBounds, now: Instant, say: Saying): void {
  if (said === undefined || said.until === null || now <= said.until) return;
  say('may_have_gone_on', { minutes: minutesBetween(addSeconds(said.until, -powerlessSeconds), now) });
}

function sayUnderWay({ underWay, adrift }: MotionBounds, say: Saying): void {
  if (underWay === null) return;
  if (adrift.length > 0) say('under_way_or_adrift');
  say('under_way', knots(underWay.maxMetresPerSecond));
  if (underWay.courseDegrees === null) say('course_unknown');
  else say('course_claimed', { degrees: underWay.courseDegrees });
}

function knots(metresPerSecond: number): Assumption['figures'] {
  return { knots: Math.round(metresPerSecondToKnots(metresPerSecond) * 10) / 10 };
}
