import type { Journal, JsonObject, NewEvent, StreamPart } from '../../journal/port.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../../kernel/event.ts';
import type { ActorId, IdSource } from '../../kernel/ids.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { type Clock, type Instant, toUtc } from '../../kernel/time.ts';
import { concernedBy, type KnownPeople } from '../concerned.ts';
import { domainEvent, labelOf } from '../new-event.ts';
import { requestHash } from '../request-hash.ts';
import { createStateCache, type FoldedStream } from '../state-cache.ts';
import type { Who } from '../who.ts';

/** Who answers for an act of identity: somebody who has proved who they are, or the node itself. */
export type Author = Pick<Who, 'actor' | 'desk' | 'agency' | 'roles'>;

/** One decision on one stream: `access/<staff>` or `device/<id>`. */
export interface Act {
  readonly kind: 'access' | 'device';
  readonly key: string;
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>;
}

export interface Recorded {
  readonly position: JournalPosition;
  /** The folded state of each stream, in the order of the acts. */
  readonly states: readonly unknown[];
}

export type RecordActs = (
  by: Author,
  ...acts: readonly [Act, ...Act[]]
) => Promise<Result<Recorded, Refusal>>;

export interface RecorderParts {
  readonly journal: Pick<Journal, 'append' | 'readStream'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The streams of the identity context. */
  readonly streams: readonly StreamDoor[];
  /** Answers for records about people without an agency. */
  readonly agency: string;
  readonly people: KnownPeople;
}

const attemptsMax = 8;

/** The node's own hand: no person, so no policy is asked; what it may write is what identity's deciders know. */
export const nodeItself: Author = { actor: 'node' as ActorId, desk: null, agency: null, roles: [] };

/**
 * Writes acts of identity, all or none, durable when it resolves. These are no commands that anybody may send: the
 * caller has checked a proof or a right. Refuses what the deciders refuse, and `contended`. Faults are thrown.
 */
export function createRecorder(parts: RecorderParts): RecordActs {
  const cache = createStateCache(5_000);
  return async (by, ...acts) => {
    const idempotencyKey = `identity/${parts.ids()}`;
    let isFresh = false;
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const decided = await decideAll(parts, cache, { by, acts });
      if (!decided.ok) {
        // Nothing is written of a refusal, so no conflict tells that the cache is behind: the book itself is asked.
        if (isFresh) return decided;
        for (const { kind, key } of acts) cache.drop(`${kind}/${key}`);
        isFresh = true;
        continue;
      }
      const [first, ...also] = decided.value.map(({ part }) => part);
      if (first === undefined) return refuse('invalid');
      const outcome = await parts.journal.append({
        ...first,
        also,
        idempotencyKey,
        requestHash: requestHash(acts),
        actor: by.actor,
        desk: by.desk,
        answer: { ok: true },
      });
      if (outcome.kind === 'appended') {
        for (const { part, after } of decided.value) cache.set(part.stream, after);
        return ok({ position: outcome.last, states: decided.value.map(({ after }) => after.state) });
      }
      for (const { part } of decided.value) cache.drop(part.stream);
    }
    return refuse('contended');
  };
}

interface Decided {
  readonly part: StreamPart;
  readonly after: FoldedStream;
}

type Cache = ReturnType<typeof createStateCache>;

async function decideAll(
  parts: RecorderParts,
  cache: Cache,
  { by, acts }: { readonly by: Author; readonly acts: readonly Act[] },
): Promise<Result<readonly Decided[], Refusal>> {
  const all: Decided[] = [];
  for (const act of acts) {
    const decided = await decideOne(parts, cache, { by, act });
    if (!decided.ok) return decided;
    all.push(decided.value);
  }
  return ok(all);
}

async function decideOne(
  parts: RecorderParts,
  cache: Cache,
  { by, act }: { readonly by: Author; readonly act: Act },
): Promise<Result<Decided, Refusal>> {
  const door = parts.streams.find(({ kind }) => kind === act.kind);
  if (door === undefined) throw new Error(`identity without its streams: ${act.kind}`);
  const stream = `${act.kind}/${act.key}`;
  const before = cache.get(stream) ?? (await load(parts, door, stream));
  const now = parts.clock();
  const command = { ...act.command, ...concerning(parts, by, { act, now }), at: toUtc(now), by: by.actor };
  const decision = door.decider.decide(before.state, command);
  if (!decision.ok) return decision;
  const events = decision.value;
  const state = events.reduce<unknown>((folded, event) => door.decider.evolve(folded, event), before.state);
  return ok({
    part: {
      stream,
      expectedVersion: before.version,
      events: events.map((event) => newEvent(door, event, by.agency ?? parts.agency)),
    },
    after: { state, version: before.version + events.length, label: before.label },
  });
}

/** Every act on a person's ways in is decided with what that person holds: none may forget to ask. */
function concerning(
  { people }: RecorderParts,
  by: Author,
  { act: { kind, key }, now }: { readonly act: Act; readonly now: Instant },
) {
  if (kind !== 'access') return {};
  return { concerned: concernedBy(people, by, { staff: key, proposedBy: null, at: now }) };
}

async function load({ journal }: RecorderParts, door: StreamDoor, stream: string): Promise<FoldedStream> {
  const history = await journal.readStream(stream);
  let state = door.decider.initial;
  for (const stored of history) state = door.decider.evolve(state, domainEvent(door, stored));
  return { state, version: history.length, label: null };
}

function newEvent(door: StreamDoor, event: DomainEvent, owner: string): NewEvent {
  const { type, at, ...fields } = event;
  const handling = door.handling[type];
  const schema = door.events[type];
  if (handling === undefined || schema === undefined)
    throw new Error(`event type without handling or schema: ${type}`);
  return {
    type,
    shape: (door.upcasters[type]?.length ?? 0) + 1,
    happenedAt: at,
    marking: handling.marking,
    purpose: handling.purpose,
    label: labelOf(handling, owner),
    cause: null,
    body: schema.parse(fields) as JsonObject,
  };
}
