import type { JournalPosition } from '../../kernel/event.ts';
import type { Purpose } from '../../kernel/marking.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { toUtc, type UtcText } from '../../kernel/time.ts';
import type { OpeningReason, SearchableKind, StandingReason, SubjectKind } from '../../kernel/vault.ts';
import type { RecordSearch } from '../../kernel/vault-orders.ts';
import type { Who } from '../who.ts';
import { sealNote } from './note.ts';
import { again, type Desk, type FoundElsewhere, vaultAction } from './parts.ts';
import { allowedOf, isReasonRequired } from './rights.ts';

export interface SearchAsked {
  readonly kind: SearchableKind;
  readonly text: string;
  readonly purpose: Purpose;
  readonly reason: OpeningReason;
  readonly reference: string | null;
  readonly note: string | null;
  /** The call for which it is asked whether its caller is known; null or absent: for none. */
  readonly call?: string | null;
}

export interface Found {
  readonly subjects: readonly {
    readonly subject: string;
    readonly kind: SubjectKind;
    readonly registeredAt: UtcText;
  }[];
  /** Callers of the same telephone that another node took; none but for a telephone, and for rescue. */
  readonly elsewhere: readonly FoundElsewhere[];
  readonly position: JournalPosition;
  /** By what it was justified where nothing was typed, as the log has it; null: by the purpose and reason alone. */
  readonly standing: StandingReason | null;
}

/** Shown at most; more are looked through, so that hidden ones take no place of those that may be seen. */
const shownMax = 50;
const lookedMax = 1_000;

/**
 * Finds subjects of one purpose by blind index: those that the asker may find, and no count of others. The search is
 * durable in the book, without its words, before its answer leaves. Refuses `not_permitted` with what is missing,
 * `reason_required`, `contended`.
 */
export async function search(desk: Desk, who: Who, asked: SearchAsked): Promise<Result<Found, Refusal>> {
  const action = vaultAction(asked.purpose, 'search');
  const missing = desk.access.missingAtDoor(who.roles, action);
  if (missing !== null) return refuse('not_permitted', { missing });
  if (!who.purposes.includes(asked.purpose)) return refuse('not_permitted', { missing: 'purpose' });
  const callInHand = await isInHand(desk, who, asked);
  const act = { actionsOf: () => [action], reasonGiven: asked.note !== null, callInHand };
  const question = { who: { ...who, purposes: [asked.purpose] }, act, at: desk.clock() };
  if (asked.note === null && isReasonRequired(desk, question)) return refuse('reason_required');
  const stream = `search/${who.actor}`;
  const found = await desk.turns.run([stream], () =>
    again(() => searchOnce(desk, who, { ...asked, callInHand })),
  );
  return found ?? refuse('contended');
}

/** Held against the book, never believed: a call that is over, or another desk's, is no reason. */
async function isInHand({ isCallInHand }: Desk, who: Who, { call, note }: SearchAsked): Promise<boolean> {
  if (call === undefined || call === null || note !== null || isCallInHand === undefined) return false;
  return isCallInHand(who, call);
}

/** By the mark of the number, of what other nodes told: under the same search, written in the book before it is answered. */
async function foundElsewhere(
  { elsewhere }: Desk,
  who: Who,
  { kind, purpose, text }: SearchAsked,
): Promise<readonly FoundElsewhere[]> {
  if (kind !== 'phone' || purpose !== 'save_life' || elsewhere === undefined) return [];
  return elsewhere({ ...who, purposes: [purpose] }, text);
}

async function searchOnce(
  desk: Desk,
  who: Who,
  asked: SearchAsked & { readonly callInHand: boolean },
): Promise<Result<Found, Refusal> | null> {
  const { kind, text, purpose, reason, reference, callInHand } = asked;
  const at = desk.clock();
  const act = {
    actionsOf: () => [vaultAction(purpose, 'search')],
    reasonGiven: asked.note !== null,
    callInHand,
  };
  const standing = callInHand ? 'call_in_hand' : null;
  const met = await desk.vault.searchBlind({ kind, purpose, text, limit: lookedMax });
  const shown = allowedOf(desk, met, { who, act, at }).slice(0, shownMax);
  const elsewhere = await foundElsewhere(desk, who, asked);
  const note = await sealNote(desk, who, { text: asked.note, at });
  const command: RecordSearch = {
    type: 'RecordSearch',
    at: toUtc(at),
    kind,
    purpose,
    reason,
    reference,
    note: note.subject,
    ...(standing === null ? {} : { standing }),
    found: shown.length + elsewhere.length,
  };
  const owner = who.agency ?? desk.agency;
  const stream = `search/${who.actor}`;
  const decided = await desk.book.decide({ door: desk.records.search, stream, command, owner });
  if (!decided.ok) return decided;
  const parts = [decided.value.part, ...note.parts];
  const position = await desk.book.append(who, { parts, beside: note.beside });
  if (position === null) return null;
  // Whoever was erased since is not told.
  const still = new Set(
    (await desk.vault.factsOf(shown.map(({ subject }) => subject))).map(({ subject }) => subject),
  );
  const subjects = shown
    .filter(({ subject }) => still.has(subject))
    .map((facts) => ({ subject: facts.subject, kind: facts.kind, registeredAt: facts.registeredAt }));
  return ok({ subjects, elsewhere, position, standing });
}
