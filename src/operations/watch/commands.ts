import type { CommandDoor, PersonalFields } from '../../kernel/door.ts';
import { acknowledgeAlarmSchema, shelveAlarmSchema, unshelveAlarmSchema } from './events-alarm.ts';
import { beginCallSchema, endCallSchema } from './events-call.ts';
import { prepareHandoverSchema, signHandoverSchema, withdrawHandoverSchema } from './events-handover.ts';
import { declareMajorIncidentSchema, standDownSchema, updateMethaneSchema } from './events-incident.ts';
import {
  answerHelpSchema,
  callForHelpSchema,
  endHelpSchema,
  relieveWatchSchema,
  reportConditionsSchema,
  reportStrengthSchema,
} from './events-watch.ts';
import { handling } from './policy.ts';

type Doors = Readonly<Record<string, CommandDoor>>;

/** What a person may do with an alarm. */
export const alarmCommands: Doors = {
  AcknowledgeAlarm: {
    schema: acknowledgeAlarmSchema,
    summary: {
      en: 'Say that an alarm has been seen, and that this desk acts on it.',
      fr: 'Acquitter une alarme : ce poste l’a vue et agit.',
    },
    streamKey: (fields) => acknowledgeAlarmSchema.parse(fields).alarm,
  },
  ShelveAlarm: {
    schema: shelveAlarmSchema,
    summary: {
      en: 'Put an alarm aside for some minutes; it comes back by itself.',
      fr: 'Mettre une alarme en attente quelques minutes ; elle revient d’elle-même.',
    },
    streamKey: (fields) => shelveAlarmSchema.parse(fields).alarm,
  },
  UnshelveAlarm: {
    schema: unshelveAlarmSchema,
    summary: {
      en: 'Bring an alarm back before its time.',
      fr: 'Rétablir une alarme avant terme.',
    },
    streamKey: (fields) => unshelveAlarmSchema.parse(fields).alarm,
  },
};

/** The watch of one side. */
export const sideCommands: Doors = {
  ReportStrength: {
    schema: reportStrengthSchema,
    summary: {
      en: 'Report how many of a team are on watch.',
      fr: 'Signaler l’effectif d’une équipe de quart.',
    },
    streamKey: (fields) => reportStrengthSchema.parse(fields).side,
  },
  RelieveWatch: {
    schema: relieveWatchSchema,
    summary: { en: 'Say that a team’s watch is over.', fr: 'Signaler la fin du quart d’une équipe.' },
    streamKey: (fields) => relieveWatchSchema.parse(fields).side,
  },
  CallForHelp: {
    schema: callForHelpSchema,
    summary: { en: 'Ask the other side for help.', fr: 'Demander du renfort à l’autre partie.' },
    streamKey: (fields) => callForHelpSchema.parse(fields).side,
  },
  AnswerHelp: {
    schema: answerHelpSchema,
    summary: {
      en: 'Accept or refuse the other side’s call for help.',
      fr: 'Accorder ou refuser le renfort demandé par l’autre partie.',
    },
    streamKey: (fields) => answerHelpSchema.parse(fields).side,
  },
  EndHelp: {
    schema: endHelpSchema,
    summary: { en: 'End a call for help, or the help.', fr: 'Clore une demande de renfort ou le renfort.' },
    streamKey: (fields) => endHelpSchema.parse(fields).side,
  },
  ReportConditions: {
    schema: reportConditionsSchema,
    summary: {
      en: 'Report visibility, sea and wind, and how likely crossings are.',
      fr: 'Signaler visibilité, mer et vent, et la probabilité de traversées.',
    },
    streamKey: (fields) => reportConditionsSchema.parse(fields).side,
  },
};

/** A call in hand. */
export const callCommands: Doors = {
  BeginCall: {
    schema: beginCallSchema,
    summary: {
      en: 'Say that a call is being taken at this desk; nothing of the call itself.',
      fr: 'Signaler qu’un appel est en cours à ce poste ; rien de l’appel lui-même.',
    },
    streamKey: (fields) => beginCallSchema.parse(fields).call,
  },
  EndCall: {
    schema: endCallSchema,
    summary: {
      en: 'Say that a call is recorded, or dropped.',
      fr: 'Signaler qu’un appel est consigné ou abandonné.',
    },
    streamKey: (fields) => endCallSchema.parse(fields).call,
  },
};

/** Handing over a desk. */
export const handoverCommands: Doors = {
  PrepareHandover: {
    schema: prepareHandoverSchema,
    summary: {
      en: 'Put the sheet of a desk on record, to be signed by both.',
      fr: 'Consigner la fiche de relève d’un poste, à signer par les deux.',
    },
    streamKey: (fields) => prepareHandoverSchema.parse(fields).handover,
  },
  SignHandover: {
    schema: signHandoverSchema,
    summary: {
      en: 'Sign the sheet: whoever leaves first, then whoever takes over.',
      fr: 'Signer la fiche : le sortant d’abord, puis l’entrant.',
    },
    streamKey: (fields) => signHandoverSchema.parse(fields).handover,
  },
  WithdrawHandover: {
    schema: withdrawHandoverSchema,
    summary: { en: 'Withdraw a handover not completed.', fr: 'Annuler une relève inachevée.' },
    streamKey: (fields) => withdrawHandoverSchema.parse(fields).handover,
  },
};

// A report may be made without words; each that has some opens a subject of its own.
const words: PersonalFields = {
  subjectKind: 'note',
  subject: (fields) => declareMajorIncidentSchema.shape.wordsSubject.parse(fields['wordsSubject'] ?? null),
  fields: { words: 'free_text' },
  handling: handling.IncidentNoted,
};

/** A major incident. */
export const incidentCommands: Doors = {
  DeclareMajorIncident: {
    schema: declareMajorIncidentSchema,
    summary: {
      en: 'Declare a major incident, or standby, with a METHANE report.',
      fr: 'Déclarer un événement majeur, ou sa préalerte, par un message METHANE.',
    },
    streamKey: (fields) => declareMajorIncidentSchema.parse(fields).incident,
    personal: [words],
  },
  UpdateMethane: {
    schema: updateMethaneSchema,
    summary: { en: 'Give the METHANE report anew.', fr: 'Actualiser le message METHANE.' },
    streamKey: (fields) => updateMethaneSchema.parse(fields).incident,
    personal: [words],
  },
  StandDown: {
    schema: standDownSchema,
    summary: { en: 'Stand a major incident down.', fr: 'Prononcer la fin d’un événement majeur.' },
    streamKey: (fields) => standDownSchema.parse(fields).incident,
  },
};
