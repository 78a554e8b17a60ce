import { expect } from 'vitest';
import { type BoatView, callerOf, peopleOf } from '../../drills/test-night-record.ts';
import { openBoat } from './test-night-acts.ts';
import type { TwoDesks } from './test-night.ts';

const uk = 'demo-uk-watch-1';
const fr = 'demo-fr-watch-1';
const dryPhone = '+44 1632 960041';

/** PROBLEM F3: a unit embarks 41 from a dry boat; the swamped one with 33, whose phones are not among them, stays open. */
export async function wrongClosing(of: TwoDesks): Promise<void> {
  const { record } = of;
  const swamped = await record.opens({ id: 'aaaa0001', people: 33, hull: 'swamped', at: [51.25, 1.6] });
  const of41 = { id: 'bbbb0001', people: 41, hull: 'dry', at: [51.28, 1.63], phone: dryPhone } as const;
  const dry = await record.opens(of41);
  await countForTheWrongBoat(of, swamped);
  const pickup = (await record.contacts()).find(({ facts }) => facts.unit === 'U-PETREL')?.facts;
  expect(pickup).toMatchObject({
    kind: 'pickup',
    channel: 'unit',
    claims: { hull: 'dry', hullKind: 'inflatable', colour: 'grey' },
    counted: { alive: 41, childrenAlone: 2, childrenWithFamily: 6, deceased: 0, injured: 1, fromWater: 0 },
    callersAboard: [callerOf('bbbb0001')],
    positions: [{ raw: '51 16.8 N 001 38.1 E' }],
  });
  await askToClose(of, swamped);
  const tried = await record.boat(swamped.boat);
  expect(tried).toMatchObject({ status: 'open', closure: null, phase: 'distress' });
  expect(tried.closingsRefused).toMatchObject([{ by: uk, outcome: 'rescued' }]);
  expect(tried.closingsRefused[0]?.obstacles).toEqual(
    expect.arrayContaining(['phone_not_among_them', 'words_contradict', 'count_contradicted']),
  );
  await linkToTheRightBoat(of, dry);
  await proposeClosing(of);
  expect(await record.boat(dry.boat)).toMatchObject({ status: 'open' });
  await decideClosing(of, dry);

  const closed = await record.boat(dry.boat);
  expect(closed).toMatchObject({ status: 'closed', closure: { outcome: 'rescued', by: fr } });
  expect(closed.closure?.identification).toEqual([{ kind: 'phone_aboard', contact: pickup?.contact }]);
  expect(await record.boat(swamped.boat)).toMatchObject({ status: 'open', closure: null });
  expect(peopleOf(await record.boat(swamped.boat)).unaccounted).toMatchObject({ min: 33, max: 33 });
}

/**
 * The unit tells its count, and the officer takes it for the swamped boat's: what would stand against that is told beside
 * the figures; recorded and linked all the same, the people are not called found.
 */
async function countForTheWrongBoat({ dover }: TwoDesks, swamped: BoatView): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await openBoat(dover, swamped.reference);
  await dover.press('e');
  await dialog.waitFor();
  await dover.fill(dialog.getByLabel('Unit that has them'), 'U-PETREL');
  await dover.fill(dialog.getByLabel('Happened'), 'now');
  await dover.fill(dialog.getByLabel('Position'), '51 16.8 N 001 38.1 E');
  await dover.fill(dialog.getByLabel('Alive, in all'), '41');
  await dover.fill(dialog.getByLabel('Children alone'), '2');
  await dover.fill(dialog.getByLabel('Children with family'), '6');
  await dover.fill(dialog.getByLabel('Injured'), '1');
  await dover.choose(dialog.getByLabel('Hull', { exact: true }), 'dry');
  await dover.choose(dialog.getByLabel('Kind of boat'), 'inflatable');
  await dover.choose(dialog.getByLabel('Colour'), 'grey');
  await dover.fill(dialog.getByLabel('Phone of somebody aboard'), dryPhone);
  await dialog.getByText(/who called .* ago · UK-/).waitFor();
  await dialog.getByText('No caller of this boat is among those recovered.').waitFor();
  await dover.look('count-wrong');
  await dover.pick(dialog.getByRole('group', { name: 'How sure' }), 'Probable');
  await dover.choose(dialog.getByLabel('Why'), 'place');
  await dover.look('count-wrong-link');
  await dover.press('Enter');
  await page.locator('.boat-head', { hasText: 'all counted, record contradicts' }).waitFor();
}

/** What stands against it comes first, and the button says why it may not be pressed; who asks is on record. */
async function askToClose({ dover, grisNez }: TwoDesks, swamped: BoatView): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await dover.press('c');
  await dialog.getByText('Stands against closing').waitFor();
  const said = await dialog.innerText();
  expect(said.indexOf('Stands against closing')).toBeLessThan(said.indexOf('How it ended'));
  for (const against of ['No caller of this boat', 'Hull or colour differ', '33 claimed, 41 counted'])
    expect(said).toContain(against);
  await dover.look('close-wrong');
  await dover.press('Enter');
  await dover.push(dialog.getByRole('button', { name: 'Ask all the same' }));
  await dialog.getByText(/cannot be closed/).waitFor();
  await dover.look('close-refused');
  await dover.press('Escape');
  await dover.press('4');
  await page.locator('.timeline', { hasText: /Closing refused[^]*no caller among them/ }).waitFor();
  await dover.look('log');
  await openBoat(grisNez, swamped.reference);
  await grisNez.press('4');
  await grisNez.page
    .locator('.timeline', { hasText: /Clôture refusée[^]*aucun appelant parmi eux/ })
    .waitFor();
  await grisNez.look('journal');
  await grisNez.press('c');
  await grisNez.page
    .getByText('Aucun appelant de cette embarcation n’est parmi les rescapés.')
    .last()
    .waitFor();
  await grisNez.look('clore');
  await grisNez.press('Escape');
}

/** The people are put where they belong. */
async function linkToTheRightBoat({ dover }: TwoDesks, dry: BoatView): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await dover.press('1');
  await dover.push(
    page.locator('.evidence-line', { hasText: 'PETREL' }).getByRole('button', { name: 'Unlink' }),
  );
  await dialog.getByText('No caller of this boat is among those recovered.').waitFor();
  await dover.pick(dialog, 'mistaken');
  await dover.press('Enter');
  await page.locator('.boat-head', { hasText: '33 unaccounted' }).waitFor();
  await openBoat(dover, dry.reference);
  await dover.press('l');
  await dover.choose(dialog.getByLabel('Which contact'), 'U-PETREL');
  await dover.pick(dialog.getByRole('group', { name: 'How sure' }), 'Confirmed');
  await dover.choose(dialog.getByLabel('Why'), 'seen by a unit');
  await dover.press('Enter');
  await page.locator('.boat-head', { hasText: 'all accounted' }).waitFor();
}

/** One person proposes, with what shows whose people they are, and cannot be the second. */
async function proposeClosing({ dover }: TwoDesks): Promise<void> {
  const { page } = dover;
  const dialog = page.getByRole('dialog');
  await dover.press('c');
  await dover.choose(dialog.getByLabel('What identifies them'), 'telephone');
  await dover.choose(dialog.getByLabel('Which contact shows it'), 'U-PETREL');
  await dover.look('close-right');
  await dover.press('Enter');
  await page.locator('.boat-head', { hasText: 'Closing proposed by' }).waitFor();
  await dover.look('proposed');
  // Whoever proposed it cannot be the second person.
  await dover.press('d');
  await dialog.getByText('You proposed it: another person decides.').waitFor();
  await dover.press('Escape');
}

/** Another person, at the other centre, reads the same list and decides. */
async function decideClosing({ grisNez }: TwoDesks, dry: BoatView): Promise<void> {
  await openBoat(grisNez, dry.reference);
  await grisNez.page.locator('.boat-head', { hasText: 'Clôture proposée par' }).waitFor();
  await grisNez.press('d');
  await grisNez.page.getByText('Ce que dit la première personne').waitFor();
  await grisNez.look('decider');
  await grisNez.push(grisNez.page.getByRole('button', { name: 'Approuver : clore l’embarcation' }));
  await grisNez.page.locator('.boat-head', { hasText: /Close : Secourue/ }).waitFor();
  await grisNez.look('close');
}
