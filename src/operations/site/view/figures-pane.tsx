import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { TableExports } from '../../../kit/table/table-exports.tsx';
import { figureSources } from '../rationalise/statistics.ts';
import { figureText } from '../text.ts';
import type { SiteStatisticsAnswer } from '../wire.ts';
import { priorityText as texts, siteText as text } from './text.ts';

type Figure = SiteStatisticsAnswer['figures'][number];
type Worst = SiteStatisticsAnswer['topTen'][number];

export interface FiguresProps {
  readonly figures: SiteStatisticsAnswer;
  readonly at: number | null;
  readonly onSite: (site: string | null) => void;
}

/** The last day of a site, or of all, against the figures of the standards, and the points that set off most. */
export function FiguresPane({ figures, at, onSite }: FiguresProps) {
  const { t } = useWords();
  const { site, sites } = figures;
  const ofSite = site === null ? t(texts.allSites) : site;
  return (
    <div className="site-figures" tabIndex={0} role="group" aria-label={t(text.figures)}>
      {sites.length < 2 ? null : (
        <label className="site-outcome">
          {t(texts.site)}
          <select
            className="input"
            value={site ?? ''}
            onChange={({ target }) => onSite(target.value === '' ? null : target.value)}
          >
            {['', ...sites].map((one) => (
              <option key={one} value={one}>
                {one === '' ? t(texts.allSites) : one}
              </option>
            ))}
          </select>
        </label>
      )}
      <Listed
        name="site-figures"
        title={t(text.figures)}
        of={ofSite}
        at={at}
        columns={figureColumns}
        rows={figures.figures}
        rowKey={({ figure }) => figure}
        empty={t(text.noFigures)}
      />
      <Listed
        name="site-worst-points"
        title={t(text.topTen)}
        of={ofSite}
        at={at}
        columns={worstColumns}
        rows={figures.topTen}
        rowKey={({ device }) => device}
        empty={t(text.none)}
      />
    </div>
  );
}

const isShare = ({ figure }: Figure): boolean => figure.includes('share');

const figureColumns: readonly Column<Figure>[] = [
  words<Figure>({ key: 'figure', head: text.figure, width: 26 }, ({ figure }, { t }) =>
    t(figureText[figure]),
  ),
  words<Figure>({ key: 'value', head: text.value }, (one, { language }) => shown(one, one.value, language)),
  words<Figure>(
    { key: 'limit', head: text.limit },
    (one, { language }) =>
      `${one.figure === 'share_low' ? '≥' : '≤'} ${shown(one, one.limit, language)} · ${figureSources[one.figure]}`,
  ),
  words<Figure>({ key: 'state', head: text.state }, ({ isMet }, { t }) => t(isMet ? text.met : text.notMet)),
];

const worstColumns: readonly Column<Worst>[] = [
  words<Worst>({ key: 'device', head: text.devices }, ({ device }) => device),
  numbers<Worst>({ key: 'count', head: text.alarms }, ({ count }) => count),
  words<Worst>({ key: 'share', head: texts.share }, ({ share }, { language }) => percent(share, language)),
];

function shown(one: Figure, value: number, language: 'en' | 'fr'): string {
  return isShare(one)
    ? percent(value, language)
    : value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 });
}

/** A share in per cent, as each language writes it. */
export function percent(share: number, language: 'en' | 'fr'): string {
  return share.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  });
}

interface ListedProps<Row> {
  readonly name: string;
  readonly title: string;
  /** What the sheet is of, where it leaves the screen. */
  readonly of: string;
  readonly at: number | null;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}

/** A short list that may leave the screen, as a file or on paper. */
function Listed<Row>({ name, title, of, at, ...list }: ListedProps<Row>) {
  return (
    <Part title={title}>
      <PlainTable label={title} {...list} />
      <div className="site-acts">
        <TableExports
          name={name}
          title={`${title} · ${of}`}
          columns={list.columns}
          rows={list.rows}
          filter=""
          askedAt={at}
        />
      </div>
    </Part>
  );
}
