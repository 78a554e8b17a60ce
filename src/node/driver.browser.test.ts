import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import decodeQr from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, startBrowser } from '../../drills/test-browser.ts';
import { givenDoor } from '../app/given-door.ts';
import { load } from '../app/handle.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { instant } from '../kernel/time.ts';
import { driverRoutes } from '../operations/freight/driver-routes.ts';
import { freight } from '../operations/freight/index.ts';
import { receiptCheckRoutes } from '../operations/freight/receipt-check-routes.ts';
import type { ReportState } from '../operations/freight/report/decide-report.ts';
import { reportStream } from '../operations/freight/report/door.ts';
import { receiptNumber } from '../operations/freight/report/receipt-code.ts';
import { receiptHash } from './receipt-key.ts';

// The page as it was built, before the real addresses and a book in memory, on a phone.

const chromium = findChromium();
const clock = () => instant(Date.now());
const journal = sampleJournal(clock);
const keyed = receiptHash(new Uint8Array(32).fill(5));
const shots = process.env['STRAIT_SHOTS'];
const all = {
  // As the store finds it by its index: of this book in memory each report is looked at.
  async reportsNumbered(number: string) {
    const stored = await journal.readAfter(0, 1_000);
    const reports = stored.flatMap(({ stream }) =>
      stream.startsWith('driver_report/') ? [stream.slice(14)] : [],
    );
    const states = await Promise.all(
      reports
        .filter((one) => receiptNumber(one) === number)
        .map((one) => load(journal, reportStream, `driver_report/${one}`)),
    );
    return states.flatMap(({ state }) => {
      const held = state as ReportState; // of this stream's own decider
      return held.phase === 'made' ? [{ recorded: held.report, answer: null }] : [];
    });
  },
};
let browser: Awaited<ReturnType<typeof startBrowser>>;
let door: Awaited<ReturnType<typeof givenDoor>>;
let address = '';

describe.skipIf(chromium === null)('a driver with a phone', () => {
  beforeAll(async () => {
    door = await givenDoor({
      routes: [
        ...driverRoutes({ journal, contexts: [freight], agency: 'example', state: 'uk', clock, keyed }),
        ...receiptCheckRoutes({ all, selectionFor: () => all, keyed, clock }),
      ],
      consoleFolder: join(import.meta.dirname, '../../dist/console'),
    });
    address = await door.server.listen({ port: 0, host: '127.0.0.1' });
    browser = await startBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.stop();
    await door?.server.close();
  });

  test('reports offline, is heard once there is a network, and prints a receipt in three languages', async () => {
    const context = await browser.browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'pl-PL',
      hasTouch: true,
      deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (said) => {
      if (/Content Security Policy/.test(said.text())) faults.push(said.text());
    });
    await page.goto(`${address}/driver/`);
    await page.getByRole('heading', { name: 'Zgłoszenie dla kierowców ciężarówek' }).waitFor();
    expect(await page.getByText('nie został jeszcze sprawdzony').count()).toBe(1);
    expect(await seriousFaults(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(overflow).toBe(false);

    await page.getByRole('button', { name: 'Wyślij' }).click();
    await page.getByRole('status').getByText('Podaj, co zauważyłeś').waitFor();

    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    // Opened anew where there is no network: the page is there, with its own look.
    await page.reload();
    await page.getByRole('heading', { name: 'Zgłoszenie dla kierowców ciężarówek' }).waitFor();
    expect(await page.locator('.send').evaluate((one) => getComputedStyle(one).fontWeight)).toBe('700');
    await page.getByText('Ludzie w pojeździe').click();
    await page.locator('#place').selectOption('calais');
    await page.locator('#moment').selectOption('after_stop');
    await page.locator('#check-doors_locked-no').check();
    await page.getByRole('button', { name: 'Wyślij' }).click();
    await page.getByRole('status').getByText('Zapisano w tym telefonie').waitFor();
    expect(await journal.head()).toBe(0);

    await context.setOffline(false);
    await page.getByRole('button', { name: 'Potwierdzenie' }).waitFor();
    expect(await journal.head()).toBe(1);
    await page.reload();
    await page.getByRole('button', { name: 'Potwierdzenie' }).click();
    const receipt = page.getByRole('article');
    for (const word of ['Potwierdzenie', 'Receipt', 'Récépissé', 'People inside the vehicle'])
      expect([word, (await receipt.getByText(word).count()) > 0]).toEqual([word, true]);
    await shot(page, 'driver-receipt-pl');
    await inspected(context, page, receipt);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await journal.head()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  // Long words, another alphabet: nothing runs over the edge of the narrowest phone, on either page.
  test.each(['de', 'lt', 'uk', 'hu'])('in %s at 360 pixels both pages hold their words', async (language) => {
    const context = await browser.browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: language,
    });
    for (const name of ['', '#check']) {
      const page = await context.newPage();
      await page.goto(`${address}/driver/${name}`);
      await page.locator('h1').waitFor();
      if (name === '') await page.locator('#moment').selectOption('before_border');
      const over = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      expect([language, name, over]).toEqual([language, name, []]);
      await shot(page, `driver-${language}${name.replace('#', '-')}`);
    }
    await context.close();
  });
});

/** An inspector scans the receipt with a phone of their own, types one sign wrong, and loses the network. */
async function inspected(
  context: BrowserContext,
  page: Page,
  receipt: ReturnType<Page['locator']>,
): Promise<void> {
  // Scanned off the printed sheet by a reader that did not draw it: the address leads to the check of this receipt.
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const printedAt = await scanned(page, receipt.getByRole('img').first());
  await page.emulateMedia({ media: 'screen' });
  const letters = (await receipt.locator('.code strong').first().innerText()).replaceAll('-', '');
  expect(printedAt).toMatch(
    new RegExp(`^http://127\\.0\\.0\\.1:\\d+/driver/#check=${letters}&report=r-[0-9a-z]{25}$`),
  );
  const inspector = await context.newPage();
  await inspector.goto(printedAt);
  await inspector.locator('[data-standing="valid"]').getByText('Calais').waitFor();
  expect(await seriousFaults(inspector)).toEqual([]);
  await inspector.locator('#code').fill(`${letters.slice(0, -1)}${letters.endsWith('0') ? '1' : '0'}`);
  await inspector.keyboard.press('Enter');
  await inspector.locator('[data-standing="changed"]').waitFor();
  await shot(inspector, 'driver-check-pl');
  await context.setOffline(true);
  await inspector.keyboard.press('Enter');
  await inspector.locator('[data-standing="later"]').waitFor();
  await context.setOffline(false);
  await inspector.close();
}

/** What a reader of square codes makes of this part of the page, as it is seen. */
async function scanned(page: Page, part: ReturnType<Page['locator']>): Promise<string> {
  const png = (await part.screenshot()).toString('base64');
  const picture = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { width: image.width, height: image.height, data: [...data] };
  }, png);
  return decodeQr({ ...picture, data: new Uint8ClampedArray(picture.data) });
}

async function shot(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function seriousFaults(page: { evaluate: (script: string) => Promise<unknown> }): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes[0].html]))`);
}
