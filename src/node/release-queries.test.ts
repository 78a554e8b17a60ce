import { describe, expect, test } from 'vitest';
import type { ReleaseTold, ReleaseWhy } from '../app/release-why.ts';
import { createPositionSeal } from '../app/position-seal.ts';
import type { Asked } from '../app/route.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { NodeId } from '../kernel/ids.ts';
import { instant, type Instant, toUtc } from '../kernel/time.ts';
import { keptReasons as policyReasons } from '../kernel/kept-reason.ts';
import { releaseQueries } from '../oversight/policies/release-queries.ts';
import { keptReasonText } from '../oversight/policies/release-text.ts';
import { keptReasons } from '../oversight/policies/wire.ts';

const now = instant(Date.UTC(2027, 0, 2));
const seal = createPositionSeal(Buffer.alloc(32, 1));
const seen: Instant[] = [];
const told: ReleaseTold = {
  type: 'ExampleSeen',
  peers: [
    {
      peer: 'fr' as NodeId,
      explained: {
        kind: 'released',
        lane: 'life',
        sequence: 3,
        madeAt: toUtc(now),
        acknowledged: true,
        ground: { rule: 'example', instrument: 'example' },
        hops: 0,
        expiresAt: null,
        fields: ['a'],
        withheld: ['b'],
        recalls: [
          {
            recall: 'r-1',
            reason: 'erased',
            positions: [7, 8],
            madeAt: toUtc(now),
            outcome: 'honoured',
            answeredAt: toUtc(now),
          },
        ],
      },
      rule: null,
      instrument: null,
      fields: null,
      withheld: null,
    },
    {
      peer: 'be' as NodeId,
      explained: { kind: 'kept', reason: 'no_rule', rule: null },
      rule: null,
      instrument: null,
      fields: null,
      withheld: null,
    },
  ],
};
const why: ReleaseWhy = {
  explain: async (_, position) => (position === 7 ? told : null),
  count: async (_, since) => {
    seen.push(since);
    return [{ peer: 'fr' as NodeId, released: 2, kept: [{ reason: 'never', count: 1 }] }];
  },
};
const [whyRoute, countRoute] = releaseQueries({ why, seal, clock: () => now });
const asked = (given: object) => ({ who: sampleWho(), ...given }) as unknown as Asked; // a route asks no more

describe('why something left', () => {
  test('is asked by a sealed place, and answered without other positions or the lane’s count', async () => {
    const answer = await whyRoute?.answer(asked({ params: { position: seal.seal(7) } }));
    expect(answer).toMatchObject({
      kind: 'json',
      value: {
        type: 'ExampleSeen',
        peers: [
          {
            kind: 'released',
            fields: null,
            sent: { madeAt: toUtc(now), acknowledged: true, hops: 0, expiresAt: null },
            recalls: [{ reason: 'erased', outcome: 'honoured' }],
          },
          { kind: 'kept', reason: 'no_rule', sent: null, recalls: [] },
        ],
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/positions|sequence|"7"|lane/);
  });

  test('a bare place, another node’s, or one with nothing for the asker is no place', async () => {
    await expect(whyRoute?.answer(asked({ params: { position: '7' } }))).rejects.toThrow();
    const other = createPositionSeal(Buffer.alloc(32, 2)).seal(7);
    for (const position of [other, seal.seal(8)])
      expect(await whyRoute?.answer(asked({ params: { position } }))).toMatchObject({
        kind: 'refused',
        refusal: { code: 'not_found' },
      });
  });
});

test('figures reach back a day, or as many hours as asked, three days at most', async () => {
  const since = async (query: object) => {
    const answer = await countRoute?.answer(asked({ query }));
    return answer?.kind === 'json' ? answer.value : null;
  };
  expect(await since({})).toMatchObject({ since: '2027-01-01T00:00:00.000Z', peers: [{ released: 2 }] });
  expect(await since({ hours: '72' })).toMatchObject({ since: '2026-12-30T00:00:00.000Z' });
  await expect(since({ hours: '73' })).rejects.toThrow();
  expect(seen).toHaveLength(2);
});

test('every reason has its words', () => {
  expect(keptReasons.slice(0, -1)).toEqual(policyReasons);
  expect(Object.keys(keptReasonText)).toEqual([...keptReasons]);
});
