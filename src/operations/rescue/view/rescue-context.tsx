import { createContext, useContext, useEffect, useMemo } from 'react';
import { type Instant, instant } from '../../../kernel/time.ts';
import { type Act, useAct } from '../../../kit/acts/use-act.ts';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { RegionWatch } from '../crossing-near.ts';
import type { SeaKnown } from '../sea/sea-report.ts';
import type { Board } from './board.ts';
import { namedRefusal } from './named-refusal.ts';
import { type RescueDesk, rescueDeskOf } from './rescue-desk.ts';
import { type Standing, standingsOf } from './thought.ts';
import { useRegionWatch } from './use-region-line.ts';
import { useSea } from './use-sea.ts';

/** What every view of the rescue works on, at one second. */
export interface Rescue {
  readonly desk: RescueDesk;
  readonly board: Board;
  /** The node's clock. */
  readonly now: Instant;
  /** Open boats first, in the order in which they need a person. */
  readonly standings: readonly Standing[];
  /** What is known of stream and wind. */
  readonly sea: SeaKnown;
  /** The line between the two search regions with this node's notice; null until its chart has come. */
  readonly region: RegionWatch | null;
  /** The last act of this room and how it stands: one line in one place, with its undo. */
  readonly act: Act;
}

export const RescueContext = createContext<Rescue | null>(null);

/** The rescue in force. Outside its rooms this is a bug. */
export function useRescue(): Rescue {
  const rescue = useContext(RescueContext);
  if (rescue === null) throw new Error('no room of the rescue is open here');
  return rescue;
}

/** Rank and next acts are thought anew for each change, and this often without one: silences and delays age. */
const thoughtMilliseconds = 5_000;

/** The moment as of which it is thought: the same for some seconds. */
export function thoughtAt(now: Instant): Instant {
  return instant(Math.floor(now / thoughtMilliseconds) * thoughtMilliseconds);
}

/** Opens the board for a room, listens for news of it, and thinks about it once for each change and second. */
export function useRescueRoom(): Rescue {
  const room = useRoom();
  const { staff, onNews } = room;
  const owner = deskOwner(staff);
  const desk = useMemo(() => rescueDeskOf(owner, staff.id), [owner, staff.id]);
  useEffect(() => desk.link.hold(), [desk]);
  useEffect(() => onNews('rescue', () => desk.link.nudge()), [desk, onNews]);
  const board = useStore(desk.link.held);
  const now = instant(useStore(room.clock));
  const asOf = thoughtAt(now);
  const sea = useSea();
  const region = useRegionWatch(sea.crossingNoticeSeconds);
  const standings = useMemo(() => standingsOf(board, asOf, region), [board, asOf, region]);
  const sent = useAct();
  const act = { ...sent, outcome: namedRefusal(sent.outcome, board) };
  return { desk, board, now, standings, sea, region, act };
}
