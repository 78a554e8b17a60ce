import type { Journal } from '../journal/port.ts';
import { type DomainCommand, type GivenFrom, saidIn } from '../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { State } from '../kernel/label.ts';
import type { Refusal } from '../kernel/result.ts';
import { alongOf, contextNamed, evolved, partsAlong, seenOf, sorted } from './along.ts';
import { load } from './handle.ts';
import { newEvent } from './new-event.ts';
import { requestHash } from './request-hash.ts';
import type { createStateCache } from './state-cache.ts';

export interface ProgramParts {
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
  /** Streams folded before, so that a long one is not read again for each command. Absent: it is. */
  readonly states?: ReturnType<typeof createStateCache>;
}

/** A command that no person gives: what allows it is the sheet of automatic flows, or the node's own clock. */
export interface ProgramCommand {
  /** `flow.detection-to-contact`, `node.alarms`. */
  readonly actor: ActorId;
  readonly context: string;
  readonly kind: string;
  /** The part of the stream's name after its kind. */
  readonly key: string;
  readonly command: DomainCommand;
  readonly idempotencyKey: string;
  /** For which state it acts; null: for none. */
  readonly state: State | null;
  /** The agency that answers for it; null: the node's own. */
  readonly owner: string | null;
  readonly cause?: JournalPosition;
}

const attemptsMax = 8;

/**
 * Decides a command of the program itself on what stands, and writes it once, whichever process comes first, also after
 * a kill. Null: written, or nothing to write; else what the context refused. Throws where others keep changing the stream.
 */
export async function giveByProgram(parts: ProgramParts, given: ProgramCommand): Promise<Refusal | null> {
  const to = streamDoorOf(parts.contexts, given.context, given.kind);
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const outcome = await giveOnce(parts, to, given);
    if (outcome !== 'conflict') return outcome;
    parts.states?.drop(`${given.kind}/${given.key}`);
  }
  throw new Error(`${given.actor}: others kept changing ${given.kind}`);
}

async function giveOnce(
  parts: ProgramParts,
  to: StreamDoor,
  given: ProgramCommand,
): Promise<Refusal | null | 'conflict'> {
  const { journal, contexts, agency } = parts;
  const { actor, cause } = given;
  const stream = `${given.kind}/${given.key}`;
  const givenFrom: GivenFrom = { state: given.state, desk: null, roles: [] };
  const held = parts.states?.get(stream);
  const before = held ?? (await load(journal, to, stream));
  const door = to.commands[given.command.type];
  const command = { ...given.command, ...door?.derive?.(saidIn(given.command)) };
  const along = await alongOf({
    context: contextNamed(contexts, given.context),
    command: door ?? {},
    fields: command,
    own: { stream, state: before.state },
    givenFrom,
    load: (kind, name) => load(journal, kind, name),
    isHidden: () => false,
  });
  const seen = along.length > 0 ? { seen: seenOf(along) } : {};
  const decided = to.decider.decide(before.state, { ...command, by: actor, givenFrom, ...seen });
  // An append would find out that what was held is stale; where nothing is written, the book itself is asked.
  if (held !== undefined && (!decided.ok || decided.value.length === 0)) return 'conflict';
  if (!decided.ok) return decided.refusal;
  if (decided.value.length === 0) return null;
  const events = sorted(decided.value, { own: stream, along });
  const by = { who: { agency: given.owner }, request: cause === undefined ? {} : { cause }, agency };
  const written = (door: StreamDoor, event: DomainEvent) =>
    newEvent({ ...by, door: { stream: door } }, event);
  const outcome = await journal.append({
    stream,
    expectedVersion: before.version,
    idempotencyKey: given.idempotencyKey,
    requestHash: requestHash({ by: actor, command: given.command }),
    actor,
    desk: null,
    events: events.own.map((event) => written(to, event)),
    also: partsAlong(events, written),
    answer: { ok: true },
  });
  if (outcome.kind === 'conflict') return 'conflict';
  if (outcome.kind === 'appended') {
    const version = before.version + events.own.length;
    parts.states?.set(stream, { ...before, state: evolved(to, before.state, events.own), version });
  }
  return null;
}

/** One kind of stream of a context. Throws where there is none: a bug. */
export function streamDoorOf(contexts: readonly ContextDoor[], name: string, kind: string): StreamDoor {
  const door = contextNamed(contexts, name).streams.find((one) => one.kind === kind);
  if (door === undefined) throw new Error(`${name} has no stream of kind ${kind}`);
  return door;
}
