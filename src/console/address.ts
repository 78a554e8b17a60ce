import { createStore, type Store } from '../kit/store.ts';
import { type RoomId, roomIds } from './rooms.ts';

/** The room that an address names; null where it names none of ours. */
export function roomOf(hash: string): RoomId | null {
  const named = /^#\/([a-z-]+)$/.exec(hash)?.[1];
  return roomIds.find((id) => id === named) ?? null;
}

/**
 * The room shown, kept in the address so that a reload and the browser's own "back" find it. The address holds the
 * room alone: no record, no person.
 */
export function createAddress(first: RoomId): {
  readonly room: Store<RoomId>;
  readonly listen: () => () => void;
} {
  const room = createStore<RoomId>(roomOf(location.hash) ?? first);
  const onHash = () => room.set(roomOf(location.hash) ?? first);
  room.subscribe(() => {
    const hash = `#/${room.get()}`;
    if (location.hash !== hash) location.hash = hash;
  });
  return {
    room,
    listen() {
      window.addEventListener('hashchange', onHash);
      return () => window.removeEventListener('hashchange', onHash);
    },
  };
}
