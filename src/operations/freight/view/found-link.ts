import { type AskedLink, createAskedLink } from '../../../kit/live/asked-link.ts';
import type { FoundAnswer } from '../wire.ts';

/** The stream says when to ask; where it is silent it is asked this often all the same. */
const askEveryMilliseconds = 5_000;

let seated: { readonly owner: string; readonly link: AskedLink<FoundAnswer | null> } | null = null;

/** People found to whom nobody has come, as kept for whoever sits here: it outlives a change of room. */
export function foundLinkOf(owner: string): AskedLink<FoundAnswer | null> {
  if (seated?.owner !== owner)
    seated = {
      owner,
      link: createAskedLink<FoundAnswer, FoundAnswer | null>({
        empty: null,
        path: () => '/api/operations/freight/found',
        join: (_before, told) => told,
        everyMilliseconds: askEveryMilliseconds,
      }),
    };
  return seated.link;
}
