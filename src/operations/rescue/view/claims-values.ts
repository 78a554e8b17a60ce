import type { Text } from '../../../kernel/text.ts';
import { type Claims, colours, engines, hullKinds, hullStates, type Range } from '../wire.ts';
import { nothingClaimed } from '../nothing-claimed.ts';
import { readRange, writeRange } from './form-parts.tsx';
import { callText } from './text-call.ts';

/** Claims that are numbers of people, as a form names them. */
export const peopleFields = ['persons', 'inWater', 'overboard', 'children', 'injured', 'deceased'] as const;
export type PeopleField = (typeof peopleFields)[number];

/** Those who changed boats, as a form names them. */
export const changedBoats = ['fromOtherBoat', 'toOtherBoat'] as const;

/** Claims of how the craft is, as a form names them. */
export const craftFields = [
  'engine',
  'hull',
  'hullKind',
  'colour',
  'lifeJackets',
  'underWay',
  'course',
] as const;
export type CraftField = (typeof craftFields)[number];

/** Every claim that a form may hold. */
export const claimFields = [...peopleFields, ...changedBoats, ...craftFields] as const;
export type ClaimField = (typeof claimFields)[number];

type Typed = Readonly<Partial<Record<ClaimField, string>>>;

/** The member of a closed list that was chosen; null where none was. */
export function memberOrNull<Value extends string>(list: readonly Value[], value: string): Value | null {
  return list.find((one) => one === value) ?? null;
}

/**
 * The claims of a form: a field left empty was not said. `before`: the claims that it was filled with; what it has no field
 * for stays as it was there, and so does the best figure of a range that nobody changed.
 */
export function claimsTyped(typed: Typed, before: Claims = nothingClaimed): Claims {
  const range = (name: PeopleField | (typeof changedBoats)[number]): Range | null =>
    rangeTyped(typed[name] ?? '', before[name]);
  const { course = '', underWay = '' } = typed;
  return {
    ...before,
    persons: range('persons'),
    children: range('children'),
    inWater: range('inWater'),
    overboard: range('overboard'),
    injured: range('injured'),
    deceased: range('deceased'),
    fromOtherBoat: range('fromOtherBoat'),
    toOtherBoat: range('toOtherBoat'),
    engine: memberOrNull(engines, typed.engine ?? ''),
    hull: memberOrNull(hullStates, typed.hull ?? ''),
    hullKind: memberOrNull(hullKinds, typed.hullKind ?? ''),
    colour: memberOrNull(colours, typed.colour ?? ''),
    underWay: underWay === '' ? null : underWay === 'yes',
    lifeJackets: memberOrNull(['all', 'some', 'none'] as const, typed.lifeJackets ?? ''),
    courseDegrees: isCourse(course) ? Number(course) : null,
  };
}

function rangeTyped(typed: string, before: Range | null): Range | null {
  return typed === writeRange(before) ? before : readRange(typed);
}

/** A course in degrees, 0 to 359; an empty field is none. */
function isCourse(typed: string): boolean {
  const degrees = Number(typed);
  return typed.trim() !== '' && degrees >= 0 && degrees < 360;
}

/** Says that what was typed is no course; an empty field is well. */
export function courseForm(typed: string): Text | null {
  return typed.trim() === '' || isCourse(typed) ? null : callText.courseForm;
}

/** The claims as the fields of a form show them. */
export function writeClaims(claims: Claims): Record<ClaimField, string> {
  const { underWay, courseDegrees } = claims;
  return {
    persons: writeRange(claims.persons),
    children: writeRange(claims.children),
    inWater: writeRange(claims.inWater),
    overboard: writeRange(claims.overboard),
    injured: writeRange(claims.injured),
    deceased: writeRange(claims.deceased),
    fromOtherBoat: writeRange(claims.fromOtherBoat),
    toOtherBoat: writeRange(claims.toOtherBoat),
    engine: claims.engine ?? '',
    hull: claims.hull ?? '',
    hullKind: claims.hullKind ?? '',
    colour: claims.colour ?? '',
    lifeJackets: claims.lifeJackets ?? '',
    underWay: underWay === null ? '' : underWay ? 'yes' : 'no',
    course: courseDegrees === null ? '' : String(courseDegrees),
  };
}
