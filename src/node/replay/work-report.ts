import { z } from 'zod';
import { toUtc } from '../../kernel/time.ts';
import { reportSaid } from './report-of.ts';
import type { EventOf, ScenarioEvent } from './scenario-events.ts';
import { sideOf } from './staff-of-night.ts';
import { deskOf, type Work } from './work.ts';

const receipt = z.object({ recordedAt: z.string() });

/**
 * A driver sends what they noticed by the page's own public address, which asks for no account; `first`: of which this is
 * a repeat, sent again under the same number as a phone does that was not answered. False: the words are not understood.
 */
export async function takeReport(
  work: Work,
  event: EventOf<'driver_report'>,
  first: ScenarioEvent | null,
): Promise<boolean> {
  const of = first?.type === 'driver_report' ? first : event;
  const said = reportSaid(of);
  if (said === null) return false;
  const at = toUtc(work.clock());
  const body = { report: work.names.report(of.id), ...said, seenAt: of.at, checklist: null };
  const answer = await deskOf(work, event).freight[sideOf(event.node)].post('/api/driver/report', body);
  const { recordedAt } = receipt.parse(answer);
  const before = work.reports.get(of.id);
  work.reports.set(of.id, recordedAt);
  const none = { intent: null, boat: null, contact: null, code: null };
  // The node answers a report that it has with the receipt of the first time.
  const repeated = before === recordedAt;
  work.acts.push({ ...none, event: event.id, command: 'MakeDriverReport', at, ok: true, repeated });
  return true;
}
