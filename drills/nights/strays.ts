import type { Chance } from '../chance.ts';
import { type Draft, draft, exactly, told } from './drafts.ts';
import { between, happens, hex, weighted } from './draws.ts';
import { beaches } from './shores.ts';
import type { NightHours } from './true-boat.ts';

/** What came in and was of no boat: clutter, an angler, a ship's tender, somebody's joke. */
export function strayOf(chance: Chance, hours: NightHours): Draft {
  const atSeconds = between(chance, hours.fromSeconds, hours.untilSeconds + 7200);
  const at = { lat: between(chance, 50.75, 51.25), lon: between(chance, 1.25, 1.95) };
  const channel = weighted(chance, [
    ['radar', 0.45],
    ['vessel', 0.25],
    ['call', 0.3],
  ] as const);
  if (channel === 'call')
    return draft(
      {
        boats: [],
        happenedSeconds: atSeconds,
        channel,
        side: happens(chance, 0.5) ? 'uk' : 'fr',
        language: 'en',
        caller: `s-${hex(chance, 32)}`,
      },
      { persons: happens(chance, 0.5) ? exactly(10 + chance.whole(60)) : null },
    );
  const how = {
    accuracyMetres: channel === 'radar' ? 150 : 500,
    source: channel === 'radar' ? 'radar' : 'verbal',
    atSeconds,
  } as const;
  return draft(
    {
      boats: [],
      happenedSeconds: atSeconds,
      channel,
      source: `${channel}-x${chance.whole(9)}`,
      position: told(chance, at, how),
    },
    { hullKind: channel === 'vessel' && happens(chance, 0.5) ? 'other' : null },
  );
}

/** A group stopped on the beach: seen, counted, and never at sea. `id` names the group. */
export function preventionOf(chance: Chance, hours: NightHours, id: string): readonly Draft[] {
  const beach = chance.pick(beaches) ?? beaches[0];
  if (beach === undefined) return [];
  const seenSeconds = between(chance, hours.fromSeconds, hours.untilSeconds);
  const actSeconds = seenSeconds + between(chance, 5, 30) * 60;
  const people = 15 + chance.whole(50);
  const place = (accuracyMetres: number, atSeconds: number) =>
    told(chance, beach, { accuracyMetres, source: 'gps', atSeconds });
  const source = `patrol-${beach.key}`;
  const seen = draft(
    {
      boats: [id],
      happenedSeconds: seenSeconds,
      channel: 'patrol',
      source,
      position: place(100, seenSeconds),
    },
    { persons: exactly(Math.max(5, Math.round((people * between(chance, 0.75, 1.2)) / 5) * 5)) },
  );
  const stopped = draft({
    boats: [id],
    happenedSeconds: actSeconds,
    kind: 'prevention',
    channel: 'patrol',
    source,
    position: place(40, actSeconds),
    counted: {
      alive: people,
      deceased: 0,
      childrenWithFamily: 0,
      childrenAlone: 0,
      injured: 0,
      fromWater: 0,
    },
  });
  return happens(chance, 0.8) ? [seen, stopped] : [stopped];
}
