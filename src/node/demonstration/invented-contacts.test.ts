import { expect, test } from 'vitest';
import { recordContactSchema } from '../../operations/rescue/events-contact.ts';
import { inventedContact, inventedNight } from './invented-contacts.ts';

const night = inventedNight.map((one, number) =>
  inventedContact(one, { run: '0123456789ab', number, now: 1_800_000_000_000 }),
);

test('every invented contact is one that a gateway may record', () => {
  for (const fields of night) expect(recordContactSchema.safeParse(fields).error?.issues).toBeUndefined();
});

test('the same phone is the same caller, and no number is anybody’s', () => {
  const callers = night.flatMap(({ phone, caller }) => (phone === undefined ? [] : [[phone, caller]]));
  expect(new Set(callers.map(([phone]) => phone)).size).toBe(
    new Set(callers.map(([, caller]) => caller)).size,
  );
  expect(callers.length).toBeGreaterThan(new Set(callers.map(([phone]) => phone)).size);
  for (const [phone] of callers) expect(phone).toMatch(/^\+00000000\d{2}$/);
});
