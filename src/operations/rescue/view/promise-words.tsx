import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { boatText } from './text-boat.ts';
import { promiseText } from '../text.ts';

/** One promise, until when, and by whom it was made. */
export function PromiseWords(props: { readonly promise: BoatView['promises'][number] }) {
  const { t } = useWords();
  const { kind, dueAt, by, kept } = props.promise;
  const late = kept === null && dueAt !== null && Date.parse(dueAt) < Date.now();
  return (
    <span className={late ? 'overdue' : undefined}>
      {t(promiseText[kind])}
      {dueAt === null ? '' : `, ${t(boatText.promiseDue, { at: formatUtcMinute(Date.parse(dueAt)) })}`}{' '}
      <span className="quiet">· {by}</span>
    </span>
  );
}
