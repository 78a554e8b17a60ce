import type { Uncarried } from '../journal/outbox-port.ts';
import type { StoredEvent } from '../journal/port.ts';
import { upcast } from '../journal/upcast.ts';
import { type Had, unseenIn } from '../kernel/causal.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { EnvelopeContent, Lane, SharedEvent } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { isFault } from '../kernel/kept-reason.ts';
import { type Instant, toUtc } from '../kernel/time.ts';
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
  /** Whether a content has the form in which envelopes travel. */
  readonly carries: (content: EnvelopeContent) => boolean;
  readonly laneOf: (stream: string) => Lane;
  readonly from: NodeId;
  readonly to: NodeId;
}

/** An own record on its turn, and what this node had of the others' part of its stream. */
interface Turn {
  readonly stored: StoredEvent;
  readonly had: Had;
}

/** What becomes of one decision. */
export interface Parted {
  readonly said: readonly LanePart[];
  /** What should have left and cannot. */
  readonly uncarried: readonly Uncarried[];
}

/**
 * What may leave of one decision at a moment, by lane. A decision over streams of several lanes is whole on each, and in
 * no order between them. A record that no envelope could hold stays alone: nothing waits behind it.
 */
export function partsOf(parts: DecisionParts, decision: readonly Turn[], at: Instant): Parted {
  const byLane = new Map<Lane, SharedEvent[]>();
  const uncarried: Uncarried[] = [];
  for (const turn of decision) {
    const told = toldOf(parts, turn, at);
    if (told.kind === 'kept') {
      if (!isFault(told.reason)) continue;
      uncarried.push({ position: turn.stored.position, reason: told.reason, at: toUtc(at) });
      continue;
    }
    const lane = parts.laneOf(turn.stored.stream);
    byLane.set(lane, [...(byLane.get(lane) ?? []), told.shared]);
  }
  const first = decision[0]?.stored;
  if (first === undefined) return { said: [], uncarried };
  const said = [...byLane].flatMap(([lane, all]) =>
    fitting(all).map((events): LanePart => ({ lane, content: contentOf(first, events) })),
  );
  return { said, uncarried };
}

export type ToldOrKept =
  | { readonly kind: 'told'; readonly shared: SharedEvent }
  | Extract<ReleaseAnswer, { readonly kind: 'kept' }>;

/** Whether one own record leaves at a moment: by the rules, and in the form in which envelopes travel. */
export function toldOf(parts: Omit<DecisionParts, 'laneOf'>, { stored, had }: Turn, at: Instant): ToldOrKept {
  const { from, to } = parts;
  const answer = parts.release({ event: releasable(parts.language, stored), from, to, at });
  if (answer.kind === 'kept') return answer;
  const shared = { ...answer.shared, seen: had.seen, ...unseenIn(had.unseen) };
  if (parts.carries(contentOf(stored, [shared]))) return { kind: 'told', shared };
  return { kind: 'kept', reason: 'unfit', rule: shared.ground.rule };
}

function contentOf({ recordedAt, actor, desk }: StoredEvent, events: readonly SharedEvent[]): Decision {
  return { type: 'decision', recordedAt, actor, desk, events };
}

/** What one envelope holds at most: the part that checks it there takes one MiB signed, and 500 events. */
const bytesMax = 700_000;
const eventsMax = 500;

/** All of it together, as it was decided; only what no envelope could hold is told in several, in order. */
function fitting(events: readonly SharedEvent[]): readonly (readonly SharedEvent[])[] {
  const parts: SharedEvent[][] = [];
  let left = 0;
  for (const event of events) {
    const length = Buffer.byteLength(JSON.stringify(event));
    const last = parts.at(-1);
    if (last === undefined || last.length === eventsMax || length > left) {
      parts.push([event]);
      left = bytesMax - length;
    } else {
      last.push(event);
      left -= length;
    }
  }
  return parts;
}
