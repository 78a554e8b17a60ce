import { isStoreFault } from '../../journal/faults.ts';
import type { Beside, StreamPart } from '../../journal/port.ts';
import type { Registration, Sealing } from '../../journal/vault.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { type Labelled, type RecordLabel, states } from '../../kernel/label.ts';
import type { Handling } from '../../kernel/marking.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { addSeconds, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { DetailKind, SubjectFacts, SubjectKind } from '../../kernel/vault.ts';
import type { SealDetails } from '../../kernel/vault-orders.ts';
import { labelOf } from '../new-event.ts';
import type { Who } from '../who.ts';
import { type Desk, vaultAction } from './parts.ts';
import { questionOf } from './rights.ts';

/** What is to be sealed, under whom. */
export interface SealAsked {
  readonly subjectKind: SubjectKind;
  /** `s-` and 32 hex digits; registered at its first detail. */
  readonly subject: string;
  readonly handling: Handling;
  readonly details: readonly { readonly kind: DetailKind; readonly text: string }[];
  /** True: details of the same kinds go in the same step, as where a name is corrected. */
  readonly replace?: boolean;
}

/** What stands or falls with the caller's own decision. */
export interface Sealed {
  readonly also: readonly StreamPart[];
  readonly beside: readonly Beside[];
}

/**
 * Seals what a person put in, to be appended with the caller's decision; at a conflict it is asked anew. Refuses
 * `not_permitted` with what is missing; `not_found` where the subject is hidden or erased; `subject_differs`;
 * `hold_stands`.
 */
export async function seal(desk: Desk, who: Who, asked: SealAsked): Promise<Result<Sealed, Refusal>> {
  const { access, vault } = desk;
  const at = desk.clock();
  const owner = who.agency ?? desk.agency;
  const known = await vault.facts(asked.subject);
  const facts = known ?? labelledNew(desk, asked.handling, owner);
  const action = vaultAction(facts.purpose, 'put');
  const missing = access.missing(questionOf({ who, at, action, facts, reasonGiven: false }));
  if (missing === 'nothing_here') return refuse('not_found');
  if (missing !== null) return refuse('not_permitted', { missing });
  return sealUnder(desk, known, { ...asked, owner, at });
}

type SealNew = Omit<SealAsked, 'replace'> & { readonly owner: string; readonly at: Instant };

/** Seals under a subject that is new for certain. Asks nobody: the caller has. */
export async function sealNew(desk: Desk, asked: SealNew): Promise<Sealed> {
  const sealed = await sealUnder(desk, null, asked);
  if (!sealed.ok) throw new Error(`a new subject is refused: ${sealed.refusal.code}`);
  return sealed.value;
}

async function sealUnder(
  desk: Desk,
  known: SubjectFacts | null,
  asked: SealNew & Pick<SealAsked, 'replace'>,
): Promise<Result<Sealed, Refusal>> {
  const { subject, handling, owner, at } = asked;
  const { purpose, marking } = handling;
  const keepUntil = toUtc(addSeconds(at, handling.keepDays * 86_400));
  const label = subjectLabel(handling, owner);
  const registration: Registration = {
    kind: asked.subjectKind,
    purpose,
    marking,
    label,
    origin: originOf(desk),
    registeredAt: toUtc(at),
    keepUntil,
  };
  const details = asked.details.map((detail) => ({ id: desk.ids(), ...detail }));
  const removed = asked.replace === true ? replacedBy(known, asked) : [];
  const sealing = await stepsOf(desk, {
    registration: known === null ? registration : null,
    subject,
    details,
    replaces: removed,
  });
  if (sealing === null) return refuse('not_found');
  const command: SealDetails = {
    type: 'SealDetails',
    at: toUtc(at),
    subject,
    kind: asked.subjectKind,
    purpose,
    marking,
    keepUntil,
    removed,
    put: sealing.hashes.map(({ id: detail, kind, sealedHash }) => ({ detail, kind, sealedHash })),
  };
  const door = desk.records.subject;
  const decided = await desk.book.decide({
    door,
    command,
    owner,
    stream: `subject/${subject}`,
    label: known === null ? label : recordLabel(known),
    fresh: true,
  });
  if (!decided.ok) return decided;
  const kept = keepUntilOf(desk, decided.value.events);
  return ok({ also: [decided.value.part], beside: [...sealing.beside, ...kept] });
}

/** The vault's own row is kept as long as its events say: else what is due and what is listed as due would part. */
function keepUntilOf({ vault }: Desk, events: readonly DomainEvent[]): readonly Beside[] {
  return events.flatMap((event) => {
    if (event.type !== 'KeepUntilChanged') return [];
    const { subject, keepUntil } = event as KeepUntilChanged;
    return vault.keepUntilSteps(subject, keepUntil);
  });
}

type KeepUntilChanged = DomainEvent & { readonly subject: string; readonly keepUntil: UtcText };

async function stepsOf(
  { vault }: Desk,
  request: Parameters<Desk['vault']['sealSteps']>[0],
): Promise<Sealing | null> {
  try {
    return await vault.sealSteps(request);
  } catch (error) {
    // Erased, or gone since it was looked for: the same as one that never was.
    if (isStoreFault(error, 'subject_erased') || isStoreFault(error, 'subject_unknown')) return null;
    throw error;
  }
}

function replacedBy(known: SubjectFacts | null, { details }: Pick<SealAsked, 'details'>): readonly string[] {
  const kinds = new Set(details.map(({ kind }) => kind));
  return (known?.details ?? []).filter(({ kind }) => kinds.has(kind)).map(({ id }) => id);
}

/** The oversight has jurisdiction over every subject: what its acts reach of one, the policy says. */
function subjectLabel(handling: Handling, owner: string): RecordLabel {
  const label = labelOf(handling, owner);
  return { ...label, jurisdiction: [...new Set([...(label.jurisdiction ?? []), 'oversight'])] };
}

function recordLabel(facts: SubjectFacts): RecordLabel {
  const { subject: _s, kind: _k, registeredAt: _r, keepUntil: _u, details: _d, ...labelled } = facts;
  const { marking: _m, purpose: _p, origin: _o, personal: _l, ...label } = labelled;
  return label;
}

function labelledNew(desk: Desk, handling: Handling, owner: string): Labelled {
  const { marking, purpose } = handling;
  return { ...subjectLabel(handling, owner), marking, purpose, origin: originOf(desk), personal: true };
}

function originOf({ journal }: Desk) {
  const state = states.find((one) => one === journal.origin);
  if (state === undefined) throw new Error('a node of no state');
  return state;
}
