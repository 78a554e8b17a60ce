import { expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import type { StoredEvent } from './port.ts';
import { readOnce } from './records.ts';

const own = 'fr' as NodeId;
const at = '2026-11-24T02:14:00.000Z';

/** Only what is looked at here. */
const row = (position: number, told: Readonly<Record<string, unknown>> = {}): StoredEvent =>
  ({
    position,
    stream: 'raft/1',
    version: position,
    type: 'Seen',
    origin: own,
    imported: null,
    body: {},
    ...told,
  }) as never;
const imported = (position: number, theirs: number, told = {}): StoredEvent =>
  row(position, {
    origin: 'uk',
    imported: { position: theirs, seen: {}, recordedAt: at, envelope: 'e' },
    ...told,
  });

function givenReading(isReadable = (_position: number): boolean => true) {
  const read: number[] = [];
  const records = readOnce(({ position, type }) => {
    read.push(position);
    if (!isReadable(position)) throw new Error('of a later version');
    return { type, at } as never;
  }, own);
  return { read, records };
}

test('a row is read once, whoever asks for it, and only when somebody does', () => {
  const { read, records } = givenReading();
  const rows = [row(1), imported(2, 40)];
  const [one, other] = [records.shared(rows), records.shared(rows)];
  expect([one.position, one.recalled, read]).toEqual([2, [], []]);
  expect(one.history.map(({ recorded }) => recorded.position)).toEqual([1, 2]);
  expect(other.history.map(({ recorded }) => recorded)).toEqual(rows.map(records.recorded));
  expect(read).toEqual([1, 2]);
});

test('what was recalled is told, and stands in the history no more', () => {
  const { records } = givenReading();
  const body = { origin: 'uk', positions: [40], recall: 'r-1', reason: 'erased' };
  const shared = records.shared([row(1), imported(2, 40), row(3, { type: 'RecordRecalled', body })]);
  expect(shared.recalled.map(({ position }) => position)).toEqual([2]);
  expect(shared.history.map(({ recorded }) => recorded.position)).toEqual([1]);
});

test('a row that cannot be read is named by its place, as often as it is asked for', () => {
  const { records } = givenReading((position) => position !== 2);
  const shared = records.shared([row(1), imported(2, 40)]);
  for (let asked = 0; asked < 2; asked += 1)
    expect(() => shared.history).toThrow('at or after journal position 2:');
  expect(() => records.recorded(row(2))).toThrow('at or after journal position 2: of a later version');
});
