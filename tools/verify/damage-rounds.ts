import type { ClientBase } from 'pg';
import { createJournal, openStore } from '../../src/journal/index.ts';
import { sampleEvent, sampleRequest } from '../../src/journal/test-server.ts';
import type { NodeId } from '../../src/kernel/ids.ts';
import { damages } from './damages.ts';
import { verifyBook } from './verify.ts';

/** Writes an invented book of so many decisions, refused ones among them, on seven streams. */
export async function writeSampleBook(url: string, decisions: number): Promise<void> {
  const store = await openStore({ url });
  const journal = await createJournal({ store, origin: 'fr' as NodeId });
  const versions = new Map<string, number>();
  for (let decision = 0; decision < decisions; decision++) {
    const stream = `example/${decision % 7}`;
    const expectedVersion = versions.get(stream) ?? 0;
    const body = { decision, note: 'é', list: [1, { b: 2, a: 1.5 }] };
    const events = Array.from({ length: decision % 3 }, () => sampleEvent(body));
    await journal.append(sampleRequest({ stream, expectedVersion, events }));
    versions.set(stream, expectedVersion + events.length);
  }
  await journal.close();
  await store.close();
}

/** One damage, what the verifier said of it, and whether it named the record. */
export interface DamageRound {
  readonly name: string;
  readonly position: number;
  readonly findings: number;
  readonly named: readonly (number | null)[];
}

/** Damages the book once on a superuser's connection, verifies it, and takes the damage back. */
export async function damageOnce(client: ClientBase, random: () => number): Promise<DamageRound> {
  await client.query('begin; set local session_replication_role = replica');
  try {
    const { rows } = await client.query<{ head: number }>(
      'select position::int as head from strait.journal_head',
    );
    const damage = damages[Math.floor(random() * damages.length)];
    if (!damage) throw new Error('no damage');
    const position = await damage.make(client, { random, head: rows[0]?.head ?? 0 });
    const { count, findings } = await verifyBook(client);
    return {
      name: damage.name,
      position,
      findings: count,
      named: findings.map((finding) => finding.position),
    };
  } finally {
    await client.query('rollback');
  }
}
