import { expect, test } from 'vitest';
import type { Labelled, ListEntry } from '../kernel/label.ts';
import { instant } from '../kernel/time.ts';
import { factsOf } from './record-facts.ts';

const at = instant(Date.UTC(2027, 8, 8, 12));
const label: Labelled = {
  owner: 'agency-a',
  marking: 'official',
  purpose: 'save_life',
  origin: 'uk',
  personal: false,
};
const entry = (staff: string, until: string | null): ListEntry => ({ staff, reason: 'case_team', until });

test('what a label leaves out is nothing, and no list is no list', () => {
  expect(factsOf(label, at)).toEqual({
    id: 'record',
    marking: 'official',
    caveats: [],
    purpose: 'save_life',
    origin: 'uk',
    owner: 'agency-a',
    releasedToStates: [],
    releasedTo: [],
    jurisdiction: [],
    namedList: null,
    personal: false,
    conditions: [],
    conditionsWritten: false,
    blockedActs: [],
    permittedActs: [],
  });
});

test('what a label says is carried over whole', () => {
  const said = {
    caveats: ['caveat-a'],
    releasedTo: ['agency-b'],
    releasedToStates: ['fr'],
    jurisdiction: ['channel'],
    conditions: ['H3'],
    conditionsWritten: true,
    blockedActs: ['operations/picture/see'],
    permittedActs: ['inquiry/vault/open'],
  } as const;
  expect(factsOf({ ...label, ...said, personal: true }, at, 'record-7')).toEqual({
    ...factsOf(label, at),
    ...said,
    personal: true,
    id: 'record-7',
  });
});

test('whoever’s time on a list is over is not on it, to the millisecond', () => {
  const list = (...entries: readonly ListEntry[]) => factsOf({ ...label, namedList: entries }, at).namedList;
  expect(list(entry('example-1', null), entry('example-2', '2027-09-08T12:00:00.001Z'))).toEqual([
    'example-1',
    'example-2',
  ]);
  expect(list(entry('example-2', '2027-09-08T12:00:00.000Z'))).toEqual([]);
  expect(list(entry('example-3', 'tomorrow'))).toEqual([]);
  expect(list()).toEqual([]);
});
