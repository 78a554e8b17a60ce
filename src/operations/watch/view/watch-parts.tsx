import type { Act } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import { states } from '../../../kernel/label.ts';
import { helpPhaseText, helpReasonText, helpRefusalText, loadLevelText, loadPartText } from '../text.ts';
import type { DesksView, HelpView, LoadView } from '../wire.ts';
import { conditionsWords, minuteOf, strengthWords } from './figures.ts';
import { watchOrder } from './orders.ts';
import { watchText as text } from './text-watch.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';
import type { WatchDialog } from './watch-desk.ts';

interface OfDesks {
  readonly view: DesksView;
}

/** Heads of each team beside the minimum, both sides; what is below says since when. Never who. */
export function StrengthPart(props: OfDesks & { readonly act: Act }) {
  const words = useWords();
  const { t } = words;
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { strengths } = props.view;
  const relieve = (side: 'fr' | 'uk', team: string) =>
    props.act.send(watchOrder('RelieveWatch', { side, team }), { onTaken: () => desk.desks.nudge() });
  return (
    <Part
      title={t(text.strength)}
      tools={
        <PartAct
          label={text.reportStrength}
          hint="s"
          right="ReportStrength"
          dialog={{ kind: 'strength', team: null }}
        />
      }
    >
      {strengths.length === 0 ? <p className="quiet">{t(text.noStrength)}</p> : null}
      <ul className="plain-list">
        {strengths.map((one) => (
          <li
            key={`${one.side} ${one.team}`}
            className={one.belowSince === null ? 'handover-line' : 'handover-line overdue'}
          >
            <span className="state-badge">{one.side.toUpperCase()}</span>
            <strong>{one.team}</strong>
            <span className="figures">{strengthWords(one, words)}</span>
            <span className="quiet figures">
              {t(text.reportedAt)} {minuteOf(one.reportedAt)}
            </span>
            <ActionButton
              quiet
              label={t(text.reportStrength)}
              refusal={may('ReportStrength', one.side)}
              onPress={() => desk.dialog.set({ kind: 'strength', team: one.team })}
            />
            <ActionButton
              quiet
              label={t(text.relieve)}
              refusal={may('RelieveWatch', one.side)}
              onPress={() => relieve(one.side, one.team)}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What lies on each desk, part by part: counted by what is owned there, never by who sits there. */
export function LoadPart(props: OfDesks) {
  const { t } = useWords();
  const loads = props.view.loads.toSorted((one, other) => other.points - one.points);
  return (
    <Part title={t(text.load)}>
      {loads.length === 0 ? (
        <p className="quiet">{t(text.noLoad)}</p>
      ) : (
        <table className="plain-table">
          <caption className="unseen">{t(text.load)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(text.desk)}</th>
              <th scope="col">{t(text.level)}</th>
              <th scope="col">{t(text.parts)}</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <LoadRow key={load.desk} load={load} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function LoadRow(props: { readonly load: LoadView }) {
  const { t, n } = useWords();
  const { load } = props;
  const isWhole = load.desk === load.side;
  return (
    <tr>
      <th scope="row">
        {load.desk.toUpperCase()} {isWhole ? <span className="quiet">{t(text.wholeSide)}</span> : null}
      </th>
      <td className={load.level === 'overloaded' ? 'overdue' : undefined}>
        {t(loadLevelText[load.level])} · {t(text.points, { points: n(load.points) })} ·{' '}
        {t(text.since, { at: minuteOf(load.levelSince) })}
      </td>
      <td className="figures">
        {load.parts.map(({ part, count }) => `${t(loadPartText[part])} ${n(count)}`).join(' · ') || '–'}
      </td>
    </tr>
  );
}

/** Visibility, sea, wind and water of each side as last reported, with the time. */
export function ConditionsPart(props: OfDesks) {
  const words = useWords();
  const { t } = words;
  const { conditions } = props.view;
  return (
    <Part
      title={t(text.conditions)}
      tools={
        <PartAct
          label={text.reportConditions}
          hint="c"
          right="ReportConditions"
          dialog={{ kind: 'conditions' }}
        />
      }
    >
      {conditions.length === 0 ? <p className="quiet">{t(text.noConditions)}</p> : null}
      <ul className="plain-list">
        {conditions.map((one) => (
          <li key={one.side} className="handover-line">
            <span className="state-badge">{one.side.toUpperCase()}</span>
            <span className="figures">{conditionsWords(one, words)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Calls for help between the sides, each with its answer and who may give it. */
export function HelpPart(props: OfDesks & { readonly act: Act }) {
  const { t } = useWords();
  const { help } = props.view;
  return (
    <Part title={t(text.help)}>
      {help.length === 0 ? <p className="quiet">{t(text.noHelp)}</p> : null}
      <ul className="plain-list">
        {states.flatMap((side) =>
          help
            .filter((one) => one.side === side)
            .map((one) => <HelpLine key={one.call} help={one} act={props.act} />),
        )}
      </ul>
    </Part>
  );
}

function HelpLine(props: { readonly help: HelpView; readonly act: Act }) {
  const { t, language } = useWords();
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { side, call, phase, reason, askedAt, answeredAt, refusal } = props.help;
  const onTaken = () => desk.desks.nudge();
  const isAsked = phase === 'asked';
  const noAnswer = may('AnswerHelp') ?? (side === staff.state ? t(text.ownCall) : null);
  const age = formatAge((now - Date.parse(askedAt)) / 1000, language);
  const answer = () =>
    props.act.send(watchOrder('AnswerHelp', { side, call, answer: 'accept' }), { onTaken });
  return (
    <li className={isAsked ? 'handover-line overdue' : 'handover-line'}>
      <strong>{t(text.helpFrom, { side: side.toUpperCase() })}</strong>
      <span>{t(helpReasonText[reason])}</span>
      <span className="figures">
        {isAsked ? t(text.unanswered, { age }) : t(helpPhaseText[phase])} ·{' '}
        {answeredAt === null
          ? t(text.askedAt, { at: minuteOf(askedAt) })
          : t(text.answeredAt, { at: minuteOf(answeredAt) })}
        {refusal === null ? '' : ` · ${t(helpRefusalText[refusal])}`}
      </span>
      {isAsked ? (
        <>
          <ActionButton label={t(text.accept)} refusal={noAnswer} onPress={answer} />
          <ActionButton
            label={t(text.refuse)}
            refusal={noAnswer}
            onPress={() => desk.dialog.set({ kind: 'refuse_help', side, call })}
          />
        </>
      ) : null}
      {phase === 'ended' || phase === 'refused' ? null : (
        <ActionButton
          quiet
          label={t(text.end)}
          refusal={may('EndHelp')}
          onPress={() => props.act.send(watchOrder('EndHelp', { side, call }), { onTaken })}
        />
      )}
    </li>
  );
}

/** One act of a part with its key. */
export function PartAct(props: {
  readonly label: { readonly en: string; readonly fr: string };
  readonly hint: string;
  readonly right: 'ReportStrength' | 'ReportConditions' | 'DeclareMajorIncident';
  readonly dialog: WatchDialog;
}) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const dialog = useStore(desk.dialog);
  const refusal = may(props.right);
  const open = () => {
    if (refusal === null) desk.dialog.set(props.dialog);
  };
  useKeys(singleKeys && dialog === null ? { [props.hint]: open } : {});
  return <ActionButton label={t(props.label)} hint={props.hint} refusal={refusal} onPress={open} />;
}
