import type { Claims } from '../wire.ts';
import { findingsOf, rules, type Said, saidOf } from './claim-rules.ts';
import { degreesTrueOf } from './compass.ts';
import { type Fit, fitsOf, pattern, type Reading } from './phrases.ts';

const motionRules = rules<boolean>([
  ['not notMoving', undefined],
  ['notMoving', false],
  ['not moving', false],
  ['moving "pas"|"plus"|"pa"|"plu"', false],
  ['moving', true],
  ['"heading"|"headed"|"heading_to"|"bound_for"|"se_dirige_vers"|"en_route_vers" _1 england', true],
]);

const jacketRules = rules<NonNullable<Claims['lifeJackets']>>([
  ['not _1 everyone|all _3 lifeJacket', 'some'],
  ['lifeJacket _1 not _1 everyone|all', 'some'],
  ['NUM person|man|woman|child|children? "without"|"sans" lifeJacket', 'some'],
  ['nobody _3 lifeJacket', 'none'],
  ['not _2 lifeJacket', 'none'],
  ['everyone|all _3 lifeJacket', 'all'],
  ['lifeJacket _2 everyone|all', 'all'],
  ['lifeJacket', 'some'],
]);

const helpRules = rules<boolean>([
  ['refuse _3 help', true],
  ['refuse $', true],
  ['not _2 want _3 help', true],
  ['not _1 plead', true],
  ['not help want', true],
  ['plead', false],
  ['want _2 help', false],
  ['not _1 helpCry', undefined],
  ['helpCry', false],
]);

const degreesLeads =
  '"heading"|"course"|"cap"|"route"|"steering"|"cog"|"cse"|"route_au"|"cap_au"|"au_cap"|"hdg"';
const headedForms = [pattern(`${degreesLeads} NUM !person|man|measure`)];
const pointedForms = [
  'ledCompass',
  'heading _1 compass',
  'notMoving _1 compass',
  'pass|moving _1 compass',
].map(pattern);
/** A degree word behind the figure is no other measure: `heading 315 degrees`. */
const degreesForm = pattern(`${degreesLeads} NUM "degrees"|"degres"|"deg"`);

export type WayClaims = Pick<Claims, 'underWay' | 'lifeJackets' | 'courseDegrees' | 'refusesHelp'>;

export interface WayRead {
  readonly claims: WayClaims;
  readonly said: readonly Said[];
}

/**
 * Reads whether the boat goes on, where to, life jackets, and whether help is refused. A course given says that it goes,
 * unless it is said to drift. Of asking and refusing in one text, asking counts. "We have life jackets" is some, not all.
 */
export function wayIn(reading: Reading): WayRead {
  const motion = findingsOf(reading, motionRules, new Set());
  const jackets = findingsOf(reading, jacketRules, new Set());
  const help = findingsOf(reading, helpRules, new Set());
  const course = courseIn(reading);
  const isStill = motion.some(({ says }) => !says);
  const moves = motion.length > 0 || course !== null ? !isStill : null;
  return {
    claims: {
      underWay: moves,
      lifeJackets: jackets[0]?.says ?? null,
      courseDegrees: course?.degrees ?? null,
      refusesHelp: help.length === 0 ? null : help.every(({ says }) => says),
    },
    said: [
      ...motion.map(({ fit }) => saidOf(reading, fit, { claim: 'underWay', doubt: null })),
      ...jackets.slice(0, 1).map(({ fit }) => saidOf(reading, fit, { claim: 'lifeJackets', doubt: null })),
      ...(course === null ? [] : [saidOf(reading, course.fit, { claim: 'courseDegrees', doubt: null })]),
      ...help.map(({ fit }) => saidOf(reading, fit, { claim: 'refusesHelp', doubt: null })),
    ],
  };
}

interface Course {
  readonly degrees: number;
  readonly fit: Fit;
}

function courseIn(reading: Reading): Course | null {
  const figured = [...fitsOf(reading, degreesForm), ...headedForms.flatMap((form) => fitsOf(reading, form))];
  for (const fit of figured) {
    const degrees = reading.units[fit.caught]?.count?.range.best ?? null;
    if (degrees !== null && degrees <= 360) return { degrees: degrees % 360, fit };
  }
  for (const fit of pointedForms.flatMap((form) => fitsOf(reading, form))) {
    const degrees = degreesTrueOf(reading.units[fit.to - 1]?.word ?? '');
    if (degrees !== null) return { degrees, fit };
  }
  return null;
}
