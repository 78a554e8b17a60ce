import { deviceRoles } from '../../../kernel/device-roles.ts';
import { deviceRoleText } from '../../../kernel/role-text.ts';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { actText } from '../../../kit/acts/text.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { listed, needed, shortName } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { wayText } from '../text.ts';
import { type CredentialRow, type DeviceRow, type EnrolmentRow, type SessionRow } from './rows.ts';
import { identityText as text } from './text.ts';
import type { Secret } from './told-once.tsx';

const order = (act: string, body: unknown) => ({ path: `/api/oversight/identity/${act}`, body });

interface SecretProps {
  readonly onSecret: (secret: Secret) => void;
}

/** One device: its key can be renewed, and it can be revoked. */
export function DeviceDetail(
  props: SecretProps & { readonly device: DeviceRow; readonly onDone: () => void },
) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct<{ readonly key?: string; readonly code?: string; readonly until?: string }>();
  const { device } = props;
  const over = device.state === 'revoked' ? t(text.isRevoked) : null;
  const mayRotate = may('oversight/identity/RotateDeviceKey', text.giver) ?? over;
  const rotate = () =>
    act.send(order('rotate-device-key', { device: device.device }), {
      onTaken({ key }) {
        if (key !== undefined)
          props.onSecret({
            title: t(text.key, { device: device.device }),
            value: key,
            until: null,
            note: null,
          });
        props.onDone();
      },
    });
  const issueCode = () =>
    act.send(order('issue-device-code', { device: device.device }), {
      onTaken({ code, until }) {
        if (code !== undefined)
          props.onSecret({
            title: t(text.codeOf, { device: device.device }),
            value: code,
            until: until ?? null,
            note: t(text.oneTimeCodeHint),
          });
      },
    });
  const revoke = () => act.send(order('revoke-device', { device: device.device }), { onTaken: props.onDone });
  return (
    <>
      <DeviceValues device={device} />
      <DeviceAct hint={t(text.rotateHint)} label={t(text.rotate)} refusal={mayRotate} onPress={rotate} />
      {device.role === 'freight_device' ? (
        <DeviceAct
          hint={t(text.oneTimeCodeHint)}
          label={t(text.oneTimeCode)}
          refusal={mayRotate}
          onPress={issueCode}
        />
      ) : null}
      <DeviceAct
        hint={`${t(text.revokeHint)} ${t(actText.grave)}`}
        label={t(text.revoke)}
        refusal={may('oversight/identity/RevokeDevice', text.giver) ?? over}
        onPress={revoke}
      />
      <ActStatus act={act} />
    </>
  );
}

interface DeviceActProps {
  readonly hint: string;
  readonly label: string;
  readonly refusal: string | null;
  readonly onPress: () => void;
}

function DeviceAct({ hint, label, refusal, onPress }: DeviceActProps) {
  return (
    <div className="part">
      <p className="form-hint">{hint}</p>
      <ActionButton label={label} refusal={refusal} sayRefusal onPress={onPress} />
    </div>
  );
}

/** What the register says of a device. */
function DeviceValues({ device }: { readonly device: DeviceRow }) {
  const { t } = useWords();
  return (
    <Values
      none={t(text.none)}
      rows={[
        [
          t(text.state),
          device.wipedAt ? (
            <>
              {t(text[device.state])}, {t(text.wipedAt)} <Moment at={device.wipedAt} />
            </>
          ) : (
            t(text[device.state])
          ),
        ],
        [t(text.role), t(termOf(text, device.role))],
        [t(text.agency), device.agency],
        [t(text.sources), device.sources.join(', ')],
        [t(text.enrolledAt), <Moment key="enrolled" at={device.enrolledAt} />],
        [t(text.keyFrom), <Moment key="from" at={device.keyFrom} />],
        [t(text.keyUntil), <Moment key="until" at={device.keyUntil} />],
      ]}
    />
  );
}

/** A device enrolled: its key is told once, on a sheet of its own. */
export function EnrolDeviceForm(props: SecretProps & { readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const form = useForm({
    draft: 'identity.device',
    initial: { device: '', role: '', agency: '', sources: '', days: '365' },
    checks: {
      device: shortName,
      role: needed,
      agency: shortName,
      sources: needed,
      days: (value) => (isDays(value) ? null : text.daysFault),
    },
  });
  const { values } = form;
  return (
    <ActForm<keyof typeof values, { readonly key?: string }>
      title={t(text.enrolDevice)}
      submit={t(text.enrolDo)}
      form={form}
      refusal={may('oversight/identity/EnrolDevice', text.giver)}
      order={() =>
        order('enrol-device', {
          device: values.device.trim(),
          role: values.role,
          agency: values.agency.trim(),
          sources: listed(values.sources),
          days: Number(values.days),
        })
      }
      onTaken={({ key }) => {
        if (key !== undefined)
          props.onSecret({
            title: t(text.key, { device: values.device.trim() }),
            value: key,
            until: null,
            note: null,
          });
        props.onDone();
      }}
    >
      <TextField form={form} name="device" label={t(text.deviceId)} hint={t(text.idHint)} figures autoFocus />
      <SelectField
        form={form}
        name="role"
        label={t(text.role)}
        choices={deviceRoles.map((value) => ({ value, label: t(deviceRoleText[value]) }))}
      />
      <TextField form={form} name="agency" label={t(text.agencyId)} hint={t(text.idHint)} figures />
      <TextField form={form} name="sources" label={t(text.sourcesLabel)} hint={t(text.sourcesHint)} figures />
      <TextField form={form} name="days" label={t(text.days)} type="number" figures />
    </ActForm>
  );
}

function isDays(value: string): boolean {
  const days = Number(value);
  return Number.isInteger(days) && days >= 1 && days <= 730;
}

interface Issued {
  readonly code?: string;
  readonly until?: string;
  /** True where a second person must confirm it before it can be used. */
  readonly needsSecond?: boolean;
}

/** A code by which somebody gets a first way in, told once. */
export function EnrolmentForm(props: SecretProps & { readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const form = useForm({ draft: 'identity.enrolment', initial: { staff: '' }, checks: { staff: shortName } });
  const staff = form.values.staff.trim();
  return (
    <ActForm<'staff', Issued>
      title={t(text.enrolPerson)}
      submit={t(text.issueDo)}
      form={form}
      grave
      refusal={may('oversight/identity/IssueEnrolment', text.giver)}
      order={() => order('issue-enrolment', { staff })}
      onTaken={({ code, until, needsSecond }) => {
        const note = needsSecond === true ? t(text.needsSecond) : null;
        if (code !== undefined)
          props.onSecret({ title: t(text.code, { staff }), value: code, until: until ?? null, note });
        props.onDone();
      }}
    >
      <TextField form={form} name="staff" label={t(text.staff)} hint={t(text.staffHint)} figures autoFocus />
    </ActForm>
  );
}

/** One session of a person, and its end. */
export function SessionDetail(props: { readonly session: SessionRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const { session } = props;
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.staff), session.staff],
          [t(text.desk), session.desk],
          [t(text.way), t(termOf(wayText, session.way))],
          [t(text.startedAt), <Moment key="started" at={session.startedAt} />],
          [t(text.lastUsedAt), <Moment key="used" at={session.lastUsedAt} />],
          [t(text.endsAt), <Moment key="ends" at={session.endsAt} />],
        ]}
      />
      <div className="part">
        <p className="form-hint">{t(text.endHint)}</p>
        <ActionButton
          label={t(text.endSession)}
          refusal={may('oversight/identity/RevokeSession', text.giver)}
          sayRefusal
          onPress={() => act.send(order('revoke-session', { id: session.id }), { onTaken: props.onDone })}
        />
      </div>
      <ActStatus act={act} />
      <Credentials staff={session.staff} onDone={props.onDone} />
    </>
  );
}

/** The ways of signing in of one person; a lost one is taken away, and their sessions end. */
function Credentials(props: { readonly staff: string; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const { staff } = props;
  const query = new URLSearchParams({ staff });
  const held = useResource<readonly CredentialRow[]>(
    `/api/oversight/identity/credentials?${query.toString()}`,
    300,
  );
  const revoke = (credential: string) =>
    act.send(order('revoke-credential', { staff, credential }), {
      onTaken() {
        held.again();
        props.onDone();
      },
    });
  return (
    <Part title={t(text.credentials)}>
      <ResourceNotice of={held} />
      {held.value?.length === 0 ? <p className="quiet">{t(text.noCredentials)}</p> : null}
      {(held.value ?? []).map(({ credential, way, enrolledAt }) => (
        <div key={credential} className="act-row">
          {t(termOf(wayText, way))} <Moment at={enrolledAt} />
          <ActionButton
            label={t(text.revokeCredential)}
            refusal={may('oversight/identity/RevokeCredential', text.giver)}
            onPress={() => revoke(credential)}
          />
        </div>
      ))}
      <ActStatus act={act} />
    </Part>
  );
}

/** An enrolment that waits: only a second person confirms it. */
export function EnrolmentDetail(props: { readonly enrolment: EnrolmentRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const { staff, by, until, mine } = props.enrolment;
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.staff), staff],
          [t(text.issuedBy), by],
          [t(text.until), <Moment key="until" at={until} />],
        ]}
      />
      <div className="part">
        <p className="form-hint">{t(text.confirmHint)}</p>
        <ActionButton
          strong
          label={t(text.confirm)}
          refusal={
            may('oversight/identity/ConfirmEnrolment', text.giver) ?? (mine ? t(text.ownEnrolment) : null)
          }
          sayRefusal
          onPress={() => act.send(order('confirm-enrolment', { staff }), { onTaken: props.onDone })}
        />
      </div>
      <ActStatus act={act} />
    </>
  );
}
