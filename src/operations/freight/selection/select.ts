import { never } from '../../../kernel/result.ts';
import { fromUtc, type Instant } from '../../../kernel/time.ts';
import type { ReportKind } from '../report/words.ts';
import type { Condition } from './conditions.ts';
import type { RuleEvent } from './events-rule.ts';
import type { VehicleForm } from '../words.ts';
import { weekdays } from './words.ts';

type Adopted = Extract<RuleEvent, { readonly type: 'RuleAdopted' }>;
type ValueOf<Field extends Condition['field']> = Extract<
  Condition,
  { readonly field: Field }
>['values'][number];

/** What a rule may know of a passage. No plate, no country, no firm, no person: there is no place for them. Null: not known. */
export interface SelectionFacts {
  readonly form: VehicleForm;
  readonly sides: ValueOf<'vehicle.sides'>;
  readonly place: string;
  readonly lane: string | null;
  readonly direction: ValueOf<'passage.direction'>;
  readonly at: Instant;
  readonly ports: readonly ValueOf<'route.port'>[];
  readonly stops: readonly ValueOf<'route.stop'>[];
  readonly seal: ValueOf<'seal.condition'> | null;
  /** Per cent of what was declared, either way. */
  readonly weightDiffersPercent: number | null;
  readonly equipment: readonly ValueOf<'equipment.condition'>[];
  /** What drivers have reported at this place and about this hour, or of this vehicle. */
  readonly reports: readonly ReportKind[];
  /** Released tips that name this place or passage. */
  readonly tips: readonly string[];
}

/** True where a passage is as a condition says. What is not known fulfils no condition, nor its contrary. */
export function holds(condition: Condition, facts: SelectionFacts): boolean {
  switch (condition.field) {
    case 'vehicle.form':
      return isAmong(condition, [facts.form]);
    case 'vehicle.sides':
      return isAmong(condition, [facts.sides]);
    case 'passage.place':
      return isAmong(condition, [facts.place]);
    case 'passage.lane':
      return isAmong(condition, facts.lane === null ? [] : [facts.lane]);
    case 'passage.direction':
      return isAmong(condition, [facts.direction]);
    case 'passage.weekday':
      return isAmong(condition, [weekdayOf(facts.at)]);
    case 'passage.minute_of_day':
      return isWithin(condition.values, minuteOf(facts.at));
    case 'route.port':
      return isAmong(condition, facts.ports);
    case 'route.stop':
      return isAmong(condition, facts.stops);
    case 'seal.condition':
      return isAmong(condition, facts.seal === null ? [] : [facts.seal]);
    case 'weight.differs_percent':
      return isBounded(condition, facts.weightDiffersPercent);
    case 'equipment.condition':
      return isAmong(condition, facts.equipment);
    case 'report.signal':
      return isAmong(condition, facts.reports);
    case 'tip.released':
      return isAmong(condition, facts.tips);
    default:
      return never(condition);
  }
}

interface Listing {
  readonly is: 'in' | 'not_in';
  readonly values: readonly string[];
}

function isAmong({ is, values }: Listing, known: readonly string[]): boolean {
  if (known.length === 0) return false;
  return known.some((one) => values.includes(one)) === (is === 'in');
}

function isBounded(
  { is, values: [bound] }: { readonly is: 'at_least' | 'at_most'; readonly values: readonly [number] },
  known: number | null,
): boolean {
  if (known === null) return false;
  return is === 'at_least' ? known >= bound : known <= bound;
}

function isWithin([from, to]: readonly [number, number], minute: number): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOf(at: Instant): number {
  return Math.floor((at % 86_400_000) / 60_000);
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(at: Instant): string {
  return weekdays[(Math.floor(at / 86_400_000) + 3) % 7] ?? '';
}

/** A rule that chose a passage, with the conditions that held: all of them, or it would not have. */
export interface RuleHit {
  readonly rule: string;
  readonly reason: Adopted['reason'];
  readonly conditions: readonly Condition[];
}

/** The rules in force at the passage's moment that choose it, in the order in which they are given. */
export function rulesFor(facts: SelectionFacts, rules: readonly Adopted[]): readonly RuleHit[] {
  return rules
    .filter(({ validFrom, validTo }) => fromUtc(validFrom) <= facts.at && facts.at < fromUtc(validTo))
    .filter(({ conditions }) => conditions.every((condition) => holds(condition, facts)))
    .map(({ rule, reason, conditions }) => ({ rule, reason, conditions }));
}
