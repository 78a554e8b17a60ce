import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type NodeUnderTest, startNodeUnderTest } from '../../drills/node-under-test.ts';
import { shipLine as ship } from '../../drills/sample-ship.ts';
import { findChromium, pageMilliseconds, startBrowser } from '../../drills/test-browser.ts';
import { startWire } from '../../drills/test-wire.ts';

const program = findChromium();

describe.skipIf(program === null)('"seen here" in a browser (skipped without Chromium on the path)', () => {
  let node: NodeUnderTest | undefined;
  let receiver: Socket | undefined;
  let started: Awaited<ReturnType<typeof startBrowser>> | undefined;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    node = await startNodeUnderTest();
    receiver = await node.receiver();
    for (const n of [1, 2, 3]) receiver.write(ship(999_000_100 + n, 51 + n / 50, 1.4 + n / 20));
    receiver.write(ship(999_000_199, 40, -10));
    await detect(node);
    started = await startBrowser(program ?? '');
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await started?.stop();
    receiver?.destroy();
    await node?.clear();
  });

  async function desk(language: 'en' | 'fr', address = node?.address ?? ''): Promise<Page> {
    if (started === undefined) throw new Error('no browser');
    const context = await started.browser.newContext({ viewport: { width: 1280, height: 800 } });
    contexts.push(context);
    context.setDefaultTimeout(pageMilliseconds);
    const preferences = JSON.stringify({ language, light: 'dusk', singleKeys: true });
    await context.addInitScript((stored) => localStorage.setItem('strait.preferences', stored), preferences);
    const opened = await context.newPage();
    opened.on('pageerror', (error) => faults.push(error.message));
    await opened.goto(address);
    await opened.getByRole('button', { name: /Take the desk|Prendre le poste/ }).waitFor();
    await opened.keyboard.press('Enter');
    await opened.getByRole('tab', { name: /(Vessels|Navires) 4/ }).waitFor();
    return opened;
  }

  test('the keyboard alone asks, opens, goes to that time, comes back and closes', async () => {
    const opened = await desk('en');
    await opened.keyboard.press('s');
    await opened.getByText('3 stations, 1 detection').waitFor();
    await opened.keyboard.press('j');
    await opened.keyboard.press('j');
    await opened.keyboard.press('Enter');
    await opened.getByText(/Seen in the area at/).waitFor();
    expect(await opened.evaluate(() => document.activeElement?.className)).toBe('pane pane-detail');
    await opened.keyboard.press('g');
    await opened.keyboard.press('t');
    await opened.getByText(/As happened at/).waitFor();
    await opened.keyboard.press('l');
    await opened.keyboard.press('Escape');
    await expect
      .poll(() => opened.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Seen in the area, newest first');
    await opened.keyboard.press('Escape');
    await opened.getByText('Nothing opened.', { exact: false }).waitFor();
    expect(await opened.locator('.pane-area').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('words filter, a wrong span says why, and an empty time says that nobody was heard', async () => {
    const opened = await desk('en');
    await opened.keyboard.press('s');
    await opened.getByLabel('Filter by words').fill('thermal');
    await opened.getByText('1 of 4 match').waitFor();
    await opened.getByLabel('Filter by words').fill('');
    const from = opened.getByLabel('From, UTC');
    const to = opened.getByLabel('To, UTC');
    const written = await to.inputValue();
    await to.fill('2000-01-01 00:00');
    await to.press('Enter');
    await opened.getByText('“From” is after “to”.').waitFor();
    await from.fill('1999-12-01 00:00');
    await from.press('Enter');
    await opened.getByText('At most 24 hours at a time', { exact: false }).waitFor();
    await from.fill('1999-12-31 23:00');
    await from.press('Enter');
    await opened.getByText('Nothing is held of that time', { exact: false }).waitFor();
    // An hour back from the node's own moment: at five past the hour, "on the hour" would leave out what was seen before.
    await from.fill(anHourBefore(written));
    await to.fill(written);
    await to.press('Enter');
    await opened.getByText('3 stations, 1 detection').waitFor();
    for (let n = 0; n < 5; n++) await opened.getByRole('button', { name: /Zoom in/ }).press('Enter');
    await opened.getByRole('button', { name: 'Take the chart’s extent again' }).press('Enter');
    await opened.getByText('Nobody was heard here', { exact: false }).waitFor();
    await opened.getByText('Nothing is held before', { exact: false }).waitFor();
  });

  test('at a past moment the hour ends there, and the wall shows no frame and no list', async () => {
    const opened = await desk('en');
    await opened.keyboard.press('[');
    await opened.locator('.past').waitFor();
    const shown = /[-\d]{10} [:\d]{8}/.exec(await opened.locator('.past').innerText())?.[0];
    await opened.locator('body').press('s');
    expect(await opened.getByLabel('To, UTC').inputValue()).toBe(shown);
    await opened.locator('.menu summary').click();
    await opened.getByRole('button', { name: 'Wall mode' }).click();
    await opened.locator('.is-wall canvas').first().waitFor();
    expect(await opened.locator('.pane-area, button, input').count()).toBe(0);
  });

  test('a zone of the charts gives the box around it, and the chart’s extent can be taken again', async () => {
    const opened = await desk('en');
    await opened.keyboard.press('s');
    await opened.getByText('3 stations, 1 detection').waitFor();
    const corners = opened.locator('.area-corners');
    const extent = await corners.innerText();
    await opened.getByLabel('Area', { exact: true }).selectOption({ index: 1 });
    await expect.poll(() => corners.innerText()).not.toBe(extent);
    await opened.getByRole('button', { name: 'Take the chart’s extent again' }).press('Enter');
    await expect.poll(() => opened.getByLabel('Area', { exact: true }).inputValue()).toBe('');
  });

  test('a lost link is not "nobody", and the answer held stays with its time', async () => {
    const wire = await startWire(Number(new URL(node?.address ?? '').port));
    try {
      const opened = await desk('en', wire.address);
      await opened.keyboard.press('s');
      await opened.getByText('3 stations, 1 detection').waitFor();
      wire.cut();
      await opened.getByRole('button', { name: 'Look' }).press('Enter');
      await opened.getByText(/Still shown: the answer of/).waitFor();
      await opened.getByText('3 stations, 1 detection').waitFor();
      await opened.getByRole('button', { name: 'Take the chart’s extent again' }).press('Enter');
      await opened.getByLabel('Area', { exact: true }).selectOption({ index: 1 });
      await opened.getByText('this is not “nobody”', { exact: false }).waitFor();
      wire.mend();
      await opened.getByRole('button', { name: 'Retry' }).press('Enter');
      await opened.locator('.area-standing strong').waitFor();
    } finally {
      await wire.stop();
    }
  });

  test.each([
    ['en', 'Export CSV', 'OFFICIAL', 'Item,Name,MMSI'],
    ['fr', 'Exporter en CSV', 'OFFICIEL', 'Élément;Nom;MMSI'],
  ] as const)('the list goes out as a table and on paper in %s', async (language, button, marking, heads) => {
    const opened = await desk(language);
    await opened.keyboard.press('s');
    await opened.locator('.pane-area .held-row').first().waitFor();
    const download = opened.waitForEvent('download');
    await opened.getByRole('button', { name: button }).press('Enter');
    const bytes = readFileSync(await (await download).path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = bytes.toString('utf8');
    expect(csv.slice(1)).toMatch(new RegExp(`^${marking}`));
    expect(csv).toContain(heads);
    expect(csv).toContain('999000101');
    expect(csv).toMatch(/A\. Example, .+\(UK\)/);
    expect(csv).not.toContain('999000199');
    await opened.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await opened.locator('.print-sheet tbody tr').count()).toBe(4);
    await opened.emulateMedia({ media: 'print' });
    expect(await opened.locator('.desk').isVisible()).toBe(false);
    expect(await opened.locator('.print-marking').innerText()).toContain(marking);
    await opened.emulateMedia({ media: 'screen' });
    await opened.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await opened.locator('.print-sheet').count()).toBe(0);
  });

  test.each(['en', 'fr'] as const)('accessible in %s', async (language) => {
    const opened = await desk(language);
    await opened.keyboard.press('s');
    await opened.locator('.pane-area .held-row').first().waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.locator('.area-span input').first().fill('??');
    await opened.locator('.area-span input').first().press('Enter');
    await opened.locator('.area-problem').waitFor();
    expect(await violations(opened)).toEqual([]);
    await opened.locator('.pane-area .held-row').first().click();
    await opened.locator('.area-item').waitFor();
    expect(await violations(opened)).toEqual([]);
  });
});

async function detect(node: NodeUnderTest): Promise<void> {
  const answer = await fetch(`${node.address}/api/feeds/detections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${node.deviceToken}` },
    body: JSON.stringify({
      source: 'example-camera-1',
      key: 'seen-in-the-area',
      kind: 'thermal',
      happenedAt: new Date().toISOString(),
      position: { lat: 51.02, lon: 1.9, accuracyMetres: 120 },
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
      violation.nodes.map((place) => `${violation.id}: ${place.html.slice(0, 160)}`),
    );
  });
}

/** `2026-01-10 02:14` an hour earlier, in the same form. */
function anHourBefore(written: string): string {
  const at = Date.parse(`${written.replace(' ', 'T')}Z`);
  return new Date(at - 3_600_000).toISOString().slice(0, written.length).replace('T', ' ');
}
