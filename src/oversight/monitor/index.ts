import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { reportDecider, reviewDecider } from './decide.ts';
import {
  breakGlassReviewedSchema,
  glassEndNotedSchema,
  monitorReportWrittenSchema,
  noteOf,
  reviewBreakGlassSchema,
  reviewOpenedSchema,
  writeReportSchema,
} from './events.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases types

const review: StreamDoor = {
  kind: 'review',
  decider: reviewDecider as unknown as Erased,
  commands: {
    ReviewBreakGlass: {
      schema: reviewBreakGlassSchema,
      summary: {
        en: 'Say what the review of an emergency access found.',
        fr: 'Consigner la conclusion de l’examen d’un accès d’urgence.',
      },
      streamKey: (fields) => reviewBreakGlassSchema.parse(fields).id,
    },
  },
  events: {
    ReviewOpened: reviewOpenedSchema,
    GlassEndNoted: glassEndNotedSchema,
    BreakGlassReviewed: breakGlassReviewedSchema,
  },
  handling,
  upcasters: {},
  refusals,
};

const report: StreamDoor = {
  kind: 'report',
  decider: reportDecider as unknown as Erased,
  commands: {
    WriteReport: {
      schema: writeReportSchema,
      summary: {
        en: 'Write a report of the independent monitor. It is never changed.',
        fr: 'Rédiger un rapport du contrôleur indépendant. Il n’est jamais modifié.',
      },
      streamKey: ({ report: id }) => monitorReportWrittenSchema.shape.report.parse(id),
      personal: [
        {
          subjectKind: 'note',
          subject: ({ report: id }) => noteOf(monitorReportWrittenSchema.shape.report.parse(id)),
          fields: { text: 'free_text' },
          handling: handling.MonitorReportWritten,
        },
      ],
    },
  },
  events: { MonitorReportWritten: monitorReportWrittenSchema },
  handling,
  upcasters: {},
  refusals,
};

/** The independent monitor's room: the review of each breaking of the glass, and reports that nobody changes. */
export const monitor: ContextDoor = { name: 'oversight/monitor', streams: [review, report] };
