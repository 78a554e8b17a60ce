import { describe, expect, test } from 'vitest';
import { readScenario } from './scenario.ts';
import { meta, t } from './sample-night.ts';

const call = { id: 'E1', at: t('02:00'), type: 'call', node: 'FR', text: 'x' };
const file = (...lines: readonly (object | string)[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
const refusalOf = (text: string) => {
  const read = readScenario(text);
  return read.ok ? null : read.refusal;
};

test('a scenario is read whole, in the file’s order, with its truth apart', () => {
  const links = { type: 'truth.links', links: { E1: ['B1'] } };
  const read = readScenario(file(meta, call, '', links, { type: 'truth.totals', people: 1 }));
  expect(read).toMatchObject({ ok: true, value: { events: [{ id: 'E1' }], truth: { E1: ['B1'] } } });
});

test('kinds that nobody knows are counted, not dropped in silence', () => {
  const read = readScenario(
    file(meta, { ...call, type: 'balloon' }, { type: 'expect', id: 'X', kind: 'magic' }),
  );
  expect(read).toMatchObject({ ok: true, value: { unknown: { balloon: 1, 'expect magic': 1 } } });
});

describe('a file is refused with its line, in both languages', () => {
  test.each([
    ['no JSON', file(meta, '{'), 2, 'unreadable_line'],
    ['a list', file(meta, '[1]'), 2, 'unreadable_line'],
    ['no time', file(meta, { ...call, at: 'soon' }), 2, 'unreadable_line'],
    ['no first line', file(call), 1, 'no_meta'],
    ['another schema', file({ ...meta, schema: 'other/1' }, call), 1, 'unreadable_line'],
    ['an id used twice', file(meta, call, call), 3, 'double_id'],
    [
      'an expectation about nothing',
      file(meta, { type: 'expect', id: 'X', kind: 'audit', target: 'E9', must_contain: ['a'] }),
      2,
      'unknown_event',
    ],
  ])('%s', (_, text, line, code) => {
    const refusal = refusalOf(text);
    expect(refusal).toMatchObject({ line, code });
    expect(refusal?.text.en).toContain(`line ${line}`);
    expect(refusal?.text.fr).toContain(`ligne ${line}`);
  });
});
