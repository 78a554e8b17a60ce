import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import type { Route } from '../app/route.ts';
import { createShare } from '../app/share.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import { type Clock, instant } from '../kernel/time.ts';
import { type BoardReader, createBoardReader } from '../operations/rescue/board-reader.ts';
import type { SeaAnswer } from '../operations/rescue/board-wire.ts';
import type { Boat } from '../operations/rescue/boat-state.ts';
import type { Contact } from '../operations/rescue/contact-state.ts';
import { rescueProjection } from '../operations/rescue/projections.ts';
import { rescueQueries, seeRescue, settledHours } from '../operations/rescue/queries.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import type { ReadFor } from './projections.ts';
import { roomSight } from './room-sight.ts';

export interface RescueRoomParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  /** Rows as the program itself reads them: for its own clock, shown to nobody. */
  readonly readAll: ReadRows;
  /** As the queries tell it. */
  readonly sea: SeaAnswer;
}

/** The board as this process follows it for its own clock. */
export interface SystemRescue {
  refresh(): Promise<void>;
  boats(): readonly Boat[];
  contacts(): readonly Contact[];
}

export interface RescueRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
  readonly system: SystemRescue;
  boardFor(who: Who): BoardReader;
}

/** The rescue's board on this node: to readers under both locks, and to the program's own clock. */
export function openRescueRoom(parts: RescueRoomParts): RescueRoom {
  const { access, config, clock, seal, projector, readFor } = parts;
  const head = (): number => projector.progress(rescueProjection.name)?.position ?? 0;
  const changed = (): number => projector.progress(rescueProjection.name)?.changed ?? 0;
  const boardFor = (who: Who): BoardReader =>
    createBoardReader(
      readFor(rescueProjection)(who),
      shownRows(access, { who, action: seeRescue, at: clock() }),
    );
  return {
    live: { name: 'rescue', changed, sees: roomSight(access, config, seeRescue) },
    routes: rescueQueries({
      boardFor,
      clock,
      seal,
      head,
      changed,
      sea: parts.sea,
      share: createShare({ clock, milliseconds: 1_000 }),
    }),
    system: followBoard(
      createBoardReader(parts.readAll, (rows) => rows),
      { clock, head, changed },
    ),
    boardFor,
  };
}

function followBoard(
  board: BoardReader,
  {
    clock,
    head,
    changed,
  }: { readonly clock: Clock; readonly head: () => number; readonly changed: () => number },
): SystemRescue {
  const boats = new Map<string, Boat>();
  const contacts = new Map<string, Contact>();
  let reached: number | null = null;
  return {
    async refresh() {
      if (reached !== null && reached >= changed()) return;
      const upTo = head();
      const since = instant(clock() - settledHours * 3_600_000);
      const changes =
        reached === null
          ? { ...(await board.standing(since)), gone: [] }
          : await board.changed(reached, upTo);
      for (const boat of changes.boats) boats.set(boat.boat, boat);
      for (const contact of changes.contacts) contacts.set(contact.facts.contact, contact);
      for (const name of changes.gone) (name.startsWith('boat/') ? boats : contacts).delete(nameIn(name));
      reached = upTo;
    },
    boats: () => [...boats.values()],
    contacts: () => [...contacts.values()],
  };
}

/** `boat/b-1` is of the name `b-1`. */
function nameIn(record: string): string {
  return record.slice(record.indexOf('/') + 1);
}
