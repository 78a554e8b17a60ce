import type { TracingAnswer } from '../../cases/tracing/wire.ts';
import { Refused } from './console.ts';
import type { TracingSeen } from './night.ts';
import type { Desk, Side } from './staff-of-night.ts';

const address = '/api/cases/tracing/requests';

/** Who has no part in the humanitarian channel: rescue, command, intelligence and freight. */
const outside = (desk: Desk, side: Side) =>
  ({
    watch: desk.watch,
    duty: desk.duty,
    gold: desk.gold,
    analyst: desk.analysts[0],
    freight: desk.freight[side],
  }) as const;

/** What the safeguarding desk of a side has of families at its node, and which other desks there can read the same. */
export async function tracingFor(desk: Desk, side: Side): Promise<TracingSeen> {
  const answer = (await desk.protection.ask(address)) as TracingAnswer; // as the node's route writes it
  const readBy: string[] = [];
  // Where nobody is sought there is nothing to be read.
  if (answer.own.length + answer.told.length === 0) return { side, ...answer, readBy };
  for (const [post, by] of Object.entries(outside(desk, side))) if (await mayRead(by)) readBy.push(post);
  return { side, ...answer, readBy };
}

async function mayRead(by: Desk['watch']): Promise<boolean> {
  try {
    await by.ask(address);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 403) return false;
    throw error;
  }
}
