import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJournal, openStore } from '../../journal/index.ts';
import {
  sampleEvent,
  sampleRequest,
  sqlAt,
  type TestServer,
  testServers,
} from '../../journal/test-server.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { CommandIo } from '../command-line.ts';
import { backupCommand } from './backup.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

/** More than one page of either way: two thousand rows are fetched at once, and one thousand written. */
const events = process.env['STRAIT_PROOF_SIZE'] === 'full' ? 100_000 : 2200;

function io() {
  const said: string[] = [];
  const keep = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        said.push(chunk.toString());
        done();
      },
    });
  const given: CommandIo = { stdout: keep(), stderr: keep(), stdin: Readable.from([]), env: {} };
  return { given, text: () => said.join('') };
}

async function fill(url: string): Promise<void> {
  const store = await openStore({ url });
  const journal = await createJournal({ store, origin: 'fr' as NodeId });
  const each = 20;
  const decide = async (decision: number) => {
    const note = sampleEvent({
      decision,
      text: 'é😀"\\ \n',
      n: 0.1,
      big: 1e300,
      list: [null, true, { z: 1, a: 2 }],
    });
    await journal.append(
      sampleRequest({ stream: `example/${decision}`, events: Array.from({ length: each }, () => note) }),
    );
  };
  for (let decision = 0; decision < events / each; decision += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, events / each - decision) }, (_, more) => decide(decision + more)),
    );
  await journal.append(sampleRequest({ events: [], answer: { code: 'refused' } }));
  await store.pool.query(
    `insert into strait.kept_values (room, key, value) values ('example', 'a', '{"n": 1}')`,
  );
  await journal.close();
  await store.close();
}

const contents = (url: string) =>
  sqlAt(
    url,
    `select (select md5(string_agg(j::text, '' order by position)) from strait.journal as j) as journal,
    (select md5(string_agg(a::text, '' order by idempotency_key)) from strait.kept_answers as a) as answers,
    (select md5(string_agg(v::text, '')) from strait.kept_values as v) as kept,
    (select h::text from strait.journal_head as h) as head`,
  );

describe.each(testServers)(`backup and restore of ${events} events on $name`, (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const file = join(folder, 'book.backup');
  let server: TestServer;
  let url: string;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    await fill(url);
    const { given, text } = io();
    expect(await backupCommand([file, '--database', url], given), text()).toBe(0);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what is restored is what was kept, and the chain holds', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const target = await server.freshUrl();
    const { given, text } = io();
    expect(await restoreCommand([file, '--database', target], given), text()).toBe(0);
    expect(text()).toContain(`${events} events restored`);
    expect(await contents(target)).toEqual(await contents(url));
    expect(await verifyCommand(['--database', target], io().given)).toBe(0);
  }, 120_000);

  test('no session and no one-time code comes back: it may have been ended or used since', async () => {
    const source = await server.freshUrl();
    await (await openStore({ url: source })).close();
    const kept = ['session', 'challenge', 'enrolment', 'device_code', 'credential', 'device_key'];
    for (const room of kept)
      await sqlAt(source, `insert into strait.kept_values (room, key, value) values ($1, 'a', '{}')`, [room]);
    await sqlAt(
      source,
      `insert into strait.kept_values (room, key, value) values ('enrolment', 'first/fr-staff-0001', '{}')`,
    );
    await sqlAt(source, `insert into strait.node (origin) values ('fr')`);
    const [path, target] = [join(folder, 'openers.backup'), await server.freshUrl()];
    expect(await backupCommand([path, '--database', source], io().given)).toBe(0);
    const { given, text } = io();
    expect(await restoreCommand([path, '--database', target], given), text()).toBe(0);
    expect(await sqlAt(target, 'select room, key from strait.kept_values order by room, key')).toEqual([
      { room: 'credential', key: 'a' },
      { room: 'device_key', key: 'a' },
      { room: 'enrolment', key: 'first/fr-staff-0001' },
    ]);
    expect(text()).toMatch(/take away again[^]*retirez de nouveau/);
  });

  test('a file that others could read is not written over, but made anew', async () => {
    const path = join(folder, 'open.backup');
    writeFileSync(`${path}.part`, '', { mode: 0o644 });
    expect(await backupCommand([path, '--database', url], io().given)).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('a store that holds anything is not restored into', async () => {
    const { given, text } = io();
    expect(await restoreCommand([file, '--database', url], given)).toBe(1);
    expect(text()).toContain('empty');
  });

  const damaged: readonly [string, (path: string) => void][] = [
    ['cut', (path) => truncateSync(path, statSync(path).size - 20)],
    ['followed by something', (path) => appendFileSync(path, gzipSync('{"more":1}\n'))],
    ['changed in one word', (path) => rewrite(path, (text) => text.replace('"actor-1"', '"actor-2"'))],
    ['without one row', (path) => rewrite(path, (text) => text.replace(/\n\{"position":7,.*/, ''))],
    ['without its end', (path) => rewrite(path, (text) => text.replace(/\{"end":.*\n$/, ''))],
    ['no backup at all', (path) => writeFileSync(path, 'hello')],
    ['missing', (path) => rmSync(path)],
  ];

  /** One for all of them: each must leave it empty. */
  let target: string | undefined;
  test.each(damaged)('a file that is %s is refused and leaves the store empty', async (_, damage) => {
    const copy = join(folder, 'damaged.backup');
    writeFileSync(copy, readFileSync(file));
    damage(copy);
    target ??= await server.freshUrl();
    const { given, text } = io();
    expect(await restoreCommand([copy, '--database', target], given)).toBe(1);
    expect(text()).toMatch(/damaged or incomplete/);
    expect(await sqlAt(target, 'select count(*)::int as count from strait.journal')).toEqual([{ count: 0 }]);
  });
});

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(path)).toString())));
}
