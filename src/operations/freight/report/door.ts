import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { plain } from '../handling.ts';
import { reportDecider } from './decide-report.ts';
import { type ReportEvent, reportCommandSchemas, reportEventSchemas, reportId } from './events-report.ts';
import { reportRefusals } from './refusals.ts';

/** First part of the stream's name. */
export const reportKind = 'driver_report';

/** How each event of a driver's report may be used, released and kept. */
export const reportHandling = {
  DriverReported: plain,
  DriverReportAnswered: plain,
  ReportAnswerWithdrawn: plain,
} as const satisfies Record<ReportEvent['type'], Handling>;

/** What each event says, for the record. */
export const reportEventText = {
  DriverReported: { en: 'Driver’s report', fr: 'Signalement d’un conducteur' },
  DriverReportAnswered: { en: 'Driver’s report answered', fr: 'Suite donnée à un signalement' },
  ReportAnswerWithdrawn: { en: 'Answer to a driver’s report taken back', fr: 'Suite d’un signalement annulée' },
} as const satisfies Record<ReportEvent['type'], Text>;

// Drivers have no account: what they say comes by the page's own address alone (driver-routes.ts).
const commands: Readonly<Record<string, CommandDoor>> = {
  AnswerDriverReport: {
    schema: reportCommandSchemas.AnswerDriverReport,
    summary: {
      en: 'Say what came of a driver’s report.',
      fr: 'Indiquer la suite donnée à un signalement.',
    },
    streamKey: ({ report }) => reportId.parse(report),
  },
  WithdrawReportAnswer: {
    schema: reportCommandSchemas.WithdrawReportAnswer,
    summary: {
      en: 'Take back the answer to a driver’s report, within ten minutes.',
      fr: 'Annuler la suite donnée à un signalement, dans les dix minutes.',
    },
    streamKey: ({ report }) => reportId.parse(report),
  },
};

/** Drivers' reports and vehicle checklists. */
export const reportStream: StreamDoor = {
  kind: reportKind,
  decider: reportDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases state types
  commands,
  events: reportEventSchemas,
  handling: reportHandling,
  upcasters: {},
  refusals: reportRefusals,
};
