/** Why the glass is broken: dangers to life, and nothing else. */
export const dangers = [
  'people_in_water',
  'boat_sinking',
  'casualty',
  'fire',
  'person_missing',
  'other_danger_to_life',
] as const;
export type Danger = (typeof dangers)[number];

/** `POST /api/operations/emergency/break-glass`. */
export interface BreakGlassRequest {
  readonly reason: Danger;
  readonly reference: string;
  /** 5 to 60. */
  readonly minutes: number;
}
