import { expect, test } from 'vitest';
import { roomOf } from './address.ts';

test('an address names a room, and nothing else', () => {
  expect([roomOf('#/approvals'), roomOf('#/vault-log')]).toEqual(['approvals', 'vault-log']);
});

test.each(['', '#', '#/', '#/nowhere', '#/staff/s-0123', '#/staff?name=A', 'approvals'])(
  'what names no room of ours is none: %o',
  (hash) => expect(roomOf(hash)).toBeNull(),
);
