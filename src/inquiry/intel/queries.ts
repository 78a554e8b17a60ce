import { labelNames, type ReadRows } from '../../app/project.ts';
import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, toUtc } from '../../kernel/time.ts';
import type { TipState } from './decide.ts';
import type { IntelTipsAnswer } from './wire-tip.ts';

type Row = Readonly<Record<string, unknown>>;

/** By which act one sees tips in their own room. */
export const seeIntel = 'inquiry/intel/see';
/** A tip stays on the list for so long after its last change: then it is found by the record alone. */
const listedDays = 31;
const rowsMax = 500;

export interface IntelQueryParts {
  /** Rows under row security. */
  readonly readFor: (who: Who) => ReadRows;
  /** The first lock: rows with their label, of which those go on that they may see. */
  readonly shownTo: (who: Who) => (rows: readonly Row[]) => readonly Row[];
  readonly clock: Clock;
}

/** What an analyst asks of the room. */
export function intelQueries({ readFor, shownTo, clock }: IntelQueryParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/inquiry/intel/tips',
      action: seeIntel,
      summary: {
        en: 'Tips of the last month with grade, handling, releases and what became of them; what was learned stays sealed.',
        fr: 'Renseignements du dernier mois : cotation, traitement, communications et suites ; le contenu reste scellé.',
      },
      answer: async ({ who }) => {
        const rows = await readFor(who)(
          `select id, state, ${labelNames} from {tip} where changed_at >= $1::timestamptz
           order by changed desc limit ${rowsMax}`,
          [toUtc(addSeconds(clock(), -listedDays * 86_400))],
        );
        const answer: IntelTipsAnswer = {
          tips: shownTo(who)(rows).flatMap((row) => {
            const state = row['state'] as TipState; // as the projection wrote it
            return state.phase === 'known' ? [state.tip] : [];
          }),
        };
        return json(answer);
      },
    },
  ];
}
