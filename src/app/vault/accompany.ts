import type { Beside, StreamPart } from '../../journal/port.ts';
import type { Vault } from '../../journal/vault.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { Who } from '../who.ts';
import type { Decided } from './book.ts';
import type { Desk } from './parts.ts';
import type { Sealed } from './seal.ts';

/** A decision of any context, about to be written. */
export interface AboutToBeWritten {
  readonly who: Pick<Who, 'agency'>;
  readonly events: readonly DomainEvent[];
}

type OfSubject = DomainEvent & { readonly subject: string };

/**
 * What stands or falls with a decision: the vault's own statements for an order of erasure or a hold, and what a
 * person's request orders of their subject. Asked at every attempt, just before the append; changes nothing by itself,
 * so that a decision that then does not stand leaves no trace. What cannot be undone comes later: `completeErasure`.
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
  const vault: Pick<Vault, 'orderErasureSteps' | 'setHeldSteps'> = desk.vault; // only what makes steps
  switch (event.type) {
    case 'ErasureOrdered':
      return vault.orderErasureSteps((event as OfSubject).subject);
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
