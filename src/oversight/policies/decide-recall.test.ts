import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { recallDecider } from './decide-recall.ts';
import { recallDoor, recallHandling } from './recall-door.ts';
import {
  type OrderRecall,
  orderRecallSchema,
  recallKeyOf,
  recallOrderReasons,
  type RecallOrdered,
} from './recall-events.ts';
import { recallOrderReasonText, recallRefusals } from './recall-text.ts';

const at = '2026-01-10T02:00:00.000Z' as UtcText;
const said: Omit<OrderRecall, 'type' | 'at' | 'by'> = {
  peer: 'fr',
  record: 'boat/b-1',
  version: 3,
  purpose: 'save_life',
  marking: 'official',
  jurisdiction: ['channel'],
  reason: 'danger_to_person',
  reference: null,
};
const by = 'uk-duty-2' as ActorId;
const order: OrderRecall = { type: 'OrderRecall', at, by, ...said };
const ordered: RecallOrdered = { type: 'RecallOrdered', at, by, ...said };
const story = (history: readonly RecallOrdered[]) => given(recallDecider, history);

describe('an order to take back', () => {
  test('names the record, the peer, the reason and who stands behind it', () =>
    story([]).when(order).then([ordered]));
  test('is given once: what is recalled stays recalled', () =>
    story([ordered])
      .when({ ...order, reason: 'court_order' })
      .refuses('already_recalled'));
  test('is refused where nobody stands behind it', () => {
    const { by: _nobody, ...unsigned } = order;
    story([]).when(unsigned).refuses('author_missing');
  });
  test('stands in a stream of its own for each record and peer', () => {
    const of = (over: Partial<typeof said>) => recallKeyOf({ ...said, ...over });
    const keys = [of({}), of({ peer: 'be' }), of({ version: 4 }), of({ record: 'boat/b-2' })];
    expect(new Set(keys).size).toBe(4);
    expect(of({})).not.toContain('boat');
  });
});

test('nobody alone orders it, it is grave, and the address is none that anybody says the record’s label to', () => {
  const { OrderRecall: door, ...others } = recallDoor.commands;
  expect(others).toEqual({});
  expect(door?.fourEyes?.en).not.toBe(door?.fourEyes?.fr);
  expect([door?.grave, door?.ofNode]).toEqual([true, true]);
});

test('an order is handled as the record that it names, and never leaves', () => {
  expect(recallDoor.handlingOf?.(ordered)).toMatchObject({
    purpose: 'save_life',
    marking: 'official',
    release: 'never',
    personal: false,
    jurisdiction: ['channel', 'oversight'],
  });
  expect(Object.keys(recallHandling)).toEqual(Object.keys(recallDoor.events));
});

test('no sentence has room in an order', () => {
  const { by: _by, at: _at, type: _type, ...fields } = order;
  expect(orderRecallSchema.safeParse(fields).success).toBe(true);
  for (const reference of ['a name of somebody', '', 'x'.repeat(65), 'A. Example'])
    expect(orderRecallSchema.safeParse({ ...fields, reference }).success).toBe(false);
  expect(orderRecallSchema.safeParse({ ...fields, reason: 'because he asked' }).success).toBe(false);
  expect(orderRecallSchema.safeParse({ ...fields, note: 'more' }).success).toBe(false);
});

test('every reason and every refusal has both languages', () => {
  expect(Object.keys(recallOrderReasonText)).toEqual([...recallOrderReasons]);
  for (const { en, fr } of [...Object.values(recallOrderReasonText), ...Object.values(recallRefusals)])
    expect(en).not.toBe(fr);
});
