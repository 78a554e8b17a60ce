import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHandle, type Handle } from '../app/handle.ts';
import type { PolicyHolder } from '../app/policy-holder.ts';
import { createProposals } from '../app/proposals.ts';
import type { Asked, Route } from '../app/route.ts';
import { sampleVault } from '../app/sample-four-eyes.ts';
import { sampleWho } from '../app/sample-who.ts';
import { rightsOf, type Who } from '../app/who.ts';
import { createJournal } from '../journal/journal.ts';
import { createKeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { openStore } from '../journal/store.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { contextsWith, projections } from './contexts.ts';
import { holderOf, openOversight, type OversightRouteParts, oversightRoutes } from './oversight.ts';
import { openPolicyJudge } from './policies.ts';
import { openProjector } from './projections.ts';

// The rooms of oversight as the node wires them, with the real policies, on one book that two processes share.

const judge = openPolicyJudge('uk');
const start = instant(Date.UTC(2026, 0, 10, 2));
let now: Instant;
let keys = 0;
const key = (): string => `key-of-test-${(keys += 1)}`;

const who = (actor: string, role: string, but: Partial<Who> = {}): Who =>
  sampleWho({
    actor: actor as ActorId,
    roles: [role],
    remits: ['channel', 'oversight'],
    provenAt: now,
    ...but,
  });
/** An officer of the watch; a test that breaks glass has one of its own. */
const watch = (name = 'example-watch') =>
  who(name, 'watch_officer', { purposes: ['save_life', 'border_control'] });
const overseer = (actor: string, role: string) => who(actor, role, { purposes: ['oversight'] });
const monitor = () => overseer('example-monitor', 'independent_monitor');

async function openProcess(url: string) {
  const said: string[] = [];
  const clock = () => now;
  const store = await openStore({ url });
  const journal = await createJournal({ store, origin: 'uk' as NodeId, clock });
  const projector: Projector = openProjector({ store, journal, say: (line) => said.push(line) });
  const holder = holderOf(judge);
  const config = { state: 'uk', agency: 'agency-a' } as const;
  const values = createKeptValues(store);
  const say = (line: string) => void said.push(line);
  const oversight = await openOversight({
    store,
    journal,
    projector,
    values,
    clock,
    say,
    judge,
    holder,
    config,
  });
  const deciding = {
    journal,
    access: holder.access,
    clock,
    contexts: contextsWith(judge.open),
    agency: 'agency-a',
    vault: sampleVault,
    requestHashKey: Buffer.alloc(32, 1),
  };
  const handle: Handle = oversight.heeding(createHandle(deciding));
  const proposals = createProposals(deciding);
  const routes = routesOf({ oversight, proposals, holder, store, clock, contexts: deciding.contexts });
  return {
    journal,
    oversight,
    holder,
    handle,
    proposals,
    said,
    ask: (asker: Who, url: string) => ask(routes, asker, url),
    caughtUp: async () => {
      const head = await journal.head();
      await Promise.all(projections.map(({ name }) => projector.reached(name, head, 10_000)));
    },
    async close() {
      await oversight.close();
      await projector.close();
      await journal.close();
      await store.close();
    },
  };
}

type OwnParts = Pick<
  OversightRouteParts,
  'oversight' | 'proposals' | 'holder' | 'store' | 'clock' | 'contexts'
> & { readonly holder: PolicyHolder };

/** What the register says that the author of what waits still holds. */
let authorHolds: readonly string[] = ['administrator'];

/** The routes with invented figures where another room gives them. */
function routesOf(parts: OwnParts): readonly Route[] {
  const read = readerFor(parts.store);
  return oversightRoutes({
    ...parts,
    access: parts.holder.access,
    readFor: (projection) => (reader) => read(projection)(rightsOf(reader, instant(Date.now()))),
    journal: { origin: 'uk' as NodeId },
    authors: { holds: () => authorHolds },
    seal: { seal: String, open: Number },
    telemetry: { refusals: async () => [{ source: 'http', reason: 'not_permitted', count: 3 }] },
    checkpoints: { newest: () => ({ position: 1, at: start }) },
  });
}

async function ask(routes: readonly Route[], asker: Who, url: string): Promise<unknown> {
  const route = routes.find((one) => one.url === url);
  const reply = await route?.answer({ who: asker, query: {} } as unknown as Asked);
  if (reply?.kind !== 'json') throw new Error(`no answer from ${url}`);
  return reply.value;
}

type Process = Awaited<ReturnType<typeof openProcess>>;

/** Waits for what a flow or another process does by itself; between two looks the processor is theirs. */
const until = (is: () => Promise<boolean> | boolean): Promise<void> =>
  expect.poll(is, { timeout: 25_000, interval: 20 }).toBe(true);

const kind = testServers[0];
if (kind === undefined) throw new Error('no server');

describe('the rooms of oversight', () => {
  let server: TestServer;
  let one: Process;
  let two: Process;
  const open: Process[] = [];
  const opened = async (url: string): Promise<Process> => {
    const process = await openProcess(url);
    open.push(process);
    return process;
  };
  beforeAll(async () => {
    now = start;
    server = await kind.start();
    const url = await server.freshUrl();
    one = await opened(url);
    two = await opened(url);
  });
  afterAll(async () => {
    for (const process of open.toReversed()) await process.close();
    await server.stop();
  });
  // One book for all tests but that of another text: by the next of them whatever glass was broken has mended.
  beforeEach(() => {
    now = addSeconds(now, 7_200);
  });

  const broken = { reason: 'people_in_water', reference: 'FR-007', minutes: 10 };
  const breakGlass = (process: Process, asker = watch()) =>
    process.handle(asker, {
      context: 'operations/emergency',
      command: 'BreakGlass',
      fields: broken,
      idempotencyKey: key(),
    });
  const giveTo = (process: Process) => (asker: Who, context: string, command: string, fields: object) =>
    process.handle(asker, { context, command, fields, idempotencyKey: key() });
  const give = (...given: Parameters<ReturnType<typeof giveTo>>) => giveTo(one)(...given);

  /** No test leaves to the next what a flow has still to write. */
  const reviewOpened = (glass: string) =>
    until(async () => (await one.journal.readStream(`review/${glass}`)).length > 0);

  test('broken glass holds at once on the process that wrote it, soon on the other, and ends', async () => {
    expect((await breakGlass(one)).ok).toBe(true);
    const end = addSeconds(now, 600);
    expect(one.oversight.glass.until('example-watch', now)).toBe(end);
    await until(() => two.oversight.glass.until('example-watch', now) === end);
    expect(one.oversight.glass.until('example-other', now)).toBeNull();
    const mended = await give(watch(), 'operations/emergency', 'MendGlass', { id: 'example-watch.g1' });
    expect(mended.ok).toBe(true);
    expect(one.oversight.glass.until('example-watch', now)).toBeNull();
    await reviewOpened('example-watch.g1');
  });

  test('each breaking opens its review once, whichever process comes first, and the third waits for it', async () => {
    const hasty = () => watch('example-hasty');
    await breakGlass(one, hasty());
    await breakGlass(two, hasty());
    expect(await breakGlass(one, hasty())).toMatchObject({ ok: false, refusal: { code: 'review_first' } });
    await until(async () => (await one.journal.readStream('review/example-hasty.g2')).length === 1);
    await until(async () => (await one.journal.readStream('review/example-hasty.g1')).length === 1);
    const [broke] = await one.journal.readStream('glass/example-hasty');
    expect(await one.journal.readStream('review/example-hasty.g1')).toMatchObject([
      {
        type: 'ReviewOpened',
        purpose: 'oversight',
        actor: 'flow.emergency-to-monitor',
        cause: broke?.position,
      },
    ]);
    now = addSeconds(now, 3_600);
    const reviewing = { id: 'example-hasty.g1', finding: 'justified' };
    const reviewed = await give(monitor(), 'oversight/monitor', 'ReviewBreakGlass', reviewing);
    expect(reviewed.ok).toBe(true);
    await until(async () =>
      (await one.journal.readStream('glass/example-hasty')).some(({ type }) => type === 'GlassReviewNoted'),
    );
    expect((await breakGlass(one, hasty())).ok).toBe(true);
    await reviewOpened('example-hasty.g3');
  });

  test('the monitor sees emergency accesses and their reviews; the watch sees none of it', async () => {
    const seen = () => watch('example-seen');
    const overview = () => one.ask(monitor(), '/api/oversight/monitor/overview');
    await one.caughtUp();
    const { reviewsDue } = (await overview()) as { readonly reviewsDue: number };
    await breakGlass(one, seen());
    await until(async () => (await one.journal.readStream('review/example-seen.g1')).length === 1);
    await one.caughtUp();
    const rows = (await one.ask(monitor(), '/api/oversight/monitor/break-glass')) as readonly {
      readonly by: string;
    }[];
    expect(rows.filter(({ by }) => by === 'example-seen')).toEqual([
      {
        id: 'example-seen.g1',
        by: 'example-seen',
        desk: null,
        reason: 'people_in_water',
        reference: 'FR-007',
        from: toUtc(now),
        until: toUtc(addSeconds(now, 600)),
        opened: 0,
        review: { due: toUtc(addSeconds(now, 3 * 86_400)), reviewedBy: null, finding: null },
      },
    ]);
    // The second lock: even past the door, a person of another purpose reads no row.
    expect(await one.ask(seen(), '/api/oversight/monitor/break-glass')).toEqual([]);
    // What lasts still is not due for review: only what other tests left is.
    expect(await overview()).toMatchObject({
      breakGlassOpen: 1,
      reviewsDue,
      approvalsWaiting: 0,
      refusals: [{ code: 'not_permitted', count: 3 }],
      policyHash: judge.installed.hash,
    });
    // The other state's monitor counts nothing here that was not released to it.
    const foreign = { ...monitor(), state: 'fr' } as const;
    expect(await one.ask(foreign, '/api/oversight/monitor/overview')).toMatchObject({
      breakGlassOpen: 0,
      approvalsWaiting: 0,
      refusals: [],
      checkpoint: null,
    });
  });

  const files = [
    ...judge.installed.files,
    {
      name: 'uk/added.cedar',
      text: '@id("added") @right("role") @why_en("invented") @why_fr("fictif") forbid (principal is Staff in Role::"observer", action, resource);',
    },
  ];
  const adopt = { files, base: judge.installed.hash };

  test('a text that two persons adopt holds on every process, and after a restart', async () => {
    const url = await server.freshUrl();
    const [first, other] = [await opened(url), await opened(url)];
    const observes = (process: Process) =>
      process.holder.access.allows(['observer'], 'operations/picture/see');
    expect([observes(first), observes(other)]).toEqual([true, true]);
    const admin = overseer('example-admin-1', 'administrator');
    const proposed = await giveTo(first)(admin, 'oversight/policies', 'AdoptPolicies', adopt);
    if (!proposed.ok || proposed.proposal === undefined) throw new Error(JSON.stringify(proposed));
    expect([observes(first), observes(other)]).toEqual([true, true]);

    await first.caughtUp();
    const second = overseer('example-admin-2', 'administrator');
    const waiting = (await first.ask(second, '/api/oversight/approvals/waiting')) as readonly object[];
    expect(waiting).toMatchObject([
      { proposal: proposed.proposal, mine: false, mayApprove: true, missing: null },
    ]);
    expect(await first.ask(admin, '/api/oversight/approvals/waiting')).toMatchObject([
      { mine: true, mayApprove: false, missing: null },
    ]);
    expect(await first.ask(monitor(), '/api/oversight/approvals/waiting')).toMatchObject([
      { mayApprove: false, missing: 'role' },
    ]);
    authorHolds = ['staff_officer'];
    expect(await first.ask(second, '/api/oversight/approvals/waiting')).toMatchObject([
      { mayApprove: false, missing: null, authorLacks: true },
    ]);
    authorHolds = ['administrator'];
    const stranger = overseer('example-staff', 'staff_officer');
    expect(await first.ask(watch(), '/api/oversight/approvals/waiting')).toEqual([]);
    expect((await first.proposals.approve(stranger, proposed.proposal, key())).answer.ok).toBe(false);

    const { answer } = await other.proposals.approve(second, proposed.proposal, key());
    expect(answer.ok).toBe(true);
    await until(() => !observes(first) && !observes(other));
    expect(await first.ask(monitor(), '/api/oversight/policies')).toMatchObject({
      shipped: false,
      position: '4',
    });
    await first.caughtUp();
    expect(await first.ask(admin, '/api/oversight/approvals/decided')).toMatchObject([
      { outcome: 'approved', decidedBy: 'example-admin-2', reason: null },
    ]);

    await breakGlass(first);
    const three = await opened(url);
    expect([observes(three), three.said]).toEqual([false, []]);
    expect(three.oversight.glass.until('example-watch', now)).toBe(addSeconds(now, 600));
  });

  test('a text with a fault or without a wall is refused to its author at once', async () => {
    const admin = overseer('example-admin-1', 'administrator');
    const give2 = (changed: object) =>
      give(admin, 'oversight/policies', 'AdoptPolicies', { ...adopt, ...changed });
    const codes = await Promise.all(
      [
        { files: files.filter(({ name }) => name !== 'joint/walls.cedar') },
        { files: [...files, { name: 'uk/fault.cedar', text: 'permit' }] },
        { files: judge.installed.files },
        { base: '0'.repeat(64) },
      ].map(give2),
    );
    expect(codes.map((answer) => (answer.ok ? 'done' : answer.refusal.code))).toEqual([
      'wall_missing',
      'policies_refused',
      'policies_equal',
      'base_not_in_force',
    ]);
  });

  test('a report of the monitor is written once, and its text is not in the book', async () => {
    const text = 'On the night of the tenth the log shows two openings without a reference.';
    const report = `r-${'a'.repeat(32)}`;
    const write = { report, about: null, text };
    expect((await give(monitor(), 'oversight/monitor', 'WriteReport', write)).ok).toBe(true);
    expect(await give(monitor(), 'oversight/monitor', 'WriteReport', write)).toMatchObject({
      refusal: { code: 'report_exists' },
    });
    await one.caughtUp();
    expect(await one.ask(monitor(), '/api/oversight/monitor/reports')).toMatchObject([
      { report, by: 'example-monitor', subject: `s-${'a'.repeat(32)}`, about: null, title: null },
    ]);
    expect(JSON.stringify(await one.journal.readAfter(0, 100))).not.toContain('two openings');
  });
});
