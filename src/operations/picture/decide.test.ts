import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { UtcText } from '../../kernel/time.ts';
import { detectionDecider } from './decide.ts';
import type { DetectionRecorded, PictureCommand, PictureEvent, RecordDetection } from './events.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

const utc = (text: string): UtcText => text as UtcText;
const received = utc('2026-01-10T02:14:10.000Z');

const seen: RecordDetection = {
  type: 'RecordDetection',
  at: received,
  source: 'camera-example-1',
  key: 'k-001',
  kind: 'thermal',
  happenedAt: utc('2026-01-10T02:14:08.000Z'),
  position: { lat: 50.93, lon: 1.7, accuracyMetres: 80 },
  bearing: null,
  confidence: 0.8,
  count: 1,
  imageReference: 'images/example-1',
};
const recorded: DetectionRecorded = {
  type: 'DetectionRecorded',
  at: utc('2026-01-10T02:14:08.000Z'),
  source: 'camera-example-1',
  key: 'k-001',
  kind: 'thermal',
  position: { lat: 50.93, lon: 1.7, accuracyMetres: 80 },
  bearing: null,
  confidence: 0.8,
  count: 1,
  imageReference: 'images/example-1',
  claimedAt: utc('2026-01-10T02:14:08.000Z'),
  timeliness: 'in_time',
};
const later = utc('2026-01-10T02:15:00.000Z');
const detection = 'camera-example-1/k-001';
const confirm: PictureCommand = { type: 'AssessDetection', at: later, detection, assessment: 'confirmed' };
const confirmed: PictureEvent = { type: 'DetectionAssessed', at: later, detection, assessment: 'confirmed' };
const withdraw: PictureCommand = { type: 'WithdrawAssessment', at: later, detection };
const withdrawn: PictureEvent = { type: 'AssessmentWithdrawn', at: later, detection };

const story = (history: readonly PictureEvent[]) => given(detectionDecider, history);

describe('a detection', () => {
  test('is recorded as its source says it', () => story([]).when(seen).then([recorded]));

  test('that comes a minute and more after it happened is recorded as late', () =>
    story([])
      .when({ ...seen, at: utc('2026-01-10T02:15:08.001Z') })
      .then([{ ...recorded, timeliness: 'late' }]));

  test('exactly a minute old is still in time', () =>
    story([])
      .when({ ...seen, at: utc('2026-01-10T02:15:08.000Z') })
      .then([recorded]));

  test('from a clock ahead of ours happened by receipt at the latest, and keeps its claim', () => {
    const ahead = utc('2026-01-10T02:20:00.000Z');
    story([])
      .when({ ...seen, happenedAt: ahead })
      .then([{ ...recorded, at: received, claimedAt: ahead, timeliness: 'future' }]);
  });

  test('with a bearing only is enough', () => {
    const bearing = {
      from: { lat: 50.87, lon: 1.58 },
      degrees: 310,
      accuracyDegrees: 2,
      rangeMetresMax: null,
    };
    story([])
      .when({ ...seen, position: null, bearing })
      .then([{ ...recorded, position: null, bearing }]);
  });

  test('without any place is refused', () =>
    story([])
      .when({ ...seen, position: null })
      .refuses('place_missing'));

  test('eight days old, or two days ahead, is refused: the claim is no evidence', () => {
    story([])
      .when({ ...seen, happenedAt: utc('2026-01-02T02:14:08.000Z') })
      .refuses('time_absurd');
    story([])
      .when({ ...seen, happenedAt: utc('2026-01-12T02:14:11.000Z') })
      .refuses('time_absurd');
  });

  test('told twice is written once', () =>
    story([recorded])
      .when({ ...seen, at: later })
      .then([]));

  test('under a key already used for another observation is refused, not overwritten', () =>
    story([recorded])
      .when({ ...seen, count: 2 })
      .refuses('key_used_for_another'));
});

describe('an assessment', () => {
  test('is written beside the detection', () => story([recorded]).when(confirm).then([confirmed]));
  test('can be changed', () =>
    story([recorded, confirmed])
      .when({ ...confirm, assessment: 'false_alarm' })
      .then([{ ...confirmed, assessment: 'false_alarm' }]));
  test('the same again is refused', () =>
    story([recorded, confirmed]).when(confirm).refuses('already_assessed_so'));
  test('can be withdrawn, and given anew', () => {
    story([recorded, confirmed]).when(withdraw).then([withdrawn]);
    story([recorded, confirmed, withdrawn]).when(confirm).then([confirmed]);
  });
  test('that was never given cannot be withdrawn', () => {
    story([recorded]).when(withdraw).refuses('not_assessed');
    story([recorded, confirmed, withdrawn]).when(withdraw).refuses('not_assessed');
  });
  test('of a detection nobody recorded is refused', () => {
    story([]).when(confirm).refuses('detection_unknown');
    story([]).when(withdraw).refuses('detection_unknown');
  });
});

test('every event has handling and every refusal both languages', () => {
  expect(Object.keys(handling).sort()).toEqual([
    'AssessmentWithdrawn',
    'DetectionAssessed',
    'DetectionRecorded',
  ]);
  for (const text of Object.values(refusals)) expect(text.en).not.toBe(text.fr);
});
