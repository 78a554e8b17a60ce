import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUtc, type UtcText } from '../../kernel/time.ts';
import { borneAs, callerDecider, type CallerState } from './decide-caller.ts';
import { type CallerEvent, callerMarkedSchema, type MarkCaller } from './events-caller.ts';
import { sameCallersOf } from './same-callers.ts';

const at = '2027-09-09T01:10:00.000Z' as UtcText;
const subject = `s-${'0a'.repeat(16)}`;
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const marked = (over: Partial<MarkCaller> = {}): MarkCaller => ({
  type: 'MarkCaller',
  at,
  subject,
  peer: 'uk',
  epoch: 1,
  key: hex(1, 16),
  marks: [hex(7, 64)],
  ...over,
});
const after = (events: readonly CallerEvent[]): CallerState =>
  events.reduce((state, event) => callerDecider.evolve(state, event), callerDecider.initial);
function given(...commands: readonly Parameters<typeof callerDecider.decide>[1][]): CallerState {
  return commands.reduce((state, command) => {
    const decided = callerDecider.decide(state, command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce((folded, event) => callerDecider.evolve(folded, event), state);
  }, callerDecider.initial);
}

describe('a caller', () => {
  test('is marked once under a key; the same again is nothing new', () => {
    expect(parseUtc(at)).not.toBeNull();
    const decided = callerDecider.decide(callerDecider.initial, marked());
    const { type: _type, ...said } = marked();
    expect(decided).toEqual({ ok: true, value: [{ ...said, type: 'CallerMarked' }] });
    expect(callerDecider.decide(given(marked()), marked())).toEqual({ ok: true, value: [] });
    const { at: _at, ...body } = said;
    expect(callerMarkedSchema.safeParse(body).success).toBe(true);
    expect(callerMarkedSchema.safeParse({ ...body, phone: '+33698765432' }).success).toBe(false);
  });

  test('bears the marks of both keys while one takes over from the other', () => {
    const next = marked({ epoch: 2, key: hex(2, 16), marks: [hex(8, 64)] });
    expect(given(marked(), next).borne).toEqual({
      [borneAs(hex(1, 16), hex(7, 64))]: 1,
      [borneAs(hex(2, 16), hex(8, 64))]: 2,
    });
  });

  test('whose number was put right bears the new mark alone', () => {
    const right = marked({ marks: [hex(9, 64)] });
    expect(Object.keys(given(marked(), right).borne)).toEqual([borneAs(hex(1, 16), hex(9, 64))]);
  });

  test('that is erased bears nothing, and is never marked again', () => {
    const gone = given(marked(), { type: 'ForgetCaller', at, subject });
    expect(gone).toMatchObject({ status: 'forgotten', told: [], borne: {} });
    expect(callerDecider.decide(gone, marked())).toMatchObject({
      ok: false,
      refusal: { code: 'caller_forgotten' },
    });
    expect(callerDecider.decide(gone, { type: 'ForgetCaller', at, subject })).toEqual({
      ok: true,
      value: [],
    });
  });

  test('that was never marked has nothing to forget', () => {
    expect(callerDecider.decide(after([]), { type: 'ForgetCaller', at, subject })).toEqual({
      ok: true,
      value: [],
    });
  });

  test('renewed for ever bears a bounded number of keys', () => {
    const many = Array.from({ length: 60 }, (_, n) => marked({ key: hex(n, 16), epoch: n + 1 }));
    expect(given(...many).told).toHaveLength(24);
  });
});

describe('callers of one telephone', () => {
  const caller = (n: number, origin: string, marks: readonly number[], epoch = 1) => ({
    subject: `s-${hex(n, 32)}`,
    origin,
    borne: Object.fromEntries(marks.map((mark) => [borneAs(hex(epoch, 16), hex(mark, 64)), epoch])),
  });
  const pair = (one: number, other: number, epoch: number) => ({
    subject: `s-${hex(one, 32)}`,
    twin: `s-${hex(other, 32)}`,
    epoch,
  });

  test('are those that two nodes took under one mark; two of one node are no pair', () => {
    const all = [caller(1, 'fr', [7]), caller(2, 'uk', [7]), caller(3, 'uk', [8]), caller(4, 'fr', [7])];
    expect(sameCallersOf(all)).toEqual([pair(1, 2, 1), pair(2, 4, 1)]);
  });

  test('the same mark under another key is another telephone', () => {
    expect(sameCallersOf([caller(1, 'fr', [7], 1), caller(2, 'uk', [7], 2)])).toEqual([]);
  });

  test('of the keys that say so the newest is named', () => {
    const both = (n: number, origin: string) => ({
      ...caller(n, origin, []),
      borne: { ...caller(n, origin, [7], 1).borne, ...caller(n, origin, [8], 2).borne },
    });
    expect(sameCallersOf([both(1, 'fr'), both(2, 'uk')])).toEqual([pair(1, 2, 2)]);
  });

  test('whatever order they come in', () => {
    const origin = fc.constantFrom('fr', 'uk');
    const some = fc.uniqueArray(
      fc.record({ n: fc.nat(9), origin, marks: fc.array(fc.nat(3), { maxLength: 3 }) }),
      { selector: ({ n }) => n, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const all = drawn.map(({ n, origin: of, marks }) => caller(n, of, marks));
        expect(sameCallersOf(all.toReversed())).toEqual(sameCallersOf(all));
        for (const { subject: one, twin } of sameCallersOf(all)) expect(one < twin).toBe(true);
      }),
    );
  });
});
