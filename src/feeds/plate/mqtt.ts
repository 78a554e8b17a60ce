import { connect, type MqttClient } from 'mqtt';
import type { PlateIntake, ReadsAnswer } from './intake.ts';
import { readBytes, refuseRead } from './read.ts';
import { shortName } from './schema.ts';

/** Where cameras publish: the last part names the source, and a broker's rights can be given by it. */
export const plateTopics = 'strait/plates/+';
const topicStart = 'strait/plates/';

export interface MqttPlateParts {
  readonly url: string;
  /** Kept by the broker across restarts of the node, with what was not acknowledged. */
  readonly clientId: string;
  readonly intake: PlateIntake;
  readonly sink: { link(source: string, connected: boolean): void };
  /** Chance, 0 <= n < 1, to spread the reconnections of several nodes. */
  readonly random: () => number;
  readonly fault?: (error: unknown) => void;
  readonly retryMilliseconds?: number;
  readonly retryMillisecondsMax?: number;
}

/** A subscription to a broker. */
export interface MqttPlates {
  /** Resolves once subscribed for the first time. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes plate reads from an MQTT broker at QoS 1, one message at a time: acknowledged only once every read of it is
 * durable or refused for good. While the store fails it is tried again; if the link breaks meanwhile the broker delivers
 * it again, and the cameras' keys make that harmless.
 */
export function startMqttPlates(parts: MqttPlateParts): MqttPlates {
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
    const deliver = () => receivePublished(parts.intake, packet.topic, payload);
    void untilAnswered(deliver, isCurrent, first).then((answered) => {
      if (answered) acknowledge();
    });
  };
  client.on('close', () => {
    connection += 1;
    parts.sink.link('mqtt-plates', false);
    const period = client.options.reconnectPeriod ?? first;
    client.options.reconnectPeriod = Math.min(last, period * (1.5 + parts.random()));
  });
  client.on('error', (error) => parts.fault?.(error));
  const ready = new Promise<void>((resolve) => {
    client.on('connect', () => {
      client.options.reconnectPeriod = first;
      parts.sink.link('mqtt-plates', true);
      client.subscribe(plateTopics, { qos: 1 }, (error) => {
        if (error) parts.fault?.(error);
        else resolve();
      });
    });
  });
  return { ready, stop: () => ended(client) };
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: PlateIntake,
  topic: string,
  payload: Uint8Array,
): Promise<ReadsAnswer> {
  const source = topic.startsWith(topicStart) ? topic.slice(topicStart.length) : '';
  if (!shortName.safeParse(source).success)
    return intake.reject(refuseRead('bad_topic').refusal, { name: 'mqtt-plates', source: null });
  const value = readBytes(payload);
  const via = { name: 'mqtt-plates', source };
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}

/** False where the connection went before there was an answer: then nothing may be acknowledged. */
async function untilAnswered(
  deliver: () => Promise<ReadsAnswer>,
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
