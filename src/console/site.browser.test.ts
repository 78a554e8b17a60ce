import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { fakeAlarms, fakePlan } from '../operations/site/view/fake-site.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

describe.skipIf(chromium === null)('the desk of a fixed site (skipped without Chromium on the path)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  test('life first, opened and acknowledged by keyboard, trains asked to stop, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      started.node.answers.set('/api/operations/site/alarms', {
        status: 200,
        body: fakeAlarms(instant(Date.now())),
      });
      started.node.answers.set('/api/operations/site/plan', { status: 200, body: fakePlan });
      const page = await started.open({ staff: 'demo-uk-watch-3', room: 'sites', language });
      await page.locator('.grid-body-row').nth(1).waitFor();
      const life = { en: 'Somebody may be hit by a train', fr: 'Quelqu’un peut être heurté par un train' }[
        language
      ];
      expect(await page.locator('.grid-body-row').first().innerText()).toContain(life);
      expect(await page.locator('.site-device').count()).toBe(12);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside', { hasText: 'CAM-5' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      await page.keyboard.press('c');
      await expect.poll(() => ordered('acknowledge-site-alarm')).toEqual([{ alarm: 'sa-2' }]);
      // Trains are asked to stop already: a person tells whoever runs them, by keyboard alone.
      const post = { en: 'Controller’s post', fr: 'Poste du régulateur' }[language];
      await page.getByLabel(post, { exact: true }).fill('POST-1');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      // One act at a time: until the first has its answer, the next is not sent.
      await expect
        .poll(async () => {
          if (ordered('tell-stop').length === 0) await page.keyboard.press('Enter');
          return ordered('tell-stop');
        })
        .toMatchObject([{ stop: 'st-sa-2', controller: 'POST-1', way: 'direct_line' }]);
      expect(ordered('propose-stop')).toEqual([]);
      if (process.env['STRAIT_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/site-${language}.png` });
      expect(ordered('close-site-alarm')).toEqual([]);
      await started.tidy();
    }
    expect(started.faults).toEqual([]);
  });

  const ordered = (name: string) =>
    started.node.orders.filter(({ path }) => path === `/api/operations/site/${name}`).map(({ body }) => body);
});
