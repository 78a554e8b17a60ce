import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import { fakeCondition, fakeLife } from '../operations/watch/view/fake-alarms.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const said = {
  en: { what: /A new way in was added in your name/, by: /By uk-staff-0004/, read: 'I have read this' },
  fr: {
    what: /Un nouveau moyen de connexion a été ajouté à votre nom/,
    by: /Par uk-staff-0004/,
    read: 'J’en ai pris connaissance',
  },
} as const;

describe.skipIf(chromium === null)('what stands above every room (skipped without Chromium)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  test.each(['en', 'fr'] as const)(
    'what others did about one’s ways in is said at the top in %s, by whom and when, until it is read',
    async (language) => {
      const page = await started.open({ language, staff: 'demo-uk-monitor-1', room: 'desk' });
      const notice = page.getByRole('status').filter({ hasText: said[language].what });
      await notice.filter({ hasText: said[language].by }).waitFor();
      await notice.filter({ hasText: '2027-09-08 02:14 UTC' }).waitFor();
      expect([await violations(page), await overflows(page), started.faults]).toEqual([[], [], []]);
      await notice.getByRole('button', { name: said[language].read }).press('Enter');
      await notice.waitFor({ state: 'detached' });
    },
  );

  test('whoever has nothing to be told is told nothing', async () => {
    const page = await started.open({ room: 'desk' });
    expect(await page.getByText(said.en.what).count()).toBe(0);
  });

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
      const actBefore = toUtc(addSeconds(instant(Date.now()), 780));
      started.node.watch.raise(fakeLife(9, { key: 'life/9', cause: 'soon', actBefore }), 9);
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'alarms', language });
      await page.locator('.alarm-cells .alarm-what').nth(1).waitFor();
      const widths = await page
        .locator('.alarm-cells .alarm-what')
        .evaluateAll((all) => all.map((one) => Array.from(one.children, (part) => part.clientWidth)));
      expect(widths.length).toBeGreaterThan(2);
      for (const parts of widths) {
        expect(parts[0]).toBeGreaterThan(80);
        expect(parts.length === 2 ? 35 : parts[1]).toBeGreaterThan(25);
        expect(parts.at(-1)).toBeGreaterThan(60);
      }
      // A time that leaves the name its room is whole.
      const whole = page
        .locator('.alarm-what > strong:last-child')
        .filter({ hasText: /^(1\d\smin left|reste\s1\d\smin)$/ });
      expect(await whole.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
      // Within its cell: what acknowledges it lies beside, and covers nothing.
      const cut = await page
        .locator('.alarm-cells .alarm-what')
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      expect(cut).toBe(0);
    },
  );
});
