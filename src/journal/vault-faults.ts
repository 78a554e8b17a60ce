import { isStoreFault, type StoreFault, storeFault } from './faults.ts';

/** What the vault's own guards in the database refuse, by their states; see migrations 005 and 006. */
const codes = { SV001: 'subject_held', SV003: 'subject_unknown', SV004: 'subject_erased' } as const;

/** The fault that a step beside an append met in the vault; null for any other error. */
export function vaultFaultOf(error: unknown): StoreFault | null {
  if (isStoreFault(error)) return error;
  if (!(error instanceof Error) || !('code' in error)) return null;
  for (const [state, code] of Object.entries(codes))
    if (error.code === state) return storeFault(code, {}, error);
  // A detail whose subject was erased between its sealing and its append.
  const isOrphan = 'constraint' in error && error.constraint === 'details_subject_fkey';
  return isOrphan ? storeFault('subject_erased', {}, error) : null;
}
