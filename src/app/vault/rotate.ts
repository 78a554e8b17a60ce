import type { StoredEvent } from '../../journal/port.ts';
import type { KeyStatus, RotateBy } from '../../journal/vault.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { toUtc, type UtcText } from '../../kernel/time.ts';
import type { EndRotation, NoteDestroyedKeys } from '../../kernel/vault-orders.ts';
import type { Program } from './complete.ts';
import { again, type Desk } from './parts.ts';

/** The event by which a rotation is ordered: from here on it is the program's to carry out. */
export const rotationOrdered = 'VaultKeyRotationOrdered';
/** The one stream of a node's vault key. */
export const vaultKeyStream = 'vault-key/node';

/** What a rotation came to. */
export interface Rotated {
  /** Where the book says so. */
  readonly position: JournalPosition;
  readonly keyId: string;
  /** How many subjects' keys stand under the new one. */
  readonly standing: number;
  readonly damaged: readonly string[];
}

/** What the change of a key works with: nobody is asked for a right here. */
export type KeyDesk = Pick<Desk, 'vault' | 'book' | 'journal' | 'records' | 'clock' | 'agency'>;

/** How far, and until when. */
export type How = Omit<RotateBy, 'order'>;

/**
 * Carries out the rotation that is ordered: a new key for that very order, every subject's key under it, then
 * `VaultKeyRotated`. May be asked again, at any time and by several processes: after a kill it goes on where it stopped,
 * and makes no further key. Null where none is ordered. Throws where others kept coming first, and what the provider throws.
 */
export async function carryOutRotation(desk: KeyDesk, by: Program, how: How = {}): Promise<Rotated | null> {
  const order = await standingOrder(desk);
  return order === null ? null : rotate(desk, by, { ...how, order });
}

/** The same without an order: for whoever stands at the command line of a node that is stopped. An order that stands is carried out. */
export async function rotateNow(desk: KeyDesk, by: Program, how: How = {}): Promise<Rotated> {
  return rotate(desk, by, { ...how, order: await standingOrder(desk) });
}

/** Notes that retired keys are to be destroyed, before they are. */
export async function noteDestroyedKeys(desk: KeyDesk, by: Program, keys: number): Promise<JournalPosition> {
  const command = { type: 'NoteDestroyedKeys', at: toUtc(desk.clock()), keys } as const;
  return note(desk, by, { command });
}

async function standingOrder({ book, journal, records }: KeyDesk): Promise<StoredEvent | null> {
  if (!records.vaultKeyOf(await book.read(records.vaultKey, vaultKeyStream)).isOrdered) return null;
  const history = await journal.readStream(vaultKeyStream);
  return history.findLast(({ type }) => type === rotationOrdered) ?? null;
}

async function rotate(
  desk: KeyDesk,
  by: Program,
  { order, ...how }: How & { readonly order: StoredEvent | null },
): Promise<Rotated> {
  // By its hash: no other order, in no other book, has the same.
  const done = await desk.vault.rotate({ ...how, ...(order === null ? {} : { order: order.hash }) });
  const { keyId, standing, damaged } = done;
  const ended = { type: 'EndRotation', at: toUtc(desk.clock()), keyId } as const;
  const command = { ...ended, rewrapped: standing, damaged: damaged.length };
  const position = await note(desk, by, { command, cause: order?.position });
  return { position, keyId, standing, damaged };
}

async function note(desk: KeyDesk, by: Program, noted: Noted): Promise<JournalPosition> {
  const position = await again(() => noteOnce(desk, by, noted));
  if (position === null) throw new Error('the key’s change is not written: others kept coming first');
  return position;
}

interface Noted {
  readonly command: EndRotation | NoteDestroyedKeys;
  readonly cause?: JournalPosition | undefined;
}

async function noteOnce(
  { book, journal, records, agency }: KeyDesk,
  by: Program,
  { command, cause }: Noted,
): Promise<JournalPosition | null> {
  const order = { door: records.vaultKey, stream: vaultKeyStream, command, owner: agency, fresh: true };
  const decided = await book.decide({ ...order, ...(cause === undefined ? {} : { cause }) });
  if (!decided.ok) throw new Error(`the key's change is refused: ${decided.refusal.code}`);
  const { part, events } = decided.value;
  return events.length === 0 ? journal.head() : book.append(by, { parts: [part], beside: [] });
}

/** The keys as they stand, and what the book says of them. */
export interface VaultKeys {
  readonly keys: readonly KeyStatus[];
  /** When the last rotation ended; null before the first. */
  readonly since: UtcText | null;
  readonly isOrdered: boolean;
}

/** Which keys there are; shows nothing of what is kept under them. */
export async function vaultKeys({ vault, book, records }: KeyDesk): Promise<VaultKeys> {
  const keys = await vault.keyStatus();
  const { since, isOrdered } = records.vaultKeyOf(await book.read(records.vaultKey, vaultKeyStream));
  return { keys, since, isOrdered };
}
