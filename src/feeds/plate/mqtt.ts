import { shortName } from '../../kernel/shapes.ts';
import { type BrokerParts, type MqttFeed, sourceOfTopic, startMqttFeed } from '../../app/mqtt-feed.ts';
import type { Published } from '../../app/mqtt-queue.ts';
import type { PlateIntake, ReadsAnswer } from './intake.ts';
import { readBytes, refuseRead } from './read.ts';

const topicStart = 'strait/plates/';
/** Where cameras publish: the last part names the source, and a broker's rights can be given by it. */
export const plateTopics = `${topicStart}+`;
const linkName = 'mqtt-plates';

/** Takes plate reads from a broker; its connection shows as the source `mqtt-plates`. */
export function startMqttPlates(parts: BrokerParts & { readonly intake: PlateIntake }): MqttFeed {
  return startMqttFeed({
    ...parts,
    name: linkName,
    topics: plateTopics,
    receive: (messages) => receivePublished(parts.intake, messages),
  });
}

/** Takes published messages in one write, whatever their topics and bytes, and answers each. Never throws. */
export function receivePublished(
  intake: PlateIntake,
  messages: readonly Published[],
): Promise<readonly ReadsAnswer[]> {
  return intake.receiveAll(
    messages.map(({ topic, payload }) => {
      const source = sourceOfTopic(topic, topicStart);
      return source === null || !shortName.safeParse(source).success
        ? { value: refuseRead('bad_topic'), via: { name: linkName, source: null } }
        : { value: readBytes(payload), via: { name: linkName, source } };
    }),
  );
}
