import { expect, test } from 'vitest';
import { givenRelease, moment, node, raftParts, raftRule, raftSeen } from '../policy/given-release.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { createPolicyHolder } from './policy-holder.ts';

test('whoever holds the access asks what is in force at the moment of asking', () => {
  const before = sampleAccess({ reader: ['example/room/see'] });
  const after = sampleAccess({ writer: ['example/room/see', 'example/room/Write'] });
  const holder = createPolicyHolder({ access: before, hash: 'a' });
  const { access } = holder;
  let heard = 0;
  const stop = holder.onSwapped(() => {
    heard += 1;
  });
  expect([access.allows(['reader'], 'example/room/see'), access.roles]).toEqual([true, before.roles]);
  holder.swap({ access: after, hash: 'b' });
  expect(holder.hash).toBe('b');
  expect(access.allows(['reader'], 'example/room/see')).toBe(false);
  expect(access.missingAtDoor(['reader'], 'example/room/see')).toBe('role');
  expect(access.actionsOf(['writer'])).toEqual(['example/room/Write', 'example/room/see']);
  expect(access.atDoor(['writer'], 'example/room/Write').allowed).toBe(true);
  expect([access.roles, access.actions, access.rules, access.masks]).toEqual([
    after.roles,
    after.actions,
    after.rules,
    after.masks,
  ]);
  stop();
  holder.swap({ access: before, hash: 'a' });
  expect(heard).toBe(1);
});

test('what may leave is judged by the rules in force at the moment of asking; without any, nothing leaves', () => {
  const { release } = givenRelease({ parts: raftParts, rules: [raftRule] });
  const access = sampleAccess({ reader: ['example/room/see'] });
  const holder = createPolicyHolder({ access, hash: 'a' });
  const ask = () =>
    holder.release({
      event: raftSeen(),
      from: node('fr'),
      to: node('uk'),
      at: moment('2023-01-01T03:00:00Z'),
    }).kind;
  expect([ask(), holder.releaseRules.rules]).toEqual(['kept', []]);
  holder.swap({ access, hash: 'b', release });
  expect(ask()).toBe('released');
  expect(holder.releaseRules).toBe(release);
  holder.swap({ access, hash: 'c' });
  expect(ask()).toBe('kept');
});
