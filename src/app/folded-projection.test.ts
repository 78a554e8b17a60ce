import { expect, test } from 'vitest';
import type { DomainEvent, RecordedEvent } from '../kernel/event.ts';
import type { Marking } from '../kernel/marking.ts';
import { instant, toUtc } from '../kernel/time.ts';
import { applyFolded, streamTable } from './folded-projection.ts';
import type { Run } from './project.ts';

const at = toUtc(instant(Date.UTC(2026, 10, 27, 7)));

interface Counted extends DomainEvent {
  readonly type: 'Counted';
  readonly people: number;
}

const table = streamTable<number, Counted>({
  name: 'count',
  kind: 'example_count',
  decider: { initial: 0, evolve: (sum, { people }) => sum + people },
  isOpen: (sum) => sum < 10,
});

function counted(
  position: number,
  people: number,
  of: { readonly stream?: string; readonly marking?: Marking },
) {
  const { stream = 'example_count/one', marking = 'open' } = of;
  const event: Counted = { type: 'Counted', at, people };
  const envelope = { position, stream, marking, purpose: 'save_life', origin: 'uk', label: null };
  return { ...envelope, recordedAt: at, event } as unknown as RecordedEvent; // a table reads no more of it
}

/** The rows of each write, oldest first; nothing stands before. */
async function written(events: readonly RecordedEvent[]): Promise<readonly (readonly object[])[]> {
  const writes: object[][] = [];
  const run: Run = async (sql, values) => {
    if (sql.startsWith('insert')) writes.push(JSON.parse(String(values?.[0])));
    return [];
  };
  await applyFolded(table, { events, shared: new Map() }, run);
  return writes;
}

test('a batch of one label is one write, each stream of the kind one row, others none', async () => {
  const [first, second] = [counted(1, 4, {}), counted(2, 5, { stream: 'example_count/two' })];
  const other = counted(3, 9, { stream: 'example_counter/one' });
  const writes = await written([first, second, other, counted(4, 7, {})]);
  expect(writes).toHaveLength(1);
  expect(writes[0]).toMatchObject([
    { id: 'one', state: 11, is_open: false, changed: 4 },
    { id: 'two', state: 5, is_open: true, changed: 2 },
  ]);
});

test('entries of two labels are written one after the other, so that the row keeps the stricter of both', async () => {
  const writes = await written([counted(1, 4, { marking: 'official_sensitive' }), counted(2, 5, {})]);
  expect(writes).toMatchObject([
    [{ id: 'one', state: 4, label_marking: 'official_sensitive' }],
    [{ id: 'one', state: 9, label_marking: 'open' }],
  ]);
});
