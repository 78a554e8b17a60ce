import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import {
  clearEvidenceText,
  releaseWithdrawnText,
  searchedGroundText,
  stopEndText,
  stopReasonText,
  stopRefusedText,
  tellingWayText,
} from '../text.ts';
import type { ControllerSaid, StopView, TrackEvidence } from '../wire.ts';
import { StopSteps } from './stop-steps.tsx';
import { releaseText } from './text-release.ts';
import { stopText as text } from './text-stop.ts';

interface StopProps {
  readonly order: (name: string, body: object) => void;
}

/** Requests to stop trains for one alarm: each rung with who said so and when. Nobody assumes. */
export function StopList({ stops, order }: StopProps & { readonly stops: readonly StopView[] }) {
  const { t } = useWords();
  if (stops.length === 0) return null;
  return (
    <Part title={t(text.stops)}>
      {stops.map((one) => (
        <div key={one.stop}>
          <Standing one={one} />
          <StopFacts one={one} />
          <ReleaseFacts one={one} />
          {one.ended === null ? (
            <StopSteps key={`${one.proposed.at} ${one.told?.at ?? ''}`} one={one} order={order} />
          ) : null}
        </div>
      ))}
    </Part>
  );
}

/** In one line whether trains run, and how long there is for the step that is waited for. */
function Standing({ one }: { readonly one: StopView }) {
  const { t } = useWords();
  const { clock } = useRoom();
  const now = useStore(clock);
  if (one.ended !== null)
    return <p className="quiet">{t(one.released === null ? text.over : releaseText.released)}</p>;
  if (one.stopped !== null && one.release === null) return <p>{t(text.trainsStand)}</p>;
  const seconds = one.dueAt === null ? null : Math.ceil((Date.parse(one.dueAt) - now) / 1000);
  return (
    <p role="alert" className={one.stopped === null || (seconds ?? 0) < 0 ? 'overdue' : ''}>
      {t(standingOf(one))}{' '}
      {seconds === null ? null : (
        <span className="figures">
          {t(seconds >= 0 ? text.left : text.late, { seconds: Math.abs(seconds) })}
        </span>
      )}
    </p>
  );
}

function standingOf({ stopped, refused, release }: StopView) {
  if (stopped !== null && release !== null) return releaseText.standing;
  return refused === null ? text.trainsRun : text.refusedRun;
}

/** Who searched what, and when that was so. */
function useEvidenceWords() {
  const { t } = useWords();
  return ({ kind, reference, searched }: TrackEvidence): string =>
    [
      `${t(clearEvidenceText[kind])} ${reference}`,
      ...(searched ?? []).map((one) => t(searchedGroundText[one])),
    ].join(' · ');
}

function ReleaseFacts({ one }: { readonly one: StopView }) {
  const { t } = useWords();
  const evidenceWords = useEvidenceWords();
  const { release, released, takenBack } = one;
  if (release === null) return takenBack === null ? null : <TakenBack of={takenBack} />;
  const { proposed, told } = release;
  return (
    <Values
      none="–"
      rows={[
        [
          t(releaseText.proposedAt),
          <span key="proposed">
            <Moment at={proposed.at} seconds /> · {evidenceWords(proposed.evidence)} ·{' '}
            <Moment at={proposed.evidence.seenAt} />
          </span>,
        ],
        [
          t(releaseText.toldAt),
          told === null ? null : (
            <span key="told">
              <Moment at={told.at} seconds /> · {told.controller} · {t(tellingWayText[told.way])}
            </span>
          ),
        ],
        [
          t(releaseText.repeatedAt),
          released === null ? null : (
            <span key="repeated">
              <Moment at={released.at} seconds /> · {released.controller} · {released.readBack.track}
            </span>
          ),
        ],
      ]}
    />
  );
}

/** Why a release holds no longer; and who was told of it already, and must hear that it does not. */
function TakenBack({ of }: { readonly of: NonNullable<StopView['takenBack']> }) {
  const { t } = useWords();
  const { at, reason, controller } = of;
  return (
    <>
      {controller === null ? null : (
        <p role="alert" className="overdue">
          {t(releaseText.tellTakenBack, { controller })}
        </p>
      )}
      <Values
        none="–"
        rows={[
          [
            t(releaseText.takenBackAt),
            <span key="taken">
              <Moment at={at} seconds /> · {t(releaseWithdrawnText[reason])}
            </span>,
          ],
        ]}
      />
    </>
  );
}

function StopFacts({ one }: { readonly one: StopView }) {
  const { t } = useWords();
  const evidenceWords = useEvidenceWords();
  const { track, reason, operator, proposed, told, acknowledged, refused, stopped, ended } = one;
  const said = (of: ControllerSaid | null, more = '') =>
    of === null ? null : (
      <>
        <Moment at={of.at} seconds /> · {of.controller}
        {more === '' ? '' : ` · ${more}`}
      </>
    );
  const evidence = ended?.evidence ?? null;
  return (
    <Values
      none="–"
      rows={[
        [t(text.track), `${track} · ${t(stopReasonText[reason])}`],
        [t(text.operator), operator],
        [t(text.proposed), <Moment key="proposed" at={proposed.at} seconds />],
        [t(text.told), said(told, told === null ? '' : t(tellingWayText[told.way]))],
        [t(text.readBack), said(acknowledged, acknowledged?.readBack.track ?? '')],
        [t(text.refused), said(refused, refused === null ? '' : t(stopRefusedText[refused.reason]))],
        [t(text.stopped), said(stopped)],
        ...(ended === null
          ? []
          : ([
              [
                t(text.ended),
                <span key="ended">
                  <Moment at={ended.at} seconds /> · {t(stopEndText[ended.reason])}
                  {evidence === null ? '' : ` · ${evidenceWords(evidence)}`}
                </span>,
              ],
            ] as const)),
      ]}
    />
  );
}
