import { expect, test } from 'vitest';
import { shortName, subjectId } from './shapes.ts';
import { isShortName } from './short-name.ts';

test('a short name holds an id and never a sentence, for the node and for a browser alike', () => {
  for (const [text, is] of [
    ['fr-cross-1', true],
    ['A', true],
    ['Ab.9_:-', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['', false],
    ['-a', false],
    ['two words', false],
    ['a/b', false],
    ['é', false],
    ['a\n', false],
  ] as const) {
    expect([text, isShortName(text)]).toEqual([text, is]);
    expect([text, shortName.safeParse(text).success]).toEqual([text, is]);
  }
});

test('a subject’s id is random digits alone', () => {
  expect(subjectId.safeParse(`s-${'0f'.repeat(16)}`).success).toBe(true);
  for (const wrong of [
    `s-${'0F'.repeat(16)}`,
    `s-${'0f'.repeat(15)}`,
    '0f'.repeat(16),
    `s-${'0f'.repeat(16)} `,
  ])
    expect(subjectId.safeParse(wrong).success).toBe(false);
});
