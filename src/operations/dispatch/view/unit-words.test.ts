import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { fromUtc } from '../../../kernel/time.ts';
import { after, begin, histories, sampleUnit } from '../given-dispatch.ts';
import { taskView } from '../task.ts';
import type { RelayView, TaskView } from '../wire.ts';
import { evolveUnit, initialUnit } from '../unit-state.ts';
import { joined } from './dispatch-desk.ts';
import { readCorners } from './dialog-gap.tsx';
import { outlinePoints } from './gap-outline.tsx';
import {
  commitmentWords,
  costWords,
  dueWords,
  enduranceWords,
  isOfUnits,
  isUnitLate,
  relayState,
  statusSince,
  taskOrder,
  unitOrder,
} from './unit-words.ts';

const words = wordsOf('en');
const now = Number(begin);

function stateOf(place: keyof typeof histories) {
  return histories[place].reduce(evolveUnit, initialUnit);
}
function taskOf(place: keyof typeof histories): TaskView {
  const { task } = stateOf(place);
  if (task === null) throw new Error('no task there');
  return taskView(task);
}

test('a clock says in how long, or by how much it is late', () => {
  expect(dueWords(after(180), now, words)).toBe('in 3 min');
  expect(dueWords(after(-120), now, words)).toBe('late by 2 min');
});

test('a unit stands on the lists of what it is; late is one whose task, check-in or endurance is over', () => {
  const tasked = sampleUnit('U-1', {}, stateOf('proposed'));
  const free = sampleUnit('U-2', {}, stateOf('available'));
  const out = sampleUnit('U-3', {}, stateOf('out_of_service'));
  const task = taskOf('proposed');
  const of = { task, now };
  const lists = (unit: typeof free) =>
    (['free', 'busy', 'late', 'out'] as const).filter((which) => isOfUnits(which, unit, of));
  expect(lists(tasked)).toEqual(['busy']);
  expect(isUnitLate(tasked, task, now + 61_000)).toBe(true);
  expect(lists(free)).toEqual(['free']);
  expect(lists(out)).toEqual(['out']);
  const silent = sampleUnit('U-4', {}, stateOf('checked'));
  expect(isUnitLate(silent, undefined, fromUtc(after(1_801)))).toBe(true);
  expect(isUnitLate(silent, undefined, now)).toBe(false);
});

test('a task whose unit was asked to stop is not late: whether it has heard is another question', () => {
  const asked = taskOf('cancel_asked');
  expect(taskOrder([asked], now + 10 * 3_600_000)[0]?.cancel).not.toBeNull();
  expect(isUnitLate(sampleUnit('U-1', {}, stateOf('cancel_asked')), asked, now + 3 * 3_600_000)).toBe(false);
});

test('what a unit does is told with the boat’s name, or its id where the name is not known', () => {
  const unit = sampleUnit('U-1', {}, stateOf('accepted'));
  const named = new Map([
    ['b-000001', { boat: 'b-000001', reference: 'UK-26-001', isOpen: true, isDistress: false }],
  ]);
  expect(commitmentWords(unit, named, words)).toBe('UK-26-001 · Search · Accepted');
  expect(commitmentWords(unit, new Map(), words)).toBe('b-000001 · Search · Accepted');
  expect(statusSince(unit)).toBe(after(0));
});

test('endurance used up says for how long; at its base there is none to tell', () => {
  const away = sampleUnit('U-1', { enduranceHours: 1 }, { sortieFrom: after(-3_000) });
  expect(enduranceWords(away, now, words)).toBe('10 min');
  expect(enduranceWords(away, now + 1_200_000, words)).toBe('used up 10 min ago');
  expect(enduranceWords(sampleUnit('U-2'), now, words)).toBeNull();
});

test('late ones come first on the board, then by side and name', () => {
  const units = [
    sampleUnit('U-3', { callName: 'B', side: 'uk' }),
    sampleUnit('U-2', { callName: 'A', side: 'uk' }),
    sampleUnit('U-1', { callName: 'C', side: 'fr' }),
    sampleUnit('U-4', { callName: 'Z', side: 'uk' }),
  ];
  const order = unitOrder(units, ({ unit }) => unit === 'U-4');
  expect(order.map(({ unit }) => unit)).toEqual(['U-4', 'U-1', 'U-2', 'U-3']);
});

test('a relay that nobody answers, or that nobody follows, says so', () => {
  const relay: RelayView = {
    relay: 'r-1',
    boat: null,
    nature: 'sinking',
    position: { lat: 51, lon: 1.5, accuracyMetres: 500 },
    persons: null,
    side: 'uk',
    sent: { at: after(-300), by: 'example-1' },
    stations: [],
    units: [{ unit: 'U-1', called: { at: after(-300), by: 'example-1' }, answer: null }],
    ended: null,
    receipts: [],
    nearest: [],
  };
  const answered = (intention: 'cannot' | 'proceeding'): RelayView => ({
    ...relay,
    units: [
      {
        unit: 'U-1',
        called: null,
        answer: { at: after(0), by: 'example-1', intention, reason: null, arrivesAt: null },
      },
    ],
  });
  expect(relayState(relay, now, words)).toEqual({ said: 'no acknowledgement for 5 min', isBad: true });
  expect(relayState(answered('cannot'), now, words)).toEqual({ said: 'answered, nobody goes', isBad: true });
  expect(relayState(answered('proceeding'), now, words)).toEqual({ said: '1 proceeds', isBad: false });
});

test('a cost is told as stated: zero is a price, what was not stated is not there', () => {
  expect(costWords({ hours: 6, euros: null, pounds: 0 }, words)).toBe('6 h · £0');
  expect(costWords({ hours: 1.5, euros: 2_000, pounds: 100 }, words)).toBe('1.5 h · £100 · €2,000');
});

test('a list keeps what was not told again, and forgets all where the answer says so', () => {
  const idOf = ({ id }: { readonly id: string }) => id;
  const first = joined(
    { position: null, rows: new Map() },
    { position: 'p1', reset: true },
    { changed: [{ id: 'a' }, { id: 'b' }], idOf },
  );
  const second = joined(first, { position: 'p2', reset: false }, { changed: [{ id: 'c' }], idOf });
  expect([...second.rows.keys()]).toEqual(['a', 'b', 'c']);
  expect(joined(second, { position: 'p2', reset: false }, { changed: [], idOf })).toBe(second);
  const third = joined(second, { position: 'p3', reset: true }, { changed: [{ id: 'd' }], idOf });
  expect([...third.rows.keys()]).toEqual(['d']);
});

test('an area needs three positions, one a line; its outline stands north up', () => {
  expect(readCorners('51.0, 1.3\n51.0, 1.7')).toBeNull();
  expect(readCorners('51.0, 1.3\nnowhere\n50.8, 1.5')).toBeNull();
  const corners = readCorners('51.0, 1.3\n51.0, 1.7\n\n50.8, 1.5') ?? [];
  expect(corners).toHaveLength(3);
  const outline = outlinePoints(corners);
  const [northWest, northEast, south] = outline?.points ?? [];
  expect((northWest?.[1] ?? 0) < (south?.[1] ?? 0)).toBe(true);
  expect((northWest?.[0] ?? 0) < (northEast?.[0] ?? 0)).toBe(true);
  expect(outlinePoints(corners.slice(0, 2))).toBeNull();
});
