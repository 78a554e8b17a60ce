import { createContext, useContext, useEffect, useMemo } from 'react';
import { type Act, type ActOptions, useAct } from '../../../kit/acts/use-act.ts';
import type { Order } from '../../../kit/acts/send-act.ts';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { type NamedBoat, useBoatNames, useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { GapView, RelayView, TaskView, UnitView } from '../wire.ts';
import type { PatrolUnit, PatrolView } from '../patrol/wire-patrol.ts';
import type { LandSignal } from '../signal/land-signal.ts';
import type { RequestView } from '../wire-request.ts';
import { type DispatchDesk, dispatchDeskOf } from './dispatch-desk.ts';
import { type DispatchAct, dispatchAction } from './orders.ts';
import { giverText } from './text.ts';

/** What every view of dispatch works on, at one second. */
export interface Dispatch {
  readonly desk: DispatchDesk;
  readonly units: ReadonlyMap<string, UnitView>;
  readonly tasks: ReadonlyMap<string, TaskView>;
  readonly relays: ReadonlyMap<string, RelayView>;
  readonly gaps: ReadonlyMap<string, GapView>;
  readonly requests: ReadonlyMap<string, RequestView>;
  readonly patrols: ReadonlyMap<string, PatrolView>;
  /** Patrols and guards on the registers of the sites, by site and call sign. */
  readonly patrolUnits: ReadonlyMap<string, PatrolUnit>;
  /** What drivers notice at places ashore. */
  readonly signals: ReadonlyMap<string, LandSignal>;
  readonly boats: ReadonlyMap<string, NamedBoat>;
  /** The node's clock, milliseconds. */
  readonly now: number;
  /** The last act of this room and how it stands: one line in one place, with its undo. */
  readonly act: Act;
  /** Sends one act and asks the lists again. */
  readonly send: (order: Order, options?: ActOptions<unknown>) => void;
  /** Null where the post may do this; else who can give it. */
  readonly may: (act: DispatchAct) => string | null;
}

export const DispatchContext = createContext<Dispatch | null>(null);

/** Dispatch in force. Outside its room this is a bug. */
export function useDispatch(): Dispatch {
  const dispatch = useContext(DispatchContext);
  if (dispatch === null) throw new Error('no room of dispatch is open here');
  return dispatch;
}

/** Every list of dispatch. */
export function linksOf(desk: DispatchDesk) {
  const { units, tasks, relays, gaps, requests, patrols, patrolUnits, signals } = desk;
  return [units, tasks, relays, gaps, requests, patrols, patrolUnits, signals];
}

/** Opens the lists for the room and listens for news of them. */
export function useDispatchRoom(): Dispatch {
  const room = useRoom();
  const mayDo = useMay();
  const { staff, onNews } = room;
  const owner = deskOwner(staff);
  const desk = useMemo(() => dispatchDeskOf(owner), [owner]);
  useEffect(() => {
    const links = linksOf(desk);
    const stops = links.flatMap((link) => [link.hold(), onNews('dispatch', () => link.nudge())]);
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, onNews]);
  const act = useAct();
  const nudge = () => {
    for (const link of linksOf(desk)) link.nudge();
  };
  return {
    desk,
    units: useStore(desk.units.held).rows,
    tasks: useStore(desk.tasks.held).rows,
    relays: useStore(desk.relays.held).rows,
    gaps: useStore(desk.gaps.held).rows,
    requests: useStore(desk.requests.held).rows,
    patrols: useStore(desk.patrols.held).rows,
    patrolUnits: useStore(desk.patrolUnits.held).rows,
    signals: useStore(desk.signals.held).rows,
    boats: useBoatNames(),
    now: useStore(room.clock),
    act,
    send: (order, options = {}) =>
      act.send(order, {
        ...options,
        onTaken(value) {
          nudge();
          options.onTaken?.(value);
        },
      }),
    may: (name) => mayDo(dispatchAction(name), name === 'AcceptGap' ? giverText.duty : giverText.watch),
  };
}
