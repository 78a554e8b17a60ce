import type { Beside, StreamPart } from '../../journal/port.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { toUtc } from '../../kernel/time.ts';
import type { Who } from '../who.ts';
import type { Decided } from './book.ts';
import { again, type Desk } from './parts.ts';
import type { Sealed } from './seal.ts';

/** A decision of any context, about to be written. */
export interface AboutToBeWritten {
  readonly who: Pick<Who, 'agency'>;
  readonly events: readonly DomainEvent[];
}

type OfSubject = DomainEvent & { readonly subject: string };

/**
 * What stands or falls with a decision: the vault's own statements for an erasure or a hold, and what a person's
 * request orders of their subject. Asked at every attempt, just before the append. An erasure has its point of no
 * return here (`Vault.forget`), so it is asked only for what is about to be appended; throws `subject_held` where the
 * vault itself knows of a hold.
 */
export async function accompany(desk: Desk, { who, events }: AboutToBeWritten): Promise<Sealed> {
  const also: StreamPart[] = [];
  const beside: Beside[] = [];
  for (const event of events) {
    beside.push(...(await stepsOf(desk, event, null)));
    for (const command of desk.records.consequencesOf(event)) {
      const stream = `subject/${command.subject}`;
      const owner = who.agency ?? desk.agency;
      const decided = await desk.book.decide({
        door: desk.records.subject,
        stream,
        command,
        owner,
        fresh: true,
      });
      // Unknown or erased: the request goes on, and nobody learns which.
      if (!decided.ok) continue;
      also.push(decided.value.part);
      for (const one of decided.value.events) beside.push(...(await stepsOf(desk, one, decided.value)));
    }
  }
  return { also, beside };
}

async function stepsOf(desk: Desk, event: DomainEvent, decided: Decided | null): Promise<readonly Beside[]> {
  const { vault } = desk;
  switch (event.type) {
    case 'SubjectErased': {
      const { subject } = event as OfSubject;
      await vault.forget(subject);
      return vault.eraseSteps(subject);
    }
    case 'HoldPlaced':
      return vault.setHeldSteps((event as OfSubject).subject, true);
    case 'HoldLifted': {
      const lifted = event as OfSubject;
      const door = desk.records.subject;
      // The append that lifts it names the version: the subject cannot have moved unseen.
      const before = decided?.before ?? (await desk.book.read(door, `subject/${lifted.subject}`));
      const after = door.decider.evolve(before, lifted);
      return vault.setHeldSteps(lifted.subject, desk.records.isHeld(after));
    }
    default:
      return [];
  }
}

/**
 * At start: subjects that the ledger of erasures knows and that still have rows, after a crash or from an old backup,
 * are erased again. `by`: the program's own id. Gives how many.
 */
export async function reapplyErasures(desk: Desk, by: Pick<Who, 'actor' | 'desk'>): Promise<number> {
  const left = await desk.vault.reapplyErasures();
  for (const { subject, owner } of left) await again(() => eraseAgain(desk, by, { subject, owner }));
  return left.length;
}

async function eraseAgain(
  { book, clock, records, vault }: Desk,
  by: Pick<Who, 'actor' | 'desk'>,
  { subject, owner }: { readonly subject: string; readonly owner: string },
): Promise<number | null> {
  const command = { type: 'EraseAgain', at: toUtc(clock()), subject };
  const order = { door: records.subject, stream: `subject/${subject}`, command, owner };
  const decided = await book.decide({ ...order, fresh: true });
  if (!decided.ok) throw new Error(`an erasure is refused: ${decided.refusal.code}`);
  return book.append(by, { parts: [decided.value.part], beside: vault.eraseSteps(subject) });
}
