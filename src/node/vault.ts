import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { callsInHand } from './calls-in-hand.ts';
import { createVaultDesk, type VaultDesk } from '../app/vault/desk.ts';
import { type Erasures, startErasures } from '../app/vault/erasures.ts';
import { type Rotations, startRotations } from '../app/vault/rotations.ts';
import type { Sealed } from '../app/vault/seal.ts';
import { createVault, type Journal, openVaultKeyFile, type Store, type Vault } from '../journal/index.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import { vaultRecords } from '../oversight/records/index.ts';
import type { Access } from '../policy/access.ts';

export interface VaultRoomParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly agency: string;
  /** `vault-key.json`, and the list of erased subjects beside it. */
  readonly keyFile: string;
  /** Told of an erasure or a rotation that could not be completed, and is tried again. */
  readonly fault: (error: unknown) => void;
}

/** The vault of this node and the desk before it. */
export interface VaultRoom {
  readonly vault: Vault;
  readonly desk: VaultDesk;
  readonly erasures: Erasures;
  readonly rotations: Rotations;
  /** What requests with personal fields are hashed under: it follows from the vault's keys, not from the database. */
  readonly requestHashKey: Uint8Array;
  /** Writes what was sealed as a decision of its own. Answers false where another came first. */
  append(by: { readonly actor: ActorId }, sealed: Sealed): Promise<boolean>;
}

/** Where the vault's keys lie, beside the signing key. */
export function vaultKeyFileOf(dataFolder: string): string {
  return join(dataFolder, 'vault-key.json');
}

/**
 * Opens the vault: its keys must be those its subjects are sealed under; then what a crash or an old backup left of
 * erasures and rotations is brought to its end, and both are carried out as they are ordered. Throws `vault_key_foreign`, `vault_key_lost`, `vault_key_unreadable`.
 */
export async function openVaultRoom(parts: VaultRoomParts): Promise<VaultRoom> {
  const { store, journal, access, clock, agency, fault } = parts;
  const keys = openVaultKeyFile(parts.keyFile);
  const vault = createVault({ store, keys });
  await vault.check();
  const ids = () => randomUUID();
  const isCallInHand = callsInHand(journal, clock);
  const desk = createVaultDesk({
    vault,
    journal,
    access,
    clock,
    ids,
    records: vaultRecords,
    isCallInHand,
    agency,
  });
  const requestHashKey = await keys.requestKey();
  await vault.resumeRotation();
  const erasures = await startErasures({ journal, desk, by: program, fault });
  const rotations = await startRotations({ journal, desk, by: program, fault });
  return {
    vault,
    desk,
    erasures,
    rotations,
    requestHashKey,
    append: (author, sealed) => appendSealed(journal, author, sealed),
  };
}

/** As what the vault's own works are written down. */
const program = { actor: 'node' as ActorId, desk: null };

async function appendSealed(
  journal: Journal,
  { actor }: { readonly actor: ActorId },
  { also: [first, ...also], beside }: Sealed,
): Promise<boolean> {
  if (first === undefined) return true;
  const outcome = await journal.append({
    ...first,
    also,
    beside,
    idempotencyKey: `sealed/${randomUUID()}`,
    requestHash: randomBytes(32).toString('hex'), // nobody retries it
    actor,
    desk: null,
    answer: { ok: true },
  });
  return outcome.kind === 'appended';
}
