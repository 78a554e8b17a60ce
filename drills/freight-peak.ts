import { loadavg } from 'node:os';
import { cameraNames } from './freight-day/cameras.ts';
import { drawFreightDay } from './freight-day/day.ts';
import { type FreightDesk, openFreightDesk } from './freight-day/desk.ts';
import { createPeople, type People, together } from './freight-day/people.ts';
import { dayPlaces, type Order, type ReadDelivery } from './freight-day/shape.ts';
import { enterSite, nearby, siteDeliveries } from './freight-day/site-part.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import type { Proof, ProofResult, ProofRun, Size } from './proof.ts';
import { type DrillDay, drawGale } from './site-alarms-day.ts';
import { dayStart } from './site-alarms-site.ts';

interface Shape {
  readonly handhelds: number;
  readonly desks: number;
  readonly minutes: number;
  /** How much faster than the busiest hour of a peak day it goes. */
  readonly times: number;
}

/** Source: issue 6, "Must show". The small size goes fast through a few minutes, on whatever machine: nothing lost, not how fast. */
const sizes: Readonly<Record<Size, Shape>> = {
  small: { handhelds: 12, desks: 4, minutes: 1, times: 12 },
  full: { handhelds: 80, desks: 20, minutes: 60, times: 1 },
};
const p99MillisecondsMax: Readonly<Record<Size, number>> = { small: 10_000, full: 300 };
/** The busiest hour of a peak day; its searches, reads and reports are that hour’s share of the day’s. */
const peak = { passages: 900, searches: 257, plateReads: 1_714, reports: 26 } as const;
/** Messages of a site: ten a second on the mean of a day. Source: PROBLEM, section 3. */
const siteEventsPerSecond = 10;

/**
 * The busiest hour of a peak day at real speed: handhelds and cameras send when their moment has come, whatever the node
 * does, and desks follow what they are told. Counted is from the moment at which each was due: until it was answered, and
 * until it stood on the desks of its place.
 */
export const freightPeak: Proof = {
  name: 'freight-peak',
  async run(given: ProofRun): Promise<ProofResult> {
    const env = {
      STRAIT_AGENCY: 'uk-hmcg',
      STRAIT_TRUSTED_FRONTS: '127.0.0.1',
      STRAIT_REQUESTS_PER_MINUTE_MAX: '1000000',
      STRAIT_SIGN_INS_PER_MINUTE_MAX: '1000',
    };
    const node = await startNodeUnderTest({ env });
    const people = createPeople(node.address, 64);
    const desks: FreightDesk[] = [];
    try {
      return await prove({ given, node, people, desks, shape: shapeOf(given) });
    } finally {
      for (const desk of desks) desk.close();
      people.close();
      await node.clear();
    }
  },
};

function shapeOf({ size, minutes }: ProofRun): Shape {
  return { ...sizes[size], ...(minutes === undefined ? {} : { minutes }) };
}

interface Stage {
  readonly given: ProofRun;
  readonly node: NodeUnderTest;
  readonly people: People;
  readonly desks: FreightDesk[];
  readonly shape: Shape;
}

/** One thing sent: how long until its answer, and what desks must then show. */
interface Sent {
  readonly kind: string;
  readonly dueAt: number;
  readonly answeredAt: number;
  readonly refused: string | null;
  /** What stands on the desks then; null: nothing does. */
  readonly shows: string | null;
}
type Answer = Omit<Sent, 'dueAt' | 'answeredAt'>;

async function prove(stage: Stage): Promise<ProofResult> {
  const { given, node, people, desks, shape } = stage;
  given.progress('handhelds and desks come in');
  const site = nearby(drawGale(given.seed));
  await enterSite(people, site);
  const names = Array.from({ length: shape.handhelds }, (_, number) => `handheld-${number}`);
  const handhelds = new Map(
    await together(names, 4, async (name) => [name, await people.enrolHandheld(`uk-${name}`)] as const),
  );
  const cameraKey = await people.enrol('uk-plate-cameras', 'plate_device', cameraNames);
  const siteKey = await people.enrol('uk-site-alarms', 'site_device', ['s-drill']);
  await openDesks(node, desks, shape.desks);
  const load = loadavg()[0] ?? 0;
  const hour = hourOf(given.seed, shape);
  const durationMs = shape.minutes * 60_000;
  const give = createGiver(people, handhelds);
  const sends = [
    ...hour.orders.map((order) => ({ ...order, send: () => give(order) })),
    ...hour.deliveries.map((one) => ({
      ...one,
      send: () =>
        sendFeed(people, { key: cameraKey, path: '/api/feeds/plates', body: one.items, kind: 'plate_reads' }),
    })),
    ...siteMessages(site, durationMs).map((one) => ({
      ...one,
      send: () =>
        sendFeed(people, { key: siteKey, path: '/api/feeds/alarms', body: one.items(), kind: 'site_events' }),
    })),
  ].toSorted((one, other) => one.atMs - other.atMs);
  given.progress(`${sends.length} sendings in ${shape.minutes} min, ${shape.times} times the peak’s rate`);
  const sent = await onSchedule(sends, shape.times, given.progress);
  await waitFor(() => unseen(desks, sent).length === 0, 15_000);
  given.progress('pages are turned');
  const below = await Promise.all(desks.map((desk) => desk.turnPages()));
  return judged(stage, { sent, load, isBelow: (name) => below.some((names) => names.has(name)) });
}

/** Twenty desks: sixteen of freight at the four places, four of the watch of the site. */
async function openDesks(node: NodeUnderTest, desks: FreightDesk[], count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const staff = number % 5 === 4 ? 'watch' : 'freight';
    const cookie = await node.signIn(
      staff === 'watch' ? 'demo-uk-watch-1' : `demo-uk-freight-${1 + (number % 2)}`,
    );
    const { place } = dayPlaces[(number - Math.floor(number / 5)) % dayPlaces.length] ?? dayPlaces[0];
    desks.push(await openFreightDesk({ address: node.address, cookie, staff, place }));
  }
}

/** What is sent in so many minutes of the busiest hour: `atMs` from its beginning. */
function hourOf(seed: number, { handhelds, minutes }: Shape) {
  // The day’s own hours are many; its busiest stands for all, and what a moment of the day is told as is now.
  const share = (count: number): number => Math.max(1, Math.round((count * minutes) / 60));
  const size = {
    passages: share(peak.passages),
    searches: share(peak.searches),
    plateReads: share(peak.plateReads),
    reports: share(peak.reports),
    handhelds,
  };
  const day = drawFreightDay({ seed, size, startMs: dayStart });
  const spread = spreadOver(minutes * 60_000);
  return {
    orders: spread(day.orders.filter(isPlain).flatMap(withQuestion)),
    deliveries: spread(day.deliveries),
  };
}

/** Joining and putting right are a desk’s acts on what the day before brought; the peak is of what comes in. */
function isPlain({ path }: Order): boolean {
  return (
    ['open-passage', 'record-control', 'note-people-met'].some((end) => path.endsWith(end)) ||
    path === 'driver/report'
  );
}

/** A team types the plate and sees what was done before: then it opens its own entry. */
function withQuestion(order: Order): readonly Order[] {
  const { by, path, fields, key } = order;
  if (!path.endsWith('open-passage') || !by.startsWith('handheld')) return [order];
  const { tractorPlate, place, direction } = fields;
  const asked = { tractorPlate, place, direction };
  return [{ ...order, path: 'operations/freight/plate-results', fields: asked, key: `ask-${key}` }, order];
}

function spreadOver(durationMs: number) {
  return <Timed extends Order | ReadDelivery>(all: readonly Timed[]): readonly Timed[] =>
    all.map((one, number) => ({ ...one, atMs: ((number + 0.5) / all.length) * durationMs }));
}

/** Ten messages a second, a second’s together, of the devices that are entered. */
function siteMessages(site: DrillDay, durationMs: number) {
  const [first] = siteDeliveries(site, 600_000);
  const bodies = (first?.items ?? []).filter(({ signal }) => signal === 'disturbance' || signal === 'wind');
  let key = 0;
  return Array.from({ length: Math.floor(durationMs / 1_000) }, (_, second) => ({
    atMs: second * 1_000 + 500,
    items: () =>
      Array.from({ length: siteEventsPerSecond }, (_one, number) => ({
        ...bodies[(second * siteEventsPerSecond + number) % Math.max(1, bodies.length)],
        key: `peak-${(key += 1)}`,
        happenedAt: new Date().toISOString(),
      })),
  }));
}

interface Due {
  readonly atMs: number;
  send(): Promise<Answer>;
}

/** Each at its moment, whatever became of those before it, but never before what the same hand did first. */
async function onSchedule(
  all: readonly Due[],
  times: number,
  progress: (line: string) => void,
): Promise<readonly Sent[]> {
  const start = performance.now();
  const sending: Promise<Sent>[] = [];
  for (const [number, one] of all.entries()) {
    const dueAt = start + one.atMs / times;
    await pause(Math.max(0, dueAt - performance.now()));
    sending.push(one.send().then((told) => ({ ...told, dueAt, answeredAt: performance.now() })));
    if (number % 100 === 0) progress(`${number} of ${all.length} sent`);
  }
  return Promise.all(sending);
}

/** As it happens now: the moments of the drawn day are moved to this one. */
function now(fields: Order['fields']): Order['fields'] {
  const text = new Date(Date.now() - 1_000).toISOString();
  const moved = Object.entries(fields).map(([name, value]) => {
    if (['arrivedAt', 'endedAt', 'metAt', 'seenAt'].includes(name)) return [name, text];
    if (name === 'startedAt') return [name, new Date(Date.now() - 61_000).toISOString()];
    return [name, value];
  });
  return Object.fromEntries(moved) as Order['fields']; // the same names
}

/** Gives orders; a team records nothing of a passage before it has the answer to its opening. */
function createGiver(people: People, handhelds: ReadonlyMap<string, string>) {
  const underWay = new Map<string, Promise<unknown>>();
  return async (order: Order): Promise<Answer> => {
    const { passage: named } = order.fields;
    const passage = typeof named === 'string' ? named : order.key;
    const before = underWay.get(passage) ?? Promise.resolve();
    const told = before.then(() => giveOrder(people, handhelds, order));
    underWay.set(passage, told);
    const { status, body } = await told;
    const kind = order.path.split('/').at(-1) ?? order.path;
    const control = order.fields['control'];
    const isShown = kind === 'open-passage' || kind === 'record-control';
    return {
      kind,
      refused: status === 200 ? null : `${kind}: ${status} ${body.slice(0, 160)}`,
      shows: isShown ? (typeof control === 'string' ? `${passage}/${control}` : passage) : null,
    };
  };
}

function giveOrder(people: People, handhelds: ReadonlyMap<string, string>, { by, path, fields, key }: Order) {
  const call = {
    method: 'POST',
    path: `/api/${path}`,
    body: now(fields),
    headers: { 'idempotency-key': key },
  };
  if (by === 'driver') return people.asDriver(`198.18.${key.charCodeAt(key.length - 1)}.${key.length}`, call);
  const device = handhelds.get(by);
  return device === undefined ? people.asStaff('demo-uk-freight-1', call) : people.asDevice(device, call);
}

async function sendFeed(
  people: People,
  {
    key,
    path,
    body,
    kind,
  }: {
    readonly key: string;
    readonly path: string;
    readonly body: readonly unknown[];
    readonly kind: string;
  },
): Promise<Answer> {
  const items =
    kind === 'plate_reads'
      ? body.map((one) => ({ ...(one as object), readAt: new Date().toISOString() }))
      : body;
  const { status, body: said } = await people.asDevice(key, { method: 'POST', path, body: items });
  const isTaken = status === 200 || status === 207;
  return { kind, refused: isTaken ? null : `${kind}: ${status} ${said.slice(0, 160)}`, shows: null };
}

/** What no desk has had on its first page. */
function unseen(desks: readonly FreightDesk[], sent: readonly Sent[]): readonly string[] {
  return sent.flatMap(({ shows }) =>
    shows !== null && !desks.some(({ seen }) => seen.has(shows)) ? [shows] : [],
  );
}

interface Held {
  readonly sent: readonly Sent[];
  readonly load: number;
  /** Whether it stands on a later page of a desk: a control of a passage that newer ones have pushed down the list. */
  readonly isBelow: (name: string) => boolean;
}

function judged({ given, desks, shape }: Stage, { sent, load, isBelow }: Held): ProofResult {
  const refused = sent.flatMap(({ refused: no }) => (no === null ? [] : [no]));
  const byKind = [...Map.groupBy(sent, ({ kind }) => kind)].map(
    ([kind, held]) => [kind, held.map(({ dueAt, answeredAt }) => answeredAt - dueAt)] as const,
  );
  const shown = sent.flatMap(({ shows, dueAt }) =>
    shows === null
      ? []
      : desks.flatMap(({ seen }) => {
          const at = seen.get(shows);
          return at === undefined ? [] : [at - dueAt];
        }),
  );
  const looks = desks.flatMap(({ asked }) => asked);
  const faults = desks.flatMap((desk) => desk.refused);
  for (const one of [...refused, ...faults].slice(0, 10)) process.stderr.write(`freight-peak: ${one}\n`);
  const notFirst = unseen(desks, sent);
  const lost = notFirst.filter((name) => !isBelow(name)).length;
  const p99s = [...byKind.map(([, held]) => share(held, 0.99)), share(shown, 0.99), share(looks, 0.99)];
  return {
    pass: refused.length + faults.length + lost === 0 && Math.max(...p99s) <= p99MillisecondsMax[given.size],
    figures: {
      handhelds: shape.handhelds,
      desks: desks.length,
      minutes: shape.minutes,
      times: shape.times,
      sent: sent.length,
      refused: refused.length,
      deskFaults: faults.length,
      onLaterPage: notFirst.length - lost,
      onNoDesk: lost,
      ...Object.fromEntries(
        byKind.flatMap(([kind, held]) => [
          [`${kind}P50Ms`, share(held, 0.5)],
          [`${kind}P99Ms`, share(held, 0.99)],
        ]),
      ),
      onDesksP50Ms: share(shown, 0.5),
      onDesksP99Ms: share(shown, 0.99),
      deskAsksP99Ms: share(looks, 0.99),
      p99MsMax: p99MillisecondsMax[given.size],
      loadBefore: Math.round(load * 10) / 10,
    },
  };
}

/** The value below which this share lies, whole milliseconds; 0 of nothing. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0);
}

async function waitFor(holds: () => boolean, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!holds() && performance.now() < until) await pause(50);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
