import { envelopeKey, type PeerWords } from '../journal/inbox-port.ts';
import { isStoreFault } from '../journal/faults.ts';
import {
  type InboxDesk,
  isThere,
  keptOf,
  type Taken,
  takenAs,
  understandingOf,
  type Verified,
} from './inbox-desk.ts';
import { honour } from './inbox-recall.ts';
import { type DecisionContent, importRequest } from './inbox-records.ts';
import type { Understanding } from './inbox-understand.ts';
import type { Waiting, WaitingReason } from './inbox-waiting.ts';

/** Takes one envelope whose turn it is. `before`: everything begun before on its lane is over. */
export async function takeOne(
  desk: InboxDesk,
  verified: Verified,
  before: Promise<boolean>,
): Promise<{ readonly written: Promise<Taken> } | null> {
  const { content } = verified.envelope;
  const understanding = understandingOf(desk, verified);
  if (understanding === 'known' && content.type === 'decision') {
    const waiting = await desk.waiting();
    return { written: importNext(desk, { verified, content, waiting }) };
  }
  // Written by itself, so not before what came first: a recall would find nothing yet.
  if (!(await before)) return null;
  const taken = await takeWord(desk, verified, understanding);
  return taken === 'out_of_order' ? null : { written: Promise.resolve(taken) };
}

interface Importing {
  readonly verified: Verified;
  readonly content: DecisionContent;
  readonly waiting: Waiting;
}

/** Records and the envelope that brought them, in one append. */
async function importNext(desk: InboxDesk, { verified, content, waiting }: Importing): Promise<Taken> {
  const { store, peer, journal } = desk;
  const { envelope, hash } = verified;
  const { lane, sequence } = envelope;
  const request = importRequest({
    peer,
    key: envelopeKey(peer, lane, sequence),
    hash,
    content,
    lacking: (stream) => waiting.of(stream).map(({ position }) => position),
    beside: [store.keep(peer, lane, keptOf(verified, true))],
  });
  try {
    return takenAs(await journal.append(request));
  } catch (error) {
    // What cannot stand here, now or ever, must not hold up what comes after it.
    if (!isStoreFault(error, 'not_storable') && !(await isThere(desk, content))) throw error;
    return keep(desk, verified, 'set_aside');
  }
}

/** What brings no record: written by itself. */
async function takeWord(desk: InboxDesk, verified: Verified, understanding: Understanding): Promise<Taken> {
  const { content } = verified.envelope;
  if (understanding === 'unknown' || understanding === 'unruled')
    return keepWaiting(desk, verified, understanding);
  if (understanding === 'unfit') return keep(desk, verified, 'set_aside');
  switch (content.type) {
    case 'decision':
      throw new Error('a decision brings records');
    case 'recall': {
      const outcome = await honour(desk, verified, content);
      return keep(desk, verified, outcome === 'honoured' ? 'recalled' : 'kept');
    }
    case 'receipt':
      await desk.outbox.receipt(content.recall, content.outcome);
      return keep(desk, verified, 'kept');
    case 'checkpoint':
      return put(desk, verified, {
        taken: 'kept',
        checkpoint: { content: content.content, signature: content.signature },
      });
    case 'set_back':
      return put(desk, verified, { taken: 'kept', setBack: { after: content.after, upTo: content.upTo } });
  }
}

/** What waits is known as soon as it stands: also where it is not known whether it does. */
async function keepWaiting(desk: InboxDesk, verified: Verified, reason: WaitingReason): Promise<Taken> {
  const taken = reason === 'unknown' ? 'not_understood' : 'no_rule';
  try {
    const kept = await keep(desk, verified, taken);
    if (kept === taken) (await desk.waiting()).add(verified.envelope, reason);
    return kept;
  } catch (error) {
    desk.doubt();
    throw error;
  }
}

async function keep(desk: InboxDesk, verified: Verified, taken: Taken): Promise<Taken> {
  return put(desk, verified, { taken });
}

interface Put extends PeerWords {
  readonly taken: Taken;
}

async function put(
  { store, peer }: InboxDesk,
  verified: Verified,
  { taken, ...beside }: Put,
): Promise<Taken> {
  const row = keptOf(verified, taken !== 'not_understood' && taken !== 'no_rule');
  const isPut = await store.put(peer, verified.envelope.lane, { ...row, ...beside });
  return isPut ? taken : 'out_of_order';
}
