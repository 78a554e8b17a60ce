import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { bookDecider } from './decide-book.ts';
import type { BookCommand, BookEvent } from './events-book.ts';

const at = '2026-01-10T02:14:10.000Z' as UtcText;
const by = 'admin-2' as ActorId;
const fields = {
  after: 40,
  upTo: 90,
  reason: 'no_newer_backup' as const,
  reference: null,
  without: [{ peer: 'be', why: 'unreachable' as const }],
};
const resume: BookCommand = { type: 'ResumeAfterSetBack', at, by, ...fields };
const ordered: BookEvent = { type: 'ResumptionOrdered', at, by, ...fields };
const counts = { lost: 30, moved: 3, returned: 7, unread: 0 };
const end: BookCommand = { type: 'EndResumption', at, ...counts };
const resumed: BookEvent = { type: 'BookResumed', at, after: 40, upTo: 90, ...counts };
const stop: BookCommand = { type: 'StopResumption', at, why: 'peer_not_returned' };
const stopped: BookEvent = { type: 'ResumptionStopped', at, after: 40, upTo: 90, why: 'peer_not_returned' };
const lost: BookEvent = { type: 'PositionLost', at, upTo: 90 };
const on = (...history: readonly BookEvent[]) => given(bookDecider, history);

describe('a book that was set back', () => {
  test('goes on by an order of somebody, one at a time', () => {
    on().when(resume).then([ordered]);
    on(ordered).when(resume).refuses('resumption_ordered');
    on(ordered, resumed).when(resume).then([ordered]);
    on(ordered, stopped).when(resume).then([ordered]);
    on()
      .when({ type: 'ResumeAfterSetBack', at, ...fields })
      .refuses('author_missing');
    on()
      .when({ type: 'ResumeAfterSetBack', at, by, ...fields, upTo: 39 })
      .refuses('stretch_turned');
  });

  test('the end names the stretch that was ordered, and comes once', () => {
    on(ordered).when(end).then([resumed]);
    on(ordered).when(stop).then([stopped]);
    on(ordered, resumed).when(end).refuses('resumption_unknown');
    on().when(stop).refuses('resumption_unknown');
  });

  test('positions that were lost change nothing of it', () => {
    expect(on(ordered, lost).state).toEqual({ ordered: { after: 40, upTo: 90 } });
  });
});
