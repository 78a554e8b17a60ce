import { isShortName } from '../../../kernel/short-name.ts';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Act } from '../../../kit/acts/use-act.ts';
import { TextField } from '../../../kit/forms/fields.tsx';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { watchOrder } from './orders.ts';
import { watchText as text } from './text-watch.ts';
import { useHeldLink, useMayWatch, useWatchDesk } from './use-watch.ts';

/** How many of a team are on watch: heads only, never who. */
export function StrengthDialog(props: { readonly team: string | null; readonly act: Act }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const before = useHeldLink(desk.desks)?.strengths.find(
    ({ side, team }) => side === staff.state && team === props.team,
  );
  const heads = { min: 0, max: 200, whole: true };
  const form = useForm({
    draft: null,
    initial: {
      team: props.team ?? '',
      staff: '',
      establishment: String(before?.establishment ?? ''),
      minimum: String(before?.minimum ?? ''),
    },
    checks: {
      team: (value) => (isShortName(value.trim()) ? null : text.teamForm),
      staff: neededNumber(heads),
      establishment: neededNumber(heads),
      minimum: numberForm(heads),
    },
  });
  const { values } = form;
  return (
    <ActDialog
      title={t(text.strengthTitle)}
      submit={t(text.report)}
      form={form}
      refusal={may('ReportStrength')}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.desks.nudge()}
      order={() =>
        watchOrder('ReportStrength', {
          side: staff.state,
          team: values.team.trim(),
          staff: readNumber(values.staff) ?? 0,
          establishment: readNumber(values.establishment) ?? 0,
          minimum: readNumber(values.minimum),
        })
      }
    >
      <TextField form={form} name="team" label={t(text.team)} hint={t(text.teamHint)} />
      <TextField form={form} name="staff" label={t(text.staff)} figures />
      <TextField form={form} name="establishment" label={t(text.establishment)} figures />
      <TextField form={form} name="minimum" label={t(text.minimum)} optional="silent" figures />
    </ActDialog>
  );
}
