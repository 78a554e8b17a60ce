import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serveRegionLine } from './test-charts.ts';
import { fakeCondition, fakeLife } from '../operations/watch/view/fake-alarms.ts';
import type { UtcText } from '../kernel/time.ts';
import { followToTheLine, playFakeNight } from '../operations/rescue/view/fake-night.ts';
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

    test('an expected crossing opens the transfer of its boat, filled in with the moment', async () => {
      playFakeNight(started.node.rescue);
      followToTheLine(started.node.rescue, 'b-dry0001');
      const but = { kind: 'crossing_near', about: 'boat/b-dry0001', reference: 'UK-26-002' };
      started.node.watch.raise(fakeCondition(20, { key: 'crossing_near/b-dry0001/fr', ...but }), 20);
      const page = await open('alarms');
      await serveRegionLine(page);
      await page.locator('.grid-body-row', { hasText: 'UK-26-002' }).click();
      await page
        .locator('.room-aside')
        .getByRole('button', { name: /Propose the transfer/ })
        .waitFor();
      await page.keyboard.press('x');
      const dialog = page.getByRole('dialog', { name: /Propose the transfer of UK-/ });
      await dialog.waitFor();
      const crosses = dialog.getByLabel(/Crosses the line at/);
      await expect.poll(() => crosses.inputValue()).toMatch(/\d\d:\d\d/);
      expect(await dialog.getByLabel('Why').inputValue()).toBe('crosses_line');
      await dialog.getByText(/Expected in the FR region about/).waitFor();
      await page.keyboard.press('Escape');
      await page
        .locator('.boat-row', { hasText: '-002' })
        .filter({ hasText: 'Propose the transfer' })
        .waitFor();
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

    /** What other rooms would tell the sheet of an invented night. */
    const playSheet = () => {
      const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString() as UtcText;
      started.node.watch.put({
        elsewhere: {
          boats: [
            {
              boat: 'b-swamp01',
              reference: 'UK-26-001',
              rank: 1,
              phase: 'distress',
              phaseAt: at(-40),
              coordinator: 'uk',
              openedAt: at(-50),
              lastEntryAt: at(-2),
              unaccounted: { min: 2, max: 3 },
              next: { en: 'Open a search', fr: 'Ouvrir une recherche' },
              nextBy: at(4),
              ended: null,
            },
          ],
          promises: [
            {
              promise: 'p-1',
              reference: 'UK-26-001',
              what: { en: 'A unit is coming', fr: 'Un moyen arrive' },
              dueAt: at(-1),
              madeAt: at(-20),
            },
          ],
          transfers: [{ transfer: 't-1', reference: 'FR-26-002', from: 'fr', to: 'uk', proposedAt: at(-6) }],
        },
      });
      started.node.watch.raise(fakeLife(20), 20);
    };
    const steps = (page: Page) => page.locator('.handover-side');

    test('the handover sheet is signed by two, at one console, with what is missing said at each step', async () => {
      playSheet();
      const page = await open('handover');
      await page.getByText('2–3 unaccounted for').waitFor();
      const said = await page.locator('.handover-sheet').innerText();
      expect(said).toContain('FR to UK, proposed');
      expect(said).toMatch(/A unit is coming · by \d\d:\d\d UTC · overdue/);
      expect(said).toContain('Alarms that stand');
      expect(await steps(page).innerText()).toContain('The sheet must be prepared first.');
      await page.keyboard.press('s');
      expect(orders('sign-handover')).toEqual([]);
      await page.keyboard.press('p');
      await steps(page)
        .getByText(/Prepared \d\d:\d\d UTC, to be signed by/)
        .waitFor();
      await page.getByText(/The sheet as it was prepared at/).waitFor();
      await page.keyboard.press('s');
      await steps(page)
        .getByText(/Signed \d\d:\d\d UTC by demo-uk-watch-1 at uk-mrcc-1/)
        .waitFor();
      expect(await steps(page).innerText()).toContain('The second signature is another person’s');
      await page.keyboard.press('s');
      expect(orders('sign-handover')).toHaveLength(1);
      await fetch(`${started.node.address}/api/session/take-over`, {
        method: 'POST',
        body: JSON.stringify({ staff: 'demo-uk-watch-3' }),
      });
      await page.reload();
      await page.getByText(/The sheet as it was prepared at/).waitFor();
      await page.keyboard.press('s');
      await steps(page).getByText('demo-uk-watch-1 → demo-uk-watch-3').waitFor();
      expect(orders('sign-handover').map(({ body }) => body)).toMatchObject([
        { part: 'outgoing' },
        { part: 'incoming' },
      ]);
    });

    test('at another console the second proves which sheet was read; one that differs is refused', async () => {
      playSheet();
      const page = await open('handover');
      await page.getByText('2–3 unaccounted for').waitFor();
      await page.keyboard.press('p');
      await steps(page)
        .getByText(/Prepared/)
        .first()
        .waitFor();
      await page.keyboard.press('s');
      await steps(page)
        .getByText(/Signed/)
        .first()
        .waitFor();
      const [prepared] = orders('prepare-handover');
      const { sheetHash } = (prepared?.body ?? {}) as { readonly sheetHash?: string };
      const other = await open('handover', { staff: 'demo-uk-watch-3' });
      await other.getByText(/not the one that was prepared/).waitFor();
      const field = other.getByLabel(/First four signs/);
      await field.fill('zzzz');
      await other.getByRole('button', { name: /Sign as taking over/ }).press('Enter');
      await other.getByText('They are not those of the sheet that was prepared.').waitFor();
      expect(orders('sign-handover')).toHaveLength(1);
      await field.fill(sheetHash?.slice(0, 4) ?? '');
      await other.getByRole('button', { name: /Sign as taking over/ }).press('Enter');
      await steps(other).getByText('demo-uk-watch-1 → demo-uk-watch-3').waitFor();
    });

    test('the sheet does not move while it is read, says that the record went on, and is printed in both languages', async () => {
      playSheet();
      const page = await open('handover');
      await page.getByText('2–3 unaccounted for').waitFor();
      raise(fakeCondition(5), 5);
      await page.getByText('The record has changed since this sheet.').waitFor();
      expect(await page.locator('.handover-sheet').getByText('Open it.').count()).toBe(0);
      await page.keyboard.press('r');
      await page.locator('.handover-sheet').getByText('Open it.').waitFor();
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const sheet = await page.locator('.print-sheet').innerText();
      expect(sheet).toContain('OFFICIAL · DEMONSTRATION');
      expect(sheet).toContain('Handover sheet · uk-mrcc-1');
      expect(sheet).toContain('Fiche de relève · uk-mrcc-1');
      expect(sheet).toMatch(/Fingerprint\s*[0-9a-f]{64}/);
      expect(sheet).toContain('A. Example');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    });

    test('below minimum is said with its moment; help is asked by two keys and answered by the other side', async () => {
      const page = await open('watch');
      await page.getByText('Nobody has reported a strength.').waitFor();
      await page.keyboard.press('s');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Team').fill('channel-1');
      await dialog.getByLabel('On watch now').fill('3');
      await dialog.getByLabel('Establishment', { exact: true }).fill('5');
      await page.keyboard.press('Enter');
      await page.getByText(/3 of 5, minimum 4 · BELOW MINIMUM since \d\d:\d\d UTC/).waitFor();
      await page.keyboard.press('h');
      await dialog.waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(/NO ANSWER for/).waitFor();
      expect(orders('call-for-help')[0]?.body).toMatchObject({ side: 'uk', reason: 'overload' });
      const accept = page.getByRole('button', { name: 'Accept' });
      expect(await accept.getAttribute('title')).toContain('other side answers');
      const french = await open('watch', { staff: 'demo-fr-watch-1', language: 'fr' });
      await french.getByRole('button', { name: 'Refuser…' }).press('Enter');
      await french.getByRole('dialog').getByLabel('Motif', { exact: true }).selectOption('own_overload');
      await french.keyboard.press('Enter');
      await french.getByText(/Refusé .* Charge excessive ici également/).waitFor();
    });

    test('conditions are typed in the trade’s units and kept in SI; what is left empty is not known', async () => {
      const page = await open('watch');
      await page.getByText('Nobody has reported conditions.').waitFor();
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Crossings').selectOption('red');
      await dialog.getByLabel('Wind, knots').fill('20');
      await dialog.getByLabel('Visibility').fill('2,5');
      await page.keyboard.press('Enter');
      await page.getByText(/visibility 2.5 NM · sea not known · wind 20 kn/).waitFor();
      expect(orders('report-conditions')[0]?.body).toMatchObject({
        windMetresPerSecond: 10.29,
        visibilityMetres: 4630,
        seaState: null,
      });
    });

    test('a major incident stands in both languages side by side, is updated and stood down', async () => {
      const page = await open('watch');
      await page.getByText('No major incident is on record.').waitFor();
      await page.keyboard.press('m');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('T · Type of incident').selectOption('people_in_water');
      await dialog.getByRole('button', { name: 'Declare', exact: true }).press('Enter');
      await dialog.getByText('A position or a place is needed.').waitFor();
      await dialog.getByLabel('E · Exact location').fill('51 01.2 N 001 28.0 E');
      await dialog.getByLabel('unaccounted for').fill('12');
      await dialog.getByLabel('lifeboats, required').fill('3');
      await dialog.getByLabel('Further words').fill('two rafts seen');
      await dialog.getByRole('button', { name: 'Declare', exact: true }).press('Enter');
      await page
        .locator('.report-columns')
        .getByText(/N · Number of casualties: .*unaccounted for 12/)
        .waitFor();
      expect(await page.locator('.report-columns pre[lang="fr"]').innerText()).toMatch(/manquants 12/);
      expect(await page.locator('.report-columns').innerText()).not.toContain('two rafts');
      await page.getByRole('button', { name: 'Update the report…' }).press('Enter');
      await dialog.getByLabel('unaccounted for').fill('11');
      await dialog.getByRole('button', { name: 'Update', exact: true }).press('Enter');
      await page.getByText(/Report 2, /).waitFor();
      await page.getByRole('button', { name: 'Stand down…' }).press('Enter');
      await dialog.getByLabel('Why').selectOption('resolved');
      await page.keyboard.press('Enter');
      await page.getByText(/stood down \d\d:\d\d UTC: Resolved/).waitFor();
    });

    test('the situation report of a boat comes by its reference, in both languages', async () => {
      playFakeNight(started.node.rescue);
      const text = { en: 'DISTRESS\nA. Identity: UK-26-001', fr: 'DÉTRESSE\nA. Identité : UK-26-001' };
      started.node.watch.put({ sitrep: { text } as never });
      const page = await open('watch');
      await page.getByLabel('Boat, by its reference').selectOption('b-swamp01');
      await page.locator('pre[lang="fr"]', { hasText: 'DÉTRESSE' }).waitFor();
      await page.locator('pre[lang="en"]', { hasText: 'DISTRESS' }).waitFor();
    });

    describe.each(['en', 'fr'] as const)('accessible in %s', (language) => {
      test('the handover room, and the watch with every dialog', async () => {
        playSheet();
        const page = await open('handover', { language });
        await page.locator('.handover-line').first().waitFor();
        await everyLight(page);
        await page.keyboard.press('g');
        await page.keyboard.press('w');
        await page.locator('.watch-columns').waitFor();
        await everyLight(page);
        for (const key of ['s', 'c', 'h', 'm']) {
          await page.keyboard.press(key);
          await page.getByRole('dialog').waitFor();
          expect([key, await violations(page, 'dialog')]).toEqual([key, []]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
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
