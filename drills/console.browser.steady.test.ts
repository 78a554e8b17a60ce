import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import { shipLine as ship } from './sample-ship.ts';
import { lights } from '../src/console/preferences.ts';
import { findChromium, pageMilliseconds, startBrowser } from './test-browser.ts';
import { startWire } from './test-wire.ts';

const program = findChromium();
const project = join(import.meta.dirname, '..');
const camera = 'example-camera-1';

describe.skipIf(program === null)('the console in a browser (skipped without Chromium on the path)', () => {
  let node: NodeUnderTest;
  let receiver: Socket;
  let started: Awaited<ReturnType<typeof startBrowser>>;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    node = await startNodeUnderTest();
    receiver = await node.receiver();
    for (const n of [1, 2, 3, 4]) receiver.write(ship(999_000_100 + n, 51 + n / 50, 1.4 + n / 20));
    receiver.write(ship(972_999_001, 50.95, 1.5));
    await detect(node, 'seen-by-nobody', { lat: 51.02, lon: 1.9 });
    await detect(node, 'second', { lat: 50.9, lon: 1.45 });
    started = await startBrowser(program ?? '');
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await started.stop();
    receiver.destroy();
    await node.stop();
    await node.clear();
  });

  async function page(preferences: object = {}): Promise<Page> {
    const context = await started.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
    });
    contexts.push(context);
    context.setDefaultTimeout(pageMilliseconds);
    await context.addInitScript(
      (stored) => {
        if (localStorage.getItem('strait.preferences') === null)
          localStorage.setItem('strait.preferences', stored);
      },
      JSON.stringify({ language: 'en', light: 'dusk', singleKeys: true, ...preferences }),
    );
    const opened = await context.newPage();
    opened.on('pageerror', (error) => faults.push(error.message));
    return opened;
  }
  const faults: string[] = [];

  /** Signs in as whoever stands first, by the keyboard alone. */
  async function desk(preferences: object = {}, path = '/', address = node.address): Promise<Page> {
    const opened = await page(preferences);
    await opened.goto(address + path);
    await opened.getByRole('button', { name: /Take the desk|Prendre le poste/ }).waitFor();
    await opened.keyboard.press('Enter');
    await opened.locator('.alarm').first().waitFor();
    return opened;
  }

  test('signs in by keyboard, says that it is a demonstration, and shows the live picture', async () => {
    const opened = await desk();
    await expect.poll(() => opened.locator('.demonstration').innerText()).toMatch(/demonstration/i);
    await expect.poll(() => opened.getByRole('tab', { name: /Vessels/ }).innerText()).toMatch(/5$/);
    await expect.poll(() => opened.locator('.standing').innerText()).toMatch(/live/);
    expect(faults).toEqual([]);
  });

  test('the script before the first picture is at most 300 kB compressed', () => {
    // What the page names is what the picture waits for; the offices are loaded when they are entered.
    const folder = join(project, 'dist/console');
    const named = readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/assets\/[\w.-]+\.js/g);
    const scripts = [...new Set([...named].map(([name]) => name))];
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    console.info(`console script: ${Math.round(bytes / 1000)} kB compressed`);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(300_000);
  });

  test('the language changes at once, without a reload', async () => {
    const opened = await desk();
    await opened.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    await opened.getByRole('radio', { name: 'FR', exact: true }).check();
    await opened.getByRole('tab', { name: /Navires/ }).waitFor();
    expect(
      await opened.evaluate(() => [
        document.documentElement.lang,
        document.body.getAttribute('data-same-page'),
      ]),
    ).toEqual(['fr', 'yes']);
    await opened.getByRole('radio', { name: 'EN', exact: true }).check();
    await opened.getByRole('tab', { name: /Vessels/ }).waitFor();
  });

  test('the keyboard alone finds, opens, acknowledges, measures and gets out', async () => {
    const opened = await desk();
    await opened.keyboard.press('j');
    await opened.keyboard.press('Enter');
    await opened.getByRole('heading', { name: '972999001' }).waitFor();
    await opened.keyboard.press('a');
    await opened.getByText('acknowledged', { exact: true }).first().waitFor();
    await opened.keyboard.press('/');
    await opened.keyboard.type('999000102');
    await opened.getByRole('option', { name: /999000102/ }).waitFor();
    await opened.keyboard.press('Enter');
    await opened.getByRole('heading', { name: '999000102' }).waitFor();
    await opened.keyboard.press('f');
    await opened.getByText('Following 999000102').waitFor();
    await opened.keyboard.press('m');
    await opened.getByText(/Click the start/).waitFor();
    await opened.keyboard.press('?');
    await opened.getByRole('dialog', { name: 'Keys' }).waitFor();
    // One Escape for each: the sheet, the measure, the following, the opened item.
    for (let n = 0; n < 4; n++) await opened.keyboard.press('Escape');
    await opened.getByText('Nothing opened.', { exact: false }).waitFor();
    expect(await opened.getByRole('dialog').count()).toBe(0);
  });

  test('a detection is assessed, written in the book, and the assessment undone', async () => {
    const opened = await desk();
    await opened.getByRole('tab', { name: /Detections/ }).click();
    await opened.locator('.held-row', { hasText: 'Thermal' }).last().click();
    await opened.getByRole('button', { name: 'Confirm' }).press('Enter');
    await opened.getByText(/Recorded in the book/).waitFor();
    await opened.locator('.assessed', { hasText: 'Confirmed, by A. Example' }).waitFor();
    await opened.getByRole('button', { name: 'Withdraw assessment' }).press('Enter');
    await opened.locator('.assessed', { hasText: 'not assessed' }).waitFor();
    await opened.locator('dt', { hasText: 'Assessment withdrawn' }).waitFor();
  });

  test('an observer may look and not act, and is told who may', async () => {
    const opened = await page();
    await opened.goto(node.address);
    await opened.getByText('O. Example').click();
    await opened.getByRole('button', { name: /Take the desk/ }).click();
    await opened.getByRole('tab', { name: /Detections/ }).click();
    await opened.locator('.held-row', { hasText: 'Thermal' }).first().click();
    await opened
      .getByText(/Your post may not assess/)
      .first()
      .waitFor();
    expect(await opened.getByRole('button', { name: 'Confirm' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('another time is said by the whole frame, acting is impossible there, and l comes back', async () => {
    const opened = await desk();
    await opened.getByRole('tab', { name: /Detections/ }).click();
    await opened.locator('.held-row', { hasText: 'Thermal' }).first().click();
    await opened.getByRole('heading', { name: 'Thermal camera' }).waitFor();
    const clock = new Date(Date.now() - 500).toISOString().slice(11, 19);
    await opened.getByLabel('Time, UTC').fill(clock);
    await opened.getByLabel('Time, UTC').press('Enter');
    await opened
      .getByText(`As known at ${new Date().toISOString().slice(0, 10)}`, { exact: false })
      .waitFor();
    expect(await opened.locator('.desk.is-past').count()).toBe(1);
    await opened.getByRole('button', { name: 'Confirm' }).waitFor();
    expect(await opened.getByRole('button', { name: 'Confirm' }).getAttribute('aria-disabled')).toBe('true');
    await opened
      .getByText(/go back to live/)
      .first()
      .waitFor();
    await opened.getByRole('button', { name: 'Go', exact: true }).focus();
    await opened.keyboard.press('[');
    await expect.poll(() => opened.getByRole('tab', { name: /Vessels/ }).innerText()).toMatch(/0$/);
    await opened.keyboard.press('l');
    await expect.poll(() => opened.locator('.is-past').count()).toBe(0);
    await expect.poll(() => opened.getByRole('tab', { name: /Vessels/ }).innerText()).toMatch(/5$/);
  });

  test('the wall has no controls, does not move under anybody, and Escape leaves it', async () => {
    const opened = await desk({}, '/?wall=1');
    await opened.locator('.is-wall canvas').first().waitFor();
    expect(await opened.locator('button, input, select, a, summary').count()).toBe(0);
    const before = await sheetView(opened);
    await push(opened);
    expect(await sheetView(opened)).toBe(before);
    expect(await opened.locator('.is-past').count()).toBe(0);
    await opened.keyboard.press('Escape');
    await opened.getByRole('tab', { name: /Vessels/ }).waitFor();
    // The same pushes move a desk's chart: so the wall's stillness is the wall's own.
    const desked = await sheetView(opened);
    await push(opened);
    await expect.poll(() => sheetView(opened)).not.toBe(desked);
  });

  test('a lost connection is said with its age, the old picture stays, and it heals by itself', async () => {
    const wire = await startWire(Number(new URL(node.address).port));
    const opened = await desk({}, '/', wire.address);
    await expect.poll(() => opened.locator('.standing').innerText()).toMatch(/live/);
    wire.cut();
    const told = opened.getByRole('region', { name: 'Connection to the node' });
    await told.waitFor({ timeout: 30_000 });
    expect(await told.getByRole('alert').innerText()).toMatch(/^Connection lost at \d\d:\d\d:\d\d UTC\.$/);
    expect(await opened.locator('.offline').innerText()).toMatch(/Connection lost at \d\d:\d\d:\d\d UTC/);
    expect(await opened.getByRole('tab', { name: /Vessels/ }).innerText()).toMatch(/5$/);
    await opened.locator('.alarm', { hasText: 'Connection to the node lost' }).waitFor();
    wire.mend();
    await opened.locator('.offline').waitFor({ state: 'detached', timeout: 30_000 });
    await wire.stop();
  });

  describe.each(['en', 'fr'])('accessible in %s', (language) => {
    test.each(lights)('in the light %s', async (light) => {
      const opened = await page({ language, light });
      await opened.goto(node.address);
      await opened.locator('.staff-row').first().waitFor();
      expect(await violations(opened)).toEqual([]);
      await opened.getByRole('button', { name: /Take the desk|Prendre le poste/ }).click();
      await opened.locator('.alarm').first().waitFor();
      await opened.getByRole('tab').nth(2).click();
      await opened.locator('.held-row').first().click();
      await opened.locator('.acts').waitFor();
      expect(await violations(opened)).toEqual([]);
      await opened.getByRole('tab').nth(1).click();
      await opened.locator('.held-row').first().click();
      await opened.locator('table.history').waitFor();
      await opened.locator('body').press('[');
      await opened.locator('.past').waitFor();
      expect(await violations(opened)).toEqual([]);
      await opened.keyboard.press('?');
      await opened.getByRole('dialog').waitFor();
      expect(await violations(opened)).toEqual([]);
    });
  });

  describe.each(['en', 'fr'] as const)('the whole path in %s', (language) => {
    test('a sentence sent to the TCP port is on the map; going back in time takes it away', async () => {
      const opened = await desk({ language });
      const number = language === 'en' ? 999_000_301 : 999_000_302;
      const place = { lat: 51.25, lon: language === 'en' ? 1.75 : 1.95 };
      const heading = opened.getByRole('heading', { name: String(number) });
      await opened.keyboard.press('/');
      await opened.keyboard.type(`${place.lat} ${place.lon}`);
      await opened.getByRole('option').first().waitFor();
      await opened.keyboard.press('Enter');
      await opened.keyboard.press('Escape');
      const clickMiddle = async (): Promise<number> => {
        const box = await opened.locator('.map').boundingBox();
        if (box !== null) await opened.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        return heading.count();
      };
      /** Clicks, and gives the page time to show what was taken: another click would only undo it. */
      const isTaken = async (): Promise<boolean> => {
        if ((await clickMiddle()) > 0) return true;
        return heading.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      };
      expect(await clickMiddle()).toBe(0);
      const before = new Date();
      // The typed time has whole seconds: the sentence must come in a later one.
      await expect.poll(() => Date.now(), { timeout: 5_000 }).toBeGreaterThan(before.getTime() + 1_000);
      receiver.write(ship(number, place.lat, place.lon));
      await expect.poll(isTaken, { timeout: 20_000 }).toBe(true);
      await opened.keyboard.press('Escape');
      const time = opened.getByLabel(language === 'en' ? 'Time, UTC' : 'Heure UTC');
      await time.fill(before.toISOString().slice(11, 19));
      await time.press('Enter');
      await expect.poll(() => opened.locator('.desk.is-past').count()).toBe(1);
      const vessels = opened.getByRole('tab', { name: language === 'en' ? /Vessels/ : /Navires/ });
      await expect.poll(() => vessels.innerText()).toMatch(language === 'en' ? /5$/ : /6$/);
      expect(await clickMiddle()).toBe(0);
      await opened.keyboard.press('Escape');
      await opened.keyboard.press('l');
      await expect.poll(isTaken, { timeout: 20_000 }).toBe(true);
    });
  });
});

async function detect(
  node: NodeUnderTest,
  key: string,
  at: { readonly lat: number; readonly lon: number },
): Promise<void> {
  const answer = await fetch(`${node.address}/api/feeds/detections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${node.deviceToken}` },
    body: JSON.stringify({
      source: camera,
      key,
      kind: 'thermal',
      happenedAt: new Date().toISOString(),
      position: { ...at, accuracyMetres: 120 },
    }),
  });
  if (!answer.ok) throw new Error(`the node refused the detection: ${answer.status}`);
}

/** What axe finds against WCAG 2.2 A and AA, shortened to what one needs to mend it. */
async function violations(opened: Page): Promise<readonly string[]> {
  await opened.evaluate(axe.source);
  return opened.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe: run } = globalThis as unknown as { readonly axe: typeof axe };
    const found = await run.run(document, { runOnly: tags });
    return found.violations.flatMap((violation) =>
      violation.nodes.map(
        (place) => `${violation.id}: ${place.html.slice(0, 160)} | ${place.failureSummary ?? ''}`,
      ),
    );
  });
}

/** Where the chart stands: centre and zoom. */
async function sheetView(opened: Page): Promise<string | null> {
  const map = opened.locator('.map[data-view]');
  await map.waitFor();
  return map.getAttribute('data-view');
}

/** Everything by which somebody might move the chart. */
async function push(opened: Page): Promise<void> {
  await opened.mouse.move(700, 500);
  await opened.mouse.wheel(0, 800);
  await opened.mouse.down();
  await opened.mouse.move(500, 400, { steps: 4 });
  await opened.mouse.up();
  for (const key of ['+', 'ArrowLeft', '[', 'm', '/', 'Enter']) await opened.keyboard.press(key);
}
