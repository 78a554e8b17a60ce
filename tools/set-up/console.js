// The console's files are built from sources only when these changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { quietly } from './child.js';
import { say } from './words.js';

/** What the build reads: any change under these makes a new console. */
const sources = [
  'vite.config.ts',
  'tools/page-shells.ts',
  'tools/plate-model.ts',
  'tools/plate-reader.ts',
  'package-lock.json',
  'src',
  'assets',
  'GLOSSARY.md',
];

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!path.match(/(src|assets)$/)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} root */
function hashOfSources(root) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesUnder(join(root, source))) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file)} ${content.length}\n`).update(content);
    }
  return hash.digest('hex');
}

/**
 * Builds the console where its sources changed; false where that failed (already said why).
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureConsole(root, env) {
  const cache = join(root, '.cache');
  const stampFile = join(cache, 'console.stamp');
  const stamp = hashOfSources(root);
  if (existsSync(join(root, 'dist')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return true;
  say('consoleBuilding');
  rmSync(stampFile, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // A NODE_ENV of the surroundings would build React's development form: another program than the one on watch.
  const production = { ...env, NODE_ENV: 'production' };
  const { code, output } = await quietly('node', [vite, 'build'], {
    cwd: root,
    env: production,
    timeoutMs: 180_000,
  });
  if (code !== 0) {
    say('consoleFailed', { code });
    process.stderr.write(output);
    return false;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}
