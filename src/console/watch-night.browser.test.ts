import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from './test-console.ts';
import { type Night, type NightDesk, startNight } from './test-night.ts';

const rescue = '/api/operations/rescue';
const just = (count: number) => ({ min: count, max: count, best: count });

describe.skipIf(chromium === null)('a night at two desks (skipped without Chromium)', () => {
  let night: Night;
  let british: NightDesk;
  let french: NightDesk;
  const duty = 'demo-uk-duty-1';
  beforeAll(async () => {
    night = await startNight();
    british = await night.open({ staff: 'demo-uk-watch-1', language: 'en', width: 1280, light: 'dusk' });
    french = await night.open({ staff: 'demo-fr-watch-1', language: 'fr', width: 1920, light: 'night' });
  });
  afterAll(() => night.stop());

  const contact = async (id: string, said: object) => {
    const at = night.node.now();
    await night.node.order(duty, `${rescue}/record-contact`, {
      contact: id,
      kind: 'report',
      channel: 'call',
      receivedAt: at,
      happenedAt: at,
      claims: {},
      ...said,
    });
  };
  const at = (lat: number, lon: number, source = 'verbal') => ({
    positions: [{ id: 'p1', at: night.node.now(), lat, lon, accuracyMetres: 150, source }],
  });
  const openBoat = async (desk: NightDesk, reference: string) => {
    await desk.press('Escape', 'g', 'b');
    await desk.page.locator('.boat-row, .held-empty').first().waitFor();
    await desk.press('/');
    await desk.type(reference);
    await desk.press('Enter', 'Enter');
    await desk.page.locator('.boat-reference', { hasText: reference }).waitFor();
  };

  test('the wrong closing', async () => {
    const { page } = british;
    await contact('c-aaaa0001', {
      caller: `s-${'0a'.repeat(16)}`,
      claims: { persons: just(33), hull: 'swamped', colour: 'grey', hullKind: 'inflatable' },
      ...at(51.05, 1.5),
    });
    await contact('c-bbbb0001', {
      caller: `s-${'0b'.repeat(16)}`,
      claims: { persons: just(41), hull: 'dry', colour: 'grey', hullKind: 'inflatable' },
      ...at(51.08, 1.53),
    });
    await night.node.order(duty, `${rescue}/open-boat`, {
      boat: 'b-aaaa0001',
      contact: 'c-aaaa0001',
      phase: 'distress',
    });
    await night.node.order(duty, `${rescue}/open-boat`, {
      boat: 'b-bbbb0001',
      contact: 'c-bbbb0001',
      phase: 'alert',
    });
    await contact('c-pppp0001', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'U-PETREL',
      claims: { hull: 'dry', colour: 'grey', hullKind: 'inflatable' },
      counted: { alive: 41 },
      callersAboard: [`s-${'0b'.repeat(16)}`],
      ...at(51.08, 1.535, 'gps'),
    });
    await openBoat(british, 'UK-26-001');
    await british.look('boat-a');
    console.log('focus', await british.focused());
    await british.press('l');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await british.choose(dialog.getByRole('combobox').first(), 'U-PETREL');
    await british.look('link-wrong');
    console.log(await dialog.innerText());
    await british.pick(dialog.getByRole('group', { name: 'How sure' }), 'Probable');
    await british.choose(dialog.getByLabel('Why'), 'place');
    await british.push(dialog.getByRole('button', { name: 'Link', exact: true }));
    await dialog.waitFor({ state: 'detached' });
    console.log('focus after link', await british.focused());
    await british.press('c');
    await dialog.waitFor();
    await british.look('close-wrong');
    console.log(await dialog.innerText(), await british.focused());
    await british.push(dialog.getByRole('button', { name: 'Ask all the same' }));
    await dialog.getByText(/cannot be closed/).waitFor();
    await british.look('close-refused');
    await british.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    console.log('focus after close', await british.focused());
    await british.press('4');
    await page.locator('.timeline', { hasText: 'Closing refused' }).waitFor();
    await british.look('timeline');
    console.log((await page.locator('.timeline').innerText()).slice(0, 400));
    // French opens the boat: sees
    await openBoat(french, 'UK-26-001');
    await french.press('1');
    await french.look('dossier-a');
    // right closing of B
    await openBoat(british, 'UK-26-001');
    await british.press('1');
    await british.push(
      page.locator('.evidence-line', { hasText: 'PETREL' }).getByRole('button', { name: 'Unlink' }),
    );
    await dialog.waitFor();
    await british.look('unlink');
    await british.pick(dialog, 'mistaken');
    await british.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    console.log('focus after unlink', await british.focused());
    await openBoat(british, 'UK-26-002');
    await british.press('l');
    await british.choose(dialog.getByRole('combobox').first(), 'U-PETREL');
    await british.pick(dialog.getByRole('group', { name: 'How sure' }), 'Confirmed');
    await british.choose(dialog.getByLabel('Why'), 'seen by a unit');
    await british.push(dialog.getByRole('button', { name: 'Link', exact: true }));
    await dialog.waitFor({ state: 'detached' });
    await british.press('c');
    await dialog.waitFor();
    await british.choose(dialog.getByLabel('What identifies them'), 'phone');
    await british.choose(dialog.getByLabel('Which contact shows it'), 'U-PETREL');
    await british.look('close-right');
    console.log(await dialog.innerText());
    await british.push(dialog.getByRole('button', { name: 'Propose to a second person' }));
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Closing proposed by').waitFor({ timeout: 15000 });
    await british.look('proposed');
    await openBoat(french, 'UK-26-002');
    const fr = french.page;
    await fr.getByText('Clôture proposée par').waitFor({ timeout: 15000 });
    await french.press('d');
    await fr.getByRole('dialog').waitFor();
    await french.look('decider');
    console.log(await fr.getByRole('dialog').innerText(), await french.focused());
    await french.push(fr.getByRole('button', { name: 'Approuver : clore l’embarcation' }));
    await fr.getByRole('dialog').waitFor({ state: 'detached' });
    await fr.getByText(/Close : /).waitFor();
    await french.look('close');
    console.log('focus', await french.focused(), await fr.locator('.boat-head').innerText());
    expect(night.faults).toEqual([]);
  });

  test('the unread position', async () => {
    const { page } = british;
    await contact('c-unread01', {
      channel: 'message_share',
      claims: { persons: just(30), hull: 'taking_water' },
      ...at(50.99, 1.45, 'gps_share'),
    });
    await british.press('Escape', 'g', 'i');
    await page.locator('.grid-body-row', { hasText: 'Location share' }).waitFor();
    await british.look('inbox-unread');
    await night.node.wait(61);
    await page.locator('.alarm-cells li').first().waitFor();
    await british.look('alarm-line');
    console.log(await page.locator('.alarms').innerText());
    await british.press('g', 'x');
    await page.locator('.grid-body-row').first().waitFor();
    await british.press('j', 'Enter');
    await page.locator('.room-aside').waitFor();
    await british.look('alarm');
    console.log(await page.locator('.room-aside').innerText());
    await british.press('o');
    await page.locator('.room-aside', { hasText: 'Location share' }).waitFor();
    await page.getByText(/First opened/).waitFor();
    await british.look('alarm-opened');
    await page.locator('.alarm-count', { hasText: 'No alarms' }).waitFor();
    console.log(
      await page.locator('.alarms').innerText(),
      await page.locator('.grid-body-row').allInnerTexts(),
    );
    await british.look('alarm-cleared');
    await british.press('g', 'x');
    await british.look('alarm-past');
  });

  test('the refused transfer', async () => {
    const { page } = british;
    await openBoat(british, 'UK-26-001');
    await british.press('x');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await british.look('transfer');
    console.log(await dialog.innerText(), await british.focused());
    await british.choose(dialog.getByLabel('Why'), 'nearest unit');
    await british.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await british.press('5');
    await page
      .getByText(/not accepted/)
      .first()
      .waitFor();
    await british.look('transfer-open');
    const fr = french.page;
    await openBoat(french, 'UK-26-001');
    await french.press('5');
    await french.look('transfert');
    await french.push(fr.getByRole('button', { name: /Refuser…/ }));
    const boite = fr.getByRole('dialog');
    await boite.waitFor();
    await french.choose(boite.getByLabel('Pourquoi'), 'moyen');
    await french.look('refuser');
    await french.press('Enter');
    await boite.waitFor({ state: 'detached' });
    await fr.getByText(/Refusé par FR/).waitFor();
    await french.look('refuse');
    console.log('focus', await french.focused(), await fr.locator('.tab-panel').innerText());
    await page.getByText(/Refused by FR/).waitFor();
    await british.push(page.getByRole('button', { name: 'Mark as taken over by FR' }));
    await page.getByText(/has not accepted/).waitFor();
    await page.getByText(/It was not; refused and recorded/).waitFor();
    await british.look('assumed');
    console.log(await page.locator('.boat-head').innerText());
  });

  test('the handover', async () => {
    const { page } = british;
    await british.press('g', 'h');
    await page.locator('.handover-sheet').waitFor();
    await british.look('handover');
    console.log(await page.locator('.handover').innerText());
    await british.press('p');
    await page.getByText(/Prepared \d\d:\d\d UTC, to be signed by/).waitFor();
    await british.press('s');
    await page.getByText(/Signed \d\d:\d\d UTC by demo-uk-watch-1/).waitFor();
    await british.look('handover-one');
    const second = await night.open({
      staff: 'demo-uk-watch-2',
      language: 'fr',
      width: 1920,
      light: 'night',
    });
    await second.press('g', 'h');
    await second.page.locator('.handover-sheet').waitFor();
    await second.look('releve');
    console.log(await second.page.locator('.handover-side').innerText());
  });
});
