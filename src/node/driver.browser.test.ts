import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, startBrowser } from '../../drills/test-browser.ts';
import { givenDoor } from '../app/given-door.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { instant } from '../kernel/time.ts';
import { driverRoutes } from '../operations/freight/driver-routes.ts';
import { freight } from '../operations/freight/index.ts';
import { receiptHash } from './receipt-key.ts';

// The page as it was built, before the real addresses and a book in memory, on a phone.

const chromium = findChromium();
const clock = () => instant(Date.now());
const journal = sampleJournal(clock);
const keyed = receiptHash(new Uint8Array(32).fill(5));
let browser: Awaited<ReturnType<typeof startBrowser>>;
let door: Awaited<ReturnType<typeof givenDoor>>;
let address = '';

describe.skipIf(chromium === null)('a driver with a phone', () => {
  beforeAll(async () => {
    door = await givenDoor({
      routes: driverRoutes({ journal, contexts: [freight], agency: 'example', state: 'uk', clock, keyed }),
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

    await context.setOffline(true);
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
    expect(await seriousFaults(page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await journal.head()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function seriousFaults(page: { evaluate: (script: string) => Promise<unknown> }): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes[0].html]))`);
}
