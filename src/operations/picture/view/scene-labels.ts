import { byImportance, type LabelPlace, type LabelRequest, placeLabels } from '../../../kit/map/declutter.ts';
import type { Frame } from '../../../kit/map/frame.ts';
import type { Sprites } from '../../../kit/map/sprites.ts';

/** A name to be written beside a point. */
export interface LabelWish {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly gap: number;
  readonly priority: number;
  readonly tone: 'ink' | 'neutral' | 'faint' | 'warning';
}

export interface LabelOptions {
  readonly font: string;
  readonly pixels: number;
  readonly limit: number;
  readonly inset: { readonly top: number; readonly left: number; readonly bottom: number };
  readonly symbols: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly symbolPixels: number;
  readonly sprites: Sprites;
}

interface Placed {
  readonly dx: number;
  readonly dy: number;
}

const placeEveryMilliseconds = 330;

/**
 * Writes names without overlap. While the sheet moves, names keep their side of their point and no new ones come:
 * placing anew for each frame would make them jump. Returns the writer; it remembers the last frame.
 */
export function createLabelWriter() {
  let last = new Map<string, Placed>();
  const widthOf = createWidths();
  let placedAt = 0;
  let placing = true;

  return {
    /**
     * Begins a frame: decides whether names are placed anew in it. On a full sheet that is done every third of a
     * second at most: a name that stands is read better than one that is always best placed.
     */
    begin(frame: Frame, full: boolean, time: number): void {
      placing = !frame.moving && (!full || time - placedAt >= placeEveryMilliseconds);
      if (placing) placedAt = time;
    },
    /** True where a name is worth asking for in this frame. */
    wants: (id: string) => placing || last.has(id),
    /** True where names wait to be placed and nothing else may cause another frame. */
    waits: () => !placing,
    write(frame: Frame, wishes: readonly LabelWish[], options: LabelOptions) {
      const height = Math.ceil(options.pixels * 1.35);
      if (placing) {
        // Of thousands only the foremost can find a place: the others need not be measured.
        const previous = new Set(last.keys());
        const foremost = byImportance(wishes, previous).slice(0, options.limit * 4);
        const requests = foremost.map((wish): LabelRequest => {
          const { id, x, y, gap, priority } = wish;
          return { id, x, y, gap, priority, height, width: widthOf(frame, wish.text, options.font) + 4 };
        });
        last = remember(
          wishes,
          placeLabels(requests, previous, {
            ...options,
            width: frame.width,
            height: frame.height,
          }),
        );
      }
      for (const wish of wishes) {
        const placed = last.get(wish.id);
        if (placed === undefined) continue;
        const width = widthOf(frame, wish.text, options.font) + 4;
        stamp(frame, wish, { ...options, ...placed, height, width });
      }
    },
  };
}

/** Measures names once for each font. */
function createWidths(): (frame: Frame, text: string, font: string) => number {
  const widths = new Map<string, number>();
  let measuredAt = '';
  return (frame, text, font) => {
    if (measuredAt !== font || widths.size > 20_000) widths.clear();
    measuredAt = font;
    const known = widths.get(text);
    if (known !== undefined) return known;
    frame.context.font = font;
    const { width } = frame.context.measureText(text);
    widths.set(text, width);
    return width;
  };
}

function stamp(frame: Frame, wish: LabelWish, box: LabelBox & Placed): void {
  const sprite = labelSprite(frame, wish, box);
  const left = Math.round((wish.x + box.dx) * frame.ratio) / frame.ratio;
  const top = Math.round((wish.y + box.dy) * frame.ratio) / frame.ratio;
  frame.context.drawImage(sprite.image, left, top, sprite.width, sprite.height);
}

export type LabelWriter = ReturnType<typeof createLabelWriter>;

function remember(wishes: readonly LabelWish[], places: readonly LabelPlace[]): Map<string, Placed> {
  const points = new Map(wishes.map((wish) => [wish.id, wish]));
  const placed = new Map<string, Placed>();
  for (const place of places) {
    const wish = points.get(place.id);
    if (wish !== undefined) placed.set(place.id, { dx: place.left - wish.x, dy: place.top - wish.y });
  }
  return placed;
}

interface LabelBox {
  readonly sprites: Sprites;
  readonly font: string;
  readonly pixels: number;
  readonly width: number;
  readonly height: number;
}

// Outlined text is the dearest drawing there is without a graphics processor: each name is drawn once and copied.
function labelSprite(frame: Frame, wish: LabelWish, box: LabelBox) {
  const key = `l:${wish.tone}:${box.pixels}:${wish.text}`;
  return box.sprites.get(key, [box.width, box.height], (context) => {
    context.font = box.font;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = frame.palette.sea;
    context.lineWidth = 3;
    context.strokeText(wish.text, 2, box.height / 2);
    context.fillStyle = frame.palette[wish.tone];
    context.fillText(wish.text, 2, box.height / 2);
  });
}
