import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeCondition, fakeLife } from '../operations/watch/view/fake-alarms.ts';
import { lights } from './preferences.ts';
import type { RoomId } from './rooms.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

describe.skipIf(chromium === null)(
  'a watch officer at the watch (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    const orders = (order: string) =>
      started.node.orders.filter((one) => one.path === `/api/operations/watch/${order}`);
    const open = (room: RoomId, more: { readonly language?: 'en' | 'fr'; staff?: string } = {}) =>
      started.open({ staff: 'demo-uk-watch-1', room, ...more });
    /** The node raises an alarm and says over the stream that the watch changed. */
    const raise = (...given: Parameters<typeof started.node.watch.raise>) => {
      const alarm = started.node.watch.raise(...given);
      started.node.tell('watch');
      return alarm;
    };

    test('an alarm that rises stands in the line of every room, life first, and `a` acknowledges it', async () => {
      started.node.watch.raise(fakeCondition(200), 200);
      const page = await open('desk');
      await page.locator('.alarm', { hasText: 'Nobody has looked at this item.' }).waitFor();
      raise(fakeLife(5), 5);
      const line = page.locator('.alarm-cells .alarm');
      await line.first().getByText('UK-26-001 · No unit is going to this boat any more.').waitFor();
      const said = await line.first().innerText();
      expect(said).toMatch(/[345] min left/);
      expect(said).toContain('For: Watch officer');
      expect(await line.first().getAttribute('class')).toContain('alarm-alarm');
      await page.keyboard.press('a');
      await expect.poll(() => orders('acknowledge-alarm').length).toBe(1);
      await page.locator('.alarm.is-acknowledged', { hasText: 'UK-26-001' }).waitFor();
      await page.keyboard.press('a');
      await expect.poll(() => page.locator('.alarm', { hasText: 'Nobody has looked' }).count()).toBe(0);
      expect(await page.locator('.alarm', { hasText: 'UK-26-001' }).count()).toBe(1);
    });

    test('what does not interrupt is counted quietly and stands on the list', async () => {
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8])
        started.node.watch.raise(
          fakeCondition(60 - n, { key: `unread/c-${n}`, cause: `contact/c-${n}` }),
          60 - n,
        );
      started.node.watch.raise(fakeCondition(9, { key: 'low/1', cause: 'low/1', priority: 'low' }), 9);
      const page = await open('alarms');
      await page.locator('.alarm-quiet', { hasText: '2 without sound · 1 listed' }).waitFor();
      const strip = await page.locator('.budget').innerText();
      expect(strip).toContain('6 in all, 0 for danger to life');
      expect(strip).toContain('worst 10 min: 6 of 10');
      expect(await page.locator('.grid-body-row').count()).toBe(9);
    });

    test('shelved by keyboard with minutes and reason, it says how long, and comes back; life cannot be', async () => {
      started.node.watch.raise(fakeCondition(200), 200);
      started.node.watch.raise(fakeLife(20), 20);
      const page = await open('alarms');
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByText('Danger to life cannot be shelved by anybody.').first().waitFor();
      await page.keyboard.press('s');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside', { hasText: 'Nobody has looked' }).waitFor();
      await page.keyboard.press('s');
      await page.getByRole('dialog').waitFor();
      await page.getByLabel('Reason').selectOption('waiting_for_answer');
      await page.getByLabel(/Minutes/).fill('11');
      await page.keyboard.press('Enter');
      await page.getByText('A number from 1 to 10.').waitFor();
      await page.getByLabel(/Minutes/).fill('10');
      await page.keyboard.press('Enter');
      await page.locator('.grid-body-row', { hasText: /back in (9|10) min/ }).waitFor();
      expect(await page.locator('.timeline').innerText()).toContain('Alarm shelved');
      await page
        .locator('.room-aside')
        .getByRole('button', { name: /Bring back/ })
        .press('Enter');
      await page.locator('.grid-body-row', { hasText: 'Not acknowledged' }).nth(1).waitFor();
      expect(orders('unshelve-alarm')).toHaveLength(1);
    });

    test('an alarm goes to its record; the other side’s can be read and not acknowledged', async () => {
      started.node.watch.raise(fakeLife(20, { side: 'fr', reference: 'FR-26-002' }), 20);
      const page = await open('alarms');
      await page.getByText('None in this list.').waitFor();
      await page.getByRole('radio', { name: 'Both sides' }).check();
      await page.locator('.grid-body-row', { hasText: 'FR-26-002' }).click();
      const button = page.locator('.room-aside').getByRole('button', { name: /Acknowledge/ });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      expect(await button.getAttribute('title')).toContain('(FR)');
      await page.keyboard.press('o');
      await page.getByRole('heading', { name: 'Boats' }).waitFor();
    });

    test('a lost node leaves the alarms with their age', async () => {
      started.node.watch.raise(fakeLife(20), 20);
      const page = await open('alarms');
      await page.locator('.grid-body-row').first().waitFor();
      await page.route('**/api/operations/watch/alarms', (route) => route.abort());
      started.node.tell('watch');
      await page.locator('.notice', { hasText: 'The node does not answer' }).waitFor();
      await page.locator('.alarm-quiet', { hasText: /alarms as of/ }).waitFor();
      expect(await page.locator('.grid-body-row').count()).toBe(1);
    });

    describe.each(['en', 'fr'] as const)('accessible in %s', (language) => {
      test('the alarm line, the list, one opened alarm and its dialog', async () => {
        started.node.watch.raise(fakeCondition(200), 200);
        started.node.watch.raise(fakeLife(20), 20);
        const page = await open('alarms', { language });
        await page.locator('.grid-body-row').nth(1).waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.locator('.timeline li').first().waitFor();
        await everyLight(page);
        await page.keyboard.press('s');
        await page.getByRole('dialog').waitFor();
        expect(await violations(page, 'dialog')).toEqual([]);
        expect(started.faults).toEqual([]);
      });
    });
  },
);

async function everyLight(page: Page): Promise<void> {
  for (const light of lights) {
    await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
    expect([light, await violations(page)]).toEqual([light, []]);
  }
  expect(await overflows(page)).toEqual([]);
}
