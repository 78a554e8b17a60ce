import { SeverityMark } from '../../../kit/alarms/severity-mark.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { assessmentText, detectionText, kindShortText, kindText, queueText, sourceText } from '../text.ts';
import { type DetectionView, isHeardOnly, type SourceHealth, type VesselView } from '../wire.ts';
import { freshnessOf } from './ageing.ts';
import { bearingWords } from './bearing-words.ts';
import type { Track } from './picture.ts';
import type { QueueItem } from './rank.ts';
import { timelinessWords } from './timeliness.ts';
import { nameOf } from './track-words.ts';
import { formatBearing, formatSpeed } from './units.ts';

/** One line of "to act": what it is, where, and since when it waits. */
export function ActRow(props: {
  readonly item: QueueItem;
  readonly now: number;
  readonly vessel: VesselView | undefined;
  readonly gone: boolean;
}) {
  const { t, language } = useWords();
  const { item } = props;
  return (
    <span className="row-two">
      <SeverityMark severity={item.severity} filled={!props.gone} />
      <span className="row-title">
        <ActTitle item={item} vessel={props.vessel} />
      </span>
      <span className="row-age figures">{formatAge((props.now - item.since) / 1000, language)}</span>
      <span className="row-under">{props.gone ? t(queueText.done) : <ActUnder item={item} />}</span>
    </span>
  );
}

function ActTitle(props: { readonly item: QueueItem; readonly vessel: VesselView | undefined }) {
  const { t } = useWords();
  const { item } = props;
  if (item.kind === 'track') return `${t(kindText[item.track.kind])} ${nameOf(item.track.id, props.vessel)}`;
  if (item.kind === 'source') return item.source.source;
  return `${t(detectionText[item.detection.kind])} · ${item.detection.source}`;
}

function ActUnder(props: { readonly item: QueueItem }) {
  const words = useWords();
  const { t, language } = words;
  const { item } = props;
  if (item.kind === 'track') return formatPosition(item.track, language);
  if (item.kind === 'source')
    return `${t(sourceText[item.source.kind])}, ${t(sourceText[item.source.state])}`;
  const { detection } = item;
  const late = detection.timeliness === 'in_time' ? '' : `, ${timelinessWords(detection, words)}`;
  return `${placeWords(detection, words)}${late}`;
}

/** Where something was detected: its place, the bearing under which it was seen, or that it was only heard. */
export function placeWords(detection: DetectionView, words: ReturnType<typeof useWords>): string {
  if (detection.position !== null) return formatPosition(detection.position, words.language);
  if (isHeardOnly(detection)) return bearingWords(detection, words) ?? '';
  return detection.bearing === null ? '' : formatBearing(detection.bearing.degrees, words);
}

/** One vessel: name, kind, speed, age, in columns. */
export function VesselRow(props: {
  readonly track: Track;
  readonly vessel: VesselView | undefined;
  readonly now: number;
}) {
  const words = useWords();
  const { track } = props;
  const stale = freshnessOf(track, props.now) === 'stale';
  return (
    <span className={stale ? 'row-vessel is-stale' : 'row-vessel'}>
      <span className="row-title">{nameOf(track.id, props.vessel)}</span>
      <span className="row-kind">{words.t(kindShortText[track.kind])}</span>
      <span className="figures">{track.speed === null ? '–' : formatSpeed(track.speed, words)}</span>
      <span className={stale ? 'figures age age-stale' : 'figures age'}>
        {formatAge((props.now - track.happenedAt) / 1000, words.language)}
      </span>
    </span>
  );
}

/** One detection of the whole list, assessed or not. */
export function DetectionRow(props: { readonly detection: DetectionView; readonly now: number }) {
  const words = useWords();
  const { t, language } = words;
  const { detection } = props;
  const { assessment } = detection;
  return (
    <span className="row-two row-plain">
      <span className="row-title">
        {t(detectionText[detection.kind])} · {detection.source}
      </span>
      <span className="row-age figures">
        {formatAge((props.now - Date.parse(detection.happenedAt)) / 1000, language)}
      </span>
      <span className="row-under">
        {placeWords(detection, words)} ·{' '}
        {t(assessment === null ? queueText.notAssessed : assessmentText[assessment.value])}
      </span>
    </span>
  );
}

/** One feed with its state and rate. */
export function SourceRow(props: { readonly source: SourceHealth; readonly now: number }) {
  const { t, n, language } = useWords();
  const { source } = props;
  const age =
    source.lastAt === null
      ? t(queueText.nothingHeard)
      : formatAge((props.now - source.lastAt) / 1000, language);
  const silent = source.state === 'silent' || source.state === 'disconnected';
  return (
    <span className="row-two row-plain">
      <span className="row-title">{source.source}</span>
      <span className={silent ? 'row-age figures age-stale' : 'row-age figures'}>{age}</span>
      <span className="row-under">
        {t(sourceText[source.kind])}, {t(sourceText[source.state])} ·{' '}
        {t(sourceText.perSecond, { n: n(source.rate, 1) })}
      </span>
    </span>
  );
}
