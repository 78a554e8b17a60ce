import type pg from 'pg';
import type { TelemetryBatch } from './port.ts';

/** Tracks and words by their small numbers, and the span of each track's reports. */
export interface Dictionary {
  /** Makes sure that every name of a batch has its number and that the spans cover it. */
  learn(batch: TelemetryBatch): Promise<void>;
  /** Throws for a name not learned: a bug. */
  track(name: string): number;
  word(word: string): number;
}

interface Span {
  readonly id: number;
  readonly low: number;
  readonly high: number;
}

/** The spans of the tracks lately written. */
export interface Spans {
  get(track: string): Span | undefined;
  set(track: string, span: Span): void;
  readonly size: number;
}

/** Tracks of which the number is remembered at least: twice what the live picture holds. One forgotten is asked again. */
const spansMax = 100_000;

/**
 * Remembers the last `max` tracks, and at most twice as many: a sender of made-up identities cannot fill the memory. Two
 * halves, so that what a batch has just asked for outlives all that is learned beside it.
 */
export function makeSpans(max = spansMax): Spans {
  let young = new Map<string, Span>();
  let old = new Map<string, Span>();
  const set = (track: string, span: Span): void => {
    if (young.size >= max && !young.has(track)) {
      old = young;
      young = new Map();
    }
    young.set(track, span);
  };
  return {
    get(track) {
      const held = young.get(track);
      if (held !== undefined) return held;
      const before = old.get(track);
      if (before !== undefined) set(track, before);
      return before;
    },
    set,
    get size() {
      return young.size + old.size;
    },
  };
}

/** A span's end is written this far ahead, so that a track that reports each second is not rewritten each second. */
export const spanSlackMilliseconds = 60_000;

/** The dictionary of one process: what it knows it asks no more. */
export function makeDictionary(pool: pg.Pool): Dictionary {
  const tracks = makeSpans();
  const words = new Map<string, number>();
  const known = <Value>(map: { get(name: string): Value | undefined }, name: string): Value => {
    const value = map.get(name);
    if (value === undefined) throw new Error(`not learned: ${name}`);
    return value;
  };
  return {
    async learn(batch) {
      await learnWords(pool, words, batch);
      await learnTracks(pool, tracks, batch);
    },
    track: (name) => known(tracks, name).id,
    word: (word) => known(words, word),
  };
}

async function learnWords(pool: pg.Pool, words: Map<string, number>, batch: TelemetryBatch): Promise<void> {
  const asked = new Set<string>();
  for (const { source, kind } of batch.reports)
    for (const word of [source, kind]) if (!words.has(word)) asked.add(word);
  for (const { source } of batch.identities) if (!words.has(source)) asked.add(source);
  if (asked.size === 0) return;
  await pool.query(
    `insert into strait_telemetry.words (word) select word from unnest($1::text[]) as w (word)
     where not exists (select from strait_telemetry.words as held where held.word = w.word) on conflict do nothing`,
    [[...asked]],
  );
  const { rows } = await pool.query<{ id: number; word: string }>(
    'select id, word from strait_telemetry.words where word = any ($1)',
    [[...asked]],
  );
  for (const { id, word } of rows) words.set(word, id);
}

async function learnTracks(pool: pg.Pool, tracks: Spans, batch: TelemetryBatch): Promise<void> {
  const wider = new Map<string, { low: number; high: number }>();
  const look = (track: string, low: number, high: number) => {
    const span = tracks.get(track);
    if (span && low >= span.low && high <= span.high) return;
    const asked = wider.get(track) ?? { low, high };
    wider.set(track, { low: Math.min(asked.low, low), high: Math.max(asked.high, high) });
  };
  for (const { track, receivedAt, happenedAt } of batch.reports)
    look(track, Math.min(receivedAt, happenedAt), Math.max(receivedAt, happenedAt));
  for (const { track, receivedAt } of batch.identities) look(track, receivedAt, receivedAt);
  if (wider.size === 0) return;
  // In one order everywhere: two processes that widen the same tracks do not wait for one another in a circle.
  const names = [...wider.keys()].sort();
  const { rows } = await pool.query<{ id: number; track: string; low: number; high: number }>(
    `insert into strait_telemetry.tracks as held (track, low_ms, high_ms)
     select * from unnest($1::text[], $2::bigint[], $3::bigint[])
     on conflict (track) do update set low_ms = least(held.low_ms, excluded.low_ms),
       high_ms = greatest(held.high_ms, excluded.high_ms)
     returning id, track, low_ms::float8 as low, high_ms::float8 as high`,
    [
      names,
      names.map((name) => wider.get(name)?.low),
      names.map((name) => (wider.get(name)?.high ?? 0) + spanSlackMilliseconds),
    ],
  );
  for (const { id, track, low, high } of rows) tracks.set(track, { id, low, high });
}
