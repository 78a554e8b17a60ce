import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import { isStoreFault } from './faults.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './port.ts';
import { openStore, type Store } from './store.ts';
import { sampleEvent, sampleRequest, sqlAt, type TestServer, testServers } from './test-server.ts';

const origin = 'fr' as NodeId;

describe.each(testServers)('the book on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  let journal: Journal;
  let stream = 0;
  const freshStream = () => `example/${++stream}`;

  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
    journal = await createJournal({ store, origin });
  });
  afterAll(async () => {
    await journal.close();
    await store.close();
    await server.stop();
  });

  test('a decision is written whole and read back as it was', async () => {
    const name = freshStream();
    const before = await journal.head();
    const body = { note: 'Étoile d’exemple 😀', count: 0, deep: { b: [1, 2.5, null, true], a: 1e300 } };
    const request = sampleRequest({ stream: name, events: [sampleEvent(body), sampleEvent()] });
    const outcome = await journal.append(request);
    expect(outcome).toMatchObject({ kind: 'appended', first: before + 1, last: before + 2 });
    const [first, second] = await journal.readStream(name);
    expect(first).toMatchObject({
      position: before + 1,
      version: 1,
      body,
      origin,
      idempotencyKey: request.idempotencyKey,
    });
    expect(second).toMatchObject({ position: before + 2, version: 2, previousHash: first?.hash });
    expect(await journal.readAfter(before, 10)).toEqual([first, second]);
    expect(await journal.readStream(name, 1)).toEqual([second]);
  });

  test('the same key with the same request hears the same answer, and with another is refused', async () => {
    const request = sampleRequest({ stream: freshStream(), answer: { place: 'EXAMPLE' } });
    const first = await journal.append(request);
    const last = first.kind === 'appended' ? first.last : -1;
    const again = await journal.append({ ...request, answer: { place: 'ANOTHER' } });
    expect(again).toEqual({ kind: 'repeated', answer: { place: 'EXAMPLE' }, last });
    expect(await journal.append({ ...request, requestHash: 'f'.repeat(64) })).toEqual({ kind: 'key_reused' });
    expect(await journal.answerOf(request.idempotencyKey)).toEqual({
      requestHash: request.requestHash,
      answer: request.answer,
      last,
    });
    expect(await journal.answerOf('unheard of')).toBeNull();
  });

  test('a refused decision keeps its answer and writes no event', async () => {
    const before = await journal.head();
    const request = sampleRequest({ stream: freshStream(), events: [], answer: { code: 'souls_unknown' } });
    expect(await journal.append(request)).toEqual({ kind: 'answered' });
    expect(await journal.append(request)).toEqual({
      kind: 'repeated',
      answer: { code: 'souls_unknown' },
      last: 0,
    });
    expect(await journal.head()).toBe(before);
  });

  test('a decision taken on an old version is told the version there is', async () => {
    const name = freshStream();
    await journal.append(sampleRequest({ stream: name }));
    expect(await journal.append(sampleRequest({ stream: name }))).toEqual({
      kind: 'conflict',
      stream: name,
      actualVersion: 1,
    });
    expect(await journal.append(sampleRequest({ stream: name, expectedVersion: 7 }))).toEqual({
      kind: 'conflict',
      stream: name,
      actualVersion: 1,
    });
    expect(await journal.append(sampleRequest({ stream: name, expectedVersion: 1 }))).toMatchObject({
      kind: 'appended',
    });
  });

  test('in one batch, one caller’s conflict or repeated key does not fail the neighbours', async () => {
    const [a, b] = [freshStream(), freshStream()];
    const twice = sampleRequest({ stream: a });
    const outcomes = await Promise.all([
      journal.append(twice),
      journal.append(twice),
      journal.append({ ...twice, requestHash: 'e'.repeat(64) }),
      journal.append(sampleRequest({ stream: a })),
      journal.append(sampleRequest({ stream: a, expectedVersion: 1 })),
      journal.append(sampleRequest({ stream: b })),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'appended',
      'repeated',
      'key_reused',
      'conflict',
      'appended',
      'appended',
    ]);
    expect(await journal.readStream(a)).toHaveLength(2);
  });

  test.each([
    ['a NUL character', { note: 'a\u0000b' }],
    ['half a character', { note: '\ud800' }],
    ['half a character in a name', { ['\udfff']: 1 }],
    ['a number beyond a double', { n: Number.POSITIVE_INFINITY }],
  ])('%s is refused before anything is written', async (_, body) => {
    const before = await journal.head();
    const request = sampleRequest({ stream: freshStream(), events: [sampleEvent(body)] });
    await expect(journal.append(request)).rejects.toSatisfy((error) => isStoreFault(error, 'not_storable'));
    expect(await journal.head()).toBe(before);
  });

  test('listeners hear of what another process appended', async () => {
    const otherStore = await openStore({ url });
    const other = await createJournal({ store: otherStore, origin });
    const due = await journal.head();
    const heard = new Promise<number>((done) => {
      const stop = journal.onAppended((head) => {
        if (head <= due) return;
        stop();
        done(head);
      });
    });
    await other.append(sampleRequest({ stream: freshStream() }));
    expect(await heard).toBe(due + 1);
    await other.close();
    await otherStore.close();
  });

  test('a store of one node does not open as another’s', async () => {
    await expect(createJournal({ store, origin: 'uk' as NodeId })).rejects.toSatisfy((error) =>
      isStoreFault(error, 'other_origin'),
    );
  });

  test('a record changed behind the journal’s back is named on reading', async () => {
    const name = freshStream();
    const outcome = await journal.append(sampleRequest({ stream: name }));
    const position = outcome.kind === 'appended' ? outcome.last : -1;
    const change = `set session_replication_role = replica; update strait.journal set actor = 'actor-2' where position = ${position}`;
    await sqlAt(url, change);
    await expect(journal.readStream(name)).rejects.toThrow(String(position));
    await expect(journal.readAfter(position - 1, 5)).rejects.toSatisfy((error) =>
      isStoreFault(error, 'chain_broken'),
    );
    await sqlAt(url, change.replace('actor-2', 'actor-1'));
    expect(await journal.readStream(name)).toHaveLength(1);
  });
});
