import type { Journal } from '../journal/port.ts';
import type { DomainCommand } from '../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { State } from '../kernel/label.ts';
import type { Refusal } from '../kernel/result.ts';
import { alongOf, contextNamed, givenFromOf, partsAlong, seenOf, sorted } from './along.ts';
import { load } from './handle.ts';
import { newEvent } from './new-event.ts';
import { requestHash } from './request-hash.ts';

export interface ProgramParts {
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
  /** The state whose node this is, where it stands beside another's; absent: it stands alone. */
  readonly node?: State;
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
  }
  throw new Error(`${given.actor}: others kept changing ${given.kind}`);
}

async function giveOnce(
  parts: ProgramParts,
  to: StreamDoor,
  given: ProgramCommand,
): Promise<Refusal | null | 'conflict'> {
  const { journal, contexts, agency } = parts;
  const { actor, command, cause } = given;
  const stream = `${given.kind}/${given.key}`;
  const givenFrom = givenFromOf({ state: given.state, desk: null, roles: [] }, parts);
  const before = await load(journal, to, stream);
  const along = await alongOf({
    context: contextNamed(contexts, given.context),
    command: to.commands[command.type] ?? {},
    fields: command as unknown as Readonly<Record<string, unknown>>, // a command is a record of its fields
    own: { stream, state: before.state },
    givenFrom,
    load: (kind, name) => load(journal, kind, name),
    isHidden: () => false,
  });
  const seen = along.length > 0 ? { seen: seenOf(along) } : {};
  const decided = to.decider.decide(before.state, { ...command, by: actor, givenFrom, ...seen });
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
    requestHash: requestHash({ by: actor, command }),
    actor,
    desk: null,
    events: events.own.map((event) => written(to, event)),
    also: partsAlong(events, written),
    answer: { ok: true },
  });
  return outcome.kind === 'conflict' ? 'conflict' : null;
}

/** One kind of stream of a context. Throws where there is none: a bug. */
export function streamDoorOf(contexts: readonly ContextDoor[], name: string, kind: string): StreamDoor {
  const door = contextNamed(contexts, name).streams.find((one) => one.kind === kind);
  if (door === undefined) throw new Error(`${name} has no stream of kind ${kind}`);
  return door;
}
