/**
 * Why somebody looks through a camera. Who a person is, is none of them: a picture here serves to find and to help
 * somebody, never to know them again.
 */
export const viewingPurposes = [
  'alarm',
  'person_in_danger',
  'patrol_support',
  'train_stop',
  'device_check',
] as const;
export type ViewingPurpose = (typeof viewingPurposes)[number];

/** Why a picture is preserved. Who a person is, is none of them. */
export const preservingPurposes = ['damage', 'intrusion', 'person_in_danger', 'accident', 'conduct'] as const;
export type PreservingPurpose = (typeof preservingPurposes)[number];

/** On what basis it may be kept: docs/decisions/0045. */
export const legalBases = ['public_task', 'vital_interests', 'law_enforcement', 'judicial_request'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** How a viewing ended. `lost`: the process that gave the pictures is gone, and with it their number. */
export const viewingEnds = ['left', 'expired', 'camera_silent', 'node_stopped', 'lost'] as const;
export type ViewingEnd = (typeof viewingEnds)[number];

/** What a camera said to an order to turn; `not_sent`: nobody could ask it in time, and late it must not turn. */
export const turnOutcomes = ['turned', 'refused', 'silent', 'not_configured', 'not_sent'] as const;
export type TurnOutcome = (typeof turnOutcomes)[number];

/** What a camera gives: single images, a row of them, a stream for players. */
export const pictureForms = ['still', 'moving', 'hls'] as const;
export type PictureForm = (typeof pictureForms)[number];
