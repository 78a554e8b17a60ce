import { expect } from 'vitest';
import type { NightDesk } from './test-desks.ts';

/** Time for what another desk did to come up here, in a suite that is busy. */
export const slow = { timeout: 10_000 };

/** From any room to one boat: its room, the search, the boat. */
export async function openBoat(desk: NightDesk, reference: string): Promise<void> {
  await desk.press('Escape', 'g', 'b');
  await desk.page.locator('.boat-row, .held-empty').first().waitFor();
  await desk.press('/');
  await desk.type(reference);
  await desk.page.locator('.boat-row', { hasText: reference }).waitFor();
  await desk.press('Enter', 'Enter');
  await desk.page.locator('.boat-reference', { hasText: reference }).waitFor();
}

const callWords = {
  en: {
    phone: 'Phone',
    take: 'Take everything read',
    new: /has not called before/,
    repeat: 'REPEAT CALLER',
    recorded: /^Recorded in/,
  },
  fr: {
    phone: 'Téléphone',
    take: 'Retenir tout ce qui est lu',
    new: /n’a pas encore appelé/,
    repeat: 'DÉJÀ APPELÉ',
    recorded: /^Enregistré en/,
  },
} as const;

/** Takes a call as it comes: words, what was read in them, the phone, one key to record; the contact then lies open. */
export async function takeCall(
  desk: NightDesk,
  call: { readonly words: string; readonly phone: string; readonly known?: string; readonly look?: string },
): Promise<void> {
  const { page } = desk;
  const text = callWords[desk.language];
  await desk.press('Escape', 'g', 'b');
  await page.locator('.boat-row, .held-empty').first().waitFor();
  await desk.press('n');
  await page.locator('.call textarea:focus').first().waitFor();
  await desk.type(call.words);
  await page.getByRole('button', { name: text.take }).waitFor();
  await desk.press('F2', 'F8');
  await desk.fill(page.getByLabel(text.phone), call.phone);
  const typed = performance.now();
  if (call.known === undefined) await page.getByText(text.new).waitFor();
  else {
    await page.locator('.call-caller', { hasText: text.repeat }).getByText(call.known).first().waitFor();
    expect(performance.now() - typed).toBeLessThan(2000);
  }
  if (call.look !== undefined) await desk.look(call.look);
  if (call.known !== undefined) await desk.press('F9');
  await desk.press('Control+Enter');
  await page.getByText(text.recorded).waitFor();
  await page.locator('.room-aside').waitFor();
}
