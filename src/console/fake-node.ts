import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import {
  administratorActions,
  freightActions,
  intelActions,
  officeActions,
  rescueActions,
  siteActions,
  tracingActions,
  watchActions,
} from './fake-actions.ts';
import { records } from './fake-records.ts';
import type { LinkStanding } from '../kernel/link-standing.ts';
import { FakeTracing } from '../cases/tracing/view/fake-tracing.ts';
import { FakeDispatch } from '../operations/dispatch/view/fake-dispatch.ts';
import { FakeWatch } from '../operations/watch/view/fake-watch.ts';
import { createFakeRescue, type FakeRescue } from '../operations/rescue/view/fake-rescue.ts';

/** An invented answer to one address; bytes are an image. */
export interface Canned {
  readonly status: number;
  readonly body: unknown;
}

/** An answer that is made anew for each question, as bytes of a type. */
export type Made = (query: URLSearchParams) => Promise<{
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
}>;

/** A node that answers with invented records, under the content security policy of the real one. */
export interface FakeNode {
  readonly address: string;
  /** Every order received: path and body. */
  readonly orders: { readonly path: string; readonly body: unknown; readonly key: string | undefined }[];
  /** Answers to be given instead, by path; a list is used up from its front. */
  readonly answers: Map<string, Canned | Canned[]>;
  /** Answers that are made by the test, by path. */
  readonly made: Map<string, Made>;
  /** Every address that was read of those. */
  readonly read: string[];
  /** The rescue of this node, in memory, under the real deciders. */
  readonly rescue: FakeRescue;
  readonly watch: FakeWatch;
  readonly dispatch: FakeDispatch;
  readonly tracing: FakeTracing;
  /** How the links with other nodes stand, as told when a console comes in. */
  readonly links: LinkStanding[];
  /** Tells every console that something of a room changed. */
  readonly tell: (room: string) => void;
  readonly stop: () => Promise<void>;
}

// As in src/app/http.ts: the rooms must stand under the same policy.
const policy =
  "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';" +
  "connect-src 'self';worker-src 'self';media-src 'self' blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

const people: Readonly<Record<string, { readonly name: string; readonly actions: readonly string[] }>> = {
  'demo-uk-watch-1': {
    name: 'A. Example',
    actions: ['operations/picture/see', 'operations/emergency/BreakGlass', ...rescueActions, ...watchActions],
  },
  'demo-uk-watch-2': {
    name: 'B. Example',
    actions: ['operations/picture/see', 'operations/emergency/BreakGlass'],
  },
  'demo-fr-watch-1': {
    name: 'E. Example',
    actions: ['operations/picture/see', 'operations/emergency/BreakGlass', ...rescueActions, ...watchActions],
  },
  'demo-uk-watch-3': {
    name: 'F. Example',
    actions: [
      'operations/picture/see',
      'operations/emergency/BreakGlass',
      ...rescueActions,
      ...watchActions,
      ...siteActions,
    ],
  },
  'demo-uk-office-1': {
    name: 'C. Example',
    actions: ['operations/picture/see', 'operations/emergency/BreakGlass', ...officeActions],
  },
  'demo-uk-freight-1': { name: 'G. Example', actions: freightActions },
  'demo-uk-monitor-1': {
    name: 'D. Example',
    actions: officeActions.filter((one) => one.includes('monitor')),
  },
  'demo-uk-administrator-1': { name: 'I. Example', actions: administratorActions },
  'demo-uk-analyst-1': { name: 'H. Example', actions: intelActions },
  'demo-uk-safeguarding-1': { name: 'J. Example', actions: tracingActions },
  'demo-fr-safeguarding-1': { name: 'K. Exemple', actions: tracingActions },
};

const deskName = { en: 'MRCC desk 1', fr: 'Poste 1 du MRCC' };
const choices = Object.entries(people).map(([id, { name }], n) => ({
  id,
  name,
  post: { en: `Post ${n + 1}`, fr: `Fonction ${n + 1}` },
  desk: 'uk-mrcc-1',
  deskName,
  state: n === 1 ? 'fr' : 'uk',
}));

interface State {
  staff: string | null;
  glassUntil: string | null;
}

/** Starts it on a free port over the built console. */
export async function startFakeNode(folder: string): Promise<FakeNode> {
  const orders: FakeNode['orders'] = [];
  const answers: FakeNode['answers'] = new Map();
  const made: FakeNode['made'] = new Map();
  const read: string[] = [];
  const state: State = { staff: null, glassUntil: null };
  const open = new Set<ServerResponse>();
  const rescue = createFakeRescue();
  const watch = new FakeWatch();
  const dispatch = new FakeDispatch();
  const tracing = new FakeTracing();
  const links: LinkStanding[] = [];
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    const ofRooms = { rescue, watch, dispatch, tracing, links };
    void answer({ request, response, folder, orders, answers, made, read, state, open, ...ofRooms });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    orders,
    answers,
    made,
    read,
    rescue,
    watch,
    dispatch,
    tracing,
    links,
    tell(room) {
      for (const one of open) one.write(`event: ${room}\ndata: {}\n\n`);
    },
    stop: () =>
      new Promise((resolve) => {
        for (const one of open) one.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly folder: string;
  readonly orders: FakeNode['orders'];
  readonly answers: FakeNode['answers'];
  readonly made: FakeNode['made'];
  readonly read: string[];
  readonly state: State;
  readonly open: Set<ServerResponse>;
  readonly rescue: FakeRescue;
  readonly watch: FakeWatch;
  readonly dispatch: FakeDispatch;
  readonly tracing: FakeTracing;
  readonly links: readonly LinkStanding[];
}

async function answer(asked: Asked): Promise<void> {
  const { request, response, state } = asked;
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://node');
  if (!path.startsWith('/api/')) return file(asked, path);
  if (path === '/api/live') return live(asked);
  if (path === '/api/live/rooms') return liveRooms(asked);
  const body = request.method === 'POST' ? await bodyOf(request) : null;
  if (request.method === 'POST')
    asked.orders.push({ path, body, key: request.headers['idempotency-key']?.toString() });
  const made = asked.made.get(path);
  if (made !== undefined) return give(asked, `${path}?${searchParams}`, await made(searchParams));
  const canned = take(asked.answers, path);
  if (canned?.body instanceof Uint8Array) return image(response, canned.body);
  if (canned !== null) return json(response, canned.status, canned.body);
  if (path === '/api/sign-in/choices') return json(response, 200, choices);
  if (path === '/api/sign-in/ways')
    return json(response, 200, { demonstration: true, local: false, passkey: false, oidc: null });
  if (path === '/api/session') return session(response, state);
  const ofRescue = asked.rescue.answer({ path, after: searchParams.get('after'), body }, giverOf(state));
  if (ofRescue !== null) return json(response, ofRescue.status, ofRescue.body);
  const room = { path, query: searchParams, body };
  const giver = giverOf(state);
  const told =
    asked.watch.answer(room, giver) ??
    asked.dispatch.answer(room, giver) ??
    asked.tracing.answer(room, giver);
  if (told !== null) return json(response, told.status, told.body);
  if (path === '/api/oversight/approvals/waiting' && asked.rescue.proposals().length > 0)
    return json(response, 200, asked.rescue.proposals());
  if (request.method === 'POST') return json(response, 200, order(state, path, body));
  if (Object.hasOwn(records, path)) return json(response, 200, records[path]);
  return json(
    response,
    404,
    refusal('not_found', 'There is nothing here for you.', 'Il n’y a rien ici pour vous.'),
  );
}

function give(
  { response, read }: Asked,
  address: string,
  { status, type, body }: Awaited<ReturnType<Made>>,
): void {
  read.push(address);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function giverOf({ staff }: State) {
  const side = sideOf(staff);
  return { staff: staff ?? 'nobody', side, desk: side === 'fr' ? 'fr-cross-2' : 'uk-mrcc-1' };
}

function sideOf(staff: string | null): 'fr' | 'uk' {
  return staff?.startsWith('demo-fr') === true ? 'fr' : 'uk';
}

/** A refusal as the node writes them. */
export function refusal(code: string, en: string, fr: string): object {
  return { ok: false, code, message: { en, fr } };
}

function take(answers: FakeNode['answers'], path: string): Canned | null {
  const given = answers.get(path);
  if (given === undefined) return null;
  return Array.isArray(given) ? (given.shift() ?? null) : given;
}

const wayAdded = [{ kind: 'way_added', at: '2027-09-08T02:14:00.000Z', by: 'uk-staff-0004' }];

function session(response: ServerResponse, state: State): void {
  const person = state.staff === null ? undefined : people[state.staff];
  if (person === undefined)
    return json(response, 401, refusal('not_signed_in', 'Sign in first.', 'Veuillez vous connecter.'));
  const { side, desk } = giverOf(state);
  const staff = { id: state.staff, desk, deskName, post: 'post', state: side, ...person };
  const endsAt = new Date(Date.now() + 7 * 3_600_000).toISOString();
  const notices = state.staff === 'demo-uk-monitor-1' ? wayAdded : [];
  const more = { bookmark: sealed, endsAt, lifeAtRiskUntil: state.glassUntil, notices };
  return json(response, 200, { staff, node: 'uk', version: '0', demonstration: true, ...more });
}

const twoPersons =
  /grant-clearance|appoint-post|end-appointment|end-monitor-appointment|erase-subject|lift-hold|adopt-policies|refuse-request/;

function order(state: State, path: string, body: unknown): object {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  if ((path === '/api/sign-in' || path === '/api/session/take-over') && typeof fields['staff'] === 'string')
    state.staff = fields['staff'];
  if (path === '/api/sign-out') state.staff = null;
  if (path === '/api/operations/emergency/break-glass')
    state.glassUntil = new Date(Date.now() + Number(fields['minutes']) * 60_000).toISOString();
  if (path === '/api/vault/open') return opened(fields);
  if (path.endsWith('enrol-device') || path.endsWith('rotate-device-key'))
    return { ok: true, key: 'example-key-told-once-0123456789' };
  if (path.endsWith('issue-enrolment'))
    return { ok: true, code: 'EXAMPLE-CODE-1234', until: new Date(Date.now() + 86_400_000).toISOString() };
  return { ok: true, position: sealed, ...(twoPersons.test(path) ? { proposal: 'p-new' } : {}) };
}

function opened(fields: Readonly<Record<string, unknown>>): object {
  const subjects = Array.isArray(fields['subjects']) ? fields['subjects'].map(String) : [];
  const kinds = Array.isArray(fields['kinds']) ? fields['kinds'].map(String) : [];
  return {
    ok: true,
    position: sealed,
    missing: [],
    subjects: subjects.map((subject, n) => ({
      subject,
      kind: 'staff',
      details: kinds.map((kind) => ({ id: `${subject}-${kind}`, kind, text: `${letter(n)}. Example` })),
    })),
  };
}

/** A place in the book as the node tells it to most posts. */
const sealed = `p.${'0'.repeat(48)}`;

function letter(n: number): string {
  return String.fromCodePoint(65 + (n % 26));
}

function live({ request, response, open, links }: Asked): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (event: string, payload: unknown) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
  };
  send('hello', { at: Date.now() });
  send('tracks', { motions: [], vessels: [], gone: [], reset: true, coalesced: 0 });
  send('detections', { detections: [], reset: true });
  send('health', {
    at: Date.now(),
    node: 'uk',
    version: '0',
    demonstration: true,
    bookmark: sealed,
    store: { state: 'ok', lagMilliseconds: 3 },
    checkpoint: null,
    sources: [],
    links,
  });
  open.add(response);
  request.on('close', () => open.delete(response));
}

/** What a post without the picture hears: that the line stands, and rooms. */
function liveRooms({ request, response, open }: Asked): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`event: hello\ndata: {}\n\nevent: beat\ndata: {}\n\n`);
  open.add(response);
  request.on('close', () => open.delete(response));
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** An image as the node gives one of now. */
function image(response: ServerResponse, bytes: Uint8Array): void {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'strait-image-at': new Date().toISOString() });
  response.end(bytes);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8') || 'null');
}

function file({ response, folder }: Asked, path: string): void {
  const name = path === '/' ? 'index.html' : normalize(path).replace(/^[/\\]+/, '');
  try {
    const bytes = readFileSync(join(folder, name));
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404);
    response.end();
  }
}
