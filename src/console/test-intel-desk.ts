import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { tipAmendmentText, tipKindText } from '../kernel/released-tip.ts';
import type { Language } from '../kernel/text.ts';

interface Desk {
  readonly language: Language;
  /** Looks at the page as it stands: accessible, and nothing runs over. */
  readonly looked: (name: string) => Promise<void>;
}

/** What a site was told is read with its earlier text, and another text proposed in its place, by keyboard. */
export async function amendTip(page: Page, { language, looked }: Desk): Promise<void> {
  const said = (en: string, fr: string): string => (language === 'en' ? en : fr);
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('S-1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText(said('Earlier texts: 1', 'Textes antérieurs : 1')).press('Enter');
  await page.getByText('A group means to try the north fence.').last().waitFor();
  await looked('amended');
  const amend = said('Amend for Fixed site…', 'Rectifier : Site fixe…');
  await page.getByRole('button', { name: amend }).press('Enter');
  const why = dialog.getByLabel(said('Why it is amended', 'Motif de la rectification'));
  await why.selectOption('more_is_known');
  const words = dialog.getByLabel(said('Sanitised words', 'Termes expurgés'));
  await words.fill('By the pond, in two parties.');
  await looked('amend');
  const propose = said('Propose the amendment', 'Proposer la rectification');
  await dialog.getByRole('button', { name: propose }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** A second analyst reads in words what is proposed, and goes from there to the tip with the texts told before. */
export async function readAmendment(page: Page, { language, looked }: Desk): Promise<void> {
  const said = (en: string, fr: string): string => (language === 'en' ? en : fr);
  const aside = page.locator('.room-aside');
  await page.locator('.grid-body-row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await aside.getByText(tipAmendmentText.was_wrong[language]).waitFor();
  expect(await aside.innerText()).toContain(tipKindText.group_to_cross[language]);
  expect(await aside.innerText()).not.toMatch(/was_wrong|group_to_cross/);
  await looked('proposal');
  await aside.getByRole('button', { name: said('See the tip', 'Voir le renseignement') }).press('Enter');
  await page.getByText(said('Earlier texts: 1', 'Textes antérieurs : 1')).waitFor();
}
