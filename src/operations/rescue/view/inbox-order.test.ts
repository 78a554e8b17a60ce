import { expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { givenAt, givenContact } from './given-board.ts';
import { inboxOrder, isUnread, unreadFor } from './inbox-order.ts';

const at = (seconds: number) => ({ receivedAt: givenAt(seconds) });
const read = { opened: { by: 'uk-staff-0002', at: givenAt(500), desk: 'uk-mrcc-1' } };

test('what nobody has opened stands first, the longest waiting at the top', () => {
  const contacts = [
    givenContact('c-000001', at(10), read),
    givenContact('c-000002', at(30)),
    givenContact('c-000003', at(20)),
    givenContact('c-000004', at(40), { ...read, links: [{ boat: 'b-000001', grade: 'probable' }] }),
    givenContact('c-000005', at(5), read),
  ];
  expect(inboxOrder(contacts).map(({ facts }) => facts.contact)).toEqual([
    'c-000003',
    'c-000002',
    'c-000001',
    'c-000005',
    'c-000004',
  ]);
});

test('the unread clock runs from the record, and stops for ever once a person looked', () => {
  const now = instant(Date.parse(givenAt(75)));
  expect(unreadFor(givenContact('c-000001', at(0)), now)).toBe(75);
  expect(unreadFor(givenContact('c-000001', at(0), read), now)).toBeNull();
  expect(isUnread(givenContact('c-000001', at(0), read))).toBe(false);
});
