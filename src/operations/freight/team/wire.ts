import type { UtcText } from '../../../kernel/time.ts';
import type { Cover } from './cover.ts';
import type { Duty } from './duty-state.ts';
import type { Gap, Rostered } from './gaps.ts';
import type { Search } from './search-state.ts';
import type { Team } from './team-state.ts';
import type { WhoCould } from './who-could.ts';

/** An offered swap that nobody has answered. */
export interface OpenSwap {
  readonly swap: string;
  readonly staff: string;
  readonly duty: string;
  readonly other: string;
  readonly otherDuty: string | null;
  readonly at: UtcText;
}

/** One person on the roster: what they stand in the days shown, and whether they are away now. */
export interface RosterPerson {
  readonly staff: string;
  readonly duties: readonly Duty[];
  readonly absences: Rostered['absences'];
  readonly spans: Rostered['spans'];
}

/** `GET /api/operations/freight/roster`: gaps first. Lists are bounded; what was left out is counted. */
export interface RosterAnswer {
  readonly position: string;
  /** The moment it was counted at. */
  readonly at: UtcText;
  /** Days ahead that gaps were looked for. */
  readonly daysAhead: number;
  readonly gaps: readonly Gap[];
  readonly gapsLeftOut: number;
  readonly teams: readonly Team[];
  readonly people: readonly RosterPerson[];
  readonly peopleLeftOut: number;
  readonly covers: readonly { readonly place: string; readonly cover: Cover }[];
  readonly searches: readonly Search[];
  readonly swaps: readonly OpenSwap[];
}

/** `GET /api/operations/freight/who-could`: who could stand a gap within the rest rules. A proposal, never an order. */
export interface WhoCouldAnswer extends WhoCould {
  readonly place: string;
  readonly lane: string;
}
