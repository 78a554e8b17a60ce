import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeCondition, fakeLife } from '../operations/watch/view/fake-alarms.ts';
import { chromium, startTestConsole, type TestConsole } from './test-console.ts';

describe.skipIf(chromium === null)('the alarm line (skipped without Chromium on the path)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  test.each(['en', 'fr'] as const)(
    'in %s two alarms side by side each say what they are and how long is left',
    async (language) => {
      for (const n of [1, 2, 3]) {
        started.node.watch.raise(fakeCondition(20 + n, { key: `unread/c-${n}`, cause: 'contacts' }), 20 + n);
        started.node.watch.raise(
          fakeLife(20 + n, { key: `life/${n}`, cause: 'boats', actBefore: null }),
          20 + n,
        );
      }
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'alarms', language });
      await page.locator('.alarm-cells .alarm-what').nth(1).waitFor();
      const widths = await page
        .locator('.alarm-cells .alarm-what')
        .evaluateAll((all) => all.map((one) => Array.from(one.children, (part) => part.clientWidth)));
      expect(widths.length).toBeGreaterThan(1);
      for (const [what = 0, more = 0, left = 0] of widths) {
        expect(what).toBeGreaterThan(80);
        expect(more).toBeGreaterThan(25);
        expect(left).toBeGreaterThan(80);
      }
      // Within its cell: what acknowledges it lies beside, and covers nothing.
      const cut = await page
        .locator('.alarm-cells .alarm-what')
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      expect(cut).toBe(0);
    },
  );
});
