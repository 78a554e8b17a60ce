import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { reportCommandSchemas } from '../report/events-report.ts';

type Answer = z.input<typeof reportCommandSchemas.AnswerDriverReport>;

/** Says what came of one report. */
export function answerOrder(body: Answer): Order {
  return { path: '/api/operations/freight/answer-driver-report', body };
}

/** Takes the answer to one report back. */
export function withdrawOrder(report: string): Order {
  return { path: '/api/operations/freight/withdraw-report-answer', body: { report } };
}
