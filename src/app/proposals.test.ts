import { beforeEach, describe, expect, test } from 'vitest';
import type { NewEvent } from '../journal/port.ts';
import type { Vault } from '../journal/vault.ts';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { createHandle } from './handle.ts';
import { createProposals } from './proposals.ts';
import { sampleContext, sampleStream, sampleVault } from './sample-four-eyes.ts';
import { sampleJournal } from './sample-journal.ts';
import { sampleWho } from './sample-who.ts';
import type { AboutToBeWritten } from './vault/accompany.ts';
import { createVaultDesk } from './vault/desk.ts';
import type { Who } from './who.ts';

const start = instant(Date.UTC(2026, 0, 10, 10));
const answers = ['ApproveAct', 'RefuseAct', 'WithdrawProposal'].map((act) => `oversight/approvals/${act}`);
const access = sampleAccess({
  keeper: [...answers, 'oversight/example/Grant', 'oversight/example/Note', 'oversight/example/Grave'],
  overseer: [...answers, 'oversight/approvals/see'],
  stranger: answers,
});

let now: Instant;
let journal: ReturnType<typeof sampleJournal>;
let between: (() => Promise<void>) | null;

beforeEach(() => {
  now = start;
  between = null;
  journal = sampleJournal(
    () => now,
    async () => {
      const once = between;
      between = null;
      await once?.();
    },
  );
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
const person = (actor: string, but: Partial<Who> = {}): Who =>
  sampleWho({ actor: actor as ActorId, roles: ['keeper'], provenAt: now, ...but });
const give = (who: Who, command: string, key = `key-${who.actor}`, note?: string) =>
  createHandle(parts())(who, {
    context: 'oversight/example',
    command,
    fields: { row: '1', ...(note === undefined ? {} : { note }) },
    idempotencyKey: key,
  });
const propose = async (key?: string): Promise<string> => {
  const answer = await give(person('example-1'), 'Grant', key);
  if (!answer.ok || answer.proposal === undefined) throw new Error('nothing was proposed');
  return answer.proposal;
};
const types = () => journal.events.map(({ type }) => type);
const approve = async (who: Who, proposal: string, key = 'key-approve') =>
  (await createProposals(parts()).approve(who, proposal, key)).answer;
const no = (code: string, detail?: object) => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
});

describe('an act for four eyes', () => {
  test('is proposed and not done; the same key is the same proposal', async () => {
    const first = await give(person('example-1'), 'Grant');
    expect(first).toMatchObject({ ok: true, position: 1, repeated: false });
    expect(types()).toEqual(['ActProposed']);
    expect(await give(person('example-1'), 'Grant')).toEqual({ ...first, repeated: true });
    expect(await propose('another-key')).not.toBe(first.ok && first.proposal);
  });

  test('is refused to its author at once where the present refuses it', async () => {
    await give(person('example-1'), 'Note', 'note-1');
    await give(person('example-1'), 'Note', 'note-2');
    expect(await give(person('example-1'), 'Grant')).toEqual(no('full'));
    expect(types()).toEqual(['Noted', 'Noted']);
  });

  test('is decided again where its stream moved while it was proposed', async () => {
    await give(person('example-1'), 'Note', 'note-1');
    between = async () => void (await give(person('example-3'), 'Note', 'note-2'));
    expect(await give(person('example-1'), 'Grant')).toEqual(no('full'));
  });

  test('holds no personal field', async () => {
    const answer = await give(person('example-1'), 'Grant', 'key-note', 'A. Example was seen');
    expect(answer.ok).toBe(true);
    expect(journal.events[0]?.body['fields']).toEqual({ row: '1' });
    expect(JSON.stringify(journal.events)).not.toContain('A. Example');
  });
});

describe('a second person', () => {
  test('approves, and the act is written in the same step with its cause', async () => {
    const proposal = await propose();
    const desk = person('example-2', { agency: 'agency-b' });
    expect(await approve(desk, proposal)).toEqual({ ok: true, position: 3, repeated: false });
    expect(types()).toEqual(['ActProposed', 'ActApproved', 'Granted']);
    const granted = journal.events[2];
    expect(granted).toMatchObject({ stream: 'example/1', actor: 'example-2', cause: 1 });
    expect(granted?.body).toEqual({ by: 'example-2' });
    expect(granted?.label?.owner).toBe('agency-a'); // its author's agency goes on answering for it
    expect(new Set(journal.events.slice(1).map(({ recordedAt }) => recordedAt)).size).toBe(1);
  });

  test('approving twice with one key has one effect; another then hears that it is decided', async () => {
    const proposal = await propose();
    await approve(person('example-2'), proposal);
    expect(await approve(person('example-2'), proposal)).toMatchObject({ ok: true, repeated: true });
    expect(await approve(person('example-3'), proposal)).toEqual(
      no('already_decided', { outcome: 'approved' }),
    );
    expect(types()).toEqual(['ActProposed', 'ActApproved', 'Granted']);
  });

  test('hears what the act itself refuses by now, and the proposal stays open', async () => {
    const proposal = await propose();
    await give(person('example-1'), 'Note', 'note-1');
    await give(person('example-1'), 'Note', 'note-2');
    const told = await createProposals(parts()).approve(person('example-2'), proposal, 'key-full');
    expect(told.answer).toEqual(no('full'));
    expect(told.texts['full']).toEqual({ en: 'invented', fr: 'fictif' });
    expect(types()).not.toContain('ActApproved');
    const refused = await createProposals(parts()).refuse(
      person('example-2'),
      { proposal, reason: 'not_necessary' },
      'key-refuse',
    );
    expect(refused.answer.ok).toBe(true);
    expect(journal.events.at(-1)).toMatchObject({ type: 'ActRefused', cause: 1 });
  });

  test('between whose look and step the act’s stream moved decides anew', async () => {
    const proposal = await propose();
    await give(person('example-1'), 'Note', 'note-1');
    between = async () => void (await give(person('example-3'), 'Note', 'note-2'));
    expect(await approve(person('example-2'), proposal)).toEqual(no('full'));
    expect(types().filter((type) => type === 'Granted')).toEqual([]);
  });

  test('racing another leaves one decision', async () => {
    const proposal = await propose();
    between = async () => void (await approve(person('example-3'), proposal, 'key-3'));
    expect(await approve(person('example-2'), proposal)).toEqual(
      no('already_decided', { outcome: 'approved' }),
    );
    expect(types()).toEqual(['ActProposed', 'ActApproved', 'Granted']);
  });

  test('brings what must stand or fall with the act', async () => {
    const proposal = await propose();
    const also = [{ stream: 'example/2', expectedVersion: 7, events: [] }];
    const proposals = createProposals({
      ...parts(),
      vault: { accompany: async () => ({ also, beside: [] }) },
    });
    const { answer } = await proposals.approve(person('example-2'), proposal, 'key-beside');
    expect(answer).toEqual(no('contended')); // the further stream never stands at 7: all of it or nothing
    expect(types()).toEqual(['ActProposed']);
  });
});

describe('what waits', () => {
  const label = {
    owner: 'agency-a',
    jurisdiction: ['oversight'],
    releasedToStates: ['uk'],
    namedList: [{ staff: 'example-1', reason: 'need_to_know', until: null }],
    caveats: ['invented'],
    conditions: ['H2'],
  } as const;
  const keptNarrow = (kept: Partial<NewEvent>) =>
    journal.append({
      stream: 'example/1',
      expectedVersion: 0,
      events: [
        {
          type: 'Noted',
          shape: 1,
          happenedAt: toUtc(now),
          marking: 'official',
          purpose: 'oversight',
          label: { owner: 'agency-a', jurisdiction: ['oversight'] },
          cause: null,
          body: { by: 'example-3' },
          ...kept,
        },
      ],
      idempotencyKey: 'kept-narrow',
      requestHash: '',
      actor: 'example-3' as ActorId,
      desk: null,
      answer: {},
    });

  test('of a record kept narrower is kept as narrow, and so is the answer to it', async () => {
    await keptNarrow({ label });
    const proposal = await propose();
    await approve(person('example-2'), proposal);
    const waited = journal.events.filter(({ stream }) => stream === `proposal/${proposal}`);
    expect(waited.map(({ type }) => type)).toEqual(['ActProposed', 'ActApproved']);
    for (const one of waited) expect(one.label).toEqual(label);
  });

  test('bears the higher marking of the two, also where the act is the offices’ own', async () => {
    await keptNarrow({ marking: 'official_sensitive', label: { ...label, namedList: [] } });
    const proposal = await propose();
    const refusing = { proposal, reason: 'not_necessary' } as const;
    await createProposals(parts()).refuse(person('example-2'), refusing, 'key-refuse');
    expect(journal.events.slice(1).map(({ type, marking }) => [type, marking])).toEqual([
      ['ActProposed', 'official_sensitive'],
      ['ActRefused', 'official_sensitive'],
    ]);
  });
});

describe('an author who no longer holds the right', () => {
  /** The register: what the author holds at a moment. */
  const held = (roles: readonly string[]) => ({
    ...parts(),
    authors: { holds: (staff: string) => (staff === 'example-1' ? roles : ['keeper']) },
  });

  test('is none of the two: the act is not approved, and can be refused or withdrawn', async () => {
    const proposal = await propose();
    const moved = createProposals(held(['overseer']));
    const told = await moved.approve(person('example-2'), proposal, 'key-approve');
    expect(told.answer).toEqual(no('author_without_right'));
    expect(told.texts['author_without_right']?.fr).toContain('n’exerce plus');
    expect(types()).toEqual(['ActProposed']);
    // Whoever may not answer is told that, and nothing of the author.
    const overseer = person('example-4', { roles: ['overseer'] });
    expect((await moved.approve(overseer, proposal, 'key-other')).answer).toEqual(
      no('not_permitted', { missing: 'role' }),
    );
    const refused = await moved.refuse(person('example-2'), { proposal, reason: 'other' }, 'key-refuse');
    expect(refused.answer.ok).toBe(true);
    const second = await propose('key-second');
    expect((await moved.withdraw(person('example-1'), second, 'key-withdraw')).answer.ok).toBe(true);
  });

  test('counts again once they hold it', async () => {
    const proposal = await propose();
    const gone = createProposals(held([]));
    expect((await gone.approve(person('example-2'), proposal, 'key-1')).answer.ok).toBe(false);
    const back = createProposals(held(['keeper']));
    expect((await back.approve(person('example-2'), proposal, 'key-1')).answer.ok).toBe(true);
    expect(types()).toContain('Granted');
  });
});

describe('what cannot be undone', () => {
  const subject = `s-${'0a'.repeat(16)}`;
  const step = { name: 'order', text: 'select', values: [subject] };
  /** The desk asked as for an erasure; `asked`: what it then asks of the vault. */
  const erasing = () => {
    const asked: string[] = [];
    const vault = new Proxy({} as Vault, {
      get: (_, name) => () => {
        asked.push(String(name));
        return [step];
      },
    });
    const streams = { subject: sampleStream, search: sampleStream, vaultKey: sampleStream };
    const vaultKeyOf = () => ({ since: null, isOrdered: false });
    const records = { ...streams, vaultKeyOf, consequencesOf: () => [], isHeld: () => false };
    const desk = createVaultDesk({ ...parts(), vault, records, ids: () => 'id' });
    const events = [{ type: 'ErasureOrdered', at: toUtc(now), subject }];
    return {
      asked,
      vault: { accompany: ({ who }: Pick<AboutToBeWritten, 'who'>) => desk.accompany({ who, events }) },
    };
  };

  test('what the vault does of an erasure goes with the approval, or not at all', async () => {
    const proposal = await propose();
    const { asked, vault } = erasing();
    const proposals = createProposals({ ...parts(), vault });
    expect((await proposals.approve(person('example-2'), proposal, 'key-approve')).answer.ok).toBe(true);
    expect([asked, journal.besides]).toEqual([['orderErasureSteps'], [step]]);
  });

  test('an approval that comes after the withdrawal is refused, and neither the book nor the vault holds anything of it', async () => {
    const proposal = await propose();
    const { asked, vault } = erasing();
    between = async () =>
      void (await createProposals(parts()).withdraw(person('example-1'), proposal, 'key-withdraw'));
    const proposals = createProposals({ ...parts(), vault });
    const { answer } = await proposals.approve(person('example-2'), proposal, 'key-late');
    expect(answer).toEqual(no('already_decided', { outcome: 'withdrawn' }));
    expect(types()).toEqual(['ActProposed', 'ProposalWithdrawn']);
    // Steps were made ready, as for any attempt; none was run, and nothing else was asked of the vault.
    expect([asked, journal.besides]).toEqual([['orderErasureSteps'], []]);
  });
});

describe('who may not', () => {
  test('the author approves or refuses; only the author withdraws', async () => {
    const proposal = await propose();
    const proposals = createProposals(parts());
    expect(await approve(person('example-1'), proposal)).toEqual(no('author_never_approves'));
    const own = await proposals.refuse(person('example-1'), { proposal, reason: 'other' }, 'key-own-refuse');
    expect(own.answer).toEqual(no('author_never_refuses'));
    const other = await proposals.withdraw(person('example-2'), proposal, 'key-withdraw');
    expect(other.answer).toEqual(no('only_author_withdraws'));
    expect((await proposals.withdraw(person('example-1'), proposal, 'key-withdraw')).answer.ok).toBe(true);
    expect(types()).toEqual(['ActProposed', 'ProposalWithdrawn']);
  });

  test('whoever has not proved who they are within five minutes', async () => {
    const proposal = await propose();
    now = addSeconds(now, 300);
    const proven = person('example-2', { provenAt: start });
    now = addSeconds(now, 1);
    for (const who of [
      proven,
      person('example-2', { provenAt: null }),
      person('example-2', { kind: 'device' }),
    ])
      expect(await approve(who, proposal)).toEqual(no('not_proven'));
    now = addSeconds(now, -1);
    expect((await approve(proven, proposal)).ok).toBe(true);
  });

  test('whoever may not do the act itself: seen or not, and the unseen is as if there were none', async () => {
    const proposal = await propose();
    const overseer = person('example-4', { roles: ['overseer'] });
    const stranger = person('example-5', { roles: ['stranger'] });
    expect(await approve(overseer, proposal)).toEqual(no('not_permitted', { missing: 'role' }));
    expect(await approve(stranger, proposal)).toEqual(no('not_found'));
    expect(await approve(person('example-2'), `p-${'f'.repeat(32)}`)).toEqual(no('not_found'));
    const { answer } = await createProposals(parts()).withdraw(stranger, proposal, 'key-withdraw');
    expect(answer).toEqual(no('not_found'));
    expect(await approve(person('example-6', { roles: [] }), proposal)).toEqual(no('not_found'));
  });

  test('anybody, once 72 hours have gone', async () => {
    const proposal = await propose();
    now = addSeconds(now, 72 * 3_600 + 1);
    expect(await approve(person('example-2'), proposal)).toEqual(no('proposal_lapsed'));
  });
});

describe('a grave act', () => {
  test('asks for a proof within five minutes, of people only', async () => {
    const late = person('example-1', { provenAt: addSeconds(now, -301) });
    expect(await give(late, 'Grave')).toEqual(no('not_proven'));
    expect(await give(person('example-1', { provenAt: null }), 'Grave')).toEqual(no('not_proven'));
    expect(await give(person('example-1', { kind: 'device' }), 'Grave')).toEqual(no('not_proven'));
    expect((await give(person('example-1', { provenAt: addSeconds(now, -300) }), 'Grave')).ok).toBe(true);
    expect((await give(late, 'Note', 'key-note')).ok).toBe(true);
  });
});
