import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journal } from '../journal/port.ts';
import { sqlAt, type TestServer, testServers } from '../journal/test-server.ts';
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

const dpo = dataProtection('uk');

describe.each(testServers)('log, holds and erasure, on $name', (kind) => {
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
  const erase = (subject: string) => house.act(dpo, { type: 'EraseSubject', subject, ground: 'unlawful' });
  const rows = (subject: string) => rowsHeld(url, subject);
  /** The vault with `unsealOf` counted and, before it runs, something else done. */
  const watched = (before: () => Promise<unknown> = async () => {}) => {
    let unsealed = 0;
    const vault = {
      ...house.vault,
      unsealOf: async (...ask: Parameters<GivenVault['vault']['unsealOf']>) => {
        unsealed += 1;
        await before();
        return house.vault.unsealOf(...ask);
      },
    };
    return { vault, count: () => unsealed };
  };

  describe('no log, no answer', () => {
    test('where the book fails, nothing is unsealed and nothing told', async () => {
      const subject = await house.seal({ details });
      const { vault, count } = watched();
      const journal: Journal = {
        ...house.journal,
        append: async () => {
          throw new Error('the disk is full');
        },
      };
      const desk = house.deskWith({ journal, vault });
      await expect(desk.open(watch('uk'), askedName([subject]))).rejects.toThrow('the disk is full');
      const search = { kind: 'name', text: 'A. Example', purpose: 'save_life', reason: 'rescue' } as const;
      await expect(desk.search(watch('uk'), { ...search, reference: null, note: null })).rejects.toThrow(
        'the disk is full',
      );
      expect(count()).toBe(0);
      expect(await types(subject)).not.toContain('SubjectOpened');
    });

    test('where the link dies between the writing and its acknowledgement, it stands in the book and nothing was told', async () => {
      const subject = await house.seal({ details });
      const { vault, count } = watched();
      const journal: Journal = {
        ...house.journal,
        append: async (request) => {
          await house.journal.append(request);
          throw new Error('the link broke');
        },
      };
      const desk = house.deskWith({ journal, vault });
      await expect(desk.open(watch('uk'), askedName([subject]))).rejects.toThrow('the link broke');
      expect(count()).toBe(0);
      expect((await types(subject)).at(-1)).toBe('SubjectOpened');
      // The same desk goes on from what the book says.
      expect(await house.deskWith({}).open(watch('uk'), askedName([subject]))).toMatchObject({ ok: true });
    });
  });

  describe('erasing and opening at once', () => {
    test('an erasure between the log and the unsealing: nothing is told', async () => {
      const subject = await house.seal({ details });
      const { vault } = watched(() => erase(subject));
      const opened = await house.deskWith({ vault }).open(watch('uk'), askedName([subject]));
      expect(opened).toMatchObject({ ok: true, value: { subjects: [], missing: [subject] } });
      expect(await types(subject)).toEqual([
        'SubjectRegistered',
        'SubjectDetailPut',
        'SubjectOpened',
        'ErasureOrdered',
        'SubjectErased',
      ]);
    });

    test('an order alone between the log and the unsealing: nothing is told either', async () => {
      const subject = await house.seal({ details });
      const { vault } = watched(() => order(subject));
      const opened = await house.deskWith({ vault }).open(watch('uk'), askedName([subject]));
      expect(opened).toMatchObject({ ok: true, value: { subjects: [], missing: [subject] } });
      expect(await rows(subject)).toBeGreaterThan(0);
      await house.desk.completeLeft(program);
    });

    test('an erasure after the unsealing and before the answer: nothing is told', async () => {
      const subject = await house.seal({ details });
      const vault = {
        ...house.vault,
        unsealOf: async (...ask: Parameters<GivenVault['vault']['unsealOf']>) => {
          const texts = await house.vault.unsealOf(...ask);
          await erase(subject);
          return texts;
        },
      };
      const opened = await house.deskWith({ vault }).open(watch('uk'), askedName([subject]));
      expect(opened).toMatchObject({ ok: true, value: { subjects: [], missing: [subject] } });
    });

    test('an erasure between the look and the log: the opening is decided again and finds nothing', async () => {
      const subject = await house.seal({ details });
      let raced = false;
      const journal: Journal = {
        ...house.journal,
        append: async (request) => {
          if (!raced) {
            raced = true;
            await erase(subject);
          }
          return house.journal.append(request);
        },
      };
      const opened = await house.deskWith({ journal }).open(watch('uk'), askedName([subject]));
      expect(opened).toMatchObject({ ok: true, value: { subjects: [], missing: [subject] } });
      expect(await types(subject)).toEqual([
        'SubjectRegistered',
        'SubjectDetailPut',
        'ErasureOrdered',
        'SubjectErased',
      ]);
    });

    test('an opening between the decision to erase and its writing: the erasure is decided again', async () => {
      const subject = await house.seal({ details });
      const [erased, opened] = await Promise.all([
        erase(subject),
        house.desk.open(watch('uk'), askedName([subject])),
      ]);
      const written = await types(subject);
      // Whichever came first: after the erasure nothing was opened.
      expect(written.slice(written.indexOf('SubjectErased') + 1)).toEqual(
        codeOf(erased) === 'appended' ? [] : written,
      );
      expect(opened.ok).toBe(true);
      if (codeOf(erased) === 'conflict') expect(codeOf(await erase(subject))).toBe('appended');
      expect(await rows(subject)).toBe(0);
    });

    test('twenty desks and one erasure: whatever is told was written before it', async () => {
      const subject = await house.seal({ details });
      const desks = Array.from({ length: 20 }, () => house.desk.open(watch('uk'), askedName([subject])));
      let acted = codeOf(await erase(subject));
      while (acted === 'conflict') acted = codeOf(await erase(subject));
      const told = (await Promise.all(desks)).filter(
        (opened) => opened.ok && opened.value.subjects.length > 0,
      );
      const written = await types(subject);
      expect(written.at(-1)).toBe('SubjectErased');
      expect(written.filter((type) => type === 'SubjectOpened').length).toBeGreaterThanOrEqual(told.length);
      expect(await house.desk.open(watch('uk'), askedName([subject]))).toMatchObject({
        value: { missing: [subject] },
      });
    });
  });

  test('an erasure takes row, key, index and search', async () => {
    const subject = await house.seal({ details: [{ kind: 'name', text: 'C. Example-Unique' }] });
    const search = {
      kind: 'name',
      text: 'C. Example-Unique',
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
    } as const;
    expect(await house.desk.search(watch('uk'), search)).toMatchObject({
      value: { subjects: [{ subject }] },
    });
    expect(await rows(subject)).toBeGreaterThan(1);
    expect(codeOf(await erase(subject))).toBe('appended');
    expect(await rows(subject)).toBe(0);
    expect(await house.desk.search(watch('uk'), search)).toMatchObject({ value: { subjects: [] } });
    expect(codeOf(await erase(subject))).toBe('not_found');
    await expect(house.seal({ subject, details })).rejects.toThrow('not_found');
  });

  test('a hold keeps everything, in the vault itself as in the book, until the last is lifted', async () => {
    const subject = await house.seal({ details });
    const held = async () =>
      (await sqlAt(url, 'select held from strait_vault.subjects where subject = $1', [subject]))[0]?.['held'];
    const place = (hold: string) =>
      house.act(dpo, { type: 'PlaceHold', subject, hold, reason: 'inspection' });
    const lift = (hold: string) => house.act(dpo, { type: 'LiftHold', subject, hold });
    expect(codeOf(await place('case-1'))).toBe('appended');
    expect(codeOf(await place('case-2'))).toBe('appended');
    expect(codeOf(await erase(subject))).toBe('hold_stands');
    await lift('case-1');
    expect(await held()).toBe(true);
    expect(codeOf(await erase(subject))).toBe('hold_stands');
    await lift('case-2');
    expect(await held()).toBe(false);
    expect(codeOf(await erase(subject))).toBe('appended');
  });

  test('while a person’s request of access is open nothing of them is erased', async () => {
    const subject = await house.seal({ details });
    const of = { request: `R-${subject.slice(2, 10)}` };
    const receive = {
      ...of,
      type: 'ReceiveRequest',
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      identityDoubted: false,
      subject,
      contestedActor: null,
    };
    expect(codeOf(await house.act(dpo, receive))).toBe('appended');
    expect((await types(subject)).at(-1)).toBe('HoldPlaced');
    expect(codeOf(await erase(subject))).toBe('request_open');
    await expect(house.vault.forget(subject)).rejects.toMatchObject({ code: 'subject_held' });
    await house.act(dpo, { ...of, type: 'AnswerRequest', outcome: 'granted', ground: null, toldBy: 'post' });
    expect(codeOf(await erase(subject))).toBe('request_open');
    expect(codeOf(await house.act(dpo, { ...of, type: 'CloseRequest', because: 'answered' }))).toBe(
      'appended',
    );
    expect((await types(subject)).at(-1)).toBe('HoldLifted');
    expect(codeOf(await erase(subject))).toBe('appended');
    // A request about somebody erased, or never there, is entered like any other.
    const next = { ...receive, request: `${of.request}-2` };
    expect(codeOf(await house.act(dpo, next))).toBe('appended');
    expect((await types(subject)).at(-1)).toBe('SubjectErased');
  });

  test('a crash of the store in the middle of an erasure leaves it whole or undone, and it is finished at the next start', async () => {
    const subject = await house.seal({ details });
    // The row is locked: the erasure's transaction waits in its middle, until every connection is cut.
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from strait_vault.details where subject = $1 for update', [subject]);
    const acting = erase(subject).then(codeOf, () => 'fault');
    let waiting = 0;
    while (waiting === 0)
      waiting = (await holder.query('select from pg_locks where not granted')).rowCount ?? 0;
    await holder.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await holder.query('commit');
    await holder.end();
    const outcome = await acting;
    await house.close();
    house = await start();
    const left = await house.desk.completeLeft(program);
    expect([outcome, left]).toEqual(outcome === 'appended' ? ['appended', 0] : ['fault', 1]);
    expect(await rows(subject)).toBe(0);
    expect((await types(subject)).filter((type) => type === 'SubjectErased')).toHaveLength(1);
  });
});
