import { type Order, type Outcome, sendAct, type Taken } from '../../../kit/acts/send-act.ts';

/** Sends what follows on a record, one order after the other; the first that is not taken stops it and is answered. */
export async function sendAll(
  orders: readonly Order[],
  prove: () => Promise<boolean>,
): Promise<Outcome<Taken> | null> {
  for (const order of orders) {
    const outcome = await sendAct<Taken>(order, { key: crypto.randomUUID(), prove });
    if (outcome.kind !== 'recorded' && outcome.kind !== 'proposed') return outcome;
  }
  return null;
}
