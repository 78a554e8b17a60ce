import { useEffect } from 'react';
import { seeTips, type TipRoom, type TipsAnswer, tipsNews, type TipView } from '../../kernel/released-tip.ts';
import { useNudge, useResource } from '../resource.ts';
import { useRoom } from '../room/room-context.tsx';
import { useStore } from '../store.ts';

/** Tips released to a room that hold now or later. */
export interface RoomTips {
  readonly tips: readonly TipView[];
  readonly again: () => void;
}

/** Follows the tips of a room while it is on the screen; none where the post may not see them. */
export function useTips(room: TipRoom): RoomTips {
  const { staff, onNews, clock } = useRoom();
  const now = useStore(clock);
  const may = staff.actions.includes(seeTips[room]);
  const asked = useResource<TipsAnswer>(may ? `/api/operations/tips/${room}` : null);
  const { value, again } = asked;
  const nudge = useNudge(asked);
  useEffect(() => onNews(tipsNews[room], nudge), [onNews, room, nudge]);
  // What is over leaves the picture by the clock alone, whether or not the node is heard.
  return { tips: (value?.tips ?? []).filter(({ until }) => Date.parse(until) > now), again };
}
