import { formatUtcClock, formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { kindText } from '../text.ts';
import { type AreaItem, assessmentWords, titleOf } from './area-items.ts';
import { placeWords } from './queue-rows.tsx';
import { mmsiOf } from './track-words.ts';

/** One line of what was seen: what, when it was last seen there, and by which number or with which assessment. */
export function AreaRow(props: { readonly item: AreaItem; readonly to: number }) {
  const words = useWords();
  const { item } = props;
  const sameDay = formatUtcStamp(item.at).slice(0, 10) === formatUtcStamp(props.to).slice(0, 10);
  return (
    <span className="row-two row-plain">
      <span className="row-title">{titleOf(item, words)}</span>
      <span className="row-age figures">
        {sameDay ? formatUtcClock(item.at) : formatUtcStamp(item.at).slice(5)}
      </span>
      <span className="row-under">
        {item.kind === 'track'
          ? `${words.t(kindText[item.track.kind])} · MMSI ${mmsiOf(item.id)}`
          : `${assessmentWords(item.detection, words.t)} · ${placeWords(item.detection, words)}`}
      </span>
    </span>
  );
}
