import { type CommandDoor, type PersonalFields, personalFieldNames } from '../../kernel/door.ts';
import { ok, type Refusal, type Result } from '../../kernel/result.ts';
import type { DetailKind } from '../../kernel/vault.ts';
import type { Who } from '../who.ts';
import type { Desk } from './parts.ts';
import { seal, type Sealed } from './seal.ts';

/** A command's fields without what is personal, and what is appended with its decision. */
export interface SealedFields extends Sealed {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The fields without what is personal, and nothing to be put away. */
export function withoutPersonal(
  door: Pick<CommandDoor, 'personal'>,
  fields: SealedFields['fields'],
): SealedFields {
  const names = personalFieldNames(door);
  const rest = Object.entries(fields).filter(([name]) => !names.has(name));
  return { fields: Object.fromEntries(rest), also: [], beside: [] };
}

/**
 * Seals the personal fields of a command, which then goes on without them: nothing personal reaches a decider, an
 * event, a kept answer or a proposal. What was there of the same kinds is replaced. Refuses as `seal` does. Asked at
 * every attempt.
 */
export async function sealPersonal(
  desk: Desk,
  who: Who,
  { door, fields }: { readonly door: Pick<CommandDoor, 'personal'>; readonly fields: SealedFields['fields'] },
): Promise<Result<SealedFields, Refusal>> {
  const { fields: rest } = withoutPersonal(door, fields);
  const also: Sealed['also'][number][] = [];
  const beside: Sealed['beside'][number][] = [];
  for (const personal of door.personal ?? []) {
    const sealed = await sealOne(desk, who, { personal, fields, rest });
    if (!sealed.ok) return sealed;
    also.push(...sealed.value.also);
    beside.push(...sealed.value.beside);
  }
  return ok({ fields: rest, also, beside });
}

interface OneSubject {
  readonly personal: PersonalFields;
  readonly fields: SealedFields['fields'];
  readonly rest: SealedFields['fields'];
}

async function sealOne(
  desk: Desk,
  who: Who,
  { personal, fields, rest }: OneSubject,
): Promise<Result<Sealed, Refusal>> {
  const details = Object.entries(personal.fields).flatMap(([name, kind]) => detailOf(fields[name], kind));
  if (details.length === 0) return ok({ also: [], beside: [] });
  const { subjectKind, handling } = personal;
  const subject = personal.subject(rest);
  // Whatever is personal must lie under somebody: without a subject it could never be found, held or erased.
  if (subject === null) return { ok: false, refusal: { code: 'subject_missing' } };
  return seal(desk, who, { subjectKind, subject, handling, details, replace: true });
}

/** Nothing typed is nothing kept. */
function detailOf(text: unknown, kind: DetailKind): readonly { kind: DetailKind; text: string }[] {
  return typeof text === 'string' && text !== '' ? [{ kind, text }] : [];
}
