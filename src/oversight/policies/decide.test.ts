import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import { type JudgePolicies, policiesDecider } from './decide.ts';
import { adoptPoliciesSchema, type PoliciesCommand, type PoliciesEvent } from './events.ts';
import { policiesDoor } from './index.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

const utc = (text: string): UtcText => text as UtcText;
const at = utc('2026-01-10T02:00:00.000Z');
const later = utc('2026-01-11T02:00:00.000Z');
const hashOf = (text: string): string => text.repeat(64).slice(0, 64);
const [a, b, c] = [hashOf('a'), hashOf('b'), hashOf('c')];
/** The invented judge: the hash is the text's letter; `x` has a fault. */
const judge: JudgePolicies = (files) => {
  const text = files[0]?.text ?? '';
  return text === 'x'
    ? refuse('policies_refused', { 'joint/a.cedar:1': 'id_missing' })
    : ok({ hash: hashOf(text) });
};
const files = (text: string) => [{ name: 'joint/a.cedar', text }];

const take: PoliciesCommand = { type: 'TakePolicies', at, hash: a, version: '1.0.0', node: 'uk' };
const taken: PoliciesEvent = { type: 'PoliciesTakenAtStart', at, hash: a, version: '1.0.0', node: 'uk' };
const adopt: PoliciesCommand = { type: 'AdoptPolicies', at: later, base: a, files: files('b') };
const adopted: PoliciesEvent = { type: 'PoliciesAdopted', at: later, base: a, hash: b, files: files('b') };

const decider = policiesDecider(judge);
const story = (history: readonly PoliciesEvent[]) => given(decider, history);

describe('the policies of the program', () => {
  test('are taken at the first start, and not again at the next', () => {
    story([]).when(take).then([taken]);
    story([taken])
      .when({ ...take, at: later, version: '1.0.1' })
      .then([]);
  });
  test('of a new release are taken, whatever was adopted before', () => {
    const next = { ...take, at: later, hash: c, version: '1.1.0' };
    const nextTaken = { ...taken, at: later, hash: c, version: '1.1.0' };
    story([taken]).when(next).then([nextTaken]);
    story([taken, adopted]).when(next).then([nextTaken]);
    expect(story([taken, adopted, nextTaken]).state).toMatchObject({ hash: c, shipped: c, files: null });
  });
  test('do not undo at a start what two persons adopted, once or twice', () => {
    story([taken, adopted]).when(take).then([]);
    story([taken, adopted, { ...adopted, base: b, hash: c, files: files('c') }])
      .when(take)
      .then([]);
  });
});

describe('another text', () => {
  test('is adopted on what is in force', () => {
    story([taken]).when(adopt).then([adopted]);
    expect(story([taken, adopted]).state).toMatchObject({
      hash: b,
      shipped: a,
      files: files('b'),
      since: later,
    });
  });
  test('written from what is no longer in force is refused', () => {
    story([taken, adopted])
      .when({ ...adopt, files: files('c') })
      .refuses('base_not_in_force');
    story([taken])
      .when({ ...adopt, base: c })
      .refuses('base_not_in_force');
  });
  test('that says the same is refused', () =>
    story([taken])
      .when({ ...adopt, files: files('a') })
      .refuses('policies_equal'));
  test('with a fault is refused with every fault and its place', () => {
    const refused = decider.decide(story([taken]).state, { ...adopt, files: files('x') });
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'policies_refused', detail: { 'joint/a.cedar:1': 'id_missing' } },
    });
  });
  test('of the other state is refused', () =>
    story([taken])
      .when({ ...adopt, files: [{ name: 'fr/reason.cedar', text: 'b' }] })
      .refuses('file_of_another'));
  test('before anything is in force is refused', () => story([]).when(adopt).refuses('nothing_in_force'));
});

test('the set is whole: no file twice, no name of another form, no more than a person reads', () => {
  const is = (given: unknown) => adoptPoliciesSchema.safeParse({ base: a, files: given }).success;
  expect(is(files('b'))).toBe(true);
  expect(is([...files('b'), ...files('c')])).toBe(false);
  expect(is([])).toBe(false);
  for (const name of ['joint/../secret.cedar', 'other/a.cedar', 'joint/a.txt', '/joint/a.cedar'])
    expect(is([{ name, text: 'b' }])).toBe(false);
  expect(
    is(Array.from({ length: 5 }, (_, n) => ({ name: `joint/${n}.cedar`, text: 'b'.repeat(90_000) }))),
  ).toBe(false);
});

test('nobody alone adopts: the command waits for four eyes and is grave', () => {
  const { AdoptPolicies, ...others } = policiesDoor(judge).commands;
  expect(AdoptPolicies?.fourEyes?.en).not.toBe(AdoptPolicies?.fourEyes?.fr);
  expect(AdoptPolicies?.grave).toBe(true);
  expect(others).toEqual({}); // taking at start is the program's own, not a route
});

test('every event has handling and every refusal both languages', () => {
  expect(Object.keys(handling)).toEqual(Object.keys(policiesDoor(judge).events));
  for (const text of Object.values(refusals)) expect(text.en).not.toBe(text.fr);
});
