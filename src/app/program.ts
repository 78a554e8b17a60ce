import type { AppendRequest, Journal } from '../journal/port.ts';
import { type DomainCommand, saidIn } from '../kernel/decider.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import type { Labelled, State } from '../kernel/label.ts';
import type { Refusal } from '../kernel/result.ts';
import { alongOf, contextNamed, evolved, givenFromOf, partsAlong, seenOf, sorted } from './along.ts';
import { keptAsNarrow } from './kept-narrower.ts';
import { lendsWider } from './lends-wider.ts';
import { load } from './handle.ts';
import { newEvent } from './new-event.ts';
import { requestHash } from './request-hash.ts';
import type { createStateCache, FoldedStream } from './state-cache.ts';

export interface ProgramParts {
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what nobody else's does. */
  readonly agency: string;
  /** Streams folded before, so that a long one is not read again for each command. Absent: it is. */
  readonly states?: ReturnType<typeof createStateCache>;
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
    parts.states?.drop(streamOf(given));
  }
  throw new Error(`${given.actor}: others kept changing ${given.kind}`);
}

async function giveOnce(
  parts: ProgramParts,
  to: StreamDoor,
  given: ProgramCommand,
): Promise<Refusal | null | 'conflict'> {
  const stream = streamOf(given);
  const held = parts.states?.get(stream);
  const decided = await decideByProgram(parts, given, held ?? (await load(parts.journal, to, stream)));
  // An append would find out that what was held is stale; where nothing is written, the book itself is asked.
  if (held !== undefined && decided.kind !== 'written') return 'conflict';
  switch (decided.kind) {
    case 'refused':
      return decided.refusal;
    case 'nothing':
      return null;
    case 'written':
      return writeOnce(parts, stream, decided);
  }
}

async function writeOnce(
  { journal, states }: ProgramParts,
  stream: string,
  { request, after }: Extract<Decided, { readonly kind: 'written' }>,
): Promise<null | 'conflict'> {
  const { kind } = await journal.append(request);
  if (kind === 'conflict') return 'conflict';
  if (kind === 'appended') states?.set(stream, after);
  return null;
}

/** The name of the stream a command is decided on. */
export function streamOf({ kind, key }: ProgramCommand): string {
  return `${kind}/${key}`;
}

/** What a command becomes on what stands; `after`: how its stream stands once that is in the book. */
export type Decided =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'written'; readonly request: AppendRequest; readonly after: FoldedStream };

/** Decides a command of the program on its stream as given, and writes nothing. */
export async function decideByProgram(
  parts: ProgramParts,
  given: ProgramCommand,
  before: FoldedStream,
): Promise<Decided> {
  const { journal, contexts } = parts;
  const { actor } = given;
  const to = streamDoorOf(contexts, given.context, given.kind);
  const stream = streamOf(given);
  const givenFrom = givenFromOf({ state: given.state, desk: null, roles: [] }, parts);
  const door = to.commands[given.command.type];
  const ordered: Pick<CommandDoor, 'beside' | 'lendsNothing'> =
    door ?? to.ownCommands?.[given.command.type] ?? {};
  const command = { ...given.command, ...door?.derive?.(saidIn(given.command)) };
  const along = await alongOf({
    context: contextNamed(contexts, given.context),
    command: ordered,
    fields: command,
    own: { stream, state: before.state },
    givenFrom,
    load: (kind, name) => load(journal, kind, name),
    isHidden: () => false,
  });
  const seen = along.length > 0 ? { seen: seenOf(along) } : {};
  const decided = to.decider.decide(before.state, { ...command, by: actor, givenFrom, ...seen });
  if (!decided.ok) return { kind: 'refused', refusal: decided.refusal };
  if (decided.value.length === 0) return { kind: 'nothing' };
  const events = sorted(decided.value, { own: stream, along });
  const own = { stream, door: to, label: before.label };
  const lent = lendsWider({ command: ordered, own, along, events });
  if (lent !== null) return { kind: 'refused', refusal: lent };
  const request = requestOf(parts, given, { to, events, version: before.version, label: before.label });
  const after: FoldedStream = {
    state: evolved(to, before.state, events.own),
    version: before.version + events.own.length,
    label: before.label, // by which no command of the program is judged
  };
  return { kind: 'written', request, after };
}

interface Written {
  readonly to: StreamDoor;
  readonly events: ReturnType<typeof sorted>;
  /** At which version of its own stream it was decided, and how that is kept. */
  readonly version: number;
  readonly label: FoldedStream['label'];
}

/**
 * Whose a word of the program is, on a record that stands: whoever set a flow off would else come to own the record. On
 * one of another node it is this node's own (null).
 */
function ownerOn(label: Labelled, origin: NodeId): string | null {
  return label.origin === origin ? label.owner : null;
}

function requestOf(
  { agency, journal }: ProgramParts,
  given: ProgramCommand,
  { to, events, version, label }: Written,
): AppendRequest {
  const { actor, cause } = given;
  const owner = label === null ? given.owner : ownerOn(label, journal.origin);
  const by = { who: { agency: owner }, request: cause === undefined ? {} : { cause }, agency };
  const written = (door: StreamDoor, event: DomainEvent) =>
    newEvent({ ...by, door: { stream: door } }, event);
  return {
    stream: streamOf(given),
    expectedVersion: version,
    idempotencyKey: given.idempotencyKey,
    requestHash: requestHash({ by: actor, command: given.command }),
    actor,
    desk: null,
    events: events.own.map((event) => keptAsNarrow(to, written(to, event), label)),
    also: partsAlong(events, written),
    answer: { ok: true },
  };
}

/** One kind of stream of a context. Throws where there is none: a bug. */
export function streamDoorOf(contexts: readonly ContextDoor[], name: string, kind: string): StreamDoor {
  const door = contextNamed(contexts, name).streams.find((one) => one.kind === kind);
  if (door === undefined) throw new Error(`${name} has no stream of kind ${kind}`);
  return door;
}
