import { toUtc } from '../kernel/time.ts';
import type { KeyProvider } from './key-provider.ts';
import type { Store } from './store.ts';
import { searchBlind } from './vault-blind.ts';
import {
  eraseSteps,
  forget,
  noteErased,
  orderedErasures,
  orderErasureSteps,
  reapplyErasures,
  setHeldSteps,
} from './vault-erase.ts';
import { keepKeys } from './vault-keys.ts';
import type { Vault } from './vault-port.ts';
import { dueFacts, factsOf, unsealOf, type VaultParts } from './vault-read.ts';
import { checkKeys, checkRetired, destroyRetired, keyStatus, rewrapAll } from './vault-rotate.ts';
import { keepUntilSteps, sealSteps } from './vault-write.ts';

export type * from './vault-port.ts';

export interface VaultOptions {
  readonly store: Pick<Store, 'pool'>;
  readonly keys: KeyProvider;
}

/** Opens the vault on an open store. */
export function createVault({ store, keys }: VaultOptions): Vault {
  const parts: VaultParts = { pool: store.pool, keys, kept: keepKeys(keys) };
  return {
    check: () => checkKeys(parts),
    facts: async (subject) => (await factsOf(parts, [subject]))[0] ?? null,
    factsOf: (subjects) => factsOf(parts, subjects),
    sealSteps: (request) => sealSteps(parts, request),
    unseal: async (subject, asked) => (await unsealOf(parts, [subject], asked)).get(subject) ?? [],
    unsealOf: (subjects, asked) => unsealOf(parts, subjects, asked),
    searchBlind: (search) => searchBlind(parts, search),
    keepUntilSteps,
    setHeldSteps,
    orderErasureSteps,
    orderedErasures: () => orderedErasures(parts),
    forget: (subject) => forget(parts, subject),
    eraseSteps,
    reapplyErasures: () => reapplyErasures(parts),
    noteErased: () => noteErased(parts),
    due: (now, limit) => dueFacts(parts, toUtc(now), limit),
    async rotate(by) {
      await keys.rotate(by?.order);
      return rewrapAll(parts, by);
    },
    resumeRotation: () => rewrapAll(parts),
    keyStatus: () => keyStatus(parts),
    checkRetired: () => checkRetired(parts),
    destroyRetired: () => destroyRetired(parts),
  };
}
