import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { fakeReceipt, fakeReports } from '../operations/freight/view/fake-reports.ts';
import type { Language } from '../kernel/text.ts';
import type { TestConsole } from './test-console.ts';

interface Desk {
  /** Where the room's addresses begin. */
  readonly room: string;
  readonly language: Language;
  readonly width: 1280 | 1920;
  /** Looks at the page as it stands: accessible, and nothing runs over. */
  readonly looked: (page: Page, name: string) => Promise<void>;
}

/** Drivers' reports at the freight desk, by keyboard: chosen, answered together, one refused, the rest taken back. */
export async function answerMany(
  started: TestConsole,
  { room, language, width, looked }: Desk,
): Promise<Page> {
  const { node } = started;
  const ordersTo = (order: string) => node.orders.filter(({ path }) => path === `${room}/${order}`);
  node.answers.set(`${room}/driver-reports`, { status: 200, body: fakeReports(Date.now()) });
  node.answers.set(`${room}/receipt-check`, { status: 200, body: fakeReceipt(Date.now()) });
  const page = await started.open({ staff: 'demo-uk-freight-1', room: 'freight', language, width });
  await page.locator('.grid-body-row').nth(1).waitFor();
  await page.keyboard.press('5');
  await page.locator('.report-pick').nth(11).waitFor();
  await looked(page, `freight-drivers-${language}`);
  // On the smallest desk, in both languages, a report stands on one line: two would hide half of a flood.
  await page.setViewportSize({ width: 1280, height: 800 });
  const heights = await page
    .locator('.report-row')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(40);
  await looked(page, `freight-drivers-small-${language}`);
  await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
  const together = page.locator('.reports-many .act-strong');
  expect(await together.getAttribute('aria-disabled')).toBe('true');
  await page.locator('.report-pick').first().focus();
  await page.keyboard.press('x'); // people inside stands first: it is not chosen
  expect(await page.locator('.report-pick:checked').count()).toBe(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('j');
  await page.keyboard.press('X');
  // Five rows, one of them a threat.
  expect(await page.locator('.report-pick:checked').count()).toBe(4);
  await page.locator('.reports-many select').selectOption('same_sighting');
  const refused = {
    ok: false,
    code: 'answered_already',
    message: { en: 'This report is answered already.', fr: 'Ce signalement a déjà reçu une suite.' },
  };
  node.answers.set(`${room}/answer-driver-report`, [{ status: 409, body: refused }]);
  await together.press('Enter');
  await page.locator('.report-row .act-trouble').waitFor();
  expect(await page.locator('.report-row .act-trouble').count()).toBe(1);
  expect(ordersTo('answer-driver-report')).toHaveLength(4);
  for (const { body } of ordersTo('answer-driver-report'))
    expect(body).toMatchObject({ answer: 'attended', reason: 'same_sighting', together: 4 });
  await looked(page, `freight-drivers-answered-${language}`);
  await page.getByRole('button', { name: language === 'en' ? /^Take back 3/ : /^Annuler 3/ }).press('Enter');
  await expect.poll(() => ordersTo('withdraw-report-answer').length).toBe(3);
  // The list beside the map opens the place on it.
  await page.locator('.signals-list button').first().press('Enter');
  expect(await page.locator('.signals-list button').first().getAttribute('aria-pressed')).toBe('true');
  await page.locator('.receipt-check summary').press('Enter');
  await page.locator('.receipt-check input').fill('7K3M-9QTX-2B4H-PWRC');
  await page.keyboard.press('Enter');
  await page.locator('.receipt-check dl').waitFor();
  return page;
}

/** A node that is busy: what stands in the list stays, and that it is old is said. */
export async function staysWhileBusy(started: TestConsole, page: Page, room: string): Promise<void> {
  const { node } = started;
  node.answers.set(`${room}/driver-reports`, {
    status: 503,
    body: { ok: false, code: 'overloaded' },
  });
  node.tell('selection');
  await page.locator('.notice.is-trouble').waitFor();
  expect(await page.locator('.report-pick').count()).toBe(12); // what was there stays, with its age
}
