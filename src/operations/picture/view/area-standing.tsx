import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { areaText } from '../text-area.ts';
import { detailText } from '../text.ts';
import type { AreaFound, AreaState } from './area-search.ts';
import { useDesk } from './desk-context.tsx';

/** How the question stands: asked, answered with how many, refused, or not answered at all. */
export function AreaStanding(props: { readonly area: AreaState; readonly shown: number }) {
  const { t } = useWords();
  const desk = useDesk();
  const { ask, standing, found } = props.area;
  return (
    <div className="area-standing">
      <div role="status">
        {standing.kind === 'loading' ? <p>{t(areaText.loading)}</p> : null}
        {standing.kind === 'refused' ? (
          <p>
            {standing.message === null ? t(areaText.refused, { code: standing.code }) : t(standing.message)}
          </p>
        ) : null}
        {standing.kind === 'offline' ? (
          <p>
            {found === null ? t(areaText.offline) : t(areaText.old, { at: formatUtcStamp(found.askedAt) })}
          </p>
        ) : null}
        {found === null ? null : <Count found={found} shown={props.shown} />}
      </div>
      {standing.kind === 'offline' || standing.kind === 'refused' ? (
        <ActionButton label={t(detailText.retry)} onPress={() => desk.area.look(ask)} />
      ) : null}
      <Held from={ask.from} to={ask.to} />
    </div>
  );
}

function Count(props: { readonly found: AreaFound; readonly shown: number }) {
  const { t, n } = useWords();
  const { found, shown } = props;
  const all = found.items.length;
  const tracks = found.items.filter(({ kind }) => kind === 'track').length;
  return (
    <>
      <p>
        <strong>{t(areaText.count, { tracks, seen: all - tracks })}</strong>
        {shown === all ? null : <span>{t(areaText.shown, { shown: n(shown), all: n(all) })}</span>}
        <span className="beside figures">
          {t(areaText.asked, { at: formatUtcStamp(found.askedAt).slice(11) })}
        </span>
      </p>
      {found.truncated ? <p>{t(areaText.truncated)}</p> : null}
    </>
  );
}

/** Before the oldest record an empty list would lie. */
function Held(props: { readonly from: number; readonly to: number }) {
  const { t } = useWords();
  const oldest = useStore(useDesk().travel.extent)?.from ?? null;
  // Where the whole span lies before it, the list itself says so.
  if (oldest === null || props.from >= oldest || props.to < oldest) return null;
  return <p className="beside">{t(areaText.before, { from: formatUtcStamp(oldest) })}</p>;
}
