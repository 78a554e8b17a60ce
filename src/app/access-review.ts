import type { PersonReview, ReviewedAct, ReviewedReader } from '../kernel/access-review.ts';
import type { Access } from '../policy/access.ts';
import type { Decision } from '../policy/cedar.ts';
import type { RecordFacts } from '../policy/request.ts';
import { type MissingRight, missingRights } from '../policy/text.ts';
import { askerOf, type Who } from './who.ts';

/** Words for a decision: the reasons of the rules that made it, and what is missing. */
type Told = Pick<ReviewedAct, 'allowed' | 'why' | 'missing'>;

/**
 * Who may do one act with a record of these facts, those who may first, then by staff id. Asked as if a reason had been
 * typed and, of a grave act, a second person found: what nobody can give in a moment is what counts here. The glass is
 * whole. It says what is missing in full: only for whoever may review access.
 */
export function whoMayRead(
  access: Access,
  people: readonly Who[],
  { facts, action }: { readonly facts: RecordFacts; readonly action: string },
): readonly ReviewedReader[] {
  const readers = people.map((who): ReviewedReader => {
    const asked = { action, record: facts, reasonGiven: true, approved: true, instrument: null };
    const { actor, agency, roles } = who;
    return { staff: actor, agency, roles, ...told(access, access.decide({ ...asked, asker: askerOf(who) })) };
  });
  return readers.toSorted(
    (a, b) => Number(b.allowed) - Number(a.allowed) || (a.staff < b.staff ? -1 : Number(a.staff > b.staff)),
  );
}

/** What one person may do at every door, act by act, with the rules' reasons. */
export function whatMay(access: Access, who: Who, actions: readonly string[]): PersonReview {
  const { actor, agency, state, roles, purposes, markings, caveats, remits } = who;
  const acts = actions.map((action) => ({ action, ...told(access, access.atDoor(roles, action)) }));
  return { staff: actor, agency, state, roles, purposes, markings, caveats, remits, acts };
}

function told({ rules }: Access, { allowed, why }: Decision): Told {
  const deciding = rules.filter(({ id }) => why.includes(id));
  const rights = deciding.flatMap(({ right }) => right ?? []);
  return {
    allowed,
    why: deciding.map((rule) => rule.why),
    missing: allowed ? null : wordsFor(rights),
  };
}

// Every lack is named, each once: the reviewer is to see all that stands between.
function wordsFor(rights: readonly MissingRight[]): ReviewedAct['missing'] {
  const named = rights.length > 0 ? [...new Set(rights)] : (['role'] as const);
  const words = named.map((right) => missingRights[right]);
  return {
    en: words.map(({ missing, giver }) => `${missing.en} ${giver.en}`).join(' '),
    fr: words.map(({ missing, giver }) => `${missing.fr} ${giver.fr}`).join(' '),
  };
}
