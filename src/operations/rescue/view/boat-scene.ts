import type { Instant } from '../../../kernel/time.ts';
import type { Position } from '../../../kernel/geo.ts';
import { circleMetres } from '../newest-place.ts';
import { positionHistory } from '../position-history.ts';
import type { Board } from './board.ts';
import { isWaiting } from './board.ts';
import { newestPosition } from './phrases.ts';
import type { Area } from './thought-sea.ts';
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

/** A contact on no boat, an empty hull that was marked. */
export interface PlainMark {
  readonly kind: 'contact' | 'hull';
  readonly at: Position;
  readonly label: string;
  /** As a boat's. */
  readonly theirAge: string | null;
}

interface SceneView {
  readonly opened: string | null;
  readonly now: Instant;
  /** Of the opened boat. */
  readonly area: Area | null;
  /** How old what a side has told is, in words, where it is not fresh; null: it is. */
  readonly ageOf: (side: string) => string | null;
}

export interface BoatScene {
  readonly boats: readonly BoatMark[];
  readonly marks: readonly PlainMark[];
}

/** What the chart of the boats draws at one moment: open boats with a position, what is on no boat, marked hulls. */
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
    return [{ kind: 'contact', at, label: labelOf(view.names(channel), theirAge), theirAge }];
  });
  const hulls = [...board.boats.values()].flatMap(({ hulls: marked }) =>
    marked.map(
      (hull): PlainMark => ({
        kind: 'hull',
        at: hull.position,
        label: hull.mark,
        // A hull that was marked and left does not move: it is as true as when it was marked.
        theirAge: null,
      }),
    ),
  );
  return { boats, marks: [...hulls, ...waiting] };
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
