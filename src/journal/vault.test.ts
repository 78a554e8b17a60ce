import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromUtc, type UtcText } from '../kernel/time.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';
import {
  openTestVault,
  runSteps,
  sampleDetails,
  sampleRegistration,
  sampleSubject,
  type TestVault,
} from './test-vault.ts';
import { vaultFaultOf } from './vault-faults.ts';
import { createVault } from './vault.ts';

const planted = 'Amina Example of Invented Street';
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => vaultFaultOf(error)?.code ?? error,
  );

describe.each(testServers)('the vault on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  let server: TestServer;
  let at: TestVault;
  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
  });
  afterAll(async () => {
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what was sealed is opened by kind and by id, and its facts say nothing of it', async () => {
    const details = sampleDetails(['name', planted], ['phone', '+44 1632 960001'], ['free_text', 'é😀\n\0']);
    const subject = await at.put(details);
    expect(await at.vault.unseal(subject, { ids: details.map(({ id }) => id) })).toEqual(details);
    expect(await at.vault.unseal(subject, { kinds: ['phone'] })).toEqual([details[1]]);
    expect(await at.vault.unseal(sampleSubject(), { kinds: ['phone'] })).toEqual([]);
    expect(await at.vault.facts(subject)).toEqual({
      ...sampleRegistration().label,
      subject,
      kind: 'caller',
      purpose: 'save_life',
      marking: 'official_sensitive',
      origin: 'fr',
      personal: true,
      registeredAt: '2021-11-24T03:04:05.000Z',
      keepUntil: '2031-11-24T03:04:05.000Z',
      details: details.map(({ id, kind: of }) => ({ id, kind: of })),
    });
  });

  test('a later detail is sealed under the same subject, and replaces an earlier one', async () => {
    const [first, second] = sampleDetails(['name', 'A. Example'], ['name', 'B. Example']);
    if (!first || !second) throw new Error('two details are due');
    const subject = await at.put([first]);
    const { beside } = await at.vault.sealSteps({
      registration: null,
      subject,
      details: [second],
      replaces: [first.id],
    });
    await runSteps(at.store, beside);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual([second]);
    expect(
      await at.vault.searchBlind({ kind: 'name', purpose: 'save_life', text: 'A Example', limit: 5 }),
    ).toEqual([]);
  });

  test('an unknown subject takes no detail', async () => {
    const steps = at.vault.sealSteps({ registration: null, subject: sampleSubject(), details: [] });
    expect(await faultOf(steps)).toBe('subject_unknown');
  });

  test('no table of the database and no part of it holds the plain text', async () => {
    await at.put(sampleDetails(['name', planted], ['reason', planted], ['email', 'amina@example.org']));
    const words = ['amina', 'invented street'];
    expect(await tablesWith(at.url, words)).toEqual([]);
    expect(await tablesWith(at.url, ['agency-a'])).toContain('strait_vault.subjects'); // the search does search
  });

  test('every byte flipped in nonce, body or key, and every swap between rows, is found at opening', async () => {
    const [detail] = sampleDetails(['free_text', 'seen at the pier']);
    const [other] = sampleDetails(['free_text', 'seen at the port']);
    if (!detail || !other) throw new Error('two details are due');
    const [subject, stranger] = [await at.put([detail]), await at.put([other])];
    const client = new pg.Client({ connectionString: at.url });
    await client.connect();
    const damage = (sql: string) => client.query(sql);
    const open = () => faultOf(at.vault.unseal(subject, { kinds: ['free_text', 'reason'] }));
    const sizes = [
      ['details', 'nonce', `id = '${detail.id}'`],
      ['details', 'sealed', `id = '${detail.id}'`],
      ['subjects', 'wrapped_key', `subject = '${subject}'`],
    ] as const;
    for (const [table, column, which] of sizes) {
      const [{ size = 0 } = {}] = await sqlAt(
        at.url,
        `select octet_length(${column}) as size from strait_vault.${table} where ${which}`,
      );
      expect(size).toBeGreaterThan(11);
      const flip = (byte: number) =>
        damage(`update strait_vault.${table} set ${column} =
          set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1) where ${which}`);
      for (let byte = 0; byte < Number(size); byte++) {
        await flip(byte);
        expect([column, byte, await open()]).toEqual([column, byte, 'vault_damaged']);
        await flip(byte);
      }
    }
    expect(await open()).toBe(null);
    const swaps = [
      `update strait_vault.details set kind = 'reason' where id = '${detail.id}'`,
      `update strait_vault.details as d set sealed = o.sealed, nonce = o.nonce from strait_vault.details as o
       where d.id = '${detail.id}' and o.id = '${other.id}'`,
      `update strait_vault.details set subject = '${subject}' where id = '${other.id}'`,
      `update strait_vault.subjects as s set wrapped_key = o.wrapped_key from strait_vault.subjects as o
       where s.subject = '${subject}' and o.subject = '${stranger}'`,
      `update strait_vault.details set sealed = substr(sealed, 2) where id = '${detail.id}'`,
    ];
    for (const swap of swaps) {
      await damage(`create table if not exists public.kept_s as select * from strait_vault.subjects where subject = '${subject}';
        create table if not exists public.kept_d as select * from strait_vault.details where id in ('${detail.id}', '${other.id}')`);
      await damage(swap);
      expect([swap, await open()]).toEqual([swap, 'vault_damaged']);
      await damage(`update strait_vault.subjects as s set wrapped_key = k.wrapped_key from public.kept_s as k where k.subject = s.subject;
        update strait_vault.details as d set subject = k.subject, kind = k.kind, nonce = k.nonce, sealed = k.sealed
        from public.kept_d as k where k.id = d.id`);
      expect(await open()).toBe(null);
    }
    await client.end();
  });

  test('another node’s key opens nothing, and says whose is missing', async () => {
    const subject = await at.put(sampleDetails(['name', planted]));
    const keys = openVaultKeyFile(join(folder, 'other', 'vault-key.json'));
    const vault = createVault({ store: at.store, keys });
    expect(await faultOf(vault.check())).toBe('vault_key_foreign');
    expect(await faultOf(vault.unseal(subject, { kinds: ['name'] }))).toBe('vault_key_foreign');
    expect(await faultOf(at.vault.check())).toBe(null);
  });

  test('a blind search finds other ways of writing, within one purpose only', async () => {
    const details = sampleDetails(
      ['name', 'Éxample, Abdul-Rahmân'],
      ['phone', '+44 1632 960002'],
      ['email', 'Person.Two@example.org'],
      ['document', 'xa 12-34/56'],
    );
    const subject = await at.put(details, { purpose: 'protection' });
    const find = async (
      kind: 'name' | 'phone' | 'email' | 'document',
      text: string,
      purpose = 'protection',
    ) =>
      (
        await at.vault.searchBlind({
          kind,
          purpose: purpose === 'protection' ? 'protection' : 'law_enforcement',
          text,
          limit: 10,
        })
      ).map((one) => one.subject);
    for (const [of, text] of [
      ['name', 'rahman example'],
      ['name', 'EXAMPLE abdelrahman'],
      ['name', 'Rahman'],
      ['phone', '0044 (0)1632 960002'],
      ['phone', '01632960002'],
      ['email', ' PERSON.two@example.org'],
      ['document', 'XA123456'],
    ] as const) {
      expect([text, await find(of, text)]).toEqual([text, [subject]]);
      expect([text, await find(of, text, 'law_enforcement')]).toEqual([text, []]);
    }
    expect(await find('name', 'rahman stranger')).toEqual([]);
    expect(await find('name', ' - ')).toEqual([]);
    const tokens = await sqlAt(
      at.url,
      'select purpose, kind, token from strait_vault.blind where subject = $1',
      [subject],
    );
    expect(tokens.length).toBe(6);
  });

  test('whoever bears the whole name comes before whoever bears more', async () => {
    const more = await at.put(sampleDetails(['name', 'Order Test Example']));
    const whole = await at.put(sampleDetails(['name', 'Test Order']));
    const found = await at.vault.searchBlind({
      kind: 'name',
      purpose: 'save_life',
      text: 'order test',
      limit: 2,
    });
    expect(found.map(({ subject }) => subject)).toEqual([whole, more]);
    const first = await at.vault.searchBlind({
      kind: 'name',
      purpose: 'save_life',
      text: 'order test',
      limit: 1,
    });
    expect(first.map(({ subject }) => subject)).toEqual([whole]);
  });

  test('what is due comes longest first, up to the limit', async () => {
    const due = [];
    for (const year of [2003, 2001, 2002])
      due.push(await at.put([], { keepUntil: `${year}-01-01T00:00:00.000Z` as UtcText }));
    const listed = await at.vault.due(fromUtc('2003-01-01T00:00:00.000Z' as UtcText), 10);
    expect(listed.map(({ subject }) => subject)).toEqual([due[1], due[2]]);
    expect(await at.vault.due(fromUtc('2010-01-01T00:00:00.000Z' as UtcText), 1)).toHaveLength(1);
  });

  test('a rotation rewraps every key, touches no body, and readers go on', async () => {
    const details = sampleDetails(['name', 'Turn Example']);
    const subject = await at.put(details);
    const bodies = () =>
      sqlAt(at.url, `select md5(string_agg(d::text, '' order by id)) as sum from strait_vault.details as d`);
    const before = await bodies();
    const old = await at.keys.current();
    const heard: number[] = [];
    let isDone = false;
    const reading = (async () => {
      let reads = 0;
      for (; !isDone; reads++) expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
      return reads;
    })();
    const { keyId, rewrapped, retired, damaged } = await at.vault.rotate({
      onProgress: (count) => heard.push(count),
    });
    isDone = true;
    expect(await reading).toBeGreaterThan(0);
    expect([rewrapped, retired, damaged]).toEqual([heard.at(-1), [old], []]);
    expect(await bodies()).toEqual(before);
    expect(await sqlAt(at.url, 'select distinct key_id from strait_vault.subjects')).toEqual([
      { key_id: keyId },
    ]);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
    expect((await at.vault.resumeRotation()).rewrapped).toBe(0);
  });

  test('one damaged key is named and hinders neither the others nor the end of a rotation', async () => {
    const subject = await at.put([]);
    const old = await at.keys.current();
    await sqlAt(
      at.url,
      `update strait_vault.subjects set wrapped_key = set_byte(wrapped_key, 20, 255 - get_byte(wrapped_key, 20)) where subject = '${subject}'`,
    );
    const { damaged, retired } = await at.vault.rotate();
    expect([damaged, retired]).toEqual([[subject], []]);
    await at.erase(subject);
    expect((await at.vault.resumeRotation()).retired).toEqual([old]);
  });

  test('a reader’s role has no way in, and would see no row if it had one', async () => {
    const client = new pg.Client({ connectionString: at.url });
    await client.connect();
    try {
      const { rows } = await client.query(`select from pg_roles where rolname = 'strait_reader'`);
      if (rows.length === 0) await client.query('create role strait_reader nologin');
      await client.query('begin; set local role strait_reader');
      await expect(client.query('select from strait_vault.subjects')).rejects.toThrow(/permission denied/);
      await client.query('rollback; begin');
      await client.query('grant usage on schema strait_vault to strait_reader');
      await client.query('grant select on all tables in schema strait_vault to strait_reader');
      await client.query('set local role strait_reader');
      for (const table of ['subjects', 'details', 'blind']) {
        const seen = await client.query(`select count(*)::int as count from strait_vault.${table}`);
        expect(seen.rows).toEqual([{ count: 0 }]);
      }
      await client.query('rollback');
    } finally {
      await client.end();
    }
  });

  test('the program may change of a subject only its key and its marks', async () => {
    const change = (sql: string) => at.store.pool.query(sql);
    for (const column of ['subject', 'kind', 'purpose', 'marking', 'label', 'origin'])
      await expect(change(`update strait_vault.subjects set ${column} = ${column}`)).rejects.toThrow(
        /denied/,
      );
    for (const column of ['id', 'subject', 'kind', 'nonce', 'sealed'])
      await expect(change(`update strait_vault.details set ${column} = ${column}`)).rejects.toThrow(/denied/);
  });
});

/** Tables of the program in which any of the words stands, as text or as bytes, in capitals or not. */
async function tablesWith(url: string, words: readonly string[]): Promise<readonly string[]> {
  const tables = await sqlAt(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like 'strait%'`,
  );
  const asked = tables.map(
    ({ name }) => `select '${name}' as name from ${name} as t, unnest($1::text[]) as asked (said)
       where t::text ilike '%' || said || '%'
         or t::text like '%' || encode(convert_to(substr(said, 2), 'UTF8'), 'hex') || '%'`,
  );
  return (await sqlAt(url, asked.join(' union '), [words])).map(({ name }) => String(name));
}
