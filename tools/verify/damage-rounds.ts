import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg, { type ClientBase } from 'pg';
import { readEvidence } from '../../src/journal/checkpoint-read.ts';
import { sealHead } from '../../src/journal/checkpoint-write.ts';
import {
  type AppendRequest,
  createInboxStore,
  createJournal,
  type InboxStore,
  type KeyProvider,
  type NewEvent,
  openKeyFile,
  openStore,
  openVaultKeyFile,
} from '../../src/journal/index.ts';
import { rotateKeyFile } from '../../src/journal/key-files.ts';
import { sampleEvent, sampleRequest } from '../../src/journal/test-server.ts';
import type { NodeId } from '../../src/kernel/ids.ts';
import { instant, type UtcText } from '../../src/kernel/time.ts';
import { verifyAll } from '../../src/node/commands/verify-all.ts';
import { type Damage, damages } from './damages.ts';
import { forgeries } from './forgeries.ts';
import { sampleVault } from './sample-vault.ts';
import { vaultDamages } from './vault-damages.ts';
import type { Others, Verdict } from './verify.ts';

/** What is held outside a sample book: its public keys, the newest checkpoint handed over, the key of its vault. */
export interface SampleBook extends Required<Pick<Others, 'keys' | 'lines'>> {
  readonly vaultKeys: KeyProvider;
  /** Where the keys lie, as in a node's data folder. */
  readonly folder: string;
  /** Takes the key's folder away. */
  remove(): void;
}

/**
 * Writes an invented book of so many decisions, refused ones among them, on seven streams, an hour ago, every sixth of them
 * another node's with the envelope that brought it, a subject of the vault beside every fifth; under a checkpoint after every third, by two keys of which the first vouches for the second.
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
  const vaultKeys = openVaultKeyFile(join(folder, 'vault-key.json'));
  const vault = sampleVault({ store, journal, keys: vaultKeys });
  const sign = () => sealHead(client, { keys, origin, clock, everyMilliseconds: 0, seen: null });
  const versions = new Map<string, number>();
  const inbox = createInboxStore(store);
  for (let decision = 0; decision < decisions; decision++) {
    const stream = `example/${decision % 7}`;
    const expectedVersion = versions.get(stream) ?? 0;
    const body = { decision, note: 'é', list: [1, { b: 2, a: 1.5 }] };
    const events = Array.from({ length: decision % 3 }, () => sampleEvent(body));
    await journal.append(
      decision % 6 === 1
        ? importedRequest(inbox, { stream, events, number: (decision + 5) / 6 })
        : sampleRequest({ stream, expectedVersion, events }),
    );
    versions.set(stream, expectedVersion + events.length);
    if (decision === Math.floor(decisions / 2)) await rotateKeyFile(file, clock);
    if (decision % 5 === 1) await vault.next();
    if (decision % 3 === 2) await sign();
  }
  await vault.end();
  await sign();
  const { checkpoint } = await readEvidence(client);
  const remove = () => rmSync(folder, { recursive: true });
  const lines = checkpoint ? [checkpoint] : [];
  const held = { keys: await keys.publicKeys(), lines, vaultKeys, folder, remove };
  await client.end();
  await journal.close();
  await store.close();
  return held;
}

/** What another node decided: the envelope and its one record, which stands there at ten times the envelope's number. */
function importedRequest(inbox: InboxStore, { stream, events, number }: FromAnother): AppendRequest {
  const peer = 'peer-b' as NodeId;
  const signed = `envelope ${number}`;
  const envelope = hash('sha256', signed);
  const recordedAt = '2021-11-24T03:04:06.000Z' as UtcText;
  return sampleRequest({
    stream,
    expectedVersion: null,
    events: events.map((event) => ({
      ...event,
      origin: peer,
      imported: { position: number * 10, seen: { ['fr' as NodeId]: number }, recordedAt, envelope },
    })),
    beside: [inbox.keep(peer, 'life', { sequence: number, hash: envelope, signed, understood: true })],
  });
}

interface FromAnother {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly number: number;
}

/** Careless damages, those of somebody who rewrites everything but has no signing key, and those to the vault's rows. */
export const everyDamage = [...damages, ...forgeries, ...vaultDamages];

/** One damage, what the verifier said of it, and what must be among what it named. */
export interface DamageRound {
  readonly name: string;
  readonly at: number | string | null;
  readonly findings: number;
  readonly isNamed: boolean;
  /** Whether it is found as well by whoever has not the vault's key. */
  readonly isFoundWithoutKey: boolean;
}

/** The damage of a round: each kind once, in order; then by chance. */
export function damageOf(round: number, random: () => number): Damage {
  const damage = everyDamage[round < everyDamage.length ? round : Math.floor(random() * everyDamage.length)];
  if (!damage) throw new Error('no damage');
  return damage;
}

/** Damages the book once on a superuser's connection, verifies it as `strait verify` does, and takes the damage back. */
export async function damageOnce(
  client: ClientBase,
  { damage, random, held }: { damage: Damage; random: () => number; held: SampleBook },
): Promise<DamageRound> {
  await client.query('begin; set local session_replication_role = replica');
  try {
    const { rows } = await client.query<{ head: number }>(
      'select position::int as head from strait.journal_head',
    );
    const at = await damage.make(client, { random, head: rows[0]?.head ?? 0 });
    const verdict = await verifyAll(client, held, held.vaultKeys);
    const { count, findings, unsealed, byKey } = verdict;
    const named = [...findings.flatMap(namesIn), ...(unsealed.count > 0 ? [unsealed.from] : [])];
    return {
      name: damage.name,
      at,
      findings: count + unsealed.count,
      isNamed: named.includes(at),
      isFoundWithoutKey: count + unsealed.count > byKey,
    };
  } finally {
    await client.query('rollback');
  }
}

/** The position, and the id of the vault's row where one is meant. */
function namesIn({ position, wrong }: Verdict['findings'][number]): readonly (number | string | null)[] {
  const row = /^vault (?:detail|subject) ([\w-]+)/.exec(wrong)?.[1];
  return row === undefined ? [position] : [position, row];
}
