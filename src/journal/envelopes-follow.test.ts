import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from './store.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';

const boxes = [
  { table: 'inbox_envelopes', also: 'understood', value: 'true' },
  { table: 'outbox_envelopes', also: 'made_at', value: `'2026-01-10T02:00:00.000Z'` },
] as const;

/** A peer that no other test writes for. */
let peers = 0;
const freshPeer = (): string => `peer-${(peers += 1)}`;

describe.each(testServers)('envelopes in $name', (kind) => {
  let server: TestServer;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  describe.each(boxes)('written into $table', ({ table, also, value }) => {
    /** One statement of the owner's, past every check of the program. */
    const write = (...places: readonly (readonly [peer: string, lane: string, sequence: number])[]) => {
      const rows = places.map(([peer, lane, sequence]) => {
        const signed = `${peer} ${lane} ${sequence}`;
        return `('${peer}', '${lane}', ${sequence}, '${hash('sha256', signed)}', '${signed}', ${value})`;
      });
      return sqlAt(
        url,
        `insert into strait.${table} (peer, lane, sequence, hash, signed, ${also}) values ${rows.join(', ')}`,
      );
    };
    const standing = async (peer: string): Promise<readonly string[]> => {
      const { rows } = await store.pool.query<{ place: string }>(
        `select lane || ' ' || sequence as place from strait.${table} where peer = $1 order by lane, sequence`,
        [peer],
      );
      return rows.map(({ place }) => place);
    };

    test('follow one another on each lane, many at once, in whatever order they are named', async () => {
      const [one, other] = [freshPeer(), freshPeer()];
      await write([one, 'life', 2], [one, 'life', 1], [one, 'bulk', 1], [other, 'life', 1]);
      await write([one, 'life', 3], [one, 'bulk', 2], [one, 'bulk', 3]);
      expect(await standing(one)).toEqual(['bulk 1', 'bulk 2', 'bulk 3', 'life 1', 'life 2', 'life 3']);
      expect(await standing(other)).toEqual(['life 1']);
    });

    test.each<[string, readonly number[]]>([
      ['after a gap', [4]],
      ['with a gap among them', [3, 5]],
      ['again', [2]],
      ['again beside the next one', [3, 2]],
      ['twice at once', [3, 3]],
      ['from none', [0, 1]],
    ])('do not stand %s', async (_how, sequences) => {
      const peer = freshPeer();
      await write([peer, 'life', 1], [peer, 'life', 2]);
      const wrong = sequences.map((sequence) => [peer, 'life', sequence] as const);
      await expect(write(...wrong)).rejects.toThrow(/do not follow|duplicate key|check constraint/);
      // Of one statement all stand or none, also what was right of another lane or peer.
      await expect(write([peer, 'work', 1], ...wrong)).rejects.toThrow();
      expect(await standing(peer)).toEqual(['life 1', 'life 2']);
    });

    test('the first of a lane is number one', async () => {
      const peer = freshPeer();
      await expect(write([peer, 'life', 2])).rejects.toThrow('do not follow');
      await expect(write([peer, 'life', 2], [peer, 'life', 3])).rejects.toThrow('do not follow');
      await write([peer, 'life', 1], [peer, 'life', 2]);
      expect(await standing(peer)).toEqual(['life 1', 'life 2']);
    });
  });
});
