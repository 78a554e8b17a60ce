import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeAmendment, fakeIntel } from '../inquiry/intel/view/fake-intel.ts';
import { instant } from '../kernel/time.ts';
import { playFakeFleet } from '../operations/dispatch/view/fake-fleet.ts';
import { playFakeNight } from '../operations/rescue/view/fake-night.ts';
import { lights } from './preferences.ts';
import type { RoomId } from './rooms.ts';
import { amendTip, readAmendment } from './test-intel-desk.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

describe.skipIf(chromium === null)(
  'a watch officer at the unit board (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    const open = (room: RoomId, more: { readonly language?: 'en' | 'fr' } = {}) =>
      started.open({ staff: 'demo-uk-watch-1', room, ...more });
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
      await expect.poll(() => dialog.getByLabel('For which boat').inputValue()).toBe('b-swamp01');
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

    test('from the boats, `t` proposes a task for the opened boat: three keys from the queue', async () => {
      playFakeNight(started.node.rescue);
      playFakeFleet(started.node.dispatch);
      const page = await open('boats');
      await page.locator('.boat-row').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.boat-head', { hasText: 'UK-' }).waitFor();
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Could go, best first').waitFor();
      // The boats are a list of their own, and may come after the units.
      await expect.poll(() => dialog.getByLabel('For which boat').inputValue()).toBe('b-swamp01');
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

    test('a patrol that a site asks for goes once a person has said which, by keyboard alone', async () => {
      const giver = { staff: 'flow.site-to-dispatch', side: 'uk', desk: 'uk-mrcc-4' } as const;
      const asks = { site: 'S-1', alarm: 'sa-1', zone: 'Z-2', position: { lat: 51.1, lon: 1.15 } };
      const need = { need: 'somebody_on_track', actBefore: null };
      started.node.dispatch.order('ProposePatrol', { ...asks, ...need }, giver);
      const base = { lat: 51.12, lon: 1.15 };
      for (const patrol of ['P-1', 'P-2']) {
        const unit = { site: 'S-1', patrol, kind: 'patrol', crew: 2, capabilities: ['dog'], base };
        started.node.dispatch.order('RegisterPatrol', unit, giver);
      }
      const until = '2040-01-01T00:00:00.000Z';
      started.node.dispatch.order('StartPatrolDuty', { site: 'S-1', patrol: 'P-1', until, crew: 2 }, giver);
      const page = await open('units');
      await page.keyboard.press('6');
      await page.locator('.grid-body-row', { hasText: 'Nobody ordered yet' }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByText('NOBODY IS ON THE WAY').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('P-2 · off duty').waitFor();
      expect(await violations(page)).toEqual([]);
      const which = dialog.getByLabel('Which patrol', { exact: true });
      await which.selectOption('-');
      await dialog.getByLabel('Call sign of the patrol').waitFor();
      await which.selectOption('P-1');
      if (process.env['STRAIT_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/patrol-order.png` });
      await dialog.getByLabel('Told by').selectOption('radio');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const order = { site: 'S-1', alarm: 'sa-1', patrol: 'P-1', way: 'radio', unregistered: false };
      expect(asked('order-patrol').map(({ body }) => body)).toEqual([order]);
      await page.locator('.grid-body-row', { hasText: 'Ordered, no answer yet' }).waitFor();
      await page.keyboard.press('o');
      await page.locator('.grid-body-row', { hasText: 'On the way' }).waitFor();
      if (process.env['STRAIT_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/patrols.png` });
      await page.getByRole('radio', { name: 'Register of patrols' }).click();
      await page.locator('.grid-body-row', { hasText: 'On the way, Z-2' }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.room-aside').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      if (process.env['STRAIT_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/patrol-register.png` });
    });

    test('what drivers notice ashore is a list by place and hour, in both languages', async () => {
      const giver = { staff: 'flow.freight-signals-to-dispatch', side: 'uk', desk: 'uk-mrcc-4' } as const;
      const one = {
        signal: 'g-000001',
        place: 'calais',
        what: 'cut_seal',
        seenAt: '2026-01-10T08:20:00.000Z',
      };
      for (const [report, but] of [
        ['r-0000000000000000000001', {}],
        ['r-0000000000000000000002', { what: 'noise', seenAt: '2026-01-10T09:05:00.000Z' }],
        ['r-0000000000000000000003', { signal: 'g-000002', place: null, what: 'people_near' }],
      ] as const)
        started.node.dispatch.order('NoteLandSignal', { ...one, report, ...but }, giver);
      for (const [language, width] of [
        ['en', 1280],
        ['fr', 1920],
      ] as const) {
        const page = await started.open({ staff: 'demo-uk-watch-1', room: 'units', language, width });
        await page.locator('.room-body').waitFor();
        await page.keyboard.press('7');
        const row = page.locator('.grid-body-row', { hasText: 'calais' });
        await row.getByText(language === 'en' ? /09 h · Noise: 1/ : /09 h · Bruit : 1/).waitFor();
        await row.click();
        await page
          .locator('.room-aside')
          .getByText(language === 'en' ? 'Cut seal: 1' : 'Scellé coupé : 1')
          .waitFor();
        if (process.env['STRAIT_SHOTS'] !== undefined)
          await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/signals-${language}.png` });
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toEqual([]);
      }
    });

    const intelOrders = (name: string) =>
      started.node.orders.filter(({ path }) => path === `/api/inquiry/intel/${name}`).map(({ body }) => body);

    /** Looks at a page as it stands: a picture where one is wanted, accessible, and nothing runs over. */
    const lookedAt = (page: Page, language: string) => async (name: string) => {
      if (process.env['STRAIT_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/intel-${name}-${language}.png` });
      expect([name, await violations(page)]).toEqual([name, []]);
      expect([name, await overflows(page)]).toEqual([name, []]);
    };

    test('an analyst finds, releases and writes a tip by keyboard, in both languages', async () => {
      for (const [language, width] of [
        ['en', 1280],
        ['fr', 1920],
      ] as const) {
        const said = <Value>(en: Value, fr: Value): Value => (language === 'en' ? en : fr);
        const body = fakeIntel(instant(Date.now()));
        started.node.answers.set('/api/inquiry/intel/tips', { status: 200, body });
        const page = await started.open({ staff: 'demo-uk-analyst-1', room: 'intel', language, width });
        const looked = lookedAt(page, language);
        await page.locator('.grid-body-row').nth(2).waitFor();
        await looked('list');
        await page.getByRole('searchbox').fill('coast-2');
        await expect.poll(() => page.locator('.grid-body-row').count()).toBe(1);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.locator('.room-aside').waitFor();
        await looked('tip');
        const release = (room: string) =>
          page.getByRole('button', { name: `${said('Release to ', 'Communiquer : ')}${room}` });
        expect(await release(said('Fixed site', 'Site fixe')).getAttribute('title')).toContain(
          said('provider must permit', 'accord du fournisseur'),
        );
        await release(said('Watch at sea', 'Quart en mer')).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(said('Whom', 'Destinataire')).selectOption('both');
        await looked('release');
        const propose = said('Propose the release', 'Proposer la communication');
        await dialog.getByRole('button', { name: propose }).press('Enter');
        await dialog.waitFor({ state: 'detached' });
        const released = intelOrders('release-to-watch');
        expect(released).toMatchObject([{ tip: 'tip-00000001', to: 'fr' }]);
        expect(JSON.stringify(released)).not.toMatch(/grade|report/);
        await page.keyboard.press('Escape');
        await page.keyboard.press('n');
        await dialog.getByLabel(said('Sanitised words', 'Termes expurgés')).fill('Call 0612345678');
        await dialog.getByLabel(said('Source', 'Source'), { exact: true }).press('Enter');
        await dialog.getByText(said('by which a person could be found', 'permettant de retrouver')).waitFor();
        await looked('write');
        expect(intelOrders('write-tip')).toEqual([]);
        await amendTip(page, { language, looked });
        const amended = { tip: 'tip-00000002', zone: 'Z-4', edition: 2, amendment: 'more_is_known' };
        expect(intelOrders('amend-to-site')).toMatchObject([amended]);
        await started.tidy();
      }
      expect(started.faults).toEqual([]);
    });

    test('a second analyst reads a proposed text in words, and the tip with the text before it, in both languages', async () => {
      for (const [language, width] of [
        ['en', 1280],
        ['fr', 1920],
      ] as const) {
        const now = instant(Date.now());
        const tips = fakeIntel(now);
        started.node.answers.set('/api/inquiry/intel/tips', { status: 200, body: tips });
        const waiting = [fakeAmendment(now)];
        started.node.answers.set('/api/oversight/approvals/waiting', { status: 200, body: waiting });
        const page = await started.open({ staff: 'demo-uk-analyst-1', room: 'approvals', language, width });
        const looked = lookedAt(page, language);
        await readAmendment(page, { language, looked });
        await started.tidy();
      }
      expect(started.faults).toEqual([]);
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
      await dialog.getByLabel('Why it falls out').selectOption('weather');
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
      const cost = dialog.getByLabel('Cost, pounds');
      await cost.fill('4000');
      await cost.press('Enter');
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
