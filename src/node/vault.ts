import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { callsInHand } from './calls-in-hand.ts';
import type { FoundElsewhere } from '../app/vault/parts.ts';
import type { Who } from '../app/who.ts';
import { type CallerMarking, createCallerMarking } from '../journal/caller-marks.ts';
import { openMarkKeys } from '../journal/mark-keys.ts';
import { createVaultDesk, type VaultDesk } from '../app/vault/desk.ts';
import { type Erasures, startErasures } from '../app/vault/erasures.ts';
import { type Rotations, startRotations } from '../app/vault/rotations.ts';
import type { Sealed } from '../app/vault/seal.ts';
import { createVault, type Journal, openVaultKeyFile, type Store, type Vault } from '../journal/index.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import { borneAs } from '../operations/rescue/decide-caller.ts';
import { vaultRecords } from '../oversight/records/index.ts';
import type { Access } from '../policy/access.ts';
import { markKeyFileOf, peerMarkKeys } from './exchange/papers.ts';

export interface VaultRoomParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly agency: string;
  /** `vault-key.json`, and the list of erased subjects beside it. */
  readonly keyFile: string;
  /** With whom telephones are known again; absent: with nobody. */
  readonly marks?: MarksOfPeers;
  /** Told of an erasure or a rotation that could not be completed, and is tried again. */
  readonly fault: (error: unknown) => void;
}

/** What the marks of telephones are made from, and where another node's are looked up. */
export interface MarksOfPeers {
  readonly own: string;
  /** The papers of the exchange: the own pairs, and the cards of the peers. */
  readonly folder: string;
  /** Another node's callers that bear one of these, as the asker may see them. */
  readonly bearing: (who: Who, marks: readonly string[]) => Promise<readonly FoundElsewhere[]>;
}

/** The vault of this node and the desk before it. */
export interface VaultRoom {
  readonly vault: Vault;
  readonly desk: VaultDesk;
  /** Null: no peer of this node is told of telephones. */
  readonly marking: CallerMarking | null;
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
  const marking = markingOf(parts, vault);
  const desk = createVaultDesk({
    vault,
    journal,
    access,
    clock,
    ids,
    records: vaultRecords,
    isCallInHand,
    agency,
    ...elsewhereBy(parts, marking),
  });
  const requestHashKey = await keys.requestKey();
  await vault.resumeRotation();
  const erasures = await startErasures({ journal, desk, by: program, fault });
  const rotations = await startRotations({ journal, desk, by: program, fault });
  return {
    vault,
    desk,
    marking,
    erasures,
    rotations,
    requestHashKey,
    append: (author, sealed) => appendSealed(journal, author, sealed),
  };
}

function markingOf({ marks, clock }: VaultRoomParts, vault: Vault): CallerMarking | null {
  if (marks === undefined) return null;
  const { own, folder } = marks;
  return createCallerMarking({
    own,
    vault,
    keys: () => openMarkKeys(markKeyFileOf(folder), clock),
    peers: () => peerMarkKeys(folder),
  });
}

/** The number goes no further than this: what is looked up are its marks, and they stay on the node. */
function elsewhereBy({ marks }: VaultRoomParts, marking: CallerMarking | null) {
  if (marks === undefined || marking === null) return {};
  return {
    elsewhere: async (who: Who, number: string): Promise<readonly FoundElsewhere[]> => {
      const borne = marking
        .ofNumber(number)
        .flatMap(({ key, marks: of }) => of.map((mark) => borneAs(key, mark)));
      return borne.length === 0 ? [] : marks.bearing(who, borne);
    },
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
