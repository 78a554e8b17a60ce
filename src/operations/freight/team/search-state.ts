import type { UtcText } from '../../../kernel/time.ts';
import type { SearchEvent, SearchEventOf, SearchPromise } from './events-search.ts';
import type { TeamEvent } from './events-team.ts';
import type { SealState } from '../words.ts';
import type { SearchEnd, SearchPart, TakeoverRefusal } from './words.ts';

interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** One handing over of a search; `settled` null: nobody has answered. */
export interface Takeover extends Said {
  readonly takeover: string;
  readonly from: string;
  readonly to: string;
  readonly settled:
    | (Said & { readonly how: 'accepted' | 'withdrawn' })
    | (Said & { readonly how: 'refused'; readonly reason: TakeoverRefusal })
    | null;
}

/** A search of one vehicle, with the team that has it. */
export interface Search {
  readonly phase: 'open' | 'ended';
  readonly search: string;
  readonly passage: string;
  readonly team: string;
  readonly place: string;
  readonly lane: string;
  readonly begun: Said;
  readonly done: readonly SearchPart[];
  readonly left: readonly SearchPart[];
  readonly seal: SealState;
  readonly promises: readonly SearchPromise[];
  readonly takeovers: readonly Takeover[];
  readonly ended: (Said & { readonly why: SearchEnd; readonly control: string | null }) | null;
}
export type SearchState = { readonly phase: 'none' } | Search;

/** Folds one event into a search; those of a team are another stream's. */
export function evolveSearch(state: SearchState, event: SearchEvent | TeamEvent): SearchState {
  if (event.type === 'VehicleSearchBegun') return state.phase === 'none' ? begun(event) : state;
  return state.phase === 'none' ? state : changed(state, event);
}

function begun(event: SearchEventOf<'VehicleSearchBegun'>): Search {
  const { search, passage, team, place, lane, left, by, at } = event;
  return {
    phase: 'open',
    search,
    passage,
    team,
    place,
    lane,
    begun: { by, at },
    done: [],
    left,
    seal: 'none',
    promises: [],
    takeovers: [],
    ended: null,
  };
}

function changed(search: Search, event: SearchEvent | TeamEvent): Search {
  switch (event.type) {
    case 'SearchProgressNoted': {
      const { done, left, seal, promises } = event;
      return { ...search, done, left, seal, promises };
    }
    case 'TakeoverProposed': {
      const { takeover, from, to, done, left, seal, promises, by, at } = event;
      const takeovers = [...search.takeovers, { takeover, from, to, by, at, settled: null }];
      return { ...search, done, left, seal, promises, takeovers };
    }
    case 'TakeoverAccepted': {
      const { by, at } = event;
      return { ...settled(search, event.takeover, { how: 'accepted', by, at }), team: event.to };
    }
    case 'TakeoverRefused': {
      const { by, at, reason } = event;
      return settled(search, event.takeover, { how: 'refused', reason, by, at });
    }
    case 'TakeoverWithdrawn':
      return settled(search, event.takeover, { how: 'withdrawn', by: event.by, at: event.at });
    case 'VehicleSearchEnded': {
      const { why, control, by, at } = event;
      return { ...search, phase: 'ended', ended: { why, control, by, at } };
    }
    default:
      return search;
  }
}

function settled(search: Search, id: string, how: NonNullable<Takeover['settled']>): Search {
  const takeovers = search.takeovers.map((one) => (one.takeover === id ? { ...one, settled: how } : one));
  return { ...search, takeovers };
}
