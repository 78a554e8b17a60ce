export {
  createDetectionIntake,
  type DeliveryAnswer,
  type DetectionIntake,
  type DetectionOutcome,
  type DetectionParts,
  type RecordAnswer,
  type RecordDetection,
} from './intake.ts';
export { detectionTopics, type MqttDetections, startMqttDetections } from './mqtt.ts';
export { readBytes } from './read.ts';
export { batchMax, bytesMax, detectionSchema } from './schema.ts';
export { detectionRefusals } from './text.ts';
