import type { CommandDoor } from '../kernel/door.ts';
import { requestHash } from './request-hash.ts';
import { sealedRequestHash } from './vault/request-hash.ts';

/** A plain hash of a name or a number could be found again by trying. */
export function commandHash(
  { requestHashKey }: { readonly requestHashKey?: Uint8Array },
  { personal }: CommandDoor,
  said: unknown,
): string {
  if (personal === undefined) return requestHash(said);
  if (requestHashKey === undefined)
    throw new Error('a command has personal fields, and the node no key for them');
  return sealedRequestHash(said, requestHashKey);
}
