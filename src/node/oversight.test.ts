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
import { addSeconds, type Instant, instant } from '../kernel/time.ts';
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
const watch = () => who('example-watch', 'watch_officer', { purposes: ['save_life', 'border_control'] });
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

/** Waits for what a flow or another process does by itself; the test's own time limit ends it. */
async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await is())) await new Promise((next) => setImmediate(next));
}

const kind = testServers[0];
if (kind === undefined) throw new Error('no server');

describe('the rooms of oversight', () => {
  let server: TestServer;
  let url: string;
  let one: Process;
  let two: Process;
  beforeAll(async () => {
    server = await kind.start();
  });
  afterAll(async () => server.stop());
  beforeEach(async () => {
    now = start;
    url = await server.freshUrl();
    one = await openProcess(url);
    two = await openProcess(url);
    return async () => {
      await two.close();
      await one.close();
    };
  });

  const broken = { reason: 'people_in_water', reference: 'FR-007', minutes: 10 };
  const breakGlass = (process: Process, asker = watch()) =>
    process.handle(asker, {
      context: 'operations/emergency',
      command: 'BreakGlass',
      fields: broken,
      idempotencyKey: key(),
    });
  const give = (asker: Who, context: string, command: string, fields: object) =>
    one.handle(asker, { context, command, fields, idempotencyKey: key() });

  test('broken glass holds at once on the process that wrote it, soon on the other, and ends', async () => {
    expect((await breakGlass(one)).ok).toBe(true);
    const end = addSeconds(now, 600);
    expect(one.oversight.glass.until('example-watch', now)).toBe(end);
    await until(() => two.oversight.glass.until('example-watch', now) === end);
    expect(one.oversight.glass.until('example-other', now)).toBeNull();
    const mended = await give(watch(), 'operations/emergency', 'MendGlass', { id: 'example-watch.g1' });
    expect(mended.ok).toBe(true);
    expect(one.oversight.glass.until('example-watch', now)).toBeNull();
  });

  test('each breaking opens its review once, whichever process comes first, and the third waits for it', async () => {
    await breakGlass(one);
    await breakGlass(two);
    expect(await breakGlass(one)).toMatchObject({ ok: false, refusal: { code: 'review_first' } });
    await until(async () => (await one.journal.readStream('review/example-watch.g2')).length === 1);
    await until(async () => (await one.journal.readStream('review/example-watch.g1')).length === 1);
    expect(await one.journal.readStream('review/example-watch.g1')).toMatchObject([
      { type: 'ReviewOpened', purpose: 'oversight', actor: 'flow.emergency-to-monitor', cause: 2 },
    ]);
    now = addSeconds(now, 3_600);
    const reviewing = { id: 'example-watch.g1', finding: 'justified' };
    const reviewed = await give(monitor(), 'oversight/monitor', 'ReviewBreakGlass', reviewing);
    expect(reviewed.ok).toBe(true);
    await until(async () =>
      (await one.journal.readStream('glass/example-watch')).some(({ type }) => type === 'GlassReviewNoted'),
    );
    expect((await breakGlass(one)).ok).toBe(true);
  });

  test('the monitor sees emergency accesses and their reviews; the watch sees none of it', async () => {
    await breakGlass(one);
    await until(async () => (await one.journal.readStream('review/example-watch.g1')).length === 1);
    await one.caughtUp();
    const rows = await one.ask(monitor(), '/api/oversight/monitor/break-glass');
    expect(rows).toEqual([
      {
        id: 'example-watch.g1',
        by: 'example-watch',
        desk: null,
        reason: 'people_in_water',
        reference: 'FR-007',
        from: '2026-01-10T02:00:00.000Z',
        until: '2026-01-10T02:10:00.000Z',
        opened: 0,
        review: { due: '2026-01-13T02:00:00.000Z', reviewedBy: null, finding: null },
      },
    ]);
    // The second lock: even past the door, a person of another purpose reads no row.
    expect(await one.ask(watch(), '/api/oversight/monitor/break-glass')).toEqual([]);
    expect(await one.ask(monitor(), '/api/oversight/monitor/overview')).toMatchObject({
      breakGlassOpen: 1,
      reviewsDue: 0,
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
    const observes = (process: Process) =>
      process.holder.access.allows(['observer'], 'operations/picture/see');
    expect([observes(one), observes(two)]).toEqual([true, true]);
    const admin = overseer('example-admin-1', 'administrator');
    const proposed = await give(admin, 'oversight/policies', 'AdoptPolicies', adopt);
    if (!proposed.ok || proposed.proposal === undefined) throw new Error(JSON.stringify(proposed));
    expect([observes(one), observes(two)]).toEqual([true, true]);

    await one.caughtUp();
    const second = overseer('example-admin-2', 'administrator');
    const waiting = (await one.ask(second, '/api/oversight/approvals/waiting')) as readonly object[];
    expect(waiting).toMatchObject([
      { proposal: proposed.proposal, mine: false, mayApprove: true, missing: null },
    ]);
    expect(await one.ask(admin, '/api/oversight/approvals/waiting')).toMatchObject([
      { mine: true, mayApprove: false, missing: null },
    ]);
    expect(await one.ask(monitor(), '/api/oversight/approvals/waiting')).toMatchObject([
      { mayApprove: false, missing: 'role' },
    ]);
    authorHolds = ['staff_officer'];
    expect(await one.ask(second, '/api/oversight/approvals/waiting')).toMatchObject([
      { mayApprove: false, missing: null, authorLacks: true },
    ]);
    authorHolds = ['administrator'];
    const stranger = overseer('example-staff', 'staff_officer');
    expect(await one.ask(watch(), '/api/oversight/approvals/waiting')).toEqual([]);
    expect((await one.proposals.approve(stranger, proposed.proposal, key())).answer.ok).toBe(false);

    const { answer } = await two.proposals.approve(second, proposed.proposal, key());
    expect(answer.ok).toBe(true);
    await until(() => !observes(one) && !observes(two));
    expect(await one.ask(monitor(), '/api/oversight/policies')).toMatchObject({
      shipped: false,
      position: '4',
    });
    await one.caughtUp();
    expect(await one.ask(admin, '/api/oversight/approvals/decided')).toMatchObject([
      { outcome: 'approved', decidedBy: 'example-admin-2', reason: null },
    ]);

    await breakGlass(one);
    const three = await openProcess(url);
    expect([observes(three), three.said]).toEqual([false, []]);
    expect(three.oversight.glass.until('example-watch', now)).toBe(addSeconds(now, 600));
    await three.close();
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
