import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import { type BoatEventOf, boatCommandSchemas } from '../operations/rescue/events-boat.ts';
import { at, boatIn } from '../operations/rescue/given-rescue.ts';
import { allDoneAt, doneAt, healed, seaOf, told } from '../operations/rescue/given-two-sides.ts';
import { recovered } from '../operations/rescue/sample-disputes.ts';
import { rescueToRescue } from './rescue-to-rescue.ts';

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
