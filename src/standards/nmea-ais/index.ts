export { type EncodableBody, encodeAis, type EncodeOptions } from './encode.ts';
export { turnDegreesPerMinute } from './fields.ts';
export type { AisBody, AisMessage, Fix, Heard } from './message.ts';
export { decodeLine } from './line.ts';
export { isAuxiliaryCraft } from './raw.ts';
export { type AisReader, type AisSink, createReader, type ReaderOptions } from './reader.ts';
export { type AisRefusal, type AisRefusalCode, refusalTexts } from './refusal.ts';
export { type AisRecord, toRecord } from './record.ts';
export { readAll, type Reading } from './reading.ts';
