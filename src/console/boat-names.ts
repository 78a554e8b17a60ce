import { type AskedLink, createAskedLink } from '../kit/live/asked-link.ts';
import type { NamedBoat, NamedBoats } from '../kit/room/room-context.tsx';

/** As much of the rescue's board as a name takes. */
interface BoardTold {
  readonly position: string;
  readonly reset: boolean;
  readonly boats: readonly {
    readonly boat: string;
    readonly reference: string;
    readonly status: string;
    readonly phase: string;
  }[];
}

const askEveryMilliseconds = 10_000;

/** The boats by name, for the rooms that are not theirs: told by the board of the rescue, from where one stands. */
export function createBoatNames(): AskedLink<NamedBoats> {
  return createAskedLink<BoardTold, NamedBoats>({
    empty: { position: null, byId: new Map() },
    path: ({ position }) =>
      `/api/operations/rescue/board${position === null ? '' : `?after=${encodeURIComponent(position)}`}`,
    join: joined,
    everyMilliseconds: askEveryMilliseconds,
  });
}

function joined(held: NamedBoats, { position, reset, boats }: BoardTold): NamedBoats {
  if (!reset && boats.length === 0) return position === held.position ? held : { ...held, position };
  const byId = new Map(reset ? [] : held.byId);
  for (const boat of boats) byId.set(boat.boat, named(boat));
  return { position, byId };
}

function named({ boat, reference, status, phase }: BoardTold['boats'][number]): NamedBoat {
  return { boat, reference, isOpen: status === 'open', isDistress: phase === 'distress' };
}
