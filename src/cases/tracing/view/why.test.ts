import { describe, expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { tracingRefusals } from '../refusals.ts';
import type { OwnRequest, TracingAnswer } from '../wire.ts';
import { FakeTracing, fakeRequest, playFakeTracing } from './fake-tracing.ts';
import { commandOf } from './orders.ts';
import { needsAct, type PairAct, type RequestAct, unsaidPair, whyNot, whyNotPair } from './why.ts';

const staff = 'demo-uk-safeguarding-1';
const giver = { staff, side: 'uk', desk: 'uk-safeguarding-1' } as const;
const later = instant(Date.now() + 60_000);
const requestActs: readonly RequestAct[] = ['correct', 'share', 'withhold', 'close', 'reopen'];
const pairActs: readonly PairAct[] = [
  'link',
  'ruleOut',
  'reconsider',
  'agree',
  'decline',
  'raise',
  'clear',
  'unlink',
];
/** What each act asks for beside the requests; a grown person agrees for themselves, of a child whoever protects it. */
const more = {
  share: { consent: 'safeguarding' },
  close: { outcome: 'not_found' },
  link: { grounds: ['document_seen'] },
  ruleOut: { ground: 'names_differ' },
  agree: { consent: 'safeguarding' },
  raise: { concern: 'other' },
  unlink: { ground: 'safety' },
} as const satisfies Partial<Record<RequestAct | PairAct, object>>;

function played(): FakeTracing {
  const fake = new FakeTracing();
  playFakeTracing(fake);
  return fake;
}

function ownOf(fake: FakeTracing): readonly OwnRequest[] {
  const answer = fake.answer({ path: '/api/cases/tracing/requests', body: null }, giver);
  if (answer === null) throw new Error('no such address');
  return (answer.body as TracingAnswer).own;
}

/** What the node says to an act on a day of its own; null: it is taken. */
function saidByNode(act: RequestAct | PairAct, of: { readonly request: string; readonly other?: string }) {
  const fake = played();
  const request = ownOf(fake).find((one) => one.request === of.request);
  const facts = { relation: request?.relation, seeker: request?.seeker, parting: request?.parting };
  const asked = act === 'correct' ? facts : Object.hasOwn(more, act) ? more[act as keyof typeof more] : {};
  const answer = fake.order(commandOf[act], { ...of, ...asked }, { ...giver, at: later });
  if (answer === null) throw new Error('no such order');
  if (answer.status === 200) return null;
  return (answer.body as { readonly code: keyof typeof tracingRefusals }).code;
}

describe('a button is barred where the node would refuse, in the same words, and nowhere else', () => {
  test('acts on each request of an invented day', () => {
    for (const request of ownOf(played()))
      for (const act of requestActs) {
        const code = saidByNode(act, { request: request.request });
        const said = code === null ? null : tracingRefusals[code];
        expect([request.request, act, whyNot(act, request)]).toEqual([request.request, act, said]);
      }
  });

  test('acts on each pair and each suggestion of it', () => {
    let pairs = 0;
    for (const request of ownOf(played())) {
      const offered = request.suggestions.map(({ facts }) => unsaidPair(facts));
      for (const pair of [...request.pairs, ...offered])
        for (const act of pairActs) {
          const code = saidByNode(act, { request: request.request, other: pair.otherRequest });
          const said = code === null ? null : tracingRefusals[code];
          const where = [request.request, pair.otherRequest, act];
          expect([...where, whyNotPair(act, { request, pair, staff })]).toEqual([...where, said]);
          pairs++;
        }
    }
    expect(pairs).toBeGreaterThan(30);
  });
});

test('what needs an act: contact to arrange, a link of the other side, suggestions, a person to be asked', () => {
  const toDo = ownOf(played()).filter(needsAct);
  expect(toDo.map(({ request }) => request).toSorted()).toEqual(
    [1, 2, 3].map((n) => fakeRequest('uk', n)).toSorted(),
  );
});
