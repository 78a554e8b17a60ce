import type { Position } from '../../../kernel/geo.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { NamedPlace } from '../../../kit/map/chart-set.ts';
import type { MapSettings } from './map-settings.ts';
import type { Picture } from './picture.ts';
import type { Selection } from './selection.ts';

/** The measuring line: none, one end, or both. */
export type Measure = readonly [] | readonly [Position] | readonly [Position, Position];

/** Everything the painter draws over the base chart, at one moment. */
export interface Scene {
  readonly picture: Picture;
  readonly now: number;
  readonly selection: Selection | null;
  readonly hovered: Selection | null;
  readonly settings: MapSettings;
  readonly places: readonly NamedPlace[];
  /** The box inside which the coast is drawn: Mercator west, south, east, north. */
  readonly coastBox: readonly [number, number, number, number] | null;
  readonly measure: Measure;
  /** Positions of the selected track in the last hour: x, y pairs. */
  readonly history: readonly number[];
  readonly words: Words;
  /** CSS pixels of the small text. */
  readonly textPixels: number;
}
