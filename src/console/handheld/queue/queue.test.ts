import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { type Choice, type Draft, isForPerson, isMoving, keyOf, type Outcome } from './entry.ts';
import { sampleSearch } from './fake-shift.ts';
import {
  afterStep,
  emptyQueue,
  heldUpBy,
  nextAttemptAt,
  nextToSend,
  type Queue,
  queueLimits,
  type QueueStep,
  restoredQueue,
} from './queue.ts';

const at = instant(1_800_000_000_000);
const message = { en: 'no', fr: 'non' };

function after(queue: Queue, ...steps: readonly QueueStep[]): Queue {
  return steps.reduce((now, step) => {
    const next = afterStep(now, step);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, queue);
}

const record = (draft: Draft, limits = queueLimits): QueueStep => ({ type: 'record', draft, limits });
const recorded = (...drafts: readonly Draft[]): Queue =>
  after(emptyQueue, ...drafts.map((one) => record(one)));
const sendAnd = (id: string, outcome: Outcome): readonly QueueStep[] => [
  { type: 'send', id },
  { type: 'answered', id, outcome, at, chance: 1 },
];
const kept = { kind: 'kept', repeated: false } as const;
const order = (queue: Queue): readonly string[] => {
  const ids: string[] = [];
  let now = queue;
  for (let next = nextToSend(now, at); next !== null; next = nextToSend(now, at)) {
    ids.push(next.id);
    now = after(now, ...sendAnd(next.id, kept));
  }
  return ids;
};

const [opening] = sampleSearch(1) as readonly [Draft, ...Draft[]]; // a search opens its passage
/** Another search, another control of the first passage, or people found there. */
const more = (kind: number, n: number): readonly Draft[] => {
  if (kind === 0) return sampleSearch(n + 2, { hasPhoto: true });
  const draft = { ...opening, command: 'record-control', needs: [opening.id] };
  return [{ ...draft, id: `more-${n}-0001`, urgency: kind === 1 ? 'plain' : 'life' }];
};

const phases = ({ entries }: Queue): readonly string[] => entries.map(({ standing }) => standing.phase);

describe('the order of sending', () => {
  test('a passage is opened before its controls; photos go after everything else', () => {
    const queue = recorded(...sampleSearch(1, { hasPhoto: true }), ...sampleSearch(2));
    expect(order(queue)).toEqual([
      'open-1-0001',
      'control-1-0001',
      'open-2-0001',
      'control-2-0001',
      'photo-1-0001',
    ]);
  });

  test('life at risk goes before what was recorded earlier, together with the opening of its own passage', () => {
    const [open, control] = sampleSearch(2);
    if (open === undefined || control === undefined) throw new Error('a search opens and controls');
    const queue = recorded(...sampleSearch(1), open, { ...control, urgency: 'life' });
    expect(order(queue).slice(0, 2)).toEqual(['open-2-0001', 'control-2-0001']);
  });

  test('a negative before a positive of the same passage stays before it: the miss must be seen', () => {
    const queue = recorded(
      ...sampleSearch(1),
      ...sampleSearch(2, { passage: 'p-1', opens: false, isLife: true }),
    );
    expect(order(queue)).toEqual(['open-1-0001', 'control-1-0001', 'control-2-0001']);
  });

  test('one at a time: while one is under way nothing else is given', () => {
    const queue = after(recorded(...sampleSearch(1), ...sampleSearch(2)), {
      type: 'send',
      id: 'open-1-0001',
    });
    expect(nextToSend(queue, at)).toBeNull();
  });

  test('while life at risk waits for its next attempt no photo takes the link, but not for ever', () => {
    const later: Outcome = { kind: 'later', trouble: 'busy', afterSeconds: null };
    const once = after(
      recorded(...sampleSearch(1, { hasPhoto: true })),
      ...sendAnd('open-1-0001', kept),
      ...sendAnd('control-1-0001', kept),
      ...sampleSearch(2, { isLife: true }).map((draft) => record(draft)),
      ...sendAnd('open-2-0001', later),
    );
    expect(nextToSend(once, at)).toBeNull();
    expect(nextToSend(once, instant(at + 60_000))?.id).toBe('open-2-0001');
    const often = after(once, ...Array.from({ length: 6 }, () => sendAnd('open-2-0001', later)).flat());
    expect(nextToSend(often, at)?.id).toBe('photo-1-0001');
  });

  test('what waits out its back-off holds up its own passage and no other; a lifesaving entry ends all waits', () => {
    const later: Outcome = { kind: 'later', trouble: 'busy', afterSeconds: null };
    const queue = after(recorded(...sampleSearch(1), ...sampleSearch(2)), ...sendAnd('open-1-0001', later));
    expect(nextToSend(queue, at)?.id).toBe('open-2-0001');
    expect(nextToSend(queue, instant(at + 60_000))?.id).toBe('open-1-0001');
    const life = after(
      queue,
      ...sampleSearch(3, { passage: 'p-1', opens: false, isLife: true }).map((d) => record(d)),
    );
    expect(nextToSend(life, at)?.id).toBe('open-1-0001');
    expect(nextAttemptAt(life)).toBe(0);
  });
});

describe('what a person is asked', () => {
  const conflict: Outcome = { kind: 'conflict', code: 'passage_left', message };
  const stopped = after(
    recorded(...sampleSearch(1, { hasPhoto: true })),
    ...sendAnd('open-1-0001', conflict),
  );

  test('a conflict stops what needs it, and says so to nobody else', () => {
    expect(nextToSend(stopped, at)).toBeNull();
    expect(nextAttemptAt(stopped)).toBeNull();
    expect(stopped.entries[0]?.standing).toEqual({ phase: 'conflict', code: 'passage_left', message });
  });

  test('sent again by a person, everything goes on', () => {
    const again = after(stopped, { type: 'resolve', id: 'open-1-0001', choice: 'again', at });
    expect(order(again)).toEqual(['open-1-0001', 'control-1-0001', 'photo-1-0001']);
    // The node answers a key for ever as it did first: a no would stay a no.
    expect(again.entries.map(keyOf)).toEqual(['open-1-0001.1', 'control-1-0001', 'photo-1-0001']);
  });

  test('set aside by a person, what needs it comes to a person too instead of waiting for ever', () => {
    const aside = after(stopped, { type: 'resolve', id: 'open-1-0001', choice: 'set_aside', at });
    expect(phases(aside)).toEqual(['set_aside', 'stranded', 'waiting']);
    expect(aside.entries[0]?.standing).toMatchObject({ code: 'passage_left' });
    expect(aside.entries[1]?.standing).toEqual({ phase: 'stranded', need: 'open-1-0001' });
    const heldUp = (queue: Queue) => queue.entries.map((one) => heldUpBy(queue, one)?.id ?? null);
    expect(heldUp(aside)).toEqual([null, null, 'control-1-0001']);
    // Also by way of another: the photo needs the control, and that the opening on which a person must decide.
    expect(heldUp(stopped)).toEqual([null, 'open-1-0001', 'open-1-0001']);
  });

  test('what waits for a person holds up nothing else of its passage: people found there go at once', () => {
    const [search, takeover] = [
      { id: 'search-1-0001', command: 'begin-search', needs: ['open-1-0001'] },
      { id: 'takeover-1-01', command: 'propose-takeover', needs: ['search-1-0001'] },
    ].map((one): Draft => ({ ...opening, ...one }));
    if (search === undefined || takeover === undefined) throw new Error('both are given');
    const refused: Outcome = { kind: 'refused', code: 'team_unknown', message };
    const people: Draft = { ...search, id: 'people-1-001', command: 'note-people-met', urgency: 'life' };
    const found = after(
      recorded(opening, search, takeover),
      ...sendAnd(opening.id, kept),
      ...sendAnd(search.id, refused),
      record(people),
    );
    expect(order(found)).toEqual(['people-1-001']);
    expect(phases(found)).toEqual(['kept', 'refused', 'waiting', 'waiting']);
  });

  test('whatever is answered and decided, nothing waits for ever: it goes on, or a person is asked', () => {
    const said = fc.constantFrom<Outcome>(
      kept,
      { kind: 'conflict', code: 'x', message },
      { kind: 'refused', code: 'x', message },
    );
    const choice = fc.constantFrom<Choice>('again', 'without', 'set_aside');
    const act = fc.oneof(
      said.map((outcome) => ({ kind: 'answer' as const, outcome })),
      fc.tuple(fc.nat(9), choice).map(([n, chosen]) => ({ kind: 'choose' as const, n, chosen })),
      fc.nat(2).map((n) => ({ kind: 'record' as const, n })),
      fc.constant({ kind: 'restart' as const }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let queue = recorded(...sampleSearch(1, { hasPhoto: true }));
        for (const [n, one] of acts.entries()) {
          const next = nextToSend(queue, at);
          if (one.kind === 'restart') queue = restoredQueue(queue.entries);
          else if (one.kind === 'record') queue = after(queue, ...more(one.n, n).map((d) => record(d)));
          else if (one.kind === 'answer' && next !== null)
            queue = after(queue, ...sendAnd(next.id, one.outcome));
          else if (one.kind === 'choose') {
            const id = queue.entries[one.n % queue.entries.length]?.id ?? '';
            const chosen = afterStep(queue, { type: 'resolve', id, choice: one.chosen, at });
            if (chosen.ok) queue = chosen.value;
          }
          const isAsked = queue.entries.some(isForPerson);
          for (const entry of queue.entries.filter(isMoving))
            expect(nextToSend(queue, at) !== null || (isAsked && heldUpBy(queue, entry) !== null)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('only what waits for a person can be resolved', () => {
    const step = { type: 'resolve', id: 'control-1-0001', choice: 'set_aside', at } as const;
    expect(afterStep(stopped, step)).toMatchObject({ refusal: { code: 'not_for_person' } });
    expect(afterStep(stopped, { ...step, id: 'nobody-0001' })).toMatchObject({
      refusal: { code: 'entry_unknown' },
    });
  });
});

describe('an entry whose need was set aside', () => {
  const photographed = sampleSearch(1, { hasPhoto: true });
  const aside = after(
    recorded(...photographed),
    ...sendAnd('open-1-0001', { kind: 'conflict', code: 'passage_left', message }),
    { type: 'resolve', id: 'open-1-0001', choice: 'set_aside', at },
  );
  const resolve = (choice: Choice): QueueStep => ({ type: 'resolve', id: 'control-1-0001', choice, at });

  test('is sent without it where a person says so, under its own key, and what needs it goes after it', () => {
    const without = after(aside, resolve('without'));
    expect(without.entries[1]).toMatchObject({ without: ['open-1-0001'], needs: ['open-1-0001'], round: 0 });
    expect(order(without)).toEqual(['control-1-0001', 'photo-1-0001']);
    expect(phases(without)).toEqual(['set_aside', 'waiting', 'waiting']);
  });

  test('and given up, leaves what needs it to a person in turn: nothing goes by itself', () => {
    const up = after(aside, resolve('set_aside'));
    expect(phases(up)).toEqual(['set_aside', 'set_aside', 'stranded']);
    expect(nextToSend(up, at)).toBeNull();
  });

  test('is never only sent again, which would wait for ever, and nothing else is sent without what it needs', () => {
    expect(afterStep(aside, resolve('again'))).toMatchObject({ refusal: { code: 'not_for_person' } });
    const stopped = after(
      recorded(...sampleSearch(2)),
      ...sendAnd('open-2-0001', { kind: 'refused', code: 'x', message }),
    );
    const step = { type: 'resolve', id: 'open-2-0001', choice: 'without', at } as const;
    expect(afterStep(stopped, step)).toMatchObject({ refusal: { code: 'not_for_person' } });
  });

  test('refused by the node all the same, it can be sent again without it, under another key', () => {
    const no: Outcome = { kind: 'refused', code: 'passage_unknown', message };
    const again = after(aside, resolve('without'), ...sendAnd('control-1-0001', no), resolve('again'));
    expect(nextToSend(again, at)).toMatchObject({ id: 'control-1-0001', round: 1 });
  });

  test('comes to a person at once where it is recorded afterwards', () => {
    const [, control] = sampleSearch(1);
    if (control === undefined) throw new Error('a search opens and controls');
    const later = after(aside, record({ ...control, id: 'control-1-0002' }));
    expect(later.entries.at(-1)?.standing).toEqual({ phase: 'stranded', need: 'open-1-0001' });
  });

  test('is told apart after a restart too, also where the version before let it wait or called it a conflict', () => {
    const [open, control, photo] = aside.entries;
    if (open === undefined || control === undefined || photo === undefined) throw new Error('three entries');
    const old = { phase: 'conflict', code: 'before_set_aside', message: null } as const;
    const waits = { phase: 'waiting', notBefore: at, trouble: null } as const;
    for (const standing of [old, waits, control.standing])
      expect(phases(restoredQueue([open, { ...control, standing }, photo]))).toEqual([
        'set_aside',
        'stranded',
        'waiting',
      ]);
    const without = after(aside, resolve('without'));
    expect(order(restoredQueue(without.entries))).toEqual(['control-1-0001', 'photo-1-0001']);
  });
});

describe('limits and repeats', () => {
  const [first, second] = sampleSearch(1);
  if (first === undefined || second === undefined) throw new Error('a search opens and controls');

  test('full is a refusal with its limit; nothing that waits is pushed out', () => {
    const limits = { ...queueLimits, unsentMax: 1 };
    expect(afterStep(recorded(first), record(second, limits))).toEqual({
      ok: false,
      refusal: { code: 'queue_full', detail: { max: 1 } },
    });
  });

  test('photos have their own space; a search without one still goes in', () => {
    const limits = { ...queueLimits, photoBytesMax: 2 };
    const photo = sampleSearch(1, { hasPhoto: true })[2];
    if (photo === undefined) throw new Error('a search with a photo has one');
    expect(afterStep(emptyQueue, record(photo, limits))).toMatchObject({
      refusal: { code: 'photo_space_full' },
    });
    expect(afterStep(emptyQueue, record(first, limits)).ok).toBe(true);
  });

  test('the same again is the same; other words under the same key are refused', () => {
    const queue = recorded(first);
    expect(afterStep(queue, record(first))).toEqual({ ok: true, value: queue });
    expect(afterStep(queue, record({ ...first, fields: { n: 9 } }))).toMatchObject({
      refusal: { code: 'id_reused' },
    });
  });

  test('kept entries leave the list at its end, oldest first, but none that another still needs', () => {
    const limits = { ...queueLimits, settledMax: 1 };
    const sent = after(recorded(first, second), ...sendAnd(first.id, kept));
    const more = after(sent, ...sampleSearch(2).map((one) => record(one, limits)));
    expect(more.entries.map(({ id }) => id)).toContain(first.id);
    const done = after(
      more,
      ...sendAnd(second.id, kept),
      ...sampleSearch(3).map((one) => record(one, limits)),
    );
    expect(done.entries.map(({ id }) => id)).not.toContain(first.id);
    expect(done.entries.map(({ id }) => id)).toContain('open-2-0001');
  });
});

test('a device that the node does not know stops, keeps everything, and goes on when it is let in', () => {
  const queue = after(recorded(...sampleSearch(1)), ...sendAnd('open-1-0001', { kind: 'shut_out' }));
  expect(nextToSend(queue, at)).toBeNull();
  expect(queue.entries).toHaveLength(2);
  expect(order(after(queue, { type: 'let_in' }))).toEqual(['open-1-0001', 'control-1-0001']);
});

test('after a restart what was under way is asked again at once, in the old order, and new entries come after', () => {
  const queue = after(recorded(...sampleSearch(1)), { type: 'send', id: 'open-1-0001' });
  const restored = restoredQueue(queue.entries.toReversed());
  expect(order(restored)).toEqual(['open-1-0001', 'control-1-0001']);
  expect(restored.nextOrder).toBe(3);
});
