import type { Text } from '../../kernel/text.ts';

const actorMissing = { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' };

/** Why the site says no over an alarm, in the reader's language. */
export const alarmRefusals = {
  actor_missing: actorMissing,
  alarm_unknown: { en: 'There is no such alarm.', fr: 'Cette alarme n’existe pas.' },
  alarm_closed: { en: 'This alarm is closed.', fr: 'Cette alarme est close.' },
  acknowledged_already: {
    en: 'Somebody has acknowledged this alarm already.',
    fr: 'Cette alarme est déjà acquittée.',
  },
  patrol_asked_already: {
    en: 'A patrol has been asked for already.',
    fr: 'Une patrouille a déjà été demandée.',
  },
  not_acknowledged: {
    en: 'Acknowledge the alarm before closing it: nobody has looked yet.',
    fr: 'Acquitter l’alarme avant de la clore : personne n’a encore regardé.',
  },
  stop_stands: {
    en: 'Trains are still asked to stop for this alarm: end that request first, with what says that the track is clear.',
    fr: 'L’arrêt des trains est encore demandé pour cette alarme : lever d’abord cette demande, avec ce qui établit que la voie est libre.',
  },
} as const satisfies Record<string, Text>;
export type AlarmRefusal = keyof typeof alarmRefusals;

/** Why the site says no over a device. */
export const pointRefusals = {
  actor_missing: actorMissing,
  device_unknown: {
    en: 'The register holds no such device.',
    fr: 'Cet équipement ne figure pas au registre.',
  },
  over_already: { en: 'That time has passed already.', fr: 'Cette échéance est déjà passée.' },
  too_long: {
    en: 'That is longer than allowed: it must end by itself within the time named.',
    fr: 'C’est plus long qu’autorisé : la mesure doit prendre fin d’elle-même dans le délai indiqué.',
  },
  not_in_maintenance: {
    en: 'Nobody is at work on this device.',
    fr: 'Cet équipement n’est pas en maintenance.',
  },
  no_fault: { en: 'No fault of this device is noted.', fr: 'Aucun défaut n’est noté pour cet équipement.' },
  not_shelved: { en: 'This point is not put aside.', fr: 'Ce point n’est pas mis de côté.' },
  life_not_shelvable: {
    en: 'What tells of somebody on the track or calling for help cannot be put aside. If it is broken, put it under maintenance.',
    fr: 'Ce qui signale une personne sur la voie ou un appel à l’aide ne peut être mis de côté. En cas de panne, le placer en maintenance.',
  },
  unchanged: { en: 'It is so already.', fr: 'C’est déjà le cas.' },
} as const satisfies Record<string, Text>;
export type PointRefusal = keyof typeof pointRefusals;

/** Why the site says no over a request to stop trains. */
export const stopRefusalText = {
  actor_missing: actorMissing,
  stop_exists: { en: 'There is such a request already.', fr: 'Cette demande existe déjà.' },
  stop_unknown: { en: 'There is no such request.', fr: 'Cette demande n’existe pas.' },
  stop_ended: { en: 'This request has ended.', fr: 'Cette demande est levée.' },
  site_unknown: { en: 'The register holds no such site.', fr: 'Ce site ne figure pas au registre.' },
  no_rail_operator: {
    en: 'The register names nobody who runs trains at this site.',
    fr: 'Le registre n’indique aucun exploitant ferroviaire pour ce site.',
  },
  not_told: {
    en: 'Nobody has told whoever runs the trains yet: note first who was told, and how.',
    fr: 'L’exploitant n’a pas encore été prévenu : noter d’abord qui l’a été, et par quelle voie.',
  },
  read_back_differs: {
    en: 'What was repeated is not what was asked: say it again until track and reason are repeated rightly.',
    fr: 'La répétition ne correspond pas à la demande : la redire jusqu’à ce que la voie et le motif soient répétés exactement.',
  },
  not_acknowledged_yet: {
    en: 'Whoever runs the trains has not repeated the request yet.',
    fr: 'L’exploitant n’a pas encore répété la demande.',
  },
  release_by_read_back: {
    en: 'A train may have stopped for this: propose the release, and hear the controller repeat it.',
    fr: 'Un train a pu s’arrêter : proposer la levée et la faire répéter par le régulateur.',
  },
  nothing_to_release: {
    en: 'No train can have stopped for this: end the request instead.',
    fr: 'Aucun train n’a pu s’arrêter : lever plutôt la demande.',
  },
  release_proposed_already: {
    en: 'The release is proposed already: tell the controller, or take it back.',
    fr: 'La levée est déjà proposée : prévenir le régulateur, ou la retirer.',
  },
  release_not_proposed: {
    en: 'Nobody has proposed the release yet.',
    fr: 'Personne n’a encore proposé la levée.',
  },
  release_not_told: {
    en: 'The controller has not been told of the release yet: note first who was told, and how.',
    fr: 'Le régulateur n’a pas encore été prévenu de la levée : noter d’abord qui l’a été, et par quelle voie.',
  },
  seen_since: {
    en: 'Somebody was seen there since: the track must be searched again.',
    fr: 'Quelqu’un y a été vu depuis : fouiller de nouveau la voie.',
  },
  patrol_on_track: {
    en: 'The patrol may still be on the track: dispatch must note first that it has finished or was withdrawn.',
    fr: 'La patrouille est peut-être encore sur la voie : le service des moyens doit d’abord noter qu’elle a terminé ou a été retirée.',
  },
  other_stop_stands: {
    en: 'Another request stands for this track, and nobody says yet that it is clear there.',
    fr: 'Une autre demande vise cette voie, et personne n’y a encore établi que la voie est libre.',
  },
  evidence_missing: {
    en: 'Name what says that the track is clear: silence releases nothing.',
    fr: 'Indiquer ce qui établit que la voie est libre : le silence ne vaut pas levée.',
  },
  evidence_too_old: {
    en: 'That was before the request: look again now.',
    fr: 'Ce constat est antérieur à la demande : regarder de nouveau.',
  },
  evidence_ahead: {
    en: 'That lies in the future.',
    fr: 'Cette heure est dans le futur.',
  },
  trains_stopped_already: {
    en: 'The trains have been stopped already: end the request instead.',
    fr: 'Les trains sont déjà arrêtés : lever plutôt la demande.',
  },
  unchanged: { en: 'It is so already.', fr: 'C’est déjà le cas.' },
} as const satisfies Record<string, Text>;
export type StopRefusalCode = keyof typeof stopRefusalText;
