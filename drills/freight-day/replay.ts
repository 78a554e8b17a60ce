import { connectAsync, type MqttClient } from 'mqtt';
import type { DrivenNode } from './driven-node.ts';
import type { Answered, People } from './people.ts';
import type { Order, ReadDelivery } from './shape.ts';
import { shelve, type SiteDelivery, type SiteTwin } from './site-part.ts';

/** Everything that is sent in a day, and who sends it. The truth is not here. */
export interface ReplayParts {
  readonly node: DrivenNode;
  readonly people: People;
  readonly orders: readonly Order[];
  readonly deliveries: readonly ReadDelivery[];
  readonly site: {
    readonly deliveries: readonly SiteDelivery[];
    readonly shelved: readonly { readonly device: string; readonly from: number; readonly until: number }[];
    readonly twin: SiteTwin;
    readonly key: string;
  };
  /** Keys of handhelds by name. */
  readonly handhelds: ReadonlyMap<string, string>;
  readonly cameraKey: string;
  readonly brokerUrl: string;
  readonly startMs: number;
  readonly endMs: number;
  /** How far apart the node is let look at what is due, beside when a site speaks. */
  readonly stepMs: number;
  readonly progress: (line: string) => void;
}

/** What the node answered, counted. */
export interface Replayed {
  /** Orders that were not answered 200, with why. */
  readonly refused: readonly string[];
  readonly reads: {
    readonly taken: number;
    readonly repeated: number;
    readonly refused: Readonly<Record<string, number>>;
  };
  readonly mqttDeliveries: number;
  readonly siteTaken: number;
  readonly requests: number;
}

/** So far behind the clock may whoever is slowest be. */
const lagMs = 20 * 60_000;
const deskStaff = [
  'demo-uk-freight-1',
  'demo-uk-freight-1',
  'demo-uk-freight-2',
  'demo-uk-freight-2',
] as const;

/** Sends a day through the node’s interfaces, as fast as it takes it, each sender in the order of what they did. */
export async function replayDay(parts: ReplayParts): Promise<Replayed> {
  const tally = createTally();
  const clock = createDayClock(parts.startMs);
  const camera = await connectAsync(parts.brokerUrl, { clientId: 'strait-drill-cameras' });
  try {
    const done = new Map<string, Promise<void>>();
    const lanes = [...Map.groupBy(parts.orders, ({ by }) => by)].map(([, orders]) => orders);
    const cameras = [...Map.groupBy(parts.deliveries, ({ source }) => source)].map(([, held]) => held);
    await Promise.all([
      driveClock(parts, clock, tally),
      ...lanes.map((orders) => runLane({ parts, clock, tally, done, orders })),
      ...cameras.map((held) => runCamera({ parts, clock, tally, camera, held })),
    ]);
  } finally {
    await camera.endAsync(true);
  }
  await parts.node.settle();
  return tally.counts();
}

type DayClock = ReturnType<typeof createDayClock>;
type Tally = ReturnType<typeof createTally>;

/** The day’s time: whoever waits for a moment is told when it has come; whoever moves it waits for the slowest. */
function createDayClock(startMs: number) {
  let nowMs = startMs;
  const waiting = new Set<{ readonly atMs: number; come(): void }>();
  const working = new Map<object, number>();
  let moved: (() => void) | null = null;
  const slowest = (): number => Math.min(...working.values(), Infinity);
  return {
    /** Resolves when it is that late; `who` is then at work on it until they ask again. */
    async until(who: object, atMs: number): Promise<void> {
      working.delete(who);
      moved?.();
      if (atMs > nowMs)
        await new Promise<void>((come) => {
          waiting.add({ atMs, come });
        });
      working.set(who, atMs);
    },
    rest(who: object): void {
      working.delete(who);
      moved?.();
    },
    set(atMs: number): void {
      nowMs = atMs;
      for (const one of waiting) {
        if (one.atMs > atMs) continue;
        waiting.delete(one);
        one.come();
      }
    },
    /** Resolves when nobody is farther behind than may be. */
    async caughtUp(toMs: number): Promise<void> {
      while (slowest() < toMs - lagMs)
        await new Promise<void>((resolve) => {
          moved = resolve;
        });
      moved = null;
    },
  };
}

/** Moves the clock on with the site’s messages, which are judged by when they come. */
async function driveClock(parts: ReplayParts, clock: DayClock, tally: Tally): Promise<void> {
  const { node, people, site, startMs, endMs, stepMs, progress } = parts;
  const shelves = site.shelved.toSorted((one, other) => one.from - other.from);
  let at = 0;
  for (let minute = startMs; minute < endMs; minute += stepMs) {
    for (; shelves[0] !== undefined && shelves[0].from <= minute; shelves.shift()) {
      await shelve(people, shelves[0]);
      await node.settle();
      site.twin.pass(minute);
      site.twin.shelve(shelves[0].device, shelves[0].until);
    }
    for (
      let next = site.deliveries[at];
      next !== undefined && next.atMs <= minute + stepMs;
      next = site.deliveries[(at += 1)]
    ) {
      await node.setClock(next.atMs);
      clock.set(next.atMs);
      const body = next.items;
      const told = await people.asDevice(site.key, { method: 'POST', path: '/api/feeds/alarms', body });
      tally.site(told, body.length);
      site.twin.take(next);
    }
    const now = minute + stepMs;
    await node.setClock(now);
    clock.set(now);
    await node.look();
    site.twin.pass(now);
    await clock.caughtUp(now);
    if ((now - startMs) % 600_000 === 0)
      progress(
        `${new Date(now).toISOString().slice(11, 16)}, ${tally.requests()} requests, ${tally.refusals()} refused`,
      );
  }
}

interface Lane {
  readonly parts: ReplayParts;
  readonly clock: DayClock;
  readonly tally: Tally;
  readonly done: Map<string, Promise<void>>;
  readonly orders: readonly Order[];
}

/** One sender: a handheld, a desk, or the drivers; never two things at once. */
async function runLane({ parts, clock, tally, done, orders }: Lane): Promise<void> {
  const who = {};
  const ended = new Map<string, () => void>();
  for (const { key } of orders) done.set(key, new Promise<void>((resolve) => ended.set(key, resolve)));
  await Promise.resolve(); // every lane has named its orders before one waits for another's
  for (const [number, order] of orders.entries()) {
    await clock.until(who, order.atMs);
    if (order.after !== undefined) {
      // What another sender does later is waited for at rest: the day must go on until then.
      clock.rest(who);
      for (const before of order.after) await done.get(before);
      await clock.until(who, order.atMs);
    }
    const told = await send(parts, order, number);
    tally.order(order, told);
    ended.get(order.key)?.();
  }
  clock.rest(who);
}

function send({ people, handhelds }: ReplayParts, order: Order, number: number): Promise<Answered> {
  const { by, path, fields, key } = order;
  const call = { method: 'POST', path: `/api/${path}`, body: fields, headers: { 'idempotency-key': key } };
  if (by === 'driver') return people.asDriver(addressOf(number), call);
  const device = handhelds.get(by);
  if (device !== undefined) return people.asDevice(device, call);
  return people.asStaff(deskStaff[Number(by.slice('desk-'.length)) % deskStaff.length] ?? deskStaff[0], call);
}

/** An address of the nets kept for examples. Source: RFC 5737; RFC 2544. */
function addressOf(number: number): string {
  return `198.18.${Math.floor(number / 250) % 250}.${1 + (number % 250)}`;
}

interface Cameras {
  readonly parts: ReplayParts;
  readonly clock: DayClock;
  readonly tally: Tally;
  readonly camera: MqttClient;
  readonly held: readonly ReadDelivery[];
}

async function runCamera({ parts, clock, tally, camera, held }: Cameras): Promise<void> {
  const who = {};
  for (const { atMs, source, over, items } of held) {
    await clock.until(who, atMs);
    if (over === 'mqtt') {
      await camera.publishAsync(`strait/plates/${source}`, JSON.stringify(items), { qos: 1 });
      tally.published();
      continue;
    }
    const call = { method: 'POST', path: '/api/feeds/plates', body: items };
    tally.reads(await parts.people.asDevice(parts.cameraKey, call));
  }
  clock.rest(who);
}

interface Item {
  readonly ok: boolean;
  readonly repeated?: boolean;
  readonly code?: string;
}

function createTally() {
  const refused: string[] = [];
  const reads = { taken: 0, repeated: 0, refused: {} as Record<string, number> };
  let mqttDeliveries = 0;
  let siteTaken = 0;
  let requests = 0;
  const itemsOf = ({ status, body }: Answered, what: string): readonly Item[] => {
    requests += 1;
    if (status === 200 || status === 207)
      return (JSON.parse(body) as { readonly items: readonly Item[] }).items;
    refused.push(`${what}: ${status} ${body.slice(0, 200)}`);
    return [];
  };
  return {
    order({ by, path, key }: Order, { status, body }: Answered): void {
      requests += 1;
      if (status !== 200) refused.push(`${by} ${path} ${key}: ${status} ${body.slice(0, 200)}`);
    },
    reads(told: Answered): void {
      for (const { ok, repeated, code = '' } of itemsOf(told, 'plates')) {
        if (!ok) reads.refused[code] = (reads.refused[code] ?? 0) + 1;
        else if (repeated === true) reads.repeated += 1;
        else reads.taken += 1;
      }
    },
    site(told: Answered, sent: number): void {
      const taken = itemsOf(told, 'alarms').filter(({ ok, repeated }) => ok && repeated !== true).length;
      if (taken < sent) refused.push(`alarms: ${sent - taken} of ${sent} not taken`);
      siteTaken += taken;
    },
    published: () => void (mqttDeliveries += 1),
    requests: () => requests,
    refusals: () => refused.length,
    counts: (): Replayed => ({ refused, reads, mqttDeliveries, siteTaken, requests }),
  };
}
