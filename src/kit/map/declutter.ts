/** One label that would like a place beside its point. Pixels; `priority` higher first. */
export interface LabelRequest {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Clear distance from the point to the text. */
  readonly gap: number;
  readonly priority: number;
}

/** Where a label's left upper corner goes. */
export interface LabelPlace {
  readonly id: string;
  readonly left: number;
  readonly top: number;
}

/** The sheet, how many labels it bears, and the symbols that no label may cover, as columns. */
export interface LabelBounds {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
  /** What lies over the sheet's edges: no label goes there. */
  readonly inset?: { readonly top: number; readonly left: number; readonly bottom: number };
  readonly symbols?: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** Half the side of the square that a symbol takes. */
  readonly symbolPixels?: number;
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

// Fine enough that two names may stand close, coarse enough that a full sheet is a few ten thousand cells.
const cellPixels = 4;

/**
 * Gives places to as many labels as fit without overlap, most important first, at most `limit`.
 * A label that had a place in the last frame keeps its rank before equals, so that names do not flicker.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  previous: ReadonlySet<string>,
  bounds: LabelBounds,
): readonly LabelPlace[] {
  const sheet = createSheet(bounds);
  const { symbols, symbolPixels = 0 } = bounds;
  symbols?.x.forEach((x, n) => sheet.occupy(around(x, symbols.y[n] ?? 0, symbolPixels)));
  const places: LabelPlace[] = [];
  for (const request of byImportance(requests, previous)) {
    if (places.length >= bounds.limit) break;
    const found = sides(request).find((side) => isInside(side, bounds) && sheet.isFree(side));
    if (found === undefined) continue;
    sheet.occupy(found);
    places.push({ id: request.id, left: found.left, top: found.top });
  }
  return places;
}

/** The most important first; weights are told once each, because a full sheet asks for thousands. */
export function byImportance<Wish extends { readonly id: string; readonly priority: number }>(
  wishes: readonly Wish[],
  previous: ReadonlySet<string>,
): readonly Wish[] {
  const weighed = wishes.map((wish) => ({ wish, weight: wish.priority + (previous.has(wish.id) ? 0.5 : 0) }));
  return weighed.sort((a, b) => b.weight - a.weight).map(({ wish }) => wish);
}

/** The sheet in small cells, each free or taken. What lies beyond its edges is neither asked for nor kept. */
function createSheet(bounds: LabelBounds) {
  const columns = Math.ceil(bounds.width / cellPixels);
  const rows = Math.ceil(bounds.height / cellPixels);
  const taken = new Uint8Array(columns * rows);
  const cells = (one: Rectangle) => ({
    left: Math.max(0, Math.floor(one.left / cellPixels)),
    right: Math.min(columns - 1, Math.ceil(one.right / cellPixels) - 1),
    top: Math.max(0, Math.floor(one.top / cellPixels)),
    bottom: Math.min(rows - 1, Math.ceil(one.bottom / cellPixels) - 1),
  });
  return {
    occupy(one: Rectangle): void {
      const { left, right, top, bottom } = cells(one);
      for (let row = top; row <= bottom; row++)
        if (right >= left) taken.fill(1, row * columns + left, row * columns + right + 1);
    },
    isFree(one: Rectangle): boolean {
      const { left, right, top, bottom } = cells(one);
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          if (taken[row * columns + column] === 1) return false;
      return true;
    },
  };
}

function sides(request: LabelRequest): readonly Rectangle[] {
  const { x, y, width, height, gap } = request;
  const at = (left: number, top: number): Rectangle => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });
  return [
    at(x + gap, y - height / 2),
    at(x - gap - width, y - height / 2),
    at(x - width / 2, y - gap - height),
    at(x - width / 2, y + gap),
  ];
}

function around(x: number, y: number, half: number): Rectangle {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

function isInside(one: Rectangle, bounds: LabelBounds): boolean {
  const { top = 0, left = 0, bottom = 0 } = bounds.inset ?? {};
  return (
    one.left >= left && one.top >= top && one.right <= bounds.width && one.bottom <= bounds.height - bottom
  );
}
