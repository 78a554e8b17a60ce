import { expect, test } from 'vitest';
import type { Answer } from '../http.ts';
import { isUnanswered, sendAct } from './send-act.ts';

const order = { path: '/api/x', body: { a: 1 } };
const refused = (code: string, status = 403): Answer<unknown> => ({
  kind: 'refused',
  status,
  code,
  message: null,
  detail: { missing: 'role' },
});

/** A node that gives these answers in turn, and what it was asked. */
function node(...answers: readonly Answer<unknown>[]) {
  const asked: string[] = [];
  const left = [...answers];
  const post = async (path: string, body: unknown, key: string) => {
    asked.push(`${path} ${JSON.stringify(body)} ${key}`);
    return left.shift() ?? ({ kind: 'unreachable' } as const);
  };
  return { asked, post };
}

const prove = (answer: boolean) => async () => answer;

test('an order that is taken says where it stands in the book', async () => {
  const { post } = node({ kind: 'ok', value: { ok: true, position: 12 } });
  expect(await sendAct(order, { key: 'k', prove: prove(true), post })).toMatchObject({
    kind: 'recorded',
    value: { position: 12 },
  });
});

test('an order for two persons is proposed, not done', async () => {
  const { post } = node({ kind: 'ok', value: { ok: true, position: 12, proposal: 'p-1' } });
  expect(await sendAct(order, { key: 'k', prove: prove(true), post })).toMatchObject({
    kind: 'proposed',
    proposal: 'p-1',
  });
});

test('where proof is wanted it is asked for once, and the same order goes again under the same key', async () => {
  const { post, asked } = node(refused('not_proven'), { kind: 'ok', value: { position: 3 } });
  expect((await sendAct(order, { key: 'k', prove: prove(true), post })).kind).toBe('recorded');
  expect(asked).toEqual(['/api/x {"a":1} k', '/api/x {"a":1} k']);
});

test('whoever turns away from proving has done nothing', async () => {
  const { post, asked } = node(refused('not_proven'));
  expect((await sendAct(order, { key: 'k', prove: prove(false), post })).kind).toBe('not_proven');
  expect(asked).toHaveLength(1);
});

test('a refusal keeps its words and what it adds', async () => {
  const { post } = node(refused('not_permitted'));
  expect(await sendAct(order, { key: 'k', prove: prove(true), post })).toEqual({
    kind: 'refused',
    code: 'not_permitted',
    message: null,
    detail: { missing: 'role' },
  });
});

test.each([
  [{ kind: 'unreachable' } as const, 'offline'],
  [refused('too_many_requests', 429), 'overloaded'],
  [refused('store_unavailable', 503), 'overloaded'],
  [refused('fault', 500), 'fault'],
])('an order without an answer is unanswered: %o', async (answer, kind) => {
  const { post } = node(answer);
  const outcome = await sendAct(order, { key: 'k', prove: prove(true), post });
  expect([outcome.kind, isUnanswered(outcome)]).toEqual([kind, true]);
});
