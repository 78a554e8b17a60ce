import { useWords } from '../../../kit/i18n/language.tsx';
import { TipList } from '../../../kit/tips/tip-list.tsx';
import type { RoomTips } from '../../../kit/tips/use-tips.ts';
import type { SiteAlarmView, SitePlanAnswer } from '../wire.ts';
import { consequenceText } from '../text.ts';
import { siteText as text } from './text.ts';

/** The plan: zones, devices as dots, those not in service hollow, open alarms on top. Everything it shows is in the list too. */
export function SitePlan(props: {
  readonly plan: SitePlanAnswer | null;
  readonly alarms: readonly SiteAlarmView[];
  readonly tips: RoomTips;
  readonly onOpen: (alarm: string) => void;
}) {
  const { t } = useWords();
  const { plan, alarms, tips, onOpen } = props;
  if (plan === null || plan.devices.length === 0)
    return (
      <div className="site-plan">
        <p className="quiet">{t(text.planEmpty)}</p>
        <TipList {...tips} />
      </div>
    );
  const { viewBox, size } = frameOf(plan);
  return (
    <figure className="site-plan">
      <figcaption>
        {t(text.plan)} · {t(text.planSays, { devices: plan.devices.length, alarms: alarms.length })}
      </figcaption>
      <svg viewBox={viewBox} aria-hidden="true">
        <Ground plan={plan} size={size} />
        {alarms.map(({ facts }) => (
          <circle
            key={facts.alarm}
            className={`site-alarm is-${facts.consequence}`}
            cx={facts.place.east}
            cy={-facts.place.north}
            r={size * 1.6}
          />
        ))}
      </svg>
      <ul className="plain-list">
        {alarms.slice(0, 8).map(({ facts }) => (
          <li key={facts.alarm}>
            <button type="button" className="act act-quiet" onClick={() => onOpen(facts.alarm)}>
              {t(consequenceText[facts.consequence])} · {facts.zone}
            </button>
          </li>
        ))}
      </ul>
      <TipList {...tips} />
    </figure>
  );
}

/** Zones and devices. */
function Ground({ plan, size }: { readonly plan: SitePlanAnswer; readonly size: number }) {
  const unfit = new Set(
    plan.points.flatMap(({ device, maintenance, fault, shelf }) =>
      maintenance === null && fault === null && shelf === null ? [] : [device],
    ),
  );
  return (
    <>
      {plan.zones.map(({ row, fields }) => (
        <polygon
          key={row}
          className={`site-zone is-${fields.ground}`}
          points={fields.ring.map((one) => `${one.east},${-one.north}`).join(' ')}
        />
      ))}
      {plan.devices.map(({ row, fields }) => (
        <circle
          key={row}
          className={unfit.has(row) ? 'site-device is-unfit' : 'site-device'}
          cx={fields.at.east}
          cy={-fields.at.north}
          r={size / 2}
        />
      ))}
    </>
  );
}

/** What the plan must hold, with a margin, north upwards; `size`: of a mark, so that it is seen at any scale. */
function frameOf({ devices, zones }: SitePlanAnswer): { readonly viewBox: string; readonly size: number } {
  const places = [...devices.map(({ fields }) => fields.at), ...zones.flatMap(({ fields }) => fields.ring)];
  const [margin, easts, norths] = [30, places.map(({ east }) => east), places.map(({ north }) => north)];
  const [west, north] = [Math.min(...easts) - margin, Math.max(...norths) + margin];
  const wide = Math.max(...easts) + margin - west;
  const high = north - Math.min(...norths) + margin;
  return { viewBox: `${west} ${-north} ${wide} ${high}`, size: Math.max(wide, high) / 90 };
}
