import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHandle } from '../app/handle.ts';
import { createProposals } from '../app/proposals.ts';
import { sampleContext, sampleVault } from '../app/sample-four-eyes.ts';
import { sampleWho } from '../app/sample-who.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal } from '../journal/port.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sqlAt, type TestServer, testServers } from '../journal/test-server.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { sampleAccess } from '../policy/sample-access.ts';

// The step of the second person on a real book: rights change with the approval or not at all.

const now = instant(Date.UTC(2026, 0, 10, 10));
const access = sampleAccess({
  keeper: [
    'oversight/approvals/ApproveAct',
    'oversight/approvals/RefuseAct',
    'oversight/approvals/WithdrawProposal',
    'oversight/example/Grant',
    'oversight/example/Note',
    'oversight/example/Grave',
  ],
});
const person = (actor: string) => sampleWho({ actor: actor as ActorId, roles: ['keeper'], provenAt: now });

describe.each(testServers)('four eyes on $name', (kind) => {
  describe.skipIf(kind.missing !== null)(kind.missing ?? 'a real book', () => {
    let server: TestServer;
    let url: string;
    let store: Store;
    let journal: Journal;
    beforeAll(async () => {
      server = await kind.start();
    });
    afterAll(async () => server.stop());
    beforeEach(async () => {
      url = await server.freshUrl();
      store = await openStore({ url });
      journal = await createJournal({ store, origin: 'uk' as NodeId, clock: () => now });
      return async () => {
        await journal.close();
        await store.close();
      };
    });

    const parts = () => ({
      journal,
      access,
      clock: () => now,
      contexts: [sampleContext],
      agency: 'agency-a',
      vault: sampleVault,
      requestHashKey: Buffer.alloc(32, 1),
    });
    const propose = async (row: string): Promise<string> => {
      const asked = { context: 'oversight/example', command: 'Grant', fields: { row } };
      const answer = await createHandle(parts())(person('example-1'), {
        ...asked,
        idempotencyKey: `key-${row}`,
      });
      if (!answer.ok || answer.proposal === undefined) throw new Error('nothing was proposed');
      return answer.proposal;
    };
    const approve = (proposal: string, key = `key-${proposal}`) =>
      createProposals(parts()).approve(person('example-2'), proposal, key);

    test('the approval and the act are of one transaction', async () => {
      const { answer } = await approve(await propose('1'));
      expect(answer).toEqual({ ok: true, position: 3, repeated: false });
      const rows = await sqlAt(
        url,
        'select position::int, type, actor, cause::int, xmin::text as written from strait.journal order by position',
      );
      expect(rows.map(({ position, type, actor, cause }) => ({ position, type, actor, cause }))).toEqual([
        { position: 1, type: 'ActProposed', actor: 'example-1', cause: null },
        { position: 2, type: 'ActApproved', actor: 'example-2', cause: 1 },
        { position: 3, type: 'Granted', actor: 'example-2', cause: 1 },
      ]);
      expect(rows[1]?.['written']).toBe(rows[2]?.['written']);
      expect(rows[0]?.['written']).not.toBe(rows[1]?.['written']);
    });

    test('nobody ever sees one without the other, however the writer is killed', async () => {
      const rows = Array.from({ length: 12 }, (_, n) => String(n));
      const proposals = await Promise.all(rows.map(propose));
      let approving = true;
      const seen: { approved: number; granted: number }[] = [];
      let kills = 0;
      const watching = (async () => {
        while (approving) {
          const [row] = await sqlAt(
            url,
            `select count(*) filter (where type = 'ActApproved')::int as approved,
               count(*) filter (where type = 'Granted')::int as granted from strait.journal`,
          );
          seen.push({ approved: Number(row?.['approved']), granted: Number(row?.['granted']) });
          // The connection that writes dies under its work; the appender connects again and tries its batch anew.
          const killed = await sqlAt(
            url,
            `select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'strait journal' and datname = current_database()`,
          );
          kills += killed.length;
        }
      })();
      const answers = await Promise.all(proposals.map((proposal) => approve(proposal)));
      approving = false;
      await watching;
      expect(answers.filter(({ answer }) => !answer.ok)).toEqual([]);
      expect([seen.length > 0, kills > 0]).toEqual([true, true]);
      expect(seen.filter(({ approved, granted }) => approved !== granted)).toEqual([]);
      const types = (await journal.readAfter(0, 1_000)).map(({ type }) => type);
      expect(types.filter((type) => type === 'Granted').length).toBe(12);
      expect(types.filter((type) => type === 'ActApproved').length).toBe(12);
    });

    test('of two who approve at once one does, and the act is done once', async () => {
      const proposal = await propose('1');
      const told = await Promise.all([
        createProposals(parts()).approve(person('example-2'), proposal, 'key-of-two'),
        createProposals(parts()).approve(person('example-3'), proposal, 'key-of-three'),
      ]);
      expect(told.filter(({ answer }) => answer.ok).length).toBe(1);
      expect(told.find(({ answer }) => !answer.ok)?.answer).toMatchObject({
        refusal: { code: 'already_decided' },
      });
      expect((await journal.readStream('example/1')).map(({ type }) => type)).toEqual(['Granted']);
    });

    test('a proposal is not written on a target that moved in the meantime', async () => {
      const asked = { context: 'oversight/example', command: 'Note', fields: { row: '1' } };
      const note = (key: string) =>
        createHandle(parts())(person('example-3'), { ...asked, idempotencyKey: `note-${key}` });
      // The handle keeps what it folded: two are noted behind its back, by another process.
      const handle = createHandle(parts());
      await handle(person('example-1'), { ...asked, idempotencyKey: 'note-0' });
      await note('1');
      const answer = await handle(person('example-1'), {
        ...asked,
        command: 'Grant',
        idempotencyKey: 'key-0',
      });
      expect(answer).toEqual({ ok: false, refusal: { code: 'full' } });
      expect(await journal.readStream('example/1')).toHaveLength(2);
    });
  });
});
