import type { KeptValues } from '../journal/kept-values.ts';
import type { Journal, Json, StoredEvent } from '../journal/port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { DomainEvent, RecordedEvent } from '../kernel/event.ts';
import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type State, states } from '../kernel/label.ts';
import { type Follower, followJournal } from './follow.ts';
import { domainEvent } from './new-event.ts';
import { isOrdinary } from './ordinary-label.ts';
import { giveByProgram, type ProgramParts, streamDoorOf } from './program.ts';
import { createStateCache } from './state-cache.ts';

export interface FlowParts {
  readonly journal: Journal;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly contexts: readonly ContextDoor[];
  readonly flows: readonly Flow[];
  /** The agency that answers for what a record without an owner led to. */
  readonly agency: string;
  /** The state whose node this is, where it stands beside another's. */
  readonly node?: State;
  /** Told of a flow that failed; it is tried again. */
  readonly fault: (flow: string, error: unknown) => void;
  /** Told of a command that the other context refused: for counting. */
  readonly refused: (flow: string, code: string) => void;
}

const room = 'flow';
/** Streams that a flow writes to, held folded. */
const statesMax = 2_000;
/** After so many events taken, where a flow is and what it remembers is kept; a flow without memory keeps each page. */
const takenMax = 200;

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

async function follow(parts: FlowParts, flow: Flow<DomainEvent, unknown>): Promise<Follower> {
  streamDoorOf(parts.contexts, flow.to, flow.kind); // a flow to nowhere is a bug, and told at once
  const start = startOf(flow, await parts.values.get(room, flow.name));
  const giving = { ...parts, states: createStateCache(statesMax) };
  let { memory, position } = start;
  let saved = start.position;
  let taken = 0;
  const keep = async (): Promise<void> => {
    const remembered = flow.memory === undefined ? {} : { memory: memory as Json }; // plain JSON by contract
    await parts.values.put(room, flow.name, { position, ...remembered });
    saved = position;
    taken = 0;
  };
  const follower = followJournal({
    journal: parts.journal,
    from: start.position,
    types: flow.types,
    async take(stored) {
      // What another node's record leads to, that node's own flow has done: its word comes as well.
      // What came back to a book that was set back, it had led to before.
      if ((stored.imported !== null) !== (flow.ofOtherNodes === true)) return;
      if (stored.imported?.returnedBy !== undefined) return;
      const recorded = recordedOf(parts, flow, stored);
      if (recorded === null) return;
      await carry(giving, flow, { stored, commands: flow.propose(recorded, memory) });
      // Only what has been carried is remembered: at a fault the same event comes again, to the same memory.
      memory = flow.memory?.evolve(memory, recorded);
      position = stored.position;
      taken += 1;
    },
    fault: (error) => parts.fault(flow.name, error),
    async passed(reached) {
      position = reached;
      // Kept now and then: what is read again after a kill is known by its key.
      const isDue = flow.memory === undefined ? taken > 0 : taken >= takenMax;
      if (isDue || position - saved >= 1_000) await keep();
    },
  });
  return {
    reached: (asked, milliseconds) => follower.reached(asked, milliseconds),
    async close() {
      await follower.close();
      if (taken > 0) await keep();
    },
  };
}

/** Where a flow goes on, and with what it remembers; from the beginning where neither can be read. */
function startOf(
  { memory }: Pick<Flow<DomainEvent, unknown>, 'memory'>,
  kept: unknown,
): { readonly position: number; readonly memory: unknown } {
  const beginning = { position: 0, memory: memory?.initial };
  if (!isPosition(kept)) return beginning;
  if (memory === undefined) return { position: kept.position, memory: undefined };
  const remembered = 'memory' in kept ? memory.read(kept.memory) : null;
  return remembered === null ? beginning : { position: kept.position, memory: remembered };
}

/** The event as the flow reads it; null where it is kept from some who would see what came of it. */
function recordedOf(parts: FlowParts, flow: Pick<Flow, 'from'>, stored: StoredEvent): RecordedEvent | null {
  const { body: _body, ...envelope } = stored;
  const from = streamDoorOf(parts.contexts, flow.from, stored.stream.split('/', 1)[0] ?? '');
  const event = domainEvent(from, stored);
  return isOrdinary(from, stored, event) ? { ...envelope, event } : null;
}

interface Carried {
  readonly stored: StoredEvent;
  readonly commands: readonly FlowCommand[];
}

async function carry(
  parts: FlowParts & ProgramParts,
  flow: Pick<Flow, 'name' | 'to' | 'kind'>,
  { stored, commands }: Carried,
): Promise<void> {
  for (const [index, { key, command }] of commands.entries()) {
    const refusal = await giveByProgram(parts, {
      actor: `flow.${flow.name}` as ActorId, // a flow's own name, not a member of staff
      context: flow.to,
      kind: flow.kind,
      key,
      command,
      idempotencyKey: `flow/${flow.name}/${stored.position}/${index}`,
      // A flow acts for the state whose node it is on, and for the agency that answers for its own record.
      state: states.find((one) => one === parts.journal.origin) ?? null,
      owner: stored.imported === null ? (stored.label?.owner ?? null) : null,
      cause: stored.position,
    });
    if (refusal !== null) parts.refused(flow.name, refusal.code);
  }
}

function isPosition(kept: unknown): kept is { readonly position: number } {
  return typeof kept === 'object' && kept !== null && 'position' in kept && typeof kept.position === 'number';
}
