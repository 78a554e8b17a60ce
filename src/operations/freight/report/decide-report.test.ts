import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import { instant, type UtcText } from '../../../kernel/time.ts';
import { reportDecider } from './decide-report.ts';
import { type ReportEvent, reportEventSchemas } from './events-report.ts';
import { sampleReport } from './sample-reports.ts';
import { signalsOf, type SignalReport } from './signals.ts';

const { type: _type, by: _by, ...made } = sampleReport;
const reported: ReportEvent = { type: 'DriverReported', ...made };
const answer = {
  type: 'AnswerDriverReport',
  at: sampleReport.at,
  by: 'team-1' as NonNullable<typeof sampleReport.by>, // an id of the samples
  report: sampleReport.report,
  answer: 'attended',
  reason: null,
  together: 1,
} as const;
const answered: ReportEvent = {
  type: 'DriverReportAnswered',
  at: sampleReport.at,
  report: sampleReport.report,
  answer: 'attended',
  reason: null,
  together: 1,
  by: 'team-1',
  said: { what: 'noise', place: 'calais' },
};
const time = (text: string) => text as UtcText; // written as the edge writes it

describe('a driver’s report', () => {
  test('is recorded as it was said, and nothing of whoever said it', () => {
    given(reportDecider, []).when(sampleReport).then([reported]);
    const { type: _t, at: _a, ...body } = reported;
    expect(reportEventSchemas.DriverReported.parse(body)).toEqual(body);
  });

  test('that comes again writes nothing; another under its number is refused', () => {
    given(reportDecider, [reported])
      .when({ ...sampleReport, at: time('2026-11-20T02:30:00.000Z') })
      .then([]);
    given(reportDecider, [reported])
      .when({ ...sampleReport, what: 'threat' })
      .refuses('report_exists');
  });

  test('says something', () => {
    given(reportDecider, [])
      .when({ ...sampleReport, what: null, checklist: null })
      .refuses('nothing_said');
    given(reportDecider, [])
      .when({ ...sampleReport, what: null })
      .then([{ ...reported, what: null } as ReportEvent]);
    const { by: _nobody, ...unsigned } = sampleReport;
    given(reportDecider, []).when(unsigned).refuses('actor_missing');
  });

  test('is of a time that can be', () => {
    for (const seenAt of ['2026-11-20T02:20:00.000Z', '2026-11-17T02:00:00.000Z'])
      given(reportDecider, [])
        .when({ ...sampleReport, seenAt: time(seenAt) })
        .refuses('time_absurd');
  });

  test('has the checks of its moment, each once', () => {
    const over = (answers: readonly ['load_space_empty' | 'doors_locked', 'yes' | 'no'][]) => ({
      ...sampleReport,
      checklist: {
        moment: 'after_stop' as const,
        answers: answers.map(([check, said]) => ({ check, answer: said })),
      },
    });
    given(reportDecider, [])
      .when(over([['load_space_empty', 'yes']]))
      .refuses('checks_differ');
    given(reportDecider, [])
      .when(
        over([
          ['doors_locked', 'yes'],
          ['doors_locked', 'no'],
        ]),
      )
      .refuses('checks_differ');
  });

  test('is answered once', () => {
    given(reportDecider, []).when(answer).refuses('report_unknown');
    given(reportDecider, [reported]).when(answer).then([answered]);
    given(reportDecider, [reported, answered]).when(answer).refuses('answered_already');
  });

  test('is answered with others for one reason, but not where a life may be at risk', () => {
    const many = { ...answer, reason: 'flood', together: 40 } as const;
    given(reportDecider, [reported])
      .when(many)
      .then([{ ...answered, reason: 'flood', together: 40 } as ReportEvent]);
    given(reportDecider, [reported]).when({ ...many, reason: null }).refuses('reason_missing');
    for (const what of ['people_inside', 'threat'] as const) {
      given(reportDecider, [{ ...reported, what } as ReportEvent]).when(many).refuses('life_singly');
      given(reportDecider, [{ ...reported, what } as ReportEvent])
        .when(answer)
        .then([{ ...answered, said: { what, place: 'calais' } } as ReportEvent]);
    }
  });

  test('has its answer taken back for ten minutes, and of people inside never', () => {
    const back = { type: 'WithdrawReportAnswer', at: answer.at, by: answer.by, report: answer.report } as const;
    const withdrawn: ReportEvent = {
      type: 'ReportAnswerWithdrawn',
      at: answer.at,
      report: answer.report,
      answer: 'attended',
      by: 'team-1',
    };
    given(reportDecider, []).when(back).refuses('report_unknown');
    given(reportDecider, [reported]).when(back).refuses('not_answered');
    given(reportDecider, [reported, answered]).when(back).then([withdrawn]);
    given(reportDecider, [reported, answered, withdrawn]).when(answer).then([answered]);
    given(reportDecider, [reported, answered])
      .when({ ...back, at: time('2026-11-20T02:20:01.000Z') })
      .refuses('answer_stands');
    given(reportDecider, [{ ...reported, what: 'people_inside' } as ReportEvent, answered])
      .when(back)
      .refuses('call_ended');
  });
});

describe('signals by place and hour', () => {
  const now = instant(Date.parse('2026-11-20T04:00:00Z'));
  const one = (part: Partial<SignalReport> = {}): SignalReport => ({
    report: 'r-1',
    what: 'noise',
    place: 'calais',
    seenAt: time('2026-11-20T02:00:00.000Z'),
    answer: null,
    ...part,
  });

  test('fade: two hours later a report counts half, and says so', () => {
    const [signal] = signalsOf([one()], now);
    expect(signal?.strength).toBeCloseTo(1);
    expect(signal?.parts).toEqual([
      { report: 'r-1', what: 'noise', seenAt: one().seenAt, weight: 2, freshness: 0.5, alike: 1, adds: 1 },
    ]);
    expect(signal?.hours[2]).toBeGreaterThan(1.9);
    expect(signal?.hours.filter((strength) => strength > 0).length).toBe(1);
  });

  test('a crowd of like reports is not a crowd of sightings', () => {
    const crowd = Array.from({ length: 50 }, (_, at) => one({ report: `r-${at}` }));
    const [signal] = signalsOf(crowd, now);
    expect(signal?.strength).toBeLessThan(2.01);
    expect(signal?.parts.length).toBe(20);
  });

  test('what was unfounded, and what lies ahead, adds nothing; the strongest place comes first', () => {
    expect(signalsOf([one({ answer: 'unfounded' })], now)).toEqual([]);
    expect(signalsOf([one({ seenAt: time('2026-11-20T05:00:00.000Z') })], now)).toEqual([]);
    const two = [one(), one({ report: 'r-2', place: 'dunkirk', what: 'people_inside' })];
    expect(signalsOf(two, now).map(({ place }) => place)).toEqual(['dunkirk', 'calais']);
  });
});
