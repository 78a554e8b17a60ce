import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lights } from './preferences.ts';
import type { RoomId } from './rooms.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

/** Each room with the keys by which something is opened in it. */
const visits: readonly {
  readonly room: RoomId;
  readonly open: (page: Page) => Promise<void>;
}[] = [
  { room: 'desk', open: async (page) => page.locator('.plain-table').first().waitFor() },
  { room: 'staff', open: openFirst },
  { room: 'approvals', open: openFirst },
  { room: 'access', open: async (page) => ask(page, '1204') },
  { room: 'vault-log', open: openFirst },
  { room: 'retention', open: openFirst },
  { room: 'requests', open: openFirst },
  { room: 'monitor', open: async (page) => nextTab(page) },
  { room: 'devices', open: openFirst },
  { room: 'policies', open: openFirst },
];

/** By the keyboard alone: `j`, Enter, and the record stands beside the list. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('.grid-body-row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.room-aside').waitFor();
}

async function ask(page: Page, asked: string): Promise<void> {
  await page.locator('.ask-line input').fill(asked);
  await page.locator('.ask-line input').press('Enter');
  await page.locator('.grid-body-row').first().waitFor();
}

async function nextTab(page: Page): Promise<void> {
  await page.getByRole('tab').first().press('ArrowRight');
  await openFirst(page);
}

describe.skipIf(chromium === null)('the offices in a browser (skipped without Chromium on the path)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  describe.each(['en', 'fr'] as const)('in %s', (language) => {
    test.each(visits)(
      '$room opens by keyboard, is accessible in every light, and nothing is cut off',
      async (visit) => {
        const page = await started.open({ language, room: visit.room });
        await visit.open(page);
        // Colours are the same in either language; what is longer in French shows at each width.
        for (const light of language === 'en' ? lights : (['day', 'night'] as const)) {
          await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
          await page.setViewportSize(
            light === 'day' ? { width: 1920, height: 1080 } : { width: 1280, height: 800 },
          );
          expect([light, await violations(page)]).toEqual([light, []]);
          expect(await overflows(page)).toEqual([]);
        }
        expect(started.faults).toEqual([]);
      },
    );

    test('why a record left is asked by keyboard and told in words, in every light', async () => {
      const page = await started.open({ language, room: 'policies' });
      await page.getByRole('tab').first().press('ArrowRight');
      await page.locator('.ask-line input').fill(`p.${'A'.repeat(48)}`);
      await page.locator('.ask-line input').press('Enter');
      await page.getByText('imageReference').waitFor();
      for (const light of lights) {
        await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
        expect([light, await violations(page)]).toEqual([light, []]);
        expect(await overflows(page)).toEqual([]);
      }
      expect(started.faults).toEqual([]);
    });

    test('a recall is proposed by keyboard: reason and second person are asked for, in every light', async () => {
      const page = await started.open({ language, room: 'policies' });
      await page.getByRole('tab').first().press('ArrowRight');
      await page.locator('.ask-line input').fill(`p.${'B'.repeat(48)}`);
      await page.locator('.ask-line input').press('Enter');
      const opening = page.getByRole('button', { name: language === 'en' ? /^Recall from/ : /^Rappeler/ });
      await opening.press('Enter');
      await page.locator('.act-form select').press('Enter');
      await page.locator('.act-form [aria-invalid="true"]').waitFor();
      for (const light of lights) {
        await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
        expect([light, await violations(page)]).toEqual([light, []]);
        expect(await overflows(page)).toEqual([]);
      }
      await page
        .getByRole('button', { name: language === 'en' ? 'Do not recall' : 'Ne pas rappeler' })
        .press('Enter');
      await opening.waitFor();
      expect(started.faults).toEqual([]);
    });

    test.each(visits)(
      '$room says a refusal, a lost link and a busy node in words, and heals',
      async ({ room }) => {
        const page = await started.open({ language, room: 'desk' });
        const words = { en: 'Not for your desk.', fr: 'Fermé à votre poste.' };
        const busy = { status: 503, body: { ok: false, code: 'store_unavailable' } };
        const refused = { status: 403, body: { ok: false, code: 'not_permitted', message: words } };
        const path = pathOf[room] ?? '';
        // For good, and not once: whatever the page asked before must not take it away.
        started.node.answers.set(path, refused);
        if (room === 'desk') await page.reload();
        else await page.evaluate((to) => (location.hash = `#/${to}`), room);
        if (room === 'access') {
          await page.locator('.ask-line input').fill('1204');
          await page.locator('.ask-line input').press('Enter');
        }
        await page.getByText(words[language]).first().waitFor();
        started.node.answers.set(path, busy);
        const again = page.locator('.notice').getByRole('button').first();
        await again.press('Enter');
        await page.getByText(said[language].busy).first().waitFor();
        await page.context().setOffline(true);
        await again.press('Enter');
        await page.getByText(said[language].offline).first().waitFor();
        started.node.answers.delete(path);
        await page.context().setOffline(false);
        await again.press('Enter');
        await page.locator('.notice.is-trouble').first().waitFor({ state: 'detached' });
      },
    );
  });

  test('a silent stream is a lost line, although the node answers that it lives', async () => {
    const page = await started.open({ staff: 'demo-uk-monitor-1', room: 'desk' });
    await page.clock.install();
    await page.reload();
    const link = page.locator('.standing-item', { hasText: 'Link' });
    await link.filter({ hasText: 'live' }).waitFor();
    await page.route('**/api/live/rooms', (route) => route.abort());
    await page.clock.runFor(17_000);
    await link.filter({ hasText: /lost/ }).waitFor();
  });

  test('many rows: only those in sight exist, the filter finds one, Escape closes what was opened', async () => {
    const page = await started.open({ room: 'staff' });
    await page.locator('.grid-body-row').first().waitFor();
    expect(await page.locator('.grid-body-row').count()).toBeLessThan(80);
    expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe('261');
    await page.keyboard.press('/');
    await page.keyboard.type('staff-0007');
    await page.getByText('1 of 260').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'uk-staff-0007' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.room-aside').waitFor({ state: 'detached' });
  });

  test('a head sorts, and Shift with an arrow widens its column; both are found again', async () => {
    const page = await started.open({ room: 'staff' });
    const head = page.getByRole('columnheader', { name: /Staff id/ });
    await page.locator('.grid-body-row').first().waitFor();
    const before = (await head.boundingBox())?.width ?? 0;
    await head.getByRole('button').press('Enter');
    await page.locator('.grid-body-row', { hasText: 'uk-staff-0260' }).waitFor();
    await head.getByRole('button').press('Shift+ArrowRight');
    await expect.poll(async () => (await head.boundingBox())?.width ?? 0).toBeGreaterThan(before + 5);
    await page.reload();
    await page.locator('.grid-body-row', { hasText: 'uk-staff-0260' }).waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
  });
});

const said = {
  en: { busy: /The node is busy/, offline: /The node does not answer/ },
  fr: { busy: /Le nœud est surchargé/, offline: /Le nœud ne répond pas/ },
} as const;

/** What each room asks the node for when it is entered. */
const pathOf: Partial<Record<RoomId, string>> = {
  desk: '/api/oversight/staff/desk',
  staff: '/api/oversight/staff/people',
  approvals: '/api/oversight/approvals/waiting',
  access: '/api/oversight/access/record/1204',
  'vault-log': '/api/oversight/records/log',
  retention: '/api/oversight/records/due',
  requests: '/api/oversight/records/requests',
  monitor: '/api/oversight/monitor/overview',
  devices: '/api/oversight/identity/devices',
  policies: '/api/oversight/policies',
};
