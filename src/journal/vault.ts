import type { KeyProvider } from './key-provider.ts';
import type { Store } from './store.ts';
import type { Vault } from './vault-port.ts';

export type * from './vault-port.ts';

export interface VaultOptions {
  readonly store: Pick<Store, 'pool'>;
  readonly keys: KeyProvider;
}

/** Opens the vault on an open store. */
export function createVault(_options: VaultOptions): Vault {
  throw new Error('the vault is being built');
}
