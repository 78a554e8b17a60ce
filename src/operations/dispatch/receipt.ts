import type { GivenFrom } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { ok, type Refusal, refuse } from '../../kernel/result.ts';
import type { Receipt } from './wire.ts';

/** A record of one side that the other side's watch may acknowledge. */
interface Receivable {
  /** Whose record it is; null: given by no desk, so that either watch may say it. */
  readonly side: State | null;
  readonly receipts: readonly Receipt[];
}

/**
 * For which side a watch acknowledges a record: never for its own, once, and beside another node only on that side's own.
 * Refuses: `side_missing`, `own_record`, `unchanged`.
 */
export function received(
  { side: owner, receipts }: Receivable,
  { givenFrom }: { readonly givenFrom?: GivenFrom },
):
  | { readonly ok: true; readonly value: State }
  | { readonly ok: false; readonly refusal: Refusal<'side_missing' | 'own_record' | 'unchanged'> } {
  const side = givenFrom?.state ?? null;
  if (side === null || (givenFrom?.node !== undefined && givenFrom.node !== side))
    return refuse('side_missing');
  if (side === owner) return refuse('own_record');
  return receipts.some((one) => one.side === side) ? refuse('unchanged') : ok(side);
}

/** What the other side's watch has said of a record; null: it has not acknowledged it. */
export function receiptOfOther({ side, receipts }: Receivable): Receipt | null {
  return receipts.find((one) => one.side !== side) ?? null;
}
