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

/** The sheet, how many labels it bears, and the symbols that no label may cover: x, y pairs by point. */
export interface LabelBounds {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
  /** What lies over the sheet's edges: no label goes there. */
  readonly inset?: { readonly top: number; readonly left: number; readonly bottom: number };
  readonly symbols?: readonly { readonly x: number; readonly y: number }[];
  /** Half the side of the square that a symbol takes. */
  readonly symbolPixels?: number;
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const cellPixels = 64;

/**
 * Gives places to as many labels as fit without overlap, most important first, at most `limit`.
 * A label that had a place in the last frame keeps its rank before equals, so that names do not flicker.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  previous: ReadonlySet<string>,
  bounds: LabelBounds,
): readonly LabelPlace[] {
  const weight = (one: LabelRequest) => one.priority + (previous.has(one.id) ? 0.5 : 0);
  const ordered = [...requests].sort((a, b) => weight(b) - weight(a));
  const taken = new Map<number, Rectangle[]>();
  for (const point of bounds.symbols ?? []) occupy(around(point, bounds.symbolPixels ?? 0), taken);
  const places: LabelPlace[] = [];
  for (const request of ordered) {
    if (places.length >= bounds.limit) break;
    const found = sides(request).find((side) => isInside(side, bounds) && isFree(side, taken));
    if (found === undefined) continue;
    occupy(found, taken);
    places.push({ id: request.id, left: found.left, top: found.top });
  }
  return places;
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

function around(point: { readonly x: number; readonly y: number }, half: number): Rectangle {
  return { left: point.x - half, top: point.y - half, right: point.x + half, bottom: point.y + half };
}

function isInside(one: Rectangle, bounds: LabelBounds): boolean {
  const { top = 0, left = 0, bottom = 0 } = bounds.inset ?? {};
  return (
    one.left >= left && one.top >= top && one.right <= bounds.width && one.bottom <= bounds.height - bottom
  );
}

function* cellsOf(one: Rectangle): Generator<number> {
  for (let row = Math.floor(one.top / cellPixels); row <= Math.floor(one.bottom / cellPixels); row++)
    for (
      let column = Math.floor(one.left / cellPixels);
      column <= Math.floor(one.right / cellPixels);
      column++
    )
      yield row * 4096 + column;
}

function isFree(one: Rectangle, taken: ReadonlyMap<number, readonly Rectangle[]>): boolean {
  for (const cell of cellsOf(one))
    for (const other of taken.get(cell) ?? [])
      if (
        one.left < other.right &&
        other.left < one.right &&
        one.top < other.bottom &&
        other.top < one.bottom
      )
        return false;
  return true;
}

function occupy(one: Rectangle, taken: Map<number, Rectangle[]>): void {
  for (const cell of cellsOf(one)) {
    const list = taken.get(cell);
    if (list === undefined) taken.set(cell, [one]);
    else list.push(one);
  }
}
