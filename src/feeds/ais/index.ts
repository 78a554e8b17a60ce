export { type AisSource, type ConfigurationRefusal, parseAisSource, parseAisSources } from './config.ts';
export type { BeaconCall } from './beacon-call.ts';
export { type AisFeeds, type AisFeedsParts, startAisFeeds } from './feeds.ts';
export { type AisIntake, type AisStream, createAisIntake } from './intake.ts';
export { aisReasons } from './text.ts';
export type { LinkState } from './transport.ts';
export { lineTimeOf } from './line-time.ts';
export { replay } from './replay.ts';
