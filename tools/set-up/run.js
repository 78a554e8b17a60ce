#!/usr/bin/env node
// The front door of a fresh clone: `node tools/set-up/run.js start|test|prove|bench [arguments]`.
// Runs on the system's Node (20 or newer) with nothing installed, and hands over to the pinned one.
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foreground } from './child.js';
import { ensureConsole } from './console.js';
import { watchStarter } from './leash.js';
import { ensureModules, ensurePinnedNode } from './modules.js';
import { test } from './test.js';
import { say } from './words.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = 20;
const programs = {
  start: ['src/node/main.ts', 'start'],
  prove: ['drills/prove.ts'],
  bench: ['bench/run.ts'],
};

/** @returns {Promise<number>} the exit code */
async function main() {
  const [command, ...args] = process.argv.slice(2);
  const program = Object.hasOwn(programs, command ?? '')
    ? programs[/** @type {keyof typeof programs} */ (command)]
    : undefined;
  if (!program && command !== 'test') {
    say('usage');
    return 2;
  }
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    say('nodeTooOld', { found: process.version });
    return 1;
  }
  if (!(await ensureModules(root))) return 1;
  const nodeFolder = await ensurePinnedNode(root);
  if (nodeFolder === null) return 1;
  const path = [nodeFolder, join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  // What was made of the modules once, types stripped, is kept for every process started after: half of a start. Whoever
  // can write there can write the program itself; where nobody can, Node goes without.
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compiled');
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: compiled };
  if (!program) return test(root, env, args);
  if (!(await ensureConsole(root, env))) return 1;
  const leash = new URL('leashed.js', import.meta.url).href;
  const node = ['--disable-warning=ExperimentalWarning', '--import', leash, ...program, ...args];
  return (await foreground('node', node, { cwd: root, env })).code;
}

// npm's shell dies of a SIGTERM meant for us and leaves us behind: then it was meant for us.
const isScript = process.env.npm_lifecycle_event !== undefined;
watchStarter(() => process.kill(process.pid, 'SIGTERM'), { isScript });
process.exitCode = await main();
