import type { Instant } from '../../../kernel/time.ts';
import type { Position } from '../../../kernel/geo.ts';
import type { Board } from './board.ts';
import { isWaiting } from './board.ts';
import { newestPosition } from './phrases.ts';
import { type Area, circleMetres } from './thought-sea.ts';
import { type Standing } from './thought.ts';

/** One boat on the chart: where it last was, the circle within which it may be now, how it came there. */
export interface BoatMark {
  readonly boat: string;
  readonly label: string;
  readonly at: Position;
  readonly radiusMetres: number;
  readonly grave: boolean;
  readonly opened: boolean;
  /** Every position on record with its own circle, oldest first; of the opened boat alone. */
  readonly trail: readonly (Position & { readonly accuracyMetres: number })[];
  readonly area: Area | null;
}

/** A contact on no boat, an empty hull that was marked. */
export interface PlainMark {
  readonly key: string;
  readonly kind: 'contact' | 'hull';
  readonly at: Position;
  readonly label: string;
}

interface SceneView {
  readonly opened: string | null;
  readonly now: Instant;
  /** Of the opened boat. */
  readonly area: Area | null;
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
    const { contact: key, channel } = contact.facts;
    return [{ key, kind: 'contact', at, label: view.names(channel) }];
  });
  const hulls = [...board.boats.values()].flatMap(({ boat, hulls: marked }) =>
    marked.map(
      (hull): PlainMark => ({
        key: `${boat} ${hull.mark}`,
        kind: 'hull',
        at: hull.position,
        label: hull.mark,
      }),
    ),
  );
  return { boats, marks: [...hulls, ...waiting] };
}

function markOf({ boat }: Standing, view: SceneView): BoatMark | null {
  const newest = newestPosition(boat);
  if (newest === null) return null;
  const opened = boat.boat === view.opened;
  const all = boat.links.flatMap(({ facts }) => facts.positions);
  return {
    boat: boat.boat,
    label: boat.reference,
    at: newest.position,
    radiusMetres: circleMetres(boat, view.now),
    grave: boat.phase === 'distress',
    opened,
    trail: opened ? all.toSorted((a, b) => a.at.localeCompare(b.at, 'en')) : [],
    area: opened ? view.area : null,
  };
}
