import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Places in the book as readers hold them: sealed, since a bare position tells how much was written in between, also
 * by those whose work the reader may not even count. Every text has the same length; the same place never looks the
 * same twice.
 */
export interface PositionSeal {
  seal(position: number): string;
  /** Null for what is no place of this node. */
  open(text: string): number | null;
}

const form = /^p\.[A-Za-z0-9_-]{48}$/;
const nonceBytes = 12;
const tagBytes = 16;

/** `key`: 32 bytes that every process of the node shares; AES-256-GCM (NIST SP 800-38D), a fresh nonce each. */
export function createPositionSeal(
  key: Uint8Array,
  chance: (bytes: number) => Uint8Array = randomBytes,
): PositionSeal {
  return {
    seal(position) {
      const nonce = chance(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const plain = Buffer.alloc(8);
      plain.writeBigUInt64BE(BigInt(Math.max(0, position)));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return `p.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(text) {
      if (!form.test(text)) return null;
      const bytes = Buffer.from(text.slice(2), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const plain = Buffer.concat([
          decipher.update(bytes.subarray(nonceBytes, -tagBytes)),
          decipher.final(),
        ]);
        return Number(plain.readBigUInt64BE());
      } catch {
        return null; // another node's, or made up
      }
    },
  };
}
