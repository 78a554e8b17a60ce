import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { verifyBook } from '../../../tools/verify/verify.ts';
import { readKeptOf } from '../../journal/checkpoint-read.ts';
import { openStore, restoreBackup, type Store, writeBackup } from '../../journal/index.ts';
import type { State } from '../../kernel/label.ts';

/** Findings in words; stretches of which the book says itself that it was set back. */
export type Verified = Pick<Awaited<ReturnType<typeof verifyBook>>, 'findings' | 'setBacks'>;

/** For tests: what is done with a node's book from outside. */
export interface GivenBooks {
  /** A backup of a node's book as it stands; the file. */
  backup(state: State): Promise<string>;
  /** Stops one and starts it again on a book restored from that backup. */
  setBack(state: State, backup: string): Promise<void>;
  /** What an independent look at a node's book finds, held against the other's copies of its checkpoints too. */
  verify(state: State): Promise<Verified>;
}

export interface BookParts {
  readonly folder: string;
  readonly urls: Record<State, string>;
  readonly server: { freshUrl(): Promise<string> };
  readonly of: (state: State) => { readonly node: { close(): Promise<void> }; readonly store: Store };
  readonly start: (state: State) => Promise<void>;
  /** Everybody is signed out: sessions go back with the book. */
  readonly leave: (state: State) => void;
}

/** What is done with a node's book from outside: copied, restored, looked at. */
export function booksOf({ folder, urls, server, of, start, leave }: BookParts): GivenBooks {
  return {
    async backup(state) {
      const file = join(folder, `${state}-${randomUUID()}.backup`);
      await writeBackup({ config: of(state).store.owner, file });
      return file;
    },
    async setBack(state, file) {
      await of(state).node.close();
      urls[state] = await server.freshUrl();
      const store = await openStore({ url: urls[state] });
      const verify = async (client: pg.ClientBase) => (await verifyBook(client)).count;
      await restoreBackup({ config: store.owner, file, verify }).finally(() => store.close());
      leave(state);
      await start(state);
    },
    async verify(state) {
      const other = state === 'fr' ? 'uk' : 'fr';
      const lines = await withClient(of(other).store, (client) => readKeptOf(client, state));
      return withClient(of(state).store, (client) => verifyBook(client, { lines }));
    },
  };
}

/** In one transaction of the owner's, as a verifier reads. */
async function withClient<Read>(store: Store, read: (client: pg.ClientBase) => Promise<Read>): Promise<Read> {
  const client = new pg.Client(store.owner);
  await client.connect();
  try {
    await client.query('begin');
    return await read(client);
  } finally {
    await client.end();
  }
}
