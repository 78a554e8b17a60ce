import { useEffect } from 'react';
import { useKeys } from '../kit/elements/keys.ts';
import { useStore } from '../kit/store.ts';
import { FoundLine } from '../operations/freight/view/found-line.tsx';
import { GlassBanner } from '../operations/emergency/view/break-glass.tsx';
import { SignInNotices } from '../oversight/identity/view/sign-in-notices.tsx';
import type { OfficeLink } from './office-link.ts';
import { RoomArea } from './room-area.tsx';
import { RoomSwitch } from './room-switch.tsx';
import { OfficeSetBackNotices } from './set-back-notice.tsx';
import { ScreenFrame, type ShellProps, useScreen } from './screen.tsx';
import { SessionBanner } from './session-banner.tsx';
import { OfficeStanding } from './standing.tsx';
import { TopLine } from './top-line.tsx';

const askEveryMilliseconds = 60_000;

/** A post without the picture is not told how links stand. */
const noLinks = () => [];

/** The console of a post that does not see the picture: its stream tells only that a room changed. No alarm is shown or implied but a freight post’s own: people found. */
export function OfficeScreen(props: ShellProps & { readonly link: OfficeLink }) {
  const { link, session } = props;
  const { demonstration } = session;
  const screen = useScreen(props, {
    clock: link.clock,
    head: () => null,
    onNews: link.onNews,
    live: link.live,
    links: noLinks,
    demonstration,
  });
  const preferences = useStore(props.preferences);
  const { onAsk } = props;
  useEffect(() => {
    // The bookmark that a print names, and whether the session still stands.
    const timer = setInterval(() => void onAsk(), askEveryMilliseconds);
    return () => clearInterval(timer);
  }, [onAsk]);
  useKeys(
    preferences.singleKeys ? { g: () => screen.setSwitching(true), '?': () => screen.setSheet('keys') } : {},
  );
  return (
    <ScreenFrame shell={props} screen={screen} className="desk">
      <TopLine
        session={session}
        preferences={props.preferences}
        demonstration={demonstration}
        clock={link.clock}
        wall={false}
        rooms={
          <RoomSwitch
            room={screen.room}
            actions={session.staff.actions}
            waiting={screen.waiting}
            open={screen.switching}
            onOpen={screen.setSwitching}
            onGo={screen.go}
            letters={{}}
          />
        }
        standing={<OfficeStanding link={link} />}
        search={null}
        onWall={null}
        onGlass={screen.mayBreakGlass ? () => screen.setSheet('glass') : null}
        onTakeOver={() => screen.setSheet('take-over')}
        onKeys={() => screen.setSheet('keys')}
        onAsk={props.onAsk}
      />
      <FoundLine />
      <GlassBanner until={session.lifeAtRiskUntil ?? null} clock={link.clock} />
      <SessionBanner endsAt={session.endsAt ?? null} clock={link.clock} onAsk={props.onAsk} />
      <SignInNotices key={session.session} notices={session.notices ?? []} />
      <OfficeSetBackNotices actions={session.staff.actions} />
      <main className="desk-main">
        <RoomArea room={screen.room} actions={session.staff.actions} />
      </main>
    </ScreenFrame>
  );
}
