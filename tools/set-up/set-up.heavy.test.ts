import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait set-up '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project of two lines with our set-up and an npm that says what it is told to say. */
function project(name: string, npm: string): string {
  const path = join(folder, name);
  cpSync(join(root, 'tools', 'set-up'), join(path, 'tools', 'set-up'), { recursive: true });
  writeFileSync(join(path, 'package.json'), '{"type":"module","dependencies":{"node":"24.0.0"}}');
  const packages = { '': {}, 'node_modules/node': { version: '24.0.0' } };
  writeFileSync(join(path, 'package-lock.json'), JSON.stringify({ packages }));
  writeFileSync(join(path, 'npm.js'), npm);
  return path;
}

function run(path: string, command: string) {
  return spawnSync(process.execPath, ['tools/set-up/run.js', command], {
    cwd: path,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(path, 'npm.js') },
    input: '',
  });
}

/** What npm leaves behind when it installed the lock of `project`. */
const installs = `import { mkdirSync, writeFileSync } from 'node:fs';
  mkdirSync('node_modules/node/bin', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', '{"packages":{"node_modules/node":{"version":"24.0.0"}}}');`;

describe('the set-up of a fresh clone, on a path with a space', () => {
  test('says in both languages that npm failed, with its own words, and starts nothing', () => {
    const { status, stderr } = run(
      project('offline', `console.error('npm error no network'); process.exit(9);`),
      'start',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('npm could not install the modules (exit 9)');
    expect(stderr).toContain('npm n’a pas pu installer'.replace('’', "'"));
    expect(stderr).toContain('npm error no network');
  });

  test('refuses to install through a link to other modules', () => {
    const path = project('linked', `throw new Error('must not run');`);
    mkdirSync(join(folder, 'elsewhere'), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), join(path, 'node_modules'));
    const { status, stderr } = run(path, 'start');
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules is a link');
  });

  test('names the pinned Node where no install script brought it', () => {
    const { status, stderr } = run(project('no-node', installs), 'start');
    expect(status).toBe(1);
    expect(stderr).toContain('The pinned Node 24.0.0 is not there');
    expect(stderr).toContain('Le Node épinglé 24.0.0');
  });

  test('runs a repairing install script of the pinned Node, then goes on without npm the second time', () => {
    const path = project('repaired', installs);
    const script = `require('node:fs').symlinkSync(process.execPath, 'bin/node')`;
    const brings = `${installs} writeFileSync('node_modules/node/installArchSpecificPackage.js', ${JSON.stringify(script)});`;
    writeFileSync(join(path, 'npm.js'), brings);
    mkdirSync(join(path, 'drills'), { recursive: true });
    writeFileSync(
      join(path, 'drills', 'prove.ts'),
      `console.log('proved on', process.version); process.exit(3);`,
    );
    writeFileSync(
      join(path, 'tools', 'set-up', 'console.js'),
      'export const ensureConsole = async () => true;',
    );
    const first = run(path, 'prove');
    expect(first.stdout).toBe(`proved on ${process.version}\n`);
    expect(first.status).toBe(3);
    writeFileSync(join(path, 'npm.js'), `throw new Error('must not run again');`);
    const second = run(path, 'prove');
    expect(second.stderr).toBe('');
    expect(second.status).toBe(3);
  });

  test('tells wrong use in both languages with exit code 2', () => {
    const { status, stderr } = run(root, 'nonsense');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Use: .*\nUsage : /);
  });
});

describe('a program under the set-up', () => {
  test('hears SIGTERM when its starter is killed without a word', async () => {
    const said = join(folder, 'said');
    const program = `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(said)}, 'SIGTERM'); process.exit(0); });
      setInterval(() => {}, 1000); process.stdout.write('up');`;
    const leash = new URL('leashed.js', import.meta.url).href;
    const starter = `const { spawn } = require('node:child_process');
      spawn(process.execPath, ['--import', ${JSON.stringify(leash)}, '-e', ${JSON.stringify(program)}], { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    // The pipe closes when the last program that holds it has ended.
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    expect(readFileSync(said, 'utf8')).toBe('SIGTERM');
  });

  test('hears one signal where npm passes the terminal’s on a second time', async () => {
    const program = `let heard = 0; process.on('SIGINT', () => { heard += 1; setTimeout(() => { console.log('heard', heard); process.exit(0); }, 500); });
      setInterval(() => {}, 1000); console.log('up');`;
    const child = new URL('child.js', import.meta.url).href;
    const runs = `import { foreground } from ${JSON.stringify(child)};
      process.exitCode = (await foreground(process.execPath, ['-e', ${JSON.stringify(program)}], { cwd: '.', env: process.env })).code;`;
    const started = spawn(process.execPath, ['--input-type=module', '-e', runs], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    started.stdout.on('data', (chunk) => (output += String(chunk)));
    await once(started.stdout, 'data');
    started.kill('SIGINT');
    started.kill('SIGINT');
    const [code] = await once(started, 'close');
    expect(output).toBe('up\nheard 1\n');
    expect(code).toBe(0);
  });
});

describe('the count of a test run', () => {
  test('holds what passed, failed and was skipped with its reason, also for a file that cannot be loaded', () => {
    const path = join(root, '.cache', `count-${process.pid}`);
    mkdirSync(path, { recursive: true });
    try {
      const tests = `import { expect, test } from 'vitest'; test('right', () => {}); test('wrong', () => expect(1).toBe(2));
        test('absent', ({ skip }) => skip('no such machine')); test.skip('silent', () => {}); test.skip('far (skipped without a sea)', () => {});`;
      writeFileSync(join(path, 'a.test.ts'), tests);
      writeFileSync(join(path, 'b.test.ts'), `import './not-there.ts';`);
      writeFileSync(join(path, 'vitest.config.ts'), `export default { test: { include: ['*.test.ts'] } };`);
      const file = join(path, 'count.json');
      const reporter = join(root, 'tools', 'set-up', 'reporter.ts');
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      const env = { ...process.env, STRAIT_TEST_COUNT: file, VITEST: undefined };
      const ran = spawnSync(process.execPath, [vitest, 'run', `--reporter=${reporter}`], {
        cwd: path,
        env,
        encoding: 'utf8',
      });
      expect(existsSync(file), ran.stderr).toBe(true);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        passed: 1,
        failed: 2,
        skipped: [
          { file: 'a.test.ts', name: 'absent', reason: 'no such machine' },
          { file: 'a.test.ts', name: 'silent', reason: 'no reason given' },
          { file: 'a.test.ts', name: 'far (skipped without a sea)', reason: 'skipped without a sea' },
        ],
        complete: true,
      });
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  });

  test('closes with the figures alone on the last line, after the reasons', async () => {
    const module: unknown = await import(new URL('test.js', import.meta.url).href);
    const { closing } = module as {
      closing: (count: object, missing: readonly string[]) => readonly string[];
    }; // our own file beside
    const skipped = [{ file: 'a.test.ts', name: 'absent', reason: 'no such machine' }];
    const lines = closing({ passed: 5, failed: 0, skipped, complete: true }, ['no browser']);
    expect(lines.at(-1)).toBe('5 passed, 0 failed, 1 skipped');
    expect(lines).toContain('  a.test.ts > absent: no such machine');
    expect(lines[0]).toBe('not on this machine: no browser');
  });
});
