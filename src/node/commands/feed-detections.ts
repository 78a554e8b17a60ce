import { setTimeout as pause } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import type { Instant } from '../../kernel/time.ts';
import { parseUtc } from '../../kernel/time.ts';
import { shortName } from '../../feeds/detection/schema.ts';
import type { FeedTarget } from './feed-target.ts';

interface DetectionTargetParts {
  readonly to: URL;
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/** Tries of one batch while the node says "again" or cannot be reached: about two minutes in all. */
const attemptsMax = 12;

/** Sends JSON lines of detections by `http(s)://` (posted in batches) or `mqtt(s)://` (QoS 1, topic by source). */
export async function createDetectionTarget(parts: DetectionTargetParts): Promise<FeedTarget> {
  const counts = { sent: 0, refused: 0, failed: 0 };
  const sender = parts.to.protocol.startsWith('mqtt') ? await mqttSender(parts.to) : httpSender(parts);
  return {
    encoding: 'utf8',
    linesMax: 100,
    timeOf: happenedAtOf,
    async send(lines) {
      const items = lines.map(readItem).filter((item) => item !== null);
      counts.failed += lines.length - items.length;
      if (items.length === 0) return;
      const refused = await sender.send(items);
      counts.sent += items.length;
      counts.refused += refused;
    },
    counts: () => ({ ...counts }),
    close: sender.close,
  };
}

interface Sender {
  /** Resolves with how many items were refused, once all others are durable. */
  readonly send: (items: readonly object[]) => Promise<number>;
  readonly close: () => Promise<void>;
}

function httpSender({ to, token, signal }: DetectionTargetParts): Sender {
  const url = to.pathname === '/' ? new URL('/api/feeds/detections', to) : to;
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  async function send(items: readonly object[]): Promise<number> {
    const body = JSON.stringify(items);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await post(body);
      if (answer.final !== null) return answer.final;
      if (attempt >= attemptsMax) throw new Error(answer.said);
      await pause(Math.min(20_000, 100 * 2 ** attempt), undefined, { signal });
    }
  }
  async function post(body: string): Promise<{ readonly final: number | null; readonly said: string }> {
    const response = await fetch(url, { method: 'POST', headers, body, signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null; // not reachable: the next try will tell
    });
    if (response === null) return { final: null, said: `${url.host} cannot be reached` };
    if (response.status === 503 || response.status === 429) {
      await response.body?.cancel();
      return { final: null, said: `${url.host} says ${response.status}` };
    }
    if (response.status !== 200 && response.status !== 207)
      throw new Error(`${url.host} says ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return { final: refusedIn(await response.json()), said: '' };
  }
  return { send, close: () => Promise.resolve() };
}

function refusedIn(answer: unknown): number {
  const items = typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : [];
  if (!Array.isArray(items)) return 0;
  return items.filter(
    (item: unknown) => typeof item === 'object' && item !== null && 'ok' in item && !item.ok,
  ).length;
}

async function mqttSender(to: URL): Promise<Sender> {
  const client = await connectAsync(to.href, { reconnectPeriod: 0 });
  return {
    async send(items) {
      const published = items.map((item) =>
        client.publishAsync(`strait/detections/${sourceOf(item)}`, JSON.stringify(item), { qos: 1 }),
      );
      await Promise.all(published);
      return 0; // a broker answers for itself only
    },
    close: () => client.endAsync(),
  };
}

function readItem(line: string): object | null {
  try {
    const item: unknown = JSON.parse(line);
    return typeof item === 'object' && item !== null && !Array.isArray(item) ? item : null;
  } catch {
    return null; // counted as failed by the caller
  }
}

function sourceOf(item: object): string {
  const source = 'source' in item ? shortName.safeParse(item.source) : { success: false as const };
  return source.success ? source.data : 'unknown';
}

function happenedAtOf(line: string): Instant | null {
  const item = readItem(line);
  return item !== null && 'happenedAt' in item && typeof item.happenedAt === 'string'
    ? parseUtc(item.happenedAt)
    : null;
}
