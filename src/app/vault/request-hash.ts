import { createHmac } from 'node:crypto';
import { requestHash } from '../request-hash.ts';

/**
 * What the journal keeps of a request that bears personal data: HMAC-SHA-256, hex, under a key of the node that is not
 * in the database. A plain hash of a name or a number could be found again by trying; this one only by whoever holds
 * the key. `key`: 32 bytes or more, the same for every process of the node and at every retry.
 */
export function sealedRequestHash(request: unknown, key: Uint8Array): string {
  if (key.length < 32) throw new RangeError('the key of request hashes is too short');
  return createHmac('sha256', key).update(requestHash(request)).digest('hex');
}
