/** What the ground of a zone is, from outside inwards: the order is that in which a person would come to it. */
export const grounds = [
  'outside',
  'outer_fence',
  'between_fences',
  'inner_fence',
  'inside',
  'track',
  'tunnel',
] as const;
export type Ground = (typeof grounds)[number];

/** What stands at a site and may be named in an alarm. */
export const deviceKinds = [
  'fence_sensor',
  'infrared_beam',
  'microwave_beam',
  'ground_radar',
  'buried_cable',
  'door_contact',
  'track_sensor',
  'camera',
  'thermal_camera',
  'panic_button',
  'barrier',
  'light',
  'guard_post',
  'cabinet',
  'wind_station',
  'axle_counter',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What a device says. `measure`: a value of the world; `context`: what explains others; `alert`: asks to be looked at. */
export const signals = {
  disturbance: 'alert',
  beam_broken: 'alert',
  motion: 'alert',
  person: 'alert',
  cut: 'alert',
  door_opened: 'alert',
  door_forced: 'alert',
  panic: 'alert',
  tamper: 'alert',
  power_lost: 'alert',
  link_lost: 'alert',
  fault: 'alert',
  animal: 'context',
  vehicle: 'context',
  train_in: 'context',
  train_out: 'context',
  lightning: 'context',
  wind: 'measure',
  cleared: 'restored',
  door_closed: 'restored',
  power_back: 'restored',
  link_back: 'restored',
  fault_over: 'restored',
} as const satisfies Record<string, 'alert' | 'context' | 'measure' | 'restored'>;
export type Signal = keyof typeof signals;
/** The same as a list, for schemas. */
export const signalNames = Object.keys(signals) as [Signal, ...Signal[]]; // the keys of the table above, never empty

/**
 * Why many alerts are one matter. `shelved`: a person has put the point aside for a time. `motion_only`: a camera saw
 * something move, and no other sensor bears it out.
 */
export const causes = [
  'wind',
  'train',
  'animal',
  'maintenance',
  'cabinet',
  'storm',
  'chattering',
  'shelved',
  'motion_only',
] as const;
export type Cause = (typeof causes)[number];

/** Signs of a person, or of people: never put into a group, never shelved, never made quiet. */
export const personSignatures = [
  'panic',
  'person_seen',
  'cut',
  'path',
  'stands_out',
  'many_at_once',
  'door_forced',
] as const;
export type PersonSignature = (typeof personSignatures)[number];

/** Why an alarm is presented. */
export const signatures = [
  ...personSignatures,
  'lone',
  'cabinet_lost',
  'chattering',
  'stale',
  'device_fault',
] as const;
export type Signature = (typeof signatures)[number];

/** What follows if nobody acts, gravest first: the order is that of the list. */
export const consequences = [
  'life_on_track',
  'person_between_fences',
  'barrier_breached',
  'device_blind',
] as const;
export type Consequence = (typeof consequences)[number];

/**
 * Which of several alarms is taken first, highest first. Three, as ANSI/ISA-18.2-2016 advises: what is not told apart at a
 * glance is not told apart.
 */
export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** How soon something must be done for it to be of use; the bounds are a site's own. */
export const respondTimes = ['at_once', 'soon', 'in_time'] as const;
export type RespondTime = (typeof respondTimes)[number];

/** What a zone’s own setting changes of how an alarm ranks there: danger of its own, or a priority it does not fall below. */
export const zoneRankings = ['seconds', 'at_least'] as const;
export type ZoneRanking = (typeof zoneRankings)[number];

/** What the operator is asked to do. */
export const acts = [
  'stop_trains_and_look',
  'look_and_send_patrol',
  'look_at_camera',
  'send_technician',
] as const;
export type Act = (typeof acts)[number];

/** How an alarm ended, as whoever closes it says. */
export const outcomes = [
  'person_found',
  'person_left',
  'nothing_found',
  'animal',
  'weather',
  'work_on_site',
  'device_at_fault',
  'damage_found',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a point is put aside for a time. Source: ANSI/ISA-18.2-2016, shelving: with a reason, and ending by itself. */
export const shelveReasons = ['chattering', 'known_fault', 'weather', 'work_on_site', 'animals'] as const;
export type ShelveReason = (typeof shelveReasons)[number];

/** What is wrong with a device that a person has looked at. */
export const deviceFaults = [
  'false_alerts',
  'no_signal',
  'no_power',
  'no_picture',
  'out_of_place',
  'damaged',
  'other',
] as const;
export type DeviceFault = (typeof deviceFaults)[number];

/** Why work is done on a device. */
export const workReasons = ['planned', 'repair', 'replacement', 'adjustment', 'vegetation'] as const;
export type WorkReason = (typeof workReasons)[number];

/** Why trains are to stop. */
export const stopReasons = [
  'person_on_track',
  'person_in_tunnel',
  'person_near_track',
  'object_on_track',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** In which way somebody was told. */
export const tellingWays = ['direct_line', 'telephone', 'railway_radio', 'in_person', 'other'] as const;
export type TellingWay = (typeof tellingWays)[number];

/** Why whoever runs the trains does not stop them. */
export const stopRefusals = [
  'no_train_near',
  'already_stopped',
  'train_past',
  'would_endanger',
  'not_on_our_track',
  'needs_confirmation',
] as const;
export type StopRefusal = (typeof stopRefusals)[number];

/** Why trains may run again, or why the request is taken back. */
export const stopEnds = ['track_clear', 'person_safe', 'false_alarm', 'asked_in_error'] as const;
export type StopEnd = (typeof stopEnds)[number];

/** What says that a track is clear: each has a name of its own, a device, a train, a post. */
export const clearEvidence = [
  'patrol_on_track',
  'rail_staff_on_track',
  'driver_looked',
  'camera_looked',
  'person_met',
] as const;
export type ClearEvidence = (typeof clearEvidence)[number];

/** What was searched before a track is released: each is said by whoever searched it. */
export const searchedGrounds = [
  'track',
  'tunnel',
  'service_tunnel',
  'lineside',
  'platform',
  'under_train',
] as const;
export type SearchedGround = (typeof searchedGrounds)[number];

/** Why a proposed release is taken back: trains go on standing. */
export const releaseWithdrawals = [
  'seen_again',
  'patrol_sent_again',
  'not_all_searched',
  'operator_refuses',
  'proposed_in_error',
] as const;
export type ReleaseWithdrawal = (typeof releaseWithdrawals)[number];

/** What a request to stop trains has come to, as its track holds it. */
export const trackStandings = ['standing', 'release_proposed', 'ended'] as const;
export type TrackStanding = (typeof trackStandings)[number];

/** How far a patrol that was asked for has come, as dispatch tells it. */
export const patrolSteps = [
  'proposed',
  'ordered',
  'accepted',
  'refused',
  'on_scene',
  'done',
  'withdrawn',
] as const;
export type PatrolStep = (typeof patrolSteps)[number];
