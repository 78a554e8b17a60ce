import { expect } from 'vitest';
import { type BoatView, greyBoat, just, peopleOf } from '../../drills/test-night-record.ts';
import { openBoat, slow, takeCall } from './test-night-acts.ts';
import type { TwoDesks } from './test-night.ts';

/** PROBLEM F1 and F2: two phones call Dover and one Gris-Nez about one boat; the first calls again at the other centre. */
export async function doubleCall(of: TwoDesks): Promise<void> {
  const { record } = of;
  const before = (await record.boats()).length;
  await callTwice(of);
  const boat = await record.newestBoat();
  await seeSuggested(of, boat);
  expect(await record.boats()).toHaveLength(before + 1);
  expect(boat.links).toHaveLength(1);
  await linkAtBoth(of, boat);
  await takeCall(of.grisNez, {
    words: 'on prend l’eau, venez vite',
    phone: '+44 1632 960011',
    known: boat.reference,
    look: 'rappel',
  });
  await expect.poll(async () => (await record.boat(boat.boat)).links.length, slow).toBe(4);
  await unlinkAndLinkAgain(of);

  const stands = await record.boat(boat.boat);
  expect(peopleOf(stands).claimed).toMatchObject({ min: 30, max: 40 });
  expect(stands.links.flatMap(({ facts }) => facts.positions)).toHaveLength(2);
  expect(await record.boats()).toHaveLength(before + 1);
  const entries = (await record.entries(boat.boat)).map((entry) => entry.split(' ')[0]);
  expect(entries.filter((type) => type?.includes('Merged'))).toEqual([]);
  expect(entries.filter((type) => type === 'ContactLinked')).toHaveLength(5);
  expect(entries.filter((type) => type === 'ContactUnlinked')).toHaveLength(1);
}

/** One call at each desk, typed as it is said, and one at a third. */
async function callTwice({ record, dover, grisNez }: TwoDesks): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await takeCall(dover, {
    words: '33 people on a grey inflatable, engine stopped, water coming in, 51 03.4 N 001 27.9 E',
    phone: '+44 1632 960011',
    look: 'call',
  });
  await dover.press('o');
  await dialog.waitFor();
  await dover.look('open-boat');
  await dover.press('Enter');
  await page.locator('.room-aside').getByRole('button', { name: /^UK-/ }).waitFor();
  await record.receives('c-second01', { claims: { persons: just(30), engine: 'stopped', ...greyBoat } });
  await takeCall(grisNez, {
    words: '40 personnes, pneumatique gris, moteur arrêté, 51 03,6 N 001 28,1 E',
    phone: '+33 1 99 00 00 11',
  });
}

/** Suggested at both desks with the reasons, what speaks against it first. */
async function seeSuggested({ dover, grisNez }: TwoDesks, boat: BoatView): Promise<void> {
  const { page } = dover;
  const suggestion = grisNez.page.locator('.room-aside .suggestion').first();
  await suggestion.getByText(boat.reference).waitFor();
  expect(await suggestion.innerText()).toMatch(
    /fort · premier[^]*Contre[^]*Pour[^]*Même lieu au même moment/,
  );
  await grisNez.look('appel-proche');
  await openBoat(dover, boat.reference);
  const perhaps = page.locator('.pane-detail section', { hasText: 'Perhaps also of this boat' });
  await expect.poll(() => perhaps.locator('.suggestion-line').count(), slow).toBe(2);
  await dover.look('boat-perhaps');
}

/** Each desk links what came in at it: the claimed range is kept, not a mean of it. */
async function linkAtBoth({ dover, grisNez }: TwoDesks, boat: BoatView): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await grisNez.press('l');
  await grisNez.page.getByRole('dialog').waitFor();
  await grisNez.look('rattacher');
  await grisNez.press('Enter');
  await grisNez.page.locator('.room-aside .act-row').getByRole('button', { name: boat.reference }).waitFor();
  await dover.press('l');
  await dialog.waitFor();
  await dover.choose(dialog.getByLabel('Why'), 'count agrees');
  await dover.look('link');
  await dover.press('Enter');
  await page.locator('.boat-head', { hasText: '30 to 40 aboard' }).waitFor();
}

/** A link that was wrong is taken back: nothing of it is lost, and it can be made again. */
async function unlinkAndLinkAgain({ record, dover }: TwoDesks): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  const french = (await record.contacts()).find(({ facts }) => facts.claims.persons?.min === 40);
  const line = page.locator('.evidence-line', { hasText: '40 people' });
  await dover.push(line.getByRole('button', { name: 'Unlink' }));
  await dialog.waitFor();
  await dialog.getByText(/Same place at the same time/).waitFor();
  await dover.look('unlink');
  await dover.pick(dialog, 'mistaken');
  await dover.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  const apart = await record.contact(french?.facts.contact ?? '');
  expect(apart).toMatchObject({ facts: french?.facts, links: [] });
  await dover.push(page.getByRole('button', { name: 'Undo' }));
  await page.getByText(/Taken back/).waitFor();
}
