import type { Text } from '../../../kernel/text.ts';
import { instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import { momentForm } from '../../../kit/forms/checks.ts';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import type { Check, FormValues } from '../../../kit/forms/use-form.ts';
import { saysFall } from '../claims.ts';
import { channels, type Channel, type ContactPosition, type Counted } from '../wire.ts';
import { changedBoats, claimsTyped, memberOrNull, peopleFields } from './claims-values.ts';
import type { ContactSaid } from './contact-said.ts';
import { placeForm, rangeForm, unitForm } from './form-parts.tsx';
import { newId } from './orders.ts';
import { countText as text } from './text-count.ts';

/** What people are counted or asked at. */
export const countKinds = ['pickup', 'landing', 'statement', 'prevention'] as const;
export type CountKind = (typeof countKinds)[number];

/** People counted by hand, in the order in which they are asked for. */
export const countedFields = [
  'alive',
  'childrenAlone',
  'childrenWithFamily',
  'deceased',
  'injured',
  'fromWater',
] as const;

/** What is said of the boat itself where a unit finds it: by this a swamped one is told from a dry one. */
export const foundFields = ['hull', 'hullKind', 'colour'] as const;

const fieldNames = [
  'began',
  'contact',
  'wordsSubject',
  'kind',
  'unit',
  'place',
  'happenedAt',
  'position',
  ...countedFields,
  'persons',
  'inWater',
  'overboard',
  'children',
  ...changedBoats,
  ...foundFields,
  'phone',
  'aboard',
  'words',
  'channel',
  'boat',
  'grade',
  'reason',
] as const;
export type CountField = (typeof fieldNames)[number];
export type CountValues = FormValues<CountField>;

/** What could find a person: sealed in the draft. */
export const countPersonal: readonly CountField[] = ['phone', 'words'];

/** A count that begins at a moment, milliseconds of the node's clock. Its ids are made now: sent twice it is one contact. */
export function newCount(began: number, boat: string | null): CountValues {
  const empty = Object.fromEntries(fieldNames.map((name) => [name, ''])) as CountValues;
  return {
    ...empty,
    began: String(began),
    contact: newId('c'),
    wordsSubject: newId('s'),
    kind: 'pickup',
    boat: boat ?? '',
  };
}

/** The kind of the form; a pickup where none is chosen. */
export function kindOf({ kind }: Pick<CountValues, 'kind'>): CountKind {
  return memberOrNull(countKinds, kind) ?? 'pickup';
}

/** By what way each comes in as a rule. */
const usualChannel: Readonly<Record<CountKind, Channel>> = {
  pickup: 'unit',
  landing: 'port',
  statement: 'port',
  prevention: 'patrol',
};

/** By what way it came in: as chosen, or as it usually does. */
export function channelOf(values: Pick<CountValues, 'kind' | 'channel'>): Channel {
  return memberOrNull(channels, values.channel) ?? usualChannel[kindOf(values)];
}

/** Callers known to be among them, by the subjects under which the vault or the other side has them. */
export function aboardOf({ aboard }: Pick<CountValues, 'aboard'>): readonly string[] {
  return aboard.split(' ').filter(Boolean);
}

/** When the count was told: that is when it was received, however often it is sent. */
export function toldAtOf({ began }: Pick<CountValues, 'began'>): UtcText {
  return toUtc(instant(Number(began)));
}

/** Typed where nobody has counted yet, or knows when it was: by it that is told from a field that was passed over. */
export const openFigure = '?';

/** Whether a field says that nobody has counted yet. */
export function isOpenFigure(typed: string): boolean {
  return typed.trim() === openFigure;
}

/** A figure by hand as it was typed; null: not yet counted. */
function figureOrOpen(typed: string): number | null {
  return isOpenFigure(typed) ? null : (readNumber(typed) ?? 0);
}

function countedOf(values: CountValues): Counted | null {
  if (kindOf(values) === 'statement') return null;
  const figure = (name: (typeof countedFields)[number]): number => readNumber(values[name]) ?? 0;
  return {
    alive: figureOrOpen(values.alive),
    deceased: figure('deceased'),
    childrenWithFamily: figureOrOpen(values.childrenWithFamily),
    childrenAlone: figureOrOpen(values.childrenAlone),
    injured: figure('injured'),
    fromWater: kindOf(values) === 'pickup' ? figure('fromWater') : 0,
  };
}

/** The claims beside a count; of a statement, all that those ashore say. What was not said is null, never zero. */
function claimsBeside(values: CountValues): ContactSaid['claims'] {
  const kind = kindOf(values);
  const names: readonly CountField[] =
    kind === 'statement'
      ? [...peopleFields, ...changedBoats]
      : [...changedBoats, ...(kind === 'landing' ? [] : foundFields)];
  return claimsTyped(Object.fromEntries(names.map((name) => [name, values[name]])));
}

/** Everything that is said of the count. `aboard`: callers known to be among them, each once. */
export function countSaid(
  values: CountValues,
  of: {
    readonly aboard: readonly string[];
    readonly typed: ContactPosition | null;
    readonly happenedAt: UtcText | null;
  },
): ContactSaid {
  const kind = kindOf(values);
  const receivedAt = toldAtOf(values);
  const happenedAt = of.happenedAt ?? receivedAt;
  const named = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
  const byUnit = kind === 'pickup' || kind === 'landing';
  return {
    contact: values.contact,
    kind,
    channel: channelOf(values),
    receivedAt,
    happenedAt,
    language: null,
    caller: null,
    source: null,
    unit: byUnit ? named(values.unit) : null,
    place: kind === 'pickup' ? null : named(values.place),
    claims: claimsBeside(values),
    positions: of.typed === null || kind === 'statement' ? [] : [{ ...of.typed, at: happenedAt }],
    counted: countedOf(values),
    callersAboard: byUnit ? of.aboard : [],
    wordsSubject: values.wordsSubject,
    phone: '',
    words: values.words.trim(),
    translation: '',
  };
}

const people = { min: 0, max: 1_000, whole: true } as const;
const peopleNumber = neededNumber(people);
const peopleOrNone = numberForm(people);
type CountCheck = Check<CountField>;

/** A field is checked only where it is asked: what stands in one that is out of sight must not hold the form up. */
const askedAt =
  (kinds: readonly CountKind[], check: CountCheck): CountCheck =>
  (value, values) =>
    kinds.includes(kindOf(values)) ? check(value, values) : null;
const byHand = countKinds.filter((kind) => kind !== 'statement');
const ashore = countKinds.filter((kind) => kind !== 'pickup');

/** A figure that must be said, or said to be open. A departure that was prevented is over: its people were counted then. */
const neededOrOpen: CountCheck = (value, values) =>
  isOpenFigure(value) && kindOf(values) !== 'prevention' ? null : peopleNumber(value);

const amongAlive: CountCheck = (value, values) => {
  const isMore = !isOpenFigure(values.alive) && (readNumber(value) ?? 0) > (readNumber(values.alive) ?? 0);
  return peopleOrNone(value) ?? (isMore ? text.moreThanAlive : null);
};

const children: CountCheck = (value, values) => {
  if (value.trim() === '') return text.askChildren;
  const both = (readNumber(values.childrenAlone) ?? 0) + (readNumber(values.childrenWithFamily) ?? 0);
  const all = (readNumber(values.alive) ?? 0) + (readNumber(values.deceased) ?? 0);
  const isMore = !isOpenFigure(values.alive) && both > all;
  return neededOrOpen(value, values) ?? (isMore ? text.moreThanCounted : null);
};

/** A figure counted by hand; a range where those ashore say it. */
const countedOrSaid =
  (check: CountCheck): CountCheck =>
  (value, values) =>
    kindOf(values) === 'statement' ? rangeForm(value) : check(value, values);

/** Of a statement at least one figure, or the words. */
const saysSomething: CountCheck = (value, values) => {
  const claims = claimsBeside(values);
  const isNothing = [...peopleFields, ...changedBoats].every((name) => claims[name] === null);
  return rangeForm(value) ?? (isNothing && values.words.trim() === '' ? text.saysNothing : null);
};

/** Whether those ashore say that somebody fell in, or is in the water: then it is asked when. */
export function isFallSaid(values: CountValues): boolean {
  return kindOf(values) === 'statement' && saysFall({ claims: claimsBeside(values) });
}

/** Empty, it would be taken for now: of a fall it is said when it was, or that nobody knows. */
const momentOfFall: CountCheck = (value, values) => {
  if (kindOf(values) === 'statement' && isOpenFigure(value)) return null;
  return value.trim() === '' && isFallSaid(values) ? text.askFallMoment : momentForm(value);
};

const shortOrNone = (value: string): Text | null => (value.trim() === '' ? null : unitForm(value));

/** What is wrong with a field: what a unit is always asked must be there, and no part is more than the whole. */
export const countChecks: Readonly<Partial<Record<CountField, CountCheck>>> = {
  alive: askedAt(byHand, neededOrOpen),
  childrenAlone: askedAt(byHand, children),
  childrenWithFamily: askedAt(byHand, children),
  deceased: countedOrSaid(peopleOrNone),
  injured: countedOrSaid(amongAlive),
  fromWater: askedAt(['pickup'], amongAlive),
  persons: askedAt(['statement'], saysSomething),
  inWater: askedAt(['statement'], rangeForm),
  overboard: askedAt(['statement'], rangeForm),
  children: askedAt(['statement'], rangeForm),
  fromOtherBoat: rangeForm,
  toOtherBoat: rangeForm,
  unit: askedAt(['pickup', 'landing'], shortOrNone),
  place: askedAt(ashore, shortOrNone),
  happenedAt: momentOfFall,
  position: askedAt(byHand, placeForm),
};
