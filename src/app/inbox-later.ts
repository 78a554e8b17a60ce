import { laterKey } from '../journal/inbox-port.ts';
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

async function takeLater(desk: InboxDesk, { envelope, hash }: Late, isKnown: boolean): Promise<void> {
  const { journal, peer } = desk;
  const { content, lane, sequence } = envelope;
  const key = laterKey(peer, lane, sequence);
  if (isKnown && content.type === 'decision' && !(await isThere(desk, content))) {
    const waiting = await desk.waiting();
    const lacking = (stream: string) => waiting.of(stream).map(({ position }) => position);
    takenAs(await journal.append(importRequest({ peer, key, hash, content, lacking, beside: [] })));
    return;
  }
  if (isKnown && content.type === 'recall') await honour(desk, { envelope, hash }, content);
  if (isKnown && content.type === 'receipt') await desk.outbox.receipt(content.recall, content.outcome);
  await journal.append(answerRequest({ key, hash }));
}
