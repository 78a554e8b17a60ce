import { beforeEach, describe, expect, test } from 'vitest';
import { createHandle } from '../app/handle.ts';
import type { Explained } from '../app/outbox-explain.ts';
import { createPositionSeal } from '../app/position-seal.ts';
import { isShownAct } from '../app/proposals-access.ts';
import { createProposals } from '../app/proposals.ts';
import { createReleaseWhy } from '../app/release-why.ts';
import type { Asked, Reply } from '../app/route.ts';
import { sampleVault } from '../app/sample-four-eyes.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { Who } from '../app/who.ts';
import type { MemoryJournal } from '../journal/memory-journal.ts';
import type { StoredEvent } from '../journal/port.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import type { Purpose } from '../kernel/marking.ts';
import { toUtc } from '../kernel/time.ts';
import type { ActProposed } from '../kernel/proposal.ts';
import { recallDoor } from '../oversight/policies/recall-door.ts';
import { createRecallOrders } from '../oversight/policies/recall-reader.ts';
import { recallRoutes } from '../oversight/policies/recall-routes.ts';
import { releaseQueries } from '../oversight/policies/release-queries.ts';
import { createAccess } from '../policy/access.ts';
import { givenRelease, inventedLanguage, moment, raftParts, raftRule } from '../policy/given-release.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import { createRelease } from '../policy/release.ts';

// Who may take back what left, under the policies as they ship; and that nobody hears by it of what they may not see.

const now = moment('2023-01-01T03:00:00Z');
const access = createAccess(loaded(realTexts('uk')));
const seal = createPositionSeal(Buffer.alloc(32, 1));
const { release } = givenRelease({ parts: raftParts, rules: [{ ...raftRule, from: ['uk'], to: ['fr'] }] });
/** Rafts as a room of the watch, which sees them where it works. */
const rooms = [
  ...inventedLanguage.map((one) =>
    one.name === 'operations/rafts' ? { ...one, name: 'operations/rescue' } : one,
  ),
  { name: 'oversight/policies', streams: [recallDoor] },
];

const released = (over: Partial<Extract<Explained, { readonly kind: 'released' }>> = {}): Explained => ({
  kind: 'released',
  lane: 'life',
  sequence: 1,
  madeAt: toUtc(now),
  acknowledged: true,
  ground: { rule: 'rafts', instrument: 'rescue_pact' },
  hops: 0,
  expiresAt: null,
  fields: ['raft'],
  withheld: [],
  recalls: [],
  ...over,
});

/** One record of a purpose, as another hand wrote it. */
function begin(journal: MemoryJournal, purpose: Purpose) {
  return journal.append({
    stream: 'raft/r-1',
    expectedVersion: 0,
    idempotencyKey: 'begin',
    requestHash: '0'.repeat(64),
    actor: 'example-author' as ActorId,
    desk: null,
    answer: {},
    events: [
      {
        type: purpose === 'save_life' ? 'RaftSeen' : 'RaftNamed',
        shape: 1,
        happenedAt: toUtc(now),
        marking: 'official',
        purpose,
        label: { owner: 'agency-a', releasedToStates: ['fr', 'uk'], jurisdiction: ['channel'] },
        cause: null,
        body: { raft: 'r-1' },
      },
    ],
  });
}

/** A British node with an empty book, whose French outbox says what it is made to. */
function givenNode() {
  const journal = sampleJournal(() => now);
  const parts = {
    journal,
    access,
    clock: () => now,
    contexts: rooms,
    agency: 'agency-a',
    vault: sampleVault,
  };
  const french = { explained: released() };
  const handle = createHandle(parts);
  const why = createReleaseWhy({
    ...parts,
    release: createRelease(release),
    rules: () => release,
    peers: [{ peer: 'fr' as NodeId, explain: async () => french.explained }],
  });
  const proposed = () => journal.events.filter(({ type }) => type === 'ActProposed');
  const isAnswered = ({ stream }: StoredEvent) =>
    journal.events.filter((one) => one.stream === stream).length > 1;
  const waiting = async () =>
    proposed()
      .filter((one) => !isAnswered(one))
      .map((one) => ({ fields: actIn(one).fields, by: one.actor, at: toUtc(now) }));
  const orders = createRecallOrders({ journal, waiting });
  const [orderRoute] = recallRoutes({ why, orders, handle, seal });
  const [whyRoute] = releaseQueries({ why, orders, seal, clock: () => now });
  return { journal, french, proposed, orderRoute, whyRoute, proposals: createProposals(parts) };
}

/** The act of a proposal, as the kernel wrote it. */
function actIn({ body }: StoredEvent): ActProposed {
  return body as unknown as ActProposed;
}

/** What persons do at that node, with one record of a purpose in its book. */
async function given(purpose: Purpose = 'save_life') {
  const { journal, french, proposed, orderRoute, whyRoute, proposals } = givenNode();
  await begin(journal, purpose);
  let keys = 0;
  return {
    journal,
    french,
    proposed,
    async order(who: Who, said: object = {}, key = `key-of-order-${(keys += 1)}`) {
      const body = { record: seal.seal(1), peer: 'fr', reason: 'danger_to_person', reference: null, ...said };
      const request = { headers: { 'idempotency-key': key } };
      return codeOf(await orderRoute?.answer({ who, body, request } as unknown as Asked)); // a route asks no more
    },
    async see(who: Who) {
      const params = { position: seal.seal(1) };
      const reply = await whyRoute?.answer({ who, params } as unknown as Asked); // likewise
      return reply?.kind === 'json' ? reply.value : codeOf(reply);
    },
    /** `which`: of those that were proposed, in order; the last where nothing is said. */
    async approve(who: Who, which = -1) {
      const proposal = proposed().at(which)?.stream.split('/')[1] ?? '';
      const { answer } = await proposals.approve(who, proposal, `key-of-approval-${(keys += 1)}`);
      return answer.ok ? 'done' : answer.refusal.code;
    },
    /** Whether a person is shown the proposal that waits. */
    isShown: (who: Who): boolean =>
      proposed().some((stored) => {
        const { marking, purpose: of, label, origin } = stored;
        const record = { ...(label ?? { owner: origin }), marking, purpose: of, origin, personal: false };
        return isShownAct(access, who, { act: { ...actIn(stored), record }, at: now });
      }),
  };
}

function codeOf(reply: Reply | undefined): string {
  if (reply?.kind === 'refused') return reply.refusal.code;
  const value = reply?.kind === 'json' ? (reply.value as { proposal?: string }) : {};
  return value.proposal === undefined ? 'done' : 'proposed';
}

const person = (role: string, name: string, over: Partial<Who> = {}): Who =>
  sampleWho({
    actor: `example-${name}` as ActorId,
    roles: [role],
    purposes: ['save_life', 'border_control'],
    remits: ['channel'],
    provenAt: now,
    ...over,
  });
const duty = person('duty_officer', 'duty');
const gold = person('gold_commander', 'gold', { agency: 'agency-b' });
const officer = (name: string) =>
  person('data_protection_officer', name, { purposes: ['oversight'], remits: [] });

let node: Awaited<ReturnType<typeof given>>;
beforeEach(async () => {
  node = await given();
});

describe('a recall that a person orders', () => {
  test('waits for a second person, and is an order once that one has confirmed it', async () => {
    expect(await node.order(duty, { reference: 'CR-2023/7' })).toBe('proposed');
    const waits = {
      by: 'example-duty',
      confirmedBy: null,
      reason: 'danger_to_person',
      reference: 'CR-2023/7',
    };
    expect(await node.see(gold)).toMatchObject({ peers: [{ order: waits }] });
    expect(await node.approve(gold)).toBe('done');
    expect(node.journal.events.at(-1)).toMatchObject({
      type: 'RecallOrdered',
      purpose: 'save_life',
      label: { jurisdiction: ['channel', 'oversight'] },
      body: { record: 'raft/r-1', version: 1, peer: 'fr', by: 'example-gold' },
    });
    expect(node.journal.events.at(-1)?.label).not.toHaveProperty('releasedToStates');
    expect(await node.see(duty)).toMatchObject({
      peers: [{ order: { ...waits, confirmedBy: 'example-gold', confirmedAt: toUtc(now), at: toUtc(now) } }],
    });
  });

  test('is not confirmed by whoever proposed it, nor by somebody whose post may not order one', async () => {
    await node.order(duty);
    expect(await node.approve(duty)).toBe('author_never_approves');
    expect(await node.approve(person('watch_officer', 'watch'))).toBe('not_found');
    expect(node.journal.events.map(({ type }) => type)).not.toContain('RecallOrdered');
  });

  test('is refused where nothing left, where it is taken back already, and where it is proposed', async () => {
    node.french.explained = { kind: 'kept', reason: 'never', rule: null };
    expect(await node.order(duty)).toBe('nothing_released');
    node.french.explained = { kind: 'waiting' };
    expect(await node.order(duty)).toBe('nothing_released');
    expect(await node.order(duty, { peer: 'be' })).toBe('nothing_released');
    const made = { recall: 'r-1', reason: 'expired', positions: [1], madeAt: toUtc(now) } as const;
    node.french.explained = released({ recalls: [{ ...made, outcome: null, answeredAt: null }] });
    expect(await node.order(duty)).toBe('already_recalled');
    node.french.explained = released();
    expect(await node.order(duty)).toBe('proposed');
    expect(await node.order(gold)).toBe('recall_waiting');
    await node.approve(gold);
    expect(await node.order(gold)).toBe('already_recalled');
    expect(await node.order(duty)).toBe('already_recalled');
  });

  test('sent again under its key is the same order', async () => {
    expect(await node.order(duty, {}, 'key-of-one-order')).toBe('proposed');
    expect(await node.order(duty, {}, 'key-of-one-order')).toBe('proposed');
    expect(node.proposed()).toHaveLength(1);
  });

  test('two that were proposed at once are one order', async () => {
    await node.order(duty, {}, 'key-of-one-order');
    await node.order(duty, {}, 'key-of-another-order');
    expect(await node.approve(gold)).toBe('done');
    expect(await node.approve(gold, 0)).toBe('already_recalled');
    expect(node.journal.events.filter(({ type }) => type === 'RecallOrdered')).toHaveLength(1);
  });

  test('of a record that does not stand here is of none', async () => {
    const other = createPositionSeal(Buffer.alloc(32, 2)).seal(1);
    for (const record of [other, seal.seal(2), seal.seal(99)])
      expect(await node.order(duty, { record })).toBe('not_found');
  });

  test('asks who it is once more, since it is grave', async () => {
    expect(await node.order({ ...duty, provenAt: null })).toBe('not_proven');
  });
});

describe('who may order it', () => {
  test('the watch’s command and the data protection officer, and nobody else', () => {
    const may = access.roles.filter(
      (role) => access.atDoor([role], 'oversight/policies/OrderRecall').allowed,
    );
    expect(may.toSorted()).toEqual(['data_protection_officer', 'duty_officer', 'gold_commander']);
  });

  test('the data protection officer orders it of any purpose, with another of them, and sees no field by it', async () => {
    expect(await node.see(officer('first'))).toMatchObject({ peers: [{ kind: 'released', fields: null }] });
    expect(await node.order(officer('first'), { reason: 'data_protection_order' })).toBe('proposed');
    expect(await node.approve(officer('second'))).toBe('done');
  });

  test.each(['protection', 'law_enforcement'] as const)(
    'the watch’s command hears nothing of a record of %s, and takes nothing of it back',
    async (purpose) => {
      node = await given(purpose);
      expect([await node.see(duty), await node.order(duty)]).toEqual(['not_found', 'not_found']);
      await node.order(officer('first'));
      expect([node.isShown(officer('second')), node.isShown(duty), node.isShown(gold)]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await node.approve(gold)).toBe('not_found');
    },
  );

  test('enforcement and intelligence are shown neither the record, nor that its recall is proposed or ordered', async () => {
    await node.order(duty);
    const roles = [
      'intelligence_analyst',
      'investigator',
      'national_contact',
      'source_keeper',
      'administrator',
    ];
    const others = [...roles, 'freight_supervisor', 'freight_team', 'staff_officer'];
    for (const role of others) {
      const who = person(role, role, { purposes: ['law_enforcement', 'border_control'] });
      expect([
        role,
        await node.see(who),
        await node.order(who),
        node.isShown(who),
        await node.approve(who),
      ]).toEqual([role, 'not_found', 'not_found', false, 'not_found']);
    }
  });
});
