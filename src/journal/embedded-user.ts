import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { reasonOf, storeFault } from './faults.ts';

/** The system account under which the server runs; null: the one of this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL refuses to run as root: root drops to the user `postgres`, made where none exists. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp('postgres');
  if (known) return known;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        stdio: 'pipe',
      },
    );
  } catch (cause) {
    // Two nodes started together may both try: the second finds the first one's user.
    const made = lookUp('postgres');
    if (made) return made;
    throw storeFault('no_system_user', { reason: reasonOf(cause) }, cause);
  }
  const made = lookUp('postgres');
  if (!made) throw storeFault('no_system_user', { reason: 'useradd made no user' });
  return made;
}

function lookUp(name: string): ServerUser {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}
