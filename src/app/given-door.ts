import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { z } from 'zod';
import type { ActorId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { fakeKeptValues } from './fake-kept-values.ts';
import { createHttp, type HttpParts } from './http.ts';
import { keptSessions } from './kept-sessions.ts';
import { createPositionSeal } from './position-seal.ts';
import type { RefusedRequest } from './refusal-lines.ts';
import { json, refusedReply, type Route } from './route.ts';
import { sampleWho } from './sample-who.ts';
import { createSessions, type Directory } from './session.ts';

const title = { en: 'invented', fr: 'fictif' };
export const deviceKey = 'example-device-token-000000';

const directory: Directory = {
  staff: (id) => (id === 'example-reader' ? sampleWho({ actor: id as ActorId, roles: ['reader'] }) : null),
  device: (hash) =>
    hash === createHash('sha256').update(deviceKey).digest('hex')
      ? sampleWho({ kind: 'device', actor: 'example-device' as ActorId, roles: ['device'] })
      : null,
};

const routes: readonly Route[] = [
  { url: '/api/open', action: 'public', query: z.strictObject({ n: z.string().optional() }) },
  { url: '/api/example/:id', action: 'example/room/see', params: z.strictObject({ id: z.string().max(20) }) },
  {
    url: '/api/hidden/:id',
    action: 'example/room/see',
    answer: async () => refusedReply({ code: 'not_found' }),
  },
  { url: '/api/closed', action: 'example/room/Write' },
  { method: 'POST' as const, url: '/api/open', action: 'public', body: z.strictObject({ n: z.string() }) },
  { method: 'POST' as const, url: '/api/write', action: 'example/room/Write', caller: 'either' as const },
].map((row) => ({ method: 'GET', summary: title, answer: async () => json({ ok: true }), ...row }));

/** For tests: the door with invented rooms behind it, one reader's session, and what was counted and logged. */
export async function givenDoor(but: Partial<HttpParts> = {}) {
  const clock = () => instant(1_800_000_000_000);
  const sessions = createSessions({
    store: keptSessions(fakeKeptValues()),
    directory,
    clock,
    minutes: 10,
    idleMinutes: 5,
    bindAddress: false,
  });
  const client = { agent: 'lightMyRequest', address: '127.0.0.1' };
  const draft = sessions.draft({ staff: 'example-reader', way: 'local', client });
  await sessions.keep(draft);
  const counted: string[] = [];
  const logged: RefusedRequest[] = [];
  const server = await createHttp({
    access: sampleAccess(
      { reader: ['example/room/see'], writer: ['example/room/Write'] },
      { device: ['example/room/Write'] },
    ),
    sessions,
    routes,
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    version: '0',
    consoleFolder: null,
    caughtUp: async () => true,
    requestsPerMinuteMax: 100_000,
    count: (kind, code) => void counted.push(`${kind} ${code}`),
    refused: (refused) => void logged.push(refused),
    ...but,
  });
  return { server, counted, logged, cookie: `strait_session=${draft.token}` };
}

/** Sends bytes as they are and gives everything that came back until the node ended the connection. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes) => (got += bytes.toString()));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}
