import { type ReactNode, useRef, useState } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { postJson } from '../kit/http.ts';
import { formatLocalMinute, formatUtcClock, formatUtcDay, zoneOf } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { LanguageChoice, LightChoice } from './choices.tsx';
import { LinkSwitch } from './link-switch.tsx';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import { glassText } from '../operations/emergency/view/text.ts';
import { takeOverText } from './sign-in-text.ts';
import { shellText } from './text.ts';

export interface TopLineProps {
  readonly session: Session;
  readonly preferences: Store<Preferences>;
  readonly demonstration: boolean;
  readonly clock: Store<number>;
  readonly wall: boolean;
  /** The switch of rooms; absent on the wall. */
  readonly rooms: ReactNode;
  readonly standing: ReactNode;
  readonly search: ReactNode;
  /** Null where there is no picture to put on a wall. */
  readonly onWall: (() => void) | null;
  /** Null where the post may not break the glass. */
  readonly onGlass: (() => void) | null;
  readonly onTakeOver: () => void;
  readonly onKeys: () => void;
  readonly onAsk: () => Promise<void>;
}

/** Who, where, how the links stand, and what time it is. */
export function TopLine(props: TopLineProps) {
  const { t } = useWords();
  const { staff } = props.session;
  return (
    <header className="top">
      <h1>
        Strait{' '}
        <span className="top-desk" title={t(staff.deskName)}>
          · {t(staff.deskName)}
        </span>
      </h1>
      {props.rooms}
      {props.demonstration ? <strong className="demonstration">{t(shellText.demonstration)}</strong> : null}
      {props.standing}
      {props.search}
      <span className="stretch" />
      {props.wall ? (
        <span className="top-quiet">{t(shellText.wallLeave)}</span>
      ) : (
        <>
          <DeskMenu {...props} />
          <LanguageChoice preferences={props.preferences} />
          <LightChoice preferences={props.preferences} />
        </>
      )}
      <Clock state={staff.state} clock={props.clock} />
    </header>
  );
}

/** Who sits here, with what is seldom done: the wall, the sheet of keys, handing over, leaving. */
function DeskMenu(props: TopLineProps) {
  const { t } = useWords();
  const { staff } = props.session;
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current !== null) menu.current.open = false;
  };
  return (
    <details ref={menu} className="menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="act act-quiet">
        <span className="state-badge">{staff.state.toUpperCase()}</span>
        <span className="top-who">{staff.name}</span> ▾
      </summary>
      <div className="menu-items" onClick={close}>
        {props.onGlass === null ? null : (
          <ActionButton quiet label={`${t(glassText.open)}…`} hint="b" onPress={props.onGlass} />
        )}
        {props.onWall === null ? null : (
          <ActionButton quiet label={t(shellText.wall)} onPress={props.onWall} />
        )}
        <ActionButton quiet label={t(shellText.keys)} hint="?" onPress={props.onKeys} />
        {/* Asked anew each time: the other console may have turned it. */}
        {props.demonstration && isOpen ? <LinkSwitch /> : null}
        <ActionButton quiet label={`${t(takeOverText.open)}…`} onPress={props.onTakeOver} />
        <ActionButton
          quiet
          label={t(shellText.signOut)}
          onPress={() => void postJson('/api/sign-out', {}).then(() => props.onAsk())}
        />
      </div>
    </details>
  );
}

function Clock(props: { readonly state: 'fr' | 'uk'; readonly clock: Store<number> }) {
  const { t, language } = useWords();
  const now = useStore(props.clock);
  return (
    <span className="clock figures">
      <time dateTime={new Date(now).toISOString()}>{formatUtcClock(now)} UTC</time>
      <span className="clock-local">
        <span className="clock-day">{formatUtcDay(now, language)} · </span>
        {t(shellText.local, { at: formatLocalMinute(now, zoneOf[props.state], language) })}
      </span>
    </span>
  );
}
