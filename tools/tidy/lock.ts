// `node tools/tidy/lock.ts` completes package-lock.json after `npm install` on a registry that lacks the packages of
// other platforms: npm leaves them out of the lock there, and `npm ci` then refuses the whole lock everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Finding, Tree } from './tree.ts';

const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
type Lock = z.infer<typeof lockSchema>;

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The platform that such a package's name tells: `@x/binding-linux-arm-gnueabihf` is linux, arm, glibc. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.split(/[-/]/);
  const os =
    systems.find((system) => words.includes(system)) ?? (words.includes('windows') ? 'win32' : undefined);
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = ['musl', 'gnu'].find((kind) => words.some((word) => word.startsWith(kind)));
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os === 'linux' && libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}

interface Missing {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/** Optional packages that a locked package names and the lock does not hold. */
export function missingOptional({ packages }: Lock): readonly Missing[] {
  const missing = new Map<string, Missing>();
  for (const [path, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
      if (!packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
        missing.set(name, { name, version, dev: entry.dev === true });
  return [...missing.values()];
}

/** The lock with them, in npm's own order. No integrity is claimed for what was never seen. */
export function completeLock(lock: Lock): Lock {
  const packages: Lock['packages'] = { ...lock.packages };
  for (const { name, version, dev } of missingOptional(lock))
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(dev ? { dev: true } : {}),
      optional: true,
    };
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** A lock that `npm ci` would refuse on a fresh clone. */
export function lockFindings(tree: Tree): readonly Finding[] {
  const path = 'package-lock.json';
  const text = tree.get(path);
  if (text === undefined) return [{ rule: 'lock', path, line: 1, what: 'no lock' }];
  return missingOptional(lockSchema.parse(JSON.parse(text))).map(({ name, version }) => ({
    rule: 'lock',
    path,
    line: 1,
    what: `${name}@${version} is left out, npm ci will refuse: run node tools/tidy/lock.ts`,
  }));
}

if (import.meta.main) {
  const file = new URL('../../package-lock.json', import.meta.url);
  const lock = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  for (const { name, version } of missingOptional(lock)) process.stdout.write(`added ${name}@${version}\n`);
}
