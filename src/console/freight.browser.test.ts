import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  fakeFreight,
  fakeMorning as other,
  fakeNight as passage,
} from '../operations/freight/view/fake-freight.ts';
import { fakeSelection } from '../operations/freight/view/fake-selection.ts';
import { lights } from './preferences.ts';
import { answerMany, staysWhileBusy } from './test-driver-desk.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';
import { callsForFound, fillRule, fillShift } from './test-freight-forms.ts';
import { walkRoster } from './test-roster-forms.ts';

const room = '/api/operations/freight';
const shots = process.env['STRAIT_SHOTS'];

function play({ node }: TestConsole, areJoined: boolean): void {
  for (const [path, body] of [...fakeFreight(areJoined), ...fakeSelection])
    node.answers.set(`${room}/${path}`, { status: 200, body });
}

describe.skipIf(chromium === null)(
  'the freight desk in a browser (skipped without Chromium on the path)',
  () => {
    let started: TestConsole;
    beforeAll(async () => {
      started = await startTestConsole();
    });
    afterEach(() => started.tidy());
    afterAll(() => started.stop());

    const ordersTo = (order: string) => started.node.orders.filter(({ path }) => path === `${room}/${order}`);
    const looked = async (page: Page, name: string) => {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
      expect([name, await violations(page)]).toEqual([name, []]);
      expect([name, await overflows(page)]).toEqual([name, []]);
    };

    test.each([
      ['en', 1280],
      ['fr', 1920],
    ] as const)(
      'in %s at %i: list, passage, methods and equipment by keyboard, accessible in every light',
      async (language, width) => {
        play(started, true);
        const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight', language, width });
        await page.locator('.grid-body-row').nth(1).waitFor();
        await callsForFound(page, language);
        await looked(page, `freight-list-${language}`);
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        const aside = await page.locator('.room-aside').innerText();
        // Life before everything; the miss of the other team stands on its own control.
        expect(aside.indexOf(language === 'en' ? 'medical help now' : 'soins immédiats')).toBeLessThan(
          aside.indexOf(language === 'en' ? 'Record a control' : 'Consigner un contrôle'),
        );
        expect(aside).toMatch(language === 'en' ? /MISSED/ : /NON DÉTECTÉ/);
        expect(aside).not.toMatch(/3X77/);
        for (const light of lights) {
          await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
          expect([light, await violations(page)]).toEqual([light, []]);
        }
        await looked(page, `freight-passage-${language}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('2');
        await page.getByText('1 ÷ 4').waitFor();
        await looked(page, `freight-methods-${language}`);
        await page.keyboard.press('3');
        await page.locator('.grid-body-row', { hasText: 'PROBE-1' }).waitFor();
        await looked(page, `freight-equipment-${language}`);
        expect(started.faults).toEqual([]);
      },
    );

    test('a control is recorded with what its method cannot do in sight', async () => {
      play(started, false);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.keyboard.press('r');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Method').selectOption('co2');
      await dialog.getByText(/Says nothing without the ambient value/).waitFor();
      await dialog.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await dialog.getByText('Letters and figures without spaces.').first().waitFor();
      await dialog.getByLabel('Why this vehicle').selectOption('random');
      await dialog.getByLabel('Number of the draw').fill('draw-7');
      await dialog.getByLabel('Team').fill('TEAM-1');
      await dialog.getByLabel('Instrument or dog').selectOption('PROBE-1');
      await dialog.getByLabel('CO2 inside, ppm').fill('910');
      await dialog.getByLabel('CO2 ambient, ppm').fill('425');
      await dialog.getByLabel('Result').selectOption('people_found');
      await dialog.getByLabel('People').fill('2');
      await dialog.getByLabel('Next step').selectOption('hold');
      await looked(page, 'freight-record');
      await dialog.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('record-control')).toMatchObject([
        {
          body: {
            passage,
            method: 'co2',
            ground: { kind: 'random', reference: 'draw-7' },
            readings: [
              { quantity: 'co2_ppm', value: 910, unit: 'ppm' },
              { quantity: 'co2_ambient_ppm', value: 425, unit: 'ppm' },
            ],
            found: { people: 2, children: 0, childrenAlone: null },
          },
        },
      ]);
    });

    test('a control is put right, and entries are joined, contradictions first', async () => {
      play(started, false);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Correct', exact: true }).press('Enter');
      await dialog.getByLabel('People').fill('5');
      await dialog.getByLabel('Reason').selectOption('counted_again');
      await looked(page, 'freight-correct');
      await dialog.getByRole('button', { name: 'Correct', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('correct-control')).toMatchObject([
        { body: { control: 'k-000002', found: { people: 5, children: 1 }, reason: 'counted_again' } },
      ]);
      await page.keyboard.press('l');
      await dialog.getByText('Against:').waitFor();
      const said = await dialog.innerText();
      expect(said.indexOf('Against:')).toBeLessThan(said.indexOf('For:'));
      await dialog.getByRole('radio').check();
      await dialog.getByLabel('How sure').selectOption('probable');
      await dialog.getByLabel('Reason').selectOption('plate_mistyped');
      await looked(page, 'freight-join');
      await dialog.getByRole('button', { name: 'Join the two' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('join-passages')).toMatchObject([{ body: { passage, other, grade: 'probable' } }]);
      expect(started.faults).toEqual([]);
    });

    test('a plate is asked for in the body alone; the state of a node that fails is said', async () => {
      play(started, false);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('f');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tractor plate').fill('ZZ 3X77');
      await dialog.getByLabel('Place').selectOption('example-port');
      await dialog.getByLabel('Direction').selectOption('to_uk');
      await dialog.getByRole('button', { name: 'Look it up' }).press('Enter');
      await dialog.getByText(/Physical search: Nothing found/).waitFor();
      await looked(page, 'freight-find');
      expect(ordersTo('plate-results')).toMatchObject([{ body: { tractorPlate: 'ZZ 3X77' } }]);
      expect(page.url()).not.toMatch(/3X77/);
      await page.keyboard.press('Escape');
      started.node.answers.set(`${room}/passages`, { status: 503, body: { ok: false, code: 'overloaded' } });
      await page.getByText('The node is busy.').waitFor({ timeout: 20_000 });
      expect(await page.locator('.grid-body-row').count()).toBe(2);
    });

    const openFirst = async () => {
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      return page;
    };

    test('what a handheld records is on the desk at once, long before it would ask', async () => {
      play(started, false);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      const path = `${room}/passages`;
      const answer = JSON.parse(JSON.stringify(fakeFreight(false).get('passages'))) as {
        passages: { passage: string }[];
      };
      answer.passages.unshift({ ...answer.passages[0], passage: 'p-live0001' });
      started.node.answers.set(path, { status: 200, body: answer });
      started.node.tell('freight');
      // Asked by itself it would come after 30 s; the half second is held in freight.scopes.test.ts.
      await page.getByText('p-live0001').waitFor({ timeout: 9_000 });
      await page.getByText('TEAM-1').first().waitFor();
    });

    test('a plate, the vehicle, people met and a photo: each form by keyboard, the vehicle with its way back', async () => {
      play(started, false);
      const page = await openFirst();
      const dialog = page.getByRole('dialog');
      await page.keyboard.press('p');
      await dialog.getByLabel('On the').selectOption('trailer');
      await dialog.getByLabel('Plate', { exact: true }).fill('QQ 12 ZZ');
      await dialog.getByLabel('State that gave it').fill('fr');
      await looked(page, 'freight-plate');
      await dialog.getByRole('button', { name: 'Note it' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('note-plate')).toMatchObject([
        { body: { passage, on: 'trailer', country: 'FR', plate: 'QQ 12 ZZ' } },
      ]);
      await page.keyboard.press('v');
      await dialog.getByText('It says exactly this already.').first().waitFor();
      await dialog.getByLabel('Sides').selectOption('unknown');
      await looked(page, 'freight-vehicle');
      await dialog.getByRole('button', { name: 'Correct it' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(() => ordersTo('correct-vehicle').length).toBe(2);
      expect(ordersTo('correct-vehicle')).toMatchObject([
        { body: { sides: 'unknown' } },
        { body: { sides: 'soft' } },
      ]);
      await page.keyboard.press('e');
      await dialog.getByLabel('Who came upon them').selectOption('driver');
      await dialog.getByLabel('People', { exact: true }).fill('3');
      await dialog.getByLabel('Injured').fill('4');
      await dialog.getByRole('button', { name: 'Record them' }).press('Enter');
      await dialog.getByText(/No more than there are people/).waitFor();
      await dialog.getByLabel('Injured').fill('1');
      await looked(page, 'freight-met');
      await dialog.getByRole('button', { name: 'Record them' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('note-people-met')).toMatchObject([
        { body: { source: 'driver', found: { people: 3, injured: 1, childrenAlone: null } } },
      ]);
      await page.getByRole('button', { name: 'Show the photo' }).press('Enter');
      await page.getByRole('img', { name: 'Photo of control k-000002' }).waitFor();
      const opened = started.node.orders.filter(({ path }) => path === '/api/vault/open');
      expect(opened).toMatchObject([{ body: { kinds: ['image'], reason: 'investigation' } }]);
    });

    test('the registers: a place with its lane is entered, an instrument put out of order and back', async () => {
      play(started, false);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      const dialog = page.getByRole('dialog');
      await page.keyboard.press('4');
      await page.getByRole('button', { name: 'New place' }).press('Enter');
      await dialog.getByLabel('Short name').fill('example-quay');
      await dialog.getByLabel('Name', { exact: true }).fill('Example Quay');
      await dialog.getByLabel('Kind').selectOption('port');
      await dialog.getByLabel('State').selectOption('uk');
      await dialog.getByLabel('Position').fill('51.1 1.3');
      await dialog.getByLabel('Lane', { exact: true }).fill('lane-7');
      await dialog.getByLabel('Direction').selectOption('to_uk');
      await dialog.getByLabel('CO2 probe').check();
      await looked(page, 'freight-place');
      await dialog.getByRole('button', { name: 'Enter it' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('put-freight-place')).toMatchObject([
        {
          body: {
            row: 'example-quay',
            seenVersion: null,
            fields: { side: 'uk', lanes: [{ lane: 'lane-7', direction: 'to_uk', methods: ['co2'] }] },
          },
        },
      ]);
      await page.keyboard.press('3');
      await page.locator('.grid-body-row', { hasText: 'PROBE-1' }).click();
      await page.getByRole('button', { name: 'Put out of order' }).press('Enter');
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(() => ordersTo('put-freight-equipment').length).toBe(2);
      expect(ordersTo('put-freight-equipment')).toMatchObject([
        { body: { row: 'PROBE-1', seenVersion: 1, fields: { inService: false } } },
        { body: { row: 'PROBE-1', seenVersion: null, fields: { inService: true } } },
      ]);
      await looked(page, 'freight-instrument');
    });

    test.each([
      ['en', 1280],
      ['fr', 1920],
    ] as const)(
      'in %s at %i: how vehicles are chosen, and draws drawn again in this browser',
      async (language, width) => {
        play(started, false);
        const page = await started.open({ staff: 'demo-uk-freight-1', room: 'selection', language, width });
        await page.locator('.grid-body-row').first().waitFor();
        await looked(page, `selection-rules-${language}`);
        await page.keyboard.press('2');
        await page.locator('.grid-body-row', { hasText: '2026-11-a' }).click();
        await page.getByRole('button', { name: language === 'en' ? 'Check' : 'Vérifier' }).press('Enter');
        await page.getByText(language === 'en' ? /True: the fingerprint/ : /Exact : l’empreinte/).waitFor();
        await looked(page, `selection-draws-${language}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('3');
        await page.locator('.grid-body-row', { hasText: 'example-port' }).click();
        await looked(page, `selection-signals-${language}`);
        await page.keyboard.press('4');
        await page.getByText('6 ÷ 62').waitFor();
        await looked(page, `selection-fairness-${language}`);
        expect(started.faults).toEqual([]);
      },
    );

    test.each([
      ['en', 1280],
      ['fr', 1920],
    ] as const)(
      'in %s at %i: drivers’ reports answered together by keyboard, refusals in their rows, and taken back',
      async (language, width) => {
        play(started, true);
        const page = await answerMany(started, { room, language, width, looked });
        await looked(page, `freight-receipt-${language}`);
        await staysWhileBusy(started, page, room);
      },
    );

    test.each([
      ['en', 1280],
      ['fr', 1920],
    ] as const)(
      'in %s at %i: people, swaps, searches and rest rules of the roster, each with its forms',
      async (language, width) => {
        play(started, false);
        const page = await started.open({ staff: 'demo-uk-freight-1', room: 'roster', language, width });
        await walkRoster(page, { language, looked, ordersTo });
        expect(started.faults).toEqual([]);
      },
    );

    test('the photos of a file are opened for a reason that is given, and the form says so', async () => {
      play(started, true);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight' });
      await page.locator('.grid-body-row').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      const why = page.getByLabel('Why the photos are opened');
      await why.scrollIntoViewIfNeeded();
      await page.getByRole('button', { name: 'Open the photos and make the file' }).press('Enter');
      await page.getByText('Say why, in three signs or more.').waitFor();
      await looked(page, 'freight-file-photos');
      expect(ordersTo('passage-file-photos')).toEqual([]);
    });

    test('a rule that reaches a forbidden ground is refused in place, with ground, way and word', async () => {
      play(started, false);
      const forbidden = {
        ok: false,
        code: 'forbidden_ground',
        message: { en: 'This rule reaches a ground', fr: 'Cette règle atteint un critère' },
        detail: { ground: 'nationality', reach: 'prose', word: 'invented', where: 'reason' },
      };
      started.node.answers.set(`${room}/adopt-rule`, [{ status: 409, body: forbidden }]);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'selection' });
      await page.locator('.grid-body-row').first().waitFor();
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog');
      await fillRule(dialog);
      await dialog.getByText('Form of the vehicle is one of Box').waitFor();
      await dialog.getByRole('button', { name: 'Propose it' }).press('Enter');
      await dialog.getByText(/Forbidden ground: nationality\. Reached in the published words/).waitFor();
      await looked(page, 'selection-refused');
      await dialog.getByRole('button', { name: 'Propose it' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(ordersTo('adopt-rule')).toHaveLength(2);
      expect(ordersTo('adopt-rule')[1]).toMatchObject({
        body: { rule: 'boxes-at-night', conditions: [{ field: 'vehicle.form', is: 'in', values: ['box'] }] },
      });
    });

    test('the roster: a shift refused for want of rest says which rule; a minimum is added with its way back', async () => {
      play(started, false);
      const rest = {
        ok: false,
        code: 'daily_rest_short',
        message: { en: 'It would leave less than the daily rest', fr: 'Le repos journalier' },
        detail: { staff: 'uk-staff-0901', article: 'Art. 3', articleFr: 'art. 3', limit: 11, found: 9 },
      };
      started.node.answers.set(`${room}/roster-team`, [{ status: 409, body: rest }]);
      const page = await started.open({ staff: 'demo-uk-freight-1', room: 'roster' });
      const dialog = page.getByRole('dialog');
      await page.keyboard.press('3');
      await page.locator('.grid-body-row', { hasText: 'team-1' }).click();
      await looked(page, 'roster-team');
      await page.getByRole('button', { name: 'Roster a shift' }).press('Enter');
      await fillShift(dialog);
      await dialog.getByRole('button', { name: 'Enter it for the team' }).press('Enter');
      await dialog.getByText('uk-staff-0901: 9 against a limit of 11 (Art. 3).').waitFor();
      await looked(page, 'roster-shift');
      await page.keyboard.press('Escape');
      await page.keyboard.press('4');
      await page.getByRole('button', { name: 'Add a minimum' }).waitFor();
      await looked(page, 'roster-cover');
      await page.locator('.grid-body-row').getByRole('button', { name: 'Remove' }).first().press('Enter');
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(() => ordersTo('put-cover').length).toBe(2);
      expect(started.faults).toEqual([]);
    });
  },
);
