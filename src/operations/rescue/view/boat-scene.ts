import type { Instant } from '../../../kernel/time.ts';
import type { Position } from '../../../kernel/geo.ts';
import type { HeldSearch } from '../events-boat.ts';
import { circleMetres } from '../newest-place.ts';
import { positionHistory } from '../position-history.ts';
import type { Board } from './board.ts';
import { isWaiting } from './board.ts';
import { newestPosition } from './phrases.ts';
import {
  type Area,
  type HeldHull,
  hullMetres,
  type SearchArea,
  searchMetres,
  swimmerSearches,
} from './thought-sea.ts';
import { type Standing } from './thought.ts';

/** One boat on the chart: where it last was, the circle within which it may be now, how it came there. */
export interface BoatMark {
  readonly boat: string;
  readonly label: string;
  readonly at: Position;
  readonly radiusMetres: number;
  readonly grave: boolean;
  /** How old what its last position was told by is, where that side is not heard now; null: fresh, or this side's own. */
  readonly theirAge: string | null;
  readonly opened: boolean;
  /** Every position on record with its own circle, oldest first; of the opened boat alone. */
  readonly trail: readonly (Position & { readonly accuracyMetres: number })[];
  readonly area: Area | null;
}

/** A contact on no boat, an empty hull that was marked, the datum from which somebody in the water drifts. */
export interface PlainMark {
  readonly kind: 'contact' | 'hull' | 'datum';
  readonly at: Position;
  /** Within which it may be now; null: no circle is drawn. */
  readonly radiusMetres: number | null;
  readonly label: string;
  /** As a boat's. */
  readonly theirAge: string | null;
}

interface SceneView {
  readonly opened: string | null;
  readonly now: Instant;
  /** Of the opened boat. */
  readonly area: Area | null;
  readonly searches: readonly SearchArea[];
  /** A search in few words: for whom, since when. */
  readonly searchName: (search: HeldSearch) => string;
  /** The mark of a hull, and when it was left. */
  readonly hullName: (hull: HeldHull) => string;
  /** How old what a side has told is, in words, where it is not fresh; null: it is. */
  readonly ageOf: (side: string) => string | null;
}

export interface BoatScene {
  readonly boats: readonly BoatMark[];
  readonly marks: readonly PlainMark[];
  /** Where those may be for whom the opened boat's searches are: drawn unlike the boat's own area. */
  readonly searchAreas: readonly Area[];
}

/** What the chart of the boats draws at one moment: open boats with a position, searches, what is on no boat, marked hulls. */
export function boatScene(
  board: Board,
  standings: readonly Standing[],
  view: SceneView & { readonly names: (channel: string) => string },
): BoatScene {
  const shown = standings.filter(({ boat }) => boat.status === 'open' || boat.boat === view.opened);
  const boats = shown.flatMap((standing) => markOf(standing, view) ?? []);
  const waiting = [...board.contacts.values()].filter(isWaiting).flatMap((contact): PlainMark[] => {
    const at = contact.facts.positions.at(-1);
    if (at === undefined) return [];
    const { channel, side } = contact.facts;
    const theirAge = view.ageOf(side);
    const label = labelOf(view.names(channel), theirAge);
    return [{ kind: 'contact', at, radiusMetres: null, label, theirAge }];
  });
  const hulls = [...board.boats.values()].flatMap(({ hulls: marked }) =>
    marked.map(
      (hull): PlainMark => ({
        kind: 'hull',
        at: hull.position,
        radiusMetres: hullMetres(hull, view.now),
        // Left to wind and stream: where it was, and when, never where it is.
        label: view.hullName(hull),
        theirAge: null,
      }),
    ),
  );
  // Of a closed boat too: while somebody is sought, the chart shows from where.
  const datums = standings.flatMap(({ boat }) =>
    swimmerSearches(boat).flatMap((search) => datumOf(search, view)),
  );
  return {
    boats,
    marks: [...datums, ...hulls, ...waiting],
    searchAreas: view.searches.flatMap(({ area }) => area ?? []),
  };
}

function datumOf(search: HeldSearch, view: SceneView): readonly PlainMark[] {
  const { datum } = search;
  if (datum === null) return [];
  const radiusMetres = searchMetres(search, view.now);
  return [{ kind: 'datum', at: datum, radiusMetres, label: view.searchName(search), theirAge: null }];
}

function markOf({ boat }: Standing, view: SceneView): BoatMark | null {
  const newest = newestPosition(boat);
  if (newest === null) return null;
  const opened = boat.boat === view.opened;
  const theirAge = view.ageOf(newest.facts.side);
  return {
    boat: boat.boat,
    label: labelOf(boat.reference, theirAge),
    theirAge,
    at: newest.position,
    radiusMetres: circleMetres(boat, view.now),
    grave: boat.phase === 'distress',
    opened,
    trail: opened ? positionHistory(boat) : [],
    area: opened ? view.area : null,
  };
}

/** `UK-26-001 · 4 min old`: the age stands at the symbol itself. */
function labelOf(label: string, theirAge: string | null): string {
  return theirAge === null ? label : `${label} · ${theirAge}`;
}
