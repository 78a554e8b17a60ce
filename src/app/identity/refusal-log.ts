import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { SignInFault, SignInWay } from '../../kernel/identity.ts';
import { addSeconds, type Clock, type Instant, toUtc } from '../../kernel/time.ts';
import { nodeItself, type RecordActs } from './record.ts';

/** Failed tries of known people, in the journal; nobody waits for it, so that a known account takes no longer. */
export interface RefusalLog {
  refused(staff: string | null, way: SignInWay, fault: SignInFault): void;
  lockedOut(staff: string | null, way: SignInWay, until: Instant): void;
  /** Resolves when all that was noted is written, or has failed and been told. */
  settled(): Promise<void>;
}

const countSchema = z.object({ count: z.number(), expiresAt: z.number() });
/** So many of one person in a quarter of an hour are written; more say nothing new, and would fill the book. */
const writtenMax = 5;
const windowSeconds = 900;

export function createRefusalLog(parts: {
  readonly values: KeptValues;
  readonly clock: Clock;
  readonly record: RecordActs;
  readonly fault: (error: unknown) => void;
}): RefusalLog {
  const pending = new Set<Promise<void>>();
  const note = (staff: string | null, write: (known: string) => Promise<void>): void => {
    if (staff === null) return;
    const writing = write(staff)
      .catch(parts.fault)
      .finally(() => pending.delete(writing));
    pending.add(writing);
  };
  const write = async (staff: string, command: { type: string } & Record<string, unknown>): Promise<void> => {
    await parts.record(nodeItself, { kind: 'access', key: staff, command: { ...command, staff } });
  };
  return {
    refused: (staff, way, reason) =>
      note(staff, async (known) => {
        if (await isWithin(parts, known)) await write(known, { type: 'RefuseSignIn', way, reason });
      }),
    lockedOut: (staff, way, until) =>
      note(staff, (known) => write(known, { type: 'LockOut', way, until: toUtc(until) })),
    async settled() {
      await Promise.all(pending);
    },
  };
}

async function isWithin(
  { values, clock }: { readonly values: KeptValues; readonly clock: Clock },
  staff: string,
): Promise<boolean> {
  const now = clock();
  const counted = await values.change('lockout', `written/${staff}`, (before) => {
    const read = countSchema.safeParse(before);
    if (!read.success || read.data.expiresAt <= now)
      return { count: 1, expiresAt: addSeconds(now, windowSeconds) };
    return { ...read.data, count: read.data.count + 1 };
  });
  return (counted?.count ?? 0) <= writtenMax;
}
