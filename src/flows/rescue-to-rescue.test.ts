import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import { type BoatEventOf, boatCommandSchemas } from '../operations/rescue/events-boat.ts';
import { at, boatIn } from '../operations/rescue/given-rescue.ts';
import { allDoneAt, doneAt, healed, seaOf, told } from '../operations/rescue/given-two-sides.ts';
import { recovered } from '../operations/rescue/sample-disputes.ts';
import { rescueToRescue, tasksOfMerged } from './rescue-to-rescue.ts';

const boat = { boat: 'b-000001' };
const proposal = { ...boat, transfer: 'T-1', to: 'uk', reason: 'nearest_unit', crossesAt: null };
const apart = doneAt(recovered, 'fr', { order: 'ProposeTransfer', said: proposal });
const proposed = apart.fr.held.at(-1)?.event ?? expect.fail('nothing proposed');

const flow = () =>
  rescueToRescue.propose({ event: proposed, recordedAt: at('03:58') } as unknown as RecordedEvent<
    BoatEventOf<'TransferProposed'>
  >); // reads no more

test('what has come from the other node is said to be delivered, by boat and name alone', () => {
  const [note, ...more] = flow();
  expect(more).toEqual([]);
  const { type, at: deliveredAt, ...said } = note?.command ?? expect.fail('nothing noted');
  expect(deliveredAt).toBe(at('03:58'));
  expect([note?.key, type, Object.keys(said).toSorted()]).toEqual([
    'b-000001',
    'NoteTransferDelivered',
    ['boat', 'transfer'],
  ]);
  expect(boatCommandSchemas.NoteTransferDelivered.safeParse(said).success).toBe(true);
  expect(rescueToRescue.ofOtherNodes).toBe(true);
  expect(flow()).toEqual(flow());
});

test('the proposer reads "not delivered" until the other node has it and has said so', () => {
  const delivered = (sides: typeof apart) => boatIn(seaOf(sides.fr), boat.boat).transfers[0]?.deliveredAt;
  expect(delivered(apart)).toBeNull();
  const there = told(apart, 'fr');
  expect(delivered(there)).toBeNull();
  const noted = allDoneAt(there, 'uk', [
    { order: 'NoteTransferDelivered', said: { ...boat, transfer: 'T-1' } },
  ]);
  expect(delivered(healed(noted))).not.toBeNull();
  expect(boatIn(seaOf(healed(noted).fr), boat.boat).coordinator).toBe('fr');
});

type Noted = BoatEventOf<'TaskNoted'>;
const noted: Noted = {
  type: 'TaskNoted',
  at: at('02:40'),
  boat: 'b-000002',
  task: 'K-1',
  unit: 'LB-1',
  step: 'done',
};
const toldOn = (event: Noted) => tasksOfMerged.propose({ event } as unknown as RecordedEvent<Noted>); // reads no more

test('a step of a record that goes on under another is told there, as that record’s, and from there to the next', () => {
  const step = { at: at('02:40'), task: 'K-1', unit: 'LB-1', step: 'done' };
  const [only, ...more] = toldOn({ ...noted, into: 'b-000001' });
  expect(more).toEqual([]);
  expect(only).toEqual({
    key: 'b-000001',
    command: { type: 'NoteTask', boat: 'b-000001', of: 'b-000002', ...step },
  });
  const { type: _type, at: _at, ...said } = only?.command ?? expect.fail('nothing told');
  expect(boatCommandSchemas.NoteTask.safeParse(said).success).toBe(true);
  expect(Object.keys(said).toSorted()).toEqual([...tasksOfMerged.passes].toSorted());
  const further = { ...noted, boat: 'b-000001', of: 'b-000002', into: 'b-000003' };
  expect(toldOn(further)).toMatchObject([{ key: 'b-000003', command: { of: 'b-000002' } }]);
});

test('a step of a record that stands by itself is told to nobody', () => {
  expect(toldOn(noted)).toEqual([]);
  expect(tasksOfMerged.types).toEqual(['TaskNoted']);
});
