import type { Locator } from 'playwright-core';

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
