import { useResource } from '../../../kit/resource.ts';
import type { SeaAnswer } from '../board-wire.ts';
import { crossingNoticeSeconds } from '../crossing-near.ts';

/** Until the node has answered nothing is known of the sea. */
const nothingYet: SeaAnswer = { reports: [], staleSeconds: 0, crossingNoticeSeconds };

/** What is known of the sea, asked once a minute: it turns in hours. */
export function useSea(): SeaAnswer {
  return useResource<SeaAnswer>('/api/operations/rescue/sea').value ?? nothingYet;
}
