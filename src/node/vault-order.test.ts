import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startErasures } from '../app/vault/erasures.ts';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import type { Journal } from '../journal/port.ts';
import { sqlAt, type TestServer, testServers } from '../journal/test-server.ts';
import { verifyVault } from '../journal/vault-verify.ts';
import { verifyBook } from '../../tools/verify/verify.ts';
import { givenErasure } from './given-erasure.ts';
import {
  askedName,
  codeOf,
  dataProtection,
  type GivenVault,
  keyFolder,
  nameDetails as details,
  openVault,
  program,
  rowsHeld,
  watch,
} from './given-vault.ts';
import { openVaultRoom } from './vault.ts';

// An erasure is ordered in the book, noted in the ledger, ended in the book: whatever happens in between.

const dpo = dataProtection('uk');
const script = join(import.meta.dirname, 'test-erasure-process.ts');

describe.each(testServers)('the steps of an erasure, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let house: GivenVault;
  const keys = keyFolder();
  const start = async () => openVault({ url, keyFile: keys.file, state: 'uk' });
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    house = await start();
  });
  afterAll(async () => {
    await house.close();
    await server.stop();
    keys.remove();
  });
  const types = async (subject: string) =>
    (await house.journal.readStream(`subject/${subject}`)).map(({ type }) => type);
  const order = (subject: string) => house.order(dpo, { type: 'EraseSubject', subject, ground: 'unlawful' });
  const rows = (subject: string) => rowsHeld(url, subject);
  const isForgotten = (subject: string) => openVaultKeyFile(keys.file).isForgotten(subject);
  const expectOpens = async (subject: string) =>
    expect(await house.desk.open(watch('uk'), askedName([subject]))).toMatchObject({
      value: { subjects: [{ subject, details: [{ text: 'A. Example' }] }] },
    });
  const findings = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('begin');
      const [book, vault] = [await verifyBook(client), await verifyVault(client)];
      return [...book.findings, ...vault.findings];
    } finally {
      await client.end();
    }
  };
  /** What the node's start does, in the room of the vault; closed again. */
  const startRoom = async () => {
    const { store, journal } = house;
    const clock = () => house.clock.now;
    const faults: unknown[] = [];
    const fault = (error: unknown) => void faults.push(error);
    const parts = {
      store,
      journal,
      access: house.access,
      clock,
      agency: 'agency-node',
      keyFile: keys.file,
      fault,
    };
    const room = await openVaultRoom(parts);
    await room.erasures.close();
    await room.rotations.close();
    expect(faults).toEqual([]);
  };
  /** Erased wholly, once, by the program, because of its order. */
  const expectErased = async (subject: string) => {
    const history = await house.journal.readStream(`subject/${subject}`);
    const ordered = history.filter(({ type }) => type === 'ErasureOrdered');
    const erased = history.filter(({ type }) => type === 'SubjectErased');
    expect([ordered.length, erased.length, await rows(subject)]).toEqual([1, 1, 0]);
    expect(history.at(-1)).toMatchObject({
      type: 'SubjectErased',
      actor: 'node',
      desk: null,
      cause: ordered[0]?.position,
      label: ordered[0]?.label,
      body: { ground: 'unlawful' },
    });
    expect(await isForgotten(subject)).toBe(true);
  };

  test('between its order and its end a subject is as if it were not there, and can no longer be held', async () => {
    const text = 'E. Example-Ordered';
    const subject = await house.seal({ details: [{ kind: 'name', text }] });
    const search = { kind: 'name', text, purpose: 'save_life', reason: 'rescue' } as const;
    const export_ = {
      action: 'oversight/records/ExportSubject',
      subject,
      request: 'R-1',
      pinned: { stream: 'request/R-none', expectedVersion: 0, events: [] },
    };
    expect(codeOf(await order(subject))).toBe('appended');
    const before = await types(subject);
    expect(await house.desk.open(watch('uk'), askedName([subject]))).toMatchObject({
      value: { subjects: [], missing: [subject] },
    });
    expect(await house.desk.search(watch('uk'), { ...search, reference: null, note: null })).toMatchObject({
      value: { subjects: [] },
    });
    expect(await house.desk.exportAll(dpo, export_)).toMatchObject({ value: { subjects: [] } });
    await expect(house.seal({ subject, details })).rejects.toThrow('not_found');
    const hold = { subject, hold: 'case-1' };
    expect(codeOf(await house.act(dpo, { ...hold, type: 'PlaceHold', reason: 'inspection' }))).toBe(
      'erasure_ordered',
    );
    expect(codeOf(await order(subject))).toBe('erasure_ordered');
    // A request of access is entered, and holds nothing.
    const receive = {
      type: 'ReceiveRequest',
      request: `R-${subject.slice(2, 10)}`,
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      identityDoubted: false,
      subject,
      contestedActor: null,
    };
    expect(codeOf(await house.act(dpo, receive))).toBe('appended');
    expect(await types(subject)).toEqual(before);
    expect(await rows(subject)).toBeGreaterThan(1);
    await house.desk.completeErasure(program, subject);
    expect(await rows(subject)).toBe(0);
    expect(codeOf(await order(subject))).toBe('not_found');
  });

  test.each(['its order', 'the ledger'])(
    'a crash after %s: completed at the next start, once',
    async (after) => {
      const subject = await house.seal({ details });
      await order(subject);
      if (after === 'the ledger') await house.vault.forget(subject);
      expect(await rows(subject)).toBeGreaterThan(0);
      await house.close();
      house = await start();
      expect(await house.desk.completeLeft(program)).toBe(1);
      expect(await rows(subject)).toBe(0);
      const [ordered, newest] = (await house.journal.readStream(`subject/${subject}`)).slice(-2);
      expect(ordered).toMatchObject({
        type: 'ErasureOrdered',
        actor: dpo.actor,
        body: { ground: 'unlawful' },
      });
      expect(newest).toMatchObject({
        type: 'SubjectErased',
        actor: 'node',
        cause: ordered?.position,
        label: ordered?.label,
        body: { ground: 'unlawful' },
      });
      expect(await openVaultKeyFile(keys.file).isForgotten(subject)).toBe(true);
      expect(await house.desk.completeLeft(program)).toBe(0);
    },
  );

  test('what the ledger knows and no order here does, as after an old backup: erased again at the next start, once', async () => {
    const subject = await house.seal({ details });
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-1', reason: 'inspection' });
    await openVaultKeyFile(keys.file).forget(subject);
    expect(await house.desk.open(watch('uk'), askedName([subject]))).toMatchObject({
      value: { missing: [subject] },
    });
    await house.close();
    house = await start();
    expect(await house.desk.completeLeft(program)).toBe(1);
    expect(await rows(subject)).toBe(0);
    const [newest] = (await house.journal.readStream(`subject/${subject}`)).slice(-1);
    expect(newest).toMatchObject({
      type: 'SubjectErased',
      actor: 'node',
      body: { ground: 'restored_again' },
    });
    expect(await house.desk.completeLeft(program)).toBe(0);
  });

  test('a mark that no order in the book explains erases nobody', async () => {
    const subject = await house.seal({ details });
    const mark = (value: string) =>
      sqlAt(url, `update strait_vault.subjects set erasure_ordered_at = ${value} where subject = $1`, [
        subject,
      ]);
    await mark('now()');
    expect(await house.desk.completeLeft(program)).toBe(0);
    await expect(house.desk.completeErasure(program, subject)).rejects.toThrow('no order stands');
    await mark('null');
    expect(await house.desk.open(watch('uk'), askedName([subject]))).toMatchObject({
      value: { subjects: [{ subject }] },
    });
  });

  describe('an approval whose act then does not stand', () => {
    /** A book where something else comes first, once. */
    const raced = (first: () => Promise<unknown>): Journal => {
      let isRaced = false;
      return {
        ...house.journal,
        append: async (request) => {
          if (!isRaced) {
            isRaced = true;
            await first();
          }
          return house.journal.append(request);
        },
      };
    };

    test('its author withdraws in that instant: the key is there, the subject opens', async () => {
      const subject = await house.seal({ details });
      const proposal = await givenErasure(house).propose(subject);
      const journal = raced(async () => givenErasure(house).withdraw(proposal));
      expect(await givenErasure(house, { journal }).approve(proposal)).toBe('already_decided');
      expect(await isForgotten(subject)).toBe(false);
      await expectOpens(subject);
      await startRoom();
      await expectOpens(subject);
    });

    test('a hold is placed in that instant: it holds', async () => {
      const subject = await house.seal({ details });
      const proposal = await givenErasure(house).propose(subject);
      const place = { type: 'PlaceHold', subject, hold: 'case-1', reason: 'inspection' };
      const journal = raced(async () => house.act(dpo, place));
      expect(await givenErasure(house, { journal }).approve(proposal)).toBe('hold_stands');
      expect(await isForgotten(subject)).toBe(false);
      await expectOpens(subject);
    });

    test('the book cannot be written: nothing happened, and the approval can be given again', async () => {
      const subject = await house.seal({ details });
      const proposal = await givenErasure(house).propose(subject);
      const journal = raced(async () => {
        throw new Error('the disk is full');
      });
      await expect(givenErasure(house, { journal }).approve(proposal)).rejects.toThrow('the disk is full');
      expect(await isForgotten(subject)).toBe(false);
      await expectOpens(subject);
      expect(await givenErasure(house).approve(proposal)).toBe('ok');
      await startRoom();
      await expectErased(subject);
    });
  });

  test('the approver’s answer finds it done; two processes complete it once', async () => {
    const other = await start();
    const faults: unknown[] = [];
    const [mine, theirs] = await Promise.all(
      [house, other].map(({ journal, desk }) =>
        startErasures({ journal, desk, by: program, fault: (error) => void faults.push(error) }),
      ),
    );
    if (mine === undefined || theirs === undefined) throw new Error('two are due');
    const subjects = await Promise.all(Array.from({ length: 10 }, () => house.seal({ details })));
    const eyes = [
      givenErasure(house, { erasures: mine }),
      givenErasure(house, { journal: other.journal, erasures: theirs }),
    ] as const;
    const told = await Promise.all(
      subjects.map(async (subject, index) => {
        const side = eyes[index % 2 === 0 ? 0 : 1];
        const answer = await side.approve(await side.propose(subject));
        return [answer, await rows(subject)];
      }),
    );
    expect(told).toEqual(subjects.map(() => ['ok', 0]));
    for (const erasures of [mine, theirs]) await erasures.close();
    for (const subject of subjects) await expectErased(subject);
    expect(faults).toEqual([]);
    await other.close();
  });

  test('an order of a process that died is completed by another that runs', async () => {
    const erasures = await startErasures({
      journal: house.journal,
      desk: house.desk,
      by: program,
      fault: (error) => {
        throw error;
      },
    });
    const one = await caseOf('before ledger');
    expect(await runProcess([one])).toMatchObject({ isKilled: true });
    await erasures.completed(await house.journal.head(), 10_000);
    await erasures.close();
    await expectErased(one.subject);
  });

  interface Case {
    readonly die: string;
    readonly subject: string;
    readonly proposal: string;
  }

  /** A subject whose erasure is proposed: approved in a process of its own, which is killed at a step. */
  const caseOf = async (die: string): Promise<Case> => {
    const subject = await house.seal({ details });
    return { die, subject, proposal: await givenErasure(house).propose(subject) };
  };

  async function runProcess(cases: readonly Case[]) {
    const words = [script, url, keys.file, JSON.stringify(cases)];
    const child = spawn(process.execPath, words, { stdio: 'pipe' });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void said.push(String(chunk)));
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (signal !== 'SIGKILL' && status !== 0) throw new Error(said.join(''));
    return { isKilled: signal === 'SIGKILL', said: said.join('') };
  }

  test('kill -9 between the steps: approval and order stand or fall together, and what stands is completed at the next start', async () => {
    // What lies between: src/journal/vault-crash. One process stands at each of these when it is killed.
    const stands = new Map([
      ['before order', [false, false, false]],
      ['before ledger', [true, false, false]],
      ['before end', [true, true, false]],
      ['after end', [true, true, true]],
      ['never', [true, true, true]],
    ]);
    const cases: Case[] = [];
    for (const die of stands.keys()) cases.push(await caseOf(die));
    expect(await runProcess(cases)).toEqual({ isKilled: true, said: 'ok\n' });
    const ordered = new Map<string, boolean>();
    for (const { die, subject } of cases) {
      const written = await types(subject);
      const isOrdered = written.includes('ErasureOrdered');
      ordered.set(subject, isOrdered);
      const decided = await sqlAt(
        url,
        `select count(*)::int as count from strait.journal where type = 'ActApproved' and cause in
           (select position from strait.journal where type = 'ActProposed' and body -> 'fields' ->> 'subject' = $1)`,
        [subject],
      );
      expect([die, ...decided]).toEqual([die, { count: isOrdered ? 1 : 0 }]);
      const found = [isOrdered, await isForgotten(subject), written.includes('SubjectErased')];
      expect([die, found]).toEqual([die, stands.get(die)]);
    }
    expect(await findings()).toEqual([]);
    await startRoom();
    for (const [subject, isOrdered] of ordered)
      if (isOrdered) await expectErased(subject);
      else await expectOpens(subject);
    expect(await findings()).toEqual([]);
  }, 120_000);

  test('kill -9 while the database is in the middle of the end: whole or undone, and completed at the next start', async () => {
    const one = await caseOf('never');
    const { subject } = one;
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from strait_vault.details where subject = $1 for update', [subject]);
    const child = spawn(process.execPath, [script, url, keys.file, JSON.stringify([one])], {
      stdio: 'ignore',
    });
    let isOver = false;
    const closed = once(child, 'close').then(() => (isOver = true));
    let waiting = 0;
    while (waiting === 0 && !isOver)
      waiting = (await holder.query('select from pg_locks where not granted')).rowCount ?? 0;
    expect(isOver).toBe(false);
    child.kill('SIGKILL');
    await closed;
    expect(await isForgotten(subject)).toBe(true);
    expect(await rows(subject)).toBeGreaterThan(0);
    await holder.query('commit');
    await holder.end();
    await startRoom();
    await expectErased(subject);
    expect(await findings()).toEqual([]);
  });
});
