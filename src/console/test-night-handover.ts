import { expect } from 'vitest';
import { just } from '../../drills/test-night-record.ts';
import { openBoat } from './test-night-acts.ts';
import type { TwoDesks } from './test-night.ts';

const uk = 'demo-uk-watch-1';

/** Control-room practice, PROBLEM section 4: the sheet comes from the record, and two people sign it. */
export async function handoverSheet(of: TwoDesks): Promise<void> {
  const { record } = of;
  const { boat, reference } = await record.opens({
    id: 'hhhh0001',
    people: 18,
    hull: 'dry',
    at: [51.0, 1.35],
  });
  await record.orders('propose-transfer', {
    boat,
    transfer: 'transfer-night-1',
    to: 'fr',
    reason: 'nearest_unit',
    crossesAt: null,
  });
  await record.receives('c-unread02', { channel: 'email', claims: { persons: just(12) } });
  await readSheet(of, reference);
  const fingerprint = await signAsLeaving(of);
  await signAsTakingOver(of, fingerprint);

  const [done] = (await record.handovers('uk-watch-1')).handovers;
  expect(done).toMatchObject({
    phase: 'done',
    outgoing: { by: uk, desk: 'uk-watch-1' },
    incoming: { by: 'demo-uk-watch-2' },
  });
  expect(done?.sheetHash.startsWith(fingerprint)).toBe(true);
}

/** A promise made at this desk, what another desk proposed and what nobody has read stand on it. */
async function readSheet({ dover }: TwoDesks, reference: string): Promise<void> {
  const { page } = dover;
  await openBoat(dover, reference);
  await dover.press('o');
  await page.getByRole('dialog').waitFor();
  await dover.pick(page.getByRole('dialog'), 'a unit is coming');
  await dover.look('promise');
  await dover.press('Enter');
  await page.locator('.pane-detail', { hasText: /a unit is coming/ }).waitFor();
  await dover.press('g', 'h');
  const sheet = page.locator('.handover-sheet');
  await sheet.waitFor();
  await dover.look('handover');
  const said = await sheet.innerText();
  for (const part of ['Transfers not accepted', 'Promises made to callers', 'Unread items'])
    expect(said).not.toMatch(new RegExp(`${part}\\s+none`));
  expect(said).toContain(reference);
  expect(said).toMatch(/a unit is coming/i);
}

/** Prepared and signed by one: the same person is no second one, whatever key is pressed. Gives the fingerprint's start. */
async function signAsLeaving({ record, dover }: TwoDesks): Promise<string> {
  const { page } = dover;
  await dover.press('p');
  await page.getByText(/Prepared \d\d:\d\d UTC, to be signed by/).waitFor();
  await dover.press('s');
  await page.getByText(new RegExp(`Signed \\d\\d:\\d\\d UTC by ${uk}`)).waitFor();
  await dover.look('handover-signed-by-one');
  await dover.press('s');
  await page.getByText('The second signature is another person’s').waitFor();
  const { handovers } = await record.handovers('uk-watch-1');
  expect(handovers[0]).toMatchObject({ phase: 'signed_by_one', outgoing: { by: uk }, incoming: null });
  const fingerprint = await page.locator('.handover-side .long-id').first().innerText();
  return fingerprint.slice(0, 4);
}

/** Whoever takes over signs at a console of their own, in French: only with the sheet that was prepared before them. */
async function signAsTakingOver({ night }: TwoDesks, fingerprint: string): Promise<void> {
  const relief = await night.open({
    staff: 'demo-uk-watch-2',
    language: 'fr',
    width: 1920,
    light: 'night',
  });
  await relief.press('g', 'h');
  await relief.page.locator('.handover-sheet').waitFor();
  await relief.look('releve');
  const field = relief.page.getByLabel('Quatre premiers signes de l’empreinte');
  await relief.fill(field, 'none');
  await relief.push(relief.page.getByRole('button', { name: 'Signer comme entrant' }));
  await relief.page.getByText('Ce ne sont pas ceux de la fiche préparée.').waitFor();
  await relief.look('releve-mauvaise-empreinte');
  await relief.fill(field, fingerprint);
  await relief.push(relief.page.getByRole('button', { name: 'Signer comme entrant' }));
  await relief.page.getByText(/accomplie/).waitFor();
  await relief.look('releve-faite');
}
