import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { seeTips, tipRooms, type TipsAnswer } from '../../kernel/released-tip.ts';
import type { Clock } from '../../kernel/time.ts';
import type { TipsReader } from './tips-reader.ts';

const titles = {
  site: {
    en: 'Tips that intelligence has released to the watch of fixed sites, while they hold.',
    fr: 'Renseignements communiqués au quart des sites fixes, tant qu’ils valent.',
  },
  freight: {
    en: 'Tips that intelligence has released to the freight teams, while they hold.',
    fr: 'Renseignements communiqués aux équipes du fret, tant qu’ils valent.',
  },
  watch: {
    en: 'Tips that intelligence of either state has released to the watch at sea, while they hold.',
    fr: 'Renseignements communiqués au quart en mer par l’un ou l’autre État, tant qu’ils valent.',
  },
} as const;

export interface TipsQueryParts {
  /** What this reader may see, by the act that the room asks for. */
  readonly tipsFor: (who: Who, action: string) => TipsReader;
  readonly clock: Clock;
}

/** One list for each room. */
export function tipsQueries({ tipsFor, clock }: TipsQueryParts): readonly Route[] {
  return tipRooms.map(
    (room): Route => ({
      method: 'GET',
      url: `/api/operations/tips/${room}`,
      action: seeTips[room],
      summary: titles[room],
      answer: async ({ who }) => {
        const tips: TipsAnswer = { tips: await tipsFor(who, seeTips[room]).released(room, clock()) };
        return json(tips);
      },
    }),
  );
}
