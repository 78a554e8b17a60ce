import { canonicalText, isNotCanonical } from '../kernel/canonical.ts';
import { storeFault } from './faults.ts';

/**
 * Canonical JSON as the book is hashed over it (RFC 8785, see `kernel/canonical.ts`). Throws `not_storable` with the
 * place of what has no such form.
 */
export function canonical(value: unknown): string {
  try {
    return canonicalText(value);
  } catch (error) {
    if (!isNotCanonical(error)) throw error;
    throw storeFault('not_storable', { reason: error.reason, path: error.path });
  }
}
