import { postJson } from '../kit/http.ts';
import type { RoomParts } from '../kit/room/room-context.tsx';

/**
 * Tells the watch of calls in hand, for the load of the desk. Told and forgotten: no call waits for it, and where it is
 * not heard the desk only looks less busy than it is.
 */
export function callsOf(actions: readonly string[], post: typeof postJson = postJson): RoomParts['calls'] {
  const tell = (act: 'BeginCall' | 'EndCall', path: string) => (call: string) => {
    if (actions.includes(`operations/watch/${act}`))
      void post(`/api/operations/watch/${path}`, { call }, crypto.randomUUID());
  };
  return { begun: tell('BeginCall', 'begin-call'), over: tell('EndCall', 'end-call') };
}
