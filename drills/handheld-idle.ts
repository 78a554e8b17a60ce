import type { FreightNode } from './handheld-node.ts';
import { lane, place } from './handheld-node.ts';
import type { Search, Team } from './handheld-team.ts';

const device = 'uk-handheld-2';

/**
 * A device that the node has everything of is revoked: at its next opening it says so, tells the node and holds nothing,
 * although it had nothing to send. Answers 1 where all of that is so.
 */
export async function wipedIdle({
  team,
  freight,
  search,
}: {
  readonly team: Team;
  readonly freight: FreightNode;
  readonly search: Search;
}): Promise<number> {
  const { page } = team;
  const code = await freight.issueCode(device);
  await page.reload();
  await page.getByLabel('One-time code').fill(code);
  await team.press('Enrol');
  await page.getByLabel('Place').fill(place);
  await page.getByLabel('Lane').fill(lane);
  await page.getByLabel('Team').fill('T-8');
  await team.press('Begin');
  await team.search(search);
  await page.getByText('All sent').waitFor();
  await freight.revoke(device);
  await page.reload();
  await page.getByText('Everything it held was in the record.').waitFor();
  await page.getByText('Wiped. This device holds nothing any more.').waitFor();
  const left = await page.evaluate(async () => (await indexedDB.databases()).length);
  const { wipedAt } = await freight.device(device);
  return left === 0 && wipedAt !== null ? 1 : 0;
}
