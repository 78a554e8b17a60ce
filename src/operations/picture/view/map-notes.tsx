import type { Position } from '../../../kernel/geo.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useStore } from '../../../kit/store.ts';
import { mapText } from '../text.ts';
import { usePicture } from './desk-context.tsx';
import { nameOf } from './track-words.ts';

/** What the chart says of itself, along its lower edge: cursor, warnings, and whether updates were folded. */
export function MapNotes(props: { readonly cursor: Position | null; readonly wall: boolean }) {
  const { t, language } = useWords();
  const { picture, desk } = usePicture();
  const charts = useStore(desk.charts);
  const measuring = useStore(desk.measuring);
  const folded = useStore(desk.folded);
  const following = useStore(desk.following);
  const live = useStore(desk.travel.time).mode === 'live';
  return (
    <div className="map-notes">
      {measuring ? <p>{t(mapText.measureHint)}</p> : null}
      {following === null ? null : (
        <p>{t(mapText.following, { name: nameOf(following, picture.vessels.get(following)) })}</p>
      )}
      {charts.partial ? <p>{t(mapText.chartsFailed)}</p> : null}
      {live && folded > 0 ? <p>{t(mapText.coalesced, { count: folded })}</p> : null}
      <p className="map-cursor">
        {props.wall || props.cursor === null ? null : (
          <span className="figures">{formatPosition(props.cursor, language)}</span>
        )}
        <span className="map-warning">{t(mapText.notForNavigation)}</span>
      </p>
    </div>
  );
}
