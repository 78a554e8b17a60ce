import { type BrokerParts, type MqttFeed, sourceOfTopic, startMqttFeed } from '../../app/mqtt-feed.ts';
import { inOrderOfTopic } from '../../app/mqtt-queue.ts';
import type { DeliveryAnswer, DetectionIntake, Via } from './intake.ts';
import { readBytes, refuseDetection } from './read.ts';
import { shortName } from './schema.ts';

const topicStart = 'strait/detections/';
/** Where devices publish: the last part names the source, and a broker's rights can be given by it. */
export const detectionTopics = `${topicStart}+`;

/** Takes detections from a broker; its connection shows as the source `mqtt`. */
export function startMqttDetections(parts: BrokerParts & { readonly intake: DetectionIntake }): MqttFeed {
  return startMqttFeed({
    ...parts,
    name: 'mqtt',
    topics: detectionTopics,
    receive: (messages) =>
      inOrderOfTopic(messages, ({ topic, payload }) => receivePublished(parts.intake, topic, payload)),
  });
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: DetectionIntake,
  topic: string,
  payload: Uint8Array,
): Promise<DeliveryAnswer> {
  const source = sourceOfTopic(topic, topicStart);
  if (source === null || !shortName.safeParse(source).success)
    return intake.reject(refuseDetection('bad_topic').refusal, { name: 'mqtt', source: null });
  const via: Via = { name: 'mqtt', source };
  const value = readBytes(payload);
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}
