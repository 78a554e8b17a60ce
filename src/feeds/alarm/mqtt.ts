import { type BrokerParts, type MqttFeed, sourceOfTopic, startMqttFeed } from '../../app/mqtt-feed.ts';
import { shortName } from '../../operations/site/shapes.ts';
import type { AlarmDeliveryAnswer, AlarmIntake } from './intake.ts';
import { readBytes, refuseAlarm } from './read.ts';

const topicStart = 'strait/alarms/';
/** Where alarm systems publish: the last part names the system. */
export const alarmTopics = `${topicStart}+`;

/** Takes messages of sites from a broker; its connection shows as the source `mqtt-alarms`. */
export function startMqttAlarms(parts: BrokerParts & { readonly intake: AlarmIntake }): MqttFeed {
  return startMqttFeed({
    ...parts,
    name: 'mqtt-alarms',
    topics: alarmTopics,
    receive: (topic, payload) => receivePublished(parts.intake, topic, payload),
  });
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: AlarmIntake,
  topic: string,
  payload: Uint8Array,
): Promise<AlarmDeliveryAnswer> {
  const system = sourceOfTopic(topic, topicStart);
  if (system === null || !shortName.safeParse(system).success)
    return intake.reject(refuseAlarm('bad_topic').refusal, { name: 'mqtt' });
  const value = readBytes(payload);
  const via = { name: system };
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}
