// The process of the drill "freight-day": one whole node whose clock its parent drives, as a replayed night's is.
import { never } from '../../src/kernel/result.ts';
import { instant, type Instant } from '../../src/kernel/time.ts';
import { readConfig } from '../../src/node/config.ts';
import { projections } from '../../src/node/contexts.ts';
import { type Handed, startNode } from '../../src/node/wiring.ts';
import type { Asked, Counts, Told } from './node-words.ts';

let now: Instant = instant(Number(process.argv[2]));
const tell = (told: Told): void => void process.send?.(told);

const read = readConfig({ file: {}, env: process.env, flags: {} });
if (!read.ok) throw new Error(`the drill's configuration is refused: ${JSON.stringify(read.refusal)}`);
const parts: { -readonly [Name in keyof Handed]?: Handed[Name] } = {};
const node = await startNode(read.value, (line) => tell({ kind: 'said', line }), {
  clock: () => now,
  driven: true,
  hand(name, part) {
    parts[name] = part;
    return part;
  },
});
const { journal, projector, store } = parts as Handed; // each part was handed on by the time the node answered

/** Every list tells of whatever is written. */
async function settle(): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 2; ) {
    const head = await journal.head();
    await Promise.all(projections.map(({ name }) => projector.reached(name, head, 120_000)));
    quiet = head === before ? quiet + 1 : 0;
    before = head;
  }
}

async function answer(asked: Asked): Promise<Counts | null> {
  switch (asked.kind) {
    case 'clock':
      now = instant(asked.at);
      break;
    case 'look':
      await node.lookAtAlarms();
      break;
    case 'settle':
      await settle();
      await node.lookAtAlarms();
      await settle();
      break;
    case 'count':
      return count();
    default:
      never(asked);
  }
  return null;
}

/** Looked up in the store itself: no address tells them. */
async function count(): Promise<Counts> {
  const of = async (sql: string) => (await store.pool.query<{ name: string; count: number }>(sql)).rows;
  const rows = await of(
    `select 'plates' as name, count(*)::int as count from strait_telemetry.plate_reads
     union all select 'devices', count(*)::int from strait_telemetry.device_events`,
  );
  const refusals = await of(
    `select source || ' ' || reason as name, sum(count)::int as count from strait_telemetry.refusals group by 1`,
  );
  const named = (name: string): number => rows.find((row) => row.name === name)?.count ?? 0;
  return {
    plateReads: named('plates'),
    deviceEvents: named('devices'),
    refusals: Object.fromEntries(refusals.map((row) => [row.name, row.count])),
  };
}

process.on('message', (asked: Asked) => {
  answer(asked).then(
    (counts) => tell({ kind: 'done', number: asked.number, cpuMicroseconds: cpu(), counts }),
    (error: unknown) => tell({ kind: 'failed', number: asked.number, why: String(error) }),
  );
});
tell({ kind: 'open', address: node.address });

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
