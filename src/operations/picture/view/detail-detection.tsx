import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { type Words, useWords } from '../../../kit/i18n/language.tsx';
import { assessmentText, detailText, detectionText, queueText, unitText } from '../text.ts';
import { type DetectionView, isHeardOnly } from '../wire.ts';
import { assessWithinSeconds } from './alarms.ts';
import { detectionRadiusMetres, radiusMetresMax, smallBoatKnots } from './ageing.ts';
import { bearingWords } from './bearing-words.ts';
import { DetectionLog } from './detection-log.tsx';
import { DetectionActs } from './detection-acts.tsx';
import type { DeskStaff } from './desk.ts';
import { usePicture } from './desk-context.tsx';
import { AgeValue, Field, Fields, MomentValue, PositionValue, Section } from './fields.tsx';
import { timelinessWords } from './timeliness.ts';
import { formatMetres, formatRange } from './units.ts';

/** One detection: what was seen by what, where and when, how sure, and what a person said of it. */
export function DetailDetection(props: { readonly detection: DetectionView }) {
  const words = useWords();
  const { t, n } = words;
  const { now, desk } = usePicture();
  const { detection } = props;
  const happenedAt = Date.parse(detection.happenedAt);
  const stale = detection.assessment === null && (now - happenedAt) / 1000 > assessWithinSeconds;
  return (
    <>
      <h2 className="detail-title">{t(detectionText[detection.kind])}</h2>
      <p className="detail-sub">
        {detection.source} · <AgeValue at={happenedAt} now={now} stale={stale} />
      </p>
      <Section title={t(detailText.assessment)}>
        <p className="assessed">{assessedWords(detection, desk.staff, words)}</p>
        <DetectionActs detection={detection} />
      </Section>
      <Section title={t(detailText.detection)}>
        <Fields>
          <Place detection={detection} now={now} />
          <Field name={t(detailText.confidence)}>
            {detection.confidence === null ? null : t(unitText.percent, { n: n(detection.confidence * 100) })}
          </Field>
          <Field name={t(detailText.count)}>{detection.count}</Field>
          <Field name={t(detailText.image)}>{detection.imageReference}</Field>
          <Field name={t(detailText.rawKind)}>
            <code>{detection.kind}</code>
          </Field>
        </Fields>
      </Section>
      <DetectionLog detection={detection.id} upTo={detection.version} />
      <Section title={t(detailText.times)}>
        <Fields>
          <Field name={t(detailText.happened)}>
            <MomentValue at={happenedAt} />
          </Field>
          <Field name={t(detailText.recorded)}>
            <MomentValue at={Date.parse(detection.recordedAt)} />
          </Field>
          <Field name={t(detailText.timeliness)}>{timelinessWords(detection, words)}</Field>
          <Field name={t(detailText.journal)}>
            <span className="figures">{n(detection.version)}</span>
          </Field>
        </Fields>
      </Section>
    </>
  );
}

function assessedWords(detection: DetectionView, staff: DeskStaff, words: Words): string {
  const { assessment } = detection;
  if (assessment === null) return words.t(queueText.notAssessed);
  return words.t(detailText.assessedBy, {
    value: words.t(assessmentText[assessment.value]),
    by: assessment.by === staff.id ? staff.name : assessment.by,
    at: `${formatUtcClock(Date.parse(assessment.at))} UTC`,
  });
}

function Place(props: { readonly detection: DetectionView; readonly now: number }) {
  const words = useWords();
  const { t, n } = words;
  const { position, bearing, happenedAt } = props.detection;
  const possible =
    position === null ? 0 : detectionRadiusMetres(position.accuracyMetres, Date.parse(happenedAt), props.now);
  return (
    <>
      {position === null ? null : (
        <>
          <Field name={t(detailText.position)}>
            <PositionValue lat={position.lat} lon={position.lon} />
          </Field>
          <Field name={t(detailText.accuracy)}>{formatMetres(position.accuracyMetres, words)}</Field>
          <Field name={t(detailText.possible)}>
            {possible >= radiusMetresMax
              ? t(detailText.possibleFarther, { range: formatRange(radiusMetresMax, words) })
              : t(detailText.possibleBoat, {
                  range: formatRange(possible, words),
                  knots: n(smallBoatKnots, 1),
                })}
          </Field>
        </>
      )}
      {isHeardOnly(props.detection) ? (
        <Field name={t(detailText.heard)}>{bearingWords(props.detection, words)}</Field>
      ) : bearing === null ? null : (
        <>
          <Field name={t(detailText.bearing)}>{bearingWords(props.detection, words)}</Field>
          <Field name={t(detailText.rangeMax)}>
            {bearing.rangeMetresMax === null ? null : formatRange(bearing.rangeMetresMax, words)}
          </Field>
        </>
      )}
    </>
  );
}
