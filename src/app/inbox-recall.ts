import { envelopeKey } from '../journal/inbox-port.ts';
import type { EnvelopeContent } from '../kernel/exchange.ts';
import { toUtc } from '../kernel/time.ts';
import { type InboxDesk, takenAs, type Verified } from './inbox-desk.ts';
import { type MarkedPlace, markRequest } from './inbox-records.ts';
import { requestHash } from './request-hash.ts';

/**
 * Marks what an origin withdraws, then says so, then keeps the envelope: stopped in between, it is all done again, and
 * nothing twice. What waits for an upgrade is marked where it will stand.
 */
export async function honour(
  desk: InboxDesk,
  { envelope, hash }: Pick<Verified, 'envelope' | 'hash'>,
  { recall, positions, reason }: RecallContent,
): Promise<'honoured' | 'unknown'> {
  const { journal, store, peer, clock, outbox } = desk;
  const { lane, sequence } = envelope;
  const waiting = await desk.waiting();
  const coming = positions.flatMap((position): readonly MarkedPlace[] => {
    const event = waiting.at(position);
    return event === null ? [] : [event];
  });
  const places = [...(await store.places(peer, positions)), ...coming];
  const outcome = places.length > 0 ? 'honoured' : 'unknown';
  if (places.length > 0) {
    const at = toUtc(clock());
    const key = envelopeKey(peer, lane, sequence);
    takenAs(await journal.append(markRequest(places, { key, hash, at, origin: peer, recall, reason })));
  }
  await outbox.say({ type: 'receipt', recall, outcome }, lane, `receipt/${recall}`);
  return outcome;
}

type RecallContent = Extract<EnvelopeContent, { readonly type: 'recall' }>;

const expiredMax = 500;

/** Marks what may no longer be used since its time is up; how many records. */
export async function expire(desk: InboxDesk): Promise<number> {
  const { journal, store, peer, clock } = desk;
  let marked = 0;
  let before: number | null = null;
  for (;;) {
    const at = toUtc(clock());
    const due = await store.expired(peer, at, expiredMax);
    const [first] = due;
    if (first === undefined) return marked;
    // A book that did not keep the mark must not be asked without end.
    if (first.position === before) throw new Error(`marked as expired, and still due: ${first.position}`);
    before = first.position;
    const key = `peer/${peer}/expired/${first.position}`;
    const hash = requestHash({ expired: due.map(({ position }) => position) });
    const mark = { key, hash, at, origin: peer, recall: null, reason: 'expired' } as const;
    takenAs(await journal.append(markRequest(due, mark)));
    marked += due.length;
  }
}
