import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReleaseView } from '../../oversight/policies/wire.ts';
import { type GivenTwoNodes, openTwoNodes } from './given-two-nodes.ts';

// Two whole nodes: a person takes back what was given, and sees that the other side honoured it.

const rescue = '/api/operations/rescue';
const patient = { timeout: 20_000, interval: 200 };
let two: GivenTwoNodes;
beforeAll(async () => {
  two = await openTwoNodes();
});
afterAll(() => two.close());

const as = (who: string) => ({ state: 'uk', who }) as const;
const duty = as('demo-uk-duty-1');
const gold = as('demo-uk-gold-1');

async function boatOpened(name: string): Promise<string> {
  const now = new Date().toISOString();
  const contact = `c-${name}`;
  const report = { contact, kind: 'report', channel: 'patrol', receivedAt: now, happenedAt: now, claims: {} };
  await two.ask('uk', `${rescue}/record-contact`, { body: report });
  const opened = await two.ask('uk', `${rescue}/open-boat`, {
    body: { boat: `b-${name}`, contact, phase: 'alert' },
  });
  expect(opened.status, opened.body).toBe(200);
  const raised = await two.ask('uk', `${rescue}/set-phase`, {
    body: { boat: `b-${name}`, phase: 'distress', reason: null, evidence: [] },
  });
  expect(raised.status, raised.body).toBe(200);
  return (JSON.parse(raised.body) as { position: string }).position;
}

async function toldToFrench(record: string) {
  const { body, status } = await two.askAs(duty, `/api/oversight/policies/release/${record}`);
  expect(status, body).toBe(200);
  const found = (JSON.parse(body) as ReleaseView).peers.find(({ peer }) => peer === 'fr');
  if (found === undefined) throw new Error('no word of the French');
  return found;
}

test('a record is taken back by two persons, honoured by the peer, and not given again', async () => {
  const record = await boatOpened('recall001');
  const came = async () => (await two.imported('fr')).filter(({ stream }) => stream === 'boat/b-recall001');
  await two.until('fr', async () => (await came()).some(({ type }) => type === 'PhaseRaised'));
  expect(await toldToFrench(record)).toMatchObject({ kind: 'released', order: null });
  const order = { record, peer: 'fr', reason: 'released_in_error', reference: null };
  const watch = await two.ask('uk', '/api/oversight/policies/order-recall', { body: order });
  expect(watch.code).toBe('not_permitted');
  const asked = await two.askAs(duty, '/api/oversight/policies/order-recall', { body: order });
  expect(asked.status, asked.body).toBe(200);
  const { proposal } = JSON.parse(asked.body) as { proposal: string };
  expect(await toldToFrench(record)).toMatchObject({
    order: { by: duty.who, confirmedBy: null },
    recalls: [],
  });
  const own = await two.askAs(duty, '/api/oversight/approvals/approve-act', { body: { proposal } });
  expect(own.code).toBe('author_never_approves');
  const approved = await two.askAs(gold, '/api/oversight/approvals/approve-act', { body: { proposal } });
  expect(approved.status, approved.body).toBe(200);
  await expect
    .poll(() => toldToFrench(record), patient)
    .toMatchObject({
      order: { by: duty.who, confirmedBy: gold.who },
      recalls: [
        { reason: 'released_in_error', outcome: 'honoured', answeredAt: expect.any(String) as string },
      ],
    });
  const twice = await two.askAs(gold, '/api/oversight/policies/order-recall', { body: order });
  expect(twice.code).toBe('already_recalled');
  const before = (await came()).map(({ imported }) => imported?.position);
  await two.restart('uk');
  await boatOpened('recall002');
  await two.until('fr', async () =>
    (await two.imported('fr')).some(
      ({ stream, type }) => stream === 'boat/b-recall002' && type === 'PhaseRaised',
    ),
  );
  expect((await came()).map(({ imported }) => imported?.position)).toEqual(before);
}, 120_000);
