/** What kind of unit it is: by it go launch times and the way it takes. */
export const unitKinds = [
  'lifeboat',
  'cutter',
  'patrol_ship',
  'fire_boat',
  'tug',
  'fishing_vessel',
  'helicopter',
  'aircraft',
  'drone',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What it can do beside going there; how many it can take aboard is a figure of its own. */
export const capabilities = ['tow', 'search_light', 'infra_red', 'medic', 'persons_in_water'] as const;
export type Capability = (typeof capabilities)[number];

/**
 * Where a unit stands. `off`: nobody on shift. `on_shift`: at its base, making ready. `available`: ready where it is.
 * `tasked`, `under_way`, `on_scene`: by its task, or `under_way` on patrol. `returning`: free on its way back.
 */
export const unitStatuses = [
  'off',
  'on_shift',
  'available',
  'tasked',
  'under_way',
  'on_scene',
  'returning',
  'out_of_service',
] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** Statuses that a unit reports by itself; the others follow from its shift, its task or its service. */
export const reportedStatuses = ['on_shift', 'available', 'under_way', 'returning'] as const;

export const outOfServiceReasons = [
  'breakdown',
  'damage',
  'maintenance',
  'crew_rest',
  'crew_short',
  'fuel',
  'weather',
  'other_mission',
  'other',
] as const;
export type OutOfServiceReason = (typeof outOfServiceReasons)[number];

export const unitPositionSources = ['ais', 'gps', 'radar', 'voice'] as const;
export type UnitPositionSource = (typeof unitPositionSources)[number];

export const taskKinds = ['rescue', 'medical', 'search', 'escort', 'relay', 'tow'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const urgencies = ['distress', 'urgent', 'routine'] as const;
export type Urgency = (typeof urgencies)[number];

/** The ladder, lowest rung first: a task never goes down it. */
export const openSteps = ['proposed', 'delivered', 'seen', 'accepted', 'under_way', 'on_scene'] as const;
/** How a task ends: nothing comes after. */
export const endSteps = ['done', 'refused', 'withdrawn', 'cancelled', 'diverted', 'failed'] as const;
export const taskSteps = [...openSteps, ...endSteps] as const;
export type OpenStep = (typeof openSteps)[number];
export type EndStep = (typeof endSteps)[number];
export type TaskStep = (typeof taskSteps)[number];

/** Why this unit was proposed. */
export const proposalReasons = [
  'nearest',
  'only_one_free',
  'capability',
  'second_unit',
  'relieves_unit',
  'asked_by_other_centre',
  'on_patrol_there',
  'other',
] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** Why a unit says no: no blame stands in it, only what the next proposal must know. */
export const taskRefusals = [
  'sea_state',
  'crew_rest',
  'crew_short',
  'breakdown',
  'fuel',
  'other_task',
  'too_far',
  'no_capability',
  'unsafe',
  'other',
] as const;
export type TaskRefusal = (typeof taskRefusals)[number];

export const taskResults = [
  'persons_recovered',
  'assisted',
  'towed',
  'escorted',
  'handed_over',
  'nothing_found',
  'not_needed',
  'turned_back',
] as const;
export type TaskResult = (typeof taskResults)[number];

export const cancelReasons = [
  'other_unit_there',
  'not_needed',
  'mistaken',
  'unsafe',
  'needed_elsewhere',
  'other',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const diversionReasons = [
  'life_at_greater_risk',
  'persons_in_water',
  'only_unit_in_reach',
  'nearer',
] as const;
export type DiversionReason = (typeof diversionReasons)[number];

/** Why a step took longer than its limit, or why a boat that lost its unit gets no other. */
export const delayReasons = [
  'crew_assembling',
  'engine',
  'weather',
  'traffic',
  'tide_or_lock',
  'no_contact',
  'position_unclear',
  'busy_with_persons',
  'other_unit_goes',
  'no_longer_needed',
  'other',
] as const;
export type DelayReason = (typeof delayReasons)[number];

/** What is told of those in distress: never who. */
export const relayNatures = [
  'persons_in_water',
  'sinking',
  'capsized',
  'swamped',
  'adrift',
  'fire',
  'medical',
  'collision',
  'other',
] as const;
export type RelayNature = (typeof relayNatures)[number];

export const relayIntentions = ['proceeding', 'standing_by', 'cannot'] as const;
export type RelayIntention = (typeof relayIntentions)[number];

export const relayEnds = ['answered', 'resolved', 'mistaken', 'superseded'] as const;
export type RelayEnd = (typeof relayEnds)[number];

/** What the watch loses while an asset is away. */
export const gapLosses = [
  'aerial_picture',
  'radar',
  'infra_red',
  'camera',
  'ais',
  'radio',
  'surface_unit',
  'rescue_helicopter',
] as const;
export type GapLoss = (typeof gapLosses)[number];

export const gapCauses = [
  'weather',
  'breakdown',
  'maintenance',
  'crew',
  'other_mission',
  'airspace',
  'other',
] as const;
export type GapCause = (typeof gapCauses)[number];

export const compensationKinds = [
  'aircraft',
  'drone',
  'helicopter',
  'surface_unit',
  'shore_patrol',
  'sensor',
  'satellite',
  'extra_watch',
] as const;
export type CompensationKind = (typeof compensationKinds)[number];

/** Why a gap is borne, with or without something in its place. */
export const gapDecisions = [
  'compensated',
  'partly_compensated',
  'risk_low',
  'nothing_available',
  'cost_out_of_proportion',
  'other',
] as const;
export type GapDecisionReason = (typeof gapDecisions)[number];

export const gapEnds = ['asset_back', 'period_over', 'mistaken'] as const;
export type GapEnd = (typeof gapEnds)[number];
