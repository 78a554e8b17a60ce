import { randomUUID } from 'node:crypto';
import { createHandle, type Handle } from '../app/handle.ts';
import type { Asked, Reply, Route } from '../app/route.ts';
import { rightsOf, type Who } from '../app/who.ts';
import type { Projection } from '../journal/projection.ts';
import { startProjector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { testServers } from '../journal/test-server.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { LinkStanding } from '../kernel/link-standing.ts';
import { instant } from '../kernel/time.ts';
import { records } from '../oversight/records/index.ts';
import { openingProjection, requestProjection, subjectProjection } from '../oversight/records/projections.ts';
import { recordsRoutes } from '../oversight/records/records-routes.ts';
import { dataProtection, type GivenVault, keyFolder, openVault, watch } from './given-vault.ts';

export const projections = [
  openingProjection,
  subjectProjection,
  requestProjection,
] as unknown as readonly Projection[];

export const details = [
  { kind: 'name', text: 'A. <Example>' },
  { kind: 'free_text', text: 'seen at =1+1' },
] as const;

/** Two data protection officers who have just proved who they are, and a monitor. */
export const dpo = dataProtection('uk', { provenAt: instant(Date.UTC(2027, 0, 31, 9, 59)) });
export const second: Who = { ...dpo, actor: 'demo-dpo-2' as ActorId };
export const monitor = dataProtection('uk', {
  roles: ['independent_monitor'],
  actor: 'demo-monitor-1' as ActorId,
});

interface Sent {
  readonly query?: object;
  readonly body?: object;
}

/** For tests: the records with their tables kept up, and their routes asked as the door asks them. */
export interface GivenRecords {
  readonly house: GivenVault;
  readonly url: string;
  readonly keyFile: string;
  /** How its links with other nodes stand. */
  readonly links: LinkStanding[];
  readonly handle: Handle;
  /** Asks a route once every table shows what is written. */
  ask(url: string, who: Who, sent?: Sent): Promise<Reply>;
  /** The value of an answer; throws on a refusal. */
  told<Value>(url: string, who: Who, sent?: Sent): Promise<Value>;
  /** The code of a refusal; null where there is none. */
  refusal(url: string, who: Who, body: object): Promise<string | null>;
  /** The watch opens a name. */
  open(subject: string): ReturnType<GivenVault['desk']['open']>;
  /** Builds each table anew beside the old one. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the records of a United Kingdom node on a new database of the built-in server. */
export async function openRecords(): Promise<GivenRecords> {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const keys = keyFolder();
  const url = await server.freshUrl();
  const house = await openVault({ url, keyFile: keys.file, state: 'uk' });
  const { journal, store, desk, access } = house;
  const projector = project(house, projections);
  const reader = readerFor(store);
  const clock = () => house.clock.now;
  const handle = createHandle({ journal, access, clock, contexts: [records], agency: 'agency-node' });
  const readFor = (projection: Parameters<typeof reader>[0]) => (who: Who) =>
    reader(projection)(rightsOf(who, instant(Date.now())));
  const links: LinkStanding[] = [];
  const around = { node: 'uk', links: () => links };
  const routes = recordsRoutes({ readFor, access, clock, desk, journal, handle, ...around });
  const ask: GivenRecords['ask'] = async (url, who, sent = {}) => {
    await reached(house, projector, projections);
    return askRoute(routes, url, { who, ...sent });
  };
  return {
    house,
    url,
    keyFile: keys.file,
    links,
    handle,
    ask,
    async told<Value>(url: string, who: Who, sent?: Sent) {
      const reply = await ask(url, who, sent);
      if (reply.kind !== 'json') throw new Error(JSON.stringify(reply));
      return reply.value as Value;
    },
    async refusal(url, who, body) {
      const reply = await ask(url, who, { body });
      return reply.kind === 'refused' ? reply.refusal.code : null;
    },
    open: (subject) => desk.open(watch('uk'), { ...opening, subjects: [subject] }),
    async rebuild() {
      const next = projections.map((one) => ({ ...one, version: one.version + 1 }));
      const beside = project(house, next);
      await reached(house, beside, next);
      await beside.close();
    },
    async close() {
      await projector.close();
      await house.close();
      await server.stop();
      keys.remove();
    },
  };
}

function askRoute(
  routes: readonly Route[],
  url: string,
  sent: Sent & { readonly who: Who },
): Promise<Reply> | Reply {
  const route = routes.find((one) => one.url === `/api/oversight/records/${url}`);
  if (route === undefined) throw new Error(`no route ${url}`);
  const request = { headers: { 'idempotency-key': `key-${randomUUID()}` } };
  const reply = { type: () => reply };
  const asked = { query: {}, params: {}, body: undefined, ...sent, request, reply };
  return route.answer(asked as unknown as Asked); // these routes ask nothing else of it
}

const opening = { kinds: ['name'], reason: 'rescue', reference: 'R-9', note: null, recipient: null } as const;

type Projector = ReturnType<typeof startProjector>;

function project({ store, journal }: GivenVault, all: readonly Projection[]): Projector {
  return startProjector({
    store,
    journal,
    projections: all,
    read: ({ type, happenedAt, body }) => ({ ...body, type, at: happenedAt }) as DomainEvent,
    fault: (_, error) => {
      throw error;
    },
  });
}

async function reached({ journal }: GivenVault, projector: Projector, all: readonly Projection[]) {
  const head = await journal.head();
  for (const { name } of all)
    if (!(await projector.reached(name, head, 10_000))) throw new Error(`${name} does not catch up`);
}
