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
  not_accepted: {
    en: 'Whoever runs the trains has not accepted yet.',
    fr: 'L’exploitant n’a pas encore accepté la demande.',
  },
  trains_stopped_already: {
    en: 'The trains have been stopped already: end the request instead.',
    fr: 'Les trains sont déjà arrêtés : lever plutôt la demande.',
  },
  unchanged: { en: 'It is so already.', fr: 'C’est déjà le cas.' },
} as const satisfies Record<string, Text>;
export type StopRefusalCode = keyof typeof stopRefusalText;
