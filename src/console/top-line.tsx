import type { ReactNode } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { postJson } from '../kit/http.ts';
import { formatAge } from '../kit/i18n/age.ts';
import { formatLocalMinute, formatUtcClock, formatUtcDay, zoneOf } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import { LanguageChoice, LightChoice } from './choices.tsx';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import { shellText } from './text.ts';

export interface TopLineProps {
  readonly session: Session;
  readonly preferences: Store<Preferences>;
  readonly wall: boolean;
  readonly search: ReactNode;
  readonly onWall: () => void;
  readonly onKeys: () => void;
  readonly onAsk: () => Promise<void>;
}

/** Who, where, how the links stand, and what time it is. */
export function TopLine(props: TopLineProps) {
  const { t } = useWords();
  const desk = useDesk();
  const health = useStore(desk.live.health);
  const { staff } = props.session;
  const demonstration = health?.demonstration ?? props.session.demonstration;
  return (
    <header className="top">
      <h1>
        Strait <span className="top-desk">· {t(staff.deskName)}</span>
      </h1>
      {demonstration ? <strong className="demonstration">{t(shellText.demonstration)}</strong> : null}
      <Standing />
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
      <Clock state={staff.state} />
    </header>
  );
}

/** Who sits here, with what is seldom done: the wall, the sheet of keys, leaving. */
function DeskMenu(props: TopLineProps) {
  const { t } = useWords();
  const { staff } = props.session;
  return (
    <details className="menu">
      <summary className="act act-quiet">
        <span className="state-badge">{staff.state.toUpperCase()}</span>
        <span className="top-who">{staff.name}</span> ▾
      </summary>
      <div className="menu-items">
        <ActionButton quiet label={t(shellText.wall)} onPress={props.onWall} />
        <ActionButton quiet label={t(shellText.keys)} hint="?" onPress={props.onKeys} />
        <ActionButton
          quiet
          label={t(shellText.signOut)}
          onPress={() => void postJson('/api/sign-out', {}).then(() => props.onAsk())}
        />
      </div>
    </details>
  );
}

function Clock(props: { readonly state: 'fr' | 'uk' }) {
  const { t, language } = useWords();
  const now = useStore(useDesk().clock);
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

/** Link, feeds and store, always in sight with their age; a word changes before a colour does. */
function Standing() {
  const { t, language } = useWords();
  const desk = useDesk();
  const connection = useStore(desk.live.connection);
  const health = useStore(desk.live.health);
  const now = useStore(desk.clock);
  const lost = connection.state === 'lost';
  const link = lost
    ? t(shellText.lost, { age: formatAge((now - connection.since) / 1000, language) })
    : t(connection.state === 'live' ? shellText.live : shellText.connecting);
  const sources = health?.sources ?? [];
  const receiving = sources.filter((source) => source.state === 'receiving').length;
  const store = health === null ? t(shellText.unknown) : t(shellText[health.store.state]);
  return (
    <dl className="standing">
      <Item name={t(shellText.link)} value={link} state={lost ? 'alarm' : 'ok'} />
      {(health?.links ?? [])
        .filter((peer) => peer.state !== 'not_configured')
        .map((peer) => (
          <Item
            key={peer.peer}
            name={`${t(shellText.neighbour)} ${peer.peer.toUpperCase()}`}
            value={t(peer.state === 'up' ? shellText.up : shellText.neighbourDown)}
            state={peer.state === 'up' ? 'ok' : 'warning'}
          />
        ))}
      <Item
        name={t(shellText.feeds)}
        value={`${receiving}/${sources.length}`}
        state={receiving < sources.length ? 'warning' : 'ok'}
      />
      <Item name={t(shellText.store)} value={store} state={health?.store.state === 'down' ? 'alarm' : 'ok'} />
    </dl>
  );
}

function Item(props: {
  readonly name: string;
  readonly value: string;
  readonly state: 'ok' | 'warning' | 'alarm';
}) {
  return (
    <div className={`standing-item is-${props.state}`}>
      <dt>{props.name}</dt>
      <dd className="figures">{props.value}</dd>
    </div>
  );
}
