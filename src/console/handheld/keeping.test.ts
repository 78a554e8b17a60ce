import { describe, expect, test } from 'vitest';
import {
  beginControl,
  changeHandOver,
  countPeople,
  decide,
  foundPeople,
  handOver,
  noteHelp,
  saveControl,
  sendPeople,
  takeGround,
  takeMethod,
  takeResult,
  tap,
  turnPart,
  typePlate,
} from './acts.ts';
import { type FakeDevice, givenDevice } from './fake-device.ts';
import { handOverFirst } from './model.ts';
import { helpWanted } from './shift/help.ts';

const five = { people: 5, children: 2, injured: 1, unconscious: 0 };

async function foundFive(device: FakeDevice): Promise<void> {
  foundPeople(device.app);
  countPeople(device.app, five);
  await sendPeople(device.app);
}

describe('a store that fails', () => {
  test('people found are never in silence: NOT kept is said, the count stays, and a second press keeps it', async () => {
    const device = await givenDevice();
    const { app, node, sent } = device;
    node.isStoreBroken = true;
    await foundFive(device);
    expect(app.model().notice).toMatchObject({ isAlert: true });
    expect(app.model().notice?.text.en).toMatch(/^NOT kept: The store/);
    expect(app.model().screen).toMatchObject({ at: 'people', found: five });
    node.isStoreBroken = false;
    await sendPeople(app);
    await app.keeper.pump();
    expect(app.model().notice?.text.en).toBe('Kept on this device.');
    expect(sent).toEqual(['open-passage', 'note-people-met']);
  });

  test('a control and a hand-over say so as well, and stay in hand', async () => {
    const { app, node } = await givenDevice();
    typePlate(app, 'ZZ12ABC');
    beginControl(app, false);
    takeMethod(app, 'visual');
    takeResult(app, 'anomaly');
    takeGround(app, { kind: 'observation', reference: 'noise' });
    node.isStoreBroken = true;
    await saveControl(app);
    expect(app.model().notice?.text.en).toMatch(/^NOT kept/);
    expect(app.model().work?.plate).toBe('ZZ12ABC');
    app.change({ screen: { at: 'hand_over', passage: 'p-000001', typed: 'T-9', done: [] }, notice: null });
    await handOver(app);
    expect(app.model().notice?.text.en).toMatch(/^NOT kept/);
    expect(app.model().screen).toMatchObject({ passage: 'p-000001' });
  });

  test('a decision that could not be written is none', async () => {
    const device = await givenDevice();
    const { app, node } = device;
    node.outcome = { kind: 'conflict', code: 'passage_left', message: null };
    await foundFive(device);
    await app.keeper.pump();
    node.isStoreBroken = true;
    await decide(app, app.model().queue.entries[0]?.id ?? '', 'set_aside');
    expect(app.model().notice?.text.en).toMatch(/^NOT kept/);
    expect(app.model().queue.entries[0]?.standing.phase).toBe('conflict');
  });
});

test('the control after people were found begins with what was counted, not with one', async () => {
  const device = await givenDevice();
  const { app } = device;
  await foundFive(device);
  takeMethod(app, 'visual');
  takeResult(app, 'people_found');
  expect(app.model().work?.found).toEqual(five);
  takeResult(app, 'nothing_found');
  expect(app.model().work?.found).toBeNull();
});

test('people found wait for the help that their count asks for, until the team says that it has come', async () => {
  const device = await givenDevice();
  const { app, sent } = device;
  await foundFive(device);
  const found = () => app.model().queue.entries.find(({ command }) => command === 'note-people-met');
  const wanted = () => {
    const entry = found();
    return entry === undefined ? [] : helpWanted(app.model().queue.entries, entry);
  };
  expect(wanted()).toEqual(['medical', 'child_protection']);
  await Promise.all([1, 2].map(() => noteHelp(app, found()?.passage ?? '', 'medical')));
  await app.keeper.pump();
  expect(wanted()).toEqual(['child_protection']);
  expect(sent).toEqual(['open-passage', 'note-people-met', 'note-help']);
});

describe('handing over from the vehicle', () => {
  /** A search whose control left the seal replaced, handed over. */
  async function handedOver(device: FakeDevice): Promise<void> {
    const { app } = device;
    typePlate(app, 'ZZ12ABC');
    beginControl(app, false);
    takeMethod(app, 'visual');
    takeResult(app, 'anomaly');
    takeGround(app, { kind: 'observation', reference: 'noise' });
    tap(app, { type: 'detail', detail: { seal: { before: 'broken', after: 'replaced', number: null } } });
    const passage = app.model().work?.passage ?? '';
    await saveControl(app);
    app.change({ screen: handOverFirst });
    changeHandOver(app, { passage });
    for (const part of ['roof', 'load', 'cab', 'load'] as const) turnPart(app, part);
    changeHandOver(app, { typed: 'T-9' });
    await handOver(app);
  }
  const offers = ({ app }: FakeDevice) =>
    app.model().queue.entries.filter(({ command }) => command === 'propose-takeover');

  test('says what the team has searched and how it left the seal, and nothing of promises that others may have made', async () => {
    const device = await givenDevice();
    await handedOver(device);
    const left = ['trailer_front', 'trailer_middle', 'trailer_rear', 'under', 'load'];
    expect(offers(device).map(({ fields }) => fields)).toEqual([
      {
        search: expect.any(String),
        takeover: expect.any(String),
        to: 'T-9',
        done: ['cab', 'roof'],
        left,
        seal: 'replaced',
      },
    ]);
  });

  test('a second time says nothing at all: others may have noted how far it is', async () => {
    const device = await givenDevice();
    await handedOver(device);
    const passage = offers(device)[0]?.passage ?? '';
    device.app.change({ screen: { at: 'hand_over', passage, typed: 'T-11', done: ['cab'] } });
    await handOver(device.app);
    expect(Object.keys(offers(device)[1]?.fields ?? {})).toEqual(['search', 'takeover', 'to']);
    const begun = device.app.model().queue.entries.filter(({ command }) => command === 'begin-search');
    expect(begun).toHaveLength(1);
  });
});
