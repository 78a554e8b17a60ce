import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { playFakeFleet } from '../operations/dispatch/view/fake-fleet.ts';
import { must, playDisputed, playFakeNight } from '../operations/rescue/view/fake-night.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const shots = process.env['STRAIT_SHOTS'];

/** For whoever wants to look: a picture of the page, where a folder for them is named. */
async function shown(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

describe.skipIf(chromium === null)(
  'a watch officer beside the other side’s node (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    /** Heard until a minute ago; they still hear us. */
    const deaf = () => ({
      peer: 'fr',
      state: 'down' as const,
      since: Date.now() - 60_000,
      currentTo: Date.now() - 62_000,
      heard: 'up' as const,
      heardSince: Date.now() - 3_600_000,
      pending: 0,
      clockSeconds: 0,
    });

    test('what two sides contradict stands first, with both accounts, and one says which stands by keyboard', async () => {
      playDisputed(started.node.rescue);
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'boats' });
      await page.locator('.boat-row', { hasText: 'FR-27-001' }).click();
      const aside = page.locator('.pane-detail');
      await aside.getByText('The two sides contradict one another', { exact: false }).first().waitFor();
      const said = await aside.innerText();
      expect(said).toMatch(/Closed by one side while the other added evidence.*It stays open/s);
      expect(said).toMatch(/FR: Closed · rescued/i);
      expect(said).toMatch(/UK: Contact linked/i);
      expect(said).toMatch(/FR has not said yet · UK has not said yet/);
      await aside.getByRole('button', { name: 'Say which stands' }).first().press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('You say it for UK', { exact: false }).waitFor();
      await dialog.getByRole('radio', { name: /^Ours \(UK\)/ }).press('Space');
      await dialog.getByLabel('Why').selectOption('evidence_checked');
      await dialog.getByRole('button', { name: 'Record for UK' }).press('Enter');
      const settled = () => started.node.orders.filter(({ path }) => path.endsWith('/settle-dispute'));
      await expect.poll(() => settled().length).toBe(1);
      expect(settled()[0]?.body).toMatchObject({
        boat: 'b-000001',
        stands: 'own',
        reason: 'evidence_checked',
      });
      expect(await violations(page, '.pane-detail')).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      expect(started.faults).toEqual([]);
    });

    test('a link that fails one way is said so, nothing of theirs is shown as fresh, and the checklist is at hand', async () => {
      playDisputed(started.node.rescue);
      started.node.links.push(deaf());
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'boats', language: 'fr' });
      const notice = page.locator('.notice', { hasText: 'Liste pour l’appel téléphonique' });
      await notice.getByText(/FR : ce qui en est affiché date de 1\smin/).waitFor();
      expect(await notice.innerText()).toMatch(
        /Nous ne les recevons plus depuis \d\d:\d\d UTC.*L’autre sens/s,
      );
      await notice.locator('summary').press('Enter');
      await notice.getByText('Appeler l’autre centre sur la ligne directe', { exact: false }).waitFor();
      await page.locator('.boat-row', { hasText: 'FR-27-001' }).click();
      await page.locator('.pane-detail .age-stale', { hasText: 'FR : ce qui en est affiché' }).waitFor();
      expect(await page.locator('.standing').innerText()).toMatch(/coupée depuis \d\d:\d\d/);
      expect(await violations(page, '.room')).toEqual([]);
      // The line stands, and nothing comes through, either way: as much trouble, with its reasons.
      const now = Date.now();
      const text = { en: 'The signature does not hold.', fr: 'La signature ne tient pas.' };
      const refused = [{ code: 'signature_wrong', count: 1, text }];
      const stands = { state: 'up' as const, since: now - 3_600_000, currentTo: now - 120_000 };
      const stuck = { toldTo: now - 180_000, fault: 'not_taken' as const, refused };
      const waiting = { unruled: 2, unknown: 1 };
      started.node.links.splice(0, 1, { ...deaf(), ...stands, ...stuck, waiting });
      await page.reload();
      await notice.getByText('il manque ici une partie', { exact: false }).waitFor();
      expect(await notice.innerText()).toMatch(
        /depuis \d\d:\d\d UTC ce qui se décide ici ne part pas.*n’a pu être repris.*Non repris \(1\) : La signature ne tient pas.*2 envois de leur part/s,
      );
      const standing = await page.locator('.standing').evaluate((items) => items.textContent);
      expect(standing).toMatch(/plus rien ne part depuis \d\d:\d\d.*4 hors registre/s);
      await page.setViewportSize({ width: 1920, height: 1080 });
      await shown(page, 'link-stopped-fr-1920');
      expect([...(await violations(page, '.notice')), ...(await overflows(page))]).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole('radio', { name: 'EN', exact: true }).check({ force: true });
      await page.locator('.notice', { hasText: 'some of what they have said since' }).waitFor();
      await shown(page, 'link-stopped-en-1280');
      expect(await overflows(page)).toEqual([]);
      expect(started.faults).toEqual([]);
    });

    test('the link is cut: each thing of theirs bears its age where it stands, and none of ours; healed, none does', async () => {
      playFakeNight(started.node.rescue);
      playFakeFleet(started.node.dispatch);
      started.node.links.push(deaf());
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'units' });
      const row = (name: string) => page.locator('.grid-body-row', { hasText: name });
      await row('Exemple Hébé')
        .locator('.their-age', { hasText: /FR\s+1\smin old/ })
        .waitFor();
      expect(await row('Exemple Hébé').locator('.theirs-stale').count()).toBeGreaterThan(0);
      expect(await row('Example Amber').locator('.their-age, .theirs-stale').count()).toBe(0);
      expect(await violations(page, '.room')).toEqual([]);
      const now = Date.now();
      started.node.links.splice(0, 1, { ...deaf(), state: 'up', since: now, currentTo: now + 60_000 });
      await page.reload();
      await row('Exemple Hébé').waitFor();
      expect(await page.locator('.their-age, .theirs-stale').count()).toBe(0);
      expect(started.faults).toEqual([]);
    });

    test('a question of theirs is answered in words that name nobody, and each keeps its own language', async () => {
      playFakeNight(started.node.rescue);
      playFakeFleet(started.node.dispatch);
      const french = { staff: 'fr-staff-0101', side: 'fr', desk: 'fr-cross-4' } as const;
      const lines = 'Combien de personnes avez-vous comptées ?';
      const question = { boat: 'b-swamp01', topic: 'persons', lines, language: 'fr' };
      started.node.dispatch.order('AskInformation', { request: 'q-1', ...question }, french);
      started.node.tell('dispatch');
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'units' });
      await page.locator('.grid-body-row').nth(3).waitFor();
      await page.keyboard.press('5');
      await page.locator('.grid-body-row', { hasText: 'Information on a boat · How many aboard' }).click();
      const aside = page.locator('.room-aside');
      await aside.locator('blockquote[lang=fr]', { hasText: lines }).waitFor();
      const orders = (name: string) => started.node.orders.filter(({ path }) => path.endsWith(`/${name}`));
      await expect.poll(() => orders('note-request-seen').length).toBe(1);
      expect(await aside.getByRole('button', { name: /Withdraw/ }).getAttribute('title')).toContain(
        'The other side asked',
      );
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('What is known here').selectOption('known');
      await dialog.getByLabel('In words', { exact: false }).fill('Thirty-three, call +44 7700 900123');
      await dialog.getByRole('button', { name: 'Answer' }).press('Enter');
      await dialog
        .getByText('A number or an address by which a person could be found', { exact: false })
        .waitFor();
      await dialog.getByLabel('In words', { exact: false }).fill('Thirty-three, counted on deck.');
      await dialog.getByRole('button', { name: 'Answer' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(orders('answer-information')).toHaveLength(1);
      await aside.locator('blockquote[lang=en]', { hasText: 'Thirty-three' }).waitFor();
      expect(await violations(page, '.room')).toEqual([]);
      expect(started.faults).toEqual([]);
    });

    test('the opened boat has what was asked of the other side, and asks from there by keyboard', async () => {
      playFakeNight(started.node.rescue);
      playFakeFleet(started.node.dispatch);
      const question = { boat: 'b-swamp01', request: 'q-1', kind: 'information', topic: 'persons' };
      for (const step of ['asked', 'delivered'])
        must(started.node.rescue, 'NoteRequest', { ...question, step });
      must(started.node.rescue, 'NoteRequest', {
        ...question,
        request: 'q-2',
        topic: 'landed',
        step: 'answered',
      });
      const page = await started.open({ staff: 'demo-uk-watch-1', room: 'boats' });
      await page.locator('.boat-row').first().waitFor();
      await page.locator('.boat-row').first().click();
      const aside = page.locator('.pane-detail');
      await aside.getByRole('tab', { name: 'Requests 1' }).waitFor();
      await page.keyboard.press('7');
      const rows = aside.locator('tbody tr');
      await expect.poll(() => rows.count()).toBe(2);
      expect(await rows.first().innerText()).toMatch(/information · how many aboard.*there, not read yet/s);
      expect(await rows.last().innerText()).toMatch(/whether it has landed.*answered/s);
      expect([...(await violations(page, '.pane-detail')), ...(await overflows(page))]).toEqual([]);
      await shown(page, 'boat-requests-en-1280');
      await page.getByRole('radio', { name: 'FR', exact: true }).check({ force: true });
      await aside.getByRole('tab', { name: 'Demandes 1' }).waitFor();
      expect(await overflows(page)).toEqual([]);
      await shown(page, 'boat-requests-fr-1280');
      await page.getByRole('radio', { name: 'EN', exact: true }).check({ force: true });
      await aside.getByRole('tab', { name: 'Requests 1' }).waitFor();
      await page.keyboard.press('q');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('These lines cross to the other side', { exact: false }).waitFor();
      await expect.poll(() => dialog.getByLabel('About which boat').inputValue()).toBe('b-swamp01');
      await shown(page, 'boat-ask-en-1280');
      expect(started.faults).toEqual([]);
    });

    test('a book that was set back is said on every screen with its figures, its consequence and what a person does', async () => {
      playFakeNight(started.node.rescue);
      const lanes = [
        { lane: 'life', held: 57, made: 41, agreed: 38 },
        { lane: 'work', held: 12, made: 12, agreed: 12 },
        { lane: 'bulk', held: 1_204, made: 1_198, agreed: 1_198 },
      ];
      const setBack = { since: Date.now() - 60_000, lanes };
      const stands = { state: 'up' as const, since: 0, currentTo: Date.now() + 60_000 };
      started.node.links.push({ ...deaf(), ...stands, heard: 'down', setBack });
      const page = await started.open({
        staff: 'demo-uk-watch-1',
        room: 'boats',
        language: 'fr',
        width: 1920,
      });
      const notice = page.locator('.notice', { hasText: 'il est revenu en arrière' });
      await notice.waitFor();
      expect(await notice.innerText()).toMatch(/Depuis \d\d:\d\d UTC, plus rien ne part d’ici vers FR/);
      await notice.locator('summary').press('Enter');
      await notice.getByText('strait exchange give-back uk --after 38,12,1198').waitFor();
      expect(await notice.locator('tbody tr').first().innerText()).toMatch(/Vie\s+57\s+41\s+38\s+16/);
      await shown(page, 'set-back-fr-1920');
      expect([...(await violations(page, '.notice')), ...(await overflows(page))]).toEqual([]);
      const lately = { at: Date.now() - 90_000 };
      const uncarried = { count: 3, latest: [lately, { at: Date.now() - 90_000_000 }] };
      started.node.links.splice(0, started.node.links.length, { ...deaf(), ...stands, uncarried });
      await page.reload();
      const stuck = page.locator('.notice', { hasText: 'n’ont pu partir vers FR' });
      await stuck.waitFor();
      // The whole screen has come: what is opened while it still does may be drawn anew, closed.
      await page.locator('.standing-item', { hasText: '3 non parties' }).waitFor({ state: 'attached' });
      await stuck.locator('summary').press('Enter');
      await stuck.locator('tbody').waitFor();
      // The one of yesterday is told by the count alone.
      await expect.poll(() => stuck.locator('tbody tr').count()).toBe(1);
      expect(await stuck.locator('tbody').innerText()).toMatch(/^\d\d:\d\d UTC/);
      await stuck.getByText('Dernières affichées : 1 sur 3.').waitFor();
      await shown(page, 'uncarried-fr-1920');
      expect([...(await violations(page, '.notice')), ...(await overflows(page))]).toEqual([]);
      expect(started.faults).toEqual([]);
    });

    test('whoever orders that it goes on is shown it too, without the picture, and proposes it there', async () => {
      const lanes = [{ lane: 'life', held: 57, made: 41, agreed: 38 }];
      const peers = [{ peer: 'fr', state: 'returned', envelopes: 19 }];
      const resumption = { after: 38, upTo: 57, head: 41, peers, refused: null, isOrdered: false };
      const told = { peer: 'fr', setBack: { since: Date.now() - 60_000, lanes, resumption } };
      const body = { node: 'uk', peers: [told] };
      started.node.answers.set('/api/oversight/records/set-back', { status: 200, body });
      const page = await started.open({ staff: 'demo-uk-administrator-1', width: 1280 });
      const notice = page.locator('.notice', { hasText: 'it was set back' });
      await notice.locator('summary').press('Enter');
      await notice.getByRole('button', { name: 'Propose that the book goes on' }).press('Enter');
      await expect
        .poll(() => started.node.orders.find(({ path }) => path.endsWith('/resume-after-set-back'))?.body)
        .toMatchObject({ after: 38, upTo: 57, reason: 'no_newer_backup' });
      await shown(page, 'set-back-office-en-1280');
      expect([...(await violations(page)), ...(await overflows(page))]).toEqual([]);
      expect(started.faults).toEqual([]);
    });

    test('a boat’s log says which of our own entries our book had lost, and who gave them back', async () => {
      playFakeNight(started.node.rescue);
      started.node.rescue.giveBack('b-swamp01', 'fr');
      const page = await started.open({
        staff: 'demo-uk-watch-1',
        room: 'boats',
        language: 'fr',
        width: 1920,
      });
      await page.locator('.boat-row', { hasText: 'UK-' }).first().click();
      await page.keyboard.press('Enter');
      await page.keyboard.press('4');
      const line = page.locator('.timeline li').first();
      await line.getByText('rendu par FR', { exact: true }).waitFor();
      expect(await line.innerText()).toMatch(/inscrit ici à .+ perdu au retour en arrière de notre journal/);
      await shown(page, 'given-back-fr-1920');
      expect([...(await violations(page, '.timeline')), ...(await overflows(page))]).toEqual([]);
      expect(started.faults).toEqual([]);
    });
  },
);
