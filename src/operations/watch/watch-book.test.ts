import { expect, test } from 'vitest';
import type { WatchEvent } from './events.ts';
import { after, sampleAlarm, samplePerson, sampleStanding } from './sample-watch.ts';
import { createWatchBook } from './watch-book.ts';

const { by } = samplePerson();
const raised: WatchEvent = {
  type: 'AlarmRaised',
  at: after(0),
  alarm: sampleAlarm,
  condition: sampleStanding(),
};
const cleared: WatchEvent = { type: 'AlarmCleared', at: after(60), alarm: sampleAlarm };
const acknowledged: WatchEvent = {
  type: 'AlarmAcknowledged',
  at: after(30),
  alarm: sampleAlarm,
  by,
  desk: 'desk-1',
};
const stream = `alarm/${sampleAlarm}`;

test('alarms that stand are in it, and no more once they are over', () => {
  const book = createWatchBook();
  book.take({ stream, position: 1, event: raised });
  book.take({ stream, position: 2, event: acknowledged });
  expect(book.standingAlarms()).toMatchObject([{ alarm: sampleAlarm, phase: 'acknowledged' }]);
  book.take({ stream, position: 3, event: cleared });
  expect(book.standingAlarms()).toEqual([]);
});

test('begun from what stands, it passes over what it knows already', () => {
  const risen: WatchEvent = {
    type: 'AlarmEscalated',
    at: after(20),
    alarm: sampleAlarm,
    from: 'watch_officer',
    to: 'duty_officer',
    reason: 'unacknowledged',
  };
  const live = createWatchBook();
  live.take({ stream, position: 1, event: raised });
  live.take({ stream, position: 2, event: risen });
  const [state] = live.standingAlarms();
  const book = createWatchBook([{ stream, position: 2, state }]);
  book.take({ stream, position: 2, event: risen });
  expect(book.standingAlarms()).toEqual(live.standingAlarms());
  expect(book.standingAlarms()).toMatchObject([{ rises: 1 }]);
});

test('watches and handovers under way are facts; what else the room writes is none', () => {
  const book = createWatchBook();
  book.take({
    stream: 'watch/uk',
    position: 1,
    event: {
      type: 'StrengthReported',
      at: after(0),
      side: 'uk',
      team: 'UK-NIGHT',
      staff: 3,
      establishment: 5,
      minimum: 4,
    },
  });
  book.take({
    stream: 'incident/i-example1',
    position: 2,
    event: { type: 'IncidentNoted', at: after(0), incident: 'i-example1', subject: `s-${'0'.repeat(32)}` },
  });
  expect(book.facts().watches).toMatchObject([{ side: 'uk', teams: [{ belowSince: after(0) }] }]);
  expect(book.facts().handovers).toEqual([]);
});

test('an event of a stream whose beginning it has not seen makes nothing stand', () => {
  const book = createWatchBook();
  book.take({ stream, position: 9, event: acknowledged });
  expect(book.standingAlarms()).toEqual([]);
});
