import { expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { tracingDecider } from './decide.ts';
import type { TracingCommand, TracingEvent } from './events-tracing.ts';
import { atFr, atUk, beside, factsOf, hours, keeper, openedEvents, toldAcross } from './given-tracing.ts';
import type { TracingState } from './state.ts';
import { tracingFor } from './view-of.ts';
import { type OwnRequest, phaseOf } from './wire.ts';

const wife = factsOf('a');
const husband = factsOf('b', { side: 'fr' });
const at = hours(1);

/** Both books, each with its own request and what the other has told. */
class Books {
  uk = [...openedEvents(wife)];
  fr = [...openedEvents(husband)];
  give(side: 'uk' | 'fr', fields: object): void {
    const [own, other] = side === 'uk' ? [this.uk, this.fr] : [this.fr, this.uk];
    const [request, of] = side === 'uk' ? [wife, husband] : [husband, wife];
    const command = {
      at,
      by: keeper,
      givenFrom: side === 'uk' ? atUk : atFr,
      request: request.request,
      other: of.request,
      seen: beside(toldAcross(other)),
      ...fields,
    } as unknown as TracingCommand; // as each case below gives it
    const decided = tracingDecider.decide(fold(tracingDecider, own), command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    own.push(...decided.value);
  }
  seen(side: 'uk' | 'fr'): OwnRequest {
    const [own, other] = side === 'uk' ? [this.uk, this.fr] : [this.fr, this.uk];
    const [request] = tracingFor(side, [fold(tracingDecider, own), toldAcross(other)]).own;
    if (request === undefined) throw new Error('no request');
    return request;
  }
}

const link = { type: 'LinkFamily', grounds: ['each_named_the_other'] };
const agree = { type: 'AgreeToContact', consent: 'self' };

test('both sides are offered the other request; what one links, the other has before it as an act of its own', () => {
  const books = new Books();
  for (const side of ['uk', 'fr'] as const) {
    expect(phaseOf(books.seen(side))).toBe('suggested');
    expect(books.seen(side).suggestions).toHaveLength(1);
  }
  books.give('uk', link);
  expect(phaseOf(books.seen('uk'))).toBe('linked');
  const french = books.seen('fr');
  expect(phaseOf(french)).toBe('linked_there');
  expect(french.pairs).toMatchObject([
    {
      otherRequest: wife.request,
      link: null,
      told: { link: { grounds: ['each_named_the_other'] }, agreedAt: null },
    },
  ]);
  expect(french.suggestions).toEqual([]);
});

test('contact may be arranged once both sides linked and both persons agreed, and no longer once one takes it back', () => {
  const books = new Books();
  books.give('uk', link);
  books.give('fr', link);
  books.give('uk', agree);
  expect([phaseOf(books.seen('uk')), phaseOf(books.seen('fr'))]).toEqual(['linked', 'linked']);
  books.give('fr', agree);
  expect([phaseOf(books.seen('uk')), phaseOf(books.seen('fr'))]).toEqual([
    'contact_agreed',
    'contact_agreed',
  ]);
  books.give('fr', { type: 'RaiseConcern', concern: 'violence' });
  expect([phaseOf(books.seen('uk')), phaseOf(books.seen('fr'))]).toEqual(['linked', 'linked']);
  expect(JSON.stringify(books.seen('uk'))).not.toContain('violence');
});

test('who declines is not told of: the other side sees what it saw before', () => {
  const books = new Books();
  books.give('uk', link);
  books.give('fr', link);
  const before = books.seen('uk');
  books.give('fr', { type: 'DeclineContact' });
  expect(books.seen('uk')).toEqual(before);
  expect(books.seen('fr').pairs[0]?.declined).not.toBeNull();
});

test('ruled out, it is offered no more; withheld, it is not there', () => {
  const books = new Books();
  books.give('uk', { type: 'RuleOutFamily', ground: 'names_differ' });
  expect(phaseOf(books.seen('uk'))).toBe('searching');
  expect(phaseOf(books.seen('fr'))).toBe('suggested');
  books.give('fr', { type: 'WithholdTracing' });
  const told = tracingFor('uk', [fold(tracingDecider, books.uk), toldAcross(books.fr)]);
  expect(told.told).toEqual([]);
});

test('a request that its person does not share is offered on its own side alone, on one node for both as well', () => {
  const events: readonly TracingEvent[] = openedEvents(husband, { shared: false });
  const states: readonly TracingState[] = [
    fold(tracingDecider, openedEvents(wife)),
    fold(tracingDecider, events),
  ];
  expect(tracingFor('uk', states).told).toEqual([]);
  expect(tracingFor('uk', states).own[0]?.suggestions).toEqual([]);
  expect(tracingFor('fr', states).own[0]?.suggestions).toHaveLength(1);
});

test('two of one side: a link shows on both, and contact needs both persons there as well', () => {
  const near = factsOf('b');
  const own = [...openedEvents(wife)];
  const decided = tracingDecider.decide(fold(tracingDecider, own), {
    type: 'LinkFamily',
    at,
    by: keeper,
    givenFrom: atUk,
    request: wife.request,
    other: near.request,
    grounds: ['document_seen'],
    seen: beside(fold(tracingDecider, openedEvents(near))),
  });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const states = [fold(tracingDecider, [...own, ...decided.value]), fold(tracingDecider, openedEvents(near))];
  const phases = tracingFor('uk', states).own.map(phaseOf);
  expect(phases).toEqual(['linked', 'linked_there']);
});
