import { useWords } from '../../../kit/i18n/language.tsx';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import {
  actText,
  consequenceText,
  figureText,
  priorityText as wordsOf,
  respondTimeText,
  signatureText,
} from '../text.ts';
import type { SitePrioritiesAnswer } from '../wire.ts';
import { priorities } from '../words.ts';
import { percent } from './figures-pane.tsx';
import { priorityText as text, siteText } from './text.ts';

type OfSite = SitePrioritiesAnswer['sites'][number];
type Line = OfSite['register'][number] & Pick<OfSite, 'site' | 'bounds'>;

const layout = createTableLayout('site.priorities', { column: 'priority', down: false });

/** The register of alarms: what can be presented where, and why it ranks as it does. */
export function PriorityPane({
  sites,
  at,
}: {
  readonly sites: SitePrioritiesAnswer['sites'];
  readonly at: number | null;
}) {
  const words = useWords();
  const { t } = words;
  const lines = sites.flatMap(({ site, bounds, register }) =>
    register.map((line): Line => ({ ...line, site, bounds })),
  );
  return (
    <div className="site-priorities">
      {sites.map((one) => (
        <p key={one.site} className="quiet">
          {sharesOf(one, words)}
        </p>
      ))}
      <RecordTable
        name="site-priorities"
        title={t(text.register)}
        columns={columns}
        rows={lines}
        rowKey={({ site, zone, signature, priority }) => `${site}/${zone}/${signature}/${priority}`}
        layout={layout}
        opened={null}
        onOpen={() => undefined}
        empty={t(text.noRegister)}
        askedAt={at}
      />
    </div>
  );
}

/** `S-1, configured: Share of high priority 5 % (≤ 5 %) …` */
function sharesOf({ site, configured }: OfSite, { t, language }: Words): string {
  const shares = configured.map(
    ({ figure, value, limit }) =>
      `${t(figureText[figure])} ${percent(value, language)} (${percent(limit, language)})`,
  );
  return `${t(text.configured, { site })} ${shares.join(' · ')}`;
}

const columns: readonly Column<Line>[] = [
  {
    ...words<Line>({ key: 'priority', head: text.priority, width: 7 }, ({ priority }, { t }) =>
      t(wordsOf[priority]),
    ),
    order: ({ priority }) => priorities.indexOf(priority),
  },
  words<Line>({ key: 'zone', head: siteText.zone, width: 8 }, ({ site, zone }) => `${site} · ${zone}`),
  words<Line>({ key: 'signature', head: siteText.signature, width: 15 }, ({ signature }, { t }) =>
    t(signatureText[signature]),
  ),
  words<Line>({ key: 'why', head: text.why, width: 26, grow: true }, (line, shown) => whyWords(line, shown)),
  words<Line>({ key: 'act', head: siteText.act, width: 15 }, ({ act }, { t }) => t(actText[act])),
  numbers<Line>({ key: 'points', head: text.points, width: 6 }, ({ points }) => points),
];

/** Consequence, time to respond, and what the zone itself asks for. */
function whyWords({ consequence, seconds, time, byZone }: Line, { t, n }: Words): string {
  const left = seconds === null ? t(text.noDanger) : t(text.within, { seconds: n(seconds) });
  const zone =
    byZone.length === 0 ? '' : ` · ${t(byZone.includes('at_least') ? text.byZoneLeast : text.byZoneTime)}`;
  return `${t(consequenceText[consequence])} · ${t(respondTimeText[time])}, ${left}${zone}`;
}
