import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeCondition, fakeLife } from '../operations/watch/view/fake-alarms.ts';
import { playFakeFleet } from '../operations/dispatch/view/fake-fleet.ts';
import { playFakeNight } from '../operations/rescue/view/fake-night.ts';
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
      await page.locator('.timeline', { hasText: 'Alarm shelved' }).waitFor();
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

    const asked = (order: string) =>
      started.node.orders.filter((one) => one.path === `/api/operations/dispatch/${order}`);
    const board = (more: { readonly language?: 'en' | 'fr' } = {}) => {
      playFakeNight(started.node.rescue);
      playFakeFleet(started.node.dispatch);
      return open('units', more);
    };

    test('the recommended unit refuses: the reason stands, and another is proposed with its reasons', async () => {
      const page = await board();
      await page.locator('.grid-body-row').nth(3).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside').waitFor();
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('For which boat').selectOption('b-swamp01');
      await dialog.getByText('Could go, best first').waitFor();
      const said = await dialog.locator('.recommendation').innerText();
      expect(said).toContain('never an order');
      expect(said).toContain('Sea state not known: limits not tested');
      expect(said).toMatch(/Not proposed: 1 unit/);
      expect(said.indexOf('Against:')).toBeLessThan(said.indexOf('For:'));
      await dialog.locator('.option input').first().check();
      const unit = await dialog.locator('.option input:checked').inputValue();
      await dialog.getByLabel('Reason').selectOption('nearest');
      await dialog.getByRole('button', { name: 'Propose', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(asked('propose-task')).toHaveLength(1);
      expect(asked('propose-task')[0]?.body).toMatchObject({
        unit,
        boat: 'b-swamp01',
        kind: 'rescue',
        urgency: 'distress',
      });
      await page.keyboard.press('2');
      await page.locator('.grid-body-row', { hasText: 'Proposed' }).click();
      await page.locator('.rung.is-awaited', { hasText: 'Delivered' }).waitFor();
      await page.keyboard.press('n');
      await page.locator('.rung.is-awaited', { hasText: 'Seen' }).waitFor();
      await page.keyboard.press('r');
      await dialog.getByLabel('Reason').selectOption('crew_short');
      await page.keyboard.press('Enter');
      await page.getByText('Refused: Short of crew').waitFor();
      await page.keyboard.press('n');
      await dialog.getByText('Could go, best first').waitFor();
      expect(await dialog.getByLabel('For which boat').inputValue()).toBe('b-swamp01');
    });

    test('a unit is never committed twice: the board says so, and offers what may be done', async () => {
      const page = await board();
      const giver = { staff: 'uk-staff-0103', side: 'uk', desk: 'uk-mrcc-4' } as const;
      const place = { lat: 51, lon: 1.5, accuracyMetres: 500 };
      const fields = { boat: 'b-dry0001', kind: 'escort', urgency: 'urgent', place, onSceneBy: null };
      started.node.dispatch.order(
        'ProposeTask',
        { unit: 'U-AMBER', task: 't-1', ...fields, reason: 'nearest' },
        giver,
      );
      started.node.tell('dispatch');
      await page.locator('.grid-body-row', { hasText: /-002 · Escort · Proposed/ }).click();
      const button = page.getByRole('button', { name: /Propose a task/ });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      expect(await button.getAttribute('title')).toContain('never committed twice');
      await page.keyboard.press('t');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('d');
      await page.getByText(/It is taken from .*-002/).waitFor();
    });

    test('a mayday relay that nobody answers: the nearest of both states with their times, called by one press', async () => {
      const page = await board();
      await page.locator('.grid-body-row').nth(3).waitFor();
      await page.keyboard.press('y');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Nature of distress').selectOption('persons_in_water');
      await dialog.getByLabel('Where').fill('51 01.2 N 001 28.0 E');
      await dialog.getByRole('button', { name: 'Send' }).press('Enter');
      await dialog.getByText('Name at least one unit or one station.').waitFor();
      await dialog.getByLabel('Example Amber (UK)').check();
      await dialog.getByRole('button', { name: 'Send' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(asked('send-relay')).toHaveLength(1);
      await page.keyboard.press('3');
      await page.locator('.grid-body-row', { hasText: /no acknowledgement for \d+ s/ }).click();
      const near = page.locator('.part', { hasText: 'Nearest of both states' });
      await near.getByText('Exemple Hébé').waitFor();
      expect(await near.innerText()).toMatch(/FR\s+\d+ min away/);
      expect(await near.innerText()).toContain('NO ANSWER');
      await near.getByRole('button', { name: 'Call' }).first().press('Enter');
      await expect.poll(() => asked('call-units').length).toBe(1);
      await page.keyboard.press('n');
      await dialog.getByLabel('Which unit').selectOption('U-HEBE');
      await dialog.getByLabel('It', { exact: true }).selectOption('cannot');
      await page.keyboard.press('Enter');
      await dialog.getByText('Choose at least one.').waitFor();
      await dialog.getByLabel('Why it cannot').selectOption('too_far');
      await page.keyboard.press('Enter');
      await page.locator('.grid-body-row', { hasText: 'answered, nobody goes' }).waitFor();
    });

    test('a gap waits for a named decision, which is not the watch officer’s; what was typed survives', async () => {
      const page = await board();
      await page.locator('.grid-body-row').nth(3).waitFor();
      await page.keyboard.press('v');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('What falls out').fill('plane-2');
      await dialog.getByLabel('Aerial picture').check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('v');
      await dialog.getByText(/Your unfinished entry was restored/).waitFor();
      await dialog.getByLabel('From').fill('2030-01-01 02:00');
      await dialog
        .getByLabel('To', { exact: true })
        .or(dialog.getByLabel('To (UTC)'))
        .fill('2030-01-01 08:00');
      await dialog.getByLabel(/Corners/).fill('51.0, 1.3\n51.0, 1.7\n50.8, 1.5');
      await dialog.getByLabel('Cause').selectOption('weather');
      await dialog.getByRole('button', { name: 'Record' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(asked('open-gap')).toHaveLength(1);
      await page.keyboard.press('4');
      await page.locator('.grid-body-row', { hasText: 'NOBODY HAS DECIDED' }).click();
      const decide = page.getByRole('button', { name: /Decide by name/ });
      expect(await decide.getAttribute('title')).toContain('duty officer');
      await page.keyboard.press('o');
      await dialog.getByLabel('What', { exact: true }).selectOption('drone');
      await dialog.getByLabel('Hours').fill('6');
      await page.keyboard.press('Enter');
      await dialog.getByText(/State a cost in euros or pounds/).waitFor();
      await dialog.getByLabel('Cost, pounds').fill('4000');
      await page.keyboard.press('Enter');
      await page.getByText('6 h · £4,000').waitFor();
    });

    describe.each(['en', 'fr'] as const)('accessible in %s', (language) => {
      test('the unit board, its lists, an opened unit and every dialog', async () => {
        const page = await board({ language });
        await page.locator('.grid-body-row').nth(3).waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.locator('.room-aside').waitFor();
        await everyLight(page);
        for (const key of ['t', 's', 'w', 'o', 'i', 'y', 'v']) {
          await page.keyboard.press(key);
          await page.getByRole('dialog').waitFor();
          expect([key, await violations(page, 'dialog')]).toEqual([key, []]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        await page.keyboard.press('t');
        await page.getByRole('dialog').locator('select').first().selectOption('b-swamp01');
        await page.locator('.option').first().waitFor();
        expect(await violations(page, 'dialog')).toEqual([]);
        await page.keyboard.press('Escape');
        for (const tab of ['2', '3', '4']) {
          await page.keyboard.press(tab);
          expect([tab, await violations(page)]).toEqual([tab, []]);
        }
        expect(started.faults).toEqual([]);
      });

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
