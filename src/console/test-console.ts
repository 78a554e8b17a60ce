import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { findChromium, pageMilliseconds, startBrowser } from '../../drills/test-browser.ts';
import { type FakeNode, startFakeNode } from './fake-node.ts';
import type { RoomId } from './rooms.ts';

const project = join(import.meta.dirname, '../..');

/** A console in a browser before an invented node. */
export interface TestConsole {
  readonly node: FakeNode;
  /** Errors of the pages: what a script threw, and what the content security policy refused. */
  readonly faults: string[];
  readonly open: (options?: OpenOptions) => Promise<Page>;
  /** Closes the pages of one test. */
  readonly tidy: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface OpenOptions {
  readonly staff?: string | null;
  readonly room?: RoomId;
  readonly language?: 'en' | 'fr';
  readonly width?: 1280 | 1920;
}

/** Null where there is no Chromium: the tests are then skipped, visibly. */
export const chromium = findChromium();

/** Starts an invented node that serves the console as it was built for this run, and a browser. */
export async function startTestConsole(): Promise<TestConsole> {
  const node = await startFakeNode(join(project, 'dist/console'));
  const { browser, stop } = await startBrowser(chromium ?? '');
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  return {
    node,
    faults,
    async open(options = {}) {
      const width = options.width ?? 1280;
      const context = await browser.newContext({ viewport: { width, height: width === 1280 ? 800 : 1080 } });
      contexts.push(context);
      context.setDefaultTimeout(pageMilliseconds);
      const kept = { language: options.language ?? 'en', light: 'dusk', singleKeys: true };
      await context.addInitScript((stored) => {
        if (localStorage.getItem('strait.preferences') === null)
          localStorage.setItem('strait.preferences', stored);
      }, JSON.stringify(kept));
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (said) => {
        if (/Content Security Policy/.test(said.text())) faults.push(said.text());
      });
      await signIn(node, options.staff === undefined ? 'demo-uk-office-1' : options.staff);
      await page.goto(`${node.address}/${options.room === undefined ? '' : `#/${options.room}`}`);
      if (options.room !== undefined && options.room !== 'picture') await page.locator('.room h2').waitFor();
      return page;
    },
    async tidy() {
      node.answers.clear();
      node.made.clear();
      node.read.splice(0);
      node.orders.splice(0);
      node.rescue.clear();
      node.watch.clear();
      node.dispatch.clear();
      node.tracing.clear();
      node.links.splice(0);
      for (const context of contexts.splice(0)) await context.close();
    },
    async stop() {
      await stop();
      await node.stop();
    },
  };
}

async function signIn({ address }: FakeNode, staff: string | null): Promise<void> {
  const path = staff === null ? '/api/sign-out' : '/api/sign-in';
  await fetch(address + path, { method: 'POST', body: JSON.stringify({ staff }) });
}

/** What axe finds against WCAG 2.2 A and AA, shortened to what one needs to mend it. */
export async function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  // Read by the page once: half a megabyte of script for each look would be most of the work of looking.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe: run } = globalThis as unknown as { readonly axe: typeof axe };
    const found = await run.run(part, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap((violation) =>
      violation.nodes.map((place) => `${violation.id}: ${place.html.slice(0, 200)}`),
    );
  }, within);
}

/** True where something is cut off at the right or the page itself scrolls. */
export async function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('.top > *, .room-head > *, .tab, .room-aside, .sheet')];
    return out
      .filter((element) => element.getBoundingClientRect().right > wide + 1)
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 40) ?? ''}`);
  });
}
