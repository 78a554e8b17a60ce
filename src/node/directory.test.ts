import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandle } from '../app/handle.ts';
import { domainEvent } from '../app/new-event.ts';
import { createProposals } from '../app/proposals.ts';
import type { ReadRows } from '../app/project.ts';
import type { Asked } from '../app/route.ts';
import { sampleWho } from '../app/sample-who.ts';
import { rightsOf, type Who } from '../app/who.ts';
import { createVaultDesk } from '../app/vault/desk.ts';
import { createJournal, openStore, type Store } from '../journal/index.ts';
import type { Journal } from '../journal/port.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import { readerFor } from '../journal/readers.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import { createVault, type Vault } from '../journal/vault.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { vaultRecords } from '../oversight/records/index.ts';
import { emptyBook } from '../oversight/staff/book.ts';
import { staffProjection } from '../oversight/staff/projections.ts';
import { staffQueries } from '../oversight/staff/queries.ts';
import { postKinds, roles } from '../oversight/staff/roles.ts';
import { staff } from '../oversight/staff/index.ts';
import type {
  AgencyView,
  DeskView,
  MyDeskView,
  PersonView,
  PostView,
  ShiftView,
} from '../oversight/staff/wire.ts';
import { demonstrationBodies } from './demonstration/staff-bodies.ts';
import { demonstrationCommands } from './demonstration/staff-commands.ts';
import { inventedPeople, inventedSubject } from './demonstration/staff-people.ts';
import { createDirectory, type StaffDirectory } from './directory.ts';
import { keyFolder } from './given-vault.ts';
import { openAccess } from './policies.ts';
import { readerOf } from './projections.ts';

const start = instant(Date.UTC(2026, 0, 10, 8));
const day = 86_400;

describe.each(testServers)('the directory on $name', (kind) => {
  const { missing } = kind;
  if (missing !== null) {
    test.skip(`skipped: ${missing}`, () => {});
    return;
  }
  let server: TestServer;
  let store: Store;
  let journal: Journal;
  let projector: Projector;
  let directory: StaffDirectory;
  let read: ReadRows;
  let now: Instant = start;
  const access = openAccess('uk');
  let vault: Vault;
  const keys = keyFolder();
  const parts = () => {
    const shared = { journal, access, clock: () => now, agency: 'uk-hmcg' };
    const desk = createVaultDesk({ ...shared, vault, ids: randomUUID, records: vaultRecords });
    return { ...shared, contexts: [staff], vault: desk, requestHashKey: new Uint8Array(32) };
  };

  beforeAll(async () => {
    server = await kind.start();
    store = await openStore({ url: await server.freshUrl() });
    journal = await createJournal({ store, origin: 'uk' as NodeId, clock: () => now });
    vault = createVault({ store, keys: openVaultKeyFile(keys.file) });
    projector = startProjector({
      store,
      journal,
      projections: [staffProjection],
      read: (stored) => domainEvent({ upcasters: {} }, stored),
      fault: (_, error) => {
        throw error;
      },
    });
    read = readerOf(store, staffProjection);
    directory = createDirectory({
      read,
      projector,
      devices: (hash) => (hash === 'known' ? sampleWho({ kind: 'device' }) : null),
      fault: (error) => {
        throw error;
      },
    });
    await setUp();
    await caughtUp();
  });
  afterAll(async () => {
    await directory.close();
    await projector.close();
    await journal.close();
    await store.close();
    await server.stop();
    keys.remove();
  });

  async function setUp(): Promise<void> {
    const handle = createHandle(parts());
    const proposals = createProposals(parts());
    const waiting = new Map<string, string>();
    for (const step of demonstrationCommands(start, 'uk')) {
      const answer =
        step.kind === 'command'
          ? await handle(step.who, step.request)
          : (await proposals.approve(step.who, waiting.get(step.proposalOf) ?? '', step.idempotencyKey))
              .answer;
      if (!answer.ok) throw new Error(`${JSON.stringify(step)}: ${answer.refusal.code}`);
      if (step.kind === 'command') waiting.set(step.request.idempotencyKey, answer.proposal ?? '');
    }
  }

  async function caughtUp(): Promise<void> {
    expect(await projector.reached(staffProjection.name, await journal.head(), 10_000)).toBe(true);
    await directory.refresh();
  }

  const officer = () => directory.staff('demo-uk-staff-1', now) ?? sampleWho();
  const give = async (command: string, fields: object) => {
    const idempotencyKey = `key-of-${command}-${String(await journal.head())}`;
    const answer = await createHandle(parts())(officer(), {
      context: 'oversight/staff',
      command,
      fields,
      idempotencyKey,
    });
    expect(answer).toMatchObject({ ok: true });
    await caughtUp();
  };
  const ask = async <View>(url: string, query: object = {}, who = officer()): Promise<View> => {
    const readFor = (asker: Who) => readerFor(store)(staffProjection)(rightsOf(asker, instant(Date.now())));
    const queries = staffQueries({ readFor, read, book: () => directory.book(), clock: () => now });
    const route = queries.find((one) => one.url === `/api/oversight/staff/${url}`);
    const reply = await route?.answer({
      who,
      query: route.query === undefined ? query : route.query.parse(query),
    } as Asked);
    if (reply?.kind !== 'json') throw new Error(`no answer: ${JSON.stringify(reply)}`);
    return reply.value as View;
  };

  test('knows everybody of the register, and every role of both states', () => {
    const everybody = directory.all(now);
    expect(new Set(everybody.map(({ actor }) => String(actor)))).toEqual(
      new Set(inventedPeople.flatMap(({ id, service }) => (service === undefined ? [id] : []))),
    );
    for (const state of ['uk', 'fr'])
      expect(new Set(everybody.filter((who) => who.state === state).flatMap((who) => who.roles))).toEqual(
        new Set(roles),
      );
    expect(directory.staff('demo-uk-watch-1', now)).toEqual(
      sampleWho({
        actor: 'demo-uk-watch-1' as ActorId,
        desk: 'uk-watch-1' as never, // ids are branded
        roles: ['watch_officer'],
        agency: 'uk-hmcg',
        remits: ['channel'],
        state: 'uk',
        markings: ['open', 'official'],
        purposes: ['save_life', 'border_control'],
      }),
    );
    expect(directory.device('known', now)?.kind).toBe('device');
  });

  test('names stand in the vault, one for each, and nowhere in the book', async () => {
    for (const { id } of inventedPeople)
      expect(
        (await vault.facts(inventedSubject(id)))?.details.map((one) => one.kind),
        id,
      ).toEqual(['name']);
    const book = JSON.stringify(await journal.readAfter(0, 5_000));
    for (const { name } of inventedPeople) expect(book).not.toContain(name);
  });

  test('nobody is known who left, is to come, or never was', () => {
    for (const id of ['demo-uk-watch-3', 'demo-uk-watch-4', 'nobody'])
      expect(directory.staff(id, now)).toBeNull();
    expect(directory.staff('demo-uk-watch-4', addSeconds(start, 7 * day))?.roles).toEqual(['watch_officer']);
  });

  test('a post ends by its date without anything being read again', () => {
    const end = addSeconds(start, 365 * day);
    expect(directory.staff('demo-uk-gold-1', instant(end - 1))?.roles).toEqual(['gold_commander']);
    expect(directory.staff('demo-uk-gold-1', end)).toBeNull();
  });

  test('a leaving takes effect as soon as it is shown', async () => {
    expect(directory.staff('demo-uk-liaison-1', now)).not.toBeNull();
    await give('LeaveStaff', { staff: 'demo-uk-liaison-1', leavesAt: toUtc(now), reason: 'resigned' });
    expect(directory.staff('demo-uk-liaison-1', now)).toBeNull();
  });

  test('a retired desk gives nothing; put again it does', async () => {
    const [observers] = (await ask<DeskView[]>('desks')).filter(({ id }) => id === 'uk-observer-1');
    await give('RetireDesk', { row: 'uk-observer-1', seenVersion: observers?.version ?? null });
    expect(directory.staff('demo-uk-observer-1', now)).toBeNull();
    const { id: row, version: _, ...fields } = observers ?? { id: '' };
    await give('PutDesk', { row, fields, seenVersion: null });
    expect(directory.staff('demo-uk-observer-1', now)?.roles).toEqual(['observer']);
  });

  test('agencies come with their dates', async () => {
    const agencies = await ask<AgencyView[]>('agencies');
    expect(agencies.length).toBe(demonstrationBodies.length);
    expect(agencies.find(({ id }) => id === 'fr-dcpaf')).toMatchObject({
      acronym: { en: 'DCPAF', fr: 'DCPAF' },
      state: 'fr',
      until: '2023-06-30T22:00:00.000Z',
      version: 1,
    });
  });

  test('people come without a name, page by page', async () => {
    const people = await ask<PersonView[]>('people');
    expect(people.length).toBe(inventedPeople.length);
    expect(JSON.stringify(people)).not.toMatch(/\bExempl[ae]/);
    expect(people.find(({ id }) => id === 'demo-uk-watch-2')).toMatchObject({
      agency: 'uk-hmcg',
      phase: 'in_service',
      version: 3,
      assignments: [
        { id: 'a1', role: 'watch_officer', current: true, standsInFor: null },
        { id: 'a2', role: 'duty_officer', current: true, standsInFor: 'demo-uk-duty-1' },
      ],
    });
    expect(people.find(({ id }) => id === 'demo-uk-watch-3')).toMatchObject({ phase: 'left' });
    const page = await ask<PersonView[]>('people', { limit: '2', after: people[1]?.id });
    expect(page.map(({ id }) => id)).toEqual(people.slice(2, 4).map(({ id }) => id));
  });

  test('posts come with their holders', async () => {
    const posts = await ask<PostView[]>('posts');
    expect(posts.length).toBe(postKinds.length * 2);
    expect(posts.find(({ id }) => id === 'fr-national_contact')).toMatchObject({
      kind: 'national_contact',
      state: 'fr',
      holder: 'demo-fr-contact-1',
      history: [{ holder: 'demo-fr-contact-1' }],
    });
  });

  test('shifts come by their dates, changed and withdrawn ones as they stand', async () => {
    const span = { from: toUtc(start), to: toUtc(addSeconds(start, 7_200)) };
    const shifts = await ask<ShiftView[]>('shifts', span);
    expect(shifts.map(({ staff: who }) => who).toSorted()).toEqual(['demo-fr-watch-1', 'demo-uk-watch-1']);
    const { id: shift, from, until } = shifts.find((one) => one.staff === 'demo-uk-watch-1') ?? { id: '' };
    const own = { staff: 'demo-uk-watch-1', shift };
    await give('PutShift', { ...own, desk: 'uk-duty-1', from, until, seenVersion: 1 });
    const changed = await ask<ShiftView[]>('shifts', span);
    expect(changed.find((one) => one.staff === 'demo-uk-watch-1')).toMatchObject({
      desk: 'uk-duty-1',
      version: 2,
    });
    await give('RetireShift', { ...own, seenVersion: 2 });
    expect((await ask<ShiftView[]>('shifts', span)).length).toBe(1);
    await give('PutShift', { ...own, desk: 'uk-watch-1', from, until, seenVersion: 3 });
    expect(
      (await ask<ShiftView[]>('shifts', span)).find((one) => one.staff === 'demo-uk-watch-1')?.version,
    ).toBe(4);
  });

  test('my desk says what I hold, until when, and when I am next on', async () => {
    const who = directory.staff('demo-uk-watch-2', now) ?? sampleWho();
    expect(await ask<MyDeskView>('desk', {}, who)).toMatchObject({
      staff: 'demo-uk-watch-2',
      desk: 'uk-watch-1',
      roles: ['watch_officer', 'duty_officer'],
      purposes: ['save_life', 'border_control'],
      markings: ['open', 'official'],
      languages: [{ code: 'eng' }, { code: 'urd', interprets: true }],
      nextShift: { staff: 'demo-uk-watch-2', from: toUtc(addSeconds(start, 8 * 3_600)) },
      endsAt: toUtc(addSeconds(start, 5 * day)),
    });
    const gold = directory.staff('demo-uk-gold-1', now) ?? sampleWho();
    expect(await ask<MyDeskView>('desk', {}, gold)).toMatchObject({
      posts: [{ id: 'uk-gold_commander', title: { en: 'Gold commander, United Kingdom' } }],
    });
  });

  describe('each reads only what they may', () => {
    const ids = async (url: string, who: Who) => {
      const query = url === 'shifts' ? { from: toUtc(start), to: toUtc(addSeconds(start, day)) } : {};
      return (await ask<{ readonly id: string }[]>(url, query, who)).map(({ id }) => id);
    };
    const lists = ['agencies', 'desks', 'people', 'posts', 'shifts'];
    test('the officer who keeps it, and those who look into it: all', async () => {
      for (const id of ['demo-uk-staff-1', 'demo-uk-monitor-1', 'demo-uk-data-protection-1'])
        for (const url of lists)
          expect((await ids(url, holderOf(id))).length, `${id} ${url}`).toBeGreaterThan(0);
    });
    test('whoever works for another purpose: nothing, however they came to ask', async () => {
      for (const id of ['demo-uk-watch-1', 'demo-uk-analyst-1', 'demo-uk-safeguarding-1'])
        for (const url of lists) expect(await ids(url, holderOf(id)), `${id} ${url}`).toEqual([]);
    });
    test('an officer of another agency of this state: bodies, desks and posts where theirs has a remit, no person', async () => {
      const other = { ...holderOf('demo-uk-staff-1'), agency: 'uk-border-force', remits: ['channel'] };
      expect((await ids('agencies', other)).length).toBe(demonstrationBodies.length);
      expect((await ids('posts', other)).length).toBeGreaterThan(0);
      for (const url of ['people', 'shifts']) expect(await ids(url, other)).toEqual([]);
    });
    test('the other state’s monitor: no person of this node, and no post but the monitors’', async () => {
      const other = holderOf('demo-fr-monitor-1');
      expect((await ids('agencies', other)).length).toBe(demonstrationBodies.length);
      for (const url of ['people', 'shifts']) expect(await ids(url, other)).toEqual([]);
      // The monitors of both states answer for each other's appointment: each sees who holds these two.
      const posts = ['fr-independent_monitor', 'uk-independent_monitor'];
      expect((await ids('posts', other)).toSorted()).toEqual(posts);
      expect(await ids('posts', holderOf('demo-fr-data-protection-1'))).toEqual(posts);
    });
    const holderOf = (id: string): Who => {
      const who = directory.staff(id, now);
      if (who === null) throw new Error(`${id} holds nothing`);
      return who;
    };
  });

  test('a span upside down or too long is refused', async () => {
    const from = toUtc(start);
    for (const to of [toUtc(addSeconds(start, -1)), toUtc(addSeconds(start, 63 * day))])
      await expect(ask('shifts', { from, to })).rejects.toThrow('invalid');
  });

  test('rebuilt from the book it is the same register', async () => {
    const before = directory.book();
    const again = createDirectory({
      read,
      projector: { onAdvanced: () => () => {} },
      devices: () => null,
      fault: () => {},
    });
    expect(again.book()).toBe(emptyBook);
    expect(again.staff('demo-uk-watch-1', now)).toBeNull();
    await again.refresh();
    expect(again.book()).toEqual(before);
    await again.close();
  });
});
