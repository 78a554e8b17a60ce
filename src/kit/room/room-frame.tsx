import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ActionButton } from '../elements/action-button.tsx';
import { useKeys } from '../elements/keys.ts';
import { useFocusReturn } from '../elements/use-focus-return.ts';
import { useWords } from '../i18n/language.tsx';
import { roomText } from './text.ts';

/** One room: its name, what can be done in it at the right, and what it holds. The name takes the focus on entering. */
export function RoomFrame(props: {
  readonly title: string;
  /** One line: what the room is for, or what must be known before reading it. */
  readonly lead?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="room" aria-labelledby={id}>
      <header className="room-head">
        <h2 id={id} ref={head} tabIndex={-1}>
          {props.title}
        </h2>
        {props.lead === undefined ? null : <p className="room-lead">{props.lead}</p>}
        <span className="stretch" />
        {props.tools}
      </header>
      {props.children}
    </section>
  );
}

/** What a room shows beside its list: an opened record or a form. Escape leaves the field, then closes and gives the focus back. */
export function RoomAside(props: {
  readonly title: string;
  readonly badge?: ReactNode;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const aside = useRef<HTMLElement>(null);
  useFocusReturn();
  useKeys({ Escape: (event) => leave(event, aside.current, props.onClose) });
  return (
    <aside
      ref={aside}
      className={props.wide ? 'room-aside is-wide' : 'room-aside'}
      aria-label={props.title}
      tabIndex={-1}
    >
      <header className="room-aside-head">
        <h3>{props.title}</h3>
        {props.badge}
        <span className="stretch" />
        <ActionButton quiet label={t(roomText.close)} hint="Esc" onPress={props.onClose} />
      </header>
      <div className="room-aside-body" tabIndex={0} role="group" aria-label={props.title}>
        {props.children}
      </div>
    </aside>
  );
}

/** Innermost first: an open sheet closes itself, a field is left, then the aside closes. */
function leave(event: KeyboardEvent, aside: HTMLElement | null, close: () => void): boolean {
  if (document.querySelector('dialog[open]') !== null) return false;
  const { target } = event;
  const inField =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  if (inField && aside?.contains(target)) aside.focus();
  else close();
  return true;
}
