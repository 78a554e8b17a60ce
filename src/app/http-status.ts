import type { DoorRefusal } from './refusals.ts';

/** The one place where a refusal gets an HTTP number. A context's own refusals are 409: the state says no. */
const doorStatus: Readonly<Record<DoorRefusal, number>> = {
  not_signed_in: 401,
  sign_in_refused: 401,
  provider_away: 503,
  foreign_source: 403,
  not_permitted: 403,
  not_proven: 403,
  not_found: 404,
  invalid: 422,
  kept_narrower: 409,
  subject_missing: 422,
  key_missing: 400,
  key_reused: 409,
  origin_refused: 403,
  body_too_large: 413,
  too_many_requests: 429,
  contended: 409,
  not_caught_up: 503,
  store_unavailable: 503,
  fault: 500,
};

/** HTTP status of a refusal code (RFC 9110). */
export function httpStatus(code: string): number {
  return Object.hasOwn(doorStatus, code) ? doorStatus[code as DoorRefusal] : 409;
}
