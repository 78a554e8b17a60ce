import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import { isStoreFault } from './faults.ts';
import { createJournal } from './journal.ts';
import type { UtcText } from '../kernel/time.ts';
import type { Journal } from './port.ts';
import { openStore, type Store } from './store.ts';
import { sampleEvent, sampleRequest, sqlAt, type TestServer, testServers } from './test-server.ts';

const origin = 'fr' as NodeId;
const utc = (text: string): UtcText => text as UtcText; // written by hand in a form that is taken

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

  test('what is told of a new record without reading it back is what the store tells', async () => {
    const before = await journal.head();
    await journal.readAfter(before, 10);
    const body = {
      note: 'Étoile d’exemple 😀',
      list: [-0, 1e21, 0.1, { zwei: null, a: '\u2028"' }],
      10: true,
    };
    const seen = { uk: 4 };
    const place = {
      position: 7,
      seen,
      recordedAt: utc('2026-11-24T02:14:00.000Z'),
      envelope: 'a'.repeat(64),
    };
    const events = [
      { ...sampleEvent(body), happenedAt: utc('2026-11-24T02:14:00Z') },
      { ...sampleEvent(), origin: 'uk' as NodeId, imported: { ...place, unseen: { fr: [1] }, lacking: [2] } },
      { ...sampleEvent(), label: { releasedToStates: ['uk', 'fr'], owner: 'fr-example', conditions: [] } },
    ] as const;
    const [name, other] = [freshStream(), freshStream()];
    await journal.append(
      sampleRequest({
        stream: name,
        events: [events[0], events[2]],
        also: [{ stream: other, expectedVersion: null, events: [events[1]] }],
      }),
    );
    const fresh = await createJournal({ store, origin }); // holds nothing
    const stored = await fresh.readAfter(before, 10);
    await fresh.close();
    expect(stored).toHaveLength(3);
    const told = await journal.readAfter(before, 10);
    expect(told[0]?.label).toBe(events[0].label); // not read back
    expect(told).toStrictEqual(stored);
  });

  test('who asks after an append is never given what was read before', async () => {
    const before = await journal.head();
    const together = [journal.readAfter(before, 7), journal.readAfter(before, 7)];
    const another = journal.readAfter(before, 8);
    expect(await Promise.all([...together, another])).toEqual([[], [], []]);
    await journal.append(sampleRequest({ stream: freshStream() }));
    expect(await journal.readAfter(before, 7)).not.toEqual([]);
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

  test('a decision on several streams is written whole, or not at all', async () => {
    const [a, b] = [freshStream(), freshStream()];
    const before = await journal.head();
    const part = (expectedVersion: number) => ({
      stream: b,
      expectedVersion,
      events: [sampleEvent({ on: 'b' })],
    });
    const request = sampleRequest({ stream: a, also: [part(0)] });
    expect(await journal.append(request)).toMatchObject({
      kind: 'appended',
      first: before + 1,
      last: before + 2,
    });
    expect(await journal.append(request)).toMatchObject({ kind: 'repeated', last: before + 2 });
    expect(await journal.readAfter(before, 5)).toMatchObject([
      { stream: a, version: 1, idempotencyKey: request.idempotencyKey },
      { stream: b, version: 1, idempotencyKey: request.idempotencyKey, body: { on: 'b' } },
    ]);
    expect(await journal.append(sampleRequest({ stream: a, expectedVersion: 1, also: [part(0)] }))).toEqual({
      kind: 'conflict',
      stream: b,
      actualVersion: 1,
    });
    expect(await journal.readStream(a)).toHaveLength(1);
    const alone = sampleRequest({ stream: a, expectedVersion: 1, events: [], also: [part(1)] });
    expect(await journal.append(alone)).toMatchObject({ kind: 'appended', last: before + 3 });
  });

  test('a stream named twice in one decision is a bug, and nothing is written', async () => {
    const [stream, before] = [freshStream(), await journal.head()];
    const also = [{ stream, expectedVersion: 0, events: [sampleEvent()] }];
    await expect(journal.append(sampleRequest({ stream, also }))).rejects.toSatisfy((error) =>
      isStoreFault(error, 'not_storable'),
    );
    expect(await journal.head()).toBe(before);
  });

  const keep = (key: string, value: unknown = { key }) => ({
    name: 'keep example',
    text: `insert into strait.kept_values (room, key, value) values ('example', $1, $2)`,
    values: [key, value],
  });
  const keptKeys = async () =>
    (
      await store.pool.query<{ key: string }>(
        `select key from strait.kept_values where room = 'example' order by key`,
      )
    ).rows.map(({ key }) => key);

  test('statements beside stand or fall with the decision', async () => {
    const name = freshStream();
    const request = sampleRequest({ stream: name, beside: [keep('stands/1'), keep('stands/2')] });
    await journal.append(request);
    await journal.append(request);
    await journal.append(sampleRequest({ stream: name, beside: [keep('conflict')] }));
    await journal.append(
      sampleRequest({ stream: name, expectedVersion: 1, events: [], beside: [keep('refused')] }),
    );
    expect(await keptKeys()).toEqual(['stands/1', 'stands/2']);
  });

  test('a statement beside that fails takes its own decision with it, at once, and no neighbour', async () => {
    const [a, b, c] = [freshStream(), freshStream(), freshStream()];
    const twice = [keep('beside/b'), keep('beside/b')];
    const started = performance.now();
    const heard = await Promise.allSettled([
      journal.append(sampleRequest({ stream: a, beside: [keep('beside/a')] })),
      journal.append(sampleRequest({ stream: b, beside: twice })),
      journal.append(sampleRequest({ stream: c, beside: [{ ...keep('beside/c'), text: 'nonsense' }] })),
      journal.append(sampleRequest({ stream: freshStream() })),
    ]);
    expect(heard.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    for (const one of heard)
      if (one.status === 'rejected') expect(isStoreFault(one.reason, 'not_written')).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000); // not tried again until the patience ends
    expect(await journal.readStream(a)).toHaveLength(1);
    expect([...(await journal.readStream(b)), ...(await journal.readStream(c))]).toEqual([]);
    expect((await keptKeys()).filter((key) => key.startsWith('beside/'))).toEqual(['beside/a']);
    // Asked again rightly, with another key or the same, it is written.
    expect(await journal.append(sampleRequest({ stream: b, beside: [keep('beside/b')] }))).toMatchObject({
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
