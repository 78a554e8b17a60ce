import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { leaveNothing } from '../drills/leave-nothing.ts';
import { type NodeUnderTest, startNodeUnderTest } from '../drills/node-under-test.ts';
import { type BoardDesk, openBoardDesk } from '../drills/rescue-desk.ts';
import { type Line, openLine } from '../src/exchange/peer/line.ts';
import { createJournal, openStore, startEmbedded } from '../src/journal/index.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { instant } from '../src/kernel/time.ts';
import { acceptCard, exchangeFolderOf, setUpPapers } from '../src/node/exchange/papers.ts';
import { appendBacklog, type BacklogKind } from './exchange-corpus.ts';
import { processorSeconds } from './processor.ts';
import { freePort } from './timed-server.ts';

const sides = ['fr', 'uk'] as const;
type Side = (typeof sides)[number];

/** Two whole nodes in processes of their own, each on its own PostgreSQL, over mutual TLS; the French can be cut off. */
export interface TwoWholeNodes {
  /** The line by which the British hear the French. */
  readonly line: Line;
  /** A British desk at its board, over HTTP. */
  readonly desk: BoardDesk;
  node(side: Side): NodeUnderTest;
  /** Reads a book as its owner, beside the node. */
  read<Row extends pg.QueryResultRow>(side: Side, sql: string, values?: readonly unknown[]): Promise<Row>;
  withBook<Answer>(side: Side, use: (client: pg.Client) => Promise<Answer>): Promise<Answer>;
  /** Stops the French node, writes so much into its book, and starts it again. */
  writeBacklog(kind: BacklogKind, count: number): Promise<void>;
  /** CPU seconds of a node with its PostgreSQL and its verifying process so far; null: not known here. */
  processor(side: Side): number | null;
  close(): Promise<void>;
}

interface Place {
  readonly dataDir: string;
  readonly port: number;
}

/** Starts them; the caller must close them. */
export async function openTwoWholeNodes(): Promise<TwoWholeNodes> {
  const places: Readonly<Record<Side, Place>> = { fr: await newPlace(), uk: await newPlace() };
  const line = await openLine();
  const books = new Map<Side, Book>();
  const close = async (): Promise<void> => {
    for (const { end } of books.values()) await end();
    await line.close();
    for (const side of sides) await leaveNothing(places[side].dataDir);
  };
  const nodes = new Map<Side, NodeUnderTest>();
  const node = (side: Side): NodeUnderTest => given(nodes.get(side));
  const start = async (side: Side): Promise<void> => {
    const { dataDir, port } = places[side];
    const env = { STRAIT_EXCHANGE_PORT: String(port) };
    nodes.set(side, await startNodeUnderTest({ dataDir, state: side, env }));
    books.set(side, await openBook(dataDir));
  };
  const withBook: TwoWholeNodes['withBook'] = (side, use) => use(given(books.get(side)).client);
  try {
    await handOver(places, line);
    line.leadTo(places.fr.port);
    for (const side of sides) await start(side);
    const { address } = node('uk');
    const desk = await openBoardDesk({ address, cookie: await node('uk').signIn('demo-uk-watch-1') });
    return {
      line,
      desk,
      node,
      withBook,
      async read(side, sql, values = []) {
        const { rows } = await withBook(side, (client) => client.query(sql, [...values]));
        return given(rows[0]);
      },
      async writeBacklog(kind, count) {
        await books.get('fr')?.end();
        await node('fr').stop();
        await write(places.fr.dataDir, kind, count);
        await start('fr');
      },
      processor: (side) => processorSeconds(node(side).pid),
      async close() {
        desk.close();
        for (const { end } of books.values()) await end();
        books.clear();
        for (const one of nodes.values()) await one.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it does not run, or has no such row');
  return value;
}

async function newPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strait-bench-exchange-'));
  chmodSync(dataDir, 0o711); // the store's own system user must reach its folder
  return { dataDir, port: await freePort() };
}

/** Each node's papers, and the other's card; the French are reached over the line. */
async function handOver(places: Readonly<Record<Side, Place>>, line: Line): Promise<void> {
  const clock = () => instant(Date.now());
  for (const node of sides) {
    const { dataDir, port } = places[node];
    const address = `https://127.0.0.1:${node === 'fr' ? line.port : port}`;
    const card = await setUpPapers({ folder: exchangeFolderOf(dataDir), node, address, clock });
    acceptCard(exchangeFolderOf(places[node === 'fr' ? 'uk' : 'fr'].dataDir), card);
  }
}

async function write(dataDir: string, kind: BacklogKind, count: number): Promise<void> {
  const store = await openStore({ dataDir });
  try {
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    await appendBacklog(journal, kind, count).finally(() => journal.close());
  } finally {
    await store.close();
  }
}

interface Book {
  readonly client: pg.Client;
  readonly end: () => Promise<void>;
}

/** The owner's way into a book beside its node, which keeps its server. */
async function openBook(dataDir: string): Promise<Book> {
  const server = await startEmbedded({ dataDir, shared: true });
  const client = new pg.Client(server.url);
  client.on('error', () => {}); // its node was stopped: the next question tells
  await client.connect();
  return { client, end: () => client.end().finally(() => server.stop()) };
}
