import { useEffect, useRef, useState } from 'react';
import type { ListControl } from '../kit/elements/held-list.tsx';
import { createPaneWidths, Panes } from '../kit/elements/panes.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { AlarmLine } from '../operations/picture/view/alarm-line.tsx';
import { DeskContext } from '../operations/picture/view/desk-context.tsx';
import { type Desk, openDesk } from '../operations/picture/view/desk.ts';
import { MapView } from '../operations/picture/view/map-view.tsx';
import { PastBanner } from '../operations/picture/view/past-banner.tsx';
import { QueuePane } from '../operations/picture/view/queue-pane.tsx';
import { SearchBox } from '../operations/picture/view/search-box.tsx';
import { SidePane } from '../operations/picture/view/side-pane.tsx';
import { TimeControl } from '../operations/picture/view/time-control.tsx';
import { KeySheet } from './key-sheet.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import { TopLine } from './top-line.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

export interface ShellProps {
  readonly session: Session;
  readonly preferences: Store<Preferences>;
  /** Asks the node again who is signed in. */
  readonly onAsk: () => Promise<void>;
}

/** A desk opened for whoever is signed in, closed when they leave. */
export function Shell(props: ShellProps) {
  const { staff } = props.session;
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const opened = openDesk(staff);
    setDesk(opened);
    return () => opened.close();
  }, [staff.id]);
  if (desk === null) return null;
  return (
    <DeskContext value={desk}>
      <DeskScreen {...props} desk={desk} />
    </DeskContext>
  );
}

const widths = createPaneWidths('strait.panes');

function DeskScreen(props: ShellProps & { readonly desk: Desk }) {
  const { desk } = props;
  const { t } = useWords();
  const preferences = useStore(props.preferences);
  const time = useStore(desk.travel.time);
  const [wall, setWall] = useState(() => new URLSearchParams(location.search).get('wall') === '1');
  const [keys, setKeys] = useState(false);
  const list = useRef<ListControl | null>(null);
  const areaList = useRef<ListControl | null>(null);
  const search = useRef<HTMLInputElement | null>(null);
  useDeskKeys({
    desk,
    list,
    areaList,
    search,
    wall,
    single: preferences.singleKeys,
    onWall: setWall,
    onSheet: setKeys,
  });
  useAskWhenLost(desk, props.onAsk);
  const classes = ['desk', wall ? 'is-wall' : '', time.mode === 'past' ? 'is-past' : ''].join(' ').trim();
  const { staff } = props.session;
  const author = `${staff.name}, ${t(staff.deskName)} (${staff.state.toUpperCase()})`;
  const map = <MapView wall={wall} light={preferences.light} />;
  return (
    <div className={classes}>
      <TopLine
        session={props.session}
        preferences={props.preferences}
        wall={wall}
        onWall={() => {
          desk.travel.live();
          setWall(true);
        }}
        onKeys={() => setKeys(true)}
        onAsk={props.onAsk}
        search={wall ? null : <SearchBox input={search} />}
      />
      <AlarmLine wall={wall} />
      <OfflineBanner />
      <PastBanner />
      <main className="desk-main">
        {wall ? (
          map
        ) : (
          <Panes
            widths={widths}
            left={<QueuePane control={list} />}
            middle={map}
            right={<SidePane control={areaList} author={author} />}
          />
        )}
      </main>
      {wall ? null : <TimeControl />}
      {keys ? <KeySheet preferences={props.preferences} onClose={() => setKeys(false)} /> : null}
    </div>
  );
}

/** A node that refuses the stream may have ended the session: that is asked, not guessed. */
function useAskWhenLost(desk: Desk, ask: () => Promise<void>): void {
  const { state } = useStore(desk.live.connection);
  useEffect(() => {
    if (state === 'lost') void ask();
  }, [state, ask]);
}
