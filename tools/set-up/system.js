// What the tests want from the system beside npm's modules: a Chromium and a PostgreSQL 15 or newer.
// Only what is missing is fetched, only by the system's own package manager, within a bounded time;
// where that cannot be, the tests that need it skip and the run says so.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { quietly } from './child.js';

const aptMinutes = 4;
const oldestServer = 15;
const newestServer = 18;

/** @typedef {{ found: string } | { missing: string }} Wanted */

/**
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(names, env) {
  const folders = (env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

/** @param {NodeJS.ProcessEnv} env */
async function findChromium(env) {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  // Debian's browser without a window first: the same engine, at two thirds of the processor.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ];
  for (const path of [env.STRAIT_CHROMIUM ?? '', ...onPath(names, env), mac]) {
    if (!path || !existsSync(path)) continue;
    // Ubuntu's chromium-browser is a stub for its snap: only one that answers is one.
    if ((await quietly(path, ['--version'], { timeoutMs: 20_000 })).code === 0) return path;
  }
  return null;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
async function findServer(root, env) {
  const debian = '/usr/lib/postgresql';
  const numbered = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(a) - Number(b)) : [];
  const folders = [
    env.STRAIT_POSTGRES_BIN ?? '',
    ...numbered.map((version) => join(debian, version, 'bin')),
    join(root, '.cache', 'postgresql', 'bin'),
    ...onPath(['initdb'], env).map((path) => join(path, '..')),
  ];
  for (const folder of folders) {
    if (!folder || !existsSync(join(folder, 'initdb'))) continue;
    const { code, output } = await quietly(join(folder, 'postgres'), ['--version'], { timeoutMs: 20_000 });
    const version = Number(/\) (\d+)/.exec(output)?.[1]);
    if (code === 0 && version >= oldestServer) return folder;
  }
  return null;
}

/** How to call apt-get with the right to install; null where there is none. */
async function aptAsRoot() {
  if ((await quietly('apt-get', ['--version'], { timeoutMs: 10_000 })).code !== 0) return null;
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const asRoot = await quietly('sudo', ['-n', 'true'], { timeoutMs: 10_000 });
  return asRoot.code === 0 ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : null;
}

/**
 * @param {string[]} apt
 * @param {string[]} args
 */
function callApt([program = '', ...first], args) {
  return quietly(program, [...first, '-o', 'DPkg::Lock::Timeout=30', ...args], {
    timeoutMs: aptMinutes * 60_000,
  });
}

/**
 * Tries with the lists that are there, and once more with fresh ones.
 * @param {string[]} apt
 * @param {string[]} args
 */
async function callAptTwice(apt, args) {
  const first = await callApt(apt, args);
  if (first.code === 0) return first;
  const update = await callApt(apt, ['update']);
  return update.code === 0 ? callApt(apt, args) : update;
}

/** @param {string} output */
function lastLine(output) {
  return output.trimEnd().split('\n').at(-1) ?? '';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[] | null} apt
 * @returns {Promise<Wanted>}
 */
async function getChromium(env, apt) {
  const there = await findChromium(env);
  if (there) return { found: there };
  if (!apt)
    return {
      missing: 'no Chromium here, and no right to install one (apt-get as root, or sudo without a password)',
    };
  process.stdout.write('installing chromium with apt-get ...\n');
  let why = '';
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const args = ['install', '-y', '--no-install-recommends', name];
    const { code, output } = await callAptTwice(apt, args);
    const found = await findChromium(env);
    if (found) return { found };
    why = `exit ${code}: ${lastLine(output)}`;
  }
  return { missing: `apt-get gave no Chromium that runs (${why})` };
}

/**
 * Unpacks the server's packages under .cache instead of installing them: no service is started, no account is made.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string[] | null} apt
 * @returns {Promise<Wanted>}
 */
async function getServer(root, env, apt) {
  const there = await findServer(root, env);
  if (there) return { found: there };
  if (!apt)
    return {
      missing:
        'no PostgreSQL 15 or newer here, and no right to fetch one (apt-get as root, or sudo without a password)',
    };
  const home = join(root, '.cache', 'postgresql');
  for (let version = oldestServer; version <= newestServer; version += 1) {
    const why = await unpackServer(home, version, apt);
    if (why !== null) continue;
    const found = await findServer(root, env);
    if (found) return { found };
  }
  rmSync(home, { recursive: true, force: true });
  return { missing: 'apt-get gave no PostgreSQL 15 or newer that runs' };
}

/**
 * @param {string} home
 * @param {number} version
 * @param {string[]} apt
 * @returns {Promise<string | null>} what went wrong
 */
async function unpackServer(home, version, apt) {
  const archives = join(home, 'archives');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(archives, 'partial'), { recursive: true });
  process.stdout.write(
    `fetching postgresql-${version} with apt-get (unpacked under .cache, not installed) ...\n`,
  );
  const own = ['-o', `Dir::Cache::archives=${archives}`, '-o', 'APT::Sandbox::User=root'];
  const args = [
    ...own,
    'install',
    '-y',
    '--no-install-recommends',
    '--download-only',
    `postgresql-${version}`,
  ];
  const { code, output } = await callAptTwice(apt, args);
  if (code !== 0) return lastLine(output);
  const tree = join(home, 'tree');
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const unpacked = await quietly('dpkg', ['-x', join(archives, file), tree]);
    if (unpacked.code !== 0) return lastLine(unpacked.output);
  }
  rmSync(archives, { recursive: true, force: true });
  writeWrappers(home, join(tree, 'usr', 'lib', 'postgresql', String(version), 'bin'));
  return null;
}

/**
 * The unpacked libraries are not where the loader looks: each program gets a wrapper that says where.
 * @param {string} home
 * @param {string} programs
 */
function writeWrappers(home, programs) {
  const libraries = join(home, 'tree', 'usr', 'lib');
  const folders = [
    libraries,
    ...readdirSync(libraries)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(libraries, name)),
  ];
  mkdirSync(join(home, 'bin'), { recursive: true });
  for (const name of readdirSync(programs)) {
    const path = join(home, 'bin', name);
    const lines = [
      '#!/bin/sh',
      `LD_LIBRARY_PATH='${folders.join(':')}' exec '${join(programs, name)}' "$@"`,
      '',
    ];
    writeFileSync(path, lines.join('\n'));
    chmodSync(path, 0o755);
  }
}

/**
 * Finds or fetches both. Never fails: what is missing is named with its reason.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env `STRAIT_SYSTEM_PACKAGES=no` looks but fetches nothing
 * @returns {Promise<{ env: NodeJS.ProcessEnv, missing: string[] }>}
 */
export async function systemPackages(root, env) {
  const apt = env.STRAIT_SYSTEM_PACKAGES === 'no' ? null : await aptAsRoot();
  const chromium = await getChromium(env, apt);
  const server = await getServer(root, env, apt);
  const missing = [];
  if ('missing' in chromium) missing.push(`tests in a browser will be skipped: ${chromium.missing}`);
  if ('missing' in server) missing.push(`tests on a second PostgreSQL will be skipped: ${server.missing}`);
  return {
    env: {
      ...env,
      ...('found' in chromium ? { STRAIT_CHROMIUM: chromium.found } : {}),
      ...('found' in server ? { STRAIT_POSTGRES_BIN: server.found } : {}),
    },
    missing,
  };
}
