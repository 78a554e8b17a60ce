import { expect, test } from 'vitest';
import type { StoredEvent } from './port.ts';
import { sharedRows } from './shared-rows.ts';

interface Told {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type?: string;
  readonly isImported?: boolean;
}

/** Only what is looked at here. */
const event = ({ isImported = false, type = 'Seen', ...place }: Told): StoredEvent =>
  ({ ...place, type, imported: isImported ? {} : null }) as StoredEvent;

const page = [
  event({ position: 4, stream: 'raft/new', version: 1, isImported: true }),
  event({ position: 5, stream: 'raft/own', version: 1 }),
  event({ position: 6, stream: 'raft/old', version: 3 }),
  event({ position: 7, stream: 'raft/new', version: 2, type: 'Towed' }),
  event({ position: 8, stream: 'raft/back', version: 1, type: 'RecordRecalled' }),
];

test('a stream that begins in the page is taken from it, whole; only the others are read', async () => {
  const asked: unknown[] = [];
  const older = event({ position: 2, stream: 'raft/old', version: 2, isImported: true });
  const found = await sharedRows(
    {
      async readShared(streams, upTo) {
        asked.push([streams, upTo]);
        return [older];
      },
    },
    { page, concerning: page.filter(({ type }) => type !== 'Towed'), last: 8 },
  );
  expect(asked).toEqual([[['raft/old'], 8]]);
  expect(
    Object.fromEntries([...found].map(([stream, rows]) => [stream, rows.map(({ position }) => position)])),
  ).toEqual({ 'raft/new': [4, 7], 'raft/back': [8], 'raft/old': [2] });
});

test('where nothing older concerns it, nothing is read', async () => {
  const readShared = () => Promise.reject(new Error('read'));
  const found = await sharedRows({ readShared }, { page, concerning: page.slice(0, 2), last: 8 });
  expect([...found.keys()]).toEqual(['raft/new']);
});
