import type { StoredEvent } from '../journal/port.ts';
import { upcast } from '../journal/upcast.ts';
import { type Had, unseenIn } from '../kernel/causal.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { EnvelopeContent, Lane, SharedEvent } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Releasable, ReleaseAnswer, ReleaseQuestion } from '../policy/release.ts';

type Decision = Extract<EnvelopeContent, { readonly type: 'decision' }>;

/** What of one decision goes out on one lane. */
export interface LanePart {
  readonly lane: Lane;
  readonly content: Decision;
}

/** Events of the journal in order, those of one decision together. */
export function decisionsOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const decisions: StoredEvent[][] = [];
  for (const event of events) {
    const last = decisions.at(-1);
    if (last?.[0]?.idempotencyKey === event.idempotencyKey) last.push(event);
    else decisions.push([event]);
  }
  return decisions;
}

/** The published language by the kind of stream, with the name of its context. */
export type Language = ReadonlyMap<string, { readonly context: string; readonly door: StreamDoor }>;

export function languageOf(contexts: readonly ContextDoor[]): Language {
  return new Map(
    contexts.flatMap(({ name, streams }) =>
      streams.map((door) => [door.kind, { context: name, door }] as const),
    ),
  );
}

/**
 * A stored event as release judges it, lifted to its newest shape. Of a kind that this program does not know, or in a
 * shape newer than it knows, it is left as it is: no rule lets that go.
 */
export function releasable(language: Language, stored: StoredEvent): Releasable {
  const found = language.get(stored.stream.split('/', 1)[0] ?? '');
  const lifts = found?.door.upcasters[stored.type] ?? [];
  const newest = lifts.length + 1;
  const isKnown = found !== undefined && stored.shape <= newest;
  const body = isKnown ? (upcast(stored, lifts) as SharedEvent['body']) : stored.body; // lifting keeps JSON
  return {
    context: found?.context ?? '',
    stored: { ...stored, shape: isKnown ? newest : stored.shape, body },
  };
}

export interface DecisionParts {
  readonly language: Language;
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  readonly laneOf: (stream: string) => Lane;
  readonly from: NodeId;
  readonly to: NodeId;
}

/**
 * What may leave of one decision at a moment, by lane. `had`: of each event, what this node had of the others' part of
 * its stream. A decision over streams of several lanes is whole on each, and in no order between them.
 */
export function partsOf(
  parts: DecisionParts,
  decision: readonly { readonly stored: StoredEvent; readonly had: Had }[],
  at: Instant,
): readonly LanePart[] {
  const byLane = new Map<Lane, SharedEvent[]>();
  for (const { stored, had } of decision) {
    const { from, to } = parts;
    const answer = parts.release({ event: releasable(parts.language, stored), from, to, at });
    if (answer.kind === 'kept') continue;
    const lane = parts.laneOf(stored.stream);
    const shared = { ...answer.shared, seen: had.seen, ...unseenIn(had.unseen) };
    byLane.set(lane, [...(byLane.get(lane) ?? []), shared]);
  }
  const first = decision[0]?.stored;
  if (first === undefined) return [];
  const { recordedAt, actor, desk } = first;
  return [...byLane].flatMap(([lane, all]) =>
    fitting(all).map(
      (events): LanePart => ({
        lane,
        content: { type: 'decision', recordedAt, actor, desk, events },
      }),
    ),
  );
}

/** What one envelope holds at most: the part that checks it there takes one MiB signed, and 500 events. */
const charactersMax = 700_000;
const eventsMax = 500;

/** All of it together, as it was decided; only what no envelope could hold is told in several, in order. */
function fitting(events: readonly SharedEvent[]): readonly (readonly SharedEvent[])[] {
  const parts: SharedEvent[][] = [];
  let left = 0;
  for (const event of events) {
    const { length } = JSON.stringify(event);
    const last = parts.at(-1);
    if (last === undefined || last.length === eventsMax || length > left) {
      parts.push([event]);
      left = charactersMax - length;
    } else {
      last.push(event);
      left -= length;
    }
  }
  return parts;
}
