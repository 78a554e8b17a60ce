/** Which of two equal wall times is meant on the night on which clocks go back. */
export const repeats = ['first', 'second'] as const;
export type Repeat = (typeof repeats)[number];

/** What somebody says of a span of their own time. */
export const availabilities = ['willing', 'unable'] as const;
export type Availability = (typeof availabilities)[number];

/** Parts of a vehicle that a search goes through, one by one. */
export const searchParts = [
  'cab',
  'trailer_front',
  'trailer_middle',
  'trailer_rear',
  'under',
  'roof',
  'load',
] as const;
export type SearchPart = (typeof searchParts)[number];

/** What a team promised while it searched; the next team keeps it. */
export const promiseKinds = [
  'answer_to_driver',
  'answer_to_haulier',
  'reseal',
  'ambulance_coming',
  'police_coming',
  'equipment_coming',
  'escort',
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** Why a search is over. Only `control_recorded` says that everything was searched. */
export const searchEnds = [
  'control_recorded',
  'vehicle_left',
  'handed_to_police',
  'begun_by_mistake',
] as const;
export type SearchEnd = (typeof searchEnds)[number];

/** Why the next team does not take a search over. */
export const takeoverRefusals = [
  'team_short',
  'other_search',
  'unclear',
  'no_equipment',
  'not_our_lane',
] as const;
export type TakeoverRefusal = (typeof takeoverRefusals)[number];
