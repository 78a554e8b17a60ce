import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeptValues, type KeptValues } from './kept-values.ts';
import { openStore, type Store } from './store.ts';
import { type TestServer, testServers } from './test-server.ts';

const countOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'count' in value ? Number(value.count) : 0;

describe.each(testServers.filter(({ missing }) => missing === null))('$name', (kind) => {
  let server: TestServer;
  let store: Store;
  let values: KeptValues;
  beforeAll(async () => {
    server = await kind.start();
    store = await openStore({ url: await server.freshUrl() });
    values = createKeptValues(store);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  test('of many who take one value at once, one is given it', async () => {
    await values.put('room', 'once', { a: 1 });
    const taken = await Promise.all(Array.from({ length: 8 }, () => values.take('room', 'once')));
    expect(taken.filter((value) => value !== null)).toEqual([{ a: 1 }]);
    expect(await values.get('room', 'once')).toBe(null);
  });

  test('of many changes of one key none is lost, also of a key that is not there yet', async () => {
    const once = () => values.change('room', 'count', (before) => ({ count: countOf(before) + 1 }));
    await Promise.all(Array.from({ length: 24 }, once));
    expect(await values.get('room', 'count')).toEqual({ count: 24 });
  });

  test('a change that makes nothing writes nothing: what has ended does not come back', async () => {
    expect(await values.change('room', 'gone', (before) => (before === null ? null : { count: 1 }))).toBe(
      null,
    );
    expect(await values.get('room', 'gone')).toBe(null);
  });

  test('a change that fails leaves the value and the connection as they were', async () => {
    await values.put('room', 'firm', { a: 1 });
    const failing = values.change('room', 'firm', () => {
      throw new Error('example');
    });
    await expect(failing).rejects.toThrow('example');
    expect(await values.change('room', 'firm', () => ({ a: 2 }))).toEqual({ a: 2 });
  });

  test('lists the values of one room, or those with a field', async () => {
    await values.put('listed', 'b', { staff: 'x' });
    await values.put('listed', 'a', { staff: 'y' });
    expect((await values.list('listed')).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await values.list('listed', { field: 'staff', is: 'x' })).toEqual([
      { key: 'b', value: { staff: 'x' } },
    ]);
  });
});
