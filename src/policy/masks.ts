import { z } from 'zod';
import { purposes } from '../kernel/marking.ts';
import { groundsIn } from './forbidden-grounds.ts';
import type { PolicyFault } from './policy-faults.ts';
import type { PolicySchema, PolicyText } from './read-schema.ts';
import type { Asker } from './request.ts';

const maskSchema = z.strictObject({
  /** First part of the record's stream: `detection`. */
  recordType: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
  /** A field of the record as lists and exports show it; there it must be allowed to be null. */
  field: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  /** Seen by whoever holds one of these roles. */
  roles: z.array(z.string()),
  /** And, where given, one of these purposes. */
  purposes: z.array(z.enum(purposes)).optional(),
  why: z.strictObject({ en: z.string().min(1), fr: z.string().min(1) }),
});
const masksSchema = z.strictObject({ masks: z.array(maskSchema) });

/** One field of one record type with those who may see it. A field that no mask names is seen with its record. */
export type FieldMask = z.infer<typeof maskSchema> & {
  /** `joint/masks.json` */
  readonly place: string;
};

/** True for a text that holds masks, not rules. */
export function holdsMasks({ name }: PolicyText): boolean {
  return name.endsWith('/masks.json');
}

/**
 * Reads field masks. Faults: `mask_unreadable`, `role_unknown`, `why_missing`, `forbidden_ground`; one fault and none
 * of the policies load.
 */
export function readMasks(
  schema: Pick<PolicySchema, 'roles' | 'deviceRoles'>,
  files: readonly PolicyText[],
): { readonly masks: readonly FieldMask[]; readonly faults: readonly PolicyFault[] } {
  const read = files.map((file) => masksOf(schema, file));
  return { masks: read.flatMap(({ masks }) => masks), faults: read.flatMap(({ faults }) => faults) };
}

function masksOf(
  { roles, deviceRoles }: Pick<PolicySchema, 'roles' | 'deviceRoles'>,
  { name: place, text }: PolicyText,
): { readonly masks: readonly FieldMask[]; readonly faults: readonly PolicyFault[] } {
  const read = masksSchema.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const what = `${issue?.path.join('.') || 'text'}: ${issue?.code ?? ''}`;
    return { masks: [], faults: [{ code: 'mask_unreadable', place, what }] };
  }
  const known = new Set([...roles, ...deviceRoles]);
  const faults = read.data.masks.flatMap((mask): readonly PolicyFault[] => [
    ...mask.roles
      .filter((role) => !known.has(role))
      .map((what): PolicyFault => ({ code: 'role_unknown', place, what })),
    ...(mask.why.en === mask.why.fr
      ? [{ code: 'why_missing', place, what: mask.field } satisfies PolicyFault]
      : []),
    ...groundsIn([[mask.recordType, mask.field]]).map(
      ({ ground, name }): PolicyFault => ({ code: 'forbidden_ground', place, what: `${ground}: ${name}` }),
    ),
  ]);
  return { masks: read.data.masks.map((mask) => ({ ...mask, place })), faults };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The fields of a record type that this asker may not see: each mask that names one must be passed. */
export function hiddenFields(
  masks: readonly FieldMask[],
  recordType: string,
  { roles, purposes: held }: Pick<Asker, 'roles' | 'purposes'>,
): readonly string[] {
  const isSeen = (mask: FieldMask): boolean =>
    mask.roles.some((role) => roles.includes(role)) &&
    (mask.purposes === undefined || mask.purposes.some((purpose) => held.includes(purpose)));
  const hidden = masks.filter((mask) => mask.recordType === recordType && !isSeen(mask));
  return [...new Set(hidden.map(({ field }) => field))];
}

/**
 * The record with its hidden fields null, as if they had never been filled: a reader cannot tell the two apart. A field
 * that the record does not have is not added.
 */
export function masked<Row extends object>(record: Row, hidden: readonly string[]): Row {
  const present = hidden.filter((field) => Object.hasOwn(record, field));
  if (present.length === 0) return record;
  // A masked field is nullable in what is shown: masks.json says so, and its reader's test holds it.
  return { ...record, ...Object.fromEntries(present.map((field) => [field, null])) };
}
