import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { reasonText } from '../text.ts';
import { assessRefusal, isPermitted } from './assess.ts';
import { detection } from './given-picture.ts';
import { timelinessWords } from './timeliness.ts';

const staff = {
  id: 's',
  name: 'Camille Exemple',
  state: 'fr',
  actions: ['operations/picture/AssessDetection'],
} as const;
const can = { live: true, connection: 'live', staff } as const;
const open = detection('d', 10);
const seen = detection('d', 10, { assessment: { value: 'seen', by: 'X. Exemple', at: open.recordedAt } });

test('acting is impossible with its reason: past, lost link, post, nothing to do', () => {
  expect(assessRefusal({ assess: 'seen' }, open, can)).toBeNull();
  expect(assessRefusal({ assess: 'seen' }, open, { ...can, live: false })).toBe(reasonText.notLive);
  expect(assessRefusal({ assess: 'seen' }, open, { ...can, connection: 'lost' })).toBe(
    reasonText.notConnected,
  );
  expect(assessRefusal({ withdraw: true }, seen, can)).toBe(reasonText.notPermitted);
  expect(assessRefusal({ assess: 'seen' }, seen, can)).toBe(reasonText.alreadySo);
  const both = { ...staff, actions: [...staff.actions, 'withdraw-assessment'] };
  expect(assessRefusal({ withdraw: true }, open, { ...can, staff: both })).toBe(reasonText.nothingToWithdraw);
  expect(assessRefusal({ withdraw: true }, seen, { ...can, staff: both })).toBeNull();
});

test('an action is known by its name however it is written', () => {
  for (const one of ['AssessDetection', 'operations/picture/assess-detection', 'assess_detection'])
    expect(isPermitted([one], 'assess-detection')).toBe(true);
  expect(isPermitted(['operations/picture/see'], 'assess-detection')).toBe(false);
});

test('how a detection stands to our clock is said in words', () => {
  const late = detection('d', 0, { timeliness: 'late', happenedAt: detection('e', 240).happenedAt });
  expect(timelinessWords(late, wordsOf('en'))).toBe('late by 4 min');
  const ahead = detection('d', 150, { timeliness: 'future', happenedAt: detection('e', 0).happenedAt });
  expect(timelinessWords(ahead, wordsOf('en'))).toBe('its clock is ahead of ours by 2 min');
});
