import type { KeptValues } from '../journal/kept-values.ts';
import type { Journal, StoredEvent } from '../journal/port.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { GivenFrom } from '../kernel/decider.ts';
import type { DomainEvent, RecordedEvent } from '../kernel/event.ts';
import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { ActorId } from '../kernel/ids.ts';
import { states } from '../kernel/label.ts';
import type { Refusal } from '../kernel/result.ts';
import { alongOf, contextNamed, partsAlong, seenOf, sorted } from './along.ts';
import { type Follower, followJournal } from './follow.ts';
import { load } from './handle.ts';
import { domainEvent, newEvent } from './new-event.ts';
import { requestHash } from './request-hash.ts';

export interface FlowParts {
  readonly journal: Journal;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly contexts: readonly ContextDoor[];
  readonly flows: readonly Flow[];
  /** The agency that answers for what a record without an owner led to. */
  readonly agency: string;
  /** Told of a flow that failed; it is tried again. */
  readonly fault: (flow: string, error: unknown) => void;
  /** Told of a command that the other context refused: for counting. */
  readonly refused: (flow: string, code: string) => void;
}

const attemptsMax = 8;
const room = 'flow';

/**
 * Runs the automatic flows: each event leads to its commands once, whichever process comes first, also after a kill.
 * A flow has no role and no session: what allows it is the sheet of automatic flows that both states have signed.
 */
export async function startFlows(parts: FlowParts): Promise<{ close(): Promise<void> }> {
  const followers = await Promise.all(
    parts.flows.filter(({ mark }) => mark === 'auto').map((flow) => follow(parts, flow)),
  );
  return {
    async close() {
      await Promise.all(followers.map((follower) => follower.close()));
    },
  };
}

async function follow(parts: FlowParts, flow: Flow): Promise<Follower> {
  const to = doorOf(parts.contexts, flow.to, flow.kind);
  const kept = await parts.values.get(room, flow.name);
  const start = isPosition(kept) ? kept.position : 0;
  let saved = start;
  let isTaken = false;
  return followJournal({
    journal: parts.journal,
    from: start,
    types: flow.types,
    async take(stored) {
      await carry(parts, { flow, to, stored });
      isTaken = true;
    },
    fault: (error) => parts.fault(flow.name, error),
    async passed(position) {
      // Kept now and then: what is read again after a kill is known by its key.
      if (!isTaken && position - saved < 1_000) return;
      await parts.values.put(room, flow.name, { position });
      saved = position;
      isTaken = false;
    },
  });
}

interface Carried {
  readonly flow: Flow;
  readonly to: StreamDoor;
  readonly stored: StoredEvent;
}

async function carry(parts: FlowParts, { flow, to, stored }: Carried): Promise<void> {
  const { body: _body, ...envelope } = stored;
  const from = doorOf(parts.contexts, flow.from, stored.stream.split('/', 1)[0] ?? '');
  const recorded: RecordedEvent = { ...envelope, event: domainEvent(from, stored) };
  for (const [index, proposed] of flow.propose(recorded).entries()) {
    const refusal = await carryOne(parts, {
      flow,
      to,
      stored,
      proposed,
      key: `flow/${flow.name}/${stored.position}/${index}`,
    });
    if (refusal !== null) parts.refused(flow.name, refusal.code);
  }
}

interface One extends Carried {
  readonly proposed: FlowCommand;
  readonly key: string;
}

async function carryOne(parts: FlowParts, one: One): Promise<Refusal | null> {
  const { flow, to, stored, proposed, key } = one;
  const actor = `flow.${flow.name}` as ActorId;
  const stream = `${to.kind}/${proposed.key}`;
  const from = {
    door: { stream: to },
    who: { agency: stored.label?.owner ?? null },
    request: { cause: stored.position },
  };
  const givenFrom = givenFromNode(stored.origin);
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await load(parts.journal, to, stream);
    const along = await alongOf({
      context: contextNamed(parts.contexts, flow.to),
      command: to.commands[proposed.command.type] ?? {},
      fields: proposed.command as unknown as Readonly<Record<string, unknown>>, // a command is a record of its fields
      own: { stream, state: before.state },
      givenFrom,
      load: (kind, name) => load(parts.journal, kind, name),
      isHidden: () => false,
    });
    const seen = along.length > 0 ? { seen: seenOf(along) } : {};
    const decided = to.decider.decide(before.state, { ...proposed.command, by: actor, givenFrom, ...seen });
    if (!decided.ok) return decided.refusal;
    if (decided.value.length === 0) return null;
    const events = sorted(decided.value, { own: stream, along });
    const written = (door: StreamDoor, event: DomainEvent) =>
      newEvent({ ...from, door: { stream: door }, agency: parts.agency }, event);
    const outcome = await parts.journal.append({
      stream,
      expectedVersion: before.version,
      idempotencyKey: key,
      requestHash: requestHash({ flow: flow.name, command: proposed.command }),
      actor,
      desk: null,
      events: events.own.map((event) => written(to, event)),
      also: partsAlong(events, written),
      answer: { ok: true },
    });
    if (outcome.kind !== 'conflict') return null;
  }
  throw new Error(`flow ${flow.name}: others kept changing ${to.kind}`);
}

function doorOf(contexts: readonly ContextDoor[], name: string, kind: string): StreamDoor {
  const context = contexts.find((one) => one.name === name);
  const door = context?.streams.find((stream) => stream.kind === kind);
  if (door === undefined) throw new Error(`a flow from or to a stream that is not there: ${name} ${kind}`);
  return door;
}

function isPosition(kept: unknown): kept is { readonly position: number } {
  return typeof kept === 'object' && kept !== null && 'position' in kept && typeof kept.position === 'number';
}

/** A flow acts for the state whose node recorded its event, at no desk and with no role. */
function givenFromNode(origin: string): GivenFrom {
  return { state: states.find((one) => one === origin) ?? null, desk: null, roles: [] };
}
