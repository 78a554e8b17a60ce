import { type Night as Played, rootOf } from '../../src/node/replay/night.ts';
import type { Night } from './night.ts';

/** On which record each contact ended: a record of its own where it stands on none. */
export function placesOf({ scenario, names, moments }: Played) {
  const last = moments.at(-1);
  return scenario.events.map(({ id }) => {
    const contact = names.contact(id);
    const boat = last?.boats.find(({ links }) => links.some(({ facts }) => facts.contact === contact));
    const record = last === undefined || boat === undefined ? `alone/${id}` : rootOf(last, boat.boat);
    return { record, truth: scenario.truth?.[id] ?? [] };
  });
}

/** Records closed as rescued on which most contacts of a boat stand that nobody ever took aboard. */
export function wronglyClosedIn(played: Played, { boats }: Pick<Night, 'boats'>): number {
  const closed = new Set(
    (played.moments.at(-1)?.boats ?? [])
      .filter((boat) => boat.closed?.outcome === 'rescued')
      .map(({ boat }) => boat),
  );
  const places = placesOf(played);
  return boats
    .filter(({ ending }) => ending === 'not_seen')
    .filter(({ id }) => {
      const own = places.filter(({ truth }) => truth.length === 1 && truth[0] === id);
      const inClosed = own.filter(({ record }) => closed.has(record)).length;
      return own.length > 0 && inClosed * 2 > own.length;
    }).length;
}
