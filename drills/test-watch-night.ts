import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServers } from '../src/journal/test-server.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../src/kernel/time.ts';
import { testConfigOf } from '../src/node/given-rescue-node.ts';
import { startNode } from '../src/node/wiring.ts';

/** A whole node of the demonstration on a store of its own, whose clock goes on by itself and can be moved on. */
export interface NightNode {
  readonly address: string;
  now(): UtcText;
  /** Moves the node's clock on, and lets it do what is due. */
  wait(seconds: number): Promise<void>;
  /** Gives an order as a member of staff at a desk that is not under test; throws with the answer where it is refused. */
  order(staff: string, path: string, body: object): Promise<void>;
  /** What stands on the record, as one member of staff reads it; the caller names the shape. */
  read<Value>(staff: string, path: string): Promise<Value>;
  stop(): Promise<void>;
}

/** Starts it; the caller must stop it. Requests are not limited: two desks and their seeds share one address. */
export async function startNightNode(): Promise<NightNode> {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const folder = mkdtempSync(join(tmpdir(), 'strait-night-'));
  let aheadSeconds = 0;
  const clock = (): Instant => addSeconds(instant(Date.now()), aheadSeconds);
  const node = await startNode(testConfigOf(await server.freshUrl(), folder), () => {}, { clock });
  const cookies = new Map<string, string>();
  let orders = 0;
  const cookieOf = async (staff: string): Promise<string> => {
    const cookie = cookies.get(staff) ?? (await signIn(node.address, staff));
    cookies.set(staff, cookie);
    return cookie;
  };
  return {
    address: node.address,
    now: () => toUtc(clock()),
    async wait(seconds) {
      aheadSeconds += seconds;
      await node.lookAtAlarms();
    },
    async order(staff, path, body) {
      const cookie = await cookieOf(staff);
      orders += 1;
      const answer = await post(`${node.address}${path}`, body, {
        cookie,
        'idempotency-key': `seed-of-night-${orders}`,
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    },
    async read<Value>(staff: string, path: string) {
      // Everything written so far is in what is read.
      await node.lookAtAlarms();
      const answer = await fetch(`${node.address}${path}`, { headers: { cookie: await cookieOf(staff) } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      // The node's own answer, in the shape that its screens read as well.
      return (await answer.json()) as Value;
    },
    async stop() {
      await node.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function post(address: string, body: object, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-strait': '1', ...headers },
    body: JSON.stringify(body),
  });
}

async function signIn(address: string, staff: string): Promise<string> {
  const answer = await post(`${address}/api/sign-in`, { staff }, {});
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`sign-in refused: ${answer.status}`);
  return cookie;
}
