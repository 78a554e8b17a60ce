/** What a driver can report. `people_inside`: a life may be at risk now. */
export const reportKinds = [
  'noise',
  'cut_seal',
  'cut_cover',
  'people_near',
  'people_inside',
  'threat',
  'other',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** When the vehicle is checked: before loading, after each stop, and before the border. */
export const checkMoments = ['before_loading', 'after_stop', 'before_border'] as const;
export type CheckMoment = (typeof checkMoments)[number];

/** What is looked at. */
export const checks = [
  'load_space_empty',
  'doors_locked',
  'seal_fitted',
  'cord_tight',
  'sides_whole',
  'roof_whole',
  'under_clear',
  'cab_clear',
  'device_used',
] as const;
export type Check = (typeof checks)[number];

/**
 * Which checks belong to which moment. Source: UK civil penalty scheme, Immigration and Asylum Act 1999 Part 2 as amended,
 * and the carriers' liability regulations with their published checklist for vehicle security; from memory, to be checked
 * against the edition in force before anybody relies on it (FACTS, mark M).
 */
export const checksAt: Readonly<Record<CheckMoment, readonly Check[]>> = {
  before_loading: ['load_space_empty', 'sides_whole', 'roof_whole', 'under_clear', 'cab_clear'],
  after_stop: [
    'doors_locked',
    'seal_fitted',
    'cord_tight',
    'sides_whole',
    'roof_whole',
    'under_clear',
    'cab_clear',
  ],
  before_border: [
    'doors_locked',
    'seal_fitted',
    'cord_tight',
    'sides_whole',
    'roof_whole',
    'under_clear',
    'cab_clear',
    'device_used',
  ],
};

/** `not_applicable`: this vehicle has no such thing (no cord, no device). */
export const checkAnswers = ['yes', 'no', 'not_applicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** Kinds in which a life may be at risk: each is answered by itself, never with others. */
export const lifeKinds: readonly ReportKind[] = ['people_inside', 'threat'];

/** On what an answer stands. `same_sighting`: several reports of one thing. `flood`: more than vehicles could make. */
export const answerReasons = [
  'seen_by_team',
  'seen_by_camera',
  'told_partner',
  'same_sighting',
  'flood',
  'too_old',
] as const;
export type AnswerReason = (typeof answerReasons)[number];

/** Answered in one act at the most: as many as are listed of one place. */
export const answeredTogetherMax = 300;
/** So long an answer can be taken back; of people inside never, since its call has ended. */
export const answerBackSeconds = 600;

/** What came of a report. */
export const reportAnswers = ['attended', 'passed_on', 'nothing_there', 'unfounded'] as const;
export type ReportAnswer = (typeof reportAnswers)[number];

/** Places that the drivers' page offers, by their names on the register, each as its own side calls it. */
export const driverPlaces: Readonly<Record<string, string>> = {
  calais: 'Calais',
  dunkirk: 'Dunkerque · Dunkirk',
  coquelles: 'Coquelles',
  cheriton: 'Cheriton · Folkestone',
  dover: 'Dover',
};
