import { laterKey } from '../journal/inbox-port.ts';
import { never } from '../kernel/result.ts';
import { type InboxDesk, isThere, takenAs, understandingOf, type Verified } from './inbox-desk.ts';
import { honour } from './inbox-recall.ts';
import { answerRequest, importRequest } from './inbox-records.ts';
import { readWaiting } from './inbox-waiting.ts';

/** Takes in what this version and its rules now let come of what waited, each lane in its order; how many envelopes. */
export async function takeWaiting(desk: InboxDesk): Promise<number> {
  const waiting = await desk.waiting();
  let taken = 0;
  for await (const one of readWaiting(desk)) {
    const understanding = understandingOf(desk, one);
    if (understanding === 'unknown' || understanding === 'unruled') continue;
    waiting.remove(one.envelope);
    try {
      await takeLater(desk, one, understanding === 'known');
    } catch (error) {
      waiting.add(one.envelope, 'unknown');
      throw error;
    }
    (await desk.waiting()).remove(one.envelope); // where it was read anew meanwhile
    taken += 1;
  }
  return taken;
}

type Late = Pick<Verified, 'envelope' | 'hash'>;

async function takeLater(desk: InboxDesk, late: Late, isKnown: boolean): Promise<void> {
  const { journal, peer, isWellFormed = () => true, setAsideLater = () => {} } = desk;
  const { envelope, hash } = late;
  const { lane, sequence } = envelope;
  const key = laterKey(peer, lane, sequence);
  const taken = isKnown && isWellFormed(envelope) ? await takeContent(desk, late, key) : 'set_aside';
  if (taken === 'imported') return;
  await journal.append(answerRequest({ key, hash }));
  if (taken === 'set_aside') setAsideLater(envelope);
}

/** `imported`: its key stands with what it brought. What else it says is said again where the process stops before that. */
async function takeContent(
  desk: InboxDesk,
  late: Late,
  key: string,
): Promise<'imported' | 'kept' | 'set_aside'> {
  const { journal, peer, store, outbox } = desk;
  const { envelope, hash } = late;
  const { content } = envelope;
  switch (content.type) {
    case 'decision': {
      if (await isThere(desk, content)) return 'set_aside';
      const waiting = await desk.waiting();
      const lacking = (stream: string) => waiting.of(stream).map(({ position }) => position);
      takenAs(await journal.append(importRequest({ peer, key, hash, content, lacking, beside: [] })));
      return 'imported';
    }
    case 'recall':
      await honour(desk, late, content);
      return 'kept';
    case 'receipt':
      await outbox.receipt(content.recall, content.outcome);
      return 'kept';
    case 'checkpoint':
      await store.hold(peer, envelope, {
        checkpoint: { content: content.content, signature: content.signature },
      });
      return 'kept';
    case 'set_back':
      await store.hold(peer, envelope, { setBack: { after: content.after, upTo: content.upTo } });
      return 'kept';
    default:
      return never(content);
  }
}
