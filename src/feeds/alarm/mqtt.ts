import { shortName } from '../../kernel/shapes.ts';
import { type BrokerParts, type MqttFeed, sourceOfTopic, startMqttFeed } from '../../app/mqtt-feed.ts';
import type { Published } from '../../app/mqtt-queue.ts';
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
    receive: (messages) => receivePublished(parts.intake, messages),
  });
}

/** Takes published messages in one write, whatever their topics and bytes, and answers each. Never throws. */
export function receivePublished(
  intake: AlarmIntake,
  messages: readonly Published[],
): Promise<readonly AlarmDeliveryAnswer[]> {
  return intake.receiveAll(
    messages.map(({ topic, payload }) => {
      const system = sourceOfTopic(topic, topicStart);
      return system === null || !shortName.safeParse(system).success
        ? { value: refuseAlarm('bad_topic'), via: { name: 'mqtt' } }
        : { value: readBytes(payload), via: { name: system } };
    }),
  );
}
