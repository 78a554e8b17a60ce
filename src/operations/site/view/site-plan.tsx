import { useWords } from '../../../kit/i18n/language.tsx';
import type { SiteAlarmView, SitePlanAnswer } from '../wire.ts';
import { consequenceText } from '../text.ts';
import { siteText as text } from './text.ts';

/** The plan: zones, devices as dots, those not in service hollow, open alarms on top. Everything it shows is in the list too. */
export function SitePlan(props: {
  readonly plan: SitePlanAnswer | null;
  readonly alarms: readonly SiteAlarmView[];
  readonly onOpen: (alarm: string) => void;
}) {
  const { t } = useWords();
  const { plan, alarms, onOpen } = props;
  if (plan === null || plan.devices.length === 0)
    return <p className="site-plan quiet">{t(text.planEmpty)}</p>;
  const places = [
    ...plan.devices.map(({ fields }) => fields.at),
    ...plan.zones.flatMap(({ fields }) => fields.ring),
  ];
  const west = Math.min(...places.map(({ east }) => east)) - 30;
  const east = Math.max(...places.map((one) => one.east)) + 30;
  const south = Math.min(...places.map(({ north }) => north)) - 30;
  const north = Math.max(...places.map((one) => one.north)) + 30;
  const size = Math.max(east - west, north - south) / 90;
  const unfit = new Set(
    plan.points.flatMap(({ device, maintenance, fault, shelf }) =>
      maintenance === null && fault === null && shelf === null ? [] : [device],
    ),
  );
  return (
    <figure className="site-plan">
      <figcaption>
        {t(text.plan)} · {t(text.planSays, { devices: plan.devices.length, alarms: alarms.length })}
      </figcaption>
      <svg viewBox={`${west} ${-north} ${east - west} ${north - south}`} aria-hidden="true">
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
    </figure>
  );
}
