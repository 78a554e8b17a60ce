import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/language.tsx';
import { elementText } from './text.ts';
import { useFocusReturn } from './use-focus-return.ts';

const firstInSheet = '.sheet-body :is(input, select, textarea, button):not([aria-disabled])';

/** A sheet over the screen: focus stays in it, Escape closes it and gives the focus back. */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  /** True where closing by accident would lose something: only a button within closes it, not Escape. */
  readonly stay?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useFocusReturn(); // before the sheet takes the focus: what has it now is what gets it back
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    // The first thing to do in it takes the focus, not the button that closes it.
    firstOf(element)?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={props.title}
      onKeyDown={(event) => {
        if (props.stay && event.key === 'Escape') event.preventDefault();
      }}
      onClose={() => (props.stay ? dialog.current?.showModal() : props.onClose())}
      onCancel={(event) => (props.stay ? event.preventDefault() : props.onClose())}
    >
      <header className="sheet-head">
        <h2>{props.title}</h2>
        {props.stay ? null : (
          <button type="button" className="act act-quiet" onClick={props.onClose}>
            {t(elementText.close)} <kbd>Esc</kbd>
          </button>
        )}
      </header>
      {props.children}
    </dialog>
  );
}

/** The first control; of radio buttons the one that is chosen, where one is. */
function firstOf(sheet: HTMLElement): HTMLElement | null {
  const first = sheet.querySelector<HTMLElement>(firstInSheet);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  return sheet.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
