import { readFileSync, statSync } from 'node:fs';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';

export type SecretFileFault = 'secret_file_unreadable' | 'secret_file_open' | 'secret_file_empty';

/**
 * The secret shared with the identity provider, from its file. Refuses a file that others may read, an empty one and
 * one that cannot be read: the node then does not start, rather than without its ways in.
 */
export function readClientSecret(file: string): Result<string, Refusal<SecretFileFault>> {
  try {
    if ((statSync(file).mode & 0o077) !== 0) return refuse('secret_file_open');
    const secret = readFileSync(file, 'utf8').trim();
    return secret === '' ? refuse('secret_file_empty') : ok(secret);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('secret_file_unreadable');
    throw error;
  }
}
