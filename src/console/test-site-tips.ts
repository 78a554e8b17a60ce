import type { Page } from 'playwright-core';
import type { Language } from '../kernel/text.ts';
import { instant } from '../kernel/time.ts';
import { fakeTips } from '../operations/site/view/fake-site.ts';
import type { TestConsole } from './test-console.ts';

/**
 * For tests: a tip comes to a site whose room is open; it says that it took the place of a text that somebody had read, and is to be read. Amended
 * once more while it is on the screen, the stream says so: nobody goes on with the earlier text.
 */
export async function readsAmendments(
  { node }: Pick<TestConsole, 'node'>,
  page: Page,
  language: Language,
): Promise<void> {
  const shows = (body: object): void => {
    node.answers.set('/api/operations/tips/site', { status: 200, body });
    node.tell('tips-site');
  };
  shows(fakeTips(instant(Date.now())));
  const amended = { en: /^Amended 4.min ago.+is to be read/s, fr: /^Rectifié il y a 4.min.+est à lire/s };
  const text = page.locator('.tip-list p', { hasText: amended[language] });
  await text.locator('+ p', { hasText: 'the south fence' }).waitFor();
  if (process.env['STRAIT_SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['STRAIT_SHOTS']}/site-tips-${language}.png` });
  const [tip] = fakeTips(instant(Date.now())).tips;
  const words = 'An invented group: the north fence, and not the south one.';
  shows({ tips: [{ ...tip, words, edition: 3 }] });
  await text.locator('+ p', { hasText: 'the north fence' }).waitFor({ timeout: 2_000 });
}
