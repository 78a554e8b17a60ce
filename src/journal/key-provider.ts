import type { Purpose } from '../kernel/marking.ts';
import type { SearchableKind } from '../kernel/vault.ts';

/** A key as it lies in the store: sealed under one generation of the provider's keys. */
export interface WrappedKey {
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the keys of the vault come from: a file, or a hardware or cloud module that never lets them go. It also keeps
 * the ledger of erased subjects, because that must outlive the database: a restored backup is held against it.
 */
export interface KeyProvider {
  /** Id of the generation under which keys are wrapped now. */
  current(): Promise<string>;
  /** Ids of all generations that can be unwrapped, oldest first. */
  held(): Promise<readonly string[]>;
  /** Those of them that are not retired. */
  inService(): Promise<readonly string[]>;
  /** Seals 32 bytes; `context` is bound: only the same context unwraps. */
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>;
  /** The 32 bytes, a copy that the caller owns. Throws `vault_key_foreign`, `vault_key_damaged`. */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array>;
  /** 32 bytes for blind search within one purpose and kind; no rotation changes them. */
  blindKey(purpose: Purpose, kind: SearchableKind): Promise<Uint8Array>;
  /** 32 bytes under which requests that hold personal data are hashed; no rotation changes them. */
  requestKey(): Promise<Uint8Array>;
  /**
   * Makes the next generation, durably, and gives its id. The older ones still unwrap. `order`: by what it is made; asked
   * again for the same, after a crash or by another process, the generation that was made for it is given.
   */
  rotate(order?: string): Promise<string>;
  /** Nothing is wrapped under it any more; kept, because older backups are. Refuses the current one. */
  retire(keyId: string): Promise<void>;
  /** Destroys the retired ones for good and gives their ids: what stands under them opens for nobody any more. */
  destroyRetired(): Promise<readonly string[]>;
  /** Notes, durably, that a subject is erased: nothing takes it back. */
  forget(subject: string): Promise<void>;
  isForgotten(subject: string): Promise<boolean>;
  forgotten(): Promise<ReadonlySet<string>>;
}
