import type { Lane } from '../src/kernel/exchange.ts';
import type { PerLane } from '../src/exchange/peer/wire.ts';
import type { Chance } from './chance.ts';
import type { Life } from './simulation-life.ts';

/** What one node asks another, or is answered; `life`: of whoever asked, for nobody else hears the answer. */
export type Message = {
  readonly from: string;
  readonly to: string;
  readonly life: Life;
} & (
  | { readonly kind: 'ask'; readonly after: PerLane }
  | { readonly kind: 'answer'; readonly texts: readonly { readonly lane: Lane; readonly signed: string }[] }
);

/** How one direction behaves this night. */
interface Way {
  isUp: boolean;
  readonly lossOneIn: number;
  readonly doubleOneIn: number;
  readonly slowOneIn: number;
}

const second = 1_000;
const hour = 3_600 * second;
/** The longest that anything is on its way. */
const delayMillisecondsMax = 72 * hour;

/** Ways between nodes, each direction by itself: what is sent may come late, twice, out of order, or never. */
export interface Network {
  isUp(from: string, to: string): boolean;
  cut(from: string, to: string): void;
  heal(from: string, to: string): void;
  healAll(): void;
  /** After how many milliseconds each copy of a message comes; none where it is lost. */
  journeys(from: string, to: string): readonly number[];
}

export function createNetwork(chance: Chance, nodes: readonly string[]): Network {
  const ways = new Map<string, Way>();
  for (const from of nodes)
    for (const to of nodes)
      if (from !== to)
        ways.set(`${from}>${to}`, {
          isUp: true,
          lossOneIn: 2 + chance.whole(30),
          doubleOneIn: 3 + chance.whole(20),
          slowOneIn: 2 + chance.whole(12),
        });
  const wayOf = (from: string, to: string): Way => {
    const way = ways.get(`${from}>${to}`);
    if (way === undefined) throw new Error(`no way from ${from} to ${to}`);
    return way;
  };
  return {
    isUp: (from, to) => wayOf(from, to).isUp,
    cut: (from, to) => void (wayOf(from, to).isUp = false),
    heal: (from, to) => void (wayOf(from, to).isUp = true),
    healAll() {
      for (const way of ways.values()) way.isUp = true;
    },
    journeys(from, to) {
      const way = wayOf(from, to);
      if (!way.isUp || chance.isOneIn(way.lossOneIn)) return [];
      const first = delay(chance, way);
      return chance.isOneIn(way.doubleOneIn) ? [first, delay(chance, way)] : [first];
    },
  };
}

function delay(chance: Chance, { slowOneIn }: Way): number {
  if (!chance.isOneIn(slowOneIn)) return chance.whole(2 * second);
  return chance.isOneIn(3) ? chance.whole(delayMillisecondsMax) : chance.whole(hour);
}
