import { expect, test } from 'vitest';
import type { Outcome } from '../../../kit/acts/send-act.ts';
import { refusals } from '../refusals.ts';
import { type Board, emptyBoard } from './board.ts';
import { givenBoat } from './given-board.ts';
import { namedRefusal } from './named-refusal.ts';

const boats = [
  givenBoat('b-1', { reference: 'UK-26-001', mergedInto: 'b-2' }),
  givenBoat('b-2', { reference: 'UK-26-002', mergedInto: 'b-3' }),
  givenBoat('b-3', { reference: 'FR-26-003' }),
];
const board: Board = { ...emptyBoard, boats: new Map(boats.map((one) => [one.boat, one])) };
const refused = (detail: Readonly<Record<string, unknown>>): Outcome<unknown> => ({
  kind: 'refused',
  code: 'merged_elsewhere',
  message: refusals.merged_elsewhere,
  detail,
});

test('a refusal that sends to another record names the one that stands, behind however many merges', () => {
  const named = namedRefusal(refused({ into: 'b-2' }), board);
  expect(named).toMatchObject({
    message: {
      en: `${refusals.merged_elsewhere.en} The record that stands: FR-26-003.`,
      fr: `${refusals.merged_elsewhere.fr} Fiche qui fait foi : FR-26-003.`,
    },
  });
});

test('any other is left as it is, and so is one of a record that this desk may not see', () => {
  for (const outcome of [refused({}), refused({ into: 'b-9' }), { kind: 'idle' } as const])
    expect(namedRefusal(outcome, board)).toBe(outcome);
});
