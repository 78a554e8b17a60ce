import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const said = {
  en: { what: /A new way in was added in your name/, by: /By uk-staff-0004/, read: 'I have read this' },
  fr: {
    what: /Un nouveau moyen de connexion a été ajouté à votre nom/,
    by: /Par uk-staff-0004/,
    read: 'J’en ai pris connaissance',
  },
} as const;

describe.skipIf(chromium === null)('what others did about one’s ways in (skipped without Chromium)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  test.each(['en', 'fr'] as const)(
    'is said at the top in %s, by whom and when, until it is read',
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
});
