import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import type { Opened } from '../../../kit/open-vault.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { markingText, stateText } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import { useStore } from '../../../kit/store.ts';
import {
  gradeBandText,
  tipAmendmentText,
  tipKindText,
  type TipRoom,
  tipRooms,
  tipRoomText,
} from '../../../kernel/released-tip.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Grade } from '../grade.ts';
import { type IntelTip, isBlocked, isReleasedTo, type ReleaseView, tipPhase } from '../wire-tip.ts';
import { type IntelAct, intelAction } from './orders.ts';
import {
  gradeText,
  handlingText,
  intelText as text,
  permittedText,
  phaseText,
  schemeText,
  withdrawalText,
} from './text.ts';

export const releaseActs = {
  site: 'ReleaseToSite',
  freight: 'ReleaseToFreight',
  watch: 'ReleaseToWatch',
} as const satisfies Record<TipRoom, IntelAct>;

export const amendActs = {
  site: 'AmendToSite',
  freight: 'AmendToFreight',
  watch: 'AmendToWatch',
} as const satisfies Record<TipRoom, IntelAct>;

/** A grade in the letters of its own scheme: `B2`. */
export function gradeWords({ source, information }: Grade): string {
  return `${source}${information}`;
}

/** Why a tip goes to a room no more, or not yet; null: it can be proposed. */
function whyNot(tip: IntelTip, room: TipRoom, now: number): Text | null {
  const phase = tipPhase(tip, now);
  if (phase === 'withdrawn') return text.isWithdrawn;
  if (isReleasedTo(tip, room)) return text.releasedAlready;
  if (Date.parse(tip.until) <= now) return text.isOver;
  return isBlocked(tip, [room]) ? text.needsPermission : null;
}

/** Why what a room was told is amended no more; null: it can be proposed. */
function whyNotAmend(tip: IntelTip, { until }: ReleaseView, now: number): Text | null {
  if (tip.withdrawn !== null) return text.isWithdrawn;
  return Date.parse(until) <= now ? text.roomIsOver : null;
}

/** A tip as an analyst reads it, with what may be done and what became of it. */
export function TipPage(props: {
  readonly tip: IntelTip;
  readonly onRelease: (room: TipRoom) => void;
  readonly onAmend: (room: TipRoom) => void;
  readonly onWithdraw: () => void;
}) {
  const { tip, onRelease, onAmend, onWithdraw } = props;
  const { t } = useWords();
  const may = useMay();
  const now = useStore(useRoom().clock);
  const refusal = (act: IntelAct, lacks: Text | null): string | null =>
    may(intelAction(act), text.giver) ?? (lacks === null ? null : t(lacks));
  return (
    <>
      <div className="act-row">
        {tipRooms.map((room) => (
          <ActionButton
            key={room}
            label={t(text.releaseTo, { room: t(tipRoomText[room]) })}
            refusal={refusal(releaseActs[room], whyNot(tip, room, now))}
            onPress={() => onRelease(room)}
          />
        ))}
        <ActionButton
          label={t(text.withdraw)}
          refusal={refusal('WithdrawTip', tip.withdrawn === null ? null : text.isWithdrawn)}
          onPress={onWithdraw}
        />
      </div>
      <TipValues tip={tip} now={now} />
      <Report tip={tip} />
      <Part title={t(text.became)}>
        <p className="quiet">{t(text.becameHint)}</p>
        {tip.releases.length === 0 ? <p className="quiet">{t(text.notReleased)}</p> : null}
        <ul className="plain-list">
          {tip.releases.map((release) => (
            <li key={release.room}>
              <ReleaseLine release={release} />
              <div className="act-row">
                <ActionButton
                  quiet
                  label={t(text.amend, { room: t(tipRoomText[release.room]) })}
                  refusal={refusal(amendActs[release.room], whyNotAmend(tip, release, now))}
                  onPress={() => onAmend(release.room)}
                />
              </div>
              <EarlierTexts release={release} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function TipValues({ tip, now }: { readonly tip: IntelTip; readonly now: number }) {
  const said = useWords();
  const { t } = said;
  const { grade, handling, permits, withdrawn, written, words } = tip;
  return (
    <Values
      none="–"
      rows={[
        [t(text.phase), t(phaseText[tipPhase(tip, now)])],
        [t(text.kind), t(tipKindText[tip.kind])],
        [t(text.place), tip.place],
        [t(text.from), <Moment key="from" at={tip.from} />],
        [t(text.until), <Moment key="until" at={tip.until} />],
        [t(text.grade), fullGrade(grade, said)],
        [
          t(text.handling),
          handling.length === 0 ? t(text.shared) : handling.map((code) => t(handlingText[code])).join('; '),
        ],
        [t(text.permits), permits.map((one) => t(permittedText[one])).join(', ')],
        [t(text.words), words],
        [t(text.written), <Moment key="written" at={written.at} />],
        ...(withdrawn === null
          ? []
          : [[t(phaseText.withdrawn), t(withdrawalText[withdrawn.reason])] as const]),
      ]}
    />
  );
}

function fullGrade(grade: Grade, { t }: Words): string {
  const terms: Readonly<Record<'source' | 'information', Readonly<Record<string, Text>>>> =
    gradeText[grade.scheme];
  const said = (one: Text | undefined) => (one === undefined ? '–' : t(one));
  return `${t(schemeText[grade.scheme])} · ${said(terms.source[grade.source])} · ${said(terms.information[grade.information])}`;
}

/** What was learned, opened by an act that is written in the log; kept while it is shown, and no longer. */
function Report({ tip }: { readonly tip: IntelTip }) {
  const { t } = useWords();
  const may = useMay();
  const [opened, setOpened] = useState<Opened | null>(null);
  const details = opened?.subjects.flatMap((subject) => subject.details) ?? [];
  return (
    <Part title={t(text.report)}>
      {opened === null ? (
        <VaultOpening
          label={t(text.open)}
          hint={t(text.openHint)}
          refusal={may('inquiry/vault/open', text.vaultGiver)}
          subjects={[tip.report]}
          kinds={['free_text', 'reason']}
          reason="investigation"
          onOpened={setOpened}
        />
      ) : null}
      {opened !== null && details.length === 0 ? <p className="quiet">{t(text.nothingOpen)}</p> : null}
      {details.map((one) => (
        <p key={one.id}>
          {one.kind === 'reason' ? <strong>{t(text.conditions)}: </strong> : null}
          {one.text}
        </p>
      ))}
    </Part>
  );
}

/** Texts whose place others took, the newest first: they stay in the record, with what became of each. */
function EarlierTexts({ release }: { readonly release: ReleaseView }) {
  const { t, n } = useWords();
  const { superseded } = release;
  if (superseded.length === 0) return null;
  return (
    <details>
      <summary>{t(text.earlierTexts, { count: n(superseded.length) })}</summary>
      <ul className="plain-list">
        {superseded.toReversed().map((one) => (
          <li key={one.edition}>
            <ReleaseLine release={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function ReleaseLine({ release }: { readonly release: Omit<ReleaseView, 'superseded'> }) {
  const { t } = useWords();
  const { amendment, room, at, place, zone, words, language, band, marking, until, to, seenAt, actedAt } =
    release;
  const where = [place, zone].filter((one) => one !== null).join(' · ');
  return (
    <>
      <strong>{t(tipRoomText[room])}</strong>
      {to === null ? null : ` ${t(text.toState, { state: t(stateText[to]) })}`} · <Moment at={at} /> –{' '}
      <Moment at={until} />
      {where === '' ? null : ` · ${where}`}
      {amendment === null ? null : ` · ${t(text.amended, { why: t(tipAmendmentText[amendment]) })}`}
      {words === null ? null : <p lang={language}>{words}</p>}
      <p className="quiet">
        {t(gradeBandText[band])} · {t(markingText[marking])} ·{' '}
        {seenAt === null ? (
          t(text.notSeen)
        ) : (
          <>
            {t(text.seen)} <Moment at={seenAt} />
          </>
        )}
        {actedAt === null ? null : (
          <>
            {' '}
            · {t(text.acted)} <Moment at={actedAt} />
          </>
        )}
      </p>
    </>
  );
}
