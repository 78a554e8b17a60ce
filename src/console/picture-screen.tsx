import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ListControl } from '../kit/elements/held-list.tsx';
import { createPaneWidths, Panes } from '../kit/elements/panes.tsx';
import { useStore } from '../kit/store.ts';
import { goToItem } from '../operations/picture/view/area-open.ts';
import type { Desk } from '../operations/picture/view/desk.ts';
import { MapView } from '../operations/picture/view/map-view.tsx';
import { PastBanner } from '../operations/picture/view/past-banner.tsx';
import { QueuePane } from '../operations/picture/view/queue-pane.tsx';
import { SearchBox } from '../operations/picture/view/search-box.tsx';
import { SidePane } from '../operations/picture/view/side-pane.tsx';
import { TimeControl } from '../operations/picture/view/time-control.tsx';
import { GlassBanner } from '../operations/emergency/view/break-glass.tsx';
import { SignInNotices } from '../oversight/identity/view/sign-in-notices.tsx';
import { AlarmLine } from './alarm-line.tsx';
import { proposeForOpenedBoat } from './open-record.ts';
import { OfflineBanner } from './offline-banner.tsx';
import type { Preferences } from './preferences.ts';
import { RoomArea } from './room-area.tsx';
import { RoomSwitch } from './room-switch.tsx';
import { type Screen, ScreenFrame, type ShellProps, useScreen } from './screen.tsx';
import { SessionBanner } from './session-banner.tsx';
import { SetBackNotices } from './set-back-notice.tsx';
import { UncarriedNotices } from './uncarried-notice.tsx';
import { PictureStanding } from './standing.tsx';
import { TopLine } from './top-line.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

type PictureProps = ShellProps & { readonly desk: Desk };

/** The console of a post that sees the picture: its stream and its alarm line stay, whatever room is in sight. */
export function PictureScreen(props: PictureProps) {
  const { desk, session } = props;
  const preferences = useStore(props.preferences);
  const health = useStore(desk.live.health);
  const demonstration = health?.demonstration ?? session.demonstration;
  const screen = useScreen(props, {
    clock: desk.clock,
    head: () => desk.live.health.get()?.bookmark ?? null,
    onNews: desk.live.onNews,
    live: desk.live.connection,
    links: () => desk.live.health.get()?.links ?? [],
    demonstration,
  });
  const [wall, setWall] = useState(() => new URLSearchParams(location.search).get('wall') === '1');
  const refs = useListRefs();
  const acknowledge = useRef<() => void>(() => undefined);
  useDeskKeys({
    ...refs,
    desk,
    wall,
    inPicture: screen.room === 'picture',
    single: preferences.singleKeys,
    onWall: setWall,
    onSheet: () => screen.setSheet('keys'),
    onSwitch: () => screen.setSwitching(true),
    onAcknowledge: () => acknowledge.current(),
    onTask: screen.room === 'boats' ? () => void proposeTask(props, screen) : null,
    onGlass: screen.mayBreakGlass ? () => screen.setSheet('glass') : null,
  });
  useAskWhenLost(desk, props.onAsk);
  useBackToPicture(desk, screen);
  const past = useStore(desk.travel.time).mode === 'past' && screen.room === 'picture';
  return (
    <ScreenFrame shell={props} screen={screen} className={classesOf(wall, past)}>
      <Top
        {...props}
        screen={screen}
        wall={wall}
        demonstration={demonstration}
        onWall={setWall}
        search={refs.search}
      />
      <AlarmLine wall={wall} room={screen.room} acknowledge={acknowledge} />
      <Troubles wall={wall} />
      <GlassBanner until={session.lifeAtRiskUntil ?? null} clock={desk.clock} />
      {wall ? null : <SessionBanner endsAt={session.endsAt ?? null} clock={desk.clock} onAsk={props.onAsk} />}
      {wall ? null : <SignInNotices key={session.session} notices={session.notices ?? []} />}
      {screen.room === 'picture' ? <PastBanner /> : null}
      <main className="desk-main">
        {screen.room === 'picture' || wall ? (
          <PictureRoom wall={wall} light={preferences.light} author={screen.parts.author} {...refs} />
        ) : (
          <RoomArea room={screen.room} actions={session.staff.actions} />
        )}
      </main>
      {wall || screen.room !== 'picture' ? null : <TimeControl />}
    </ScreenFrame>
  );
}

/** What is wrong with all that is shown; the wall tells of the connection alone. */
function Troubles(props: { readonly wall: boolean }) {
  return (
    <>
      <OfflineBanner />
      {props.wall ? null : <SetBackNotices />}
      {props.wall ? null : <UncarriedNotices />}
    </>
  );
}

function classesOf(wall: boolean, past: boolean): string {
  return ['desk', wall ? 'is-wall' : '', past ? 'is-past' : ''].join(' ').trim();
}

async function proposeTask({ session }: PictureProps, screen: Screen): Promise<void> {
  const room = await proposeForOpenedBoat(session.staff);
  if (room !== null) screen.go(room);
}

function useListRefs() {
  return {
    list: useRef<ListControl | null>(null),
    areaList: useRef<ListControl | null>(null),
    search: useRef<HTMLInputElement | null>(null),
  };
}

function Top(
  props: PictureProps & {
    readonly screen: Screen;
    readonly wall: boolean;
    readonly demonstration: boolean;
    readonly search: RefObject<HTMLInputElement | null>;
    readonly onWall: (wall: boolean) => void;
  },
) {
  const { desk, screen, wall } = props;
  const inPicture = screen.room === 'picture';
  return (
    <TopLine
      session={props.session}
      preferences={props.preferences}
      demonstration={props.demonstration}
      clock={desk.clock}
      wall={wall}
      rooms={
        wall ? null : (
          <RoomSwitch
            room={screen.room}
            actions={props.session.staff.actions}
            waiting={screen.waiting}
            open={screen.switching}
            onOpen={screen.setSwitching}
            onGo={screen.go}
            letters={inPicture ? { t: () => goToItem(desk) } : {}}
          />
        )
      }
      standing={<PictureStanding />}
      search={wall || !inPicture ? null : <SearchBox input={props.search} />}
      onWall={() => {
        desk.travel.live();
        screen.go('picture');
        props.onWall(true);
      }}
      onGlass={screen.mayBreakGlass ? () => screen.setSheet('glass') : null}
      onTakeOver={() => screen.setSheet('take-over')}
      onKeys={() => screen.setSheet('keys')}
      onAsk={props.onAsk}
    />
  );
}

const widths = createPaneWidths('strait.panes');

function PictureRoom(props: {
  readonly wall: boolean;
  readonly light: Preferences['light'];
  readonly author: string;
  readonly list: RefObject<ListControl | null>;
  readonly areaList: RefObject<ListControl | null>;
}) {
  const map = <MapView wall={props.wall} light={props.light} />;
  if (props.wall) return map;
  return (
    <Panes
      widths={widths}
      left={<QueuePane control={props.list} />}
      middle={map}
      right={<SidePane control={props.areaList} author={props.author} />}
    />
  );
}

/** A node that refuses the stream may have ended the session: that is asked, not guessed. */
function useAskWhenLost(desk: Desk, ask: () => Promise<void>): void {
  const { state } = useStore(desk.live.connection);
  useEffect(() => {
    if (state === 'lost') void ask();
  }, [state, ask]);
}

/** An alarm opened from another room is shown where it is: in the picture. */
function useBackToPicture(desk: Desk, screen: Screen): void {
  const selection = useStore(desk.selection);
  const opened = useRef(selection);
  useEffect(() => {
    const isNew = selection !== null && selection !== opened.current;
    opened.current = selection;
    if (isNew && screen.room !== 'picture') screen.go('picture');
  }, [selection, screen]);
}
