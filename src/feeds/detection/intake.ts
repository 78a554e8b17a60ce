import { maySpeakFor } from '../../app/identity/speak-for.ts';
import type { Who } from '../../app/who.ts';
import type { Text } from '../../kernel/text.ts';
import type { Clock, UtcText } from '../../kernel/time.ts';
import { toUtc } from '../../kernel/time.ts';
import type { DetectionRefusal } from './read.ts';
import { readDelivery, readDetection, refuseDetection } from './read.ts';
import type { DetectionFields } from './schema.ts';
import { shortName } from './schema.ts';
import { detectionRefusals } from './text.ts';

/** The command one accepted item becomes. */
export type RecordDetection = DetectionFields & { readonly type: 'RecordDetection'; readonly at: UtcText };

/** What the book answers. `position` is the journal position at which the detection stands. */
export type RecordAnswer =
  | { readonly ok: true; readonly position: string; readonly repeated: boolean }
  | { readonly ok: false; readonly code: string; readonly detail?: unknown; readonly text?: Text };

/** What became of one item of a delivery; `index` is its place in the list, from 0. */
export type DetectionOutcome =
  | { readonly index: number; readonly ok: true; readonly position: string; readonly repeated: boolean }
  | {
      readonly index: number;
      readonly ok: false;
      readonly code: string;
      readonly field: string | null;
      readonly text: Text;
    };

/** The answer to one delivery. `again` is true where sending the same once more may succeed (nothing is lost then). */
export interface DeliveryAnswer {
  readonly refusal: DetectionRefusal | null;
  readonly outcomes: readonly DetectionOutcome[];
  readonly again: boolean;
}

/** How a delivery came: its name in the counts, and the only source it may speak for (null: any). */
export interface Via {
  readonly name: string;
  readonly source: string | null;
  /** The device that brought it, where it has shown its key: what it brings is recorded as its own. */
  readonly by?: Who;
}

export interface DetectionParts {
  /** Resolves once durable; rejects where the store failed. */
  record(
    command: RecordDetection,
    options: { readonly idempotencyKey: string; readonly by?: Who },
  ): Promise<RecordAnswer>;
  readonly sink: {
    heard(source: string, count: number): void;
    refused(source: string, reason: string, count?: number): void;
  };
  readonly clock: Clock;
  readonly fault?: (error: unknown) => void;
  /** Items under way at once over all deliveries, and waiting ones; beyond, items are refused as `overloaded`. */
  readonly inFlightMax?: number;
  readonly waitingMax?: number;
}

function mayBring({ source, by }: Via, named: string): boolean {
  return (source === null || source === named) && (by === undefined || maySpeakFor(by, named));
}

/** The way in for detections, whatever carries them. */
export interface DetectionIntake {
  /** Takes a parsed JSON value (one object or a list) and answers item by item, after durability. Never throws. */
  receive(value: unknown, via: Via): Promise<DeliveryAnswer>;
  /** Counts a delivery that could not even be parsed, and gives its answer. */
  reject(refusal: DetectionRefusal, via: Via): DeliveryAnswer;
}

/** See `DetectionIntake`. The items of a delivery are independent: one bad item refuses only itself. */
export function createDetectionIntake(parts: DetectionParts): DetectionIntake {
  const gate = createGate(parts.inFlightMax ?? 16, parts.waitingMax ?? 5_000);

  async function recorded(fields: DetectionFields, index: number, by?: Who): Promise<DetectionOutcome> {
    if (!(await gate.enter())) return refused(index, refuseDetection('overloaded').refusal);
    try {
      const command: RecordDetection = { type: 'RecordDetection', at: toUtc(parts.clock()), ...fields };
      const idempotencyKey = `detection/${fields.source}/${fields.key}`;
      const answer = await parts.record(command, { idempotencyKey, ...(by === undefined ? {} : { by }) });
      if (answer.ok) return { index, ok: true, position: answer.position, repeated: answer.repeated };
      const text = answer.text ?? detectionRefusals.refused_by_record;
      return { index, ok: false, code: answer.code, field: null, text };
    } catch (error) {
      parts.fault?.(error);
      return refused(index, refuseDetection('not_stored').refusal);
    } finally {
      gate.leave();
    }
  }

  async function take(item: unknown, index: number, via: Via): Promise<DetectionOutcome> {
    const read = readDetection(item, parts.clock());
    // Whoever speaks in another's name must not make the other's silence unheard: it counts as the speaker's own.
    const said = sourceOf(item);
    const source = via.source ?? (said !== null && mayBring(via, said) ? said : via.name);
    if (read.ok) parts.sink.heard(source, 1);
    const outcome = !read.ok
      ? refused(index, read.refusal)
      : !mayBring(via, read.value.source)
        ? refused(index, refuseDetection('source_not_yours', 'source').refusal)
        : await recorded(read.value, index, via.by);
    if (!outcome.ok) parts.sink.refused(source, outcome.code);
    return outcome;
  }

  function reject(refusal: DetectionRefusal, via: Via): DeliveryAnswer {
    parts.sink.refused(via.source ?? via.name, refusal.code);
    return { refusal, outcomes: [], again: false };
  }

  return {
    reject,
    async receive(value, via) {
      const items = readDelivery(value);
      if (!items.ok) return reject(items.refusal, via);
      const outcomes = await Promise.all(items.value.map((item, index) => take(item, index, via)));
      return { refusal: null, outcomes, again: outcomes.some(mayHelpAgain) };
    },
  };
}

function refused(index: number, refusal: DetectionRefusal): DetectionOutcome {
  return { index, ok: false, ...refusal };
}

function mayHelpAgain(outcome: DetectionOutcome): boolean {
  return !outcome.ok && (outcome.code === 'not_stored' || outcome.code === 'overloaded');
}

function sourceOf(item: unknown): string | null {
  const said = typeof item === 'object' && item !== null && 'source' in item ? item.source : null;
  return shortName.safeParse(said).success ? String(said) : null;
}

/** Lets `inFlightMax` in at once and `waitingMax` wait, first come first served. */
function createGate(inFlightMax: number, waitingMax: number) {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    async enter(): Promise<boolean> {
      if (inside < inFlightMax) {
        inside += 1;
        return true;
      }
      if (waiting.length >= waitingMax) return false;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return true;
    },
    leave(): void {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    },
  };
}
