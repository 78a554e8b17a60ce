import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Act } from '../../../kit/acts/use-act.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useBoatNames, useRoom } from '../../../kit/room/room-context.tsx';
import { helpReasonText, helpRefusalText } from '../text.ts';
import { helpReasons, helpRefusals } from '../wire.ts';
import { watchOrder } from './orders.ts';
import { watchText as text } from './text-watch.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';

/** Asks the other side for help: Enter sends it as it stands, with the likeliest reason. */
export function HelpDialog(props: { readonly act: Act }) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const open = [...useBoatNames().values()].filter(({ isOpen }) => isOpen);
  const form = useForm({
    draft: null,
    initial: { reason: 'overload', about: '' },
    checks: { reason: chosen },
  });
  const { values } = form;
  return (
    <ActDialog
      title={t(text.callHelpTitle)}
      submit={t(text.callHelp)}
      form={form}
      refusal={may('CallForHelp')}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.desks.nudge()}
      order={() =>
        watchOrder('CallForHelp', {
          side: staff.state,
          call: `help-${crypto.randomUUID().slice(0, 8)}`,
          reason: memberOf(helpReasons, values.reason, 'overload'),
          about: values.about === '' ? null : `boat/${values.about}`,
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.helpReason)}
        choices={choicesOf(helpReasonText, words)}
      />
      <SelectField
        form={form}
        name="about"
        label={t(text.helpAbout)}
        optional
        choices={open.map(({ boat, reference }) => ({ value: boat, label: reference }))}
      />
    </ActDialog>
  );
}

/** A refusal says why: the other side must know where to turn. */
export function RefuseHelpDialog(props: {
  readonly side: 'fr' | 'uk';
  readonly call: string;
  readonly act: Act;
}) {
  const words = useWords();
  const { t } = words;
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { side, call } = props;
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  return (
    <ActDialog
      title={t(text.refuseTitle)}
      submit={t(text.refuseIt)}
      form={form}
      refusal={may('AnswerHelp')}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.desks.nudge()}
      order={() =>
        watchOrder('AnswerHelp', {
          side,
          call,
          answer: 'refuse',
          reason: memberOf(helpRefusals, form.values.reason, 'own_overload'),
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.helpReason)}
        choices={choicesOf(helpRefusalText, words)}
      />
    </ActDialog>
  );
}
