import { fromUtc, type UtcText } from '../../../kernel/time.ts';
import type { Zone } from '../../../kernel/local-clock.ts';
import type { DutyEvent } from './events-duty.ts';
import { never } from '../../../kernel/result.ts';
import type { Availability } from './words.ts';

/** One duty of one person: half open, `until` no longer belongs. */
export interface Duty {
  readonly duty: string;
  readonly team: string;
  readonly place: string;
  readonly lane: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly zone: Zone;
  readonly breakMinutes: number;
}

/** A span for which somebody said that they are willing, or unable. */
export interface SaidSpan {
  readonly span: string;
  readonly is: Availability;
  readonly from: UtcText;
  readonly until: UtcText;
}

/** Away without notice; `until` null: not known yet. Why is held nowhere. */
export interface Absence {
  readonly absence: string;
  readonly from: UtcText;
  readonly until: UtcText | null;
}

/** All that the roster holds of one person. Duties by their beginnings. */
export interface DutyState {
  readonly duties: readonly Duty[];
  readonly spans: readonly SaidSpan[];
  readonly absences: readonly Absence[];
}

/** Averages look back for a year at most; what ended before is the journal's. */
const keptDays = 400;
const absencesKept = 200;

export const noDuties: DutyState = { duties: [], spans: [], absences: [] };

/** Folds one event into what the roster holds of a person. */
export function evolveDuty(state: DutyState, event: DutyEvent): DutyState {
  switch (event.type) {
    case 'DutyPut': {
      const { duty, team, place, lane, from, until, zone, breakMinutes } = event;
      const put = { duty, team, place, lane, from, until, zone, breakMinutes };
      const oldest = fromUtc(event.at) - keptDays * 86_400_000;
      const kept = state.duties.filter((one) => one.duty !== duty && fromUtc(one.until) > oldest);
      const duties = [...kept, put];
      return { ...state, duties: duties.toSorted((one, other) => fromUtc(one.from) - fromUtc(other.from)) };
    }
    case 'DutyRetired':
      return { ...state, duties: state.duties.filter(({ duty }) => duty !== event.duty) };
    case 'AvailabilitySet': {
      const { span, is, from, until } = event;
      const kept = state.spans.filter((one) => one.span !== span && fromUtc(one.until) > fromUtc(event.at));
      return { ...state, spans: [...kept, { span, is, from, until }] };
    }
    case 'AvailabilityCleared':
      return { ...state, spans: state.spans.filter(({ span }) => span !== event.span) };
    case 'AbsenceReported': {
      const { absence, from, until } = event;
      return { ...state, absences: [...state.absences, { absence, from, until }].slice(-absencesKept) };
    }
    case 'ReturnReported': {
      const absences = state.absences.map((one) =>
        one.absence === event.absence ? { ...one, until: event.returnsAt } : one,
      );
      return { ...state, absences };
    }
    default:
      return never(event);
  }
}

interface Open {
  readonly from: UtcText;
  readonly until: UtcText | null;
}

/** True where two spans share a moment; a span without an end goes on. */
export function share(one: Open, other: Open): boolean {
  const begins = (span: Open): number => fromUtc(span.from);
  const ends = (span: Open): number => (span.until === null ? Number.POSITIVE_INFINITY : fromUtc(span.until));
  return begins(one) < ends(other) && begins(other) < ends(one);
}

/** True where a person is away in some part of a span. */
export function isAway({ absences }: DutyState, span: Open): boolean {
  return absences.some((absence) => share(absence, span));
}
