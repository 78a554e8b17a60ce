import type { Instant } from '../../../kernel/time.ts';
import { type PlateTokens, tokensToMeet } from './keys.ts';
import { relationOf } from './relation.ts';

/** A read of a camera as the question "where was it seen" takes it. */
export interface PlateReadFacts {
  readonly source: string;
  readonly receivedAt: Instant;
  /** By the camera's clock; `clock` says how that goes with ours. */
  readonly happenedAt: Instant;
  readonly clock: 'agrees' | 'ahead' | 'behind';
  readonly site: string;
  readonly lane: string | null;
  readonly direction: 'to_uk' | 'to_eu' | null;
  readonly facing: 'front' | 'rear' | null;
  readonly confidence: number | null;
  readonly plate: PlateTokens;
}

/** One place and time at which a camera read a plate of the passage, or one so near that it may be it. */
export interface SeenAt extends Omit<PlateReadFacts, 'plate'> {
  readonly on: 'tractor' | 'trailer';
  readonly relation: 'same' | 'confusable' | 'one_apart';
}

/** The plates of a passage. */
export interface PlatesOf {
  readonly tractor: PlateTokens | null;
  readonly trailer: PlateTokens | null;
}

/** All tokens by which reads of a passage are looked for. */
export function tokensOf({ tractor, trailer }: PlatesOf): readonly string[] {
  const plates = [tractor, trailer].filter((plate) => plate !== null);
  return [...new Set(plates.flatMap(tokensToMeet))];
}

const closeness = ['same', 'confusable', 'one_apart'] as const;

/**
 * Where the vehicle of a passage was seen, over all sites, the latest first: reads of its plates, and near ones marked as
 * such. A read that is near to one plate and the same as the other counts as the other. Told from tokens alone.
 */
export function seenAt(plates: PlatesOf, reads: readonly PlateReadFacts[]): readonly SeenAt[] {
  return reads
    .flatMap((read) => sightingOf(plates, read))
    .toSorted((a, b) => b.receivedAt - a.receivedAt || (a.source < b.source ? -1 : 1));
}

function sightingOf(plates: PlatesOf, { plate: read, ...told }: PlateReadFacts): readonly SeenAt[] {
  const found = (['tractor', 'trailer'] as const).flatMap((on) => {
    const plate = plates[on];
    const relation = plate === null ? 'different' : relationOf(plate, read);
    return relation === 'different' ? [] : [{ ...told, on, relation }];
  });
  const [closest] = found.toSorted((a, b) => closeness.indexOf(a.relation) - closeness.indexOf(b.relation));
  return closest === undefined ? [] : [closest];
}
