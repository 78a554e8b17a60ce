import type { DomainCommand } from './decider.ts';
import type { Marking, Purpose } from './marking.ts';
import type { UtcText } from './time.ts';
import type { DetailKind, OpeningReason, SearchableKind, SubjectKind, StandingReason } from './vault.ts';

// Orders that only the choke point to the vault (app/vault) gives: the context that keeps the record of subjects
// (oversight/records) decides them like any other, but none has an address.

/** Something of a subject was sealed: registers it at the first. */
export interface SealDetails extends DomainCommand {
  readonly type: 'SealDetails';
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly purpose: Purpose;
  readonly marking: Marking;
  /** From the days kept of its handling; never shortens what is kept longer already. */
  readonly keepUntil: UtcText;
  readonly put: readonly {
    readonly detail: string;
    readonly kind: DetailKind;
    readonly sealedHash: string;
  }[];
  /** Details that the new ones replace. */
  readonly removed: readonly string[];
}

/** Somebody is about to be shown something of a subject. */
export interface OpenSubject extends DomainCommand {
  readonly type: 'OpenSubject';
  readonly subject: string;
  readonly kinds: readonly DetailKind[];
  readonly reason: OpeningReason;
  readonly reference: string | null;
  readonly note: string | null;
  readonly recipient: string | null;
  readonly under: 'duty' | 'break_glass';
  readonly act: 'opened' | 'exported' | 'disclosed';
}

/** An order of erasure stands in the book, and the ledger of erasures has taken it: what is left of the subject goes. */
export interface CompleteErasure extends DomainCommand {
  readonly type: 'CompleteErasure';
  readonly subject: string;
}

/** An old backup brought back what was erased: erased again, whatever holds it brought. */
export interface EraseAgain extends DomainCommand {
  readonly type: 'EraseAgain';
  readonly subject: string;
}

/** A request of the person holds their data until it is closed. */
export interface HoldForRequest extends DomainCommand {
  readonly type: 'HoldForRequest' | 'ReleaseForRequest';
  readonly subject: string;
  readonly request: string;
}

/** Somebody searched the vault: what for is nowhere. */
export interface RecordSearch extends DomainCommand {
  readonly type: 'RecordSearch';
  readonly kind: SearchableKind;
  readonly purpose: Purpose;
  readonly reason: OpeningReason;
  readonly reference: string | null;
  readonly note: string | null;
  /** By what it was justified where nothing was typed; absent: by its purpose and reason alone. */
  readonly standing?: StandingReason;
  readonly found: number;
}

/** Every subject's key stands under a new one, but for those that were damaged before. */
export interface EndRotation extends DomainCommand {
  readonly type: 'EndRotation';
  /** Id of the new key: it tells nothing of the key. */
  readonly keyId: string;
  /** How many subjects' keys stand under it. */
  readonly rewrapped: number;
  readonly damaged: number;
}

/** Retired keys were destroyed at the command line: what older backups hold can be opened by nobody any more. */
export interface NoteDestroyedKeys extends DomainCommand {
  readonly type: 'NoteDestroyedKeys';
  readonly keys: number;
}

export type VaultKeyOrder = EndRotation | NoteDestroyedKeys;
export type SubjectOrder = SealDetails | OpenSubject | CompleteErasure | EraseAgain | HoldForRequest;
