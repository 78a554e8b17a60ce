import { useMemo } from 'react';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { ContactFacts } from '../wire.ts';
import { factsOf, type ContactSaid } from './contact-said.ts';
import { type OfferedLink, offeredLink } from './offered-link.ts';
import { useRescue } from './rescue-context.tsx';
import { useOnLand } from './use-reading.ts';

/** What is typed so far as the facts that it will be: the same value while nothing of it changes. */
export function useFacts(said: ContactSaid): ContactFacts {
  const { staff } = useRoom();
  const isOnLand = useOnLand();
  const { state: side } = staff;
  const key = JSON.stringify(said);
  return useMemo(
    () => factsOf(JSON.parse(key) as ContactSaid, { side, isOnLand }), // written just above
    [key, side, isOnLand],
  );
}

/** How the link of a contact to a boat is offered; null where no boat is chosen, or it is not on the board. */
export function useOfferedLink(facts: ContactFacts, boat: string): OfferedLink | null {
  const { board } = useRescue();
  return useMemo(() => {
    const held = board.boats.get(boat);
    return held === undefined ? null : offeredLink(board, { facts }, held);
  }, [board, boat, facts]);
}
