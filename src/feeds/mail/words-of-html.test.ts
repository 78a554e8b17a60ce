import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthOf, linearMax } from '../../../drills/test-growth.ts';
import { wordsOfHtml } from './words-of-html.ts';

test.each([
  ['<p>a</p><p>b<br>c</p>', 'a\n\nb\nc'],
  ['1 < 2 and <3 and a<b', '1 < 2 and <3 and a'],
  ['<b>un</b>broken', 'unbroken'],
  ['a<script>if (1 < 2) { "</p>" }</script>b', 'ab'],
  ['a<style>x', 'a'],
  ['<html><head><meta charset=utf-8><title>x</title><style>y</style><body>Help', 'Help'],
  ['<head><title>x</title></head><p>Help</p>', 'Help'],
  ['a<svg width="1"/>b<svg><text>c</text></svg>d', 'abd'],
  ['a<svg><path d="M0"><p>Help</p>', 'a\nHelp'],
  ['a<!-- b --> c<!-- d', 'a c'],
  ['<a href="https://example.org/?a=1&amp;b=2">here</a>', 'here https://example.org/?a=1&b=2'],
  ['<a href="javascript:alert(1)">here</a><a name=x>there</a>', 'herethere'],
  ["<a href='geo:50.9,1.5'>here", 'here'],
  ['&#50;&#x33;&eacute;&unknown;&#xd800;&#0;', '23é&unknown;\uFFFD\uFFFD'],
  ['a &nbsp; \t b', 'a b'],
  ['', ''],
])('%j', (html, words) => {
  expect(wordsOfHtml(html)).toBe(words);
});

test('text without tags stays as it is', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '5', '°', '.') });
  fc.assert(
    fc.property(plain, (text) => {
      expect(wordsOfHtml(text)).toBe(text.replaceAll(/ +/g, ' ').trim());
    }),
    { numRuns: 200 },
  );
});

test.each(['<', '<a href="', '<!--', '&', '<p', '<script>', '</a>', '<a href="https://x">'])(
  'fifty thousand of %j cost about four times as much as a quarter of them',
  (piece) => {
    expect(growthOf(wordsOfHtml, piece, 50_000 * piece.length)).toBeLessThanOrEqual(linearMax);
  },
);
