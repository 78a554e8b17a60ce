import type { ReadRows } from '../../app/project.ts';
import { labelNames } from '../../app/project.ts';
import type { RegisterRow } from '../../app/register.ts';
import type { State } from '../../kernel/label.ts';
import { type Instant, toUtc } from '../../kernel/time.ts';
import { coverSchema } from './team/cover.ts';
import type { DutyState } from './team/duty-state.ts';
import type { Rostered } from './team/gaps.ts';
import { restRulesSchema } from './team/rest-rules.ts';
import type { Search } from './team/search-state.ts';
import type { Team } from './team/team-state.ts';
import { isOpenSwap, type ProposedSwap, type SwapState } from './team/swap-state.ts';
import type { HeldCover, HeldRules, OpenSwap } from './team/wire.ts';

type Row = Readonly<Record<string, unknown>>;

/** Most people, teams, searches and swaps that are read at once. */
export const rosterRowsMax = 2_000;

/** A swap for which somebody is waited for, as it was asked. */
export type WaitingSwap = Pick<OpenSwap, 'swap' | 'phase' | 'since'> & { readonly proposed: ProposedSwap };

/** Reads the roster as one person may see it. Every list is bounded. */
export interface TeamReader {
  people(): Promise<readonly Rostered[]>;
  /** The same with the duties that end after a moment: of a year of them a desk needs but days. */
  peopleSince(from: Instant): Promise<readonly Rostered[]>;
  teams(): Promise<readonly Team[]>;
  openSearches(): Promise<readonly Search[]>;
  /** Names of the searches of these passages, over ones among them. */
  searchesOf(passages: readonly string[]): Promise<readonly string[]>;
  openSwaps(): Promise<readonly WaitingSwap[]>;
}

/** `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see. */
export function createTeamReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): TeamReader {
  const rowsOf = async (sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    shown(await read(`select id, state, ${labelNames} from ${sql} limit ${rosterRowsMax}`, values));
  const open = (table: string): Promise<readonly Row[]> => rowsOf(`{${table}} where is_open order by id`);
  return {
    people: async () => (await open('duty')).map(rosteredIn),
    peopleSince: async (from) => (await rowsOf(dutiesSince, [toUtc(from)])).map(rosteredIn),
    teams: async () => (await open('team')).map(({ state }) => state as Team), // likewise
    openSearches: async () => (await open('search')).map(({ state }) => state as Search), // likewise
    async searchesOf(passages) {
      const rows = await rowsOf(`{search} where state ->> 'passage' = any($1::text[]) order by id`, [
        passages,
      ]);
      return rows.map(({ id }) => String(id));
    },
    async openSwaps() {
      const rows = await open('swap');
      return rows.flatMap(({ id, state }) => {
        const swap = state as SwapState; // likewise
        if (!isOpenSwap(swap)) return [];
        const { phase, since, proposed } = swap;
        return [{ swap: String(id), phase, since, proposed }];
      });
    },
  };
}

const dutiesSince = `(select id, is_open, ${labelNames}, jsonb_set(state, array['duties'],
    jsonb_path_query_array(state, '$.duties[*] ? (@.until > $from)', jsonb_build_object('from', $1::text))) as state
  from {duty}) as since where is_open order by id`;

function rosteredIn({ id, state }: Row): Rostered {
  return { staff: String(id), ...(state as DutyState) }; // as the projection wrote it
}

/** Minimum cover by place, as the register holds it; a row that an older register wrote otherwise is not shown half. */
export function coversOf(rows: readonly RegisterRow[]): readonly HeldCover[] {
  return rows.flatMap(({ row, version, fields }) => {
    const cover = coverSchema.safeParse(fields);
    return cover.success ? [{ place: row, version, cover: cover.data }] : [];
  });
}

/** Each state's own rest rules, as the register holds them. */
export function rulesByState(rows: readonly RegisterRow[]): Readonly<Record<State, HeldRules | null>> {
  const heldBy = (state: State): HeldRules | null => {
    const row = rows.find((one) => one.row === state);
    const rules = restRulesSchema.safeParse(row?.fields);
    return row !== undefined && rules.success ? { rules: rules.data, version: row.version } : null;
  };
  return { fr: heldBy('fr'), uk: heldBy('uk') };
}
