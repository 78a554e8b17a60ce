import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '../journal/port.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import type { Purpose } from '../kernel/marking.ts';
import { addSeconds, toUtc } from '../kernel/time.ts';
import { createAccess } from '../policy/access.ts';
import { givenRelease, inventedLanguage, moment, raftParts, raftRule } from '../policy/given-release.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import { createRelease } from '../policy/release.ts';
import { createReleaseWhy, type ReleaseTold } from './release-why.ts';
import { sampleWho } from './sample-who.ts';
import type { Who } from './who.ts';

// Who may ask why something left; and that nobody can count what they may not see.

const at = moment('2023-01-01T03:00:00Z');
const access = createAccess(loaded(realTexts('uk')));
const { release } = givenRelease({
  parts: raftParts,
  rules: [{ ...raftRule, from: ['uk'], to: ['fr'] }],
});

const stored = (position: number, change: Partial<StoredEvent> = {}): StoredEvent => ({
  position,
  stream: `raft/r-${position}`,
  version: 1,
  type: 'RaftSeen',
  shape: 1,
  happenedAt: toUtc(at),
  recordedAt: toUtc(at),
  origin: 'uk' as NodeId,
  actor: 'example-author' as ActorId,
  desk: null,
  marking: 'official',
  purpose: 'save_life',
  label: { owner: 'agency-a', releasedToStates: ['fr', 'uk'], jurisdiction: ['channel'] },
  cause: null,
  idempotencyKey: `example-${position}`,
  imported: null,
  previousHash: '0'.repeat(64),
  hash: '1'.repeat(64),
  body: {
    raft: 'r-1',
    persons: 12,
    place: { lat: 50.9, lon: 1.5, note: 'what only the body says' },
    seen: [],
    picture: 'p/1.jpg',
    caller: null,
  },
  ...change,
});
const ofPurpose = (position: number, purpose: Purpose): StoredEvent =>
  stored(position, purpose === 'save_life' ? {} : { purpose, type: 'RaftNamed' });

const whyOf = (book: readonly StoredEvent[]) =>
  createReleaseWhy({
    access,
    journal: {
      origin: 'uk' as NodeId,
      head: async () => book.length,
      readAfter: async (after, limit) => book.slice(after, after + limit),
    },
    contexts: inventedLanguage,
    release: createRelease(release),
    rules: () => release,
    peers: [{ peer: 'fr' as NodeId, explain: null }],
    clock: () => at,
  });

const personOf = (role: string, over: Partial<Who> = {}): Who =>
  sampleWho({ actor: `example-${role}` as ActorId, roles: [role], ...over });
const rescuer = personOf('watch_officer', { purposes: ['save_life'] });
const enforcers = ['intelligence_officer', 'border_officer', 'investigator', 'administrator'].filter((role) =>
  access.roles.includes(role),
);

describe('why something left', () => {
  const why = whyOf([stored(1), stored(2, { type: 'RaftCounted' }), stored(3, { origin: 'fr' as NodeId })]);
  const told = (who: Who, position: number) => why.explain(who, position);

  test('whoever sees the record hears rule, instrument, and what left and stayed; never what it says', async () => {
    const answer = await told(rescuer, 1);
    expect(answer).toMatchObject({
      type: 'RaftSeen',
      peers: [
        {
          peer: 'fr',
          explained: { kind: 'would_leave', ground: { rule: 'rafts', instrument: 'rescue_pact' } },
          rule: { id: 'rafts', why: raftRule.why },
          instrument: { id: 'rescue_pact' },
          fields: ['raft', 'persons', 'place.lat', 'place.lon'],
          withheld: ['place.note', 'picture'],
        },
      ],
    } satisfies DeepPartial<ReleaseTold>);
    expect(JSON.stringify(answer)).not.toMatch(/only the body|jpg/);
    expect((await told(rescuer, 2))?.peers).toMatchObject([{ explained: { kind: 'kept', reason: 'never' } }]);
    expect((await told(rescuer, 3))?.peers).toMatchObject([{ explained: { kind: 'unknown' } }]);
  });

  test('whoever reviews access hears the ground, and no field', async () => {
    const reviewer = personOf('independent_monitor', { purposes: ['oversight'] });
    expect(await told(reviewer, 1)).toMatchObject({
      peers: [{ rule: { id: 'rafts' }, fields: null, withheld: null }],
    });
    const foreign = personOf('independent_monitor', { purposes: ['oversight'], state: 'fr' });
    expect(await told(foreign, 1)).not.toBeNull();
    const closed = whyOf([stored(1, { label: { owner: 'agency-a', releasedToStates: ['uk'] } })]);
    expect(await closed.explain(foreign, 1)).toBeNull();
    expect(await closed.explain(reviewer, 1)).not.toBeNull();
  });

  test('for everybody else there is no such record, as there is none beyond the end', async () => {
    expect(enforcers.length).toBeGreaterThan(1);
    for (const role of enforcers) {
      const who = personOf(role, { purposes: ['law_enforcement', 'border_control'] });
      expect([role, await told(who, 1), await told(who, 99), await told(who, 0)]).toEqual([
        role,
        null,
        null,
        null,
      ]);
    }
  });
});

describe('how many left and why the rest stayed', () => {
  test('counts, by reason, what the asker sees, since a moment', async () => {
    const old = toUtc(addSeconds(at, -7_200));
    const why = whyOf([
      stored(1, { recordedAt: old }),
      stored(2),
      stored(3, { type: 'RaftCounted' }),
      stored(4, {
        marking: 'open',
        label: { owner: 'agency-a', releasedToStates: ['uk'], jurisdiction: ['channel'] },
      }),
      stored(5, { origin: 'fr' as NodeId }),
    ]);
    expect(await why.count(rescuer, addSeconds(at, -3_600))).toEqual([
      {
        peer: 'fr',
        released: 1,
        // The third is of a kind that never leaves: no judgement, and no figure from which alarms could be counted.
        kept: [{ reason: 'recipient', count: 1 }],
      },
    ]);
  });

  test('two books that differ only in rescue and protection are one to enforcement', async () => {
    const purposes: readonly Purpose[] = ['save_life', 'protection'];
    for (const role of enforcers) {
      const who = personOf(role, { purposes: ['law_enforcement', 'border_control'] });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...purposes), { maxLength: 12 }),
          fc.array(fc.constantFrom(...purposes), { maxLength: 12 }),
          async (one, other) => {
            const counted = (given: readonly Purpose[]) =>
              whyOf(given.map((purpose, index) => ofPurpose(index + 1, purpose))).count(
                who,
                addSeconds(at, -60),
              );
            expect(await counted(one)).toEqual(await counted(other));
          },
        ),
        { numRuns: 20 },
      );
    }
  });
});

type DeepPartial<Whole> = { readonly [Key in keyof Whole]?: DeepPartial<Whole[Key]> };
