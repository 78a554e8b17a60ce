import { describe, expect, test } from 'vitest';
import type { PassageView } from '../../../operations/freight/wire.ts';
import type { Act } from '../night.ts';
import { names, sampleAct, sampleExpectation, sampleNight, t } from '../sample-night.ts';
import { dedupRecord, freightSafeguarding } from './freight.ts';

const control = (event: string, by: string) => ({ control: names.control(event), by });
const passage = (event: string, fields: object) =>
  ({
    passage: names.passage(event),
    group: [],
    controls: [],
    care: [],
    ...fields,
  }) as unknown as PassageView; // only what judges read

const events = [
  { id: 'F1', at: t('03:00'), type: 'freight', node: 'UK', method: 'dog', result: 'nothing' },
  { id: 'F2', at: t('03:10'), type: 'freight', node: 'FR', method: 'fouille', result: 'ras' },
];
const group = [names.passage('F1'), names.passage('F2')];
const joined = sampleAct({ event: 'F2', command: 'JoinPassages' });

describe('entries of one vehicle', () => {
  const wanted = sampleExpectation('dedup_record', { events: ['F1', 'F2'] });
  const judge = (passages: readonly PassageView[], acts: readonly Act[] = [joined]) =>
    dedupRecord(wanted, sampleNight({ passages }, { events, acts }));
  const first = passage('F1', { group, controls: [control('F1', 'demo-uk-freight-1')] });
  const second = passage('F2', { group, controls: [control('F2', 'demo-fr-freight-1')] });

  test('are one where a person joined them', () => {
    expect(judge([first, second])).toMatchObject({ pass: true });
  });

  test('fail where one is lost, where they stand apart, where nobody joined them, where one team is gone', () => {
    expect(judge([first]).detail).toContain('F2');
    expect(judge([first, { ...second, group: [] }]).detail).toContain('2 vehicles');
    expect(judge([first, second], []).detail).toContain('nobody');
    const alone = passage('F1', {
      controls: [control('F1', 'demo-uk-freight-1'), control('F2', 'demo-uk-freight-1')],
    });
    expect(judge([alone]).detail).toContain('team');
  });
});

describe('tasks of protection from a vehicle', () => {
  const wanted = sampleExpectation('safeguarding', {
    event: 'F1',
    tasks: ['medical_check:1'],
    due_within_min: 60,
    node: 'FR',
    prohibited: ['enforcement_before_medical'],
  });
  const care = {
    kind: 'medical_check',
    count: 1,
    side: 'fr',
    dueAt: t('03:15'),
    counted: names.control('F1'),
  };
  const found = passage('F1', { controls: [control('F1', 'demo-uk-freight-1')], care: [care] });
  const tried = sampleAct({
    event: 'F1',
    command: 'SetNextStep',
    intent: 'enforcement_before_medical',
    ok: false,
    code: 'medical_first',
  });
  const judge = (passages: readonly PassageView[], acts: readonly Act[]) =>
    freightSafeguarding(wanted, sampleNight({ passages }, { events, acts }));

  test('hold where they are asked for and the police were refused', () => {
    expect(judge([found], [tried])).toMatchObject({ pass: true });
  });

  test('fail where nobody asked, where it was not tried, where it was done, or refused for something else', () => {
    expect(judge([{ ...found, care: [] }], [tried]).pass).toBe(false);
    expect(judge([found], []).detail).toContain('not tried');
    expect(judge([found], [{ ...tried, ok: true, code: null }]).detail).toContain('done');
    expect(judge([found], [{ ...tried, code: 'unchanged' }]).detail).toContain('unchanged');
    expect(judge([], [tried]).pass).toBe(false);
  });
});
