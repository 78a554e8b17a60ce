import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/language.tsx';
import { elementText } from './text.ts';

/** A sheet over the screen: focus stays in it, Escape closes it and gives the focus back. */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={props.title}
      onClose={props.onClose}
      onCancel={props.onClose}
    >
      <header className="sheet-head">
        <h2>{props.title}</h2>
        <button type="button" className="act act-quiet" onClick={props.onClose}>
          {t(elementText.close)} <kbd>Esc</kbd>
        </button>
      </header>
      {props.children}
    </dialog>
  );
}
