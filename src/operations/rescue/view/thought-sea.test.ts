import { expect, test } from 'vitest';
import { distanceMetres, type Position } from '../../../kernel/geo.ts';
import { instant } from '../../../kernel/time.ts';
import type { HeldSearch } from '../events-boat.ts';
import { applyAnswer, emptyBoard } from './board.ts';
import { boatScene } from './boat-scene.ts';
import { givenAt, givenBoat, givenFacts, givenLink, givenPosition } from './given-board.ts';
import { standingsOf } from './thought.ts';
import { predictedArea, searchAreas } from './thought-sea.ts';

const hour = 3_600;
const now = instant(Date.parse(givenAt(3 * hour)));
const fellAt = { lat: 51.0, lon: 1.4 };
const search: HeldSearch = {
  search: 'overboard',
  kind: 'person_in_water',
  datum: { ...fellAt, accuracyMetres: 300 },
  datumAt: givenAt(2 * hour),
  persons: { min: 1, max: 1, best: 1 },
  contact: 'c-000001',
  status: 'open',
  endedBy: null,
  changedAt: givenAt(2 * hour),
  efforts: [],
};
/** A boat that went on for an hour after somebody fell from it. */
const boatWith = (...searches: readonly HeldSearch[]) =>
  givenBoat('b-000001', {
    searches,
    links: [
      givenLink(
        givenFacts('c-000001', {
          claims: { engine: 'stopped' },
          positions: [givenPosition(51.2, 1.6, { at: givenAt(3 * hour) })],
        }),
      ),
    ],
  });
const at = { now, land: null, sea: { reports: [], staleSeconds: hour } };

function farthest(rings: readonly (readonly Position[])[], from: Position): number {
  return Math.max(...rings.flat().map((corner) => distanceMetres(from, corner)));
}

test('F14: who fell in is sought from where they fell, by their own drift, not where the boat is', () => {
  const boat = boatWith(search);
  const [found] = searchAreas(boat, at);
  if (!found?.area) throw new Error('no area');
  expect(found.search.search).toBe('overboard');
  const codes = found.area.assumptions.map(({ code }) => code);
  expect(codes).toContain('person_in_water');
  expect(codes).not.toContain('leeway_class_unknown');
  // The stream of an hour and a gale's leeway at most; the boat is 26 km off by then, and its area does not reach.
  expect(farthest(found.area.rings, fellAt)).toBeLessThan(13_000);
  const own = predictedArea(boat, at);
  expect(
    Math.min(...(own?.rings.flat() ?? []).map((corner) => distanceMetres(fellAt, corner))),
  ).toBeGreaterThan(20_000);
});

test('no area for a boat’s search, an ended one; one without a start of the drift says that it has none', () => {
  expect(searchAreas(boatWith({ ...search, kind: 'boat' }, { ...search, status: 'ended' }), at)).toEqual([]);
  expect(searchAreas(boatWith({ ...search, datum: null }), at)).toMatchObject([{ area: null }]);
});

test('the start of the drift stands on the chart with its search’s name, whether or not its boat is opened', () => {
  const boat = boatWith(search, { ...search, search: 'unplaced', datum: null });
  const board = applyAnswer(emptyBoard, { position: 'p', reset: true, contacts: [], boats: [boat] });
  const draw = (opened: string | null) =>
    boatScene(board, standingsOf(board, now, null), {
      opened,
      now,
      area: null,
      searches: opened === null ? [] : searchAreas(boat, at),
      searchName: (one) => one.search,
      hullName: ({ mark }) => mark,
      ageOf: () => null,
      names: () => '',
    });
  const { marks, searchAreas: none } = draw(null);
  expect(marks).toMatchObject([{ kind: 'datum', label: 'overboard', at: fellAt }]);
  expect(marks[0]?.radiusMetres).toBeGreaterThan(8_000);
  expect(none).toEqual([]);
  expect(draw('b-000001').searchAreas).toHaveLength(1);
});

test('a marked hull is drawn where it was left with its hour, and within what it may have drifted since', () => {
  const hull = {
    mark: 'H-1',
    position: { lat: 51.0, lon: 1.5, accuracyMetres: 50 },
    contact: null,
    at: givenAt(2 * hour),
  };
  const board = applyAnswer(emptyBoard, {
    position: 'p',
    reset: true,
    contacts: [],
    boats: [givenBoat('b-000001', { hulls: [hull] })],
  });
  const drawn = (seconds: number) =>
    boatScene(board, [], {
      opened: null,
      now: instant(Date.parse(givenAt(seconds))),
      area: null,
      searches: [],
      searchName: () => '',
      hullName: ({ mark, at: leftAt }) => `${mark} ${leftAt}`,
      ageOf: () => null,
      names: () => '',
    }).marks[0];
  expect(drawn(2 * hour)).toMatchObject({ kind: 'hull', label: `H-1 ${hull.at}`, radiusMetres: 50 });
  const soon = drawn(3 * hour)?.radiusMetres ?? 0;
  // Not below the stream alone, nor as fast as under an engine.
  expect(soon).toBeGreaterThan(8_000);
  expect(soon).toBeLessThan(15_000);
  expect(drawn(12 * hour)).toMatchObject({ at: hull.position, radiusMetres: null });
});
