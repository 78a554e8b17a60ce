/** Rooms of which a stream says only that something changed, and those who listen to them. */
export interface News {
  /** One handler for each room's event, for a live client. */
  readonly handlers: Readonly<Record<string, () => void>>;
  /** Calls back when something of a room changed; gives the way to stop. Throws on a room of which nothing is told: a bug. */
  readonly on: (room: string, heard: () => void) => () => void;
}

/** Keeps the listeners of some rooms. */
export function createNews(rooms: readonly string[]): News {
  const listeners = new Map<string, Set<() => void>>(rooms.map((room) => [room, new Set()]));
  const tell = (room: string) => () => {
    for (const heard of listeners.get(room) ?? []) heard();
  };
  return {
    handlers: Object.fromEntries(rooms.map((room) => [room, tell(room)])),
    on(room, heard) {
      const listening = listeners.get(room);
      if (listening === undefined) throw new Error(`nothing is told of the room ${room}`);
      listening.add(heard);
      return () => void listening.delete(heard);
    },
  };
}
