import { useState } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { choicesOf } from '../../../kit/forms/choices.ts';
import { chosen, needed } from '../../../kit/forms/checks.ts';
import { LongField, SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { legalBasisText, preservingPurposeText } from '../camera/text.ts';
import { preservedText as text } from './preserved-text.ts';
import { siteGiverText } from './text.ts';
import type { Shown } from './use-camera.ts';

interface PreserveProps {
  readonly camera: string;
  /** The viewing on record; null: there is none, or none any more. */
  readonly viewing: string | null;
  /** Images of before that are in sight, oldest first. */
  readonly before: readonly Shown[];
  readonly onTaken: () => void;
}

/** Preserves a picture of a camera: a button, and a form that says of which moment, why and on what basis. */
export function Preserve(props: PreserveProps) {
  const { t } = useWords();
  const mayDo = useMay();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const refusal =
    mayDo('operations/site/PreserveCameraPicture', siteGiverText) ??
    (props.viewing === null ? t(text.noViewing) : null);
  return (
    <>
      <ActionButton
        label={t(text.preserve)}
        refusal={refusal}
        sayRefusal
        onPress={() => {
          act.clear();
          setOpen(true);
        }}
      />
      {isOpen ? (
        <PreserveForm {...props} act={act} refusal={refusal} onClose={() => setOpen(false)} />
      ) : (
        <ActStatus act={act} done={text.done} />
      )}
    </>
  );
}

const now = 'now';

function PreserveForm(
  props: PreserveProps & {
    readonly act: ReturnType<typeof useAct>;
    readonly refusal: string | null;
    readonly onClose: () => void;
  },
) {
  const words = useWords();
  const { t } = words;
  // As they were in sight when the form was opened: a list that moves under the hand is no choice.
  const [before] = useState(props.before);
  const [picture] = useState(() => `cp-${crypto.randomUUID()}`);
  const form = useForm({
    draft: 'site.preserve',
    initial: { which: now, purpose: '', basis: 'public_task', reason: '' },
    personal: ['reason'],
    checks: { which: chosen, purpose: chosen, basis: chosen, reason: needed },
  });
  const { which, purpose, basis, reason } = form.values;
  const title = t(text.title, { camera: props.camera });
  const images = before.flatMap(({ image, at }) =>
    image === null || at === null
      ? []
      : [{ value: String(image), label: t(text.ofBefore, { at: at.slice(11, 19) }) }],
  );
  return (
    <ActDialog
      title={title}
      submit={t(text.preserveNow)}
      form={form}
      refusal={props.refusal}
      order={() => ({
        path: '/api/operations/site/camera/preserve',
        body: {
          picture,
          viewing: props.viewing,
          image: which === now ? null : Number(which),
          purpose,
          basis,
          reason: reason.trim(),
        },
      })}
      act={props.act}
      first={<p className="form-hint">{t(text.kept)}</p>}
      done={text.done}
      onClose={props.onClose}
      onTaken={props.onTaken}
    >
      <SelectField
        form={form}
        name="which"
        label={t(text.which)}
        choices={[{ value: now, label: t(text.ofNow) }, ...images.toReversed()]}
      />
      <SelectField
        form={form}
        name="purpose"
        label={t(text.purpose)}
        choices={choicesOf(preservingPurposeText, words)}
      />
      <SelectField
        form={form}
        name="basis"
        label={t(text.basis)}
        choices={choicesOf(legalBasisText, words)}
      />
      <LongField form={form} name="reason" label={t(text.reason)} hint={t(text.reasonHint)} rows={2} />
    </ActDialog>
  );
}
