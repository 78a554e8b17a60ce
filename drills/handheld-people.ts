import type { Search, Team } from './handheld-team.ts';

/**
 * People found, one of two hurt: sent at once, and the control that follows begins with that count; afterwards the entry
 * offers to say that help has come, which the node takes. Answers 1 where the count was carried.
 */
export async function peopleFound({
  team,
  search,
  look,
}: {
  readonly team: Team;
  readonly search: Search;
  readonly look: (name: string) => Promise<void>;
}): Promise<number> {
  const { page } = team;
  await team.typePlate(search.plate);
  await team.press('PEOPLE FOUND');
  await team.press('One more: People');
  await team.press('One more: of them injured');
  await team.press(/^Send now: 2 found/);
  await page.getByText('Kept on this device.').waitFor();
  await team.press('By eye');
  await team.press('People found');
  await team.press('Noise');
  const counts = await page.locator('.count b').allInnerTexts();
  await look('counted already');
  await team.press('Save');
  await page.getByText('Kept on this device.').waitFor();
  await team.press('Shift');
  await page.getByText('All sent').waitFor();
  await page
    .locator('.entry-head', { hasText: `${search.plate} People found` })
    .first()
    .click();
  await page.getByRole('button', { name: 'Medical help is here' }).waitFor();
  await look('help offered');
  await team.press('Medical help is here');
  await page.locator('.entry-head', { hasText: `${search.plate} Help has come` }).waitFor();
  await page.getByText('All sent').waitFor();
  await team.press('Plate');
  return counts.join(' ') === '2 0 1 0' ? 1 : 0;
}
