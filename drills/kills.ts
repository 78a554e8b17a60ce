import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/journal/index.ts';
import { verifyBook } from '../tools/verify/verify.ts';
import { guard, leaveNothing } from './leave-nothing.ts';
import type { Proof } from './proof.ts';

export interface KillsOptions {
  readonly rounds: number;
  readonly onProgress: (line: string) => void;
}

/** What the rounds came to: `lost`, `doubled` and `findings` must be 0. */
export interface KillsFigures {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly findings: number;
  readonly telemetryLost: number;
  readonly reopenMedianMs: number;
  readonly reopenP99Ms: number;
}

/**
 * Kills a writing node and its PostgreSQL with -9 at a random moment, starts the store again, and compares it with
 * what had been acknowledged: every decision there once, no telemetry row missing, the chain whole.
 */
export async function kills({ rounds, onProgress }: KillsOptions): Promise<KillsFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strait-kills-'));
  const total = { acknowledged: 0, lost: 0, doubled: 0, findings: 0, telemetryLost: 0 };
  const reopenings: number[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const said = await writeAndKill(dataDir, 30 + Math.random() * 500);
      const isFull = round <= 10 || round % 25 === 0 || round === rounds;
      const found = await compare(dataDir, said, isFull);
      reopenings.push(found.reopenMs);
      total.acknowledged += said.decisions.size;
      total.lost += found.lost;
      total.doubled += found.doubled;
      total.findings += found.findings;
      total.telemetryLost += found.telemetryLost;
      if (rounds <= 10 || round % 10 === 0)
        onProgress(
          `round ${round} of ${rounds}, ${total.acknowledged} acknowledged, ${total.lost} lost, ${total.doubled} doubled`,
        );
    }
  } finally {
    await leaveNothing(dataDir);
  }
  reopenings.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(reopenings[Math.min(reopenings.length - 1, Math.floor(reopenings.length * share))] ?? 0);
  return { rounds, ...total, reopenMedianMs: at(0.5), reopenP99Ms: at(0.99) };
}

/** `npm run prove -- kills`. The moments of the kills are drawn anew each time: no seed makes a machine's timing. */
export const killsProof: Proof = {
  name: 'kills',
  summary: {
    en: 'a node and its PostgreSQL killed with -9 under load lose nothing acknowledged, and double nothing',
    fr: 'un nœud et son PostgreSQL tués (-9) sous charge ne perdent rien de confirmé et ne doublent rien',
  },
  async run({ size, progress }) {
    const figures = await kills({ rounds: size === 'full' ? 300 : 10, onProgress: progress });
    const { acknowledged, lost, doubled, findings, telemetryLost } = figures;
    return {
      pass: acknowledged > 0 && lost + doubled + findings + telemetryLost === 0,
      figures: { ...figures },
    };
  },
};

interface Said {
  /** Last position by key. */
  readonly decisions: Map<string, number>;
  readonly telemetry: Map<string, number>;
}

async function writeAndKill(dataDir: string, milliseconds: number): Promise<Said> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-writer.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  guard({ dataDir, pid: child.pid ?? null });
  child.once('exit', () => guard({ dataDir, pid: null }));
  const chunks: string[] = [];
  const { promise: begun, resolve: begin, reject: fail } = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk.toString());
    if (chunks.length > 1 || chunk.includes('\nd ')) begin();
  });
  // Killed after its server, the writer may still say that it lost it: shown only where nobody killed it.
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => fail(new Error(`the writer ended by itself: ${complaints.join('')}`)));
  try {
    await begun;
    // The moment itself is what is drawn: nothing is waited for.
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    killAll(child, dataDir);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  return readSaid(chunks.join(''));
}

/** The whole group at once: node, postmaster, and every process of the server. */
function killAll(child: ChildProcess, dataDir: string): void {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const server = [postmaster, ...childrenOf(postmaster)];
  // The node may die before or after its server: both orders must be safe.
  const all =
    child.pid === undefined ? server : Math.random() < 0.5 ? [child.pid, ...server] : [...server, child.pid];
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended between the listing and the kill.
    }
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return new RegExp(`^PPid:\\s*${parent}$`, 'm').test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      } catch {
        return false;
      }
    });
}

function readSaid(text: string): Said {
  const said: Said = { decisions: new Map(), telemetry: new Map() };
  // A last line without its end was not said.
  for (const line of text.slice(0, text.lastIndexOf('\n')).split('\n')) {
    const [kind, name = '', count] = line.split(' ');
    if (kind === 'd') said.decisions.set(name, Number(count));
    if (kind === 't') said.telemetry.set(name, Number(count));
  }
  return said;
}

interface Compared {
  readonly lost: number;
  readonly doubled: number;
  readonly findings: number;
  readonly telemetryLost: number;
  readonly reopenMs: number;
}

async function compare(dataDir: string, said: Said, isFull: boolean): Promise<Compared> {
  const began = performance.now();
  const server = await startEmbedded({ dataDir });
  const client = new pg.Client(server.url);
  try {
    await client.connect();
    const reopenMs = performance.now() - began;
    const { lost, doubled } = await compareDecisions(client, said);
    await client.query('begin');
    const findings = isFull ? (await verifyBook(client)).count : await countGaps(client);
    await client.query('commit');
    return { lost, doubled, findings, telemetryLost: await compareTelemetry(client, said), reopenMs };
  } finally {
    await client.end().finally(() => server.stop());
  }
}

async function compareDecisions(client: pg.Client, said: Said) {
  const { rows } = await client.query<{ key: string; last: number; count: number }>(
    `select idempotency_key as key, max(position)::float8 as last, count(*)::int as count
     from strait.journal where idempotency_key = any ($1) group by idempotency_key`,
    [[...said.decisions.keys()]],
  );
  const kept = new Map(rows.map(({ key, last }) => [key, last]));
  const lost = [...said.decisions].filter(([key, last]) => kept.get(key) !== last).length;
  // Every decision of the drill has two events: also those that were written but never acknowledged.
  const doubled = await client.query<{ count: number }>(
    'select count(*)::int as count from (select from strait.journal group by idempotency_key having count(*) <> 2) as odd',
  );
  return { lost, doubled: doubled.rows[0]?.count ?? -1 };
}

async function countGaps(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ gaps: number }>(
    `select (h.position - (select count(*) from strait.journal))::int as gaps from strait.journal_head as h`,
  );
  return Math.abs(rows[0]?.gaps ?? 1);
}

async function compareTelemetry(client: pg.Client, said: Said): Promise<number> {
  let lost = 0;
  for (const [track, written] of said.telemetry) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from strait_telemetry.reports as r
       join strait_telemetry.tracks as t on t.id = r.track where t.track = $1`,
      [track],
    );
    lost += Math.max(0, written - (rows[0]?.count ?? 0));
  }
  return lost;
}
