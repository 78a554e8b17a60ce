import type { MqttClient } from 'mqtt';
import { connect } from 'mqtt';
import type { DeliveryAnswer, DetectionIntake, Via } from './intake.ts';
import { readBytes, refuseDetection } from './read.ts';
import { shortName } from './schema.ts';

/** Where devices publish: the last part names the source, and a broker's rights can be given by it. */
export const detectionTopics = 'strait/detections/+';
const topicStart = 'strait/detections/';

export interface MqttParts {
  readonly url: string;
  /** Kept by the broker across restarts of the node, with what was not acknowledged. */
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly intake: DetectionIntake;
  readonly sink: { link(source: string, connected: boolean): void };
  /** Chance, 0 <= n < 1, to spread the reconnections of several nodes. */
  readonly random: () => number;
  readonly fault?: (error: unknown) => void;
  readonly retryMilliseconds?: number;
  readonly retryMillisecondsMax?: number;
}

/** A subscription to a broker. */
export interface MqttDetections {
  /** Resolves once subscribed for the first time. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes detections from an MQTT broker at QoS 1. A message is acknowledged only after every item of it has its durable
 * answer (or a refusal that no repetition would change): while the store fails it is tried again, and if the link
 * breaks meanwhile the broker delivers it again; the idempotency key makes that harmless.
 */
export function startMqttDetections(parts: MqttParts): MqttDetections {
  const first = parts.retryMilliseconds ?? 1_000;
  const last = parts.retryMillisecondsMax ?? 30_000;
  const { username, password } = parts;
  const client = connect(parts.url, {
    clientId: parts.clientId,
    clean: false,
    reconnectPeriod: first,
    resubscribe: true,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  /** Changes with each connection: a delivery of an old one must not be acknowledged on a new one. */
  let connection = 0;

  client.handleMessage = (packet, acknowledge) => {
    if (packet.cmd !== 'publish') return acknowledge();
    const mine = connection;
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const isCurrent = (): boolean => connection === mine && !client.disconnecting;
    void untilAnswered({ topic: packet.topic, payload, parts, isCurrent, pauseMilliseconds: first }).then(
      (answered) => {
        if (answered) acknowledge();
      },
    );
  };
  client.on('close', () => {
    connection += 1;
    parts.sink.link('mqtt', false);
    const period = client.options.reconnectPeriod ?? first;
    client.options.reconnectPeriod = Math.min(last, period * (1.5 + parts.random()));
  });
  client.on('error', (error) => parts.fault?.(error));
  const ready = new Promise<void>((resolve) => {
    client.on('connect', () => {
      client.options.reconnectPeriod = first;
      parts.sink.link('mqtt', true);
      client.subscribe(detectionTopics, { qos: 1 }, (error) => {
        if (error) parts.fault?.(error);
        else resolve();
      });
    });
  });
  return { ready, stop: () => ended(client) };
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: DetectionIntake,
  topic: string,
  payload: Uint8Array,
): Promise<DeliveryAnswer> {
  const source = topic.startsWith(topicStart) ? topic.slice(topicStart.length) : '';
  if (!shortName.safeParse(source).success)
    return intake.reject(refuseDetection('bad_topic').refusal, { name: 'mqtt', source: null });
  const via: Via = { name: 'mqtt', source };
  const value = readBytes(payload);
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}

interface Delivery {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly parts: MqttParts;
  readonly isCurrent: () => boolean;
  readonly pauseMilliseconds: number;
}

/** False where the connection went before there was an answer: then nothing may be acknowledged. */
async function untilAnswered(delivery: Delivery): Promise<boolean> {
  for (;;) {
    const answer = await receivePublished(delivery.parts.intake, delivery.topic, delivery.payload);
    if (!delivery.isCurrent()) return false;
    if (!answer.again) return true;
    await new Promise((resolve) => setTimeout(resolve, delivery.pauseMilliseconds));
    if (!delivery.isCurrent()) return false;
  }
}

function ended(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.end(true, {}, () => resolve()));
}
