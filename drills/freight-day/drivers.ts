import { instant, toUtc } from '../../src/kernel/time.ts';
import type { Chance } from '../chance.ts';
import { dayPlaces, lastMinute, minuteMs, type Order, type TrueReport } from './shape.ts';

const kinds = [
  ['noise', 25],
  ['cut_seal', 15],
  ['cut_cover', 10],
  ['people_near', 15],
  ['people_inside', 4],
  ['threat', 3],
  ['other', 10],
] as const;
/** Every second answer of three is that of a desk; the rest nobody has come to yet. */
const answers = ['attended', 'nothing_there', 'unfounded', null, null] as const;

/** Reports of lorries’ drivers through a day, one in five sent hours after it was seen; and what desks answered. */
export function drawReports(
  chance: Chance,
  { count, startMs, mark }: { readonly count: number; readonly startMs: number; readonly mark: string },
): { readonly reports: readonly TrueReport[]; readonly orders: readonly Order[] } {
  const lastMs = startMs + lastMinute * minuteMs;
  const orders: Order[] = [];
  const reports = Array.from({ length: count }, (_, number): TrueReport => {
    const seenMs = startMs + chance.whole(20 * 60 * minuteMs);
    const isLate = chance.isOneIn(5);
    const sentMs = Math.min(
      lastMs,
      seenMs + (isLate ? chance.whole(180) : chance.whole(5)) * minuteMs + 1_000,
    );
    const at = chance.isOneIn(6) ? null : (chance.pick(dayPlaces) ?? dayPlaces[0]);
    const report: TrueReport = {
      report: `r-${mark}${String(number).padStart(20, '0')}`,
      // On the smallest day too somebody says that there are people in a vehicle.
      what: number % 20 === 3 ? 'people_inside' : kindOf(chance),
      place: at === null ? null : at.place,
      direction: at?.direction ?? 'to_uk',
      seenMs,
      answer: chance.pick(answers),
    };
    orders.push(orderOf(report, sentMs), ...answerOf(report, Math.min(lastMs, sentMs + 40 * minuteMs)));
    return report;
  });
  return { reports, orders };
}

function kindOf(chance: Chance): string | null {
  let left = chance.whole(100);
  return kinds.find(([, share]) => (left -= share) < 0)?.[0] ?? null;
}

const checklist = {
  moment: 'after_stop',
  answers: [
    { check: 'doors_locked', answer: 'yes' },
    { check: 'seal_fitted', answer: 'yes' },
    { check: 'roof_whole', answer: 'not_applicable' },
  ],
} as const;

function orderOf({ report, what, place, direction, seenMs }: TrueReport, atMs: number): Order {
  const seenAt = toUtc(instant(seenMs));
  const fields = { report, what, place, direction, seenAt, checklist: what === null ? checklist : null };
  return { by: 'driver', atMs, path: 'driver/report', fields, key: report };
}

function answerOf({ report, what, answer }: TrueReport, atMs: number): readonly Order[] {
  if (answer === null || what === null) return [];
  const key = `answer-${report}`;
  const path = 'operations/freight/answer-driver-report';
  return [{ by: 'desk-0', atMs, path, fields: { report, answer }, key, after: [report] }];
}
