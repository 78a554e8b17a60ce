import type { Position } from '../../../kernel/geo.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { gapsText as text } from './text.ts';

const width = 220;
const margin = 8;

/** The outline of an area, north up, in its true proportions at that latitude; beside it stand the corners in figures. */
export function GapOutline(props: { readonly area: readonly Position[] }) {
  const { t } = useWords();
  const { area } = props;
  const points = outlinePoints(area);
  if (points === null) return null;
  return (
    <svg
      className="gap-outline"
      viewBox={`0 0 ${points.width} ${points.height}`}
      width={points.width}
      height={points.height}
      role="img"
      aria-label={t(text.area)}
    >
      <polygon points={points.points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
    </svg>
  );
}

/** Corners on a sheet so many pixels wide, north up; null where fewer than three corners or no extent is given. */
export function outlinePoints(area: readonly Position[]): {
  readonly width: number;
  readonly height: number;
  readonly points: readonly (readonly [number, number])[];
} | null {
  if (area.length < 3) return null;
  const lats = area.map(({ lat }) => lat);
  const north = Math.max(...lats);
  const south = Math.min(...lats);
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const easts = area.map(({ lon }) => lon * shrink);
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const extent = Math.max(east - west, north - south);
  if (extent <= 0) return null;
  const scale = (width - 2 * margin) / extent;
  return {
    width,
    height: Math.ceil((north - south) * scale + 2 * margin),
    points: area.map(({ lat, lon }) => [
      margin + (lon * shrink - west) * scale,
      margin + (north - lat) * scale,
    ]),
  };
}
