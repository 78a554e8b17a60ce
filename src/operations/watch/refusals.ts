import type { Text } from '../../kernel/text.ts';
import type { AlarmRefusal } from './decide-alarm.ts';
import type { CallRefusal } from './decide-call.ts';
import type { HandoverRefusal } from './decide-handover.ts';
import type { IncidentRefusal } from './decide-incident.ts';
import type { WatchRefusal } from './decide-watch.ts';

const everywhere = {
  actor_missing: {
    en: 'It is not known who gives this order.',
    fr: 'L’auteur de cet ordre n’est pas connu.',
  },
  desk_missing: {
    en: 'Only somebody sitting at a desk of the control room can do this.',
    fr: 'Seule une personne tenant un poste de la salle peut le faire.',
  },
  other_side: {
    en: 'This belongs to the other side’s watch: only its own people can do this.',
    fr: 'Ceci relève du quart de l’autre partie : seul son personnel peut le faire.',
  },
} as const;

/** Why an alarm says no. */
export const alarmRefusals = {
  keeper_only: {
    en: 'Alarms are raised, raised further and cleared by the system alone, from what stands on record.',
    fr: 'Seul le système déclenche, fait remonter et lève les alarmes, d’après ce qui est consigné.',
  },
  person_needed: {
    en: 'Only a person acknowledges or shelves an alarm.',
    fr: 'Seule une personne acquitte une alarme ou la met en attente.',
  },
  desk_missing: everywhere.desk_missing,
  other_side: everywhere.other_side,
  alarm_unknown: { en: 'No such alarm.', fr: 'Alarme inconnue.' },
  alarm_over: { en: 'This alarm is over.', fr: 'Cette alarme est terminée.' },
  alarm_not_active: {
    en: 'The condition behind this alarm does not hold at present.',
    fr: 'La condition à l’origine de cette alarme n’est pas remplie actuellement.',
  },
  alarm_changed: {
    en: 'This alarm has asked again since you looked. Look at it again.',
    fr: 'Cette alarme s’est manifestée de nouveau depuis votre lecture. Relisez-la.',
  },
  alarm_unchanged: {
    en: 'The alarm already says exactly this.',
    fr: 'L’alarme indique déjà exactement cela.',
  },
  already_raised: { en: 'This alarm is raised already.', fr: 'Cette alarme est déjà déclenchée.' },
  already_acknowledged: {
    en: 'Somebody has acknowledged this alarm already.',
    fr: 'Cette alarme a déjà été acquittée.',
  },
  already_shelved: {
    en: 'This alarm is shelved. Bring it back first.',
    fr: 'Cette alarme est en attente. La rétablir d’abord.',
  },
  not_shelved: { en: 'This alarm is not shelved.', fr: 'Cette alarme n’est pas en attente.' },
  not_due: { en: 'It is not yet time for this.', fr: 'Le moment n’est pas venu.' },
  life_never_shelved: {
    en: 'An alarm of danger to life cannot be shelved. Acknowledge it, and act.',
    fr: 'Une alarme de danger pour la vie ne peut être mise en attente. L’acquitter et agir.',
  },
  shelved_too_long: {
    en: 'This alarm may be shelved for fewer minutes.',
    fr: 'Cette alarme ne peut être mise en attente aussi longtemps.',
  },
} as const satisfies Record<AlarmRefusal, Text>;

/** Why the watch of a side says no. */
export const watchRefusals = {
  ...everywhere,
  minimum_above_establishment: {
    en: 'The minimum cannot exceed the establishment.',
    fr: 'L’effectif minimal ne peut dépasser l’effectif théorique.',
  },
  team_unknown: { en: 'No such team is on watch.', fr: 'Aucune équipe de ce nom n’est de quart.' },
  help_already_asked: {
    en: 'Help has been asked for already. End that call first.',
    fr: 'Du renfort est déjà demandé. Clore d’abord cette demande.',
  },
  help_unknown: { en: 'No such call for help.', fr: 'Demande de renfort inconnue.' },
  help_already_answered: {
    en: 'This call for help has been answered.',
    fr: 'Il a déjà été répondu à cette demande de renfort.',
  },
  help_over: { en: 'This call for help is over.', fr: 'Cette demande de renfort est close.' },
  own_call: {
    en: 'One’s own call for help is answered by the other side.',
    fr: 'C’est à l’autre partie de répondre à sa propre demande de renfort.',
  },
  reason_missing: {
    en: 'Refusing help needs a reason.',
    fr: 'Le refus de renfort doit être motivé.',
  },
} as const satisfies Record<WatchRefusal, Text>;

/** Why a call in hand says no. */
export const callRefusals = {
  desk_missing: everywhere.desk_missing,
  other_side: everywhere.other_side,
  call_unknown: { en: 'No such call is being taken.', fr: 'Aucun appel de ce nom n’est en cours.' },
  call_over: { en: 'This call is over. Begin another.', fr: 'Cet appel est terminé. En ouvrir un autre.' },
} as const satisfies Record<CallRefusal, Text>;

/** Why handing over is refused. */
export const handoverRefusals = {
  ...everywhere,
  other_desk: {
    en: 'Whoever leaves prepares and signs at the desk that is handed over.',
    fr: 'Le sortant prépare et signe au poste dont il passe la suite.',
  },
  handover_unknown: { en: 'No such handover.', fr: 'Relève inconnue.' },
  handover_over: { en: 'This handover is over.', fr: 'Cette relève est terminée.' },
  sheet_too_old: {
    en: 'The sheet is more than 15 minutes old. Prepare it anew.',
    fr: 'La fiche date de plus de 15 minutes. La préparer à nouveau.',
  },
  sheet_ahead: {
    en: 'The sheet bears a time that has not come yet.',
    fr: 'La fiche porte une heure qui n’est pas encore venue.',
  },
  sheet_differs: {
    en: 'The sheet before you is not the one that was prepared. Look at it again.',
    fr: 'La fiche que vous lisez n’est pas celle qui a été préparée. Relisez-la.',
  },
  outgoing_first: {
    en: 'Whoever leaves signs first, once.',
    fr: 'Le sortant signe d’abord, une seule fois.',
  },
  already_signed: { en: 'Whoever leaves has signed already.', fr: 'Le sortant a déjà signé.' },
  same_person: {
    en: 'The second signature is another person’s.',
    fr: 'La seconde signature est celle d’une autre personne.',
  },
} as const satisfies Record<HandoverRefusal, Text>;

/** Why a major incident says no. */
export const incidentRefusals = {
  actor_missing: everywhere.actor_missing,
  desk_missing: everywhere.desk_missing,
  location_missing: {
    en: 'A report needs a position or a place.',
    fr: 'Le message exige une position ou un lieu.',
  },
  hazard_twice: { en: 'A hazard is named twice.', fr: 'Un danger est cité deux fois.' },
  service_twice: { en: 'A service is named twice.', fr: 'Un service est cité deux fois.' },
  incident_unknown: { en: 'No such major incident.', fr: 'Événement majeur inconnu.' },
  already_declared: {
    en: 'This major incident is declared already. Update the report.',
    fr: 'Cet événement majeur est déjà déclaré. Mettre le message à jour.',
  },
  stood_down: {
    en: 'This major incident has been stood down.',
    fr: 'La fin de cet événement majeur a été prononcée.',
  },
  methane_unchanged: {
    en: 'The report already says exactly this.',
    fr: 'Le message indique déjà exactement cela.',
  },
  level_lowered: {
    en: 'A declared incident does not go back to standby. Stand it down.',
    fr: 'Un événement déclaré ne revient pas en préalerte. En prononcer la fin.',
  },
} as const satisfies Record<IncidentRefusal, Text>;
