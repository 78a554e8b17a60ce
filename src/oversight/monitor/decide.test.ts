import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { reportDecider, reviewDecider } from './decide.ts';
import {
  type MonitorEvent,
  noteOf,
  reportHash,
  type ReviewCommand,
  type WriteReport,
  writeReportSchema,
} from './events.ts';
import { monitor } from './index.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

const utc = (text: string): UtcText => text as UtcText;
const at = utc('2026-01-10T02:00:00.000Z');
const until = utc('2026-01-10T02:30:00.000Z');
const later = utc('2026-01-10T09:00:00.000Z');
const [watch, reviewer] = ['example-1' as ActorId, 'example-2' as ActorId];
const broken = {
  id: 'example-1.g1',
  staff: watch,
  desk: 'desk-1',
  reason: 'people_in_water',
  reference: 'FR-007',
  until,
};
const open: ReviewCommand = { type: 'OpenReview', at, by: 'flow.example' as ActorId, ...broken };
const opened: MonitorEvent = { type: 'ReviewOpened', at, ...broken, due: utc('2026-01-13T02:00:00.000Z') };
const review: ReviewCommand = {
  type: 'ReviewBreakGlass',
  at: later,
  by: reviewer,
  id: broken.id,
  finding: 'justified',
};
const reviewed: MonitorEvent = {
  type: 'BreakGlassReviewed',
  at: later,
  id: broken.id,
  finding: 'justified',
};
const ended = utc('2026-01-10T02:10:00.000Z');
const end: ReviewCommand = { type: 'NoteGlassEnd', at: ended, id: broken.id };
const endNoted: MonitorEvent = { type: 'GlassEndNoted', at: ended, id: broken.id };

const story = (history: readonly MonitorEvent[]) => given(reviewDecider, history);

describe('the review of an emergency access', () => {
  test('is due within 72 hours', () => story([]).when(open).then([opened]));
  test('is opened once', () => {
    for (const history of [[opened], [opened, endNoted], [opened, reviewed]])
      story(history).when(open).refuses('review_exists');
  });
  test('says what it found, when the access is over', () => {
    story([opened]).when(review).then([reviewed]);
    story([opened])
      .when({ ...review, at: utc('2026-01-10T02:29:59.999Z') })
      .refuses('glass_still_open');
    story([opened])
      .when({ ...review, at: until })
      .then([{ ...reviewed, at: until }]);
    story([opened, endNoted])
      .when({ ...review, at: ended })
      .then([{ ...reviewed, at: ended }]);
  });
  test('is still given when it is overdue', () => {
    const overdue = utc('2026-01-20T02:00:00.000Z');
    story([opened])
      .when({ ...review, at: overdue })
      .then([{ ...reviewed, at: overdue }]);
  });
  test('is never by the person who opened the access, nor by nobody', () => {
    story([opened])
      .when({ ...review, by: watch })
      .refuses('own_glass');
    story([opened, reviewed])
      .when({ ...review, by: watch })
      .refuses('own_glass');
    const { by: _by, ...nobody } = review;
    story([opened])
      .when(nobody as ReviewCommand)
      .refuses('actor_missing');
  });
  test('is given once', () => story([opened, reviewed]).when(review).refuses('already_reviewed'));
  test('of nothing is refused', () => {
    story([]).when(review).refuses('review_unknown');
    story([]).when(end).refuses('review_unknown');
  });
  test('knows an early end, also once reviewed', () => {
    story([opened]).when(end).then([endNoted]);
    story([opened, reviewed]).when(end).then([endNoted]);
  });
});

const report = `r-${'a'.repeat(32)}`;
const text = 'On the night of the tenth the log shows two openings without a reference.';
const sha256 = reportHash({ report, text });
const write: WriteReport = { type: 'WriteReport', at, by: reviewer, report, about: null, sha256 };
const written: MonitorEvent = {
  type: 'MonitorReportWritten',
  at,
  report,
  subject: noteOf(report),
  sha256,
  about: null,
};

describe('a report of the monitor', () => {
  const reports = (history: readonly MonitorEvent[]) => given(reportDecider, history);
  test('is written, with the hash of its text and never the text', () => {
    reports([]).when(write).then([written]);
    // Whatever else reaches the decider does not reach the book.
    reports([])
      .when({ ...write, text } as WriteReport)
      .then([written]);
  });
  test('is never written again, by anybody', () => {
    reports([written]).when(write).refuses('report_exists');
    reports([written])
      .when({ ...write, by: watch, sha256: '0'.repeat(64) })
      .refuses('report_exists');
  });
  test('has no command that changes it; a correction is a further report about it', () => {
    const stream = monitor.streams.find(({ kind }) => kind === 'report');
    expect(Object.keys(stream?.commands ?? {})).toEqual(['WriteReport']);
    expect(Object.keys(stream?.events ?? {})).toEqual(['MonitorReportWritten']);
    reports([])
      .when({ ...write, report: `r-${'b'.repeat(32)}`, about: report })
      .then([{ ...written, report: `r-${'b'.repeat(32)}`, subject: `s-${'b'.repeat(32)}`, about: report }]);
  });
  test('is written by somebody', () => {
    const { by: _by, ...nobody } = write;
    reports([])
      .when(nobody as WriteReport)
      .refuses('actor_missing');
  });
});

test('the hash is of the text that was given, made at the door and not by the sender', () => {
  expect(writeReportSchema.parse({ report, about: null, text })).toEqual({
    report,
    about: null,
    text,
    sha256,
  });
  expect(reportHash({ report, text: `${text}.` })).not.toBe(sha256);
  expect(reportHash({ report: `r-${'b'.repeat(32)}`, text })).not.toBe(sha256);
  expect(writeReportSchema.safeParse({ report, about: null, text, sha256 }).success).toBe(false);
  expect(
    writeReportSchema.safeParse({ report, about: null, text: 'short enough to be guessed' }).success,
  ).toBe(false);
});

test('every event has handling and every refusal both languages', () => {
  const events = monitor.streams.flatMap((stream) => Object.keys(stream.events));
  expect(Object.keys(handling)).toEqual(events);
  for (const words of Object.values(refusals)) expect(words.en).not.toBe(words.fr);
});
