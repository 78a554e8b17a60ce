import { instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { FormValues } from '../../../kit/forms/use-form.ts';
import { channels, type Claims, type ContactPosition } from '../wire.ts';
import { claimsTyped, craftFields, memberOrNull, peopleFields } from './claims-values.ts';
import type { ContactSaid } from './contact-said.ts';
import { newId } from './orders.ts';

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
  ...craftFields,
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

/** The claims of the form; what was not filled in was not said. */
export function claimsOf(values: CallValues): Claims {
  return { ...claimsTyped(values), cues: values.cues.split(' ').filter(Boolean) };
}

/** Everything that is said of the call. `caller`: the subject that the vault found by the phone; null: none yet. */
export function callSaid(
  values: CallValues,
  of: {
    readonly caller: string | null;
    readonly typed: ContactPosition | null;
    readonly happenedAt: UtcText | null;
  },
): ContactSaid {
  const receivedAt = receivedAtOf(values);
  const happenedAt = of.happenedAt ?? receivedAt;
  const phone = values.phone.trim();
  return {
    contact: values.contact,
    kind: 'report',
    channel: memberOrNull(channels, values.channel) ?? 'call',
    receivedAt,
    happenedAt,
    language: values.language === '' ? null : values.language,
    caller: phone === '' ? of.caller : (of.caller ?? values.callerSubject),
    source: values.source.trim() === '' ? null : values.source.trim(),
    unit: null,
    place: null,
    claims: claimsOf(values),
    positions: [...takenPositions(values), ...(of.typed === null ? [] : [{ ...of.typed, at: happenedAt }])],
    counted: null,
    callersAboard: [],
    wordsSubject: values.wordsSubject,
    phone,
    words: values.words.trim(),
    translation: values.translation.trim(),
  };
}

/** When the call began: that is when it was received, however often it is sent. */
export function receivedAtOf({ began }: Pick<CallValues, 'began'>): UtcText {
  return toUtc(instant(Number(began)));
}

/** Of whom and by what way: the same for all that is said in one call. */
const ofTheCall: readonly CallField[] = [
  'call',
  'callerSubject',
  'channel',
  'phone',
  'language',
  'source',
  'boat',
];

/**
 * What was typed while the call was on its way to the record, as a further contact of the same call, with ids of its own;
 * null where nothing was. What had gone already is not said twice. `now`: milliseconds of the node's clock.
 */
export function typedSince(sent: CallValues, now: CallValues, at: number): CallValues | null {
  const changed = fieldNames.filter((name) => now[name] !== sent[name]);
  if (changed.length === 0) return null;
  const kept = [...ofTheCall, ...changed].map((name) => [name, now[name]] as const);
  const sentPositions = new Set(takenPositions(sent).map(({ id }) => id));
  const positions = takenPositions(now).filter(({ id }) => !sentPositions.has(id));
  return {
    ...newCall({ began: at, call: now.call }),
    ...Object.fromEntries(kept),
    positions: JSON.stringify(positions),
  };
}
