import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { TextExports } from '../../../kit/table/text-exports.tsx';
import { useStore } from '../../../kit/store.ts';
import { incidentKindText, incidentLevelText, methaneText, standDownText } from '../text-incident.ts';
import type { IncidentView } from '../wire.ts';
import { minuteOf } from './figures.ts';
import { BothLanguages } from './both-languages.tsx';
import { commonText } from './text.ts';
import { incidentText as text } from './text-watch.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';
import { PartAct } from './watch-parts.tsx';

/** Major incidents, newest first; one opened with its report in both languages side by side. */
export function IncidentsPart(props: { readonly incidents: readonly IncidentView[] }) {
  const { t } = useWords();
  const desk = useWatchDesk();
  const opened = useStore(desk.incident);
  const { incidents } = props;
  const open =
    incidents.find(({ incident }) => incident === opened) ?? incidents.find(({ phase }) => phase === 'open');
  return (
    <Part
      title={t(text.title)}
      tools={
        <PartAct label={text.declare} hint="m" right="DeclareMajorIncident" dialog={{ kind: 'declare' }} />
      }
    >
      {incidents.length === 0 ? <p className="quiet">{t(text.none)}</p> : null}
      <ul className="plain-list">
        {incidents.map((one) => (
          <li key={one.incident} className={one.phase === 'open' ? 'handover-line overdue' : 'handover-line'}>
            <ActionButton
              quiet
              pressed={one.incident === open?.incident}
              label={t(incidentKindText[one.methane.kind])}
              onPress={() => desk.incident.set(one.incident)}
            />
            <span className="state-badge">{one.side.toUpperCase()}</span>
            <strong>{t(incidentLevelText[one.methane.level])}</strong>
            <span className="figures">{t(text.report, { n: one.report, at: minuteOf(one.changedAt) })}</span>
            {one.stoodDown === null ? null : (
              <span>
                {t(text.stoodDown, {
                  at: minuteOf(one.stoodDown.at),
                  reason: t(standDownText[one.stoodDown.reason]),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {open === undefined ? null : <Report incident={open} />}
    </Part>
  );
}

function Report(props: { readonly incident: IncidentView }) {
  const { t } = useWords();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { incident, phase, text: report, changedAt } = props.incident;
  const over = phase === 'open' ? null : t(text.isOver);
  return (
    <>
      <div className="table-tools">
        <ActionButton
          label={t(text.update)}
          refusal={may('UpdateMethane') ?? over}
          onPress={() => desk.dialog.set({ kind: 'update', incident })}
        />
        <ActionButton
          label={t(text.standDown)}
          refusal={may('StandDown') ?? over}
          onPress={() => desk.dialog.set({ kind: 'stand_down', incident })}
        />
        <span className="stretch" />
        <TextExports
          name="methane"
          title={methaneText.report}
          marking={commonText.marking}
          text={report}
          askedAt={Date.parse(changedAt)}
          copy
        />
      </div>
      <BothLanguages text={report} />
    </>
  );
}
