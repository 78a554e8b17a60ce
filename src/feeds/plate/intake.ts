import { maySpeakFor } from '../../app/identity/speak-for.ts';
import type { Who } from '../../app/who.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { type Clock, fromUtc, type Instant } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { nearWithoutTwo, plateKeys, plateTokens } from '../../operations/freight/plate/index.ts';
import { clockOf, type PlateReadRefusal, readDelivery, readPlateRead, refuseRead } from './read.ts';
import { type PlateReadFields } from './schema.ts';

/** What one read becomes in the store: the plate in keyed tokens, and as read, to be sealed by it. */
export interface TakenRead extends Omit<PlateReadFields, 'readAt'> {
  readonly receivedAt: Instant;
  readonly happenedAt: Instant;
  readonly clock: 'agrees' | 'ahead' | 'behind';
  readonly shape: string;
  readonly tokens: readonly string[];
}

/** What became of one item; `index` is its place in the list, from 0. */
export type ReadOutcome =
  | { readonly index: number; readonly ok: true; readonly repeated: boolean }
  | {
      readonly index: number;
      readonly ok: false;
      readonly code: PlateReadRefusal['code'];
      readonly field: string | null;
      readonly text: Text;
    };

/** The answer to one delivery. `again`: sending the same once more may succeed, and nothing is lost by it. */
export interface ReadsAnswer {
  readonly refusal: PlateReadRefusal | null;
  readonly outcomes: readonly ReadOutcome[];
  readonly again: boolean;
}

/** How a delivery came: its name in the counts, and the only source it may speak for (null: any). */
export interface Via {
  readonly name: string;
  readonly source: string | null;
  readonly by?: Who;
}

/** What came, parsed or refused before it could be, and how. */
export interface ReadsDelivery {
  readonly value: Result<unknown, PlateReadRefusal>;
  readonly via: Via;
}

export interface PlateIntakeParts {
  /** Resolves once durable, with true for each read that is new; rejects where the store failed. */
  write(reads: readonly TakenRead[]): Promise<readonly boolean[]>;
  /** Keyed hash of a form of a plate: the one under which the freight book compares. */
  readonly tokenOf: (form: string) => string;
  readonly sink: {
    heard(source: string, count: number): void;
    refused(source: string, reason: string, count?: number): void;
  };
  readonly clock: Clock;
  /** How long reads are kept, hours: an older one is not taken. */
  readonly hoursKept: number;
  readonly fault?: (error: unknown) => void;
  /** Reads being written at once over all deliveries; beyond, a delivery is refused as `overloaded`. */
  readonly readsUnderWayMax?: number;
}

/** The way in for plate reads, whatever carries them. */
export interface PlateIntake {
  /** Takes a parsed JSON value (one object or a list) and answers item by item, after durability. Never throws. */
  receive(value: unknown, via: Via): Promise<ReadsAnswer>;
  /** Several deliveries in one write, in their order; each has its own answer. Never throws. */
  receiveAll(deliveries: readonly ReadsDelivery[]): Promise<readonly ReadsAnswer[]>;
}

/** Forty cameras that send a full batch each: what a site sends at once when its link comes back. */
const underWayMax = 20_000;

type Item = TakenRead | PlateReadRefusal;
const isRefusal = (item: Item): item is PlateReadRefusal => 'code' in item;

/** See `PlateIntake`. Items are independent: one bad item refuses only itself; what comes together is one write. */
export function createPlateIntake(parts: PlateIntakeParts): PlateIntake {
  let underWay = 0;

  function itemOf(value: unknown, via: Via): Item {
    const now = parts.clock();
    const read = readPlateRead(value, now, parts.hoursKept);
    if (!read.ok) return read.refusal;
    if (!mayBring(via, read.value.source)) return refuseRead('source_not_yours', 'source').refusal;
    return taken(parts, read.value, now);
  }

  async function written(reads: readonly TakenRead[]): Promise<readonly boolean[] | PlateReadRefusal> {
    if (underWay + reads.length > (parts.readsUnderWayMax ?? underWayMax))
      return refuseRead('overloaded').refusal;
    underWay += reads.length;
    try {
      return await parts.write(reads);
    } catch (error) {
      parts.fault?.(error);
      return refuseRead('not_stored').refusal;
    } finally {
      underWay -= reads.length;
    }
  }

  function reject(refusal: PlateReadRefusal, via: Via): ReadsAnswer {
    parts.sink.refused(via.source ?? via.name, refusal.code);
    return { refusal, outcomes: [], again: false };
  }

  async function receiveAll(deliveries: readonly ReadsDelivery[]): Promise<readonly ReadsAnswer[]> {
    const opened = deliveries.map(({ value, via }) => {
      const values = value.ok ? readDelivery(value.value) : value;
      return values.ok
        ? { via, values: values.value, items: values.value.map((each) => itemOf(each, via)) }
        : { via, refusal: values.refusal };
    });
    const reads = opened.flatMap(({ items = [] }) => items.flatMap((one) => (isRefusal(one) ? [] : [one])));
    const news = await written(reads);
    let from = 0;
    return opened.map(({ via, refusal, values = [], items = [] }) => {
      if (refusal !== undefined) return reject(refusal, via);
      const until = from + items.filter((one) => !isRefusal(one)).length;
      const outcomes = outcomesOf(items, 'code' in news ? news : news.slice(from, until));
      from = until;
      count(parts, { values, outcomes, via });
      return { refusal: null, outcomes, again: outcomes.some(mayHelpAgain) };
    });
  }

  return {
    receiveAll,
    async receive(value, via) {
      const [answer] = await receiveAll([{ value: ok(value), via }]);
      if (answer === undefined) throw new Error('a delivery without its answer'); // a bug
      return answer;
    },
  };
}

function taken({ tokenOf }: PlateIntakeParts, fields: PlateReadFields, now: Instant): Item {
  const keys = plateKeys(fields.plate, fields.country);
  if (!keys.ok) return refuseRead(keys.refusal.code, 'plate').refusal;
  const plate = plateTokens(keys.value, tokenOf);
  const { exact, shape, country } = plate;
  const { readAt, ...said } = fields;
  const happenedAt = fromUtc(readAt);
  const times = { receivedAt: now, happenedAt, clock: clockOf(happenedAt, now) };
  return { ...said, ...times, country, shape, tokens: [exact, ...nearWithoutTwo(plate)] };
}

function outcomesOf(
  items: readonly Item[],
  news: readonly boolean[] | PlateReadRefusal,
): readonly ReadOutcome[] {
  let at = 0;
  return items.map((item, index): ReadOutcome => {
    if (isRefusal(item)) return { index, ok: false, ...item };
    if ('code' in news) return { index, ok: false, ...news };
    return { index, ok: true, repeated: news[at++] === false };
  });
}

interface Delivered {
  readonly values: readonly unknown[];
  readonly outcomes: readonly ReadOutcome[];
  readonly via: Via;
}

/** Whoever speaks in another's name must not make the other's silence unheard: it counts as the speaker's own. */
function count({ sink }: PlateIntakeParts, { values, outcomes, via }: Delivered): void {
  const heard = new Map<string, number>();
  for (const outcome of outcomes) {
    const said = sourceOf(values[outcome.index]);
    const source = via.source ?? (said !== null && mayBring(via, said) ? said : via.name);
    if (outcome.ok) heard.set(source, (heard.get(source) ?? 0) + 1);
    else sink.refused(source, outcome.code);
  }
  for (const [source, reads] of heard) sink.heard(source, reads);
}

function mayBring({ source, by }: Via, named: string): boolean {
  return (source === null || source === named) && (by === undefined || maySpeakFor(by, named));
}

function mayHelpAgain(outcome: ReadOutcome): boolean {
  return !outcome.ok && (outcome.code === 'not_stored' || outcome.code === 'overloaded');
}

function sourceOf(item: unknown): string | null {
  const said = typeof item === 'object' && item !== null && 'source' in item ? item.source : null;
  return shortName.safeParse(said).success ? String(said) : null;
}
