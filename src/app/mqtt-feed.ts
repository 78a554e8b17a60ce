import { connect, type MqttClient } from 'mqtt';
import type { FeedSink } from './ingest.ts';
import { createPublishedQueue, type ReceivePublished } from './mqtt-queue.ts';

export interface MqttFeedParts {
  /** `mqtt://H:P` or `mqtts://H:P`. */
  readonly url: string;
  /** Kept by the broker across restarts of the node, with what was not acknowledged. */
  readonly clientId: string;
  /** What is subscribed to, at QoS 1; its last level is `+`. */
  readonly topics: string;
  /** Takes messages together, whatever their topics and bytes. */
  readonly receive: ReceivePublished;
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

/** Given to the client library in place of an answer, so that it reads on and acknowledges nothing itself. */
const answeredLater = new Error('acknowledged with its batch');

/**
 * Takes messages from an MQTT broker at QoS 1, in batches. A message is acknowledged only after every item of it has its
 * durable answer (or a refusal that no repetition would change): while the store fails it is tried again, and if the
 * link breaks meanwhile the broker delivers it again; the idempotency keys of the senders make that harmless. While as
 * many wait as may, nothing more is read from the connection.
 * @see MQTT 3.1.1, section 4.3.2
 */
export function startMqttFeed(parts: MqttFeedParts): MqttFeed {
  const first = parts.retryMilliseconds ?? 1_000;
  const last = parts.retryMillisecondsMax ?? 30_000;
  // Subscribed anew below, where the answer is heard: the library's own does not tell whether it was refused.
  const again = { reconnectPeriod: first, resubscribe: false };
  const client = connect(parts.url, { clientId: parts.clientId, clean: false, ...again });
  const queue = createPublishedQueue({
    receive: parts.receive,
    pauseMilliseconds: first,
    fault: (error) => parts.fault?.(error),
    answered(messageIds) {
      parts.sink.heard(parts.name, messageIds.length);
      client.stream.write(acknowledgements(messageIds));
    },
  });
  client.handleMessage = ({ cmd, qos, topic, payload, messageId }, readOn) => {
    if (cmd !== 'publish') return readOn();
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    queue.take({ topic, payload: bytes }, qos === 0 ? null : (messageId ?? null), () =>
      readOn(answeredLater),
    );
  };
  const ready = subscribed(client, parts, { first, last });
  client.on('close', () => {
    queue.clear();
    parts.sink.link(parts.name, false);
    const period = client.options.reconnectPeriod ?? first;
    client.options.reconnectPeriod = Math.min(last, period * (1.5 + parts.random()));
  });
  client.on('error', (error) => parts.fault?.(error));
  return {
    ready,
    stop() {
      queue.clear();
      return ended(client);
    },
  };
}

/** The last level of a topic under `start`, which names who publishes; null where the topic is another. */
export function sourceOfTopic(topic: string, start: string): string | null {
  return topic.startsWith(start) ? topic.slice(start.length) : null;
}

/** PUBACK of each message, in their order. Source: MQTT 3.1.1, section 3.4; the same bytes say "success" in MQTT 5. */
function acknowledgements(messageIds: readonly (number | null)[]): Buffer {
  return Buffer.from(
    messageIds.flatMap((id) => (id === null ? [] : [0x40, 0x02, Math.floor(id / 256), id % 256])),
  );
}

/**
 * Subscribes at each connection. A broker that refuses gives nothing, however well it is connected: that shows as no
 * connection, and is asked for again. Source: MQTT 3.1.1, section 3.9.3.
 */
function subscribed(
  client: MqttClient,
  parts: MqttFeedParts,
  retry: { readonly first: number; readonly last: number },
): Promise<void> {
  return new Promise((resolve) => {
    let again: NodeJS.Timeout | undefined;
    const ask = (): void => {
      client.subscribe(parts.topics, { qos: 1 }, (error) => {
        parts.sink.link(parts.name, error === null);
        if (error === null) resolve();
        else {
          parts.fault?.(error);
          if (client.connected) again = setTimeout(ask, retry.last);
        }
      });
    };
    client.on('connect', () => {
      client.options.reconnectPeriod = retry.first;
      ask();
    });
    client.on('close', () => clearTimeout(again));
  });
}

function ended(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.end(true, {}, () => resolve()));
}
