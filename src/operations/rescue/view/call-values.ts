import type { z } from 'zod';
import type { FormValues } from '../../../kit/forms/use-form.ts';
import type { recordContactSchema } from '../events-contact.ts';
import {
  channels,
  type Claims,
  colours,
  type ContactPosition,
  engines,
  hullKinds,
  hullStates,
} from '../wire.ts';
import { readRange } from './form-parts.tsx';
import { newId } from './orders.ts';

/** Claims that are numbers of people, as the form names them. */
export const peopleFields = ['persons', 'inWater', 'overboard', 'children', 'injured', 'deceased'] as const;
export type PeopleField = (typeof peopleFields)[number];

const fieldNames = [
  'began',
  'call',
  'contact',
  'wordsSubject',
  'callerSubject',
  'channel',
  'phone',
  'words',
  'translation',
  'language',
  'source',
  'happenedAt',
  'place',
  'positions',
  ...peopleFields,
  'engine',
  'hull',
  'hullKind',
  'colour',
  'lifeJackets',
  'underWay',
  'course',
  'cues',
  'promise',
  'promiseDue',
  'boat',
] as const;
export type CallField = (typeof fieldNames)[number];
export type CallValues = FormValues<CallField>;

/** What a caller says of themselves or of others: sealed in the draft, and in the vault once recorded. */
export const personalFields: readonly CallField[] = ['phone', 'words', 'translation'];

/** The draft of the one call in hand. */
export const callDraft = 'rescue.call';

/** A call that has just begun. Its ids are made now, so that sent twice it is one contact. */
export function newCall({ began, call }: { readonly began: number; readonly call: string }): CallValues {
  const empty = Object.fromEntries(fieldNames.map((name) => [name, ''])) as CallValues;
  return {
    ...empty,
    began: String(began),
    call,
    contact: newId('c'),
    wordsSubject: newId('s'),
    callerSubject: newId('s'),
    channel: 'call',
    positions: '[]',
  };
}

/** Positions taken so far. */
export function takenPositions(values: CallValues): readonly ContactPosition[] {
  try {
    const kept: unknown = JSON.parse(values.positions);
    // Written by this form alone; the node checks each once more.
    return Array.isArray(kept) ? (kept as readonly ContactPosition[]) : [];
  } catch {
    return [];
  }
}

function memberOrNull<Value extends string>(list: readonly Value[], value: string): Value | null {
  return list.find((one) => one === value) ?? null;
}

/** The claims of the form; what was not filled in was not said. */
export function claimsOf(values: CallValues): Claims {
  const people = Object.fromEntries(peopleFields.map((name) => [name, readRange(values[name])])) as Pick<
    Claims,
    PeopleField
  >;
  const course = Number(values.course);
  return {
    ...people,
    fromOtherBoat: null,
    toOtherBoat: null,
    engine: memberOrNull(engines, values.engine),
    hull: memberOrNull(hullStates, values.hull),
    hullKind: memberOrNull(hullKinds, values.hullKind),
    colour: memberOrNull(colours, values.colour),
    underWay: values.underWay === '' ? null : values.underWay === 'yes',
    lifeJackets: memberOrNull(['all', 'some', 'none'] as const, values.lifeJackets),
    courseDegrees: values.course.trim() === '' || !(course >= 0 && course < 360) ? null : course,
    refusesHelp: null,
    boats: null,
    cues: values.cues.split(' ').filter(Boolean),
  };
}

/** What one call becomes: the fields of its one order. */
export type CallRecord = z.input<typeof recordContactSchema>;

/** Everything that is recorded of the call. `caller`: the subject that the vault found by the phone; null: none yet. */
export function callRecord(
  values: CallValues,
  of: {
    readonly caller: string | null;
    readonly typed: ContactPosition | null;
    readonly happenedAt: string | null;
  },
): CallRecord {
  const receivedAt = new Date(Number(values.began)).toISOString();
  const phone = values.phone.trim();
  const words = values.words.trim();
  const translation = values.translation.trim();
  const positions = [...takenPositions(values), ...(of.typed === null ? [] : [of.typed])];
  return {
    contact: values.contact,
    kind: 'report',
    channel: memberOrNull(channels, values.channel) ?? 'call',
    receivedAt,
    happenedAt: of.happenedAt ?? receivedAt,
    language: values.language === '' ? null : values.language,
    caller: phone === '' ? of.caller : (of.caller ?? values.callerSubject),
    source: values.source.trim() === '' ? null : values.source.trim(),
    unit: null,
    place: null,
    claims: { ...claimsOf(values), cues: values.cues.split(' ').filter(Boolean) },
    positions: positions.map((position) => ({
      ...position,
      flags: [...position.flags],
      candidates: [...position.candidates],
    })),
    counted: null,
    callersAboard: [],
    wordsSubject: words === '' ? null : values.wordsSubject,
    translated: translation !== '',
    ...(phone === '' ? {} : { phone }),
    ...(words === '' ? {} : { words }),
    ...(translation === '' ? {} : { translation }),
  };
}
