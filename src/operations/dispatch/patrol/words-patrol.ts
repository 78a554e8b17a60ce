import type { Text } from '../../../kernel/text.ts';

/** Why a patrol is needed at a site, gravest first. */
export const patrolNeeds = [
  'somebody_on_track',
  'somebody_past_fence',
  'barrier_breached',
  'barrier_unwatched',
] as const;
export type PatrolNeed = (typeof patrolNeeds)[number];

/** In which way a patrol was told. */
export const patrolWays = ['radio', 'telephone', 'in_person', 'terminal'] as const;
export type PatrolWay = (typeof patrolWays)[number];

/** Why a patrol does not go. */
export const patrolRefusals = [
  'other_task',
  'too_far',
  'crew_short',
  'breakdown',
  'unsafe',
  'other',
] as const;
export type PatrolRefusal = (typeof patrolRefusals)[number];

export const patrolResults = [
  'person_led_away',
  'person_handed_over',
  'ambulance_called',
  'person_left',
  'nothing_found',
  'damage_found',
] as const;
export type PatrolResult = (typeof patrolResults)[number];

export const patrolWithdrawals = ['not_needed', 'other_patrol_goes', 'needed_elsewhere', 'mistaken'] as const;
export type PatrolWithdrawal = (typeof patrolWithdrawals)[number] | 'alarm_closed';

/** What a registered patrol is: one that drives or walks its site, or one at a post. */
export const patrolKinds = ['patrol', 'guard'] as const;
export type PatrolKind = (typeof patrolKinds)[number];

export const patrolCapabilities = ['vehicle', 'dog', 'first_aid', 'track_access', 'thermal_sight'] as const;
export type PatrolCapability = (typeof patrolCapabilities)[number];

/** How far a task has come. */
export const patrolSteps = ['proposed', 'ordered', 'accepted', 'on_scene', 'done', 'withdrawn'] as const;
export type PatrolStep = (typeof patrolSteps)[number];

export const patrolNeedText = {
  somebody_on_track: { en: 'Somebody may be on the track', fr: 'Personne peut-être sur la voie' },
  somebody_past_fence: { en: 'Somebody is past the first fence', fr: 'Première clôture franchie' },
  barrier_breached: { en: 'The barrier may be breached', fr: 'Clôture peut-être franchie' },
  barrier_unwatched: { en: 'Part of the barrier is unwatched', fr: 'Partie de clôture non surveillée' },
} as const satisfies Record<PatrolNeed, Text>;

export const patrolWayText = {
  radio: { en: 'Radio', fr: 'Par radio' },
  telephone: { en: 'Telephone', fr: 'Téléphone' },
  in_person: { en: 'In person', fr: 'De vive voix' },
  terminal: { en: 'Terminal', fr: 'Terminal embarqué' },
} as const satisfies Record<PatrolWay, Text>;

export const patrolRefusalText = {
  other_task: { en: 'Has another task', fr: 'Autre mission en cours' },
  too_far: { en: 'Too far', fr: 'Trop loin' },
  crew_short: { en: 'Too few of them', fr: 'Effectif insuffisant' },
  breakdown: { en: 'Vehicle broken down', fr: 'Véhicule en panne' },
  unsafe: { en: 'Not safe', fr: 'Trop dangereux' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<PatrolRefusal, Text>;

export const patrolResultText = {
  person_led_away: { en: 'Person led off the track', fr: 'Personne mise à l’écart de la voie' },
  person_handed_over: { en: 'Person handed over', fr: 'Personne remise au service compétent' },
  ambulance_called: { en: 'Ambulance called', fr: 'Ambulance appelée' },
  person_left: { en: 'Person left by themselves', fr: 'Personne repartie d’elle-même' },
  nothing_found: { en: 'Nothing found', fr: 'Rien trouvé' },
  damage_found: { en: 'Damage found', fr: 'Dégradation constatée' },
} as const satisfies Record<PatrolResult, Text>;

export const patrolWithdrawalText = {
  not_needed: { en: 'Not needed', fr: 'Plus nécessaire' },
  other_patrol_goes: { en: 'Another patrol goes', fr: 'Une autre patrouille y va' },
  needed_elsewhere: { en: 'Needed elsewhere', fr: 'Requise ailleurs' },
  mistaken: { en: 'Mistaken', fr: 'Par erreur' },
  alarm_closed: { en: 'The site closed the alarm', fr: 'Le site a clos l’alarme' },
} as const satisfies Record<PatrolWithdrawal, Text>;

export const patrolStepText = {
  proposed: { en: 'Nobody ordered yet', fr: 'Personne n’est engagé' },
  ordered: { en: 'Ordered, no answer yet', fr: 'Engagée, sans réponse' },
  accepted: { en: 'On the way', fr: 'En route' },
  on_scene: { en: 'On the spot', fr: 'Sur place' },
  done: { en: 'Finished', fr: 'Terminée' },
  withdrawn: { en: 'Withdrawn', fr: 'Retirée' },
} as const satisfies Record<PatrolStep, Text>;

export const patrolKindText = {
  patrol: { en: 'Patrol', fr: 'Patrouille' },
  guard: { en: 'Guard', fr: 'Poste de garde' },
} as const satisfies Record<PatrolKind, Text>;

export const patrolCapabilityText = {
  vehicle: { en: 'Vehicle', fr: 'Véhicule' },
  dog: { en: 'Dog', fr: 'Chien' },
  first_aid: { en: 'First aid', fr: 'Premiers secours' },
  track_access: { en: 'May enter the track', fr: 'Habilitée à pénétrer en voie' },
  thermal_sight: { en: 'Thermal sight', fr: 'Jumelle thermique' },
} as const satisfies Record<PatrolCapability, Text>;

/** What each command does, for the description of the interface. */
export const patrolSummaries = {
  OrderPatrol: {
    en: 'Order a patrol of a site to where an alarm is: confirms what was proposed.',
    fr: 'Engager une patrouille d’un site sur les lieux d’une alarme : confirme ce qui était proposé.',
  },
  AcceptPatrol: { en: 'Note that the patrol goes.', fr: 'Noter que la patrouille s’y rend.' },
  RefusePatrol: {
    en: 'Note that the patrol does not go, with the reason: another must.',
    fr: 'Noter que la patrouille ne s’y rend pas, avec le motif : une autre doit y aller.',
  },
  ReportPatrolOnScene: { en: 'Note that the patrol is there.', fr: 'Noter que la patrouille est sur place.' },
  FinishPatrol: { en: 'End a patrol’s task with its result.', fr: 'Clore la mission avec son résultat.' },
  WithdrawPatrol: {
    en: 'Withdraw a patrol’s task, with the reason.',
    fr: 'Retirer la mission d’une patrouille, avec le motif.',
  },
  RegisterPatrol: {
    en: 'Enter or change a patrol or guard of a site: call sign, people, what it can do, base.',
    fr: 'Inscrire ou modifier une patrouille ou un poste de garde : indicatif, effectif, moyens, base.',
  },
  RetirePatrol: {
    en: 'Take a patrol or guard off the register of its site.',
    fr: 'Radier une patrouille ou un poste de garde du registre de son site.',
  },
  StartPatrolDuty: {
    en: 'Note that a patrol is on duty, with how many and until when.',
    fr: 'Noter qu’une patrouille prend son service : effectif et heure de fin.',
  },
  EndPatrolDuty: { en: 'Note that a patrol is off duty.', fr: 'Noter la fin de service d’une patrouille.' },
  ReportPatrolPosition: {
    en: 'Note where a patrol is, and when it was there.',
    fr: 'Noter la position d’une patrouille et l’heure du relevé.',
  },
} as const satisfies Record<string, Text>;

/** Why dispatch says no over a patrol. */
export const patrolRefusalCodes = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  patrol_not_proposed: {
    en: 'No patrol is asked for there.',
    fr: 'Aucune patrouille n’y est demandée.',
  },
  patrol_task_over: { en: 'This task is over.', fr: 'Cette mission est terminée.' },
  patrol_ordered_already: {
    en: 'A patrol is ordered there already. To send another, withdraw it or note its refusal first.',
    fr: 'Une patrouille y est déjà engagée. Pour en envoyer une autre, la retirer ou noter d’abord son refus.',
  },
  patrol_committed: {
    en: 'This patrol has another task: it cannot be in two places.',
    fr: 'Cette patrouille a une autre mission : elle ne peut être en deux lieux.',
  },
  patrol_not_ordered: { en: 'No patrol is ordered yet.', fr: 'Aucune patrouille n’est encore engagée.' },
  patrol_unknown: {
    en: 'No patrol of this call sign is registered at this site. In an emergency it can be ordered all the same, and is marked.',
    fr: 'Aucune patrouille de cet indicatif n’est inscrite pour ce site. En urgence, elle peut être engagée quand même ; elle est alors signalée.',
  },
  patrol_off_duty: {
    en: 'This patrol is not on duty.',
    fr: 'Cette patrouille n’est pas en service.',
  },
  patrol_has_task: {
    en: 'This patrol has a task: it is finished or withdrawn first.',
    fr: 'Cette patrouille a une mission : la clore ou la retirer d’abord.',
  },
  register_full: {
    en: 'This site’s register holds as many as it can: retire one first.',
    fr: 'Le registre de ce site est plein : radier d’abord une inscription.',
  },
  duty_over_already: { en: 'It must end later than now.', fr: 'La fin doit être à venir.' },
  position_in_future: { en: 'Nobody can have been there yet.', fr: 'Personne ne peut y avoir déjà été.' },
  patrol_step_passed: { en: 'That has been said already.', fr: 'C’est déjà consigné.' },
} as const satisfies Record<string, Text>;
export type PatrolRefusalCode = keyof typeof patrolRefusalCodes;

/** What each event says, for the record. */
export const patrolEventText = {
  PatrolProposed: { en: 'Patrol asked for by a site', fr: 'Patrouille demandée par un site' },
  PatrolNeedRaised: { en: 'Need of a patrol became graver', fr: 'Besoin de patrouille aggravé' },
  PatrolOrdered: { en: 'Patrol ordered', fr: 'Patrouille engagée' },
  PatrolAccepted: { en: 'Patrol on the way', fr: 'Patrouille en route' },
  PatrolRefused: { en: 'Patrol does not go', fr: 'Refus de la patrouille' },
  PatrolOnScene: { en: 'Patrol on the spot', fr: 'Patrouille sur place' },
  PatrolFinished: { en: 'Patrol finished', fr: 'Mission de patrouille terminée' },
  PatrolWithdrawn: { en: 'Patrol withdrawn', fr: 'Patrouille retirée' },
  PatrolRegistered: { en: 'Patrol registered', fr: 'Patrouille inscrite' },
  PatrolRetired: { en: 'Patrol off the register', fr: 'Patrouille radiée' },
  PatrolOnDuty: { en: 'Patrol on duty', fr: 'Patrouille en service' },
  PatrolOffDuty: { en: 'Patrol off duty', fr: 'Fin de service d’une patrouille' },
  PatrolPositionReported: { en: 'Position of a patrol', fr: 'Position d’une patrouille' },
} as const satisfies Record<string, Text>;
