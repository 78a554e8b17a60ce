import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeRequest, playFakeTracing } from '../cases/tracing/view/fake-tracing.ts';
import type { Language } from '../kernel/text.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const room = '/api/cases/tracing';
const shots = process.env['STRAIT_SHOTS'];
const officer = 'demo-uk-safeguarding-1';
const desks = [
  ['en', 1280],
  ['fr', 1920],
] as const;

describe.skipIf(chromium === null)(
  'family tracing in a browser (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    const ordersTo = (order: string) => started.node.orders.filter(({ path }) => path === `${room}/${order}`);
    const looked = async (page: Page, name: string) => {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `tracing-${name}.png`) });
      expect([name, await violations(page)]).toEqual([name, []]);
      expect([name, await overflows(page)]).toEqual([name, []]);
    };
    /** Opens the room with an invented day, and by keyboard the request in which these words stand. */
    const opened = async (
      words: string | null,
      at: { readonly language?: Language; readonly width?: 1280 | 1920 } = {},
    ) => {
      playFakeTracing(started.node.tracing);
      const page = await started.open({ staff: officer, room: 'tracing', ...at });
      await page.locator('.grid-body-row').nth(3).waitFor();
      if (words === null) return page;
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await expect.poll(() => page.locator('.grid-body-row').count()).toBe(1);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside').waitFor();
      return page;
    };
    const aside = (page: Page) => page.locator('.room-aside');
    /** A moment as one types it, so many hours from now. */
    const typed = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const press = (page: Page, name: string | RegExp) =>
      page.getByRole('button', { name }).first().press('Enter');

    test.each(desks)(
      'in %s at %i: what needs an act stands first; accessible in every part',
      async (language, width) => {
        const said = (en: string, fr: string): string => (language === 'en' ? en : fr);
        const page = await opened(null, { language, width });
        await looked(page, `list-${language}`);
        const rows = await page.locator('.grid-body-row').allInnerTexts();
        expect(rows[0]).toContain(said('Arrange contact', 'Contact à organiser'));
        expect(rows[1]).toContain(said('Linked by the other side', 'Reliée par l’autre côté'));
        expect(rows.join()).not.toContain(said('Closed', 'Close'));
        expect(await page.locator('.tracing-told tbody tr').count()).toBe(5);
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        const step = said('telephone the other side’s safeguarding desk', 'appeler le poste protection');
        await aside(page).getByText(step).waitFor();
        await looked(page, `contact-${language}`);
        await page.keyboard.press('Escape');
        await expect.poll(() => aside(page).count()).toBe(0);
        await page.keyboard.press('/');
        await page.keyboard.type(fakeRequest('uk', 1).slice(0, 10));
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await aside(page)
          .getByRole('button', { name: said('Link…', 'Relier…') })
          .first()
          .waitFor();
        await looked(page, `request-${language}`);
        await press(page, said('Link…', 'Relier…'));
        await looked(page, `link-${language}`);
        await page.keyboard.press('Escape');
        await press(page, said('Share with the other state…', 'Communiquer à l’autre État…'));
        expect(await page.getByRole('dialog').count()).toBe(0); // shared already
        await press(page, said('Correct…', 'Rectifier…'));
        await looked(page, `correct-${language}`);
        expect(started.faults).toEqual([]);
      },
    );

    /** Sends the form that lies open: the node refuses it, nothing of it is lost, and sent again it is the same request. */
    const sentTwice = async (page: Page, language: Language) => {
      const said = (en: string, fr: string): string => (language === 'en' ? en : fr);
      const dialog = page.getByRole('dialog');
      const until = dialog.getByLabel(said('Parted not after', 'Séparés au plus tard'));
      // Refused by the node: nothing of it is lost.
      const message = { en: 'Refused for this test.', fr: 'Refus pour cet essai.' };
      const body = { ok: false, code: 'request_exists', message };
      started.node.answers.set(`${room}/open-tracing`, [{ status: 409, body }]);
      await until.press('Enter');
      await dialog.getByText(said(message.en, message.fr)).waitFor();
      expect(await dialog.getByLabel(said('Name of the person', 'Nom de la personne')).inputValue()).toBe(
        'A. Example',
      );
      await until.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const [refused, taken] = ordersTo('open-tracing').map((one) => one.body as Record<string, unknown>);
      expect(taken).toEqual(refused); // the same request, not a second one
      expect(taken).toMatchObject({
        relation: 'parent',
        seeker: 'child',
        consent: 'safeguarding',
        shared: true,
      });
      expect(taken).toMatchObject({
        seekerName: 'A. Example',
        parting: { how: 'at_sea', boat: 'UK-27-007' },
      });
      await aside(page).getByText(said('Seeks parent', 'Recherche père ou mère')).first().waitFor();
      expect(await page.locator('.grid-body-row').count()).toBe(1);
      return taken;
    };

    test.each(desks)(
      'in %s at %i: a request is opened by keyboard, faults beside the fields',
      async (language, width) => {
        const said = (en: string, fr: string): string => (language === 'en' ? en : fr);
        const page = await started.open({ staff: officer, room: 'tracing', language, width });
        await page.getByText(said('No tracing request yet', 'Aucune demande.')).waitFor();
        await page.getByText(said('Nothing told.', 'Rien de communiqué.')).waitFor();
        await looked(page, `empty-${language}`);
        await page.keyboard.press('n');
        const dialog = page.getByRole('dialog');
        await page.keyboard.type('A. Example');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Her husband, B. Example.');
        await dialog
          .getByLabel(said('The person who seeks is', 'La personne qui recherche est'))
          .selectOption('child');
        const self = dialog.getByLabel(said('The person, for themselves', 'La personne elle-même'));
        expect(await self.getAttribute('aria-disabled')).toBe('true');
        await self.press('Space');
        expect(await self.isChecked()).toBe(false);
        await dialog
          .getByText(said('a child does not agree alone', 'un enfant ne consent pas seul'))
          .waitFor();
        await dialog.getByLabel(said('Boat from which', 'Embarcation d’où')).fill('UK 27');
        await page.keyboard.press('Enter');
        await dialog.getByText(said('three to six figures', 'trois à six chiffres')).waitFor();
        expect(ordersTo('open-tracing')).toEqual([]);
        await looked(page, `open-${language}`);
        await dialog.getByLabel(said('Boat from which', 'Embarcation d’où')).fill('uk-27-007');
        await dialog
          .getByLabel(said('The person sought is their', 'Lien avec la personne'))
          .selectOption('parent');
        await dialog.getByLabel(said('How they were parted', 'Comment ils ont été')).selectOption('at_sea');
        const until = dialog.getByLabel(said('Parted not after', 'Séparés au plus tard'));
        await dialog.getByLabel(said('Parted not before', 'Séparés au plus tôt')).fill(typed(-2));
        await until.fill(typed(-3));
        await dialog.getByLabel(said('Safeguarding staff', 'Un référent protection')).check();
        await dialog
          .getByLabel(said('Share with the other state', 'Communiquer à l’autre État'))
          .selectOption('yes');
        expect(await dialog.innerText()).toContain(said('No name, no place', 'Ni nom, ni lieu'));
        await until.press('Enter');
        await dialog.getByText(said('cannot have been parted until', 'ne peut finir avant')).waitFor();
        await until.fill(typed(-1));
        const taken = await sentTwice(page, language);
        await press(page, said('Open name and words…', 'Ouvrir le nom et les propos…'));
        await aside(page).getByText('A. Example').first().waitFor();
        const vault = started.node.orders.find(({ path }) => path === '/api/vault/open')?.body;
        const asked = { subjects: [taken?.['person']], kinds: ['name', 'free_text'], reason: 'safeguarding' };
        expect(vault).toMatchObject(asked);
        await page.keyboard.press('Escape');
        await expect.poll(() => page.getByText('A. Example').count()).toBe(0);
        expect(started.faults).toEqual([]);
      },
    );

    test('a suggestion says what speaks against before what speaks for it; a link names its grounds, and can be undone', async () => {
      const page = await opened('trc-7a4111');
      const offered = aside(page).locator('.option');
      await offered.nth(1).waitFor();
      const doubted = await offered.nth(1).innerText();
      expect(doubted).toContain('Parted more than 12 h apart');
      expect(doubted).toContain('Sought as a grown person, and treated as a child');
      expect(doubted.indexOf('Against')).toBeLessThan(doubted.indexOf('For'));
      await offered.nth(1).getByRole('button', { name: 'Rule out…' }).press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').selectOption('parting_differs');
      await page.keyboard.press('Enter');
      await aside(page).getByText('Ruled out: 1').waitFor();
      await offered.first().getByRole('button', { name: 'Link…' }).press('Enter');
      await dialog.getByText('Ask each person, apart, whom they seek').waitFor();
      const read = await dialog.innerText();
      expect(read.indexOf('Against')).toBeLessThan(read.indexOf('For'));
      await dialog.getByRole('button', { name: 'Link', exact: true }).press('Enter');
      await dialog.getByText('Choose at least one.').waitFor();
      expect(ordersTo('link-family')).toEqual([]);
      await dialog.getByLabel('Each, asked apart, named the other').press('Space');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const link = {
        request: fakeRequest('uk', 1),
        other: fakeRequest('fr', 1),
        grounds: ['each_named_the_other'],
      };
      expect(ordersTo('link-family').map(({ body }) => body)).toEqual([link]);
      await aside(page).getByText('Ask the person here, alone').waitFor();
      await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
      await expect
        .poll(() => ordersTo('unlink-family'))
        .toMatchObject([{ body: { ground: 'linked_in_error' } }]);
      await aside(page).getByRole('button', { name: 'Link…' }).first().waitFor();
    });

    test('what the other side has linked stands first; a child does not agree alone', async () => {
      const page = await opened('trc-7a4222');
      await aside(page).getByText('The other side has linked these.').waitFor();
      await press(page, 'Link…');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Both tell the parting alike').press('Space');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await press(page, 'Person agrees…');
      await dialog.getByText('a child does not agree alone').waitFor();
      const self = dialog.getByLabel('The person, for themselves');
      expect(await self.getAttribute('aria-disabled')).toBe('true');
      await self.press('Space');
      expect(await self.isChecked()).toBe(false);
      await looked(page, 'agree-en');
      await dialog.getByLabel('A guardian').press('Space');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await aside(page).getByText('No agreement told from the other side yet. No contact.').waitFor();
      // The mother agrees on the other shore: only now is contact spoken of.
      const there = { request: fakeRequest('fr', 2), other: fakeRequest('uk', 2) };
      const mother = { staff: 'demo-fr-safeguarding-1', side: 'fr' } as const;
      started.node.tracing.order('AgreeToContact', { ...there, consent: 'self' }, mother);
      started.node.tell('tracing');
      await aside(page).getByText('telephone the other side’s safeguarding desk').waitFor();
      await press(page, 'Person declines…');
      await dialog.getByText('The other side is not told.').waitFor();
      await dialog.getByRole('button', { name: 'Record that they decline' }).press('Enter');
      await aside(page).getByText('The person here wants no contact.').waitFor();
    });

    test('whoever raised a concern does not clear it: the button says so, and another person does', async () => {
      const page = await opened('trc-7a4444');
      const clear = aside(page).getByRole('button', { name: 'Clear concern…' });
      expect(await clear.getAttribute('aria-disabled')).toBe('true');
      await aside(page).getByText('Whoever raised a concern does not clear it').waitFor();
      await aside(page).getByText('A concern stands: no contact').waitFor();
      const agree = aside(page).getByRole('button', { name: 'Person agrees…' });
      expect(await agree.getAttribute('title')).toContain('before a second person has cleared it');
      await clear.press('Enter');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await looked(page, 'concern-en');
      const of = { request: fakeRequest('uk', 4), other: fakeRequest('fr', 4) };
      started.node.tracing.order('ClearConcern', of, { staff: 'demo-uk-safeguarding-2', side: 'uk' });
      started.node.tell('tracing');
      await aside(page).getByRole('button', { name: 'Raise concern…' }).waitFor();
      expect(await agree.getAttribute('aria-disabled')).toBeNull();
    });

    test('withheld, closed and reopened by keyboard; a node that fails keeps the old list with its age', async () => {
      const page = await opened('trc-7a4111');
      const dialog = page.getByRole('dialog');
      await press(page, 'Withhold…');
      await dialog.getByRole('button', { name: 'Withhold', exact: true }).press('Enter');
      await aside(page).getByText('No: only this side searches').waitFor();
      await aside(page).getByText('a request that its person has not agreed to share').first().waitFor();
      await press(page, 'Close the request…');
      await dialog.getByLabel('How it ended').selectOption('withdrawn_by_person');
      await dialog.getByRole('button', { name: 'Close the request', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await aside(page).getByText('Withdrawn by the person').waitFor();
      await press(page, 'Reopen…');
      await dialog.getByText('ask the person again before sharing').waitFor();
      await dialog.getByRole('button', { name: 'Reopen', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      // Shared once it is open again: until then its button says why not.
      await aside(page).getByText('Withdrawn by the person').waitFor({ state: 'detached' });
      await press(page, 'Share with the other state…');
      await dialog.getByLabel('The person, for themselves').press('Space');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('share-tracing')).toMatchObject([{ body: { consent: 'self' } }]);
      started.node.answers.set(`${room}/requests`, { status: 500, body: { ok: false, code: 'fault' } });
      started.node.tell('tracing');
      await page.locator('.notice.is-trouble', { hasText: 'Still shown: the answer of' }).waitFor();
      expect(await page.locator('.grid-body-row').count()).toBe(1);
    });

    test('more requests than one answer holds: the room says what is left out', async () => {
      const answer = { own: [], told: [], more: true };
      started.node.answers.set(`${room}/requests`, { status: 200, body: answer });
      const page = await started.open({ staff: officer, room: 'tracing' });
      await page.getByText('the oldest are not shown and not compared').waitFor();
    });

    test('a desk without the right sees nothing of the room, and who works there', async () => {
      playFakeTracing(started.node.tracing);
      const page = await started.open({ staff: 'demo-uk-analyst-1' });
      await page.locator('h2').first().waitFor();
      await page.evaluate(() => (location.hash = '#/tracing'));
      await page.locator('.notice', { hasText: 'Safeguarding officers and case workers' }).waitFor();
      expect(await page.locator('.grid-body-row, .tracing-told').count()).toBe(0);
      expect(await page.getByText('Seeks').count()).toBe(0);
    });
  },
);
