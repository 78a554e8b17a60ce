import type { KeptValues } from '../journal/kept-values.ts';
import type { Journal, StoredEvent } from '../journal/port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import type { Flow } from '../kernel/flow.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type State, states } from '../kernel/label.ts';
import { type Follower, followJournal } from './follow.ts';
import { domainEvent } from './new-event.ts';
import { giveByProgram, streamDoorOf } from './program.ts';

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
  streamDoorOf(parts.contexts, flow.to, flow.kind); // a flow to nowhere is a bug, and told at once
  const kept = await parts.values.get(room, flow.name);
  const start = isPosition(kept) ? kept.position : 0;
  let saved = start;
  let isTaken = false;
  return followJournal({
    journal: parts.journal,
    from: start,
    types: flow.types,
    async take(stored) {
      // What another node's record leads to, that node's own flow has done: its word comes as well.
      if ((stored.imported !== null) !== (flow.ofOtherNodes === true)) return;
      await carry(parts, flow, stored);
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

async function carry(parts: FlowParts, flow: Flow, stored: StoredEvent): Promise<void> {
  const { body: _body, ...envelope } = stored;
  const from = streamDoorOf(parts.contexts, flow.from, stored.stream.split('/', 1)[0] ?? '');
  const recorded: RecordedEvent = { ...envelope, event: domainEvent(from, stored) };
  for (const [index, { key, command }] of flow.propose(recorded).entries()) {
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
