import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UtcText } from '../kernel/time.ts';
import { type TestServer, testServers } from './test-server.ts';
import { eventOf, openTestVault, putEvents, runSteps, sampleDetails, type TestVault } from './test-vault.ts';
import { type VaultFinding, verifyVault } from './vault-verify.ts';

describe.each(testServers)('the vault held against the book on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const [first, second, removed, gone] = ['A. Example', 'B. Example', 'C. Example', 'D. Example'].map(
    (name) => sampleDetails(['name', name])[0] ?? { id: '', kind: 'name' as const, text: '' },
  );
  let server: TestServer;
  let at: TestVault;
  let client: pg.Client;
  let subject: string;
  let other: string;
  const positionOf = async (detail: string, type = 'SubjectDetailPut') => {
    const { rows } = await client.query<{ position: number }>(
      `select position::float8 as position from strait.journal where type = $2 and body::text like $1`,
      [`%${detail}%`, type],
    );
    return rows.at(-1)?.position ?? null;
  };
  /** Damages in a transaction that is taken back. */
  const damaged = async (sql: string): Promise<readonly VaultFinding[]> => {
    await client.query('begin');
    try {
      await client.query(`set local session_replication_role = replica; ${sql}`);
      const { count, findings } = await verifyVault(client);
      expect(findings).toHaveLength(count);
      return findings;
    } finally {
      await client.query('rollback');
    }
  };

  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
    client = new pg.Client({ connectionString: at.url });
    await client.connect();
    if (!first || !second || !removed || !gone) throw new Error('four details are due');
    subject = await at.put([first, removed]);
    other = await at.put([second]);
    await at.erase(await at.put([gone]));
    const keepUntil = '2032-01-01T00:00:00.000Z' as UtcText;
    const { beside } = await at.vault.sealSteps({
      registration: null,
      subject,
      details: [],
      replaces: [removed.id],
    });
    await runSteps(at.store, [...beside, ...at.vault.keepUntilSteps(subject, keepUntil)]);
    await at.tell(subject, [
      eventOf('SubjectDetailRemoved', { subject, detail: removed.id }),
      eventOf('KeepUntilChanged', { subject, keepUntil }),
    ]);
  });
  afterAll(async () => {
    await client.end();
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what was put, replaced, kept longer, erased and rewrapped holds, without any key', async () => {
    await at.vault.rotate();
    expect(await verifyVault(client)).toEqual({ isThere: true, details: 2, count: 0, findings: [] });
  });

  test('each change of a detail is found and named by the position of its event', async () => {
    const id = first?.id ?? '';
    const position = await positionOf(id);
    const which = `where id = '${id}'`;
    for (const [sql, wrong] of [
      [
        `update strait_vault.details set nonce = set_byte(nonce, 3, 255 - get_byte(nonce, 3)) ${which}`,
        /not what was put/,
      ],
      [
        `update strait_vault.details set sealed = set_byte(sealed, 0, 255 - get_byte(sealed, 0)) ${which}`,
        /not what was put/,
      ],
      [
        `update strait_vault.details set nonce = o.nonce, sealed = o.sealed from strait_vault.details as o
        where details.id = '${id}' and o.id = '${second?.id}'`,
        /not what was put/,
      ],
      [`update strait_vault.details set kind = 'phone' ${which}`, /another kind/],
      [`update strait_vault.details set subject = '${other}' ${which}`, /another subject/],
      [`delete from strait_vault.details ${which}`, /missing/],
    ] as const) {
      const findings = await damaged(sql);
      expect(findings[0]).toEqual({ position, wrong: expect.stringContaining(id) });
      expect(findings[0]?.wrong).toMatch(wrong);
    }
    expect(await damaged('truncate strait_vault.details, strait_vault.blind')).toHaveLength(2);
  });

  test('a row that no event put, or that was removed or erased, is found by its id', async () => {
    for (const id of ['planted-1', removed?.id, gone?.id]) {
      const findings = await damaged(`insert into strait_vault.details
        select 9, '${id}', subject, kind, nonce, sealed from strait_vault.details where id = '${first?.id}'`);
      expect(findings).toEqual([{ position: null, wrong: expect.stringContaining(`vault detail ${id}`) }]);
    }
  });

  test('each change of a subject is found', async () => {
    const position = await positionOf(subject, 'SubjectRegistered');
    for (const change of [
      `kind = 'suspect'`,
      `purpose = 'law_enforcement'`,
      `marking = 'open'`,
      `label = label || '{"releasedToStates": ["uk"]}'`,
      `origin = 'uk'`,
      `keep_until = keep_until + interval '1 day'`,
      `registered_at = registered_at + interval '1 day'`,
      'held = true',
    ]) {
      const findings = await damaged(
        `update strait_vault.subjects set ${change} where subject = '${subject}'`,
      );
      expect(findings[0]).toEqual({ position, wrong: expect.stringContaining(subject) });
    }
    expect(await damaged(`delete from strait_vault.subjects where subject = '${subject}'`)).toContainEqual({
      position,
      wrong: `vault subject ${subject}: its row is missing`,
    });
    const planted = `s-${'0'.repeat(32)}`;
    const added =
      await damaged(`insert into strait_vault.subjects select '${planted}', kind, purpose, marking, label, origin,
      registered_at, keep_until, key_id, wrapped_key from strait_vault.subjects where subject = '${subject}'`);
    expect(added).toEqual([{ position: null, wrong: expect.stringContaining(planted) }]);
  });

  test('a token that leads to another subject, kind or purpose is found', async () => {
    for (const change of [`subject = '${other}'`, `kind = 'phone'`, `purpose = 'protection'`]) {
      const findings = await damaged(`update strait_vault.blind set ${change} where detail = '${first?.id}'`);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings[0]?.wrong).toContain(first?.id);
    }
  });

  test('a vault that was dropped as a whole is missed', async () => {
    expect((await damaged('drop schema strait_vault cascade')).length).toBe(3);
  });

  test('a detail put again under its id is held against the newest event', async () => {
    const again = sampleDetails(['name', 'E. Example'])[0];
    if (!again) throw new Error('a detail is due');
    const put = await at.put([again]);
    const { beside } = await at.vault.sealSteps({
      registration: null,
      subject: put,
      details: [],
      replaces: [again.id],
    });
    await runSteps(at.store, beside);
    await at.tell(put, [eventOf('SubjectDetailRemoved', { subject: put, detail: again.id })]);
    const sealing = await at.vault.sealSteps({ registration: null, subject: put, details: [again] });
    await runSteps(at.store, sealing.beside);
    await at.tell(put, putEvents(put, sealing.hashes));
    expect((await verifyVault(client)).count).toBe(0);
  });
});
