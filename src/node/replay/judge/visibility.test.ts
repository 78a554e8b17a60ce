import { expect, test } from 'vitest';
import type { TipView } from '../../../kernel/released-tip.ts';
import { names, sampleExpectation, sampleNight, t } from '../sample-night.ts';
import { visibility } from './visibility.ts';

const learned = {
  id: 'N1',
  at: t('01:00'),
  type: 'intel',
  node: 'FR',
  grading: { source: 'C', information: '3' },
  text: 'Somebody said that two cars were hired',
  shareable_tip: 'Boats may leave before two.',
};
const wanted = sampleExpectation('visibility', {
  event: 'N1',
  node: 'UK',
  visible_fields: ['shareable_tip', 'grading_band'],
  hidden_fields: ['text', 'source'],
  by: t('03:00'),
});
const tip = { tip: names.tip('N1'), words: learned.shareable_tip, band: 'weak' } as unknown as TipView; // what it reads
const judge = (tips: readonly TipView[], of = wanted) =>
  visibility(of, sampleNight({ tips }, { events: [learned] }));

test('a released tip is seen in its words and with its grade, and nothing else of the report', () => {
  expect(judge([tip])).toMatchObject({ pass: true });
});

test('fails where nothing came, where it says something else, or where the report stands anywhere', () => {
  expect(judge([])).toMatchObject({ pass: false });
  expect(judge([{ ...tip, words: 'Boats may leave.' }]).detail).toContain('shareable_tip');
  expect(judge([{ ...tip, source: 'C' } as unknown as TipView]).detail).toContain('source');
  const other = { ...tip, tip: 'tip-00000000', words: learned.text };
  expect(judge([tip, other]).detail).toContain('shown: text');
});

test('a field that no judge knows is never passed', () => {
  expect(judge([tip], { ...wanted, visible_fields: ['colour'] })).toMatchObject({ pass: false });
});
