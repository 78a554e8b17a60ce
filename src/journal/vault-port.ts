import type { RecordLabel, State } from '../kernel/label.ts';
import type { Marking, Purpose } from '../kernel/marking.ts';
import type { Instant, UtcText } from '../kernel/time.ts';
import type { DetailKind, SearchableKind, SubjectFacts, SubjectKind } from '../kernel/vault.ts';
import type { Beside } from './port.ts';

/** What is noted of a subject at its first detail. */
export interface Registration {
  readonly kind: SubjectKind;
  readonly purpose: Purpose;
  readonly marking: Marking;
  /** The label of its `SubjectRegistered`: `strait verify` compares the two, and kind, purpose, marking and time. */
  readonly label: RecordLabel;
  readonly origin: State;
  readonly registeredAt: UtcText;
  readonly keepUntil: UtcText;
}

/** One detail in plain text. Its id: letters, digits and hyphens, unique in the vault for ever. */
export interface DetailText {
  readonly id: string;
  readonly kind: DetailKind;
  readonly text: string;
}

export interface SealRequest {
  /** For a subject that is not yet registered; null for one that is. */
  readonly registration: Registration | null;
  /** `s-` and 32 hex digits. */
  readonly subject: string;
  readonly details: readonly DetailText[];
  /** Details of the same subject that go in the same step: each is owed a `SubjectDetailRemoved`. */
  readonly replaces?: readonly string[];
}

/** What a `SubjectDetailPut` says of a detail, so that an edit in the database is found. */
export interface SealedHash {
  readonly id: string;
  readonly kind: DetailKind;
  /** SHA-256, hex, of nonce and sealed body. */
  readonly sealedHash: string;
}

export interface Sealing {
  readonly beside: readonly Beside[];
  readonly hashes: readonly SealedHash[];
}

/** Which details are asked for: all of some kinds, or by id. */
export type Asked = { readonly kinds: readonly DetailKind[] } | { readonly ids: readonly string[] };

export interface BlindSearch {
  readonly kind: SearchableKind;
  /** Only subjects registered for this purpose can be found. */
  readonly purpose: Purpose;
  readonly text: string;
  readonly limit: number;
}

export interface Rotation {
  readonly keyId: string;
  /** In this run. */
  readonly rewrapped: number;
  /** Subjects whose key stands under it at the end, whichever run brought it there. */
  readonly standing: number;
  readonly retired: readonly string[];
  /** Subjects whose key is not what was wrapped: left as they are, and with them the older key in service. */
  readonly damaged: readonly string[];
}

/** How a rotation goes on. */
export interface RotateBy {
  /** By what it is done: done again for the same, it goes on where a crash stopped it and makes no further key. */
  readonly order?: string;
  /** Told how many so far. */
  readonly onProgress?: (rewrapped: number) => void;
  /** Stops between two batches, throwing; the next run goes on from there. */
  readonly signal?: AbortSignal;
}

/** One key of the provider's. */
export interface KeyStatus {
  readonly keyId: string;
  readonly isRetired: boolean;
  /** Under which new ones are wrapped. */
  readonly isCurrent: boolean;
  readonly subjects: number;
}

/**
 * The vault: the only place where personal data is. It judges nobody and logs nothing: whoever calls it (app/vault) has
 * asked the policy and appended the opening before. Steps are run by the journal in the transaction of the append.
 */
export interface Vault {
  /** Throws `vault_key_foreign` where subjects are sealed under keys that the provider does not hold: at start. */
  check(): Promise<void>;
  /** Null where there is none, or it was erased. */
  facts(subject: string): Promise<SubjectFacts | null>;
  /** Those that there are, in no order. */
  factsOf(subjects: readonly string[]): Promise<readonly SubjectFacts[]>;
  /** Throws `subject_erased`; `subject_unknown` where it is not registered and no registration is given. */
  sealSteps(request: SealRequest): Promise<Sealing>;
  /** In the order in which they were written. Throws `vault_damaged`; an erased or unknown subject gives nothing. */
  unseal(subject: string, asked: Asked): Promise<readonly DetailText[]>;
  /** The same for many at once; subjects without such a detail are left out. */
  unsealOf(subjects: readonly string[], asked: Asked): Promise<ReadonlyMap<string, readonly DetailText[]>>;
  /** Subjects with a detail that reads the same in normal form; a name also where all words asked for are in it. */
  searchBlind(search: BlindSearch): Promise<readonly SubjectFacts[]>;
  /** Goes with `KeepUntilChanged`. */
  keepUntilSteps(subject: string, keepUntil: UtcText): readonly Beside[];
  /** A held subject keeps every detail: erasing or replacing one fails the transaction (`subject_held`). */
  setHeldSteps(subject: string, held: boolean): readonly Beside[];
  /**
   * Marks the subject's row, with `ErasureOrdered`: from here on nothing of it is given out, written or held. A held
   * subject fails the transaction (`subject_held`).
   */
  orderErasureSteps(subject: string): readonly Beside[];
  /** At start: subjects that still bear the mark of an order. */
  orderedErasures(): Promise<readonly string[]>;
  /**
   * The point of no return of an erasure, after its order stands in the book and before `SubjectErased`: no backup
   * brings the subject back any more. Throws `subject_held`, and where the subject's row bears no order. Again: nothing
   * more happens.
   */
  forget(subject: string): Promise<void>;
  /** Deletes rows and key; fails the transaction where `forget` did not come first. Goes with `SubjectErased`. */
  eraseSteps(subject: string): readonly Beside[];
  /** At start: forgotten subjects that still have rows (an old backup, a crash). Each is owed `SubjectErased` with its steps. */
  reapplyErasures(): Promise<readonly SubjectFacts[]>;
  /** At start: takes into the ledger what the book says is erased and it does not know; gives how many. */
  noteErased(): Promise<number>;
  /** Kept longer than due, the longest first; held ones are among them. */
  due(now: Instant, limit: number): Promise<readonly SubjectFacts[]>;
  /** A new generation, then every subject's key under it; bodies stay as they are. */
  rotate(by?: RotateBy): Promise<Rotation>;
  /** At start: ends what a crash left of a rotation; does nothing otherwise. */
  resumeRotation(): Promise<Rotation>;
  /** Which keys there are, oldest first, and how many subjects stand under each. */
  keyStatus(): Promise<readonly KeyStatus[]>;
  /** Throws `vault_key_used` where a subject stands under a retired key, as after a restore: the next start or rotation ends that. */
  checkRetired(): Promise<void>;
  /**
   * Destroys the retired keys for good and gives how many: what older backups hold under them opens for nobody any more.
   * Throws `vault_key_used`.
   */
  destroyRetired(): Promise<number>;
}
