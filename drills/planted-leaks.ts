import type { Asked, Route } from '../src/app/route.ts';
import { subjectsNamed } from './planted-words.ts';
import type { Hand, Handed } from '../src/node/wiring.ts';

/** Which fault is switched on in the nodes of a drill; null: none, and they are as they run for real. */
export interface FaultSwitch {
  active: string | null;
}

type Seen = Partial<{ -readonly [Name in keyof Handed]: Handed[Name] }> & {
  answered: number;
  /** Alarms that this node raised. */
  alarms: number;
};
type Spoil = { readonly [Name in keyof Handed]?: (part: Handed[Name]) => Handed[Name] };

/**
 * Takes each part of a node and gives one that does the same until a fault is switched on. Nothing of this is in the
 * program: a node outside the drills has nobody's hand on its parts.
 */
export function spoiling(fault: FaultSwitch): Hand {
  const seen: Seen = { answered: 0, alarms: 0 };
  const spoil = spoils((name) => fault.active === name, seen);
  return (name, part) => {
    // The map has for each name a function of that part; the compiler does not follow it through the name.
    const change = spoil[name] as ((given: typeof part) => typeof part) | undefined;
    const given = change === undefined ? part : change(part);
    (seen as unknown as Record<string, unknown>)[name] = given;
    return given;
  };
}

type Is = (fault: string) => boolean;

function spoils(is: Is, seen: Seen): Spoil {
  return {
    store: (store) => ({
      ...store,
      get readers() {
        const isOff =
          is('a list without row security') ||
          is('both locks off the picture') ||
          is('the board without its locks') ||
          is('the board open to whoever asks');
        return isOff ? 'settings' : store.readers;
      },
    }),
    journal: (journal) => ({
      ...journal,
      append(request) {
        seen.alarms += request.events.filter(isOpenAlarm).length;
        return journal.append(spoiledRequest(is, request));
      },
    }),
    access: (access) => spoiledAccess(is, access),
    seal: (seal) => ({
      seal: (position) =>
        is('places in the open')
          ? String(position)
          : is('places sealed alike')
            ? `p.${Buffer.from(`place ${position}`.padEnd(36)).toString('base64url')}`
            : seal.seal(position),
      open: (text) => seal.open(text),
    }),
    feeds: (feeds) => ({
      ...feeds,
      health() {
        const head = seen.projector?.progress('picture')?.position;
        const { links, ...health } = feeds.health();
        return {
          ...health,
          // A node alone has no line: here it is as one whose peer is told of each alarm, and has not taken it.
          links: links.map((link) => ({ ...link, pending: seen.alarms, missing: seen.alarms })),
          ...(is('health with the head of the book') ? { head } : {}),
          ...(is('alarms in the health message') ? { alarms: seen.alarms } : {}),
        };
      },
    }),
    vault: (room) => spoiledVault(is, room),
    routes: (routes) => routes.map((route) => spoiledRoute(is, seen, route)),
  };
}

type Request = Parameters<Handed['journal']['append']>[0];

/** An alarm as all who see alarms are told of it: what is protected would go to no peer, and stand in no figure of a line. */
function isOpenAlarm({ type, body }: Request['events'][number]): boolean {
  const { condition } = body as { readonly condition?: { readonly isProtected?: boolean } }; // as the room's schema has it
  return type === 'AlarmRaised' && condition?.isProtected !== true;
}

/** What is written, as a careless room would: keys of everybody in one book, or a closing put to the offices. */
function spoiledRequest(is: Is, request: Request): Request {
  if (is('keys shared by all'))
    return { ...request, idempotencyKey: request.idempotencyKey.replace(/^demo-[a-z0-9-]+\//, '') };
  if (!is('a closing that waits in the offices')) return request;
  const events = request.events.map((event) => {
    if (event.type !== 'ActProposed') return event;
    const { jurisdiction: _sea, ...label } = event.label;
    return { ...event, purpose: 'oversight', label } as const;
  });
  return { ...request, events };
}

const ofRescue = /^operations\/(?:rescue|dispatch|watch)\//;

function spoiledAccess(is: Is, access: Handed['access']): Handed['access'] {
  const kept = new Map<string, ReturnType<Handed['access']['decide']>>();
  const isOpenBoard = (action: string): boolean =>
    is('the board open to whoever asks') && /^operations\/(?:rescue|dispatch|watch)\/see$/.test(action);
  return {
    ...access,
    allows: (roles, action) => isOpenBoard(action) || access.allows(roles, action),
    decide(request) {
      if (is('the wall taken out of the decision') && /\/vault\/(?:open|search)$/.test(request.action))
        return { allowed: request.asker.kind === 'staff', why: [] };
      const decided = access.decide(request);
      if (is('the stream names the rescue to all') && ofRescue.test(request.action))
        return { allowed: true, why: [] };
      if (!is('decisions kept without the agency')) {
        kept.clear();
        return decided;
      }
      const key = JSON.stringify([request.asker.roles, request.action, request.record?.purpose]);
      const before = kept.get(key);
      if (before === undefined && decided.allowed) kept.set(key, decided);
      return before ?? decided;
    },
    missing(request) {
      const missing = access.missing(request);
      const isTold =
        is('a refusal that tells hidden from absent') ||
        (is('a boat that is refused in other words than none') && ofRescue.test(request.action));
      return missing === 'nothing_here' && isTold ? 'organisation' : missing;
    },
    reader(asker, action, circumstances) {
      const may = access.reader(asker, action, circumstances);
      if (is('both locks off the picture')) return () => true;
      if (isOpenBoard(action)) return () => true;
      if (is('the board without its locks') && ofRescue.test(action)) return () => true;
      return is('a list of names that never ends') ? (facts) => may({ ...facts, namedList: null }) : may;
    },
    maskFor: (asker, type) =>
      is('a mask forgotten in the stream') ? (row) => row : access.maskFor(asker, type),
  };
}

function spoiledVault(is: Is, room: Handed['vault']): Handed['vault'] {
  const { desk, vault } = room;
  return {
    ...room,
    desk: {
      ...desk,
      async search(who, asked) {
        const found = await desk.search(who, asked);
        if (found.ok || !is('an error that says how many')) return found;
        const hits = await vault.searchBlind({ ...asked, limit: 100 });
        return {
          ok: false,
          refusal: { ...found.refusal, detail: { ...found.refusal.detail, hits: hits.length } },
        };
      },
      async open(who, asked) {
        const opened = await desk.open(who, asked);
        if (!opened.ok || !is('missing leaves out what is there')) return opened;
        const there = new Set((await vault.factsOf(asked.subjects)).map(({ subject }) => subject));
        const missing = opened.value.missing.filter((subject) => !there.has(subject));
        return { ok: true, value: { ...opened.value, missing } };
      },
    },
  };
}

type Addition = (seen: Seen, asked: Asked) => Promise<object>;

const count = (seen: Seen, sql: string): Promise<number> =>
  seen.store?.pool.query<{ n: number }>(sql).then(({ rows }) => rows[0]?.n ?? 0) ?? Promise.resolve(0);

/** What a careless route would tell beside its answer. */
const additions: Readonly<Record<string, Readonly<Record<string, Addition>>>> = {
  '/api/picture/extent': {
    'a count over all rows': async (seen) => ({
      total: await count(seen, 'select count(*)::int as n from strait_projections.picture_detection'),
    }),
  },
  '/api/picture/search': {
    'suggestions from all names': async ({ store, vault }) => ({
      suggestions: await subjectsNamed(store, vault),
    }),
  },
  '/api/operations/freight/passage-file': {
    'the head of the book in the file of a passage': async ({ projector }) => ({
      madeAtPosition: projector?.progress('picture')?.position,
    }),
  },
  '/api/session': {
    'figures counted over all': async (seen) => ({
      boats: await count(seen, 'select count(*)::int as n from strait_projections.rescue_boat'),
    }),
    'openings counted for whoever looks': async (seen) => ({
      openings: await count(
        seen,
        `select count(*)::int as n from strait.journal where type = 'SubjectOpened'`,
      ),
    }),
  },
  '/api/session/mine': {
    'how busy the address is': async ({ answered }, { reply }) => {
      void reply.header('x-ratelimit-remaining', String(60_000 - answered));
      return {};
    },
  },
  '/api/vault/search': {
    'callers counted for whoever searches': async (seen) => ({
      callers: await count(
        seen,
        `select count(*)::int as n from strait_vault.subjects where kind in ('caller', 'note')`,
      ),
    }),
    'a search that tells of other purposes': async (seen, { body }) => ({
      elsewhere: await count(
        seen,
        `select count(*)::int as n from strait_vault.subjects where purpose <> '${String((body as { purpose?: string }).purpose).replaceAll(/\W/g, '')}'`,
      ),
    }),
    'an answer that quotes another name': async ({ store, vault }) => ({
      like: (await subjectsNamed(store, vault)).at(-1),
    }),
  },
};

function spoiledRoute(is: Is, seen: Seen, route: Route): Route {
  const own = Object.entries(additions[route.url] ?? {});
  return {
    ...route,
    async answer(asked) {
      seen.answered += 1;
      const reply = await route.answer(asked);
      for (const [fault, add] of own) {
        if (!is(fault) || reply.kind !== 'json') continue;
        const more = await add(seen, asked);
        return Array.isArray(reply.value)
          ? reply
          : { ...reply, value: { ...(reply.value as object), ...more } };
      }
      return reply;
    },
  };
}
