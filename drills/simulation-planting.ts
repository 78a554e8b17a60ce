import type { Handle } from '../src/app/handle.ts';
import type { Inbox } from '../src/app/inbox.ts';
import type { Outbox, OutboxParts } from '../src/app/outbox.ts';
import type { Signing } from '../src/app/outbox-write.ts';
import type { Inlet } from '../src/exchange/peer/reception.ts';
import type { Expected, Verdict } from '../src/exchange/peer/verify/check.ts';
import type { InboxStore } from '../src/journal/inbox-port.ts';
import type { MemoryJournal } from '../src/journal/memory-journal.ts';
import type { OutboxStore } from '../src/journal/outbox-port.ts';
import type { Journal, StoredEvent } from '../src/journal/port.ts';
import type { ContextDoor } from '../src/kernel/door.ts';
import type { Access } from '../src/policy/access.ts';
import type { NodeId } from '../src/kernel/ids.ts';

type Check = (signed: string, expected: Expected) => Verdict;

/** One wrong part in place of a right one, put in from outside: what the judge must find. Absent: the right one. */
export interface Planting {
  readonly journal?: (right: MemoryJournal, name: NodeId) => MemoryJournal;
  /** How the program reads a stream of its book. */
  readonly reading?: (stored: readonly StoredEvent[]) => readonly StoredEvent[];
  readonly inboxes?: (right: InboxStore, disk: { readonly journal: MemoryJournal }) => InboxStore;
  readonly outboxes?: (right: OutboxStore) => OutboxStore;
  readonly contexts?: (right: readonly ContextDoor[]) => readonly ContextDoor[];
  readonly access?: (right: Access) => Access;
  readonly handle?: (right: Handle, journal: Journal) => Handle;
  readonly release?: (right: OutboxParts['release']) => OutboxParts['release'];
  readonly sign?: (right: Signing['sign']) => Signing['sign'];
  /** The book as the outbox reads it. */
  readonly told?: (right: OutboxParts['journal']) => OutboxParts['journal'];
  readonly outbox?: (right: Outbox) => Outbox;
  readonly inbox?: (
    right: Inbox,
    at: { readonly peer: NodeId; readonly journal: Journal; readonly inboxes: InboxStore },
  ) => Inbox;
  readonly inlet?: (right: Inlet) => Inlet;
  readonly check?: (right: Check, at: { readonly own: string; readonly peer: string }) => Check;
}

/** Everything as it is. */
export const nothingPlanted: Planting = {};

/** One wrong part, by name. */
export interface Planted {
  readonly name: string;
  readonly planting: Planting;
}
