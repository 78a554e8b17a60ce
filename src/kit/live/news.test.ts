import { expect, test } from 'vitest';
import { createNews } from './news.ts';

test('who listens to a room hears of it until they stop, and of no other', () => {
  const news = createNews(['one', 'other']);
  const heard: string[] = [];
  const stop = news.on('one', () => heard.push('one'));
  news.handlers['other']?.();
  news.handlers['one']?.();
  stop();
  news.handlers['one']?.();
  expect(heard).toEqual(['one']);
});

test('listening to a room of which nothing is told is a fault, not silence', () => {
  expect(() => createNews(['one']).on('elsewhere', () => undefined)).toThrow('elsewhere');
});
