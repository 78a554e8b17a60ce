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

/** Two desks that took the first call of a number at once made two subjects of it; more than these nobody makes. */
const lookedMax = 20;

/**
 * The subject of that kind and purpose that bears this number or address, and under whom the asker may put more; of
 * several the first that was registered. Null: nobody. For whatever is sealed in the same breath: it is told to no
 * person, so it is no search of the vault and no entry of its own; that the subject called stands in the record it
 * leads to.
 */
export async function recognise(
  desk: Desk,
  who: Who,
  { subjectKind, kind, text, purpose }: Recognised,
): Promise<string | null> {
  const found = await desk.vault.searchBlind({ kind, purpose, text, limit: lookedMax });
  const act = { actionsOf: () => [vaultAction(purpose, 'put')], reasonGiven: false };
  const [first] = allowedOf(desk, found, { who, act, at: desk.clock() })
    .filter((subject) => subject.kind === subjectKind)
    .toSorted((a, b) => compare(a.registeredAt, b.registeredAt) || compare(a.subject, b.subject));
  return first?.subject ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
