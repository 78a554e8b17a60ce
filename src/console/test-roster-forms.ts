import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The buttons of the roster's forms, as each language names them. */
const rosterActs = {
  en: {
    people: ['Say when', 'Has returned'],
    swap: 'Approve',
    search: ['End the search', 'Offer to the next team'],
    rules: ['Change rules, FR', 'Show what it would break', 'Enter the rules'],
  },
  fr: {
    people: ['Indiquer une période', 'Signaler le retour'],
    swap: 'Valider',
    search: ['Clore la fouille', 'Proposer à l’équipe suivante'],
    rules: ['Modifier les règles, FR', 'Voir ce qui serait remis en cause', 'Inscrire les règles'],
  },
} as const;

/** How the roster is walked: its language, what looks at a screen, and what was ordered so far. */
interface Walk {
  readonly language: 'en' | 'fr';
  readonly looked: (page: Page, name: string) => Promise<void>;
  readonly ordersTo: (order: string) => readonly unknown[];
}

/** Opens people, swaps, searches and rest rules of the roster with each of their forms, and looks at every one. */
export async function walkRoster(page: Page, { language, looked, ordersTo }: Walk): Promise<void> {
  const dialog = page.getByRole('dialog');
  const open = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).first().press('Enter');
    await dialog.waitFor();
  };
  const leave = async (name: string) => {
    await looked(page, `${name}-${language}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  const tab = async (key: string, row: string, name: string) => {
    await page.keyboard.press(key);
    await page.locator('.grid-body-row', { hasText: row }).first().click();
    await looked(page, `${name}-${language}`);
  };
  const { people, swap, search, rules } = rosterActs[language];
  await tab('5', 'uk-staff-0902', 'roster-person');
  await open(people[0]);
  await leave('roster-available');
  await open(people[1]);
  await leave('roster-return');
  await tab('6', 'uk-staff-0902', 'roster-swap');
  await page.getByRole('button', { name: swap, exact: true }).press('Enter');
  await expect.poll(() => ordersTo('approve-swap')).toMatchObject([{ body: { swap: 'w-1' } }]);
  await tab('7', 'v-1', 'roster-search');
  // Offered, it waits for the next team: nothing else is open.
  const ending = page.getByRole('button', { name: search[0], exact: true });
  expect(await ending.getAttribute('aria-disabled')).toBe('true');
  await page.locator('.grid-body-row', { hasText: 'v-2' }).first().click();
  await open(search[0]);
  await leave('roster-search-end');
  await open(search[1]);
  await leave('roster-search-offer');
  await page.keyboard.press('8');
  await page.locator('.grid-body-row').first().waitFor();
  await looked(page, `roster-rules-${language}`);
  await open(rules[0]);
  await dialog.getByRole('button', { name: rules[1] }).press('Enter');
  await dialog.getByText(/^uk-staff-0901 \(team-1\)/).waitFor();
  await looked(page, `roster-rules-form-${language}`);
  await dialog.getByRole('button', { name: rules[2] }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(ordersTo('put-rest-rules')).toMatchObject([{ body: { row: 'fr', seenVersion: 3 } }]);
}
