import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { CopyButton } from '../../../kit/elements/copy-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { identityText as text } from './text.ts';

/** A secret that the node tells once: held in memory while this sheet stands, and nowhere else. */
export interface Secret {
  readonly title: string;
  readonly value: string;
  readonly until: string | null;
  /** What must be known beside it; null: nothing. */
  readonly note: string | null;
}

/** Shows it until whoever copied it says that it is in its place. */
export function ToldOnce(props: { readonly secret: Secret; readonly onClose: () => void }) {
  const { t } = useWords();
  const { secret } = props;
  return (
    <Sheet title={secret.title} stay onClose={props.onClose}>
      <div className="sheet-body">
        <p>
          <strong>{t(text.once)}</strong>
        </p>
        <p className="secret">
          <code className="long-id">{secret.value}</code>
          <CopyButton value={secret.value} label={t(text.copy)} />
        </p>
        {secret.until === null ? null : (
          <p>
            {t(text.until)} <Moment at={secret.until} />
          </p>
        )}
        {secret.note === null ? null : <p>{secret.note}</p>}
        <div className="act-form-end">
          <ActionButton strong label={t(text.placed)} onPress={props.onClose} />
        </div>
      </div>
    </Sheet>
  );
}
