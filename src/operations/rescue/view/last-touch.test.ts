import { expect, test } from 'vitest';
import { givenAt, givenBoat, givenFacts, givenLink } from './given-board.ts';
import { lastTouch } from './last-touch.ts';

test('whoever opened it, until somebody else did something', () => {
  expect(lastTouch(givenBoat('b-000001')).by).toBe('uk-staff-0001');
});

test('the last of those who linked, answered a transfer or tried to close', () => {
  const boat = givenBoat('b-000001', {
    links: [givenLink(givenFacts('c-000001'), { by: 'uk-staff-0002', at: givenAt(60) })],
    transfers: [
      {
        transfer: 'transfer-1',
        from: 'fr',
        to: 'uk',
        reason: 'asked',
        crossesAt: null,
        status: 'refused',
        proposedAt: givenAt(90),
        proposedBy: 'fr-staff-0001',
        deliveredAt: null,
        answeredAt: givenAt(200),
        answeredBy: 'uk-staff-0003',
        refusal: 'no_unit',
      },
    ],
    closingsRefused: [
      { outcome: 'rescued', obstacles: ['no_identification'], at: givenAt(150), by: 'uk-staff-0004' },
    ],
  });
  expect(lastTouch(boat)).toMatchObject({ by: 'uk-staff-0003', at: givenAt(200) });
});
