import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Orders that the node was given so far, by name, the oldest first. */
type Orders = (order: string) => readonly { readonly body: unknown }[];

/** Keeps a picture of the screen where STRAIT_SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const shots = process.env['STRAIT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
}

/** A fall is told while the call is on its way to the record: nothing of it is lost, and nothing is said twice. */
export async function typedOnTheWay(page: Page, orders: Orders): Promise<void> {
  await page.locator('.boat-row').first().waitFor();
  await page.keyboard.press('n');
  const words = page.locator('.call textarea').first();
  await words.waitFor();
  await page.keyboard.type('thirty-three of us');
  const held = Promise.withResolvers<void>();
  await page.route('**/api/operations/rescue/record-contact', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Sending…').waitFor();
  await page.keyboard.type(', one fell in');
  held.resolve();
  await page.getByText(/What you typed since is not in it/).waitFor();
  expect(await words.inputValue()).toBe('thirty-three of us, one fell in');
  await shot(page, 'call-rest');
  await page.keyboard.press('Control+Enter');
  await page.locator('.room-aside').waitFor();
  const [first, second] = orders('record-contact').map(
    ({ body }) => body as Readonly<Record<string, unknown>>,
  );
  expect(first).toMatchObject({ words: 'thirty-three of us' });
  expect(second).toMatchObject({ words: 'thirty-three of us, one fell in' });
  expect(second?.['contact']).not.toBe(first?.['contact']);
}

/** A unit counts a dry boat's people, and the officer takes them for the swamped one's, which lies open. */
export async function countPeople(page: Page, orders: Orders): Promise<void> {
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Unit that has them').fill('CUTTER-1');
  await page.keyboard.press('Enter');
  await dialog.getByText('Ask how many; 0 where there are none.').first().waitFor();
  expect(orders('record-contact')).toEqual([]);
  await dialog.getByLabel('Alive, in all').fill('41');
  await dialog.getByLabel('Children alone').fill('2');
  await dialog.getByLabel('Children with family').fill('6');
  await dialog.getByLabel('Hull', { exact: true }).selectOption('dry');
  await dialog.getByText('Hull or colour differ from what was reported.').waitFor();
  const said = await dialog.innerText();
  expect(said.indexOf('Hull or colour differ')).toBeLessThan(said.indexOf('How sure'));
  await dialog.getByLabel('Why').selectOption('place_and_time');
  await shot(page, 'count');
  await page.keyboard.press('Enter');
  await expect.poll(() => orders('link-contact').length).toBe(1);
  const [recorded] = orders('record-contact');
  expect(recorded?.body).toMatchObject({ kind: 'pickup', unit: 'CUTTER-1', counted: { childrenAlone: 2 } });
  expect(orders('link-contact')[0]?.body).toMatchObject({
    boat: 'b-swamp01',
    contact: (recorded?.body as { readonly contact?: string } | undefined)?.contact,
    reason: 'place_and_time',
  });
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByText(/Taken back/).waitFor();
  await page.locator('.tab', { hasText: /Evidence 1/ }).waitFor();
  expect(orders('unlink-contact')).toHaveLength(1);
  expect(orders('link-contact')).toHaveLength(1);
}

/** A unit counted again: one figure is put right, from the inbox. */
export async function correctCount(page: Page, orders: Orders): Promise<void> {
  await page.locator('.grid-body-row', { hasText: '41 counted' }).click();
  await page.locator('.room-aside').waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Alive, in all').fill('40');
  await page.keyboard.press('Enter');
  await dialog.getByText('Choose at least one.').waitFor();
  await dialog.getByLabel('Why').selectOption('counted_again');
  await shot(page, 'correct');
  await page.keyboard.press('Enter');
  await expect.poll(() => orders('correct-contact').length).toBe(1);
  expect(orders('correct-contact')[0]?.body).toMatchObject({
    counted: { alive: 40, childrenAlone: 2 },
    claims: { hull: 'dry' },
    reason: 'counted_again',
  });
  await page.getByText(/First recorded: .*Recovered alive 41/).waitFor();
  await page.locator('.timeline', { hasText: 'counted again' }).waitFor();
  await shot(page, 'corrected');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByText(/Taken back/).waitFor();
  expect(orders('correct-contact')[1]?.body).toMatchObject({ counted: { alive: 41 } });
}
