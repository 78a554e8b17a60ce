import { z } from 'zod';
import type { CitedRecord } from '../../../kernel/cited-record.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { subjectId } from '../../../kernel/shapes.ts';

/** Short names and ids as the record has them: nothing that could hold a sentence. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/);
const word = z.string().regex(/^[a-z0-9_]{1,40}$/);
const said = { by: name };

/** Counted and nothing more: whether they are children, hurt or ill is no matter of a penalty, and is left out. */
const counted = z.object({ people: z.int().min(0) });
const plate = z.object({
  on: z.enum(['tractor', 'trailer']),
  subject: subjectId,
  country: z.string().nullable(),
  hint: z.string().max(2).default(''),
});
/** Next steps of border control; what is ordered for somebody's health is no matter of a penalty, and is left out. */
const borderSteps = ['release', 'second_method', 'open_and_search', 'hold', 'hand_to_police'];
const step = word.transform((said) => (borderSteps.includes(said) ? said : null));
/** Who came upon people; that they called for help themselves is rescue's, and is left out. */
const finders = ['driver', 'team', 'camera', 'public'];
const finder = word.transform((said) => (finders.includes(said) ? said : 'other'));
const reading = z.object({ quantity: word, value: z.number(), unit: word });
const seal = z.object({ before: word, after: word, numberSubject: subjectId.nullable() });
const correctable = z.object({
  where: word,
  readings: z.array(reading).readonly(),
  wind: word,
  seal: seal.nullable(),
  result: word,
  found: counted.nullable(),
});
export type Correctable = Readonly<z.infer<typeof correctable>>;

/**
 * What a file may take of the record, by event type: a closed list. Whatever is not named here, event or field, is not
 * read, so that nothing of rescue, care, health or asylum can come into a file, whatever the record grows to hold.
 */
export const admitted = {
  PassageOpened: z.object({
    passage: name,
    place: name,
    lane: name.nullable(),
    direction: word,
    arrivedAt: utcText,
    form: word,
    sides: word,
    plates: z.array(plate).readonly(),
    ...said,
  }),
  PlateNoted: z.object({ passage: name, plate, ...said }),
  VehicleCorrected: z.object({ passage: name, form: word, sides: word, ...said }),
  ControlRecorded: correctable.extend({
    passage: name,
    control: name,
    method: word,
    ground: z.object({ kind: word, reference: name.nullable() }),
    team: name,
    equipment: name.nullable(),
    startedAt: utcText,
    endedAt: utcText,
    photos: z.array(name).readonly(),
    next: step,
    flags: z.array(word).readonly().default([]),
    saysNothing: z.boolean().default(false),
    calibratedAt: utcText.nullable().default(null),
    calibrationDueAt: utcText.nullable().default(null),
    ...said,
  }),
  ControlCorrected: correctable.extend({
    passage: name,
    control: name,
    was: correctable,
    reason: word,
    ...said,
  }),
  MethodMissed: z.object({
    passage: name,
    control: name,
    method: word,
    found: z.object({ passage: name, control: name.nullable() }),
  }),
  MethodMissWithdrawn: z.object({ passage: name, control: name }),
  PeopleMet: z.object({ passage: name, metAt: utcText, source: finder, found: counted, ...said }),
  NextStepSet: z.object({ passage: name, next: step, ...said }),
  PassagesJoined: z.object({ passage: name, joined: name, grade: word, reason: word, ...said }),
  PassagesParted: z.object({ passage: name, parted: name, reason: word, ...said }),
  PassageLeft: z.object({ passage: name, leftAt: utcText, ...said }),
  VehicleSearchBegun: z.object({ search: name, passage: name, team: name, ...said }),
  TakeoverAccepted: z.object({ search: name, from: name, to: name, ...said }),
  VehicleSearchEnded: z.object({ search: name, team: name, why: word, control: name.nullable(), ...said }),
} as const satisfies Record<string, z.ZodType>;
export type AdmittedType = keyof typeof admitted;

/** One event as the journal has it: how it is cited, when it happened and was recorded. */
export interface BookEntry extends CitedRecord {
  /** Where it stands: by it entries are ordered and cut off. It never stands in a file. */
  readonly position: number;
  readonly type: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly origin: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An admitted entry with its narrowed body. */
export type Admitted = {
  [Type in AdmittedType]: Omit<BookEntry, 'type' | 'body'> & {
    readonly type: Type;
    readonly body: Readonly<z.infer<(typeof admitted)[Type]>>;
  };
}[AdmittedType];
export type AdmittedOf<Type extends AdmittedType> = Extract<Admitted, { readonly type: Type }>;

const kinds = ['passage', 'freight_search'];

/** Entries of the streams and types that a file may hold, narrowed to the fields it may hold; by position, once each. */
export function admittedEntries(entries: readonly BookEntry[], upTo: number): readonly Admitted[] {
  const byPosition = new Map(
    entries.filter(({ position }) => position <= upTo).map((one) => [one.position, one]),
  );
  return [...byPosition.values()]
    .toSorted((one, other) => one.position - other.position)
    .flatMap((entry): readonly Admitted[] => {
      const { type, body, ...envelope } = entry;
      if (!kinds.includes(entry.stream.split('/', 1)[0] ?? '') || !Object.hasOwn(admitted, type)) return [];
      const read = admitted[type as AdmittedType].safeParse(body); // asked on the line before
      return read.success ? [{ ...envelope, type, body: read.data } as Admitted] : []; // the schema of that type
    });
}
