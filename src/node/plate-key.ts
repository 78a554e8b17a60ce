import { createHmac, hkdfSync } from 'node:crypto';
import type { FreightSurroundings } from '../operations/freight/passage-door.ts';

/** Tokens of plates, under a key that is there once the vault is open. */
export interface PlateKey extends FreightSurroundings {
  /** `root`: what requests with personal fields are hashed under: it follows from the vault's keys, and no rotation changes it. */
  become(root: Uint8Array): void;
  /** Under which plates that cameras read are sealed for the hours that they are kept: 32 bytes. */
  readsKey(): Uint8Array;
}

/**
 * Turns forms of plates into tokens: HMAC-SHA256, 24 bytes of it, under HKDF-SHA256 of the vault's own root. Nothing can
 * be told from one without the key, which the database does not hold; equal forms give equal tokens on this node alone.
 * Throws before the vault is open: that is a bug.
 */
export function latePlateKey(): PlateKey {
  let key: Uint8Array | null = null;
  let sealing: Uint8Array | null = null;
  return {
    tokenOf(form) {
      if (key === null) throw new Error('a plate was read before the vault was open');
      return createHmac('sha256', key).update(form, 'utf8').digest().subarray(0, 24).toString('base64url');
    },
    readsKey() {
      if (sealing === null) throw new Error('a plate was sealed before the vault was open');
      return sealing;
    },
    become(root) {
      sealing = new Uint8Array(hkdfSync('sha256', root, '', 'strait plate reads 1', 32));
      key = new Uint8Array(hkdfSync('sha256', root, '', 'strait plate 1', 32));
    },
  };
}
