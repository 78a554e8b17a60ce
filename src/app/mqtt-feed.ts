import { connect, type MqttClient } from 'mqtt';
import type { FeedSink } from './ingest.ts';

export interface MqttFeedParts {
  /** `mqtt://H:P` or `mqtts://H:P`. */
  readonly url: string;
  /** Kept by the broker across restarts of the node, with what was not acknowledged. */
  readonly clientId: string;
  /** What is subscribed to, at QoS 1; its last level is `+`. */
  readonly topics: string;
  /** Takes one message, whatever its topic and bytes. `again`: not durable and not refused for good. Never throws. */
  readonly receive: (topic: string, payload: Uint8Array) => Promise<{ readonly again: boolean }>;
  /** What the connection is called among the node's sources. */
  readonly name: string;
  readonly sink: Pick<FeedSink, 'link' | 'heard'>;
  /** Chance, 0 <= n < 1, to spread the reconnections of several nodes. */
  readonly random: () => number;
  readonly fault?: (error: unknown) => void;
  readonly retryMilliseconds?: number;
  readonly retryMillisecondsMax?: number;
}

/** What every feed from a broker is given besides its own intake. */
export type BrokerParts = Omit<MqttFeedParts, 'topics' | 'receive' | 'name'>;

/** A subscription to a broker. */
export interface MqttFeed {
  /** Resolves once subscribed for the first time. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes messages from an MQTT broker at QoS 1, one at a time. A message is acknowledged only after every item of it has
 * its durable answer (or a refusal that no repetition would change): while the store fails it is tried again, and if the
 * link breaks meanwhile the broker delivers it again; the idempotency keys of the senders make that harmless.
 * @see MQTT 3.1.1, section 4.3.2
 */
export function startMqttFeed(parts: MqttFeedParts): MqttFeed {
  const first = parts.retryMilliseconds ?? 1_000;
  const last = parts.retryMillisecondsMax ?? 30_000;
  const client = connect(parts.url, { clientId: parts.clientId, clean: false, reconnectPeriod: first });
  /** Changes with each connection: a delivery of an old one must not be acknowledged on a new one. */
  let connection = 0;
  client.handleMessage = (packet, acknowledge) => {
    if (packet.cmd !== 'publish') return acknowledge();
    const mine = connection;
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const isCurrent = (): boolean => connection === mine && !client.disconnecting;
    const deliver = () => parts.receive(packet.topic, payload);
    void untilAnswered(deliver, isCurrent, first).then((answered) => {
      if (!answered) return;
      parts.sink.heard(parts.name, 1);
      acknowledge();
    });
  };
  client.on('close', () => {
    connection += 1;
    parts.sink.link(parts.name, false);
    const period = client.options.reconnectPeriod ?? first;
    client.options.reconnectPeriod = Math.min(last, period * (1.5 + parts.random()));
  });
  client.on('error', (error) => parts.fault?.(error));
  return { ready: subscribed(client, parts, first), stop: () => ended(client) };
}

/** The last level of a topic under `start`, which names who publishes; null where the topic is another. */
export function sourceOfTopic(topic: string, start: string): string | null {
  return topic.startsWith(start) ? topic.slice(start.length) : null;
}

function subscribed(client: MqttClient, parts: MqttFeedParts, retryMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    client.on('connect', () => {
      client.options.reconnectPeriod = retryMilliseconds;
      parts.sink.link(parts.name, true);
      client.subscribe(parts.topics, { qos: 1 }, (error) => {
        if (error) parts.fault?.(error);
        else resolve();
      });
    });
  });
}

/** False where the connection went before there was an answer: then nothing may be acknowledged. */
async function untilAnswered(
  deliver: () => Promise<{ readonly again: boolean }>,
  isCurrent: () => boolean,
  pauseMilliseconds: number,
): Promise<boolean> {
  for (;;) {
    const answer = await deliver();
    if (!isCurrent()) return false;
    if (!answer.again) return true;
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    if (!isCurrent()) return false;
  }
}

function ended(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.end(true, {}, () => resolve()));
}
