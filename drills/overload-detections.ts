import { Agent, request } from 'node:http';
import { openStore } from '../src/journal/index.ts';
import type { NodeUnderTest } from './node-under-test.ts';

/** What the node answered to the detections posted. */
export interface DetectionFigures {
  /** Keys that the node said it holds. */
  readonly acknowledged: readonly string[];
  readonly detectionsRefused: number;
  /** Without any answer: the sender would send them again. */
  readonly detectionsFailed: number;
  /** Milliseconds from the post to its answer. */
  readonly detectionP99: number;
}

/** Posts detections as a device does, on the caller's schedule, never waiting for an answer before the next. */
export function createDetectionLoad(node: NodeUnderTest) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const acknowledged: string[] = [];
  const latencies: number[] = [];
  const under = new Set<Promise<void>>();
  let refused = 0;
  let failed = 0;
  let next = 0;

  async function send(items: readonly { readonly key: string }[]): Promise<void> {
    const startedAt = performance.now();
    const answer = await post(agent, node, JSON.stringify(items)).catch(() => null);
    latencies.push(performance.now() - startedAt);
    if (answer === null) {
      failed += items.length;
      return;
    }
    items.forEach(({ key }, index) => {
      if (answer[index]?.ok === true) acknowledged.push(key);
      else refused += 1;
    });
  }

  return {
    post(count: number): void {
      const items = Array.from({ length: count }, () => detection(next++));
      const sent = send(items).finally(() => under.delete(sent));
      under.add(sent);
    },
    async finish(): Promise<DetectionFigures> {
      await Promise.all(under);
      agent.destroy();
      latencies.sort((a, b) => a - b);
      const detectionP99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0;
      return { acknowledged, detectionsRefused: refused, detectionsFailed: failed, detectionP99 };
    },
  };
}

function detection(n: number) {
  return {
    source: `cam-${n % 50}`,
    key: `overload-${n}`,
    kind: 'thermal',
    happenedAt: new Date().toISOString(),
    position: { lat: 50.9 + (n % 100) / 1_000, lon: 1.5 + (n % 77) / 1_000, accuracyMetres: 100 },
    confidence: 0.7,
    count: 1,
  };
}

function post(agent: Agent, node: NodeUnderTest, body: string): Promise<readonly { readonly ok: boolean }[]> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${node.deviceToken}`,
    };
    const url = `${node.address}/api/feeds/detections`;
    const asked = request(url, { method: 'POST', agent, headers, timeout: 60_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const answer: { items?: readonly { ok: boolean }[] } = JSON.parse(text);
        resolve(answer.items ?? []);
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.end(body);
  });
}

/** Keys of all detections that the stopped node's journal holds. */
export async function keysInJournal(dataFolder: string): Promise<ReadonlySet<string>> {
  const store = await openStore({ dataDir: dataFolder });
  try {
    const { rows } = await store.pool.query<{ stream: string }>(
      "select stream from strait.journal where type = 'DetectionRecorded'",
    );
    return new Set(rows.map(({ stream }) => stream.replace(/^.*\//, '')));
  } finally {
    await store.close();
  }
}
