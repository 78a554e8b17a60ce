import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakePhone, playFakeNight } from '../operations/rescue/view/fake-night.ts';
import { lights } from './preferences.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';
import {
  correctCount,
  countPeople,
  keptBeforeTyped,
  shot,
  typedBesideButtons,
  typedOnTheWay,
  withoutALink,
} from './test-rescue-forms.ts';

const path = (order: string) => `/api/operations/rescue/${order}`;

describe.skipIf(chromium === null)(
  'a watch officer at the rescue (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    beforeEach(() => playFakeNight(started.node.rescue));
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    const orders = (order: string) => started.node.orders.filter((one) => one.path === path(order));
    const watch = (room: 'boats' | 'inbox', more: { readonly language?: 'en' | 'fr'; staff?: string } = {}) =>
      started.open({ staff: 'demo-uk-watch-1', room, ...more });

    test('the boats stand in rank order, with what must be done, by when, and who is missing', async () => {
      const page = await watch('boats');
      await page.locator('.boat-row').nth(2).waitFor();
      const [first = ''] = await page.locator('.boat-row').allInnerTexts();
      expect(first).toContain('UK-');
      expect(first).toMatch(/unaccounted/);
      expect(first).toMatch(/Open the search for the person in the water/);
      expect(await page.locator('.boat-row').first().getAttribute('class')).toContain('is-grave');
    });

    test('a call is on record with a position within ten seconds, by keyboard only', async () => {
      const page = await watch('boats');
      await page.locator('.boat-row').first().waitFor();
      const began = performance.now();
      await page.keyboard.press('n');
      await page.locator('.call textarea').first().waitFor();
      await page.keyboard.type('51 03.4 N 001 27.9 E', { delay: 60 });
      await page.getByRole('button', { name: 'Take the position' }).waitFor();
      await page.keyboard.press('F2');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/^Recorded in \d+\.\d s\.$/).waitFor();
      expect((performance.now() - began) / 1000).toBeLessThan(10);
      const [recorded] = orders('record-contact');
      expect(recorded?.body).toMatchObject({
        channel: 'call',
        positions: [{ source: 'verbal', raw: '51 03.4 N 001 27.9 E' }],
      });
      await page.locator('.room-aside', { hasText: 'Call' }).waitFor();
    });

    test('a repeat caller is told with the boat, its state and what was promised within two seconds', async () => {
      const page = await watch('inbox');
      await page.locator('.grid-body-row').first().waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Phone').fill(fakePhone);
      const typed = performance.now();
      await page.getByText('REPEAT CALLER').waitFor();
      expect(performance.now() - typed).toBeLessThan(2000);
      const strip = await page.locator('.call-caller').innerText();
      expect(strip).toMatch(/UK-\d\d-001, Distress, last record/);
      expect(strip).toMatch(/a unit is coming, by \d\d:\d\d UTC/i);
      await shot(page, 'call-strip');
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      await page.keyboard.press('F9');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/^Recorded in/).waitFor();
      await expect.poll(() => orders('link-contact').length).toBe(1);
      expect(orders('link-contact')[0]?.body).toMatchObject({ boat: 'b-swamp01', reason: 'same_caller' });
      expect(orders('open-boat')).toEqual([]);
    });

    test('the double call: the share that came in is suggested for the boat, and linked in three keys', async () => {
      const page = await watch('inbox');
      await page.locator('.grid-body-row', { hasText: 'Location share' }).click();
      const aside = page.locator('.room-aside');
      await aside.getByText('May be one of these boats').waitFor();
      const said = await aside.innerText();
      const placed = said.search(/Place and time go together|Same place at the same time/);
      expect(placed).toBeGreaterThan(said.indexOf('Against'));
      await shot(page, 'contact-suggested');
      expect(await violations(page, '.room-aside')).toEqual([]);
      await page.keyboard.press('l');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: /UK-\d\d-001/ }).waitFor();
      expect(await dialog.getByRole('radio', { name: /UK-\d\d-001/ }).isChecked()).toBe(true);
      const asked = await dialog.innerText();
      expect(asked.indexOf('Against')).toBeLessThan(asked.indexOf('How sure'));
      expect(orders('link-contact')).toEqual([]);
      await page.keyboard.press('Enter');
      await expect.poll(() => orders('link-contact').length).toBe(1);
      expect(orders('link-contact')[0]?.body).toMatchObject({ boat: 'b-swamp01', contact: 'c-share01' });
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(() => orders('unlink-contact').length).toBe(1);
      expect(orders('open-boat')).toEqual([]);
    });

    test('what a caller said survives a crash, and lies nowhere in plain text', async () => {
      const page = await watch('boats');
      await page.locator('.boat-row').first().waitFor();
      await page.keyboard.press('n');
      await page.locator('.call textarea').first().waitFor();
      await page.keyboard.type('forty people and the floor is gone');
      await page.getByLabel('People').fill('40');
      await page.getByText(/Kept sealed in this browser/).waitFor();
      await expect.poll(() => keptKeys(page)).toContain('strait.sealed.demo-uk-watch-1.rescue.call');
      expect(await kept(page)).not.toContain('floor is gone');
      await page.reload();
      await page.getByText(/Call open since/).waitFor();
      await page.locator('.room h2').waitFor();
      await page.keyboard.press('n');
      await expect
        .poll(() => page.locator('.call textarea').first().inputValue())
        .toBe('forty people and the floor is gone');
      expect(await page.getByLabel('People').inputValue()).toBe('40');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/^Recorded in/).waitFor();
      await expect.poll(() => keptKeys(page)).not.toContain('strait.sealed.demo-uk-watch-1.rescue.call');
    });

    test('what is typed while a call is on its way to the record stays, and is recorded as a further contact', async () =>
      typedOnTheWay(await watch('boats'), orders));

    test('people counted are recorded and linked by keyboard, with what speaks against it beside the figures', async () => {
      const page = await watch('boats');
      await open(page, 'UK-');
      await countPeople(page, orders);
    });

    test('a count is put right with its reason; what was first recorded stays in sight, and one key takes it back', async () =>
      correctCount(await watch('inbox'), orders));

    test('what is typed after a button of the call was pressed is of the caller’s words, never an act of the desk', async () => {
      await typedBesideButtons(await watch('boats'));
      expect(started.node.orders.filter(({ path: to }) => to.includes('acknowledge'))).toEqual([]);
    });

    test('what was said before a crash comes back late, before what was typed since: neither is lost', async () =>
      keptBeforeTyped(await watch('boats')));

    test('a call without a link stays, and is one record when the link returns', async () =>
      withoutALink(await watch('boats'), orders));

    test('the wrong closing: the swamped boat cannot be closed on the dry boat’s people', async () => {
      const page = await watch('boats');
      await open(page, 'UK-');
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Stands against closing').waitFor();
      const said = await dialog.innerText();
      expect(said.indexOf('Stands against closing')).toBeLessThan(said.indexOf('How it ended'));
      expect(said).toContain('No recovery, landing or suspended search is on record.');
      expect(said).toContain('last record by uk-staff-0101');
      const button = dialog.getByRole('button', { name: 'Propose to a second person' });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await page.keyboard.press('Enter');
      expect(orders('close-boat')).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    test('the wrong closing, once the other boat’s people are linked to it: what contradicts is named', async () => {
      const page = await watch('boats');
      await open(page, 'UK-');
      await page.keyboard.press('l');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').first().selectOption({ value: 'c-pickup1' });
      await dialog.getByRole('radio', { name: 'Probable' }).check();
      await dialog.getByLabel('Why').selectOption('place_and_time');
      await dialog.getByRole('button', { name: 'Link', exact: true }).press('Enter');
      await expect.poll(() => orders('link-contact').length).toBe(1);
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await page.locator('.tab', { hasText: /Evidence 2/ }).waitFor();
      await page.keyboard.press('c');
      await dialog.getByText('Hull or colour differ from what was reported.').waitFor();
      const said = await dialog.innerText();
      expect(said).toContain('Counts contradict one another');
      expect(said).toMatch(/41 counted/);
      expect(said).toContain('Nothing shows that those recovered are the people of this boat.');
      await page.keyboard.press('Escape');
      expect(orders('close-boat')).toEqual([]);
    });

    test('a refusal of the node to close is said, and the attempt stands in the log', async () => {
      const page = await watch('boats');
      await open(page, 'UK-');
      started.node.rescue.order(
        'CloseBoat',
        { boat: 'b-swamp01', outcome: 'rescued', identification: [] },
        { staff: 'uk-staff-0102', side: 'uk', desk: 'uk-mrcc-3' },
      );
      await page.keyboard.press('4');
      await page.locator('.timeline', { hasText: 'Closing refused' }).waitFor();
      expect(await page.locator('.timeline').innerText()).toContain('uk-staff-0102');
    });

    test('the unread position: its clock runs, who opened it first is recorded, and the alarm is past', async () => {
      const page = await watch('inbox');
      const row = page.locator('.grid-body-row', { hasText: 'Location share' });
      await row.getByText(/unread, \d+ s left|UNREAD/).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('location');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside', { hasText: 'Location share' }).waitFor();
      await expect.poll(() => orders('open-contact').length).toBe(1);
      await row.getByText(/read \d\d:\d\d · uk-mrcc-1/).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      expect(await page.locator('.room-aside').count()).toBe(0);
    });

    test('a doubtful position shows its readings, and a person chooses', async () => {
      const page = await watch('inbox');
      await page.locator('.grid-body-row', { hasText: 'charity-1' }).click();
      await page.getByText('can be read in several ways', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'This is the one' }).first().press('Enter');
      await expect.poll(() => orders('choose-reading').length).toBe(1);
      expect(orders('choose-reading')[0]?.body).toMatchObject({ reading: 'degrees_minutes_seconds' });
    });

    test('words are opened by one logged act and leave the screen by no export', async () => {
      const page = await watch('inbox');
      await page.locator('.grid-body-row', { hasText: 'charity-1' }).click();
      await page.getByRole('button', { name: 'Open the words' }).press('Enter');
      await page.getByText(/thirty to forty people/).waitFor();
      const opened = started.node.orders.filter((one) => one.path === '/api/vault/open');
      expect(opened[0]?.body).toMatchObject({ reason: 'rescue', kinds: ['free_text', 'translation'] });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const sheet = await page.locator('.print-sheet').innerText();
      expect(sheet).toContain('OFFICIAL');
      expect(sheet).not.toContain('thirty');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await kept(page)).not.toContain('thirty');
    });

    test('the refused transfer: the proposer stays responsible, and both sides read why', async () => {
      const page = await watch('boats');
      await open(page, 'FR-');
      await page.keyboard.press('5');
      await page.getByText(/Proposed to UK, not accepted, .*FR stays responsible/).waitFor();
      await page.getByRole('button', { name: /Refuse…/ }).press('Enter');
      await page.getByText(/FR stays responsible\. Your refusal/).waitFor();
      await page.getByLabel('Why').selectOption('no_unit');
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse', exact: true }).press('Enter');
      await page.getByText(/Refused by UK: no unit free\. FR stays responsible/).waitFor();
      await page.locator('.boat-head .state-badge', { hasText: 'FR' }).waitFor();
      const french = await watch('boats', { staff: 'demo-fr-watch-1', language: 'fr' });
      await open(french, 'FR-');
      await french.keyboard.press('5');
      await french.getByText(/Refusé par UK : aucun moyen disponible\. FR reste responsable/).waitFor();
    });

    test('only the side to which it was proposed may accept; the other reads who can', async () => {
      const page = await watch('boats', { staff: 'demo-fr-watch-1', language: 'fr' });
      await open(page, 'FR-');
      await page.keyboard.press('5');
      const accept = page.getByRole('button', { name: 'Accepter la coordination' });
      expect(await accept.getAttribute('aria-disabled')).toBe('true');
      await page.getByText('La rive à qui il est proposé y répond : UK.').waitFor();
      await accept.press('Enter');
      expect(orders('accept-transfer')).toEqual([]);
    });

    test('a phase goes up freely, and down only with evidence and a reason', async () => {
      const page = await watch('boats');
      await open(page, 'UK-');
      await page.keyboard.press('p');
      await page.getByRole('radio', { name: 'Alert' }).check();
      await page.getByRole('button', { name: 'Set the phase' }).press('Enter');
      await page.getByText('Name at least one linked contact that shows it.').waitFor();
      expect(orders('set-phase')).toEqual([]);
    });

    test('a reversible act is done at once and taken back by one key press', async () => {
      const page = await watch('inbox');
      await page.locator('.grid-body-row', { hasText: 'charity-1' }).click();
      await page.keyboard.press('x');
      await page.getByRole('radio', { name: 'seen by a unit' }).check();
      await page.keyboard.press('Enter');
      await page.getByText('It speaks of people at sea: name what it was').waitFor();
      await page.getByLabel('What it was').fill('HULL-7');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await page.getByText(/Taken back/).waitFor();
      expect(orders('answer-contact').at(-1)?.body).toMatchObject({ explainedBy: 'HULL-7' });
      expect(orders('reopen-contact')).toHaveLength(1);
    });

    test('a lost node leaves the board with its age, and says so', async () => {
      const page = await watch('boats');
      await page.locator('.boat-row').first().waitFor();
      await page.route('**/api/operations/rescue/board*', (route) => route.abort());
      await page.locator('.notice', { hasText: 'The node does not answer' }).waitFor();
      expect(await page.locator('.boat-row').count()).toBeGreaterThan(0);
      await page.unroute('**/api/operations/rescue/board*');
      await expect.poll(() => page.locator('.notice.is-trouble').count(), { timeout: 8000 }).toBe(0);
    });

    test('what another desk does is on this screen sooner than the next question would bring it', async () => {
      const page = await watch('boats');
      await page.locator('.boat-row').first().waitFor();
      const giver = { staff: 'uk-staff-0103', side: 'uk', desk: 'uk-mrcc-4' } as const;
      const distress = { boat: 'b-dry0001', phase: 'distress', reason: null, evidence: [] };
      // Just after a question was answered: without the stream's word the next comes two seconds later.
      await page.waitForResponse(/rescue\/board/);
      started.node.rescue.order('SetPhase', distress, giver);
      const done = performance.now();
      started.node.tell('rescue');
      await page.locator('.boat-row', { hasText: '-002' }).filter({ hasText: 'Distress' }).waitFor();
      expect(performance.now() - done).toBeLessThan(1_900);
    });

    describe.each(['en', 'fr'] as const)('accessible in %s', (language) => {
      test('boats, every tab and dialog, the call and the inbox, in every light', async () => {
        const page = await watch('boats', { language });
        await open(page, 'UK-');
        await everyLight(page);
        for (const tab of ['2', '3', '4', '5', '6']) {
          await page.keyboard.press(tab);
          expect([tab, await violations(page, '.pane-detail')]).toEqual([tab, []]);
        }
        for (const key of ['l', 'e', 'p', 'x', 's', 'w', 'o', 'm', 'r', 'h', 'c']) {
          await page.keyboard.press(key);
          await page.getByRole('dialog').waitFor();
          expect([key, await violations(page, 'dialog')]).toEqual([key, []]);
          await page.keyboard.press('Escape');
        }
        await page.keyboard.press('n');
        await page.locator('.call textarea').first().waitFor();
        await everyLight(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('g');
        await page.keyboard.press('i');
        await page.locator('.grid-body-row', { hasText: 'charity-1' }).click();
        await page.locator('.room-aside').waitFor();
        await everyLight(page);
        for (const key of ['e', 'c', 'h', 'p']) {
          await page.keyboard.press(key);
          await page.getByRole('dialog').waitFor();
          expect([key, await violations(page, 'dialog')]).toEqual([key, []]);
          await shot(page, `inbox-${key}-${language}`);
          await page.keyboard.press('Escape');
        }
        expect(started.faults).toEqual([]);
      });
    });
  },
);

/** Opens the first boat of one side by keyboard. */
async function open(page: Page, reference: string): Promise<void> {
  await page.locator('.boat-row', { hasText: reference }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(reference);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('.boat-head', { hasText: reference }).waitFor();
}

async function everyLight(page: Page): Promise<void> {
  for (const light of lights) {
    await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
    expect([light, await violations(page)]).toEqual([light, []]);
  }
  expect(await overflows(page)).toEqual([]);
}

async function keptKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Object.keys(localStorage));
}

async function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
}
