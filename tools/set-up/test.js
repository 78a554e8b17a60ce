// `npm test`: proves everything that this machine can prove, says what it had to skip, and ends with the count.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foreground, quietly } from './child.js';
import { ensureConsole } from './console.js';
import { memoryFolder } from './memory-folder.js';
import { systemPackages } from './system.js';

/** The whole run, checks included, ends within this. */
const minutesMax = 19.6;
/** package.json scripts that hold before any test runs. */
const checks = ['typecheck', 'lint', 'format:check'];
/** What nobody uses: told, not counted, since knip does not see every use. */
const advice = { name: 'dead code', program: 'knip', args: ['--no-progress', '--no-config-hints'] };

/** @typedef {import('./reporter.ts').Count} Count */

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function runChecks(root, env) {
  /** @type {Record<string, string>} */
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
  let passed = 0;
  let failed = 0;
  /** @param {string} name */
  const check = async (name) => {
    const script = scripts[name];
    if (script === undefined) return;
    const started = Date.now();
    const { code, output } = await quietly('sh', ['-c', script], { cwd: root, env, timeoutMs: 180_000 });
    process.stdout.write(
      `${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
    );
    if (code === 0) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`${output.trimEnd()}\n`);
    }
  };
  const advise = async () => {
    const { code, output } = await quietly(advice.program, advice.args, { cwd: root, env });
    const remarks = output.trim() === '' ? 0 : output.trim().split('\n').length;
    process.stdout.write(
      `${advice.name}: ${code === 0 ? 'none' : `${remarks} lines of remarks, see npx knip`}\n`,
    );
  };
  const [typecheck = '', ...others] = checks; // the types take one processor as long as all others together
  await Promise.all([
    check(typecheck),
    others.reduce((before, name) => before.then(() => check(name)), Promise.resolve()).then(advise),
  ]);
  return { passed, failed };
}

/**
 * @param {string} file
 * @returns {Count}
 */
function readCount(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: [], complete: false };
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * The closing lines: what was skipped and why, then one line with the figures, last and alone.
 * @param {Count} count
 * @param {readonly string[]} missing
 * @returns {string[]}
 */
export function closing(count, missing) {
  const lines = missing.map((line) => `not on this machine: ${line}`);
  if (count.skipped.length > 0) {
    lines.push('', 'Skipped, with the reason:');
    for (const { file, name, reason } of count.skipped) lines.push(`  ${file} > ${name}: ${reason}`);
  }
  lines.push('', `${count.passed} passed, ${count.failed} failed, ${count.skipped.length} skipped`);
  return lines;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} given
 * @param {readonly string[]} args passed to vitest; with any, only those tests run, without the checks
 * @returns {Promise<number>} the exit code
 */
export async function test(root, given, args) {
  const started = Date.now();
  const { env, missing } = await systemPackages(root, given);
  for (const line of missing) process.stdout.write(`not on this machine: ${line}\n`);
  const consoleBuilt = await ensureConsole(root, env);
  const checked = args.length > 0 ? { passed: 0, failed: 0 } : await runChecks(root, env);
  const file = join(root, '.cache', 'test-count.json');
  rmSync(file, { force: true });
  const vitest = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'tools', 'set-up', 'reporter.ts')}`,
    ...args,
  ];
  const timeoutMs = minutesMax * 60_000 - (Date.now() - started);
  const folder = memoryFolder();
  const place = folder === null ? {} : { TMPDIR: folder };
  const { code, timedOut } = await foreground('node', vitest, {
    cwd: root,
    env: { ...env, ...place, STRAIT_TEST_COUNT: file, STRAIT_TEST_ENDS: String(Date.now() + timeoutMs) },
    timeoutMs,
  });
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  const count = readCount(file);
  if (timedOut) process.stdout.write(`\nstopped: not done within ${minutesMax} minutes\n`);
  count.passed += checked.passed + (consoleBuilt ? 1 : 0);
  count.failed += checked.failed + (consoleBuilt ? 0 : 1);
  // A run that broke off, or failed without a failed test, must not read as whole.
  if ((!count.complete || code !== 0) && count.failed === 0) count.failed = 1;
  process.stdout.write(`${closing(count, missing).join('\n')}\n`);
  return count.failed === 0 ? 0 : 1;
}
