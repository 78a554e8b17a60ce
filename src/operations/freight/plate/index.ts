export {
  nearWithoutTwo,
  plateKeys,
  type PlateKeys,
  plateTokens,
  type PlateTokens,
  tokensOfTwo,
  tokensToMeet,
} from './keys.ts';
export type { PlateFault, PlateFaultCode } from './normal-form.ts';
export { type PassageReason, passageReasonText } from './passage-reason.ts';
export { plateRefusals } from './plate-refusals.ts';
export { relationOf } from './relation.ts';
export { type PassageFacts, type PassageSuggestion, suggestPassages } from './same-passage.ts';
