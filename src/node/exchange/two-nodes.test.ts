import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { State } from '../../kernel/label.ts';
import { openPolicyJudge } from '../policies.ts';
import { wantGiveBack } from './bundles.ts';
import { givenFamilies } from './given-families.ts';
import { givenSeaTip } from './given-sea-tip.ts';
import { policiesForBelgium } from './given-third-policies.ts';
import { looksAt, type Shown } from './given-two-looks.ts';
import { type GivenTwoNodes, openTwoNodes } from './given-two-nodes.ts';

const rescue = '/api/operations/rescue';
const said: string[] = [];
const patient = { timeout: 15_000 };
/** Chores come every few seconds. */
const slow = { timeout: 40_000, interval: 250 };
let two: GivenTwoNodes;
const { linksTo, boatsOn, referencesOn, shownAt, oneCallerAt } = looksAt(() => two);
beforeAll(async () => {
  two = await openTwoNodes((line) => said.push(line));
});
afterAll(() => two.close());

/** A contact comes in at one node, and a boat is opened on it. */
async function boatAt(state: State, name: string): Promise<void> {
  const now = new Date().toISOString();
  const contact = `c-${name}`;
  const report = { contact, kind: 'report', channel: 'patrol', receivedAt: now, happenedAt: now, claims: {} };
  const recorded = await two.ask(state, `${rescue}/record-contact`, { body: report });
  expect(recorded.status, recorded.body).toBe(200);
  const opened = await two.ask(state, `${rescue}/open-boat`, {
    body: { boat: `b-${name}`, contact, phase: 'alert' },
  });
  expect(opened.status, opened.body).toBe(200);
}

const openedAt = async (state: State) =>
  (await two.imported(state)).filter(({ type }) => type === 'BoatOpened').map(({ stream }) => stream);
const arrives = (state: State, name: string): Promise<void> =>
  two.until(state, async () => (await openedAt(state)).includes(`boat/b-${name}`));

test('a boat reported to the French is on the British board once, and lives on there', async () => {
  await boatAt('fr', 'first0001');
  await arrives('uk', 'first0001');
  await expect.poll(() => boatsOn('uk'), patient).toEqual(['b-first0001']);
});

test('one way cut: the other goes on; after healing all arrives once, in the order of its origin', async () => {
  two.link.cut('fr-to-uk');
  await boatAt('fr', 'cut000001');
  await boatAt('uk', 'other0001');
  await arrives('fr', 'other0001');
  await expect.poll(() => two.node('uk').exchange.links()[0]?.state, patient).toBe('down');
  await expect
    .poll(() => two.node('fr').exchange.links()[0], patient)
    .toMatchObject({
      state: 'up',
      heard: 'down',
    });
  expect(await boatsOn('uk')).toEqual(['b-first0001', 'b-other0001']);
  // Whoever sees no rescue is told of the line: what waits for the other side, and since when, counts rescues.
  const without = ['demo-fr-liaison-1', 'demo-fr-sources-1'];
  const linksTold = () => Promise.all(without.map((who) => linksTo('fr', who)));
  const waits = () => two.node('fr').exchange.links()[0]?.pending;
  const [told, waiting] = [await linksTold(), waits()];
  await boatAt('fr', 'cut000002');
  await expect.poll(waits, patient).not.toBe(waiting);
  expect(await linksTold()).toEqual(told);
  expect(await linksTo('fr', 'demo-fr-watch-1')).toContain(`"pending":${waits()}`);
  two.link.heal('fr-to-uk');
  await arrives('uk', 'cut000002');
  const positions = (await two.imported('uk')).map(({ imported }) => imported?.position ?? 0);
  expect(new Set(positions).size).toBe(positions.length);
  const boats = (await two.imported('uk')).filter(({ stream }) => stream.startsWith('boat/'));
  const order = boats.map(({ imported }) => imported?.position ?? 0);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  await expect
    .poll(() => boatsOn('uk'), patient)
    .toEqual(['b-cut000001', 'b-cut000002', 'b-first0001', 'b-other0001']);
  expect(await openedAt('uk')).toHaveLength(3);
});

test('a couple that two rescues parted is offered to both safeguarding desks, and to nobody else on either side', async () => {
  const { named, opens, linksAndAgrees, withholds, seenAt, offeredAt, statusesElsewhere } =
    givenFamilies(two);
  await opens('uk');
  await opens('fr');
  await expect.poll(() => offeredAt('uk'), patient).toEqual([named.fr]);
  await expect.poll(() => offeredAt('fr'), patient).toEqual([named.uk]);
  for (const state of ['uk', 'fr'] as const) {
    expect(await statusesElsewhere(state)).toEqual([403, 403, 403, 403, 403]);
    await linksAndAgrees(state);
  }
  const both = { link: { grounds: ['each_named_the_other'] }, agreedAt: expect.any(String) };
  await expect.poll(async () => (await seenAt('uk')).own[0]?.pairs[0]?.told, patient).toMatchObject(both);
  const crossed = (await two.imported('uk')).filter(({ stream }) => stream.startsWith('tracing/'));
  const told = JSON.stringify(crossed.map(({ body }) => body));
  expect(told).toContain('"relation":"spouse"');
  expect(told).not.toMatch(/Invented|spouse is|person|s-bb|safeguarding-1/);
  await withholds('fr');
  await expect.poll(async () => (await seenAt('uk')).told, patient).toEqual([]);
});

test('a new key signs at once, and the peer takes what it signs without a new card, after a restart too', async () => {
  await two.renewKey('fr');
  await boatAt('fr', 'newkey001');
  await arrives('uk', 'newkey001');
  await two.restart('uk');
  await boatAt('fr', 'newkey002');
  await arrives('uk', 'newkey002');
  expect(two.node('uk').exchange.links()[0]?.refused).toEqual([]);
});

test('what the rules do not let come waits; rules adopted while the node runs let it in, without a restart', async () => {
  const { installed } = openPolicyJudge('uk');
  const waits = async () =>
    (await two.node('uk').exchange.desks[0]?.inbox.waiting())?.map(({ reason }) => reason) ?? [];
  two.holder('uk').swap({ access: installed.access, hash: installed.hash }); // nothing may come
  await boatAt('fr', 'waits0001');
  await expect.poll(waits, patient).toContain('unruled');
  expect(await openedAt('uk')).not.toContain('boat/b-waits0001');
  two.holder('uk').swap(installed);
  await arrives('uk', 'waits0001');
  await expect.poll(waits, patient).toEqual([]);
});

test('a node that was stopped takes up where it was', async () => {
  await two.restart('uk');
  await boatAt('fr', 'later0001');
  await arrives('uk', 'later0001');
  expect((await openedAt('uk')).filter((boat) => boat === 'boat/b-first0001')).toHaveLength(1);
  await expect.poll(() => two.checkpoints('fr'), patient).toBeGreaterThan(0);
  expect(said.filter((line) => /exchange|outbox/.test(line))).toEqual([]);
});

test('what left is explained from what was signed, and taken back until the other has said so', async () => {
  const opened = (await two.imported('uk')).find(({ stream }) => stream === 'boat/b-later0001');
  const position = opened?.imported?.position ?? 0;
  const outbox = two.node('fr').exchange.desks[0]?.outbox;
  await expect
    .poll(() => outbox?.explain(position), patient)
    .toMatchObject({
      kind: 'released',
      lane: 'life',
      acknowledged: true,
      ground: { rule: 'rescue-boats', instrument: 'sar_1979' },
      withheld: [],
      recalls: [],
    });
  expect(await outbox?.recall([position], 'released_in_error')).toHaveLength(1);
  await expect
    .poll(() => outbox?.explain(position), patient)
    .toMatchObject({ recalls: [{ reason: 'released_in_error', outcome: 'honoured' }] });
});

const doneAt = async (state: State, order: string, body: object): Promise<void> => {
  const heard = await two.ask(state, `${rescue}/${order}`, { body });
  expect(heard.status, heard.body).toBe(200);
};

test('apart, one side accepts what the other withdraws: both coordinate, until a person of each side says who', async () => {
  const boat = 'b-dispute01';
  const transfer = { boat, transfer: 'T-1' };
  await boatAt('fr', 'dispute01');
  await arrives('uk', 'dispute01');
  await doneAt('fr', 'propose-transfer', { ...transfer, to: 'uk', reason: 'nearest_unit', crossesAt: null });
  const delivered = async () => (await shownAt('fr', boat)).boat.transfers[0]?.deliveredAt ?? null;
  await expect.poll(delivered, patient).not.toBeNull();
  for (const way of ['fr-to-uk', 'uk-to-fr'] as const) two.link.cut(way);
  await doneAt('uk', 'accept-transfer', transfer);
  await doneAt('fr', 'withdraw-transfer', transfer);
  // Nobody but the British decides for the British, and not on the French node.
  expect((await shownAt('uk', boat)).boat.coordinator).toBe('uk');
  expect((await shownAt('fr', boat)).boat.coordinator).toBe('fr');
  for (const way of ['fr-to-uk', 'uk-to-fr'] as const) two.link.heal(way);
  const coordinators = async () =>
    (await Promise.all([shownAt('fr', boat), shownAt('uk', boat)])).map((one) => one.boat.coordinator);
  await expect.poll(coordinators, patient).toEqual(['both', 'both']);
  const [french, british] = [await shownAt('fr', boat), await shownAt('uk', boat)];
  expect(british.boat.disputes).toMatchObject([{ kind: 'both_coordinators' }]);
  expect(british.boat.disputes).toEqual(french.boat.disputes);
  const lines = ({ timeline }: Shown) => timeline.map(({ origin, type }) => `${origin} ${type}`);
  expect(lines(british)).toEqual(lines(french));
  expect(french.timeline.find(({ type }) => type === 'TransferAccepted')?.toldAt).not.toBeNull();
  const dispute = french.boat.disputes[0]?.dispute ?? '';
  const say = { boat, dispute, reason: 'agreed_by_telephone' };
  await doneAt('fr', 'settle-dispute', { ...say, stands: 'own' });
  await doneAt('uk', 'settle-dispute', { ...say, stands: 'other' });
  await expect.poll(coordinators, patient).toEqual(['fr', 'fr']);
  expect((await shownAt('uk', boat)).boat.disputes).toEqual([]);
}, 60_000);

test('a question is not delivered while the line is cut; healed, the other node says that it has it, and each log has both sides’ steps', async () => {
  const dispatch = '/api/operations/dispatch';
  await boatAt('uk', 'asked0001');
  await arrives('fr', 'asked0001');
  two.link.cut('uk-to-fr');
  const lines = 'How many people did your unit count aboard?';
  const question = { request: 'q-1', boat: 'b-asked0001', topic: 'persons', lines, language: 'en' };
  const asked = await two.ask('uk', `${dispatch}/ask-information`, { body: question });
  expect(asked.status, asked.body).toBe(200);
  const requestAt = async (state: State) => {
    const { body } = await two.ask(state, `${dispatch}/requests`);
    return (JSON.parse(body) as { requests: { step: string; information: { lines: string } }[] }).requests[0];
  };
  await expect.poll(() => requestAt('uk'), patient).toMatchObject({ step: 'asked', delivered: null });
  expect(await requestAt('fr')).toBeUndefined();
  two.link.heal('uk-to-fr');
  await expect.poll(() => requestAt('uk'), patient).toMatchObject({ step: 'delivered' });
  const early = await two.ask('uk', `${dispatch}/accept-request`, { body: { request: 'q-1' } });
  expect([early.status, early.body]).toEqual([409, expect.stringContaining('asked_side_only')]);
  const reply = { request: 'q-1', finding: 'known', lines: 'Trente-trois, comptés à bord.', language: 'fr' };
  const answered = await two.ask('fr', `${dispatch}/answer-information`, { body: reply });
  expect(answered.status, answered.body).toBe(200);
  await expect
    .poll(() => requestAt('uk'), patient)
    .toMatchObject({
      step: 'answered',
      information: { lines, language: 'en', answer: { lines: reply.lines } },
    });
  const steps = async () => {
    const { body } = await two.ask('uk', `${rescue}/boats/b-asked0001`);
    const noted = (JSON.parse(body) as Shown).timeline.filter(({ type }) => type === 'RequestNoted');
    return noted.map(({ origin }) => origin).toSorted();
  };
  await expect.poll(steps, patient).toEqual(['fr', 'fr', 'fr', 'uk']);
});

test('a tip for both watches is amended by two and read anew on the other side; taken back, it is gone there too', async () => {
  const { tip, words, amended, release, amend, withdraw, tipsAt } = givenSeaTip(two);
  await release();
  await expect.poll(() => tipsAt('fr'), patient).toMatchObject([{ tip, words, edition: 1, isOwn: false }]);
  await amend();
  await expect
    .poll(() => tipsAt('fr'), patient)
    .toMatchObject([{ tip, words: amended, edition: 2, amendment: 'has_changed', isOwn: false }]);
  const told = (await two.imported('fr')).filter(({ stream }) => stream.startsWith(`room-tip/${tip}`));
  expect(told.map(({ type }) => type)).toEqual(['SeaTipReceived', 'SeaTipAmended']);
  expect(JSON.stringify(told)).not.toMatch(/invented person|4x4|analyst/);
  await withdraw();
  await expect.poll(() => tipsAt('fr'), patient).toEqual([]);
}, 60_000);

async function callAt(state: State, name: string, phone: string): Promise<string> {
  const now = new Date().toISOString();
  const caller = `s-${Buffer.from(name).toString('hex').padEnd(32, '0')}`;
  const call = { contact: `c-${name}`, kind: 'report', channel: 'call', receivedAt: now, happenedAt: now };
  await doneAt(state, 'record-contact', { ...call, claims: {}, caller, phone });
  return caller;
}

test('a telephone that called the French and then the British is one caller at both desks, until it is erased', async () => {
  const french = await callAt('fr', 'callfr001', '06 39 98 76 54');
  const marked = async () => (await two.imported('uk')).filter(({ type }) => type === 'CallerMarked');
  await expect.poll(async () => (await marked()).length, patient).toBe(1);
  // The contact came before its mark, in an envelope of its own; and no number left, in whatever spelling.
  const stood = (await two.imported('uk')).map(({ stream }) => stream);
  expect(stood.indexOf('contact/c-callfr001')).toBeLessThan(stood.indexOf(`caller/${french}`));
  expect(JSON.stringify(await two.imported('uk'))).not.toMatch(/39 ?98 ?76 ?54|639987654/);
  const search = { kind: 'phone', purpose: 'save_life', reason: 'rescue', reference: null, note: 'rung off' };
  const looked = async (text: string) => {
    const heard = await two.ask('uk', '/api/vault/search', { body: { ...search, text } });
    expect(heard.status, heard.body).toBe(200);
    expect(heard.body).not.toContain('marks');
    return JSON.parse(heard.body) as { subjects: unknown[]; elsewhere: unknown[] };
  };
  // While the British officer types: nothing in their own vault, and the French contact all the same.
  const found = async () => looked('+33 6 39 98 76 54');
  await expect
    .poll(found, patient)
    .toMatchObject({ subjects: [], elsewhere: [{ subject: french, side: 'fr', epoch: 1 }] });
  expect(await looked('+33 6 39 98 76 55')).toMatchObject({ subjects: [], elsewhere: [] });
  const british = await callAt('uk', 'calluk001', '+33 639 987 654');
  const pair = [french, british].toSorted();
  const one = { subject: pair[0], twin: pair[1] };
  for (const state of ['fr', 'uk'] as const) {
    await expect.poll(() => oneCallerAt(state), patient).toEqual([{ ...one, epoch: 1 }]);
    const { body } = await two.ask(state, `${rescue}/board`);
    const mark = (await marked())[0]?.body['marks'] as readonly string[];
    expect(body).not.toContain(mark[0]);
  }
  // A new pair: both marks are borne, and the caller is known throughout.
  await two.renewMarks('fr');
  await two.wait(0);
  for (const state of ['fr', 'uk'] as const)
    await expect.poll(() => oneCallerAt(state), patient).toEqual([{ ...one, epoch: 2 }]);
  await two.erase('fr', french);
  for (const state of ['fr', 'uk'] as const) await expect.poll(() => oneCallerAt(state), patient).toEqual([]);
  await expect.poll(found, patient).toMatchObject({ subjects: [{ subject: british }], elsewhere: [] });
}, 60_000);

type GivenNode = ReturnType<GivenTwoNodes['node']>;

test('a book that was set back goes on: given back, ordered by two persons, told to the peer, and both books hold', async () => {
  await boatAt('fr', 'before001');
  await arrives('uk', 'before001');
  const backup = await two.backup('fr');
  await boatAt('fr', 'gone00001');
  await arrives('uk', 'gone00001');
  await two.setBack('fr', backup);
  const link = () => two.node('fr').exchange.links()[0];
  const view = () => link()?.setBack?.resumption;
  await expect.poll(() => view()?.refused, slow).toBe('peer_not_returned');
  // The desk goes on working, at positions that had been given out before; theirs still comes in.
  await boatAt('fr', 'since0001');
  await boatAt('uk', 'theirs001');
  await arrives('fr', 'theirs001');
  expect(await openedAt('uk')).not.toContain('boat/b-since0001');
  const agreed = (lane: string) => link()?.setBack?.lanes.find((one) => one.lane === lane)?.agreed ?? 0;
  wantGiveBack(two.folder('uk'), 'fr', { life: agreed('life'), work: agreed('work'), bulk: agreed('bulk') });
  const back = () => readdirSync(join(two.folder('uk'), 'out')).find((name) => name.includes('-returned-'));
  await expect.poll(back, slow).toBeDefined();
  copyFileSync(join(two.folder('uk'), 'out', back() ?? ''), join(two.folder('fr'), 'in', 'back.strait'));
  await expect.poll(() => view()?.refused, slow).toBe(null);
  const { after = 0, upTo = 0 } = view() ?? {};
  const order = { after, upTo, reason: 'no_newer_backup', reference: null, without: [] };
  const as = (number: number, path: string, body: object) =>
    two.askAs({ state: 'fr', who: `demo-fr-administrator-${number}` }, path, { body });
  const proposed = await as(1, '/api/oversight/records/resume-after-set-back', order);
  expect(proposed.status, proposed.body).toBe(200);
  const { proposal } = JSON.parse(proposed.body) as { proposal: string };
  expect((await as(1, '/api/oversight/approvals/approve-act', { proposal })).status).not.toBe(200);
  const approved = await as(2, '/api/oversight/approvals/approve-act', { proposal });
  expect(approved.status, approved.body).toBe(200);
  await arrives('uk', 'since0001');
  await expect.poll(() => link()?.setBack ?? null, slow).toBe(null);
  const lately = (boats: readonly string[]) => boats.filter((boat) => /(?:gone|since|theirs)/.test(boat));
  const all = ['b-gone00001', 'b-since0001', 'b-theirs001'];
  for (const state of ['fr', 'uk'] as const)
    await expect.poll(async () => lately(await boatsOn(state)), slow).toEqual(all);
  // Neither the boat opened before the book went on nor one opened after it bears the name of one that came back.
  await boatAt('fr', 'after0001');
  await arrives('uk', 'after0001');
  for (const state of ['fr', 'uk'] as const) {
    const references = await referencesOn(state);
    expect(references.length).toBeGreaterThan(all.length);
    expect(new Set(references).size).toBe(references.length);
  }
  const again = (await two.imported('uk')).filter(({ stream }) => stream === 'boat/b-gone00001');
  expect(new Set(again.map(({ imported }) => imported?.position)).size).toBe(again.length);
  // The record that came back says who gave it, and the British see what was declared.
  const returned = (await two.imported('fr')).filter(({ imported }) => imported?.returnedBy === 'uk');
  expect(returned.map(({ stream }) => stream)).toContain('boat/b-gone00001');
  await expect.poll(() => two.node('uk').exchange.links()[0]?.declared, slow).toEqual([{ after, upTo }]);
  const book = await two.verify('fr');
  expect(book.findings).toEqual([]);
  expect(book.setBacks).toMatchObject([{ after, upTo }]);
  expect((await two.verify('uk')).findings).toEqual([]);
}, 120_000);

test('a third node is configuration: it has what a rule names it for, nobody passes on what is another’s, and each pair has its own line', async () => {
  const folder = policiesForBelgium();
  const third = await two.join(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
  const linkOf = (node: GivenNode, peer: string) => {
    const link = node.exchange.links().find((one) => one.peer === peer);
    return link?.state === 'down' ? `down: ${link.fault}` : link?.state;
  };
  const linksNow = () => ({
    be: [linkOf(third.node(), 'fr'), linkOf(third.node(), 'uk')],
    fr: [linkOf(two.node('fr'), 'be'), linkOf(two.node('fr'), 'uk')],
    uk: [linkOf(two.node('uk'), 'be'), linkOf(two.node('uk'), 'fr')],
  });
  const boatsHere = async () =>
    (await third.imported())
      .filter(({ type }) => type === 'BoatOpened')
      .map(({ stream, origin }) => `${origin} ${stream}`);
  const up = ['up', 'up'];
  // Three nodes have just begun: each pair finds the other on its own.
  const started = { timeout: 40_000 };
  await expect.poll(linksNow, started).toEqual({ be: up, fr: up, uk: up });

  await boatAt('uk', 'british001');
  await arrives('fr', 'british001');
  await boatAt('fr', 'forall0001');
  await arrives('uk', 'forall0001');
  await expect.poll(boatsHere, started).toContain('fr boat/b-forall0001');

  // One pair apart holds up nobody else, and each screen says which.
  third.cut('fr');
  const apart = [expect.stringMatching(/^down/), 'up'];
  await expect.poll(linksNow, started).toEqual({ be: apart, fr: apart, uk: up });
  await boatAt('fr', 'meanwhile1');
  await arrives('uk', 'meanwhile1');
  expect(await boatsHere()).not.toContain('fr boat/b-meanwhile1');
  third.heal('fr');
  await expect.poll(boatsHere, started).toContain('fr boat/b-meanwhile1');

  // What came to the French from the British has not gone on, though the French told of everything after it.
  const taken = await third.imported();
  expect(new Set(taken.map(({ origin }) => origin))).toEqual(new Set(['fr']));
  expect((await two.imported('fr')).some(({ stream }) => stream === 'boat/b-british001')).toBe(true);
  for (const state of ['fr', 'uk'] as const)
    expect((await two.imported(state)).map(({ origin }) => origin)).not.toContain('be');
}, 180_000);
