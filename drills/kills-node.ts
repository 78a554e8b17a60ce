import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { positionLine } from '../bench/ingest-corpus.ts';
import { startEmbedded } from '../src/journal/index.ts';
import { verifyBook } from '../tools/verify/verify.ts';
import { leaveNothing } from './leave-nothing.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const rounds = { small: 4, full: 300 } as const;
const posters = 8;

/** A whole node under load over its real interfaces, killed with its PostgreSQL at a random moment, again and again. */
export const killsNode: Proof = { name: 'kills-node', run };

async function run({ size, progress }: ProofRun): Promise<ProofResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strait-kills-node-'));
  chmodSync(dataDir, 0o711); // the store's own system user must reach its folder
  const acknowledged = new Set<string>();
  const startsMilliseconds: number[] = [];
  try {
    for (let round = 1; round <= rounds[size]; round += 1) {
      const began = performance.now();
      const node = await startNodeUnderTest({ dataDir });
      startsMilliseconds.push(performance.now() - began);
      await loadUntilKilled({ node, round, acknowledged, milliseconds: 50 + Math.random() * 800 });
      if (round % 10 === 0) progress(`round ${round} of ${rounds[size]}, ${acknowledged.size} acknowledged`);
    }
    const found = await compare(dataDir, acknowledged);
    startsMilliseconds.sort((a, b) => a - b);
    const startMedianMs = Math.round(startsMilliseconds[Math.floor(startsMilliseconds.length / 2)] ?? 0);
    const startMaxMs = Math.round(startsMilliseconds.at(-1) ?? 0);
    const pass = acknowledged.size > 0 && found.lost + found.doubled + found.findings === 0;
    return {
      pass,
      figures: { rounds: rounds[size], acknowledged: acknowledged.size, ...found, startMedianMs, startMaxMs },
    };
  } finally {
    await leaveNothing(dataDir);
  }
}

interface Load {
  readonly node: NodeUnderTest;
  readonly round: number;
  /** Keys whose answer said that they are written. */
  readonly acknowledged: Set<string>;
  readonly milliseconds: number;
}

async function loadUntilKilled({ node, round, acknowledged, milliseconds }: Load): Promise<void> {
  let alive = true;
  const receiver = await node.receiver().catch(async (error: unknown) => {
    await node.kill();
    throw error;
  });
  receiver.on('error', () => {}); // the node is about to be killed
  const ais = setInterval(() => {
    for (let line = 0; line < 20; line += 1) receiver.write(`${positionLine(round * 1_000 + line)}\r\n`);
  }, 10);
  const work = Array.from({ length: posters }, async (_, poster) => {
    for (let number = 0; alive; number += 1) {
      const key = `r${round}-p${poster}-${number}`;
      if (await isAcknowledged(node, key)) acknowledged.add(key);
    }
  });
  // The moment itself is what is drawn: nothing is waited for.
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  try {
    killTogether(node);
  } finally {
    alive = false;
    clearInterval(ais);
    receiver.destroy();
    await node.kill();
  }
  await Promise.all(work);
}

async function isAcknowledged(node: NodeUnderTest, key: string): Promise<boolean> {
  const item = {
    source: 'drill-camera',
    key,
    kind: 'camera',
    happenedAt: new Date().toISOString(),
    position: { lat: 51, lon: 1.5, accuracyMetres: 100 },
  };
  try {
    const answer = await fetch(`${node.address}/api/feeds/detections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${node.deviceToken}` },
      body: JSON.stringify(item),
    });
    const told: unknown = await answer.json();
    return (
      answer.status === 200 && typeof told === 'object' && told !== null && 'ok' in told && told.ok === true
    );
  } catch {
    return false; // no answer: nothing was promised
  }
}

/** Node, postmaster and every process of the server; either may die first. */
function killTogether(node: NodeUnderTest): void {
  const postmaster = Number(
    readFileSync(join(node.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  const server = [postmaster, ...childrenOf(postmaster)];
  for (const pid of Math.random() < 0.5 ? [node.pid, ...server] : [...server, node.pid]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended between the listing and the kill.
    }
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return new RegExp(`^PPid:\\s*${parent}$`, 'm').test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      } catch {
        return false; // ended meanwhile
      }
    });
}

async function compare(dataDir: string, acknowledged: ReadonlySet<string>) {
  const server = await startEmbedded({ dataDir });
  const client = new pg.Client(server.url);
  try {
    await client.connect();
    const { rows } = await client.query<{ key: string; count: number }>(
      `select body ->> 'key' as key, count(*)::int as count from strait.journal
       where type = 'DetectionRecorded' group by 1`,
    );
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    const lost = [...acknowledged].filter((key) => !counts.has(key)).length;
    const doubled = rows.filter(({ count }) => count > 1).length;
    await client.query('begin');
    const { count: findings, events } = await verifyBook(client);
    await client.query('commit');
    return { events, lost, doubled, findings };
  } finally {
    await client.end().finally(() => server.stop());
  }
}
