import { describe, expect, test } from 'vitest';
import { createRelease } from '../policy/release.ts';
import { givenRelease, raftParts, raftRule } from '../policy/given-release.ts';
import { type GivenOutbox, givenOutbox, peer } from './given-outbox.ts';
import type { Outbox } from './outbox.ts';

// What was taken back stays taken back: no later pass gives it again.

const seen = { stream: 'raft/r-1', type: 'RaftSeen' } as const;
const goThrough = async (outbox: Outbox): Promise<void> => {
  while ((await outbox.advance()) > 0);
};
/** Positions told so far, as often as each was, and those recalled. */
const told = async (given: GivenOutbox) =>
  (await given.sent()).flatMap(({ content }) =>
    content.type === 'decision'
      ? content.events.map(({ position }) => position)
      : content.type === 'recall'
        ? content.positions.map((position) => -position)
        : [],
  );

async function recalled(): Promise<{ readonly given: GivenOutbox; readonly outbox: Outbox }> {
  const given = givenOutbox();
  await given.decide([seen]);
  const outbox = given.open();
  await goThrough(outbox);
  expect(await outbox.recall([1], 'released_in_error')).toHaveLength(1);
  return { given, outbox };
}

describe('a record that a person took back', () => {
  test('is not given again where its stream goes on', async () => {
    const { given, outbox } = await recalled();
    await given.decide([seen]);
    await goThrough(outbox);
    expect(await told(given)).toEqual([1, -1, 2]);
  });

  test('is not given again after a start', async () => {
    const { given } = await recalled();
    const next = given.open();
    await goThrough(next);
    expect(await told(given)).toEqual([1, -1]);
    expect(await next.explain(1)).toMatchObject({ kind: 'released', recalls: [{ outcome: null }] });
  });

  test('is not given again under other rules of release', async () => {
    const { given } = await recalled();
    const { release } = givenRelease({ parts: raftParts, rules: [{ ...raftRule, id: 'other_rule' }] });
    await goThrough(given.open({ release: createRelease(release) }));
    expect(await told(given)).toEqual([1, -1]);
  });

  test('is recalled once however often it is carried out', async () => {
    const { given, outbox } = await recalled();
    await outbox.recall([1], 'released_in_error');
    await given.open().recall([1], 'released_in_error');
    expect(await told(given)).toEqual([1, -1]);
    expect(await given.store.recalls(peer, 10)).toHaveLength(1);
  });

  test('shows whether the peer honoured it, or had nothing of it', async () => {
    for (const outcome of ['honoured', 'unknown'] as const) {
      const { given, outbox } = await recalled();
      const [made] = await given.store.recalls(peer, 10);
      await outbox.receipt(made?.recall ?? '', outcome);
      expect(await outbox.explain(1)).toMatchObject({ recalls: [{ outcome }] });
    }
  });
});
