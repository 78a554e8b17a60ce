import type { StreamPart } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import type { Purpose } from '../../kernel/marking.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { toUtc } from '../../kernel/time.ts';
import {
  type DetailKind,
  detailKinds,
  type OpeningReason,
  type SubjectFacts,
  type SubjectKind,
} from '../../kernel/vault.ts';
import type { OpenSubject } from '../../kernel/vault-orders.ts';
import { isLifeAtRisk, type Who } from '../who.ts';
import { sealNote } from './note.ts';
import { again, type Desk, vaultAction } from './parts.ts';
import { allowedOf, isReasonRequired, type VaultAct } from './rights.ts';

/** Most subjects opened in one decision. */
export const openedMax = 200;

export interface OpenAsked {
  readonly subjects: readonly string[];
  readonly kinds: readonly DetailKind[];
  readonly reason: OpeningReason;
  /** A short name: a file, a task, a request. */
  readonly reference: string | null;
  /** The typed reason: sealed, never in an event. */
  readonly note: string | null;
  /** To whom it is told on: a body, never a person; null: to nobody but the asker. */
  readonly recipient: string | null;
}

/** What the asker is shown of one subject. */
export interface OpenedSubject {
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly details: readonly { readonly id: string; readonly kind: DetailKind; readonly text: string }[];
}

export interface Opened {
  readonly subjects: readonly OpenedSubject[];
  /** Hidden, erased, never there: told apart nowhere. */
  readonly missing: readonly string[];
  readonly position: JournalPosition;
}

/**
 * Opens subjects for somebody. Every opening is durable in the book before anything is unsealed, in one decision over
 * all subjects. Refuses `reason_required` before anything is looked up, and `contended`. Faults of the store are
 * thrown, and then nothing was told.
 */
export function open(desk: Desk, who: Who, asked: OpenAsked): Promise<Result<Opened, Refusal>> {
  const isDisclosed = asked.recipient !== null;
  const actionsOf = (purpose: Purpose): readonly string[] => [
    vaultAction(purpose, 'open'),
    ...(isDisclosed ? [vaultAction(purpose, 'disclose')] : []),
  ];
  const act = { actionsOf, reasonGiven: asked.note !== null };
  return openBy(desk, who, { ...asked, act, how: isDisclosed ? 'disclosed' : 'opened', pinned: [] });
}

/** One's own name, as at sign-in. `subject` comes from the staff register, never from the person. */
export function openOwn(desk: Desk, who: Who, subject: string): Promise<Result<Opened, Refusal>> {
  return openBy(desk, who, {
    subjects: [subject],
    kinds: ['name'],
    reason: 'staff_matter',
    reference: null,
    note: null,
    recipient: null,
    act: null,
    how: 'opened',
    pinned: [],
  });
}

export interface ExportAsked {
  /** What the policy must allow. */
  readonly action: string;
  readonly subject: string;
  /** The person's request, verified by the caller on the version that `pinned` names. */
  readonly request: string;
  readonly pinned: StreamPart;
}

/** Everything held of a subject, to be handed to the person who asked for it. */
export function exportAll(desk: Desk, who: Who, asked: ExportAsked): Promise<Result<Opened, Refusal>> {
  return openBy(desk, who, {
    subjects: [asked.subject],
    kinds: detailKinds,
    reason: 'subject_request',
    reference: asked.request,
    note: null,
    recipient: 'subject',
    // The person's own request is the reason, and it is written down.
    act: { actionsOf: () => [asked.action], reasonGiven: true },
    how: 'exported',
    pinned: [asked.pinned],
  });
}

interface OpenBy extends OpenAsked {
  /** Null: one's own. */
  readonly act: VaultAct | null;
  readonly how: OpenSubject['act'];
  /** Streams that must stand as the caller saw them. */
  readonly pinned: readonly StreamPart[];
}

async function openBy(desk: Desk, who: Who, asked: OpenBy): Promise<Result<Opened, Refusal>> {
  const at = desk.clock();
  const { act } = asked;
  if (act !== null && !act.reasonGiven && isReasonRequired(desk, { who, act, at }))
    return refuse('reason_required');
  const subjects = [...new Set(asked.subjects)];
  if (subjects.length > openedMax) throw new RangeError('too many subjects in one opening');
  const opened = await desk.turns.run(subjects, () =>
    again(() => openOnce(desk, who, { ...asked, subjects })),
  );
  return opened ?? refuse('contended');
}

async function openOnce(desk: Desk, who: Who, asked: OpenBy): Promise<Result<Opened, Refusal> | null> {
  const { vault, book } = desk;
  const at = desk.clock();
  const present = await vault.factsOf(asked.subjects);
  const { act } = asked;
  const allowed =
    act === null
      ? present.filter(({ kind }) => kind === 'staff')
      : allowedOf(desk, present, { who, act, at });
  const note = await sealNote(desk, who, { text: allowed.length > 0 ? asked.note : null, at });
  const { kinds, reason, reference, recipient, how } = asked;
  const order = {
    type: 'OpenSubject',
    at: toUtc(at),
    kinds,
    reason,
    reference,
    recipient,
    act: how,
  } as const;
  const under = isLifeAtRisk(who, at) ? 'break_glass' : 'duty';
  const shown: SubjectFacts[] = [];
  const parts: StreamPart[] = [];
  for (const facts of allowed) {
    const command: OpenSubject = { ...order, subject: facts.subject, note: note.subject, under };
    const stream = `subject/${facts.subject}`;
    const owner = who.agency ?? desk.agency;
    const decided = await book.decide({ door: desk.records.subject, stream, command, owner });
    if (!decided.ok) continue; // erased since: answered like what never was
    shown.push(facts);
    parts.push(decided.value.part);
  }
  if (shown.length === 0) return ok(nothing(asked.subjects, await desk.journal.head()));
  const written = { parts: [...parts, ...note.parts, ...asked.pinned], beside: note.beside };
  const position = await book.append(who, written);
  if (position === null) return null;
  return ok(await told(desk, { asked, shown, position }));
}

const nothing = (missing: readonly string[], position: JournalPosition): Opened => ({
  subjects: [],
  missing,
  position,
});

interface Told {
  readonly asked: OpenBy;
  readonly shown: readonly SubjectFacts[];
  readonly position: JournalPosition;
}

/** Only now is anything unsealed; what was erased since the opening was written is not told. */
async function told({ vault }: Desk, { asked, shown, position }: Told): Promise<Opened> {
  const ids = shown.map(({ subject }) => subject);
  const texts = await vault.unsealOf(ids, { kinds: asked.kinds });
  const still = new Map((await vault.factsOf(ids)).map((facts) => [facts.subject, facts]));
  const subjects = asked.subjects.flatMap((subject): readonly OpenedSubject[] => {
    const facts = still.get(subject);
    return facts === undefined ? [] : [{ subject, kind: facts.kind, details: texts.get(subject) ?? [] }];
  });
  const missing = asked.subjects.filter((subject) => !still.has(subject));
  return { subjects, missing, position };
}
