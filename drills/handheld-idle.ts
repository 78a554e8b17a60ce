import { type FreightNode, lane, place } from './handheld-node.ts';
import type { Search, Team } from './handheld-team.ts';

const device = 'uk-handheld-2';

export interface IdleWalk {
  readonly team: Team;
  readonly freight: FreightNode;
  readonly search: Search;
  readonly look: (name: string) => Promise<void>;
}

/**
 * A second device: its browser clears the store under it, which it says, and opens again at a press. Then the node has
 * everything of it and revokes it: at its next opening it says so, tells the node and holds nothing, although it had
 * nothing to send. Answers 1 where all of that is so.
 */
export async function wipedIdle({ team, freight, search, look }: IdleWalk): Promise<number> {
  const { page } = team;
  const first = await freight.issueCode(device);
  await page.reload();
  await enrol(team, first);
  await clearedUnder(team, look);
  await enrol(team, await freight.issueAnother(device));
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

async function enrol(team: Team, code: string): Promise<void> {
  const { page } = team;
  await page.getByLabel('One-time code').fill(code);
  await team.press('Enrol');
  await page.getByLabel('Place').fill(place);
  await page.getByLabel('Lane').fill(lane);
  await page.getByLabel('Team').fill('T-8');
  await team.press('Begin');
}

async function clearedUnder(team: Team, look: IdleWalk['look']): Promise<void> {
  const { page } = team;
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.getByText('The browser closed this device’s store').waitFor();
  await look('store closed');
  await team.press('Open again');
}
