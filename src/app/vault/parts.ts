import type { Journal } from '../../journal/port.ts';
import type { Vault } from '../../journal/vault.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { IdSource } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/marking.ts';
import type { Clock, UtcText } from '../../kernel/time.ts';
import type { SubjectOrder } from '../../kernel/vault-orders.ts';
import type { Access } from '../../policy/access.ts';
import type { Who } from '../who.ts';
import type { Book } from './book.ts';
import type { Turns } from './turns.ts';

/** How the context that keeps the record of subjects is reached: app knows no wing. */
export interface SubjectRecords {
  /** `subject/<id>`: decides the orders of kernel/vault-orders.ts. */
  readonly subject: StreamDoor;
  /** `search/<actor>` */
  readonly search: StreamDoor;
  /** `vault-key/node` */
  readonly vaultKey: StreamDoor;
  /** What a folded state of that stream says. */
  vaultKeyOf(state: unknown): { readonly since: UtcText | null; readonly isOrdered: boolean };
  /** What an event of another stream orders of a subject in the same decision. */
  consequencesOf(event: DomainEvent): readonly SubjectOrder[];
  /** True where a hold stands in a folded state of the subject stream. */
  isHeld(state: unknown): boolean;
}

/** A caller that another node took, known again by the mark of the telephone: nothing of it is sealed here. */
export interface FoundElsewhere {
  readonly subject: string;
  /** The node. */
  readonly side: string;
  /** Of the key that both nodes share. */
  readonly epoch: number;
}

export interface VaultDeskParts {
  readonly vault: Vault;
  readonly journal: Journal;
  readonly access: Pick<Access, 'decide' | 'missing' | 'missingAtDoor'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly records: SubjectRecords;
  /** Whether a call of that name is being taken at the asker's own desk now; absent: nobody can say, and none is. */
  readonly isCallInHand?: (who: Who, call: string) => Promise<boolean>;
  /** Who of another node's callers has this number: told to whoever may see that record. Absent: no node shares a key. */
  readonly elsewhere?: (who: Who, number: string) => Promise<readonly FoundElsewhere[]>;
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
}

/** What the steps of the desk work with. */
export interface Desk extends VaultDeskParts {
  readonly book: Book;
  readonly turns: Turns;
}

const wings = {
  save_life: 'operations',
  border_control: 'operations',
  law_enforcement: 'inquiry',
  protection: 'cases',
  oversight: 'oversight',
} as const satisfies Record<Purpose, string>;

/** The action at the vault's door in the wing that serves a purpose. */
export function vaultAction(purpose: Purpose, act: 'open' | 'search' | 'put' | 'disclose'): string {
  return `${wings[purpose]}/vault/${act}`;
}

/** How often a decision is taken anew where another came first. */
export const attemptsMax = 8;

/** Runs until another no longer comes first. Null: they always did. */
export async function again<Value>(attempt: () => Promise<Value | null>): Promise<Value | null> {
  for (let tries = 0; tries < attemptsMax; tries += 1) {
    const value = await attempt();
    if (value !== null) return value;
  }
  return null;
}
