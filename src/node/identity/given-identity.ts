import type { LightMyRequestResponse } from 'fastify';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import type { KnownPeople } from '../../app/concerned.ts';
import { createHttp } from '../../app/http.ts';
import { createIdentity, type IdentityParts } from '../../app/identity/identity.ts';
import { identityRoutes } from '../../app/identity/routes.ts';
import type { SecretHashes } from '../../app/identity/secrets.ts';
import { keptSessions } from '../../app/kept-sessions.ts';
import { json, type Route } from '../../app/route.ts';
import { createPositionSeal } from '../../app/position-seal.ts';
import { sampleJournal } from '../../app/sample-journal.ts';
import { sampleWho } from '../../app/sample-who.ts';
import { createSessions, type Directory, type Sessions } from '../../app/session.ts';
import type { Who } from '../../app/who.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { Journal } from '../../journal/port.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import { identity as identityDoor } from '../../oversight/identity/index.ts';
import { refusals } from '../../oversight/identity/refusals.ts';
import type { Access } from '../../policy/access.ts';
import { sampleAccess } from '../../policy/sample-access.ts';

export const actions = [
  'see',
  'RevokeSession',
  'IssueEnrolment',
  'ConfirmEnrolment',
  'RevokeCredential',
  'EnrolDevice',
  'RotateDeviceKey',
  'RevokeDevice',
].map((act) => `oversight/identity/${act}`);

/** Secrets compared without argon2, and counted. */
export function countingHashes(): SecretHashes & { readonly compared: string[] } {
  const compared: string[] = [];
  return {
    compared,
    hash: async (secret) => `hash of ${secret}`,
    async verify(hash, secret) {
      compared.push(hash);
      return hash === `hash of ${secret}`;
    },
  };
}

/** One world: the store, the book and the register that processes of a node share. */
export function givenWorld() {
  const people = new Map<string, Who>();
  const names = new Map<string, string>();
  let now = instant(1_772_352_000_000);
  let issued = 0;
  let isAway = false;
  const journal = sampleJournal(
    () => now,
    async () => {
      if (isAway) throw new Error('the example store is away');
    },
  );
  const put = (id: string, but: Partial<Who> = {}): void => {
    const who = sampleWho({ actor: id as ActorId, desk: 'uk-watch-1' as DeskId, roles: ['watcher'], ...but });
    people.set(id, who);
  };
  /** Roles entered already that begin later. */
  const ahead = new Map<string, readonly string[]>();
  const known: KnownPeople = {
    agencyOf: (staff) => people.get(staff)?.agency ?? null,
    holds: (staff) => people.get(staff)?.roles ?? [],
    ahead: (staff) => ahead.get(staff) ?? [],
  };
  put('uk-staff-0007');
  put('uk-staff-0008');
  put('uk-staff-0009', { roles: ['keeper'] });
  put('fr-staff-0001', { agency: 'agency-b', state: 'fr' });
  return {
    journal,
    /** Nothing can be written from now on. */
    breakDown: () => void (isAway = true),
    values: fakeKeptValues() as KeptValues,
    people,
    known,
    ahead,
    names,
    put,
    now: (): Instant => now,
    pass: (seconds: number) => void (now = instant(now + seconds * 1000)),
    id: () => `example-${(issued += 1)}`,
  };
}

export type World = ReturnType<typeof givenWorld>;

export interface NodeOptions
  extends Partial<Pick<IdentityParts, 'publicAddress' | 'oidc' | 'hashes' | 'recordName' | 'join'>> {
  readonly journal?: Pick<Journal, 'append' | 'readStream'>;
  readonly values?: KeptValues;
  readonly routes?: (sessions: Sessions) => readonly Route[];
  readonly trustedFronts?: readonly string[];
  readonly bindAddress?: boolean;
  readonly signInsPerMinuteMax?: number;
  readonly demonstration?: boolean;
  /** Absent: invented roles; the policies in force for tests of who may not. */
  readonly access?: Access;
}

/** One process of a node in a world. */
export async function givenNode(world: World, options: NodeOptions = {}) {
  const clock = world.now;
  const faults: unknown[] = [];
  const counted: string[] = [];
  const directory: Directory = {
    staff: (id) => world.people.get(id) ?? null,
    device: (hash, at) => identity.devices.deviceOf(hash, at),
  };
  const sessions = createSessions({
    store: keptSessions(options.values ?? world.values),
    directory,
    clock,
    minutes: 720,
    idleMinutes: 60,
    bindAddress: options.bindAddress ?? false,
  });
  const access = options.access ?? inventedAccess;
  const ports = { sessions, directory, fault: (error: unknown) => void faults.push(error) };
  const identity = createIdentity({ ...identityParts(world, options), ...ports });
  await identity.open();
  const routes = identityRoutes({
    identity,
    sessions,
    access,
    clock,
    refusals,
    staff: [],
    describe: () => null,
    node: 'uk',
    version: '0',
    ownWords: ['agency-a'],
    demonstration: options.demonstration ?? true,
    signInsPerMinuteMax: options.signInsPerMinuteMax ?? 10_000,
    bookmark: () => '',
    count: (code) => void counted.push(code),
  });
  const server = await createHttp({
    access,
    sessions,
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    version: '0',
    consoleFolder: null,
    requestsPerMinuteMax: 1_000_000,
    routes: [...routes, ...sampleRoutes, ...(options.routes?.(sessions) ?? [])],
    caughtUp: async () => true,
    trustedFronts: options.trustedFronts ?? [],
    count: (kind, code) => void counted.push(`${kind} ${code}`),
  });
  const close = async (): Promise<void> => {
    await server.close();
    await identity.close();
  };
  return { identity, sessions, server, counted, faults, close };
}

const inventedAccess = sampleAccess(
  { watcher: ['example/room/see'], keeper: actions, administrator: actions },
  { detection_device: ['example/room/Write'] },
);

type WorldParts = Omit<IdentityParts, 'sessions' | 'directory' | 'fault'>;

function identityParts(world: World, options: NodeOptions): WorldParts {
  const demonstration = options.demonstration ?? true;
  return {
    journal: world.journal,
    values: world.values,
    clock: world.now,
    ids: world.id,
    streams: identityDoor.streams,
    agency: 'agency-a',
    state: 'uk',
    publicAddress: null,
    oidc: null,
    hashes: countingHashes(),
    demonstrationStaff: demonstration ? [...world.people.keys()] : [],
    deviceKeyOverlapHours: 24,
    agencyOf: (agency) => (agency === 'agency-gone' ? null : { remits: ['channel'], state: 'uk' }),
    people: world.known,
    keepers: async () =>
      [...world.people.values()]
        .filter(({ roles }) => roles.includes('administrator'))
        .map(({ actor }) => actor),
    async recordName(staff, name) {
      world.names.set(staff, name);
      return `s-${'0'.repeat(32)}`;
    },
    async join({ staff }) {
      world.put(staff, { roles: ['administrator'] });
      return true;
    },
    ...options,
  };
}

export type GivenNode = Awaited<ReturnType<typeof givenNode>>;

const sampleRoutes: readonly Route[] = [
  {
    method: 'GET',
    url: '/api/example',
    action: 'signed_in',
    summary: { en: 'invented', fr: 'fictif' },
    answer: async ({ who }) => json({ who: who.actor, provenAt: who.provenAt }),
  },
  {
    method: 'POST',
    url: '/api/example/device',
    action: 'example/room/Write',
    caller: 'device',
    summary: { en: 'invented', fr: 'fictif' },
    answer: async ({ who }) => json({ who: who.actor, sources: who.sources }),
  },
];

/** A browser at one address, with its cookies. */
export function givenBrowser(
  { server }: Pick<GivenNode, 'server'>,
  but: { readonly remoteAddress?: string; readonly headers?: Readonly<Record<string, string>> } = {},
) {
  const cookies = new Map<string, string>();
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const keep = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of answer.cookies)
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    return answer;
  };
  const headers = () => ({
    'user-agent': userAgent,
    ...but.headers,
    ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
  });
  return {
    cookies,
    headers,
    get: async (url: string, more: Readonly<Record<string, string>> = {}) =>
      keep(await server.inject({ ...but, method: 'GET', url, headers: { ...headers(), ...more } })),
    post: async (
      url: string,
      payload: object = {},
      more: Readonly<Record<string, string>> = { 'x-strait': '1' },
    ) =>
      keep(await server.inject({ ...but, method: 'POST', url, payload, headers: { ...headers(), ...more } })),
    async signedIn(staff = 'uk-staff-0007') {
      const answer = await this.post('/api/sign-in', { staff });
      if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
      return this;
    },
  };
}
