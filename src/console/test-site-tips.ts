import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { instant } from '../kernel/time.ts';
import { fakeTips } from '../operations/site/view/fake-site.ts';
import type { FakeNode } from './fake-node.ts';

/** For tests: a tip that took the place of another is read, is amended once more meanwhile, and is then acted on. */
export async function readsAmendedTip(page: Page, node: FakeNode, language: 'en' | 'fr'): Promise<void> {
  // It took the place of a text that somebody had read: this one is to be read.
  const amended = { en: /^Amended 4.min ago.+is to be read/s, fr: /^Rectifié il y a 4.min.+est à lire/s };
  const text = page.locator('.tip-list p', { hasText: amended[language] });
  await text.locator('+ p', { hasText: 'the south fence' }).waitFor();
  const shots = process.env['STRAIT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/site-tips-${language}.png` });
  // Amended once more while it is being read: the stream says so, and nobody goes on with the earlier text.
  const [tip] = fakeTips(instant(Date.now())).tips;
  const tips = [{ ...tip, words: 'An invented group: the north fence, and not the south one.', edition: 3 }];
  node.answers.set('/api/operations/tips/site', { status: 200, body: { tips } });
  node.tell('tips-site');
  await text.locator('+ p', { hasText: 'the north fence' }).waitFor({ timeout: 2_000 });
  const acts = { en: 'We act on it', fr: 'Nous y donnons suite' }[language];
  await page.getByRole('button', { name: acts }).press('Enter');
  const noted = () => node.orders.find(({ path }) => path.endsWith('/note-tip-acted-on'))?.body;
  await expect.poll(noted).toMatchObject({ room: 'site', edition: 3 });
}
