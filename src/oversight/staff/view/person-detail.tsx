import { useState } from 'react';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { markingText } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import type { PersonView } from '../wire.ts';
import { endStandInOrder, withdrawOrder } from './orders.ts';
import { ClearanceForm, LanguagesForm, LeaveForm, MoveForm, StandInForm } from './person-forms.tsx';
import { assignmentColumns, clearanceColumns, languageColumns } from './staff-columns.tsx';
import { useStaff } from './staff-context.ts';
import { actFormText, columnText, giverText, personText as text, staffText } from './text.ts';

interface PersonProps {
  readonly person: PersonView;
}

/** One member of staff: where they serve and served, what they are cleared for and speak, and what can be done. */
export function PersonDetail(props: PersonProps) {
  const { t } = useWords();
  const { known } = useStaff();
  const { person } = props;
  return (
    <>
      <Values
        none={t(staffText.none)}
        rows={[
          [
            t(columnText.name),
            known.name(person.nameSubject) ?? <span className="quiet">{t(text.sealed)}</span>,
          ],
          [t(columnText.agency), `${t(known.agency(person.agency))} (${person.agency})`],
          [t(text.joined), <Moment key="joined" at={person.joinedAt} />],
          [t(text.leaves), person.leavesAt === null ? null : <Moment key="leaves" at={person.leavesAt} />],
        ]}
      />
      <Part title={t(text.assignments)}>
        <PlainTable
          label={t(text.assignments)}
          columns={assignmentColumns(known)}
          rows={person.assignments}
          rowKey={({ id }) => id}
          empty={t(text.noAssignments)}
        />
        <StandIns person={person} />
      </Part>
      <Part title={t(text.clearances)}>
        <PlainTable
          label={t(text.clearances)}
          columns={clearanceColumns(known)}
          rows={person.clearances}
          rowKey={({ marking, from }) => `${marking}${from}`}
          empty={t(text.noClearances)}
        />
        <Withdrawals person={person} />
      </Part>
      <Part title={t(text.languages)}>
        <PlainTable
          label={t(text.languages)}
          columns={languageColumns}
          rows={person.languages}
          rowKey={({ code }) => code}
          empty={t(text.noLanguages)}
        />
      </Part>
      <Acts person={person} />
    </>
  );
}

/** Stand-ins that run can be ended at once. */
function StandIns({ person }: PersonProps) {
  const { t } = useWords();
  const may = useMay();
  const { registers } = useStaff();
  const act = useAct();
  const running = person.assignments.filter(({ current, standsInFor }) => current && standsInFor !== null);
  return (
    <>
      {running.map(({ id, standsInFor }) => (
        <ActionButton
          key={id}
          label={`${t(actFormText.endStandIn)} (${standsInFor ?? ''})`}
          refusal={may('oversight/staff/EndStandIn', giverText.staff)}
          onPress={() => act.send(endStandInOrder(person.id, id), { onTaken: registers.again })}
        />
      ))}
      <ActStatus act={act} />
    </>
  );
}

/** Withdrawing narrows what a person may see: one person may do it, at once. */
function Withdrawals({ person }: PersonProps) {
  const { t } = useWords();
  const may = useMay();
  const { registers } = useStaff();
  const act = useAct();
  const markings = [...new Set(person.clearances.map(({ marking }) => marking))];
  const refusal = may('oversight/staff/WithdrawClearance', giverText.security);
  return (
    <>
      <div className="act-row">
        {markings.map((marking) => (
          <ActionButton
            key={marking}
            label={`${t(actFormText.withdraw)}: ${t(markingText[marking])}`}
            refusal={refusal}
            onPress={() => act.send(withdrawOrder(person.id, marking), { onTaken: registers.again })}
          />
        ))}
      </div>
      {refusal === null || markings.length === 0 ? null : <p className="act-reason">{refusal}</p>}
      <ActStatus act={act} />
    </>
  );
}

const acts = ['move', 'standIn', 'clearance', 'languages', 'leave'] as const;

function Acts({ person }: PersonProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<(typeof acts)[number] | null>(null);
  const left = person.phase === 'left' ? t(giverText.left) : null;
  return (
    <Part title={t(text.acts)}>
      <div className="act-row" role="group" aria-label={t(text.acts)}>
        {acts.map((one) => (
          <ActionButton
            key={one}
            label={t(actFormText[one])}
            pressed={open === one}
            refusal={left}
            onPress={() => setOpen(open === one ? null : one)}
          />
        ))}
      </div>
      {left === null ? null : <p className="act-reason">{left}</p>}
      {open === 'move' ? <MoveForm person={person} /> : null}
      {open === 'standIn' ? <StandInForm person={person} /> : null}
      {open === 'clearance' ? <ClearanceForm person={person} /> : null}
      {open === 'languages' ? <LanguagesForm person={person} /> : null}
      {open === 'leave' ? <LeaveForm person={person} /> : null}
    </Part>
  );
}
