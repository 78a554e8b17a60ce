import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, targetFindings } from '../../drills/handheld-measures.ts';
import { findChromium, pageMilliseconds, startBrowser } from '../../drills/test-browser.ts';
import { givenDoor } from '../app/given-door.ts';
import { json, type Route } from '../app/route.ts';
import { type DrawnPlate, drawnPlate } from './test-plate-picture.ts';

// The handheld as it was built, at a node that enrols it and says how it stands; pictures of plates go in where the
// system’s own camera puts them.

const chromium = findChromium();
const shots = process.env['STRAIT_SHOTS'];
const title = { en: 'invented', fr: 'fictif' };
let standing: 'in_use' | 'revoked' = 'in_use';
const answers: Readonly<Record<string, () => object>> = {
  '/api/device/enrol': () => ({ ok: true, device: 'example-handheld-1', key: 'k'.repeat(43) }),
  '/api/device/standing': () => ({ ok: true, standing }),
  '/api/device/wiped': () => ({ ok: true }),
  '/api/operations/freight/plate-results': () => ({ ok: true, similar: [] }),
};
const routes = Object.entries(answers).map(
  ([url, answer]): Route => ({
    method: 'POST',
    url,
    action: 'public',
    caller: 'either',
    summary: title,
    answer: async () => json(answer()),
  }),
);

const ukRear: DrawnPlate = {
  text: 'ZZ12 ABC',
  look: 'uk_rear',
  degrees: 3,
  blur: 1.2,
  grain: 22,
  share: 0.6,
};
const euFront: DrawnPlate = {
  text: 'ZZ-123-XX',
  look: 'eu_front',
  degrees: -5,
  blur: 1.2,
  grain: 22,
  share: 0.6,
};
const tooFar: DrawnPlate = { text: 'ZZ12 ABC', look: 'uk_rear', degrees: 3, blur: 1, grain: 0, share: 0.04 };

let browser: Awaited<ReturnType<typeof startBrowser>>;
let door: Awaited<ReturnType<typeof givenDoor>>;
let address = '';

describe.skipIf(chromium === null)('a plate scanned at the lane', () => {
  beforeAll(async () => {
    door = await givenDoor({ routes, consoleFolder: join(import.meta.dirname, '../../dist/console') });
    address = await door.server.listen({ port: 0, host: '127.0.0.1' });
    browser = await startBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.stop();
    await door?.server.close();
  });

  test('a person gets the reader ready; plates are then read without a link, and taken by a press alone', async () => {
    const { context, page, faults } = await opened({ saveData: true });
    await page.getByRole('button', { name: 'Scan the plate: get it ready first' }).click();
    await page.getByText(/Not on this device yet \(\d\.\d MB\)/).waitFor();
    await looked(page, 'reader-absent');
    // Nothing came by itself, and neither the page nor its worker keeps a byte of it.
    expect(await readerCaches(page)).toEqual([]);

    await refusedOnce(context, page, (route) => route.abort());
    await refusedOnce(context, page, (route) => route.fulfill({ body: 'another program', status: 200 }));
    await page.getByRole('button', { name: 'Get it ready' }).click();
    await page.getByText('Ready, also without a link.').waitFor();
    await page.locator('label.tile', { hasText: 'Scan the plate' }).waitFor();
    expect(await readerCaches(page)).toHaveLength(1);

    await context.setOffline(true);
    await page.reload();
    await scanned(page, await drawnPlate(page, ukRear));
    await page.getByRole('button', { name: 'Take ZZ12ABC', exact: true }).waitFor();
    await looked(page, 'scan-uk');
    const cut = await page.locator('img.cut').getAttribute('src');
    expect([await isPicture(page, cut), await page.locator('.plate').count()]).toEqual([true, 0]);
    await page.getByRole('button', { name: 'Type it' }).click();
    expect(await page.locator('.plate').inputValue()).toBe('');
    expect(await isPicture(page, cut)).toBe(false);

    await french(page);
    await looked(page, 'reader-ready-fr');
    await page.getByRole('button', { name: 'Plaque', exact: true }).click();
    await looked(page, 'plate-fr');
    await scanned(page, await drawnPlate(page, tooFar));
    await page.getByRole('heading', { name: 'Aucune plaque lue' }).waitFor();
    await page.getByText('Recommencer de plus près').waitFor();
    await looked(page, 'scan-nothing-fr');
    await scanned(page, await drawnPlate(page, euFront));
    await page.getByRole('button', { name: 'Retenir ZZ123XX', exact: true }).waitFor();
    await looked(page, 'scan-eu-fr');
    await page.getByRole('button', { name: 'Retenir ZZ123XX', exact: true }).click();
    expect(await page.locator('.plate').inputValue()).toBe('ZZ123XX');
    await scanned(page, { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await page.getByText('Ce fichier n’est pas une photo.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('where the link costs nothing it comes by itself after enrolling, and goes with all else once revoked', async () => {
    standing = 'in_use';
    const { context, page, faults } = await opened({ saveData: false });
    await expect.poll(() => readerCaches(page), { timeout: pageMilliseconds }).toHaveLength(1);
    await page.locator('label.scan-key').waitFor();
    standing = 'revoked';
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('Wiped. This device holds nothing any more.').waitFor();
    expect(await readerCaches(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** The handheld enrolled and on shift, on a small phone whose browser says whether it saves bytes. */
async function opened({ saveData }: { readonly saveData: boolean }) {
  const context = await browser.browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en-GB',
    hasTouch: true,
    deviceScaleFactor: 2,
  });
  context.setDefaultTimeout(pageMilliseconds);
  await context.addInitScript((saves) => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: saves, effectiveType: '4g' } });
  }, saveData);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (said) => {
    if (/Content Security Policy/.test(said.text())) faults.push(said.text());
  });
  await page.goto(`${address}/handheld/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.getByLabel('One-time code').fill('EXAMPLE000');
  await page.getByRole('button', { name: 'Enrol' }).click();
  for (const [label, text] of [
    ['Place', 'calais'],
    ['Lane', 'A1'],
    ['Team', 'T-7'],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.plate').waitFor();
  return { context, page, faults };
}

/** The caches of the reader on this device. */
function readerCaches(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith('strait-plate-reader-')),
  );
}

/** Asked for while its program does not come as it was built: nothing of that is kept, and the words say so. */
async function refusedOnce(
  context: BrowserContext,
  page: Page,
  answer: Parameters<BrowserContext['route']>[1],
): Promise<void> {
  // The words may still be those of the refusal before: this one is over once it was answered.
  const { promise: answered, resolve } = Promise.withResolvers<void>();
  await context.route('**/plate.wasm', async (route, request) => {
    await answer(route, request);
    resolve();
  });
  await page.getByRole('button', { name: 'Get it ready' }).click();
  await answered;
  await page.getByText('It did not come: no link, or the node refused it.').waitFor();
  await context.unroute('**/plate.wasm');
  const kept = await page.evaluate(() => caches.match('/plate.wasm', { ignoreSearch: true }));
  expect(kept).toBeUndefined();
}

/** Gives a picture to the camera’s own field, as the system’s camera does. */
async function scanned(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('label.photo input').first().setInputFiles(file);
}

/** True while the page’s memory still holds the picture of an address. */
function isPicture(page: Page, source: string | null): Promise<boolean> {
  return page.evaluate(
    (of) =>
      new Promise<boolean>((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve(true));
        image.addEventListener('error', () => resolve(false));
        image.src = of ?? '';
      }),
    source,
  );
}

async function french(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set-up', exact: true }).click();
  await page.getByRole('button', { name: 'Français' }).click();
}

/** Nothing that axe finds, nothing over the edge, nothing too small for a glove. */
async function looked(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
  const found = [...(await axeFindings(page)), ...(await targetFindings(page))];
  expect([name, found]).toEqual([name, []]);
}
