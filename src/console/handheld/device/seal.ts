/** Seals and opens what lies on this device. */
export interface Seal {
  /** `about` is bound to the bytes: what was sealed for one entry opens for no other. */
  close(bytes: Uint8Array, about: string): Promise<Uint8Array>;
  /** Null where it was not sealed by this key for this, or is damaged. */
  open(sealed: Uint8Array, about: string): Promise<Uint8Array | null>;
}

const nonceBytes = 12;

/** A new key of this device: no script can read it, it can only be used, and dies with the store it lies in. */
export function newSealKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** AES-256-GCM under a fresh random nonce each time. Source: NIST SP 800-38D; W3C Web Cryptography API, 27. */
export function sealWith(key: CryptoKey): Seal {
  return {
    async close(bytes, about) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const body = await crypto.subtle.encrypt(bound(iv, about), key, bytesOf(bytes));
      const sealed = new Uint8Array(nonceBytes + body.byteLength);
      sealed.set(iv);
      sealed.set(new Uint8Array(body), nonceBytes);
      return sealed;
    },
    async open(sealed, about) {
      const iv = sealed.slice(0, nonceBytes);
      try {
        const plain = await crypto.subtle.decrypt(bound(iv, about), key, sealed.slice(nonceBytes));
        return new Uint8Array(plain);
      } catch {
        return null;
      }
    },
  };
}

function bound(iv: Uint8Array<ArrayBuffer>, about: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(about) };
}

/** Bytes in memory of their own: what WebCrypto takes. */
function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** A plain value sealed as JSON. */
export async function sealValue(seal: Seal, value: unknown, about: string): Promise<Uint8Array> {
  return seal.close(new TextEncoder().encode(JSON.stringify(value)), about);
}

/** The value that was sealed, as it was written by this same program; null where it does not open. */
export async function openValue(seal: Seal, sealed: unknown, about: string): Promise<unknown> {
  if (!(sealed instanceof Uint8Array)) return null;
  const plain = await seal.open(sealed, about);
  return plain === null ? null : JSON.parse(new TextDecoder().decode(plain));
}
