import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { chosen, momentForm, needed, neededMoment, shortName } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { writeMoment } from '../../../kit/forms/moment-text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { stateText } from '../../../kit/room/terms.ts';
import { agencyKindText, remitText, roleText } from '../text.ts';
import type { AgencyView, DeskView } from '../wire.ts';
import { agencyChoices, choicesOf } from './choices.ts';
import { agencyOrder, deskOrder, retireOrder } from './orders.ts';
import { useStaff } from './staff-context.ts';
import { actFormText as text, columnText, giverText } from './text.ts';

/** An agency entered or changed: the register keeps every version, so that a change can be taken back. */
export function AgencyForm(props: { readonly agency: AgencyView | null }) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const { agency } = props;
  const initial = agencyValues(agency);
  const form = useForm({
    draft: `staff.agency.${agency?.id ?? 'new'}`,
    initial,
    checks: agencyChecks,
  });
  const states = [...choicesOf(stateText, words), { value: 'both', label: t(text.both) }];
  const title = agency === null ? text.newAgency : text.changeAgency;
  return (
    <>
      <ActForm
        title={t(title)}
        submit={t(text.write)}
        form={form}
        keep={agency !== null}
        refusal={may('oversight/staff/PutAgency', giverText.bodies)}
        order={() => agencyOrder(form.values, agency?.version ?? null, room.clock.get())}
        undo={() =>
          agency === null
            ? retireOrder('agency', form.values.row.trim(), null)
            : agencyOrder(initial, null, room.clock.get())
        }
        onTaken={registers.again}
      >
        {agency === null ? (
          <TextField form={form} name="row" label={t(text.agencyId)} hint={t(text.agencyIdHint)} figures />
        ) : null}
        {(['nameEn', 'nameFr', 'acronymEn', 'acronymFr'] as const).map((name) => (
          <TextField key={name} form={form} name={name} label={t(text[name])} />
        ))}
        <SelectField form={form} name="state" label={t(columnText.state)} choices={states} />
        <SelectField
          form={form}
          name="kind"
          label={t(columnText.kind)}
          choices={choicesOf(agencyKindText, words)}
        />
        <ChecksField
          form={form}
          name="remits"
          label={t(columnText.remits)}
          optional
          choices={choicesOf(remitText, words)}
        />
        <MomentField form={form} name="from" label={t(text.fromLabel)} hint={t(text.dayHint)} />
        <MomentField form={form} name="until" label={t(text.untilLabel)} optional />
      </ActForm>
      {agency === null ? null : <Retire kind="agency" row={agency.id} version={agency.version} />}
    </>
  );
}

const agencyChecks = {
  row: shortName,
  nameEn: needed,
  nameFr: needed,
  acronymEn: needed,
  acronymFr: needed,
  state: needed,
  kind: needed,
  from: neededMoment,
  until: momentForm,
};

function agencyValues(agency: AgencyView | null) {
  return {
    row: agency?.id ?? '',
    nameEn: agency?.name.en ?? '',
    nameFr: agency?.name.fr ?? '',
    acronymEn: agency?.acronym.en ?? '',
    acronymFr: agency?.acronym.fr ?? '',
    state: agency === null ? '' : (agency.state ?? 'both'),
    kind: agency?.kind ?? '',
    remits: agency?.remits.join(' ') ?? '',
    from: writeMoment(agency?.from ?? null),
    until: writeMoment(agency?.until ?? null),
  };
}

/** A desk entered or changed. */
export function DeskForm(props: { readonly desk: DeskView | null }) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const { desk } = props;
  const initial = deskValues(desk);
  const form = useForm({
    draft: `staff.desk.${desk?.id ?? 'new'}`,
    initial,
    checks: deskChecks,
  });
  return (
    <>
      <ActForm
        title={t(desk === null ? text.newDesk : text.changeDesk)}
        submit={t(text.write)}
        form={form}
        keep={desk !== null}
        refusal={may('oversight/staff/PutDesk', giverText.bodies)}
        order={() => deskOrder(form.values, desk?.version ?? null, room.clock.get())}
        undo={() =>
          desk === null
            ? retireOrder('desk', form.values.row.trim(), null)
            : deskOrder(initial, null, room.clock.get())
        }
        onTaken={registers.again}
      >
        {desk === null ? (
          <TextField form={form} name="row" label={t(text.deskId)} hint={t(text.idHint)} figures />
        ) : null}
        <SelectField
          form={form}
          name="agency"
          label={t(columnText.agency)}
          choices={agencyChoices(registers, words)}
        />
        {(['nameEn', 'nameFr', 'placeEn', 'placeFr'] as const).map((name) => (
          <TextField key={name} form={form} name={name} label={t(text[name])} />
        ))}
        <ChecksField
          form={form}
          name="roles"
          label={t(columnText.roles)}
          choices={choicesOf(roleText, words)}
        />
        <MomentField form={form} name="from" label={t(text.fromLabel)} hint={t(text.dayHint)} />
        <MomentField form={form} name="until" label={t(text.untilLabel)} optional />
      </ActForm>
      {desk === null ? null : <Retire kind="desk" row={desk.id} version={desk.version} />}
    </>
  );
}

const deskChecks = {
  row: shortName,
  agency: needed,
  nameEn: needed,
  nameFr: needed,
  placeEn: needed,
  placeFr: needed,
  roles: chosen,
  from: neededMoment,
  until: momentForm,
};

function deskValues(desk: DeskView | null) {
  return {
    row: desk?.id ?? '',
    agency: desk?.agency ?? '',
    nameEn: desk?.name.en ?? '',
    nameFr: desk?.name.fr ?? '',
    placeEn: desk?.place.en ?? '',
    placeFr: desk?.place.fr ?? '',
    roles: desk?.roles.join(' ') ?? '',
    from: writeMoment(desk?.from ?? null),
    until: writeMoment(desk?.until ?? null),
  };
}

function Retire(props: { readonly kind: 'agency' | 'desk'; readonly row: string; readonly version: number }) {
  const { t } = useWords();
  const may = useMay();
  const { registers } = useStaff();
  const act = useAct();
  const action = props.kind === 'agency' ? 'RetireAgency' : 'RetireDesk';
  return (
    <>
      <ActionButton
        label={t(text.retire)}
        refusal={may(`oversight/staff/${action}`, giverText.bodies)}
        sayRefusal
        onPress={() =>
          act.send(retireOrder(props.kind, props.row, props.version), { onTaken: registers.again })
        }
      />
      <ActStatus act={act} />
    </>
  );
}
