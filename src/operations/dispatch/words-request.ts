/** What one watch asks of the other: to take work over for a time, or to say what it knows of a boat. */
export const requestKinds = ['support', 'information'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Which calls the other side is asked to take. `none`: only the boats that are named. */
export const supportCalls = ['none', 'new_calls', 'waiting_calls', 'all_calls'] as const;
export type SupportCalls = (typeof supportCalls)[number];

/** What is asked of a boat: said in the reader's own language, beside the words in which it was asked. */
export const topics = [
  'position',
  'persons',
  'condition',
  'same_boat',
  'last_contact',
  'landed',
  'unit_there',
  'weather_there',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** What the other side answers, beside its words. */
export const findings = ['known', 'partly_known', 'not_known', 'contradicts'] as const;
export type Finding = (typeof findings)[number];

/** Why a watch says no: no blame stands in it, only what the asker must know. */
export const requestRefusalReasons = [
  'overloaded',
  'below_minimum',
  'no_unit',
  'no_record',
  'not_releasable',
  'ask_by_telephone',
  'other',
] as const;
export type RequestRefusalReason = (typeof requestRefusalReasons)[number];

export const requestEnds = ['relieved', 'time_over', 'agreed_by_telephone', 'own_need'] as const;
export type RequestEnd = (typeof requestEnds)[number];

export const withdrawalReasons = ['no_longer_needed', 'mistaken', 'answered_by_telephone'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Languages in which watches write to one another; the original is kept, whatever is read beside. */
export const requestLanguages = ['en', 'fr'] as const;
export type RequestLanguage = (typeof requestLanguages)[number];

/** The ladder of a request; the last four are ends. */
export const requestSteps = [
  'asked',
  'delivered',
  'seen',
  'accepted',
  'answered',
  'refused',
  'ended',
  'withdrawn',
] as const;
export type RequestStep = (typeof requestSteps)[number];
