import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A phone’s browser with a profile of its own, which can be killed as a flat battery kills it. */
export interface Phone {
  readonly page: Page;
  /** What scripts threw and what the content security policy refused. */
  readonly faults: readonly string[];
  /** kill -9 of every process of the browser; resolves when all are gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const startMilliseconds = 30_000;
/** A small phone held upright. */
const viewport = { width: 360, height: 740 };

/** Starts the browser on a profile folder, which survives it. */
export async function startPhone(program: string, profile: string): Promise<Phone> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(program, argumentsFor(profile), { stdio: 'ignore', detached: true });
  const browser = await connected(portFile, child);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (said) => {
    if (/Content Security Policy/.test(said.text())) faults.push(said.text());
  });
  return {
    page,
    faults,
    async kill() {
      end(child);
      await once(child, 'exit').catch(() => undefined);
      await browser.close().catch(() => undefined);
    },
    async stop() {
      await browser.close().catch(() => undefined);
      end(child);
    },
  };
}

/** The whole group: a browser is many processes. */
function end({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already: that is what was wanted.
  }
}

function argumentsFor(profile: string): readonly string[] {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--lang=en-GB',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    `--crash-dumps-dir=${profile}`,
    'about:blank',
  ];
}

async function connected(portFile: string, child: ChildProcess): Promise<Browser> {
  const until = performance.now() + startMilliseconds;
  while (performance.now() < until && child.exitCode === null) {
    const [port] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : [];
    if (port !== undefined && port !== '') return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    await pause(50);
  }
  throw new Error('the browser did not start');
}
