import type pg from 'pg';
import type { Text } from '../kernel/text.ts';
import { faultText, storeFault } from './faults.ts';

interface Asked {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly data_checksums: string;
  readonly version: number;
}

/**
 * Reads the settings on which an acknowledged decision's safety rests, as this connection has them.
 * Refuses (`setting_unsafe`, `version_too_old`) a database that could lose one; answers with warnings.
 */
export async function checkSettings(pool: pg.Pool | pg.ClientBase): Promise<readonly Text[]> {
  const { rows } = await pool.query<Asked>(`select current_setting('fsync') as fsync,
    current_setting('full_page_writes') as full_page_writes,
    current_setting('synchronous_commit') as synchronous_commit,
    current_setting('data_checksums') as data_checksums,
    current_setting('server_version_num')::int as version`);
  const asked = rows[0];
  if (!asked) throw new Error('settings gave no row');
  if (asked.version < 150_000)
    throw storeFault('version_too_old', { found: Math.floor(asked.version / 10_000) });
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const)
    if (asked[setting] === 'off')
      throw storeFault('setting_unsafe', { setting, value: 'off', allowed: 'on' });
  return asked.data_checksums === 'on' ? [] : [faultText('checksums_off')];
}
