import { connect } from 'mqtt';
import { shortName } from '../../operations/site/shapes.ts';
import type { AlarmDeliveryAnswer, AlarmIntake } from './intake.ts';
import { readBytes, refuseAlarm } from './read.ts';

/** Where alarm systems publish: the last part names the system. */
export const alarmTopics = 'strait/alarms/+';
const topicStart = 'strait/alarms/';

export interface MqttAlarmParts {
  readonly url: string;
  /** Kept by the broker across restarts of the node, with what was not acknowledged. */
  readonly clientId: string;
  readonly intake: AlarmIntake;
  readonly fault?: (error: unknown) => void;
  readonly retryMilliseconds?: number;
}

/** A subscription to a broker. */
export interface MqttAlarms {
  /** Resolves once subscribed for the first time. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes messages of sites from a broker at QoS 1. Each is acknowledged only once it is durable or refused for good: while
 * the store fails it is tried again, and if the link breaks meanwhile the broker delivers it again; the key of each
 * message makes that harmless.
 */
export function startMqttAlarms(parts: MqttAlarmParts): MqttAlarms {
  const pauseMilliseconds = parts.retryMilliseconds ?? 1_000;
  const client = connect(parts.url, {
    clientId: parts.clientId,
    clean: false,
    reconnectPeriod: pauseMilliseconds,
  });
  /** Changes with each connection: a delivery of an old one must not be acknowledged on a new one. */
  let connection = 0;
  client.handleMessage = (packet, acknowledge) => {
    if (packet.cmd !== 'publish') return acknowledge();
    const mine = connection;
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const isCurrent = (): boolean => connection === mine && !client.disconnecting;
    const deliver = async (): Promise<void> => {
      for (;;) {
        const answer = await receivePublished(parts.intake, packet.topic, payload);
        if (!isCurrent()) return;
        if (!answer.again) return acknowledge();
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    };
    void deliver();
  };
  client.on('close', () => {
    connection += 1;
  });
  client.on('error', (error) => parts.fault?.(error));
  const ready = new Promise<void>((resolve) => {
    client.on('connect', () => {
      client.subscribe(alarmTopics, { qos: 1 }, (error) => {
        if (error) parts.fault?.(error);
        else resolve();
      });
    });
  });
  return { ready, stop: () => new Promise((resolve) => client.end(true, {}, () => resolve())) };
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: AlarmIntake,
  topic: string,
  payload: Uint8Array,
): Promise<AlarmDeliveryAnswer> {
  const system = topic.startsWith(topicStart) ? topic.slice(topicStart.length) : '';
  if (!shortName.safeParse(system).success)
    return intake.reject(refuseAlarm('bad_topic').refusal, { name: 'mqtt' });
  const value = readBytes(payload);
  const via = { name: system };
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}
