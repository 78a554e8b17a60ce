import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Connection } from './connection.ts';
import { isStoreFault, reasonOf, storeFault } from './faults.ts';
import type { Sealed } from './plan.ts';
import type { Prepared } from './prepare.ts';
import type { AppendOutcome } from './port.ts';
import { vaultFaultOf } from './vault-faults.ts';
import { type Attempt, type WriteBy, writeBatch } from './write.ts';

/** A caller whose request waits to be written. */
export interface Waiting {
  readonly prepared: Prepared;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

export interface SettleBy {
  readonly link: Connection;
  readonly by: WriteBy;
  readonly onWritten: (events: readonly Sealed[]) => void;
  readonly patienceMilliseconds: number;
}

/** What a lost commit would have told each caller, had it come through. */
type Doubts = Map<Waiting, AppendOutcome>;

/**
 * Writes one batch and tells every caller. Tries again where the world failed and nothing was written; where a
 * commit's outcome is unknown, the next attempt finds the keys under the head's lock (which the lost transaction
 * held to its end), so nothing is written twice and nothing unknown is acknowledged.
 */
export async function settle(
  batch: readonly Waiting[],
  by: SettleBy,
  doubts: Doubts = new Map(),
): Promise<void> {
  const end = performance.now() + by.patienceMilliseconds;
  for (let tries = 0; ; tries++) {
    const attempt: Attempt = { planned: null, committing: false };
    const failure = await tryOnce(batch, { ...by, attempt, doubts });
    if (!failure) return;
    const isLasting = !isTransient(failure.error);
    if (isLasting) dropDoubts(batch, attempt, doubts);
    else noteDoubts(batch, attempt, doubts);
    if (isLasting) return settleApart(batch, { by, doubts, error: failure.error });
    if (performance.now() > end) return giveUp(batch, doubts, failure.error);
    await pause(Math.min(20 * 2 ** tries, 1000));
  }
}

interface TryBy extends SettleBy {
  readonly attempt: Attempt;
  readonly doubts: Doubts;
}

async function tryOnce(batch: readonly Waiting[], by: TryBy): Promise<{ readonly error: unknown } | null> {
  let client: pg.Client | null = null;
  try {
    client = await by.link.get();
    const planned = await writeBatch(
      client,
      batch.map(({ prepared }) => prepared),
      by,
    );
    for (const [index, waiting] of batch.entries()) {
      const outcome = planned.outcomes[index];
      if (outcome)
        waiting.resolve(outcome.kind === 'repeated' ? (by.doubts.get(waiting) ?? outcome) : outcome);
    }
    if (planned.events.length > 0) by.onWritten(planned.events);
    return null;
  } catch (error) {
    await rollBack(client, by.link);
    return { error };
  }
}

async function rollBack(client: pg.Client | null, link: Connection): Promise<void> {
  try {
    await client?.query('rollback');
  } catch {
    // The connection itself is gone, and the transaction with it.
    link.drop();
  }
}

function noteDoubts(batch: readonly Waiting[], attempt: Attempt, doubts: Doubts): void {
  if (!attempt.committing) return;
  for (const [index, waiting] of batch.entries()) {
    const outcome = attempt.planned?.outcomes[index];
    if (outcome && (outcome.kind === 'appended' || outcome.kind === 'answered')) doubts.set(waiting, outcome);
  }
}

/**
 * A statement was refused under the head's lock: this transaction wrote nothing, and neither did a lost one before it
 * whose keys were not found.
 */
function dropDoubts(batch: readonly Waiting[], attempt: Attempt, doubts: Doubts): void {
  for (const [index, waiting] of batch.entries()) {
    const outcome = attempt.planned?.outcomes[index];
    if (outcome && outcome.kind !== 'repeated') doubts.delete(waiting);
  }
}

/** One request the store cannot take must not fail its neighbours: each is written by itself. */
async function settleApart(
  batch: readonly Waiting[],
  { by, doubts, error }: { by: SettleBy; doubts: Doubts; error: unknown },
): Promise<void> {
  if (batch.length === 1) return giveUp(batch, doubts, error);
  for (const waiting of batch) await settle([waiting], by, doubts);
}

function giveUp(batch: readonly Waiting[], doubts: Doubts, cause: unknown): void {
  for (const waiting of batch) {
    const code = doubts.has(waiting) ? 'outcome_unknown' : 'not_written';
    waiting.reject(vaultFaultOf(cause) ?? storeFault(code, { reason: reasonOf(cause) }, cause));
  }
}

/** SQLSTATE classes after which the same transaction may succeed; an error without a code is a lost connection. */
const transientStates = /^(?:08|40|57P0|53[03]00|55P03|25P0[34])/;

function isTransient(error: unknown): boolean {
  if (isStoreFault(error)) return false;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' || /^E[A-Z]+$/.test(code) || transientStates.test(code);
}
