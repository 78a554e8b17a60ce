import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../bench/timed-server.ts';
import { startEmbedded } from '../src/journal/index.ts';
import { instant } from '../src/kernel/time.ts';
import { acceptCard, exchangeFolderOf, setUpPapers } from '../src/node/exchange/papers.ts';
import { verifyBook } from '../tools/verify/verify.ts';
import { createChance, type Chance } from './chance.ts';
import { leaveNothing } from './leave-nothing.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const kills = { small: 2, full: 300 } as const;
const catchUpMilliseconds = 240_000;
const sides = ['fr', 'uk'] as const;
type Side = (typeof sides)[number];

/** Two whole nodes that exchange over TLS, one of them killed with SIGKILL at a random moment, again and again. */
export const exchangeKills: Proof = {
  name: 'exchange-kills',
  summary: {
    en: 'Either of two exchanging nodes is killed at random moments: what one acknowledged stands on both, once and in its origin’s order.',
    fr: 'L’un ou l’autre de deux nœuds en échange est tué à des instants aléatoires : ce que l’un a acquitté figure sur les deux, une fois et dans l’ordre de son origine.',
  },
  run,
};

interface Place {
  readonly dataDir: string;
  readonly port: number;
}

interface Pair {
  readonly places: Readonly<Record<Side, Place>>;
  readonly nodes: Record<Side, NodeUnderTest>;
  /** Contacts by the side that acknowledged them. */
  readonly acknowledged: Readonly<Record<Side, Set<string>>>;
}

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const chance = createChance(seed);
  const places = { fr: await newPlace(), uk: await newPlace() };
  const folders = sides.map((side) => places[side].dataDir);
  try {
    await handOver(places);
    const nodes = { fr: await start('fr', places), uk: await start('uk', places) };
    const pair: Pair = { places, nodes, acknowledged: { fr: new Set(), uk: new Set() } };
    for (let kill = 1; kill <= kills[size]; kill += 1) {
      await killOnce(pair, chance, kill);
      progress(`kill ${kill} of ${kills[size]}, ${total(pair)} acknowledged`);
    }
    const startedAt = performance.now();
    const late = await caughtUp(pair);
    const catchUpSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
    for (const side of sides) await pair.nodes[side].stop();
    const found = { fr: await compare(pair, 'fr'), uk: await compare(pair, 'uk') };
    const sum = (of: (one: Compared) => number): number => of(found.fr) + of(found.uk);
    const wrong = sum((one) => one.lost + one.doubled + one.disordered + one.findings) + late;
    return {
      pass: wrong === 0 && pair.acknowledged.fr.size > 0 && pair.acknowledged.uk.size > 0,
      figures: {
        kills: kills[size],
        acknowledged: total(pair),
        imported: sum((one) => one.imported),
        lost: sum((one) => one.lost),
        doubled: sum((one) => one.doubled),
        disordered: sum((one) => one.disordered),
        bookFindings: sum((one) => one.findings),
        catchUpSeconds,
      },
    };
  } finally {
    for (const folder of folders) await leaveNothing(folder);
  }
}

const total = ({ acknowledged }: Pair): number => acknowledged.fr.size + acknowledged.uk.size;
const other = (side: Side): Side => (side === 'fr' ? 'uk' : 'fr');

async function newPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strait-exchange-kills-'));
  chmodSync(dataDir, 0o711); // the store's own system user must reach its folder
  return { dataDir, port: await freePort() };
}

/** Each node's papers, and the other's card. */
async function handOver(places: Pair['places']): Promise<void> {
  for (const node of sides) {
    const { dataDir, port } = places[node];
    const address = `https://127.0.0.1:${port}`;
    const clock = () => instant(Date.now());
    const card = await setUpPapers({ folder: exchangeFolderOf(dataDir), node, address, clock });
    acceptCard(exchangeFolderOf(places[other(node)].dataDir), card);
  }
}

function start(state: Side, places: Pair['places']): Promise<NodeUnderTest> {
  const { dataDir, port } = places[state];
  return startNodeUnderTest({ dataDir, state, env: { STRAIT_EXCHANGE_PORT: String(port) } });
}

/** Contacts come in at both nodes while one of them dies; then it is started again. */
async function killOnce(pair: Pair, chance: Chance, kill: number): Promise<void> {
  const dying = chance.pick(sides) ?? 'fr';
  let goesOn = true;
  const work = sides.map(async (side) => {
    for (let number = 0; goesOn; number += 1) {
      const contact = `c-${side}${String(kill).padStart(4, '0')}n${String(number).padStart(5, '0')}`;
      if (await isAcknowledged(pair.nodes[side], contact)) pair.acknowledged[side].add(contact);
    }
  });
  // The moment itself is what is drawn: nothing is waited for.
  await new Promise((resolve) => setTimeout(resolve, 100 + chance.whole(1_500)));
  await pair.nodes[dying].kill();
  goesOn = false;
  await Promise.all(work);
  pair.nodes[dying] = await start(dying, pair.places);
}

async function isAcknowledged({ address, deviceToken }: NodeUnderTest, contact: string): Promise<boolean> {
  const at = new Date().toISOString();
  const body = { contact, kind: 'report', channel: 'camera', receivedAt: at, happenedAt: at, claims: {} };
  try {
    const answer = await fetch(`${address}/api/operations/rescue/record-contact`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${deviceToken}`,
        'idempotency-key': contact,
      },
      body: JSON.stringify(body),
    });
    await answer.text();
    return answer.status === 200;
  } catch {
    return false; // no answer: nothing was promised
  }
}

/** Waits until each node has what the other acknowledged. Returns how many are still missing when the time is up. */
async function caughtUp(pair: Pair): Promise<number> {
  const until = performance.now() + catchUpMilliseconds;
  for (;;) {
    const missing = await Promise.all(sides.map((side) => missingAt(pair, side)));
    const count = missing.reduce((sum, one) => sum + one, 0);
    if (count === 0 || performance.now() > until) return count;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function missingAt(pair: Pair, side: Side): Promise<number> {
  return withBook(pair.places[side].dataDir, async (client) => {
    const { rows } = await client.query<{ stream: string }>(
      `select distinct stream from strait.journal where type = 'ContactRecorded' and imported is not null`,
    );
    const there = new Set(rows.map(({ stream }) => stream));
    return [...pair.acknowledged[other(side)]].filter((contact) => !there.has(`contact/${contact}`)).length;
  });
}

interface Compared {
  readonly imported: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  readonly findings: number;
}

async function compare(pair: Pair, side: Side): Promise<Compared> {
  const due = new Set(
    [...pair.acknowledged.fr, ...pair.acknowledged.uk].map((contact) => `contact/${contact}`),
  );
  return withBook(pair.places[side].dataDir, async (client) => {
    const recorded = await client.query<{ stream: string; count: number }>(
      `select stream, count(*)::int as count from strait.journal where type = 'ContactRecorded' group by 1`,
    );
    const counts = new Map(recorded.rows.map(({ stream, count }) => [stream, count]));
    // Contacts all travel on one lane: within it the order is that of the origin's book.
    const order = await client.query<{ disordered: number; imported: number }>(
      `select count(*) filter (where origin_position < before)::int as disordered, count(*)::int as imported from (
         select origin_position, lag(origin_position) over (partition by origin order by position) as before
         from (select position, origin, (imported ->> 'position')::bigint as origin_position from strait.journal
               where imported is not null and stream like 'contact/%') as one) as both_ways`,
    );
    await client.query('begin');
    const { count: findings } = await verifyBook(client);
    await client.query('commit');
    return {
      imported: order.rows[0]?.imported ?? 0,
      disordered: order.rows[0]?.disordered ?? 0,
      lost: [...due].filter((stream) => !counts.has(stream)).length,
      doubled: recorded.rows.filter(({ count }) => count > 1).length,
      findings,
    };
  });
}

/** The owner's way into a book, beside its node where that runs. */
async function withBook<Read>(dataDir: string, read: (client: pg.Client) => Promise<Read>): Promise<Read> {
  const server = await startEmbedded({ dataDir, shared: true });
  const client = new pg.Client(server.url);
  try {
    await client.connect();
    return await read(client);
  } finally {
    await client.end().finally(() => server.stop());
  }
}
