import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useWords } from '../kit/i18n/language.tsx';
import { useResource } from '../kit/resource.ts';
import { RoomContext, type RoomParts } from '../kit/room/room-context.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { createAddress } from './address.ts';
import { createBoatNames } from './boat-names.ts';
import { callsOf } from './calls-in-hand.ts';
import { BreakGlass, breakGlassAction } from '../operations/emergency/view/break-glass.tsx';
import { KeySheet } from './key-sheet.tsx';
import { openRecord } from './open-record.ts';
import type { Preferences } from './preferences.ts';
import { type Prover, ProofSheet, useProver } from './prover.tsx';
import { mayEnter, type RoomId, rooms } from './rooms.ts';
import type { Session } from './session.ts';
import { TakeOver } from './take-over.tsx';

export interface ShellProps {
  readonly session: Session;
  readonly preferences: Store<Preferences>;
  /** Asks the node again who is signed in. */
  readonly onAsk: () => Promise<void>;
}

/** A sheet that lies over the screen; at most one at a time, beside the proof. */
export type SheetName = 'keys' | 'glass' | 'take-over';

/** What every screen has, with the picture or without: the room in sight, the sheets, who is asked for proof. */
export interface Screen {
  readonly room: RoomId;
  readonly go: (room: RoomId) => void;
  readonly parts: RoomParts;
  readonly prover: Prover;
  /** Proposals that this person may decide; null while it is not known. */
  readonly waiting: number | null;
  readonly switching: boolean;
  readonly setSwitching: (open: boolean) => void;
  readonly sheet: SheetName | null;
  readonly setSheet: (sheet: SheetName | null) => void;
  readonly mayBreakGlass: boolean;
}

/** Holds what every screen has. `clock` and `head` come from the picture's live stream where there is one. */
export function useScreen(
  props: ShellProps,
  around: {
    readonly clock: Store<number>;
    readonly head: () => string | null;
    readonly onNews: RoomParts['onNews'];
    readonly live: RoomParts['live'];
    readonly links: RoomParts['links'];
    readonly demonstration: boolean;
  },
): Screen {
  const { t } = useWords();
  const { staff } = props.session;
  const preferences = useStore(props.preferences);
  const prover = useProver();
  const first = firstRoom(staff.actions);
  const address = useMemo(() => createAddress(first), [first]);
  useEffect(() => address.listen(), [address]);
  const room = useStore(address.room);
  const [switching, setSwitching] = useState(false);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const waiting = useResource<readonly { readonly mayApprove: boolean }[]>(
    '/api/oversight/approvals/waiting',
  );
  const boats = useMemo(() => createBoatNames(), []);
  const go = (to: RoomId) => address.room.set(to);
  const parts: RoomParts = {
    staff,
    author: `${staff.name}, ${t(staff.deskName)} (${staff.state.toUpperCase()})`,
    demonstration: around.demonstration,
    clock: around.clock,
    singleKeys: preferences.singleKeys && sheet === null && !switching,
    journalHead: () => around.head() ?? props.session.bookmark ?? null,
    prove: prover.prove,
    acted: waiting.again,
    onNews: around.onNews,
    live: around.live,
    links: around.links,
    goTo(name) {
      const found = rooms.find(({ id }) => id === name);
      if (found !== undefined) go(found.id);
    },
    calls: callsOf(staff.actions),
    boats,
    openRecord: (about, because) =>
      void openRecord(about, staff, because).then((room) => (room === null ? undefined : go(room))),
  };
  return {
    room,
    go,
    parts,
    prover,
    waiting: waiting.value?.filter(({ mayApprove }) => mayApprove).length ?? null,
    switching,
    setSwitching,
    sheet,
    setSheet,
    mayBreakGlass: staff.actions.includes(breakGlassAction),
  };
}

/** The picture for whoever sees it; else one's own desk. */
function firstRoom(actions: readonly string[]): RoomId {
  const [picture] = rooms;
  return picture !== undefined && mayEnter(picture, actions) ? 'picture' : 'desk';
}

/** The room's surroundings, and the sheets that may lie over any of them. */
export function ScreenFrame(props: {
  readonly shell: ShellProps;
  readonly screen: Screen;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { shell, screen } = props;
  const close = () => screen.setSheet(null);
  return (
    <RoomContext value={screen.parts}>
      <div className={props.className}>
        {props.children}
        {screen.sheet === 'keys' ? <KeySheet preferences={shell.preferences} onClose={close} /> : null}
        {screen.sheet === 'glass' ? <BreakGlass onAsk={shell.onAsk} onClose={close} /> : null}
        {screen.sheet === 'take-over' ? <TakeOver onAsk={shell.onAsk} onClose={close} /> : null}
        <ProofSheet prover={screen.prover} onProven={shell.onAsk} />
      </div>
    </RoomContext>
  );
}
