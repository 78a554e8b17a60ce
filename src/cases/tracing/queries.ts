import { labelNames, type ReadRows } from '../../app/project.ts';
import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, toUtc } from '../../kernel/time.ts';
import type { TracingState } from './state.ts';
import { tracingFor } from './view-of.ts';
import type { TracingAnswer } from './wire.ts';

type Row = Readonly<Record<string, unknown>>;

/** By which act one sees tracing requests. */
export const seeTracing = 'cases/tracing/see';
/** A closed request stays on the list for so long; then it is found by its record alone. */
const listedDays = 31;
/** Three years of requests, by a hundred a month on each side. */
const rowsMax = 5_000;

export interface TracingQueryParts {
  /** Rows under row security. */
  readonly readFor: (who: Who) => ReadRows;
  /** The first lock: rows with their label, of which those go on that they may see. */
  readonly shownTo: (who: Who) => (rows: readonly Row[]) => readonly Row[];
  readonly clock: Clock;
}

/** What the safeguarding staff of one side ask. */
export function tracingQueries({ readFor, shownTo, clock }: TracingQueryParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/cases/tracing/requests',
      action: seeTracing,
      summary: {
        en: 'Tracing requests of this side, what the other has told, and which may be of one family, with reasons.',
        fr: 'Demandes de recherche de ce côté, ce que l’autre a communiqué, et les rapprochements possibles, motivés.',
      },
      answer: async ({ who }) => {
        const rows = await readFor(who)(
          `select id, state, ${labelNames} from {request}
           where is_open or changed_at >= $1::timestamptz
           order by is_open desc, changed desc limit ${rowsMax + 1}`,
          [toUtc(addSeconds(clock(), -listedDays * 86_400))],
        );
        const states = shownTo(who)(rows)
          .slice(0, rowsMax)
          .map((row) => row['state'] as TracingState); // as the projection wrote it
        const seen = who.state === null ? { own: [], told: [] } : tracingFor(who.state, states);
        const answer: TracingAnswer = { ...seen, more: rows.length > rowsMax };
        return json(answer);
      },
    },
  ];
}
