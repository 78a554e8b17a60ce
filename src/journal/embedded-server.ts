import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import type { Binaries } from './embedded-binaries.ts';
import { clusterArgument, type Layout, serverEnvironment } from './embedded-cluster.ts';
import { reasonOf, storeFault } from './faults.ts';

const logBytesMax = 5_000_000;

/** What keeps an acknowledged decision safe, then what suits two cores, then what keeps people out of the log. */
const settings: Readonly<Record<string, string>> = {
  fsync: 'on',
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  min_wal_size: '128MB',
  wal_compression: 'on',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  // A failed statement may hold a person's words: the log keeps the error's name, not its values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
};

/**
 * Starts the server's process. It stands in a session of its own: Ctrl-C reaches the node alone, which then
 * finishes its writing before it stops the server.
 */
export async function launch(layout: Layout, binaries: Binaries): Promise<ChildProcess> {
  const log = openLog(layout.log);
  const flags = Object.entries({ ...settings, unix_socket_directories: layout.socketFolder });
  try {
    const child = spawn(
      binaries.postgres,
      [
        '-D',
        clusterArgument(layout, binaries),
        ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...layout.user,
        cwd: layout.cluster,
        env: serverEnvironment,
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
    await new Promise<void>((done, fail) => {
      child.once('spawn', done);
      child.once('error', fail);
    });
    // The node's own open work keeps it alive, not its server.
    child.unref();
    return child;
  } catch (cause) {
    throw storeFault('server_failed', { folder: layout.dataDir, reason: reasonOf(cause) }, cause);
  } finally {
    closeSync(log);
  }
}

function openLog(file: string): number {
  try {
    if (statSync(file).size > logBytesMax) renameSync(file, `${file}.1`);
  } catch {
    // No log yet.
  }
  return openSync(file, 'a', 0o600);
}
