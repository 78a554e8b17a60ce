import { addSeconds, fromUtc, secondsBetween, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { State } from '../../../kernel/label.ts';
import { localTime, type Zone } from '../../../kernel/local-clock.ts';
import { checkDuty, type DutyFault } from './duty-check.ts';
import { type Duty, share } from './duty-state.ts';
import type { Gap, Rostered } from './gaps.ts';
import { rulesOn } from './rest-limits.ts';
import type { NationalRules } from './rest-rules.ts';

/** A person who may be asked: in what team, and whose law their rest follows. */
export interface Askable extends Rostered {
  readonly team: string;
  readonly state: State;
  readonly zone: Zone;
}

/** Somebody who could stand a gap within every rule. It is a proposal: nobody is ordered by it. */
export interface Proposal {
  readonly staff: string;
  readonly team: string;
  /** They said that they are willing then. */
  readonly isWilling: boolean;
  /** Hours of duty in the seven days before the gap begins. */
  readonly hoursBefore: number;
  /** Hours since their last duty ends; null: none in the eight weeks before. */
  readonly hoursRested: number | null;
}

/** Who could cover a stretch, and of all others how many are kept out by what. */
export interface WhoCould {
  /** What they would stand: the gap, or its first hours where it is longer than a duty. */
  readonly from: UtcText;
  readonly until: UtcText;
  readonly breakMinutes: number;
  /** Those who are willing first, then those who worked least; at most `proposalsMax`. */
  readonly proposals: readonly Proposal[];
  /** How many more there are. */
  readonly more: number;
  readonly kept: Readonly<Partial<Record<DutyFault, number>>>;
}

type RulesOf = (state: State) => NationalRules | null;

export const proposalsMax = 8;
/** As long as a night's duty may be: a longer gap is proposed in parts, this being the first. */
const stretchHours = 8;
const breakLeast = 20;

/** Who could cover a gap within the rest rules. Pure; ordered by willingness, least work, then id. */
export function whoCould(
  gap: Pick<Gap, 'place' | 'lane' | 'from' | 'until'>,
  people: readonly Askable[],
  rulesOf: RulesOf,
): WhoCould {
  const longest = addSeconds(fromUtc(gap.from), stretchHours * 3_600);
  const until = fromUtc(gap.until) < longest ? gap.until : toUtc(longest);
  const stretch = { place: gap.place, lane: gap.lane, from: gap.from, until };
  const breakMinutes = breakFor(stretch, people, rulesOf);
  const proposals: Proposal[] = [];
  const kept: Partial<Record<DutyFault, number>> = {};
  for (const person of people) {
    const { team, zone } = person;
    const duty: Duty = { ...stretch, duty: 'proposed', team, zone, breakMinutes };
    const checked = checkDuty(person, duty, rulesOf(person.state));
    if (checked.ok) proposals.push(proposalOf(person, duty));
    else kept[checked.refusal.code] = (kept[checked.refusal.code] ?? 0) + 1;
  }
  const inOrder = proposals.toSorted(
    (one, other) =>
      Number(other.isWilling) - Number(one.isWilling) ||
      one.hoursBefore - other.hoursBefore ||
      (one.staff < other.staff ? -1 : 1),
  );
  const shown = inOrder.slice(0, proposalsMax);
  return { from: gap.from, until, breakMinutes, proposals: shown, more: inOrder.length - shown.length, kept };
}

/** One break for whoever stands it: the longest that a law of theirs asks of so long a stretch. */
function breakFor({ from, until }: Span, people: readonly Askable[], rulesOf: RulesOf): number {
  const hours = secondsBetween(fromUtc(from), fromUtc(until)) / 3_600;
  const laws = new Map(people.map(({ state, zone }) => [state, zone]));
  const asked = [...laws].map(([state, zone]) => {
    const rules = rulesOn(localTime(fromUtc(from), zone).day, rulesOf(state));
    return hours < rules.workWithoutBreakHours.value ? 0 : rules.breakMinutes.value;
  });
  return Math.max(breakLeast, ...asked);
}

function proposalOf(person: Askable, { from, until }: Duty): Proposal {
  const begins = fromUtc(from);
  const week = { from: toUtc(addSeconds(begins, -7 * 86_400)), until: from };
  const eightWeeks = { from: toUtc(addSeconds(begins, -56 * 86_400)), until: from };
  const hours = person.duties
    .filter((duty) => share(duty, week))
    .reduce((sum, duty) => sum + hoursIn(duty, week), 0);
  const before = person.duties.filter((duty) => share(duty, eightWeeks) && fromUtc(duty.until) <= begins);
  const last = before
    .map((duty) => duty.until)
    .toSorted()
    .at(-1);
  return {
    staff: person.staff,
    team: person.team,
    isWilling: person.spans.some((span) => span.is === 'willing' && covers(span, { from, until })),
    hoursBefore: Math.round(hours * 100) / 100,
    hoursRested: last === undefined ? null : secondsBetween(fromUtc(last), begins) / 3_600,
  };
}

interface Span {
  readonly from: UtcText;
  readonly until: UtcText;
}

function hoursIn(duty: Span, within: Span): number {
  const from = Math.max(fromUtc(duty.from), fromUtc(within.from));
  const until = Math.min(fromUtc(duty.until), fromUtc(within.until));
  return (until - from) / 3_600_000;
}

function covers(span: Span, other: Span): boolean {
  return fromUtc(span.from) <= fromUtc(other.from) && fromUtc(span.until) >= fromUtc(other.until);
}
