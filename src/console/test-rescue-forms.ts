import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';

/** Orders that the node was given so far, by name, the oldest first. */
type Orders = (order: string) => readonly { readonly body: unknown }[];

/** Keeps a picture of the screen where STRAIT_SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const shots = process.env['STRAIT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
}

/**
 * Has one order go another way; gives the way to end that. It holds once the page itself finds it so: a browser takes such
 * a rule up some moments after it was given one, and an order sent meanwhile goes through.
 */
async function reroute(
  page: Page,
  order: string,
  act: (route: Route) => Promise<void>,
): Promise<() => Promise<void>> {
  const pattern = `**${order}*`;
  const probe = `${order}-probe`;
  await page.route(pattern, (route) => (route.request().url().endsWith(probe) ? route.abort() : act(route)));
  const isCut = () =>
    page.evaluate(
      (asked) =>
        fetch(asked).then(
          () => false,
          () => true,
        ),
      probe,
    );
  await expect.poll(isCut).toBe(true);
  return () => page.unroute(pattern);
}

/** Cuts the line to one order; gives the way to heal it. */
const cutOff = (page: Page, order: string): Promise<() => Promise<void>> =>
  reroute(page, order, (route) => route.abort());

/** The node does not answer while a call is recorded; it stays in hand, and is on record once. */
export async function withoutALink(page: Page, orders: Orders): Promise<void> {
  await page.locator('.boat-row').first().waitFor();
  await page.keyboard.press('n');
  await page.locator('.call textarea').first().waitFor();
  await page.keyboard.type('51 03.4 N 001 27.9 E');
  const heal = await cutOff(page, '/api/operations/rescue/record-contact');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/No answer from the node/).waitFor();
  await heal();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Recorded in/).waitFor();
  expect(orders('record-contact')).toHaveLength(1);
}

/** Buttons of a call are pressed by pointer while the caller speaks on. */
export async function typedBesideButtons(page: Page): Promise<void> {
  await page.locator('.boat-row').first().waitFor();
  await page.keyboard.press('n');
  const words = page.locator('.call textarea').first();
  await words.waitFor();
  await page.keyboard.type('51 03.4 N 001 27.9 E');
  await page.getByRole('button', { name: 'Take the position' }).click();
  await page.keyboard.type(', a baby, t');
  expect(await words.inputValue()).toBe('51 03.4 N 001 27.9 E, a baby, t');
  await page.locator('.call-taken').getByRole('button').first().click();
  await page.locator('.call-taken').waitFor({ state: 'detached' });
  await page.keyboard.type('wo hurt');
  expect(await words.inputValue()).toBe('51 03.4 N 001 27.9 E, a baby, two hurt');
  expect(await page.getByRole('dialog').count()).toBe(0);
}

/** The browser of a desk is slow to open what it had sealed before it crashed. */
export async function keptBeforeTyped(page: Page): Promise<void> {
  await page.locator('.boat-row').first().waitFor();
  await page.keyboard.press('n');
  const words = page.locator('.call textarea').first();
  await words.waitFor();
  // At once: each letter is sealed by itself, and the last must be by the crash.
  await words.fill('forty people');
  const isKept = () =>
    page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('strait.sealed.')));
  await expect.poll(isKept).toBe(true);
  await page.addInitScript(() => {
    const open = crypto.subtle.decrypt.bind(crypto.subtle);
    crypto.subtle.decrypt = async (...sealed) => {
      await new Promise((go) => addEventListener('unseal', go, { once: true }));
      return open(...sealed);
    };
  });
  await page.reload();
  await page.getByText(/Call open since/).waitFor();
  await page.keyboard.press('n');
  await words.waitFor();
  await page.keyboard.type('one fell in');
  await page.evaluate(() => dispatchEvent(new Event('unseal')));
  await expect.poll(() => words.inputValue()).toBe('forty people\none fell in');
  await page.getByLabel('People').fill('40');
  expect(await words.inputValue()).toBe('forty people\none fell in');
}

/** A fall is told while the call is on its way to the record: nothing of it is lost, and nothing is said twice. */
export async function typedOnTheWay(page: Page, orders: Orders): Promise<void> {
  await page.locator('.boat-row').first().waitFor();
  await page.keyboard.press('n');
  const words = page.locator('.call textarea').first();
  await words.waitFor();
  await page.keyboard.type('thirty-three of us');
  const held = Promise.withResolvers<void>();
  await reroute(page, '/api/operations/rescue/record-contact', async (route) => {
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
