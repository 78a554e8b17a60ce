import type { AlarmPriority, AlarmRole } from '../../kernel/alarm.ts';
import type { Text, Texts } from '../../kernel/text.ts';
import type { WatchEvent } from './events.ts';
import type {
  AlarmManner,
  AlarmPhase,
  Assessment,
  HandoverKind,
  HandoverPart,
  HelpPhase,
  HelpReason,
  HelpRefusal,
  LoadLevel,
  LoadPart,
  ShelveReason,
} from './wire.ts';

/** Each event of the watch in words, for every log that shows it. */
export const eventText = {
  AlarmRaised: { en: 'Alarm raised', fr: 'Alarme déclenchée' },
  AlarmChanged: { en: 'Alarm changed', fr: 'Alarme modifiée' },
  AlarmEscalated: { en: 'Alarm raised to the role above', fr: 'Alarme remontée à l’échelon supérieur' },
  AlarmAcknowledged: { en: 'Alarm acknowledged', fr: 'Alarme acquittée' },
  AlarmShelved: { en: 'Alarm shelved', fr: 'Alarme mise en attente' },
  AlarmUnshelved: { en: 'Alarm brought back', fr: 'Alarme rétablie' },
  AlarmCleared: { en: 'Alarm cleared', fr: 'Alarme levée' },
  StrengthReported: { en: 'Watch strength reported', fr: 'Effectif de quart signalé' },
  WatchRelieved: { en: 'Team relieved', fr: 'Équipe relevée' },
  HelpAsked: { en: 'Help asked of the other side', fr: 'Renfort demandé à l’autre partie' },
  HelpAnswered: { en: 'Call for help answered', fr: 'Réponse à la demande de renfort' },
  HelpEnded: { en: 'Help ended', fr: 'Fin du renfort' },
  ConditionsReported: { en: 'Conditions reported', fr: 'Conditions relevées' },
  CallBegun: { en: 'Call being taken', fr: 'Appel en cours de prise' },
  CallEnded: { en: 'Call over', fr: 'Appel terminé' },
  HandoverPrepared: { en: 'Handover sheet prepared', fr: 'Fiche de relève établie' },
  HandoverSigned: { en: 'Handover signed', fr: 'Relève signée' },
  HandoverWithdrawn: { en: 'Handover withdrawn', fr: 'Relève annulée' },
  MajorIncidentDeclared: { en: 'Major incident declared', fr: 'Événement majeur déclaré' },
  MethaneUpdated: { en: 'METHANE report updated', fr: 'Message METHANE mis à jour' },
  IncidentNoted: { en: 'Note added to the major incident', fr: 'Note jointe à l’événement majeur' },
  IncidentStoodDown: { en: 'Major incident stood down', fr: 'Fin de l’événement majeur prononcée' },
} as const satisfies Record<WatchEvent['type'], Text>;

export const priorityText = {
  life: { en: 'Danger to life', fr: 'Danger pour la vie' },
  high: { en: 'Urgent', fr: 'Urgence' },
  low: { en: 'To be done', fr: 'À traiter' },
} as const satisfies Record<AlarmPriority, Text>;

export const alarmPhaseText = {
  unacknowledged: { en: 'Not acknowledged', fr: 'Non acquittée' },
  acknowledged: { en: 'Acknowledged', fr: 'Acquittée' },
  returned: { en: 'Gone, not acknowledged', fr: 'Disparue, non acquittée' },
  shelved: { en: 'Shelved', fr: 'En attente' },
  normal: { en: 'Over', fr: 'Terminée' },
} as const satisfies Record<AlarmPhase, Text>;

export const mannerText = {
  interrupts: { en: 'Sounds', fr: 'Sonore' },
  held: { en: 'Without sound: budget used up', fr: 'Sans sonnerie : budget épuisé' },
  listed: { en: 'Listed', fr: 'En liste' },
} as const satisfies Record<AlarmManner, Text>;

export const alarmRoleText = {
  watch_officer: { en: 'Watch officer', fr: 'Officier de quart' },
  duty_officer: { en: 'Duty officer', fr: 'Officier de permanence' },
  gold_commander: { en: 'Gold commander', fr: 'Commandant stratégique' },
  safeguarding_officer: { en: 'Safeguarding officer', fr: 'Référent protection' },
} as const satisfies Record<AlarmRole, Text>;

export const shelveReasonText = {
  being_dealt_with: { en: 'Being dealt with', fr: 'En cours de traitement' },
  same_cause: { en: 'Same cause as another alarm', fr: 'Même cause qu’une autre alarme' },
  waiting_for_answer: { en: 'Waiting for an answer', fr: 'Dans l’attente d’une réponse' },
  source_faulty: { en: 'Source faulty', fr: 'Source défaillante' },
  weather: { en: 'Weather', fr: 'Conditions météorologiques' },
} as const satisfies Record<ShelveReason, Text>;

export const helpReasonText = {
  overload: { en: 'Too much at once', fr: 'Charge excessive' },
  below_minimum: { en: 'Watch below its minimum', fr: 'Quart sous l’effectif minimal' },
  major_incident: { en: 'Major incident', fr: 'Événement majeur' },
  systems_down: { en: 'Systems down', fr: 'Systèmes en panne' },
  language: { en: 'Language needed', fr: 'Besoin d’une langue' },
} as const satisfies Record<HelpReason, Text>;

export const helpRefusalText = {
  own_overload: { en: 'Overloaded as well', fr: 'Charge excessive ici également' },
  below_minimum: { en: 'Below the minimum as well', fr: 'Sous l’effectif minimal également' },
  own_incident: { en: 'Major incident of one’s own', fr: 'Événement majeur en cours ici' },
  systems_down: { en: 'Systems down', fr: 'Systèmes en panne' },
} as const satisfies Record<HelpRefusal, Text>;

export const helpPhaseText = {
  asked: { en: 'Asked, not answered', fr: 'Demandé, sans réponse' },
  accepted: { en: 'Accepted', fr: 'Accordé' },
  refused: { en: 'Refused', fr: 'Refusé' },
  ended: { en: 'Ended', fr: 'Terminé' },
} as const satisfies Record<HelpPhase, Text>;

export const assessmentText = {
  green: { en: 'Crossings unlikely', fr: 'Traversées peu probables' },
  amber: { en: 'Crossings possible', fr: 'Traversées possibles' },
  red: { en: 'Crossings very likely', fr: 'Traversées très probables' },
} as const satisfies Record<Assessment, Text>;

export const loadLevelText = {
  normal: { en: 'Normal', fr: 'Normale' },
  busy: { en: 'Busy', fr: 'Soutenue' },
  overloaded: { en: 'Overloaded', fr: 'Excessive' },
} as const satisfies Record<LoadLevel, Text>;

export const loadPartText = {
  distress_boats: { en: 'Boats in distress', fr: 'Embarcations en détresse' },
  alert_boats: { en: 'Boats in alert', fr: 'Embarcations en alerte' },
  uncertain_boats: { en: 'Boats in uncertainty', fr: 'Embarcations en incertitude' },
  unread_items: { en: 'Unread items', fr: 'Éléments non lus' },
  running_tasks: { en: 'Running tasks', fr: 'Missions en cours' },
  unacknowledged_alarms: { en: 'Alarms not acknowledged', fr: 'Alarmes non acquittées' },
  calls_in_progress: { en: 'Calls in progress', fr: 'Appels en cours' },
} as const satisfies Record<LoadPart, Text>;

export const handoverKindText = {
  shift: { en: 'End of shift', fr: 'Fin de quart' },
  break: { en: 'Break', fr: 'Pause' },
} as const satisfies Record<HandoverKind, Text>;

export const handoverPartText = {
  outgoing: { en: 'Leaving', fr: 'Sortant' },
  incoming: { en: 'Taking over', fr: 'Entrant' },
} as const satisfies Record<HandoverPart, Text>;

export const budgetText = {
  title: { en: 'Interruptions', fr: 'Interruptions sonores' },
  within: {
    en: '{count, plural, one {# interruption} other {# interruptions}}, at most {worst} in 10 min, mean {mean} per 10 min',
    fr: '{count, plural, one {# interruption} other {# interruptions}}, au plus {worst} en 10 min, moyenne {mean} par 10 min',
  },
  exceeded: {
    en: 'Budget exceeded: more interrupts this desk than one person can follow. Call for help.',
    fr: 'Budget dépassé : ce poste est interrompu plus qu’une personne ne peut suivre. Demander du renfort.',
  },
  held: {
    en: '{count, plural, one {# alarm stands} other {# alarms stand}} in the list without a sound, because the budget is used up.',
    fr: '{count, plural, one {# alarme figure} other {# alarmes figurent}} dans la liste sans sonnerie, le budget étant épuisé.',
  },
} as const satisfies Texts;
