import type { Text } from '../../kernel/text.ts';
import type { alarmOwnSchemas, SiteAlarmCommand, SiteAlarmEvent } from './events-alarm.ts';
import type { PointCommand, PointEvent } from './events-point.ts';
import type { StopCommand, StopEvent } from './events-stop.ts';
import type { TrackEvent } from './events-track.ts';
import type { JudgedFigure } from './rationalise/statistics.ts';
import type {
  Act,
  Cause,
  ClearEvidence,
  Consequence,
  DeviceKind,
  Ground,
  Outcome,
  PatrolStep,
  Priority,
  RespondTime,
  ShelveReason,
  Signal,
  Signature,
  ReleaseWithdrawal,
  SearchedGround,
  StopEnd,
  StopReason,
  StopRefusal,
  TellingWay,
} from './words.ts';

type Given = Exclude<SiteAlarmCommand['type'], keyof typeof alarmOwnSchemas>;

/** What each command does, for the description of the interface. */
export const summaries = {
  AcknowledgeSiteAlarm: { en: 'Acknowledge an alarm of a site.', fr: 'Acquitter une alarme d’un site.' },
  AskPatrol: {
    en: 'Ask dispatch for a patrol to where an alarm is.',
    fr: 'Demander une patrouille sur les lieux d’une alarme.',
  },
  CloseSiteAlarm: {
    en: 'Close an alarm with how it ended.',
    fr: 'Clore une alarme en disant ce qu’il en était.',
  },
  StartMaintenance: {
    en: 'Put a device under maintenance until a time.',
    fr: 'Placer un équipement en maintenance jusqu’à une heure donnée.',
  },
  EndMaintenance: { en: 'Return a device to service.', fr: 'Remettre un équipement en service.' },
  NoteDeviceFault: { en: 'Note a known fault of a device.', fr: 'Noter un défaut connu d’un équipement.' },
  ClearDeviceFault: { en: 'Note that a fault is mended.', fr: 'Noter qu’un défaut est réparé.' },
  ShelvePoint: {
    en: 'Put a point aside for a time, with the reason; it returns by itself.',
    fr: 'Mettre un point de côté pour un temps, avec le motif ; il revient de lui-même.',
  },
  UnshelvePoint: { en: 'Take a point back before its time.', fr: 'Reprendre un point avant l’heure.' },
  ProposeStop: {
    en: 'Ask whoever runs the trains to stop them.',
    fr: 'Demander à l’exploitant l’arrêt des trains.',
  },
  TellStop: {
    en: 'Note who was told at whoever runs the trains, and in which way.',
    fr: 'Noter qui a été prévenu chez l’exploitant, et par quelle voie.',
  },
  AcknowledgeStop: {
    en: 'Note that the controller has repeated track and reason.',
    fr: 'Noter que le régulateur a répété la voie et le motif.',
  },
  RefuseStop: {
    en: 'Refuse to stop the trains, with the reason.',
    fr: 'Refuser l’arrêt des trains, avec le motif.',
  },
  ConfirmTrainsStopped: {
    en: 'Confirm that no train runs there any more.',
    fr: 'Confirmer que plus aucun train n’y circule.',
  },
  EndStop: {
    en: 'End a request to stop trains for which none can have stopped.',
    fr: 'Lever une demande d’arrêt pour laquelle aucun train n’a pu s’arrêter.',
  },
  ProposeRelease: {
    en: 'Propose that trains run again, with who searched what and when.',
    fr: 'Proposer la reprise des trains, en indiquant qui a fouillé quoi et quand.',
  },
  TellRelease: {
    en: 'Note who was told of the release at whoever runs the trains, and in which way.',
    fr: 'Noter qui a été prévenu de la levée chez l’exploitant, et par quelle voie.',
  },
  ReadBackRelease: {
    en: 'Note what the controller repeats of the release; trains may run again.',
    fr: 'Noter ce que le régulateur répète de la levée ; les trains peuvent repartir.',
  },
  WithdrawRelease: {
    en: 'Take the proposed release back: trains go on standing.',
    fr: 'Retirer la levée proposée : les trains restent à l’arrêt.',
  },
} as const satisfies Record<Given | PointCommand['type'] | StopCommand['type'], Text>;

/** A line for each event. */
export const eventText = {
  SiteAlarmPresented: { en: 'Alarm presented', fr: 'Alarme présentée' },
  SiteAlarmRaised: { en: 'Alarm became graver', fr: 'Alarme aggravée' },
  SiteAlarmSeenAgain: { en: 'Somebody seen there again', fr: 'Nouvelle présence constatée' },
  SiteAlarmAcknowledged: { en: 'Alarm acknowledged', fr: 'Alarme acquittée' },
  PatrolAsked: { en: 'Patrol asked for', fr: 'Patrouille demandée' },
  PatrolNoted: { en: 'Word of the patrol', fr: 'Nouvelles de la patrouille' },
  SiteAlarmClosed: { en: 'Alarm closed', fr: 'Alarme close' },
  MaintenanceStarted: { en: 'Under maintenance', fr: 'Mise en maintenance' },
  MaintenanceEnded: { en: 'Returned to service', fr: 'Remise en service' },
  DeviceFaultNoted: { en: 'Fault noted', fr: 'Défaut noté' },
  DeviceFaultCleared: { en: 'Fault mended', fr: 'Défaut réparé' },
  PointShelved: { en: 'Put aside', fr: 'Mis de côté' },
  PointUnshelved: { en: 'Taken back', fr: 'Repris' },
  StopProposed: { en: 'Stop of trains asked for', fr: 'Arrêt des trains demandé' },
  StopTold: { en: 'Rail operator told', fr: 'Exploitant prévenu' },
  StopAcknowledged: { en: 'Request repeated by the controller', fr: 'Demande répétée par le régulateur' },
  StopRefused: { en: 'Request refused', fr: 'Demande refusée' },
  TrainsStopped: { en: 'Trains stopped', fr: 'Trains arrêtés' },
  StopEnded: { en: 'Request ended', fr: 'Demande levée' },
  ReleaseProposed: { en: 'Release of the track proposed', fr: 'Levée proposée' },
  ReleaseTold: { en: 'Rail operator told of the release', fr: 'Exploitant prévenu de la levée' },
  ReleaseReadBack: { en: 'Release repeated by the controller', fr: 'Levée répétée par le régulateur' },
  ReleaseWithdrawn: { en: 'Release taken back', fr: 'Levée retirée' },
  TrackStopNoted: { en: 'Request noted on its track', fr: 'Demande notée sur la voie' },
  TrackSeen: { en: 'Somebody seen on the track', fr: 'Présence constatée sur la voie' },
} as const satisfies Record<
  SiteAlarmEvent['type'] | PointEvent['type'] | StopEvent['type'] | TrackEvent['type'],
  Text
>;

export const groundText = {
  outside: { en: 'Outside the fence', fr: 'Hors clôture' },
  outer_fence: { en: 'Outer fence', fr: 'Clôture extérieure' },
  between_fences: { en: 'Between the fences', fr: 'Entre les clôtures' },
  inner_fence: { en: 'Inner fence', fr: 'Clôture intérieure' },
  inside: { en: 'Inside', fr: 'Intérieur' },
  track: { en: 'Track', fr: 'Voie' },
  tunnel: { en: 'In the tunnel', fr: 'Dans le tunnel' },
} as const satisfies Record<Ground, Text>;

export const deviceKindText = {
  fence_sensor: { en: 'Fence sensor', fr: 'Détecteur de clôture' },
  infrared_beam: { en: 'Infra-red beam', fr: 'Barrière infrarouge' },
  microwave_beam: { en: 'Microwave beam', fr: 'Barrière hyperfréquence' },
  ground_radar: { en: 'Ground radar', fr: 'Radar de sol' },
  buried_cable: { en: 'Buried cable', fr: 'Câble enterré' },
  door_contact: { en: 'Door contact', fr: 'Contact de porte' },
  track_sensor: { en: 'Track sensor', fr: 'Détecteur de voie' },
  camera: { en: 'Camera', fr: 'Caméra' },
  thermal_camera: { en: 'Thermal camera', fr: 'Caméra thermique' },
  panic_button: { en: 'Emergency button', fr: 'Bouton d’appel' },
  barrier: { en: 'Barrier', fr: 'Barrière' },
  light: { en: 'Light', fr: 'Éclairage' },
  guard_post: { en: 'Guards’ post', fr: 'Poste de garde' },
  cabinet: { en: 'Cabinet', fr: 'Armoire technique' },
  wind_station: { en: 'Wind station', fr: 'Anémomètre' },
  axle_counter: { en: 'Axle counter', fr: 'Compteur d’essieux' },
} as const satisfies Record<DeviceKind, Text>;

export const signalText = {
  disturbance: { en: 'Disturbed', fr: 'Secousse' },
  beam_broken: { en: 'Beam broken', fr: 'Faisceau coupé' },
  motion: { en: 'Motion', fr: 'Mouvement' },
  person: { en: 'Person', fr: 'Personne' },
  cut: { en: 'Cut', fr: 'Coupure' },
  door_opened: { en: 'Door opened', fr: 'Porte ouverte' },
  door_forced: { en: 'Door forced', fr: 'Porte forcée' },
  panic: { en: 'Call for help', fr: 'Appel à l’aide' },
  tamper: { en: 'Tampered with', fr: 'Sabotage' },
  power_lost: { en: 'Power lost', fr: 'Alimentation coupée' },
  link_lost: { en: 'Link lost', fr: 'Liaison perdue' },
  fault: { en: 'Fault', fr: 'Défaut' },
  animal: { en: 'Animal seen', fr: 'Animal vu' },
  vehicle: { en: 'Vehicle', fr: 'Véhicule' },
  train_in: { en: 'Train enters', fr: 'Entrée d’un train' },
  train_out: { en: 'Train leaves', fr: 'Sortie d’un train' },
  lightning: { en: 'Lightning', fr: 'Foudre' },
  wind: { en: 'Wind', fr: 'Vent' },
  cleared: { en: 'Cleared', fr: 'Retour à la normale' },
  door_closed: { en: 'Door closed', fr: 'Porte fermée' },
  power_back: { en: 'Power back', fr: 'Alimentation rétablie' },
  link_back: { en: 'Link back', fr: 'Liaison rétablie' },
  fault_over: { en: 'Fault over', fr: 'Fin de défaut' },
} as const satisfies Record<Signal, Text>;

export const causeText = {
  wind: { en: 'Wind', fr: 'Vent' },
  train: { en: 'Train passing', fr: 'Passage d’un train' },
  animal: { en: 'Animals', fr: 'Animaux' },
  maintenance: { en: 'Works', fr: 'Travaux' },
  cabinet: { en: 'Cabinet lost', fr: 'Armoire hors service' },
  storm: { en: 'Burst over the site', fr: 'Rafale d’alertes sur tout le site' },
  chattering: { en: 'Chattering point', fr: 'Point instable' },
  shelved: { en: 'Put aside', fr: 'Mis de côté' },
  motion_only: { en: 'Motion only', fr: 'Mouvement seul' },
} as const satisfies Record<Cause, Text>;

export const signatureText = {
  panic: { en: 'Call for help', fr: 'Appel à l’aide' },
  person_seen: { en: 'Person seen by a camera', fr: 'Personne vue par une caméra' },
  cut: { en: 'Fence cut', fr: 'Clôture coupée' },
  path: { en: 'Several sensors one after another', fr: 'Plusieurs détecteurs successifs' },
  stands_out: { en: 'Shaken far harder than its neighbours', fr: 'Secousse bien plus forte qu’alentour' },
  many_at_once: {
    en: 'Many points at once without a cause',
    fr: 'Nombreux points à la fois, sans cause connue',
  },
  door_forced: { en: 'Door forced', fr: 'Porte forcée' },
  lone: { en: 'One sensor, unexplained', fr: 'Un détecteur, sans explication' },
  cabinet_lost: { en: 'Cabinet lost', fr: 'Armoire hors service' },
  chattering: { en: 'Chattering point', fr: 'Point instable' },
  stale: { en: 'In alarm for more than a day', fr: 'En alarme depuis plus d’un jour' },
  device_fault: { en: 'Device at fault', fr: 'Équipement en défaut' },
} as const satisfies Record<Signature, Text>;

export const consequenceText = {
  life_on_track: { en: 'Somebody may be hit by a train', fr: 'Quelqu’un peut être heurté par un train' },
  person_between_fences: {
    en: 'Somebody is past the first fence',
    fr: 'Quelqu’un a franchi la première clôture',
  },
  barrier_breached: { en: 'The barrier may be breached', fr: 'La clôture est peut-être franchie' },
  device_blind: {
    en: 'Part of the barrier is unwatched',
    fr: 'Une partie de la clôture n’est plus surveillée',
  },
} as const satisfies Record<Consequence, Text>;

export const priorityText = {
  high: { en: 'High', fr: 'Haute' },
  medium: { en: 'Medium', fr: 'Moyenne' },
  low: { en: 'Low', fr: 'Basse' },
} as const satisfies Record<Priority, Text>;

export const respondTimeText = {
  at_once: { en: 'At once', fr: 'Sur-le-champ' },
  soon: { en: 'Soon', fr: 'Rapidement' },
  in_time: { en: 'In its turn', fr: 'À son tour' },
} as const satisfies Record<RespondTime, Text>;

export const actText = {
  stop_trains_and_look: {
    en: 'Ask for trains to be stopped; look',
    fr: 'Demander l’arrêt des trains ; regarder',
  },
  look_and_send_patrol: { en: 'Look; send a patrol', fr: 'Regarder ; envoyer une patrouille' },
  look_at_camera: { en: 'Look at the camera', fr: 'Regarder la caméra' },
  send_technician: { en: 'Call the technician', fr: 'Appeler le technicien' },
} as const satisfies Record<Act, Text>;

export const outcomeText = {
  person_found: { en: 'Person found', fr: 'Personne trouvée' },
  person_left: { en: 'Person left by themselves', fr: 'Personne repartie d’elle-même' },
  nothing_found: { en: 'Nothing found', fr: 'Rien trouvé' },
  animal: { en: 'It was an animal', fr: 'C’était un animal' },
  weather: { en: 'Weather', fr: 'Météo' },
  work_on_site: { en: 'Works on site', fr: 'Travaux sur site' },
  device_at_fault: { en: 'Device at fault', fr: 'Équipement en défaut' },
  damage_found: { en: 'Damage found', fr: 'Dégradation constatée' },
} as const satisfies Record<Outcome, Text>;

export const shelveReasonText = {
  chattering: { en: 'Chatters', fr: 'Instable' },
  known_fault: { en: 'Known fault', fr: 'Défaut connu' },
  weather: { en: 'Weather', fr: 'Météo' },
  work_on_site: { en: 'Works on site', fr: 'Travaux sur site' },
  animals: { en: 'Animals', fr: 'Animaux' },
} as const satisfies Record<ShelveReason, Text>;

export const stopReasonText = {
  person_on_track: { en: 'Person on the track', fr: 'Personne sur la voie' },
  person_in_tunnel: { en: 'Person in the tunnel', fr: 'Personne dans le tunnel' },
  person_near_track: { en: 'Person near the track', fr: 'Personne près de la voie' },
  object_on_track: { en: 'Object on the track', fr: 'Objet sur la voie' },
} as const satisfies Record<StopReason, Text>;

export const stopRefusedText = {
  no_train_near: { en: 'No train near', fr: 'Aucun train à proximité' },
  already_stopped: { en: 'Stopped already', fr: 'Déjà arrêtés' },
  train_past: { en: 'The train has passed', fr: 'Le train est passé' },
  would_endanger: {
    en: 'Stopping would endanger others',
    fr: 'L’arrêt mettrait d’autres personnes en danger',
  },
  not_on_our_track: { en: 'Not on our track', fr: 'Pas sur notre voie' },
  needs_confirmation: { en: 'Needs confirmation', fr: 'À confirmer' },
} as const satisfies Record<StopRefusal, Text>;

export const stopEndText = {
  track_clear: { en: 'Track clear', fr: 'Voie libre' },
  person_safe: { en: 'Person safe', fr: 'Personne en sécurité' },
  false_alarm: { en: 'False alarm', fr: 'Fausse alerte' },
  asked_in_error: { en: 'Asked in error', fr: 'Demandé par erreur' },
} as const satisfies Record<StopEnd, Text>;

export const tellingWayText = {
  direct_line: { en: 'Direct line', fr: 'Ligne directe' },
  telephone: { en: 'Telephone', fr: 'Téléphone' },
  railway_radio: { en: 'Railway radio', fr: 'Radio ferroviaire' },
  in_person: { en: 'In person', fr: 'De vive voix' },
  other: { en: 'Another way', fr: 'Autre voie' },
} as const satisfies Record<TellingWay, Text>;

export const clearEvidenceText = {
  patrol_on_track: { en: 'Patrol on the track', fr: 'Patrouille sur la voie' },
  rail_staff_on_track: { en: 'Rail staff on the track', fr: 'Agent ferroviaire sur la voie' },
  driver_looked: { en: 'Train driver, running at sight', fr: 'Conducteur en marche à vue' },
  camera_looked: { en: 'Camera looked at', fr: 'Caméra consultée' },
  person_met: { en: 'Person met and led away', fr: 'Personne rejointe et mise à l’écart' },
} as const satisfies Record<ClearEvidence, Text>;

export const searchedGroundText = {
  track: { en: 'Track', fr: 'Voie' },
  tunnel: { en: 'Running tunnel', fr: 'Tunnel ferroviaire' },
  service_tunnel: { en: 'Service tunnel', fr: 'Tunnel de service' },
  lineside: { en: 'Beside the line', fr: 'Abords de la voie' },
  platform: { en: 'Platform', fr: 'Quai' },
  under_train: { en: 'Under the train', fr: 'Sous le train' },
} as const satisfies Record<SearchedGround, Text>;

export const releaseWithdrawnText = {
  seen_again: { en: 'Somebody was seen again', fr: 'Quelqu’un a été revu' },
  patrol_sent_again: { en: 'A patrol was sent there again', fr: 'Une patrouille y est renvoyée' },
  not_all_searched: { en: 'Not all was searched', fr: 'Tout n’a pas été fouillé' },
  operator_refuses: { en: 'The operator refuses', fr: 'Refus de l’exploitant' },
  proposed_in_error: { en: 'Proposed in error', fr: 'Proposée par erreur' },
} as const satisfies Record<ReleaseWithdrawal, Text>;

export const patrolStepText = {
  proposed: { en: 'asked of dispatch', fr: 'demandée au service des moyens' },
  ordered: { en: 'ordered', fr: 'engagée' },
  accepted: { en: 'on the way', fr: 'en route' },
  refused: { en: 'refused: nobody goes', fr: 'refusée : personne n’y va' },
  on_scene: { en: 'on the spot', fr: 'sur place' },
  done: { en: 'finished', fr: 'terminée' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
} as const satisfies Record<PatrolStep, Text>;

export const figureText = {
  mean_per_ten_minutes: { en: 'Mean per 10 min and operator', fr: 'Moyenne par 10 min et opérateur' },
  most_in_ten_minutes: { en: 'Most in 10 min per operator', fr: 'Maximum en 10 min par opérateur' },
  share_above_one: {
    en: 'Share of ten-minute periods above 1 per operator',
    fr: 'Part des tranches de 10 min au-delà de 1 par opérateur',
  },
  share_above_ten: {
    en: 'Share of ten-minute periods above 10 per operator',
    fr: 'Part des tranches de 10 min au-delà de 10 par opérateur',
  },
  flood_share: { en: 'Share of time in flood', fr: 'Part du temps en avalanche' },
  per_day: { en: 'Per day and operator', fr: 'Par jour et opérateur' },
  top_ten_share: { en: 'Share of the ten worst points', fr: 'Part des dix points les plus bavards' },
  chattering: { en: 'Chattering points per day', fr: 'Points instables par jour' },
  stale: { en: 'Points in alarm for more than a day', fr: 'Points en alarme depuis plus d’un jour' },
  standing: { en: 'Alarms not closed, per operator', fr: 'Alarmes non closes, par opérateur' },
  standing_long: {
    en: 'Alarms not closed for more than a day',
    fr: 'Alarmes non closes depuis plus d’un jour',
  },
  share_high: { en: 'Share of high priority', fr: 'Part de la priorité haute' },
  share_medium: { en: 'Share of medium priority', fr: 'Part de la priorité moyenne' },
  share_low: { en: 'Share of low priority', fr: 'Part de la priorité basse' },
} as const satisfies Record<JudgedFigure['figure'], Text>;
