import { type BrokerParts, type MqttFeed, sourceOfTopic, startMqttFeed } from '../../app/mqtt-feed.ts';
import type { PlateIntake, ReadsAnswer } from './intake.ts';
import { readBytes, refuseRead } from './read.ts';
import { shortName } from './schema.ts';

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
    receive: (topic, payload) => receivePublished(parts.intake, topic, payload),
  });
}

/** Takes one published message, whatever its topic and bytes, and answers it. Never throws. */
export async function receivePublished(
  intake: PlateIntake,
  topic: string,
  payload: Uint8Array,
): Promise<ReadsAnswer> {
  const source = sourceOfTopic(topic, topicStart);
  if (source === null || !shortName.safeParse(source).success)
    return intake.reject(refuseRead('bad_topic').refusal, { name: linkName, source: null });
  const value = readBytes(payload);
  const via = { name: linkName, source };
  return value.ok ? intake.receive(value.value, via) : intake.reject(value.refusal, via);
}
