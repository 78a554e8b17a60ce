import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { useRescue } from './rescue-context.tsx';
import { boatText as text } from './text-boat.ts';
import { type Crossing, crossingOf } from './thought-sea.ts';
import { useRegionLine } from './use-region-line.ts';

/** When the boat goes over the line, and how sure that is; that nobody can tell is said as well. */
export function CrossingLine(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { now } = useRescue();
  const line = useRegionLine();
  if (line === null) return null;
  return <p className="quiet figures">{crossingWords(crossingOf(props.boat, line, now), words)}</p>;
}

function crossingWords(crossing: Crossing, { t }: Words): string {
  switch (crossing.kind) {
    case 'not_expected':
      return t(text.noCrossing);
    case 'not_known':
      return t(crossing.why === 'too_few_positions' ? text.crossingTooFew : text.crossingUnclear);
    case 'expected': {
      const { to, earliestAt, likelyAt, latestAt } = crossing;
      const said = { to: to.toUpperCase(), likely: minute(likelyAt), earliest: minute(earliestAt) };
      return latestAt === null
        ? t(text.crossingOpenEnded, said)
        : t(text.crossing, { ...said, latest: minute(latestAt) });
    }
  }
}

function minute(at: string): string {
  return formatUtcMinute(Date.parse(at));
}
