import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  fakeFreight,
  fakeMorning as other,
  fakeNight as passage,
} from '../operations/freight/view/fake-freight.ts';
import { lights } from './preferences.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const room = '/api/operations/freight';
const shots = process.env['STRAIT_SHOTS'];

function play({ node }: TestConsole, areJoined: boolean): void {
  for (const [path, body] of fakeFreight(areJoined))
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
    const shot = async (page: Page, name: string) => {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
    };
    const looked = async (page: Page, name: string) => {
      await shot(page, name);
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
  },
);
