import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import { startPhone } from './handheld-browser.ts';

/** Pixels of the smaller side of what is pressed: a thumb in a glove. */
const targetMin = 56;
const rounds = 3;
/** Lighthouse’s slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; and a processor four times slower. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const slowdown = 4;

/** What axe finds against WCAG 2.2 A and AA. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe: run } = globalThis as unknown as { readonly axe: typeof axe };
    const found = await run.run('html', { runOnly: tags });
    return found.violations.flatMap((violation) =>
      violation.nodes.map((place) => `${violation.id}: ${place.html.slice(0, 160)}`),
    );
  });
}

/** What is pressed and too small for a glove, and what is cut off at the side. */
export async function targetFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate((min) => {
    const shown = [...document.querySelectorAll('button, input:not([type=file]), label.photo')];
    const wide = document.documentElement.clientWidth + 1;
    return shown.flatMap((one) => {
      const { width, height, right } = one.getBoundingClientRect();
      const said = (one.textContent ?? '').trim().slice(0, 40);
      const small = Math.min(width, height) < min - 0.5 ? [`small: ${said} ${width}x${height}`] : [];
      const scrolls = one.closest('.strip') !== null;
      return right > wide && !scrolls ? [...small, `cut off: ${said}`] : small;
    });
  }, targetMin);
}

/** First use on a phone that never saw the app: until it can be typed in, and every byte that came, as it came. */
export async function firstUse(
  program: string,
  address: string,
): Promise<{ readonly firstUseMs: number; readonly loadedBytes: number }> {
  const taken: number[] = [];
  let loadedBytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const profile = mkdtempSync(join(tmpdir(), 'strait-first-use-'));
    const phone = await startPhone(program, profile);
    try {
      const measured = await once(phone.page, address);
      taken.push(measured.milliseconds);
      loadedBytes = Math.max(loadedBytes, measured.bytes);
    } finally {
      await phone.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { firstUseMs: Math.round(taken.toSorted((a, b) => a - b)[1] ?? Infinity), loadedBytes };
}

async function once(
  page: Page,
  address: string,
): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await throttle(session);
  const from = performance.now();
  await page.goto(`${address}/handheld/`, { waitUntil: 'commit' });
  await page.getByLabel('One-time code').waitFor();
  await page.getByLabel('One-time code').fill('A');
  const milliseconds = performance.now() - from;
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return { milliseconds, bytes: bytes + (await shellBytes(address)) };
}

async function throttle(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** What the worker fetches for itself, which a page’s session does not see: asked once more as a browser asks. */
async function shellBytes(address: string): Promise<number> {
  const worker = await compressed(`${address}/handheld/service-worker.js`);
  const files = /"files":(\[[^\]]*\])/.exec(worker.text)?.[1];
  const paths: unknown = JSON.parse(files ?? '[]');
  if (!Array.isArray(paths) || paths.length === 0) throw new Error('the worker names no files');
  let sum = worker.bytes;
  for (const path of paths) sum += (await compressed(address + String(path))).bytes;
  return sum;
}

/** Length on the wire, by the header; the text as the browser sees it. */
async function compressed(url: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  const text = await answer.text();
  return { bytes: Number(answer.headers.get('content-length') ?? text.length), text };
}
