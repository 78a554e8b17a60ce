import { expect, test } from 'vitest';
import { fromUtc } from '../../../kernel/time.ts';
import { nextAct } from '../boat-rank.ts';
import { closingFindings } from '../closing.ts';
import { rescueConditions } from '../conditions.ts';
import { figuresOf } from '../figures.ts';
import { at, boatIn, contactIn, done } from '../given-rescue.ts';
import { just, received } from '../sample-contacts.ts';
import { recallIn } from '../sample-recalls.ts';
import { openSea } from '../sample-states.ts';
import { givenLine } from '../sea/given-line.ts';
import type { Board } from './board.ts';
import { emptyBoard } from './board.ts';
import { lastTouch } from './last-touch.ts';
import { newestPosition } from './phrases.ts';
import { peopleRows } from './people-rows.ts';
import { recallsAgainst, standingsOf } from './thought.ts';
import { boatSuggestionsOf, contactsThatMayBe } from './thought-match.ts';
import { crossesAtOf, crossingOf, predictedArea, searchAreas, sideOfBoat } from './thought-sea.ts';

// A boat that was opened on the other side's call alone: once that is recalled nothing is left of it but what was decided.

const one = 'b-000001';
const now = at('03:20');
const area = { now: fromUtc(now), land: null, sea: { reports: [], staleSeconds: 3_600 } };
const region = { line: givenLine(), noticeSeconds: 3_600 };
const waiting = received(recallIn(openSea(), 'c-000001', { node: 'fr' }).sea, 'c-000008', {
  at: '03:15',
  claims: { persons: just(30) },
});

test('a boat of which every record was recalled stays in sight, and breaks nothing that looks at it', () => {
  const boat = boatIn(waiting, one);
  expect(boat.links).toEqual([]);
  const contact = contactIn(waiting, 'c-000008');
  const board: Board = {
    ...emptyBoard,
    boats: new Map([[one, boat]]),
    contacts: new Map([['c-000008', contact]]),
  };
  const moment = fromUtc(now);
  expect(standingsOf(board, moment, region)).toMatchObject([
    { rank: 1, boat: { boat: one, status: 'open' } },
  ]);
  expect(nextAct(boat, now, region).side).toBe('fr');
  expect(rescueConditions({ boats: [boat], contacts: [contact], now, region })).toBeInstanceOf(Array);
  // A figure of boats is made of what is said of them: nothing is any more.
  expect(figuresOf([boat], [contact]).distinct_boats.records).toEqual([]);
  expect(newestPosition(boat)).toBeNull();
  expect(predictedArea(boat, area)).toBeNull();
  expect(searchAreas(boat, area)).toEqual([]);
  expect(crossingOf(boat, givenLine(), moment)).toBeDefined();
  expect(crossesAtOf(boat, region, moment)).toBeNull();
  expect(sideOfBoat(boat, givenLine(), moment)).toBeNull();
  expect(peopleRows(boat)).toBeInstanceOf(Array);
  expect(lastTouch(boat).by).toBe('fr-1');
  expect(contactsThatMayBe(board, boat, moment)).toBeInstanceOf(Array);
  expect(boatSuggestionsOf(board, boat, moment)).toEqual([]);
});

test('it is closed on what is linked to it since, once somebody has acknowledged the recall', () => {
  const link = { boat: one, contact: 'c-000008', grade: 'confirmed', reason: 'seen_by_unit' };
  const linked = done(waiting, 'LinkContact', link);
  const against = closingFindings(boatIn(linked, one), 'rescued', []).map(({ obstacle }) => obstacle);
  expect(against).toContain('record_recalled');
  expect(recallsAgainst(boatIn(linked, one))).toMatchObject([
    { obstacle: 'record_recalled', contacts: ['c-000001'] },
  ]);
  const seen = done(linked, 'AcknowledgeRecall', { boat: one, contact: 'c-000001' });
  const left = closingFindings(boatIn(seen, one), 'rescued', []).map(({ obstacle }) => obstacle);
  expect(left).not.toContain('record_recalled');
  expect(recallsAgainst(boatIn(seen, one))).toEqual([]);
  expect(boatIn(seen, one).phase).toBe('alert');
});
