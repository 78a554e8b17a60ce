import { afterAll, beforeAll, expect, test } from 'vitest';
import type { State } from '../../kernel/label.ts';
import type { BoardAnswer } from '../../operations/rescue/board-wire.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import { ledgerOf } from '../../operations/rescue/ledger.ts';
import type { ClosingFinding } from '../../operations/rescue/wire.ts';
import { type GivenTwoNodes, openTwoNodes } from './given-two-nodes.ts';

const rescue = '/api/operations/rescue';
const patient = { timeout: 20_000 };
const said: string[] = [];
let two: GivenTwoNodes;
beforeAll(async () => {
  two = await openTwoNodes((line) => said.push(line));
});
afterAll(() => two.close());

const now = () => new Date().toISOString();
async function order(state: State, name: string, body: object): Promise<void> {
  const heard = await two.ask(state, `${rescue}/${name}`, { body });
  expect(heard.status, heard.body).toBe(200);
}
async function contactAt(state: State, contact: string, claims: object): Promise<void> {
  const at = now();
  const position = { id: 'p1', lat: 51.05, lon: 1.62, accuracyMetres: 100, source: 'verbal', at };
  const report = { kind: 'report', channel: 'patrol', receivedAt: at, happenedAt: at, positions: [position] };
  await order(state, 'record-contact', { contact, ...report, claims });
}
const boardAt = async (state: State, after?: string): Promise<BoardAnswer> => {
  const asked = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  return JSON.parse((await two.ask(state, `${rescue}/board${asked}`)).body) as BoardAnswer;
};
const boatAt = async (state: State, boat: string): Promise<Boat | undefined> =>
  (await boardAt(state)).boats.find((one) => one.boat === boat);
const arrives = (state: State, stream: string): Promise<void> =>
  two.until(state, async () => (await two.imported(state)).some((one) => one.stream === stream));
async function recall(streams: readonly string[]): Promise<void> {
  const theirs = (await two.imported('uk')).filter(({ stream }) => streams.includes(stream));
  const positions = theirs.map(({ imported }) => imported?.position ?? 0);
  const outbox = two.node('fr').exchange.desks[0]?.outbox;
  expect(await outbox?.recall(positions, 'released_in_error')).not.toEqual([]);
}
const persons = { min: 33, max: 33, best: 33 };

test('a French record on which a British boat stands is recalled: it counts no more, and a person acknowledges it', async () => {
  const [theirs, ours, boat] = ['c-french001', 'c-british01', 'b-british01'];
  await contactAt('fr', theirs, { persons });
  await arrives('uk', `contact/${theirs}`);
  await contactAt('uk', ours, {});
  await order('uk', 'open-boat', { boat, contact: ours, phase: 'alert' });
  await order('uk', 'link-contact', { boat, contact: theirs, grade: 'probable', reason: 'place_and_time' });
  const held = async (state: State) => (await boatAt(state, boat))?.links.map(({ contact }) => contact);
  await expect.poll(() => held('fr'), patient).toEqual([ours, theirs]);
  const { position } = await boardAt('uk');
  await recall([`contact/${theirs}`]);
  const recalls = async (state: State) => (await boatAt(state, boat))?.recalls ?? [];
  const one = { contact: theirs, origin: 'fr', kind: 'report', claimed: ['people', 'place'] };
  for (const state of ['uk', 'fr'] as const) {
    await expect.poll(() => recalls(state), patient).toMatchObject([{ ...one, seen: null }]);
    expect(await held(state)).toEqual([ours]);
  }
  const boatNow = (await boatAt('uk', boat)) ?? expect.fail('no boat');
  expect(ledgerOf(boatNow).claimed).toBeNull();
  // An open screen hears of both at its next question, without a reload.
  const changed = await boardAt('uk', position);
  expect(changed).toMatchObject({ reset: false, gone: [`contact/${theirs}`] });
  expect(changed.boats.map((each) => each.boat)).toContain(boat);
  const against = async () => {
    const { body } = await two.ask('uk', `${rescue}/boats/${boat}/closing`);
    return (JSON.parse(body) as { findings: ClosingFinding[] }).findings.map(({ obstacle }) => obstacle);
  };
  expect(await against()).toContain('record_recalled');
  await order('uk', 'acknowledge-recall', { boat, contact: theirs });
  await expect.poll(against, patient).not.toContain('record_recalled');
  for (const state of ['uk', 'fr'] as const)
    await expect
      .poll(() => recalls(state), patient)
      .toMatchObject([{ ...one, seen: { by: 'demo-uk-watch-1' } }]);
  // Given on the French side, it is there as it was, and waits for a boat again.
  const { contacts } = await boardAt('fr');
  expect(contacts.find(({ facts }) => facts.contact === theirs)).toMatchObject({ links: [] });
}, 90_000);

test('a French boat is recalled: with British work on it stands what is ours, without any it leaves open screens at once', async () => {
  const [call, worked, idle] = ['c-french002', 'b-french002', 'b-french003'];
  await contactAt('fr', call, { persons });
  await contactAt('fr', 'c-french003', { persons });
  await order('fr', 'open-boat', { boat: worked, contact: call, phase: 'distress' });
  await order('fr', 'open-boat', { boat: idle, contact: 'c-french003', phase: 'alert' });
  await arrives('uk', `boat/${idle}`);
  await contactAt('uk', 'c-british02', {});
  const link = { boat: worked, contact: 'c-british02', grade: 'probable', reason: 'place_and_time' };
  await order('uk', 'link-contact', link);
  const promise = { boat: worked, promise: 'P-1', contact: null, kind: 'call_back', dueAt: null };
  await order('uk', 'make-promise', promise);
  await expect.poll(async () => (await boatAt('uk', worked))?.promises.length, patient).toBe(1);
  const { position } = await boardAt('uk');
  const { reference } = (await boatAt('uk', worked)) ?? expect.fail('no boat');
  await recall([`contact/${call}`, `boat/${worked}`, `boat/${idle}`]);
  await expect
    .poll(() => boatAt('uk', worked), patient)
    .toMatchObject({ recalled: { origin: 'fr' }, reference, status: 'open', phase: 'distress' });
  const standing = (await boatAt('uk', worked)) ?? expect.fail('no boat');
  expect(standing.links.map(({ contact }) => contact)).toEqual(['c-british02']);
  expect(standing.promises).toHaveLength(1);
  await expect.poll(async () => (await boardAt('uk', position)).gone, patient).toContain(`boat/${idle}`);
  expect((await boardAt('uk', position)).boats.map(({ boat }) => boat)).toContain(worked);
  // The French have theirs as before; what is kept of it here is told to nobody.
  expect(await boatAt('fr', worked)).toMatchObject({ status: 'open' });
  expect(await boatAt('fr', worked)).not.toHaveProperty('recalled');
  expect((await two.imported('fr')).map(({ type }) => type)).not.toContain('BoatRecalled');
  const refused = await two.ask('uk', `${rescue}/acknowledge-recall`, {
    body: { boat: worked, contact: null },
  });
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('work_in_hand')]);
  await order('uk', 'keep-promise', { boat: worked, promise: 'P-1', kept: true });
  await order('uk', 'unlink-contact', { boat: worked, contact: 'c-british02', reason: 'mistaken' });
  await order('uk', 'acknowledge-recall', { boat: worked, contact: null });
  await expect.poll(async () => (await boardAt('uk', position)).gone, patient).toContain(`boat/${worked}`);
  expect(said.filter((line) => /recalls|exchange|outbox/.test(line))).toEqual([]);
}, 90_000);
