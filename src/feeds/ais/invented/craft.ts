import type { Chance } from './chance.ts';
import { type Identity, inventIdentity, type Model } from './identity.ts';
import { models } from './models.ts';
import type { MoverPlan } from './mover.ts';
import { createPath, shiftSketch } from './path.ts';
import {
  anchorages,
  coastLane,
  ferryRoutes,
  fishingGrounds,
  northEastLane,
  patrolRounds,
  southWestLane,
  yachtRoutes,
} from './routes.ts';
import type { Position } from '../../../kernel/geo.ts';

/** One craft of the invented hour: how it moves, what it carries, when it says nothing. */
export interface Craft {
  readonly transponder: 'class_a' | 'class_b' | 'aircraft';
  readonly plan: MoverPlan;
  /** Navigational status under way: 0 engine, 1 at anchor, 7 fishing, 8 sailing. */
  readonly status: number;
  /** The ship on each passage; a craft that does not leave is always the same. */
  identity(passage: number): Identity;
  /** Seconds of each hour in which it is not heard: from, to. */
  readonly silence: readonly [number, number] | null;
}

/** About 180 craft; the same chance gives the same fleet. */
export function inventFleet(chance: Chance): readonly Craft[] {
  let number = 0;
  const named = (model: Model) => {
    const first = ++number * 20;
    // Twenty passages before a name comes round: the ship is long gone by then.
    const ships = Array.from({ length: 20 }, (_, i) => inventIdentity(model, first + i, chance));
    return (passage: number) => ships[passage % ships.length] ?? inventIdentity(model, first, chance);
  };
  return [
    ...times(46, () => through(southWestLane, named(models.cargo), chance)),
    ...times(36, () => through(northEastLane, named(models.cargo), chance)),
    ...times(10, () => through(coastLane, named(models.cargo), chance)),
    ...times(10, (i) =>
      ferry({ route: ferryRoutes.doverCalais, share: i / 10 }, named(models.ferry), chance),
    ),
    ...times(4, (i) => ferry({ route: ferryRoutes.doverDunkirk, share: i / 4 }, named(models.ferry), chance)),
    ...times(20, (i) => fisher(fishingGrounds[i % fishingGrounds.length], named(models.fishing), chance)),
    ...times(26, (i) => yacht(yachtRoutes[i % yachtRoutes.length], named(models.yacht), chance)),
    ...anchorages.map((at) => anchored(at, named(models.cargo))),
    ...rescuers(named, chance),
  ];
}

function times<Item>(count: number, make: (i: number) => Item): Item[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

type Ships = (passage: number) => Identity;

function through(lane: readonly Position[], identity: Ships, chance: Chance): Craft {
  const widthMetres = lane === coastLane ? 600 : 1500;
  const path = createPath(shiftSketch(lane, chance.between(-widthMetres, widthMetres)));
  const cruiseKnots = chance.between(9, 19.5);
  const startMetres = chance.between(0, path.length);
  const restSeconds = chance.between(300, 2400);
  const from = chance.whole(300, 2400);
  const silence = chance.next() < 0.08 ? ([from, from + chance.whole(500, 1100)] as const) : null;
  const plan = { way: 'once', path, cruiseKnots, restSeconds, startMetres, startRestSeconds: 0 } as const;
  return { transponder: 'class_a', plan, status: 0, identity, silence };
}

function ferry(on: { route: readonly Position[]; share: number }, identity: Ships, chance: Chance): Craft {
  const { route, share } = on;
  const path = createPath(route);
  const inPort = share >= 0.7;
  const plan = {
    way: 'shuttle',
    path,
    cruiseKnots: chance.between(17.5, 21),
    restSeconds: 2700,
    startMetres: inPort ? (share > 0.8 ? path.length : 0) : path.length * (0.05 + share * 1.25),
    startRestSeconds: inPort ? chance.between(60, 2600) : 0,
  } as const;
  return { transponder: 'class_a', plan, status: 0, identity: () => identity(0), silence: null };
}

function fisher(ground: Position = fishingGrounds[0], identity: Ships, chance: Chance): Craft {
  const size = chance.between(0.008, 0.02);
  const lat = ground.lat + chance.between(-0.015, 0.015);
  const lon = ground.lon + chance.between(-0.02, 0.02);
  const corner = (south: number, east: number) => ({ lat: lat + south * size, lon: lon + east * size * 1.6 });
  const path = createPath([corner(1, -1), corner(1, 1), corner(0, 1.3), corner(-1, 1), corner(-1, -1)], true);
  const plan = {
    way: 'round',
    path,
    cruiseKnots: chance.between(2.4, 4.5),
    restSeconds: 0,
    startMetres: chance.between(0, path.length),
    startRestSeconds: 0,
  } as const;
  return { transponder: 'class_a', plan, status: 7, identity: () => identity(0), silence: null };
}

function yacht(route: readonly Position[] = yachtRoutes[0], identity: Ships, chance: Chance): Craft {
  const path = createPath(shiftSketch(route, chance.between(-120, 120)));
  const plan = {
    way: 'shuttle',
    path,
    cruiseKnots: chance.between(4.2, 7.5),
    restSeconds: chance.between(1200, 5400),
    startMetres: chance.between(path.length * 0.05, path.length * 0.95),
    startRestSeconds: 0,
  } as const;
  const from = chance.whole(600, 2400);
  const silence = chance.next() < 0.15 ? ([from, from + chance.whole(400, 1000)] as const) : null;
  return { transponder: 'class_b', plan, status: 8, identity: () => identity(0), silence };
}

function anchored(at: Position, identity: Ships): Craft {
  const path = createPath([at, { lat: at.lat + 0.001, lon: at.lon }]);
  const plan = {
    way: 'still',
    path,
    cruiseKnots: 0,
    restSeconds: 0,
    startMetres: 0,
    startRestSeconds: 0,
  } as const;
  return { transponder: 'class_a', plan, status: 1, identity: () => identity(0), silence: null };
}

function rescuers(named: (model: Model) => Ships, chance: Chance): Craft[] {
  const rounding = (route: readonly Position[], knots: number, model: Model) => {
    const path = createPath(route, true);
    const startMetres = chance.between(0, path.length);
    const still = { restSeconds: 0, startRestSeconds: 0 };
    const plan = { way: 'round', path, cruiseKnots: knots, startMetres, ...still } as const;
    const transponder = knots > 60 ? 'aircraft' : 'class_a';
    const identity = named(model);
    return { transponder, plan, status: 0, identity: () => identity(0), silence: null } as const;
  };
  const british = (model: Model): Model => ({ ...model, mids: [232] });
  const french = (model: Model): Model => ({ ...model, mids: [227] });
  return [
    rounding(patrolRounds.lifeboatDover, 11, british(models.lifeboat)),
    rounding(patrolRounds.lifeboatDungeness, 9, british(models.lifeboat)),
    rounding(patrolRounds.lifeboatCalais, 12, french(models.lifeboat)),
    rounding(patrolRounds.patrolFrench, 14, french(models.patrol)),
    rounding(patrolRounds.patrolBritish, 13, british(models.patrol)),
    rounding(patrolRounds.aircraftBritish, 118, british(models.lifeboat)),
    rounding(patrolRounds.aircraftFrench, 105, french(models.lifeboat)),
  ];
}
