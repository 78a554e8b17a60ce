import type { ReactNode } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { HandoverSheet, SheetAlarm, SheetBoat, SheetContact } from '../sheet-wire.ts';
import { helpPhaseText, helpReasonText } from '../text.ts';
import { sheetText } from '../text-sheet.ts';
import { phaseText } from '../text-sitrep.ts';
import { conditionsWords, minuteOf, strengthWords } from './figures.ts';
import { commonText } from './text.ts';
import { handoverText as text } from './text-handover.ts';

/** The sheet, chapter by chapter, in the reader's language; a chapter with nothing in it says so. */
export function HandoverSheetView(props: { readonly sheet: HandoverSheet }) {
  return (
    <>
      <BoatChapters sheet={props.sheet} />
      <WorkChapters sheet={props.sheet} />
      <Changes sheet={props.sheet} />
      <WatchChapters sheet={props.sheet} />
    </>
  );
}

/** Boats, and what was promised or proposed for them. */
function BoatChapters(props: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { sheet } = props;
  return (
    <>
      <Chapter
        title={t(sheetText.boats)}
        lines={sheet.boats.map((boat) => <BoatLine key={boat.boat} boat={boat} />)}
      />
      <Chapter
        title={t(sheetText.transfers)}
        lines={sheet.transfers.map(({ transfer, reference, from, to, proposedAt }) => (
          <Line key={transfer} strong={reference}>
            {t(text.fromTo, {
              from: from.toUpperCase(),
              to: to.toUpperCase(),
              at: minuteOf(proposedAt),
            })}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.promises)}
        lines={sheet.promises.map(({ promise, reference, what, dueAt, isOverdue }) => (
          <Line key={promise} strong={reference} late={isOverdue}>
            {t(what)} · {dueAt === null ? t(text.noTime) : t(text.due, { at: minuteOf(dueAt) })}
            {isOverdue ? ` · ${t(text.overdue)}` : ''}
          </Line>
        ))}
      />
    </>
  );
}

/** What waits for somebody: items, tasks, units, alarms. */
function WorkChapters(props: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { sheet } = props;
  return (
    <>
      <Chapter
        title={t(sheetText.unread)}
        lines={sheet.unread.map((one) => <ContactLine key={one.contact} contact={one} />)}
      />
      <Chapter
        title={t(sheetText.undecided)}
        lines={sheet.undecided.map((one) => <ContactLine key={one.contact} contact={one} />)}
      />
      <Chapter
        title={t(sheetText.safeguarding)}
        lines={sheet.safeguarding.map(({ task, boat, reference, what, count, dueAt }) => (
          <Line key={`${boat} ${task}`} strong={reference} about={`boat/${boat}`} late={dueAt < sheet.at}>
            {t(what)} {count} · {t(text.due, { at: minuteOf(dueAt) })}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.tasks)}
        lines={sheet.tasks.map(({ task, unit, reference, step, stepAt, lateSince }) => (
          <Line key={task} strong={unit} about={`unit/${unit}`} late={lateSince !== null}>
            {reference ?? '–'} · {t(step)} {minuteOf(stepAt)}
            {lateSince === null ? '' : ` · ${t(text.late, { at: minuteOf(lateSince) })}`}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.units)}
        lines={sheet.unitsOutOfTime.map(({ unit, reference, checkInDueAt }) => (
          <Line key={unit} strong={unit} about={`unit/${unit}`} late>
            {t(text.checkIn, { at: minuteOf(checkInDueAt) })}
            {reference === null ? '' : ` · ${reference}`}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.alarms)}
        lines={sheet.alarms.map((one) => <AlarmLine key={one.alarm} alarm={one} />)}
      />
      <Chapter
        title={t(sheetText.shelved)}
        lines={sheet.shelved.map((one) => <AlarmLine key={one.alarm} alarm={one} />)}
      />
    </>
  );
}

/** Who is there, help between the sides, and the sea. */
function WatchChapters(props: { readonly sheet: HandoverSheet }) {
  const words = useWords();
  const { t } = words;
  const { sheet } = props;
  return (
    <>
      <Chapter
        title={t(sheetText.strength)}
        lines={sheet.strengths.map((one) => (
          <Line
            key={`${one.side} ${one.team}`}
            strong={`${one.side.toUpperCase()} ${one.team}`}
            late={one.belowSince !== null}
          >
            {strengthWords(one, words)}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.help)}
        lines={sheet.help.map((one) => (
          <Line key={one.call} strong={one.side.toUpperCase()}>
            {t(helpReasonText[one.reason])} · {t(helpPhaseText[one.phase])} · {minuteOf(one.askedAt)}
          </Line>
        ))}
      />
      <Chapter
        title={t(sheetText.conditions)}
        lines={sheet.conditions.map((one) => (
          <Line key={one.side} strong={one.side.toUpperCase()}>
            {conditionsWords(one, words)}
          </Line>
        ))}
      />
    </>
  );
}

function Chapter(props: { readonly title: string; readonly lines: readonly ReactNode[] }) {
  const { t } = useWords();
  if (props.lines.length === 0)
    return (
      <section className="part-empty">
        <h3>{props.title}</h3>
        <span className="quiet">{t(commonText.none)}</span>
      </section>
    );
  return (
    <section className="part">
      <header className="part-head">
        <h3>{props.title}</h3>
      </header>
      <ul className="plain-list">{props.lines}</ul>
    </section>
  );
}

/** One line of a chapter: its record first, which opens where there is one. */
function Line(props: {
  readonly strong: string;
  readonly about?: string;
  readonly late?: boolean;
  readonly children: ReactNode;
}) {
  const room = useRoom();
  const { about } = props;
  return (
    <li className={props.late === true ? 'handover-line overdue' : 'handover-line'}>
      {about === undefined ? (
        <strong className="figures">{props.strong}</strong>
      ) : (
        <ActionButton quiet label={props.strong} onPress={() => room.openRecord(about)} />
      )}
      <span>{props.children}</span>
    </li>
  );
}

function ContactLine(props: { readonly contact: SheetContact }) {
  const { t } = useWords();
  const { contact, channel, receivedAt, desk } = props.contact;
  return (
    <Line strong={t(channel)} about={`contact/${contact}`}>
      {t(text.received, { at: minuteOf(receivedAt) })} · {desk ?? t(text.nobody)}
    </Line>
  );
}

function BoatLine(props: { readonly boat: SheetBoat }) {
  const { t, n } = useWords();
  const { boat } = props;
  const { unaccounted, next, nextBy } = boat;
  const range =
    unaccounted === null
      ? null
      : unaccounted.min === unaccounted.max
        ? n(unaccounted.min)
        : `${n(unaccounted.min)}–${n(unaccounted.max)}`;
  const missing = unaccounted !== null && unaccounted.max > 0 && range !== null;
  const said = [
    t(text.phase, { phase: t(phaseText[boat.phase]), at: minuteOf(boat.phaseAt) }),
    boat.coordinator === 'both' ? 'FR+UK' : boat.coordinator.toUpperCase(),
    ...(missing ? [t(text.unaccounted, { count: range })] : []),
    ...(next === null
      ? []
      : [nextBy === null ? t(next) : t(text.nextBy, { what: t(next), at: minuteOf(nextBy) })]),
  ];
  return (
    <Line strong={`${t(text.rank, { rank: n(boat.rank) })} ${boat.reference}`} about={`boat/${boat.boat}`}>
      {said.join(' · ')}
    </Line>
  );
}

function AlarmLine(props: { readonly alarm: SheetAlarm }) {
  const { t } = useWords();
  const { alarm } = props;
  return (
    <Line strong={alarm.reference ?? '–'} about={`alarm/${alarm.alarm}`}>
      {t(alarm.act)} ·{' '}
      {alarm.shelvedUntil === null
        ? t(text.since, { at: minuteOf(alarm.since) })
        : t(text.until, { at: minuteOf(alarm.shelvedUntil) })}
      {alarm.isAcknowledged ? ` · ${t(sheetText.acknowledged)}` : ''}
    </Line>
  );
}

function Changes(props: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { changes, since } = props.sheet;
  const rows = [
    [text.opened, changes.opened.join(', ')],
    [text.phaseChanged, changes.phaseChanged.join(', ')],
    [text.ended, changes.ended.map(({ reference, outcome }) => `${reference} (${t(outcome)})`).join(', ')],
  ] as const;
  return (
    <Chapter
      title={`${t(sheetText.changes)} (${since === null ? t(text.never) : t(text.lastAt, { at: minuteOf(since) })})`}
      lines={rows
        .filter(([, said]) => said !== '')
        .map(([name, said]) => (
          <Line key={name.en} strong={t(name)}>
            {said}
          </Line>
        ))}
    />
  );
}
