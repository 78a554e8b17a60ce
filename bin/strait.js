#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on the system's Node (20 or newer) and hand over to the pinned one.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const main = join(root, 'src', 'node', 'main.ts');
const pinned = createRequire(import.meta.url).resolve('node/bin/node');
const child = spawn(pinned, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // As in tools/set-up/run.js: modules are made ready once, not at every start.
  env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env },
});

// A terminal's Ctrl-C reaches the child by itself; a signal sent to this process alone must be passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
