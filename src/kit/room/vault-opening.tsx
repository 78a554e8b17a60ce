import type { DetailKind, OpeningReason } from '../../kernel/vault.ts';
import { ActStatus } from '../acts/act-status.tsx';
import { useAct } from '../acts/use-act.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { Sheet } from '../elements/sheet.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { needed, orNull, referenceForm } from '../forms/checks.ts';
import { LongField, TextField } from '../forms/fields.tsx';
import { useForm } from '../forms/use-form.ts';
import { useWords } from '../i18n/language.tsx';
import { type Opened, openingOrder } from '../open-vault.ts';
import { openingText as text } from './text.ts';

export interface OpeningProps {
  readonly label: string;
  readonly hint: string;
  /** Why the post may not open the vault; null where it may. */
  readonly refusal: string | null;
  readonly subjects: readonly string[];
  readonly kinds: readonly DetailKind[];
  readonly reason: OpeningReason;
  readonly onOpened: (opened: Opened) => void;
}

/** One logged opening of the vault. Where the policy of the state wants a typed reason, it is asked for and sealed. */
export function VaultOpening(props: OpeningProps) {
  const act = useAct<Opened>();
  const { outcome } = act;
  const asksReason = outcome.kind === 'refused' && outcome.code === 'reason_required';
  const open = () => act.send(openingOrder(props), { onTaken: props.onOpened });
  return (
    <>
      <ActionButton
        label={props.label}
        title={props.hint}
        refusal={props.refusal}
        sayRefusal
        onPress={open}
      />
      {asksReason ? <TypedReason {...props} onClose={act.clear} /> : <ActStatus act={act} />}
    </>
  );
}

function TypedReason(props: OpeningProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: 'vault.reason',
    initial: { reference: '', note: '' },
    personal: ['note'],
    checks: { reference: referenceForm, note: needed },
  });
  const { values } = form;
  return (
    <Sheet title={t(text.title)} onClose={props.onClose}>
      <div className="sheet-body">
        <ActForm<keyof typeof values, Opened>
          title={t(text.title)}
          submit={props.label}
          form={form}
          refusal={props.refusal}
          order={() =>
            openingOrder({ ...props, reference: orNull(values.reference), note: values.note.trim() })
          }
          onTaken={(opened) => {
            props.onOpened(opened);
            props.onClose();
          }}
        >
          <p>{t(text.why)}</p>
          <TextField form={form} name="reference" label={t(text.reference)} optional figures />
          <LongField form={form} name="note" label={t(text.note)} hint={t(text.noteHint)} />
        </ActForm>
      </div>
    </Sheet>
  );
}
