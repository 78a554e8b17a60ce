import { useWords } from '../../../kit/i18n/language.tsx';
import { detailText, kindText } from '../text.ts';
import type { VesselView } from '../wire.ts';
import { freshnessOf, possibleRadiusMetres, radiusMetresMax } from './ageing.ts';
import { usePicture } from './desk-context.tsx';
import { AgeValue, Field, Fields, MomentValue, PositionValue, Section } from './fields.tsx';
import type { Track } from './picture.ts';
import { TrackHistory } from './track-history.tsx';
import { mmsiOf, nameOf, shipTypeWords, statusWords } from './track-words.ts';
import { formatBearing, formatMetres, formatRange, formatSpeed } from './units.ts';

/** One station: where it is, how it moves, who it says it is, and since when we know. */
export function DetailTrack(props: { readonly track: Track; readonly vessel: VesselView | undefined }) {
  const words = useWords();
  const { t } = words;
  const { now } = usePicture();
  const { track, vessel } = props;
  const stale = freshnessOf(track, now) === 'stale';
  const possible = possibleRadiusMetres(track, now);
  return (
    <>
      <h2 className="detail-title">{nameOf(track.id, vessel)}</h2>
      <p className="detail-sub">
        {t(kindText[track.kind])} · <AgeValue at={track.happenedAt} now={now} stale={stale} />
      </p>
      <Section title={t(detailText.motion)}>
        <Fields>
          <Field name={t(detailText.position)}>
            <PositionValue lat={track.lat} lon={track.lon} />
          </Field>
          <Field name={t(detailText.accuracy)}>
            {track.accuracyMetres === null ? null : formatMetres(track.accuracyMetres, words)}
          </Field>
          <Field name={t(detailText.possible)}>
            {possible >= radiusMetresMax
              ? t(detailText.possibleFarther, { range: formatRange(radiusMetresMax, words) })
              : formatRange(possible, words)}
          </Field>
          <Field name={t(detailText.speed)}>
            {track.speed === null ? null : formatSpeed(track.speed, words)}
          </Field>
          <Field name={t(detailText.course)}>
            {track.course === null ? null : formatBearing(track.course, words)}
          </Field>
          <Field name={t(detailText.heading)}>
            {track.heading === null ? null : formatBearing(track.heading, words)}
          </Field>
          <Field name={t(detailText.status)}>{statusWords(track, words)}</Field>
        </Fields>
      </Section>
      <Identity track={track} vessel={vessel} />
      <Section title={t(detailText.times)}>
        <Fields>
          <Field name={t(detailText.happened)}>
            <MomentValue at={track.happenedAt} />
          </Field>
          <Field name={t(detailText.received)}>
            <MomentValue at={track.receivedAt} />
          </Field>
          <Field name={t(detailText.source)}>{track.source}</Field>
          <Field name={t(detailText.rawKind)}>
            <code>{track.kind}</code>
          </Field>
        </Fields>
      </Section>
      <TrackHistory key={track.id} track={track.id} />
    </>
  );
}

function Identity(props: { readonly track: Track; readonly vessel: VesselView | undefined }) {
  const words = useWords();
  const { t, n } = words;
  const { vessel } = props;
  const size =
    vessel?.lengthMetres == null || vessel.beamMetres === null
      ? null
      : `${n(vessel.lengthMetres)} × ${formatMetres(vessel.beamMetres, words)}`;
  const draught = vessel?.draughtMetres ?? null;
  return (
    <Section title={t(detailText.identity)}>
      <Fields>
        <Field name={t(detailText.mmsi)}>
          <span className="figures">{mmsiOf(props.track.id)}</span>
        </Field>
        <Field name={t(detailText.callSign)}>{vessel?.callSign}</Field>
        <Field name={t(detailText.imo)}>{vessel?.imo}</Field>
        <Field name={t(detailText.type)}>{shipTypeWords(vessel?.shipType ?? null, words)}</Field>
        <Field name={t(detailText.size)}>{size}</Field>
        <Field name={t(detailText.draught)}>{draught === null ? null : `${n(draught, 1)} m`}</Field>
        <Field name={t(detailText.destination)}>{vessel?.destination}</Field>
      </Fields>
    </Section>
  );
}
