/**
 * Why an envelope is not known to be the peer's next one. Nothing of it may be used, and nothing after it can be
 * taken: it is asked for again.
 */
export const unproven = [
  'too_large',
  'not_a_signed_text',
  'header_refused',
  'key_unknown',
  'signature_wrong',
  'not_utf8',
  'nested_too_deep',
  'not_json',
  'not_canonical',
  'not_an_envelope',
  'moment_impossible',
  'key_out_of_time',
  'wrong_sender',
  'wrong_addressee',
  'wrong_lane',
  'sequence_repeated',
  'sequence_gap',
  'chain_broken',
  'verifier_failed',
] as const;

/**
 * Why the content of an envelope that is proved to be the peer's next one may not be used. It is kept and set aside;
 * the chain goes on, so that one wrong record does not hold up all that save lives after it.
 */
export const unfit = [
  'content_refused',
  'stream_foreign',
  'never_shared',
  'body_refused',
  'purpose_refused',
  'label_refused',
  'seen_refused',
  'positions_refused',
  'personal_values',
  'checkpoint_refused',
] as const;

export type Unproven = (typeof unproven)[number];
export type Unfit = (typeof unfit)[number];
/** The closed list of refusals of an envelope. */
export type EnvelopeRefusal = Unproven | Unfit;
