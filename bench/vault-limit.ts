import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What this machine can do at most: AES-256-GCM in a bare loop, one nonce buffer, no context, nothing kept. */
export function aesLoop(
  count: number,
  plain: Uint8Array,
): { readonly sealed: number; readonly opened: number } {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const started = performance.now();
  let body: Uint8Array = plain;
  let tag: Uint8Array = plain;
  for (let index = 0; index < count; index += 1) {
    nonce.writeUInt32BE(index); // never the same nonce twice, not even here
    const sealing = createCipheriv('aes-256-gcm', key, nonce);
    body = sealing.update(plain);
    sealing.final();
    tag = sealing.getAuthTag();
  }
  const between = performance.now();
  for (let index = 0; index < count; index += 1) {
    const opening = createDecipheriv('aes-256-gcm', key, nonce);
    opening.setAuthTag(tag);
    opening.update(body);
    opening.final();
  }
  const ended = performance.now();
  const rate = (milliseconds: number) => Math.round((count * 1_000) / milliseconds);
  return { sealed: rate(between - started), opened: rate(ended - between) };
}
