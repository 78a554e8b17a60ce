import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { figureText } from '../text.ts';
import type { SiteStatisticsAnswer } from '../wire.ts';
import { siteText as text } from './text.ts';

type Figure = SiteStatisticsAnswer['figures'][number];
type Worst = SiteStatisticsAnswer['topTen'][number];

/** The last day against the figures of the standards, and the points that set off most. */
export function FiguresPane({ figures }: { readonly figures: SiteStatisticsAnswer }) {
  const { t } = useWords();
  const short = (value: number) => String(Math.round(value * 1_000) / 1_000);
  return (
    <div className="site-figures" tabIndex={0} role="group" aria-label={t(text.figures)}>
      <Part title={t(text.figures)}>
        <PlainTable
          label={t(text.figures)}
          rows={figures.figures}
          rowKey={({ figure }) => figure}
          empty={t(text.noFigures)}
          columns={[
            words<Figure>({ key: 'figure', head: text.figure }, ({ figure }) => t(figureText[figure])),
            words<Figure>({ key: 'value', head: text.value }, ({ value }) => short(value)),
            words<Figure>({ key: 'limit', head: text.limit }, ({ limit }) => short(limit)),
            words<Figure>({ key: 'state', head: text.state }, ({ isMet }) =>
              t(isMet ? text.met : text.notMet),
            ),
          ]}
        />
      </Part>
      <Part title={t(text.topTen)}>
        <PlainTable
          label={t(text.topTen)}
          rows={figures.topTen}
          rowKey={({ device }) => device}
          empty={t(text.none)}
          columns={[
            words<Worst>({ key: 'device', head: text.devices }, ({ device }) => device),
            numbers<Worst>({ key: 'count', head: text.alarms }, ({ count }) => count),
          ]}
        />
      </Part>
    </div>
  );
}
