import { expect, test } from 'vitest';
import { lanes } from '../../kernel/exchange.ts';
import { recallMark } from '../../kernel/recall.ts';
import { movedMark } from '../../kernel/set-back.ts';
import { toUtc } from '../../kernel/time.ts';
import { peer as uk } from '../given-outbox.ts';
import { penOf, told } from '../given-inbox.ts';
import { createInbox } from '../inbox.ts';
import { judging, newEvent, ordered, pull, setBack, surveyed, tell } from './given-set-back.ts';
import { type ResumeParts, resumeBook } from './resume.ts';

test('what was said once while the book was held is said anew: the receipt that they wait for, and our own recall', async () => {
  const seen = [{ stream: 'raft/r-1' as const, type: 'RaftSeen' as const }];
  const drawn = { before: [seen], lost: [seen, seen], since: [seen], afterwards: [], meanwhile: [] };
  const world = await setBack({ ...drawn, pulls: [1, 1, 1, 5, 5, 5], hasOutboxRun: [true, true] });
  const { uks, restored } = world;
  const { journal, received, outbox, parts, store } = restored;
  // Theirs still comes in, and is answered; ours is taken back: all of it is numbered, and given to nobody.
  const { contexts } = judging;
  const common = { journal, store: received, contexts, peer: uk, clock: parts.clock, read: judging.read };
  const french = createInbox({ ...common, outbox });
  const pen = penOf();
  const body = { ...newEvent('raft/r-2', 'RaftSeen', toUtc(parts.clock())).body, raft: 'r-2' };
  const theirs = told(1, { stream: 'raft/r-2', body });
  expect(await french.take(pen.decision([theirs], 'bulk'))).toBe('imported');
  expect(await french.take(pen.recall('uk-recall', [1], 'bulk'))).toBe('recalled');
  expect(await outbox.recall([1], 'released_in_error')).toHaveLength(1);
  expect(await outbox.recall([2], 'erased')).toHaveLength(1);
  const survey = await surveyed(world);
  await ordered(restored, 'ResumptionOrdered', survey);
  const mayLeave: ResumeParts['mayLeave'] = ({ stream, type }) =>
    stream.startsWith('raft/') && type !== recallMark;
  const { after, upTo } = survey;
  // Begun anew it says nothing twice.
  for (let count = 0; count < 2; count += 1)
    await resumeBook({ ...parts, mayLeave }, { ...(await surveyed(world)), after, upTo });
  await ordered(restored, 'BookResumed', survey);
  await tell(restored);
  for (const lane of lanes) while ((await pull(uks, store, { lane, most: 100 })) > 0);
  expect(uks.receipts).toEqual(['uk-recall honoured']);
  // The first stands where it always stood, the second where the peer has it now: never on what it holds of the lost ones.
  const recalled = uks.journal.events.filter(({ type }) => type === recallMark);
  const moved = journal.events.find(({ type }) => type === movedMark)?.position;
  expect(recalled.map(({ body: { positions, reason } }) => [positions, reason])).toEqual([
    [[1], 'released_in_error'],
    [[moved], 'erased'],
  ]);
  expect((await store.recalls(uk, 10)).map(({ reason }) => reason)).toEqual(['erased', 'released_in_error']);
});
