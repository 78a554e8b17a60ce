import { fromUtc, type Instant } from '../../../kernel/time.ts';
import type { ContactPosition } from '../wire.ts';

/** One position of a boat or a person, as geometry needs it. */
export interface Fix {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** 95 % radius. */
  readonly accuracyMetres: number;
  /** When it held. */
  readonly at: Instant;
  /** True where it may be of something else, or not be meant: it stands in for nothing that is firm. Absent: firm. */
  readonly isDoubted?: boolean;
  /** The position of which this is one of several readings, the first as it stands; absent: it can be read in one way. */
  readonly readingOf?: string;
}

/** A contact's position as a fix. `clockOffsetSeconds`: that of its contact, where the receiving clock was wrong. */
export function fixOf(position: ContactPosition, clockOffsetSeconds = 0): Fix {
  const { id, lat, lon, accuracyMetres, at } = position;
  return { id, lat, lon, accuracyMetres, at: (fromUtc(at) + clockOffsetSeconds * 1000) as Instant };
}

/** 95 % radius over standard deviation of a circular normal error: the root of -2 ln 0.05. */
export const sigmasAt95 = Math.sqrt(-2 * Math.log(0.05));

/** Farther than this many standard deviations no sample is drawn: 99.9 % of a circular normal error. */
export const sigmasMax = Math.sqrt(-2 * Math.log(0.001));
