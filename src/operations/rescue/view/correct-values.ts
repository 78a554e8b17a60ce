import type { Text } from '../../../kernel/text.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import type { Check, FormValues } from '../../../kit/forms/use-form.ts';
import { isOpenFigure, openFigure } from './count-values.ts';
import { isSameValue } from '../same-value.ts';
import type { ContactFacts, Counted } from '../wire.ts';
import {
  changedBoats,
  claimFields,
  claimsTyped,
  courseForm,
  peopleFields,
  writeClaims,
} from './claims-values.ts';
import { rangeForm, unitForm } from './form-parts.tsx';
import { countText as text } from './text-count.ts';

/** The fields of a count by hand beside those of what was said, each with the figure that it holds. */
export const handFields = {
  handAlive: 'alive',
  handChildrenAlone: 'childrenAlone',
  handChildrenWithFamily: 'childrenWithFamily',
  handDeceased: 'deceased',
  handInjured: 'injured',
  handFromWater: 'fromWater',
} as const satisfies Readonly<Record<string, keyof Counted>>;
type HandField = keyof typeof handFields;
/** The names of those fields, in the order in which they are asked for. */
export const handNames = Object.keys(handFields) as readonly HandField[]; // the keys of the table above

const correctFields = [...claimFields, ...handNames, 'unit', 'place', 'reason'] as const;
export type CorrectField = (typeof correctFields)[number];
export type CorrectValues = FormValues<CorrectField>;

/** What a correction may change of a contact. */
export type Correctable = Pick<ContactFacts, 'claims' | 'counted' | 'place' | 'unit'>;

/** What may be corrected of the facts as they stand. */
export function correctable({ claims, counted, place, unit }: ContactFacts): Correctable {
  return { claims, counted, place, unit };
}

/** The facts as they stand, in the fields of the form. */
export function newCorrection(facts: ContactFacts): CorrectValues {
  const { counted } = facts;
  const hand = handNames.map((name) => [
    name,
    counted === null ? '' : String(counted[handFields[name]] ?? openFigure),
  ]);
  return {
    ...writeClaims(facts.claims),
    ...(Object.fromEntries(hand) as Record<HandField, string>), // each name once
    unit: facts.unit ?? '',
    place: facts.place ?? '',
    reason: '',
  };
}

/** What the contact says by the form. What has no field stays as it stands. */
export function correctedBy(values: CorrectValues, facts: ContactFacts): Correctable {
  const named = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
  return {
    claims: claimsTyped(values, facts.claims),
    counted: countedBy(values),
    place: named(values.place),
    unit: named(values.unit),
  };
}

/** A count whose every field is empty is none; one whose people or children are not said is open: not counted is not zero. */
function countedBy(values: CorrectValues): Counted | null {
  if (handNames.every((name) => values[name].trim() === '')) return null;
  const figure = (name: HandField): number => readNumber(values[name]) ?? 0;
  return {
    alive: readNumber(values.handAlive),
    deceased: figure('handDeceased'),
    childrenWithFamily: readNumber(values.handChildrenWithFamily),
    childrenAlone: readNumber(values.handChildrenAlone),
    injured: figure('handInjured'),
    fromWater: figure('handFromWater'),
  };
}

/** True where the form changes nothing: there is nothing to send. */
export function isUnchanged(values: CorrectValues, facts: ContactFacts): boolean {
  return isSameValue(correctedBy(values, facts), correctable(facts));
}

type CorrectCheck = Check<CorrectField>;
const peopleOrNone = numberForm({ min: 0, max: 1_000, whole: true });
const shortOrNone = (value: string): Text | null => (value.trim() === '' ? null : unitForm(value));
/** The figures that may be open: said so, or left empty. */
const peopleOrOpen = (value: string): Text | null => (isOpenFigure(value) ? null : peopleOrNone(value));
const ofThoseAlive: CorrectCheck = (value, values) => {
  const alive = readNumber(values.handAlive);
  const isMore = alive !== null && (readNumber(value) ?? 0) > alive;
  return peopleOrNone(value) ?? (isMore ? text.moreThanAlive : null);
};
const ofAll: CorrectCheck = (value, values) => {
  const figure = (name: HandField): number => readNumber(values[name]) ?? 0;
  const children = figure('handChildrenAlone') + figure('handChildrenWithFamily');
  const alive = readNumber(values.handAlive);
  const isMore = alive !== null && children > alive + figure('handDeceased');
  return peopleOrOpen(value) ?? (isMore ? text.moreThanCounted : null);
};

/** What is wrong with a field of a correction. */
export const correctChecks: Readonly<Partial<Record<CorrectField, CorrectCheck>>> = {
  ...Object.fromEntries([...peopleFields, ...changedBoats].map((name) => [name, rangeForm])),
  course: courseForm,
  handAlive: peopleOrOpen,
  handDeceased: peopleOrNone,
  handInjured: ofThoseAlive,
  handFromWater: ofThoseAlive,
  handChildrenAlone: ofAll,
  handChildrenWithFamily: ofAll,
  unit: shortOrNone,
  place: shortOrNone,
  reason: chosen,
};
