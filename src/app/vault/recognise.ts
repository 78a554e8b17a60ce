import type { Purpose } from '../../kernel/marking.ts';
import type { SearchableKind, SubjectKind } from '../../kernel/vault.ts';
import type { Who } from '../who.ts';
import { type Desk, vaultAction } from './parts.ts';
import { allowedOf } from './rights.ts';

/** By what somebody is known again, and as what kind of subject. */
export interface Recognised {
  readonly subjectKind: SubjectKind;
  readonly kind: SearchableKind;
  readonly text: string;
  readonly purpose: Purpose;
}

/** More than one is no recognition. */
const lookedMax = 2;

/**
 * The one subject of that kind and purpose that bears this number or address, and under whom the asker may put more;
 * null: nobody, or more than one. For whatever is sealed in the same breath: it is told to no person, so it is no search
 * of the vault and no entry of its own; that the subject called stands in the record it leads to.
 */
export async function recognise(
  desk: Desk,
  who: Who,
  { subjectKind, kind, text, purpose }: Recognised,
): Promise<string | null> {
  const found = await desk.vault.searchBlind({ kind, purpose, text, limit: lookedMax });
  const act = { actionsOf: () => [vaultAction(purpose, 'put')], reasonGiven: false };
  const [one, ...more] = allowedOf(desk, found, { who, act, at: desk.clock() }).filter(
    (subject) => subject.kind === subjectKind,
  );
  return one === undefined || more.length > 0 ? null : one.subject;
}
