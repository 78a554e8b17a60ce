import type { Entry } from './entry.ts';

/** One durable change: all of it or nothing. Photos are given and taken as sealed or to be sealed by the storage. */
export interface Change {
  readonly put: readonly Entry[];
  readonly drop: readonly string[];
  /** Bytes that come with an entry, by its id. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** Photos no longer needed: the node has them, or a person set them aside. */
  readonly dropPhotos: readonly string[];
}

/** Where the shift lies between two runs. Every promise resolves only when what it says is durable. */
export interface Storage {
  read(): Promise<readonly Entry[]>;
  photo(id: string): Promise<Uint8Array | null>;
  change(change: Change): Promise<void>;
}

/** Storage that is full or refused: said to the person, who is then not told that anything is kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}
