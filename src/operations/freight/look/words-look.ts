/** Why somebody asks where cameras saw a vehicle. To follow a driver, a haulier or a journey is none of them. */
export const lookPurposes = [
  'same_vehicle',
  'people_in_danger',
  'where_boarded',
  'plate_doubt',
  'penalty_file',
] as const;
export type LookPurpose = (typeof lookPurposes)[number];
