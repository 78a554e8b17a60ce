import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg, { type ClientBase } from 'pg';
import { readEvidence } from '../../src/journal/checkpoint-read.ts';
import { sealHead } from '../../src/journal/checkpoint-write.ts';
import { createJournal, openKeyFile, openStore } from '../../src/journal/index.ts';
import { rotateKeyFile } from '../../src/journal/key-files.ts';
import { sampleEvent, sampleRequest } from '../../src/journal/test-server.ts';
import type { NodeId } from '../../src/kernel/ids.ts';
import { instant } from '../../src/kernel/time.ts';
import { damages } from './damages.ts';
import { forgeries } from './forgeries.ts';
import { type Others, verifyBook } from './verify.ts';

/** What is held outside a sample book: its public keys, and the newest checkpoint handed over. */
export type SampleBook = Required<Pick<Others, 'keys' | 'lines'>>;

/**
 * Writes an invented book of so many decisions, refused ones among them, on seven streams, an hour ago; under a
 * checkpoint after every third, by two keys of which the first vouches for the second.
 */
export async function writeSampleBook(url: string, decisions: number): Promise<SampleBook> {
  const store = await openStore({ url });
  const folder = mkdtempSync(join(tmpdir(), 'strait-keys-'));
  const [origin, file, clock] = [
    'fr' as NodeId,
    join(folder, 'node-key.pem'),
    () => instant(Date.now() - 3_600_000),
  ];
  const journal = await createJournal({ store, origin, clock });
  const keys = await openKeyFile(file, { origin, clock });
  const client = new pg.Client({ ...store.program, pipeline: true });
  await client.connect();
  const versions = new Map<string, number>();
  for (let decision = 0; decision < decisions; decision++) {
    const stream = `example/${decision % 7}`;
    const expectedVersion = versions.get(stream) ?? 0;
    const body = { decision, note: 'é', list: [1, { b: 2, a: 1.5 }] };
    const events = Array.from({ length: decision % 3 }, () => sampleEvent(body));
    await journal.append(sampleRequest({ stream, expectedVersion, events }));
    versions.set(stream, expectedVersion + events.length);
    if (decision === Math.floor(decisions / 2)) await rotateKeyFile(file, clock);
    if (decision % 3 === 2) await sealHead(client, { keys, origin, clock, everyMilliseconds: 0, seen: null });
  }
  const { checkpoint } = await readEvidence(client);
  const held = { keys: await keys.publicKeys(), lines: checkpoint ? [checkpoint] : [] };
  await client.end();
  await journal.close();
  await store.close();
  rmSync(folder, { recursive: true });
  return held;
}

/** Careless damages, and those of somebody who rewrites everything but has no signing key. */
export const everyDamage = [...damages, ...forgeries];

/** One damage, what the verifier said of it, and whether it named the record. */
export interface DamageRound {
  readonly name: string;
  readonly position: number | null;
  readonly findings: number;
  readonly named: readonly (number | null)[];
}

/** Damages the book once on a superuser's connection, verifies it, and takes the damage back. */
export async function damageOnce(
  client: ClientBase,
  random: () => number,
  held: SampleBook,
): Promise<DamageRound> {
  await client.query('begin; set local session_replication_role = replica');
  try {
    const { rows } = await client.query<{ head: number }>(
      'select position::int as head from strait.journal_head',
    );
    const damage = everyDamage[Math.floor(random() * everyDamage.length)];
    if (!damage) throw new Error('no damage');
    const position = await damage.make(client, { random, head: rows[0]?.head ?? 0 });
    const { count, findings, unsealed } = await verifyBook(client, held);
    return {
      name: damage.name,
      position,
      findings: count + unsealed.count,
      named: [...findings.map((finding) => finding.position), ...(unsealed.count > 0 ? [unsealed.from] : [])],
    };
  } finally {
    await client.query('rollback');
  }
}
