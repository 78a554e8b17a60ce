import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** For tests: a rule of selection as somebody types it, its condition added. */
export async function fillRule(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Short name').fill('boxes-at-night');
  await dialog.getByLabel('Name in English').fill('Boxes');
  await dialog.getByLabel('Name in French').fill('Fourgons');
  await dialog.getByLabel('Reason in English, published').fill('An invented reason');
  await dialog.getByLabel('Reason in French, published').fill('Un motif inventé');
  await dialog.getByLabel('Looks at').selectOption('vehicle.form');
  await dialog.getByLabel('Which').selectOption('in');
  await dialog.getByLabel('Box', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Add the condition' }).press('Enter');
}

/** For tests: a night’s shift of a team. */
export async function fillShift(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Short name of the shift').fill('night-1');
  await dialog.getByLabel('Day', { exact: true }).fill('2026-06-02');
  await dialog.getByLabel('From (local)').fill('22:00');
  await dialog.getByLabel('To (local)').fill('06:00');
}

/** Whoever was found calls over every room, with what to do and how long is left, and opens its passage. */
export async function callsForFound(page: Page, language: 'en' | 'fr'): Promise<void> {
  const isEnglish = language === 'en';
  const line = page.getByRole('region', { name: isEnglish ? 'People found' : 'Personnes trouvées' });
  const hurt = line.getByRole('button', { name: isEnglish ? /1 injured/ : /1 blessé/ });
  await hurt.waitFor();
  expect(await hurt.innerText()).toMatch(isEnglish ? /left|over by/ : /reste|dépassé/);
  expect(await line.innerText()).not.toMatch(/3X77|p-0/);
  await hurt.click();
  await page.locator('.room-aside').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.room-aside').waitFor({ state: 'detached' });
}
