import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findProgram } from './child-cpu.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const liveMilliseconds = 20_000;

/** What the page kept: one entry of each array for each motion row, in the order of arrival. */
export interface PageRecord {
  readonly tracks: readonly string[];
  readonly courses: readonly number[];
  /** Milliseconds since 1970, by the page's own clock, after the message was parsed. */
  readonly times: readonly number[];
  /** How often the console's client held its connection for lost. */
  readonly lost: number;
}

/** How far the page's clock is ahead of this process's, and within what bounds that is known. Milliseconds. */
export interface ClockOffset {
  readonly milliseconds: number;
  readonly within: number;
}

/** A page of the node's own origin that follows the live stream with the console's own client. */
export interface LivePage {
  count(): Promise<number>;
  take(): Promise<PageRecord>;
  clockOffset(): Promise<ClockOffset>;
}

/** Where Chromium lies: `STRAIT_CHROMIUM`, else on the path; null where there is none. */
export function findChromium(): string | null {
  return process.env['STRAIT_CHROMIUM'] ?? findProgram('chromium');
}

/** Runs `work` with a signed-in page that is live; the browser is closed whatever happens. */
export async function withLivePage<Value>(
  at: { readonly executable: string; readonly address: string },
  work: (page: LivePage) => Promise<Value>,
): Promise<Value> {
  const browser = await chromium.launch({ executablePath: at.executable, args: flags });
  try {
    return await work(await openPage(browser, at));
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, { address }: { readonly address: string }): Promise<LivePage> {
  const context = await browser.newContext();
  // A session holds in the browser it was opened in, and in no other.
  const signedIn = await context.request.post(`${address}/api/sign-in`, {
    data: { staff: 'demo-uk-watch-1' },
    headers: { 'x-strait': '1' },
  });
  if (!signedIn.ok()) throw new Error(`sign-in refused: ${signedIn.status()}`);
  const page = await context.newPage();
  // The smallest page of the node's origin: what is measured is the way into the browser, not drawing.
  await page.goto(`${address}/api/health/alive`);
  await page.evaluate(pageScript());
  const giveUpAt = performance.now() + liveMilliseconds;
  while (!(await page.evaluate('strait.live'))) {
    if (performance.now() > giveUpAt) throw new Error('the page did not come live');
    await pause(50);
  }
  return {
    count: async () => Number(await page.evaluate('strait.times.length')),
    // One text: the driver would walk every value of an array.
    take: async () => JSON.parse(String(await page.evaluate('JSON.stringify(strait)'))) as PageRecord,
    clockOffset: () => clockOffset(page),
  };
}

/**
 * The console's own live client with its types stripped, and a handler that keeps arrivals. The arrival is taken when
 * the client hands the parsed message over: what a console could begin to draw.
 */
function pageScript(): string {
  const file = new URL('../src/kit/live/live-client.ts', import.meta.url);
  const client = stripTypeScriptTypes(readFileSync(file, 'utf8')).replaceAll(/^export /gm, '');
  return `(() => {
    ${client}
    const strait = { tracks: [], courses: [], times: [], lost: 0, live: false };
    const live = createLiveClient({
      open: () => new EventSource('/api/live'),
      now: () => Date.now(),
      onConnection: ({ state }) => {
        strait.live = state === 'live';
        if (state === 'lost') strait.lost += 1;
      },
      handlers: {
        health: () => {},
        detections: () => {},
        tracks: ({ motions }) => {
          const at = performance.timeOrigin + performance.now();
          for (const motion of motions) {
            strait.tracks.push(motion[0]);
            strait.courses.push(motion[4]);
            strait.times.push(at);
          }
        },
      },
    });
    setInterval(() => live.check(), 1000);
    globalThis.strait = strait;
  })()`;
}

/** The shortest of some round trips bounds the offset best. Source: F. Cristian, "Probabilistic clock synchronization", 1989. */
async function clockOffset(page: Page): Promise<ClockOffset> {
  let best: ClockOffset = { milliseconds: 0, within: Number.POSITIVE_INFINITY };
  for (let trip = 0; trip < 20; trip += 1) {
    const before = now();
    const there = Number(await page.evaluate('performance.timeOrigin + performance.now()'));
    const after = now();
    const within = (after - before) / 2;
    if (within < best.within) best = { milliseconds: there - (before + after) / 2, within };
  }
  return best;
}

/** Milliseconds since 1970 by the same two clocks as the page's. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
