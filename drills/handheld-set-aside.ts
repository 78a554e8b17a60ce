import type { Search, Team } from './handheld-team.ts';

/** What the walk needs of the shift: a thumb, the link, and a look at each screen by its name. */
export interface AsideWalk {
  readonly team: Team;
  readonly search: Search;
  /** The lane of the shift, to which the walk returns. */
  readonly lane: string;
  readonly look: (name: string) => Promise<void>;
}

/**
 * A passage on a lane that the node does not have is refused, and set aside by a person: its control is left alone, says
 * so with the reason, and is sent without it when a person says so. The node knows no such passage and refuses it too;
 * then it is given up. Nothing is left waiting. Answers how many entries were told apart: one.
 */
export async function leftAlone({ team, search, lane, look }: AsideWalk): Promise<number> {
  const { page } = team;
  const standAt = async (name: string): Promise<void> => {
    await team.press('Set-up');
    await page.getByLabel('Lane').fill(name);
    await team.press('Plate');
  };
  const open = (words: string) => page.locator('.entry-head', { hasText: words }).first().click();
  await standAt('NO-SUCH-LANE');
  await team.search(search);
  await team.press('Shift');
  await page.locator('.entry-head', { hasText: `until you decide on ${search.plate} Passage` }).waitFor();
  await open('conflict');
  await team.press('Set aside, do not send');
  await open('left alone: waits for you');
  await page.getByText(`is not sent: ${search.plate} Passage`).waitFor();
  await look('left alone');
  const toldApart = await page.locator('.entry.is-stranded').count();
  await team.press('Send it without that');
  await open(`conflict: without ${search.plate} Passage`);
  await look('without its passage');
  await team.press('Set aside, do not send');
  await page.getByText('All sent').waitFor();
  await standAt(lane);
  return toldApart;
}
