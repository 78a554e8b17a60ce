import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The browser's program: the set-up's own find, or the first on the path; null where there is none. */
export function findChromium(): string | null {
  const given = process.env['STRAIT_CHROMIUM'];
  if (given !== undefined && given !== '') return given;
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name: the next is tried, and null says that none was found.
    }
  }
  return null;
}

/** How long a page may take to show what is waited for: longer than a console waits for one answer before it asks anew. */
export const pageMilliseconds = 20_000;

/** Starts a browser without window, graphics processor or outside traffic, on an empty profile. */
export async function startBrowser(
  program: string,
  args: readonly string[] = ['--disable-gpu'],
): Promise<{ readonly browser: Browser; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'strait-browser-'));
  const browser = await chromium.launch({
    executablePath: program,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--crash-dumps-dir=${folder}`,
      ...args,
    ],
  });
  return {
    browser,
    stop: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
