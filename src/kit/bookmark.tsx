import { CopyButton } from './elements/copy-button.tsx';
import { useWords } from './i18n/language.tsx';
import { elementText } from './elements/text.ts';

/** A place in the book as the node tells it: sealed (`p.` and 48 signs) for most posts, a number for those who review. */
export type Bookmark = string | number;

const shownLength = 10;

/** A place in the book, short enough to read; the whole of it can be copied, to be asked about. */
export function BookmarkValue(props: { readonly at: Bookmark }) {
  const { t, n } = useWords();
  const { at } = props;
  if (typeof at === 'number') return <span className="figures">{n(at)}</span>;
  return (
    <span className="with-copy">
      <span className="figures">{at.slice(0, shownLength)}…</span>
      <CopyButton value={at} label={`${t(elementText.copy)} ${at}`} />
    </span>
  );
}
