import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PeerCheckpoint } from '../../src/journal/inbox-port.ts';
import { createInboxStore } from '../../src/journal/inbox-store.ts';
import { keyListText } from '../../src/journal/key-files.ts';
import type { PublicKey } from '../../src/journal/signing-keys.ts';
import { type TestServer, testServers } from '../../src/journal/test-server.ts';
import { citedRecord } from '../../src/kernel/cited-record.ts';
import type { NodeId } from '../../src/kernel/ids.ts';
import { main } from '../../src/node/main.ts';
import { damageOf, damageOnce, everyDamage, type SampleBook, writeSampleBook } from './damage-rounds.ts';
import { seeded } from './damages.ts';

const isFull = process.env['STRAIT_PROOF_SIZE'] === 'full';
/** Each kind once; the proof `tamper` goes on from there to five hundred, drawn by chance. */
const rounds = isFull ? 5000 : everyDamage.length;

describe.each(testServers)('the independent verifier on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let client: pg.Client;
  let held: SampleBook;
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const path = (name: string) => join(folder, name);
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    held = await writeSampleBook(url, 60);
    writeFileSync(path('keys.json'), keyListText(held.keys as readonly PublicKey[])); // as the writer made them
    client = new pg.Client({ connectionString: url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    held.remove();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('a good book holds, by its own keys and by those held elsewhere', async () => {
    for (const keys of [[], ['--keys', path('keys.json')]]) {
      const { code, said } = await strait('verify', '--database', url, ...keys);
      expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('the book holds') });
      expect(said.includes('the book itself names')).toBe(keys.length === 0);
    }
  });

  test('with the vault’s own key at hand it is told as well what only that key can tell', async () => {
    const { rows } = await client.query<{ subject: string }>(
      'select subject from strait_vault.subjects order by subject limit 1',
    );
    const subject = rows[0]?.subject ?? '';
    const env = { STRAIT_DATA_FOLDER: held.folder };
    const flip = () =>
      client.query(
        `update strait_vault.subjects set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)
         where subject = $1`,
        [subject],
      );
    const withKey = () => straitIn(env, 'verify', '--database', url);
    expect(await withKey()).toMatchObject({ code: 0, said: expect.not.stringContaining('unchecked') });
    await flip();
    expect(await strait('verify', '--database', url)).toMatchObject({
      code: 0,
      said: expect.stringContaining('search tokens unchecked'),
    });
    expect(await withKey()).toMatchObject({
      code: 1,
      said: expect.stringContaining(`vault subject ${subject}: its key is not what was wrapped for it`),
    });
    await flip();
    expect((await withKey()).code).toBe(0);
  });

  test(`each of ${rounds} random damages by a superuser is found, and the record named`, async () => {
    const random = seeded(20_211_124);
    const found: Record<string, number> = {};
    for (let round = 0; round < rounds; round++) {
      const { name, at, findings, isNamed } = await damageOnce(client, {
        damage: damageOf(round, random),
        random,
        held,
      });
      expect(findings, `${name} at ${at}`).not.toBe(0);
      expect(isNamed, `${name} at ${at}`).toBe(true);
      found[name] = (found[name] ?? 0) + 1;
    }
    expect(Object.keys(found).length).toBe(everyDamage.length);
    console.info(`verify: ${rounds} damages, all found: ${JSON.stringify(found)}`);
  }, 600_000);

  test('a book that is not what a position and hash kept elsewhere say is told so', async () => {
    const { rows } = await client.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from strait.journal where position = 50`,
    );
    const hash = rows[0]?.hash ?? '';
    expect(await strait('verify', '--database', url, '--checkpoint', `50:${hash}`)).toMatchObject({
      code: 0,
    });
    const other = await strait('verify', '--database', url, '--checkpoint', `50:${'a'.repeat(64)}`);
    expect(other).toMatchObject({ code: 1, said: expect.stringMatching(/^record 50: .*kept elsewhere/m) });
  });

  test('a checkpoint handed over is found again in the book, and a forged one is not', async () => {
    const { code, said } = await strait('checkpoint', '--json', '--database', url);
    expect(code).toBe(0);
    writeFileSync(path('held.jsonl'), said);
    const against = [
      'verify',
      '--database',
      url,
      '--keys',
      path('keys.json'),
      '--against',
      path('held.jsonl'),
    ];
    expect(await strait(...against)).toMatchObject({ code: 0 });
    const { content, signature }: { content: string; signature: string } = JSON.parse(said);
    const forged = content.replace(/"hash":"\w{64}"/, `"hash":"${'b'.repeat(64)}"`);
    writeFileSync(path('held.jsonl'), JSON.stringify({ content: forged, signature }));
    expect(await strait(...against)).toMatchObject({
      code: 1,
      said: expect.stringContaining('signature is not'),
    });
  });

  test('what a document cites is looked up in the book and in an extract; what says something else is named', async () => {
    const extract = path('cited.jsonl');
    await strait('extract', '--from', '10', '--to', '14', extract, '--database', url);
    const lines = readFileSync(extract, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const cited = lines.flatMap(({ record }) => (record === undefined ? [] : [{ label: null, ...record }]));
    const document = { entries: cited.map(citedRecord) };
    const ask = async (told: object, ...where: readonly string[]) => {
      writeFileSync(path('document.json'), JSON.stringify(told, null, 2));
      return strait('verify', ...where, '--keys', path('keys.json'), '--cited', path('document.json'));
    };
    const [first] = document.entries;
    if (first === undefined) throw new Error('the extract holds records');
    for (const where of [
      ['--database', url],
      ['--extract', extract],
    ]) {
      const good = await ask(document, ...where);
      expect(good).toMatchObject({ code: 0, said: expect.stringContaining('record 10 / écriture citée') });
      const changed = await ask({ ...document, upTo: [{ ...first, hash: 'b'.repeat(64) }] }, ...where);
      expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('says something else') });
      const invented = await ask({ upTo: [{ ...first, version: 9_999 }] }, ...where);
      expect(invented).toMatchObject({ code: 1, said: expect.stringContaining('9999: not here') });
      expect(await ask({}, ...where)).toMatchObject({
        code: 1,
        said: expect.stringContaining('cites no entry'),
      });
    }
  });

  test('checkpoints kept of another node prove what it rewrote, by themselves and against its book', async () => {
    const inbox = createInboxStore({ pool: client as unknown as pg.Pool }); // one connection does for a few questions
    const keep = (sequence: number, checkpoint: PeerCheckpoint) => {
      const envelope = {
        sequence,
        signed: `e-${sequence}`,
        hash: hash('sha256', `e-${sequence}`),
        understood: true,
      };
      return inbox.put('uk' as NodeId, 'bulk', { ...envelope, checkpoint });
    };
    const of = ['checkpoint', '--of', 'uk', '--database', url];
    expect(await strait(...of)).toMatchObject({ code: 1 });
    const { said } = await strait('checkpoint', '--json', '--database', url);
    const newest = JSON.parse(said) as PeerCheckpoint; // as the command writes it
    await keep(1, newest);
    expect(await strait('verify', '--database', url)).toMatchObject({ code: 0 });
    // This book stands for the other’s here: what is kept of it is held against it.
    writeFileSync(path('kept.jsonl'), (await strait(...of)).said);
    const against = ['verify', '--database', url, '--against', path('kept.jsonl')];
    expect(await strait(...against)).toMatchObject({ code: 0 });
    await keep(2, {
      ...newest,
      content: newest.content.replace(/"hash":"\w{64}"/, `"hash":"${'b'.repeat(64)}"`),
    });
    expect(await strait('verify', '--database', url)).toMatchObject({
      code: 1,
      said: expect.stringContaining('checkpoints kept of uk contradict each other at its record'),
    });
  });

  test('what a node declared of its book excuses what it said before by what it said since, and nothing else', async () => {
    const inbox = createInboxStore({ pool: client as unknown as pg.Pool }); // one connection does for a few questions
    let sequence = 0;
    const take = async (beside: object) => {
      sequence += 1;
      const of = { sequence, signed: `be-${sequence}`, hash: hash('sha256', `be-${sequence}`) };
      expect(await inbox.put('be' as NodeId, 'bulk', { ...of, understood: true, ...beside })).toBe(true);
    };
    const says = (position: number, digit: string) =>
      take({ checkpoint: { content: JSON.stringify({ hash: digit.repeat(64), position }), signature: '' } });
    const found = async () =>
      [...(await strait('verify', '--database', url)).said.matchAll(/kept of be .* record (\d+)/g)].map(
        ([, at]) => Number(at),
      );
    await says(5, 'a');
    await says(6, 'a');
    await says(7, 'a');
    await says(7, 'b');
    await take({ setBack: { after: 5, upTo: 9_000_000_000_000_000 } });
    await says(6, 'b');
    expect(await found()).toEqual([7]); // the two came before it
    await says(8, 'a');
    await says(8, 'b');
    expect(await found()).toEqual([7, 8]); // the two came since
    await says(6, 'c');
    expect(await found()).toEqual([6, 7, 8]);
    await says(5, 'b');
    expect(await found()).toEqual([5, 6, 7, 8]); // outside the stretch
    await take({ setBack: { after: 5, upTo: 6 } });
    await says(6, 'd');
    expect(await found()).toEqual([5, 6, 7, 8]);
  });

  test('an extract is checked without the database; any change in it is found', async () => {
    const file = path('extract.jsonl');
    expect(await strait('extract', '--from', '10', '--to', '14', file, '--database', url)).toMatchObject({
      code: 0,
    });
    const verifyIt = () => strait('verify', '--extract', file, '--keys', path('keys.json'));
    expect(await verifyIt()).toMatchObject({ code: 0 });
    const good = readFileSync(file, 'utf8');
    const lines = good.trim().split('\n');
    for (const [wrong, text] of Object.entries({
      edited: good.replace('"note":"é"', '"note":"e"'),
      'without a record': lines.toSpliced(3, 1).join('\n'),
      'without its checkpoint': lines.slice(0, -1).join('\n'),
      'without its last record': lines.toSpliced(-2, 1).join('\n'),
      'without its first record': lines.filter((line) => !line.startsWith('{"record"')).join('\n'),
    })) {
      writeFileSync(file, text);
      expect((await verifyIt()).code, wrong).toBe(1);
    }
  });

  test('an extract that no checkpoint covers is refused', async () => {
    expect(
      await strait('extract', '--from', '1', '--to', '99999', path('x'), '--database', url),
    ).toMatchObject({
      code: 1,
      said: expect.stringContaining('aucun point de contrôle'),
    });
  });

  test.each([
    ['verify', '--nonsense'],
    ['verify', '--data', 'a', '--database', 'b'],
    ['verify', '--checkpoint', 'x'],
    ['verify', '--keys', '/nonexistent'],
    ['checkpoint', '--nonsense'],
    ['extract', '--from', '2', '--to', '1', 'x'],
    ['extract', '--from', '1', '--to', '2'],
    ['keys'],
    ['keys', 'export', '--lost'],
    ['keys', 'rotate', 'x'],
  ])('wrong use %j %j %j %j is told', async (...args) => {
    const { code, said } = await strait(...args);
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining('usage') });
  });
});

const strait = (...args: readonly string[]) => straitIn({}, ...args);

async function straitIn(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number; said: string }> {
  let said = '';
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        said += chunk.toString();
        done();
      },
    });
  const code = await main(args, { stdout: sink(), stderr: sink(), stdin: Readable.from([]), env });
  return { code, said };
}
