import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServers } from '../journal/test-server.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../kernel/time.ts';
import { readConfig } from './config.ts';
import { type Around, type RunningNode, startNode } from './wiring.ts';

/** One answer of a node: its number, and what it says. */
export interface Heard {
  readonly status: number;
  readonly body: string;
  /** The refusal's code; null where there is none. */
  readonly code: string | null;
}

/** How a question is put: to be read where it says nothing, else an order. */
export interface Said {
  readonly body?: object;
  readonly key?: string;
}

/** Bytes as they come, of a media type. */
export interface Brought {
  readonly type: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
}

/** A stream that is being listened to. */
export interface Line {
  /** Milliseconds until so much was heard; null: it was not within the time. */
  until(isEnough: (heard: string) => boolean, milliseconds: number): Promise<number | null>;
  stop(): void;
}

/** For tests: a whole node of the demonstration on a book of its own, reached over HTTP, with a clock that stands still. */
export interface GivenRescueNode {
  /** Asks as a member of staff, who is signed in at the first question; null: as nobody. */
  ask(staff: string | null, path: string, said?: Said): Promise<Heard>;
  /** Asks as a device with its key. */
  askWith(deviceKey: string, path: string, said?: Said): Promise<Heard>;
  /** Brings bytes as a device with its key. */
  bring(deviceKey: string, path: string, brought: Brought): Promise<Heard>;
  /** Listens to a stream as a member of staff; what came so far is asked for, and the line is let go. */
  listen(staff: string, path: string): Promise<Line>;
  /** Signs a member of staff in anew: whoever has just come in has proved who they are. */
  enter(staff: string): Promise<void>;
  /** Moves the clock on, and lets the node do what is due. */
  wait(seconds: number): Promise<void>;
  now(): UtcText;
  close(): Promise<void>;
}

/** Starts it, with its configuration changed where asked; the caller must close it. */
export async function openRescueNode(
  changes: Partial<ReturnType<typeof testConfigOf>> = {},
  around: Pick<Around, 'hand'> = {},
): Promise<GivenRescueNode> {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const folder = mkdtempSync(join(tmpdir(), 'strait-rescue-'));
  let now: Instant = instant(Date.UTC(2026, 10, 24, 1));
  const config = { ...testConfigOf(await server.freshUrl(), folder), ...changes };
  const node = await startNode(config, () => {}, { clock: () => now, ...around });
  const cookies = new Map<string, string>();
  const enter = async (staff: string): Promise<void> => {
    const answer = await fetch(`${node.address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-strait': '1' },
      body: JSON.stringify({ staff }),
    });
    cookies.set(staff, answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '');
  };
  return {
    async ask(staff, path, said = {}) {
      if (staff !== null && !cookies.has(staff)) await enter(staff);
      const cookie = cookies.get(staff ?? '');
      return put(node, path, { ...said, headers: cookie === undefined ? {} : { cookie } });
    },
    askWith: (deviceKey, path, said = {}) =>
      put(node, path, { ...said, headers: { authorization: `Bearer ${deviceKey}` } }),
    bring: (deviceKey, path, { type, bytes }) => {
      const headers = { authorization: `Bearer ${deviceKey}`, 'content-type': type };
      return heardFrom(fetch(`${node.address}${path}`, { method: 'POST', headers, body: bytes }));
    },
    async listen(staff, path) {
      if (!cookies.has(staff)) await enter(staff);
      return listenTo(`${node.address}${path}`, cookies.get(staff) ?? '');
    },
    enter,
    async wait(seconds) {
      now = addSeconds(now, seconds);
      await node.lookAtAlarms();
    },
    now: () => toUtc(now),
    async close() {
      await node.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let keys = 0;

/** Asks a node over HTTP: an order where there is a body, else to be read. */
export async function put(
  { address }: Pick<RunningNode, 'address'>,
  path: string,
  { body, key, headers }: Said & { readonly headers: Readonly<Record<string, string>> },
): Promise<Heard> {
  keys += 1;
  const given = { 'content-type': 'application/json', 'idempotency-key': key ?? `key-of-test-${keys}` };
  const order = { method: 'POST', headers: { ...headers, ...given, 'x-strait': '1' } };
  const asked = body === undefined ? { headers } : { ...order, body: JSON.stringify(body) };
  return heardFrom(fetch(`${address}${path}`, asked));
}

async function listenTo(url: string, cookie: string): Promise<Line> {
  const line = new AbortController();
  const { body } = await fetch(url, { headers: { cookie }, signal: line.signal });
  let heard = '';
  let told: () => void = () => undefined;
  const reading = async () => {
    for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      heard += piece;
      told();
    }
  };
  void reading().catch(() => undefined); // ended by `stop`
  return {
    async until(isEnough, milliseconds) {
      const from = performance.now();
      const late = AbortSignal.timeout(milliseconds);
      while (!isEnough(heard)) {
        if (late.aborted) return null;
        await new Promise<void>((resolve) => {
          told = resolve;
          late.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return performance.now() - from;
    },
    stop: () => line.abort(),
  };
}

async function heardFrom(asked: Promise<Response>): Promise<Heard> {
  const answer = await asked;
  const text = await answer.text();
  return { status: answer.status, body: text, code: /"code":"(\w+)"/.exec(text)?.[1] ?? null };
}

/** A British demonstration node on loopback, whose limits on haste hold no test back. */
export function testConfigOf(databaseUrl: string, dataFolder: string) {
  const flags = {
    state: 'uk',
    agency: 'uk-hmcg',
    databaseUrl,
    dataFolder,
    port: 0,
    demonstration: true,
    requestsPerMinuteMax: 1e6,
    signInsPerMinuteMax: 1e5,
  };
  const read = readConfig({ file: {}, env: {}, flags });
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.refusal)}`);
  return read.value;
}
