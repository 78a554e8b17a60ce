import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { handoverDecider, type HandoverRefusal, sheetMinutesMax } from './decide-handover.ts';
import type { HandoverCommand, OfHandover } from './events-handover.ts';
import { handoverRefusals } from './refusals.ts';
import { after, samplePerson } from './sample-watch.ts';

const leaving = samplePerson();
const taking = samplePerson({ by: 'example-2' });
const desk = 'desk-1';
const handover = 'h-example1';
const sheetHash = 'a'.repeat(64);
const place = `p.${'A'.repeat(48)}`;

const prepared: OfHandover = {
  type: 'HandoverPrepared',
  at: after(0),
  handover,
  desk,
  side: 'uk',
  kind: 'shift',
  sheetAt: after(0),
  sheetHash,
  place,
  by: leaving.by,
};
const outgoing: OfHandover = {
  type: 'HandoverSigned',
  at: after(60),
  handover,
  part: 'outgoing',
  sheetHash,
  by: leaving.by,
  desk,
};
const incoming: OfHandover = { ...outgoing, at: after(120), part: 'incoming', by: taking.by };
const withdrawn: OfHandover = { type: 'HandoverWithdrawn', at: after(120), handover, by: leaving.by };

const histories = {
  none: [],
  prepared: [prepared],
  signed_by_one: [prepared, outgoing],
  done: [prepared, outgoing, incoming],
  withdrawn: [prepared, withdrawn],
} as const satisfies Record<string, readonly OfHandover[]>;
type Name = keyof typeof histories;

const at = after(300);
const orders = {
  prepare: {
    type: 'PrepareHandover',
    at,
    handover,
    desk,
    kind: 'shift',
    sheetAt: after(290),
    sheetHash,
    place,
    ...leaving,
  },
  leave: { type: 'SignHandover', at, handover, part: 'outgoing', sheetHash, ...leaving },
  take: { type: 'SignHandover', at, handover, part: 'incoming', sheetHash, ...taking },
  withdraw: { type: 'WithdrawHandover', at, handover, ...leaving },
} as const satisfies Record<string, HandoverCommand>;

type Told = 'ok' | HandoverRefusal;
const table: Readonly<Record<keyof typeof orders, Readonly<Record<Name, Told>>>> = {
  prepare: {
    none: 'ok',
    prepared: 'ok',
    signed_by_one: 'ok',
    done: 'handover_over',
    withdrawn: 'handover_over',
  },
  leave: {
    none: 'handover_unknown',
    prepared: 'ok',
    signed_by_one: 'already_signed',
    done: 'handover_over',
    withdrawn: 'handover_over',
  },
  take: {
    none: 'handover_unknown',
    prepared: 'outgoing_first',
    signed_by_one: 'ok',
    done: 'handover_over',
    withdrawn: 'handover_over',
  },
  withdraw: {
    none: 'handover_unknown',
    prepared: 'ok',
    signed_by_one: 'ok',
    done: 'handover_over',
    withdrawn: 'handover_over',
  },
};

function told(name: Name, command: HandoverCommand): Told {
  const decided = handoverDecider.decide(given(handoverDecider, histories[name]).state, command);
  return decided.ok ? 'ok' : decided.refusal.code;
}

describe.each(Object.keys(table) as (keyof typeof table)[])('%s', (order) => {
  test.each(Object.keys(histories) as Name[])('where the handover is %s', (name) => {
    expect(told(name, orders[order])).toBe(table[order][name]);
  });
});

describe('both sign, and they are two', () => {
  test('the second signature is another person’s', () => {
    expect(told('signed_by_one', { ...orders.take, ...leaving })).toBe('same_person');
  });

  test('whoever leaves signs at the desk that is handed over; whoever takes over may come from another', () => {
    expect(told('prepared', { ...orders.leave, ...samplePerson({ desk: 'desk-9' }) })).toBe('other_desk');
    expect(
      told('signed_by_one', { ...orders.take, ...samplePerson({ by: 'example-2', desk: 'desk-9' }) }),
    ).toBe('ok');
    expect(told('none', { ...orders.prepare, ...samplePerson({ desk: 'desk-9' }) })).toBe('other_desk');
  });

  test('both are of the desk’s own side', () => {
    const french = samplePerson({ by: 'example-2', state: 'fr' });
    expect(told('prepared', { ...orders.leave, ...french })).toBe('other_side');
    expect(told('signed_by_one', { ...orders.take, ...french })).toBe('other_side');
    expect(told('prepared', { ...orders.withdraw, ...french })).toBe('other_side');
  });

  test('both are known, and sit at a desk', () => {
    const nobody = { by: undefined, givenFrom: undefined };
    for (const order of ['prepare', 'leave', 'withdraw'] as const)
      expect(told('prepared', { ...orders[order], ...nobody } as unknown as HandoverCommand)).toBe(
        'actor_missing',
      );
    expect(told('prepared', { ...orders.leave, ...samplePerson({ desk: null }) })).toBe('desk_missing');
    expect(told('none', { ...orders.prepare, ...samplePerson({ desk: null }) })).toBe('desk_missing');
    expect(told('none', { ...orders.prepare, ...samplePerson({ state: null }) })).toBe('desk_missing');
  });

  test('one’s handover is not turned into another desk’s', () => {
    const other = samplePerson({ desk: 'desk-9' });
    expect(told('prepared', { ...orders.prepare, ...other, desk: 'desk-9' })).toBe('other_desk');
  });
});

describe('the sheet', () => {
  test('is 15 minutes old at most at either signature', () => {
    const limit = sheetMinutesMax * 60;
    expect(told('signed_by_one', { ...orders.take, at: after(limit) })).toBe('ok');
    expect(told('signed_by_one', { ...orders.take, at: after(limit + 1) })).toBe('sheet_too_old');
    expect(told('prepared', { ...orders.leave, at: after(limit + 1) })).toBe('sheet_too_old');
    expect(told('none', { ...orders.prepare, sheetAt: after(0), at: after(limit + 1) })).toBe(
      'sheet_too_old',
    );
  });

  test('is not from a time to come', () => {
    expect(told('none', { ...orders.prepare, sheetAt: after(306) })).toBe('sheet_ahead');
    expect(told('none', { ...orders.prepare, sheetAt: after(305) })).toBe('ok');
  });

  test('is the one that was prepared', () => {
    expect(told('signed_by_one', { ...orders.take, sheetHash: 'b'.repeat(64) })).toBe('sheet_differs');
  });

  test('prepared anew, nobody has signed it', () => {
    const anew: OfHandover = {
      ...prepared,
      at: after(1_000),
      sheetAt: after(1_000),
      sheetHash: 'b'.repeat(64),
    };
    given(handoverDecider, [prepared, outgoing, anew])
      .when({ ...orders.take, at: after(1_100), sheetHash: 'b'.repeat(64) })
      .refuses('outgoing_first');
  });
});

describe('what is written', () => {
  test('the sheet’s hash, its moment and its place in the book', () => {
    given(handoverDecider, [])
      .when({ ...orders.prepare, kind: 'break' })
      .then([{ ...prepared, at, kind: 'break', sheetAt: after(290) }]);
  });

  test('each signature with who and where', () => {
    given(handoverDecider, [prepared])
      .when(orders.leave)
      .then([{ ...outgoing, at }]);
    given(handoverDecider, histories.signed_by_one)
      .when(orders.take)
      .then([{ ...incoming, at }]);
    expect(given(handoverDecider, histories.done).state).toMatchObject({
      phase: 'done',
      outgoing: { by: leaving.by },
      incoming: { by: taking.by },
    });
  });
});

test('every refusal has words in both languages', () => {
  for (const { en, fr } of Object.values(handoverRefusals)) expect(en).not.toBe(fr);
});
