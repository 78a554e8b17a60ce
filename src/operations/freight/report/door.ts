import { z } from 'zod';
import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { reportDecider } from './decide-report.ts';
import {
  type ReportCommand,
  type ReportEvent,
  reportCommandSchemas,
  reportEventSchemas,
} from './events-report.ts';
import { reportRefusals } from './refusals.ts';

/** First part of the stream's name. */
export const reportKind = 'driver_report';

/** What drivers saw: of places and vehicles, of nobody. */
export const reportRecord = {
  purpose: 'border_control',
  marking: 'official',
  release: 'partner',
  keepDays: 2_190,
  personal: false,
  jurisdiction: ['calais_port', 'dunkirk', 'coquelles', 'kent'],
} as const satisfies Handling;

/** How each event of a driver's report may be used, released and kept. */
export const reportHandling = {
  DriverReported: reportRecord,
  DriverReportAnswered: reportRecord,
} as const satisfies Record<ReportEvent['type'], Handling>;

/** What each event says, for the record. */
export const reportEventText = {
  DriverReported: { en: 'Driver’s report', fr: 'Signalement d’un conducteur' },
  DriverReportAnswered: { en: 'Driver’s report answered', fr: 'Suite donnée à un signalement' },
} as const satisfies Record<ReportEvent['type'], Text>;

const summaries = {
  MakeDriverReport: {
    en: 'Record what a driver reports, or a vehicle checklist; drivers themselves come by their own page.',
    fr: 'Consigner le signalement d’un conducteur ou une liste de vérification ; les conducteurs disposent de leur propre page.',
  },
  AnswerDriverReport: {
    en: 'Say what came of a driver’s report.',
    fr: 'Indiquer la suite donnée à un signalement.',
  },
} as const satisfies Record<ReportCommand['type'], Text>;

const id = z.string();
const commands: Readonly<Record<string, CommandDoor>> = {
  MakeDriverReport: {
    schema: reportCommandSchemas.MakeDriverReport,
    summary: summaries.MakeDriverReport,
    streamKey: ({ report }) => id.parse(report),
  },
  AnswerDriverReport: {
    schema: reportCommandSchemas.AnswerDriverReport,
    summary: summaries.AnswerDriverReport,
    streamKey: ({ report }) => id.parse(report),
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
