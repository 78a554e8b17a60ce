import { giveByProgram } from '../src/app/program.ts';
import { domainEvent } from '../src/app/new-event.ts';
import { dispatchToRescue } from '../src/flows/dispatch-to-rescue.ts';
import type { Journal, StoredEvent } from '../src/journal/port.ts';
import type { ContextDoor } from '../src/kernel/door.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import type { State } from '../src/kernel/label.ts';
import type { RecordedEvent } from '../src/kernel/event.ts';

type Told = Parameters<typeof dispatchToRescue.propose>[0];

export interface TaskFlow {
  /** Carries what dispatch has decided since over to the boats; from the beginning after each start, once for all. */
  follow(): Promise<void>;
}

export interface TaskFlowParts {
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  readonly agency: string;
  readonly node: State;
}

/** The program's own flow from dispatch to rescue, without the timers of its follower. */
export function createTaskFlow(parts: TaskFlowParts): TaskFlow {
  const door = parts.contexts.flatMap(({ streams }) => streams).find(({ kind }) => kind === 'unit');
  if (door === undefined) throw new Error('no units');
  let position = 0;
  const carry = async (stored: StoredEvent): Promise<void> => {
    const recorded: RecordedEvent = { ...stored, event: domainEvent(door, stored) };
    for (const [index, { key, command }] of dispatchToRescue.propose(recorded as Told).entries())
      await giveByProgram(parts, {
        actor: `flow.${dispatchToRescue.name}` as ActorId, // a flow's own name
        context: dispatchToRescue.to,
        kind: dispatchToRescue.kind,
        key,
        command,
        idempotencyKey: `flow/${dispatchToRescue.name}/${stored.position}/${index}`,
        state: parts.node,
        owner: stored.label?.owner ?? null,
        cause: stored.position,
      });
  };
  return {
    async follow() {
      const types: readonly string[] = dispatchToRescue.types;
      for (const stored of await parts.journal.readAfter(position, 10_000)) {
        if (stored.imported === null && types.includes(stored.type)) await carry(stored);
        position = stored.position;
      }
    },
  };
}
