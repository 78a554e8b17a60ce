import type { CommandDoor } from '../../kernel/door.ts';
import { ok, type Refusal, type Result } from '../../kernel/result.ts';
import type { DetailKind } from '../../kernel/vault.ts';
import type { Who } from '../who.ts';
import type { Desk } from './parts.ts';
import { seal, type Sealed } from './seal.ts';

/** A command's fields without what is personal, and what is appended with its decision. */
export interface SealedFields extends Sealed {
  readonly fields: Readonly<Record<string, unknown>>;
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
  const { personal } = door;
  if (personal === undefined) return ok({ fields, also: [], beside: [] });
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !Object.hasOwn(personal.fields, name)),
  );
  const details = Object.entries(personal.fields).flatMap(([name, kind]) => detailOf(fields[name], kind));
  if (details.length === 0) return ok({ fields: rest, also: [], beside: [] });
  const { subjectKind, handling } = personal;
  const subject = personal.subject(rest);
  const sealed = await seal(desk, who, { subjectKind, subject, handling, details, replace: true });
  return sealed.ok ? ok({ fields: rest, ...sealed.value }) : sealed;
}

/** Nothing typed is nothing kept. */
function detailOf(text: unknown, kind: DetailKind): readonly { kind: DetailKind; text: string }[] {
  return typeof text === 'string' && text !== '' ? [{ kind, text }] : [];
}
