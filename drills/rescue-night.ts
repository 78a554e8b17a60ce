import { createHash } from 'node:crypto';
import { toUtc, instant } from '../src/kernel/time.ts';
import type { Chance } from './chance.ts';

/** Fields of one invented contact, as `POST /api/operations/rescue/record-contact` takes them. */
export type ContactFields = Readonly<Record<string, unknown>> & { readonly contact: string };

export interface InventedContact {
  readonly fields: ContactFields;
  /** The boat it tells of, by number. */
  readonly boat: number;
  /** True where somebody is said to be in the water. */
  readonly distress: boolean;
}

const boxSouth = 50.7;
const boxWest = 1.3;

/** Where boat `n` of a crowded night lies: a lattice some two miles wide, off the real coast. */
export function placeOf(n: number): { readonly lat: number; readonly lon: number } {
  return { lat: boxSouth + 0.035 * (n % 10), lon: boxWest + 0.055 * Math.floor(n / 10) };
}

/** An id that no real record bears: the run's seed and a number. */
export function nightId(prefix: 'c' | 'b', seed: number, n: number): string {
  return `${prefix}-${createHash('sha256').update(`night ${seed} ${prefix} ${n}`).digest('hex').slice(0, 20)}`;
}

/** One contact of an invented night at a moment, told of boat `boat`. The same chance gives the same contact. */
export function inventedContact(
  chance: Chance,
  {
    seed,
    number,
    boat,
    at,
    distress,
  }: {
    readonly seed: number;
    readonly number: number;
    readonly boat: number;
    readonly at: number;
    readonly distress: boolean;
  },
): InventedContact {
  const { lat, lon } = placeOf(boat);
  const shift = () => (chance.next() - 0.5) * 0.008;
  const moment = toUtc(instant(at));
  const persons = 30 + (boat % 30);
  const contact = nightId('c', seed, number);
  return {
    boat,
    distress,
    fields: {
      contact,
      kind: 'report',
      channel: chance.next() < 0.5 ? 'call' : 'message_share',
      receivedAt: moment,
      happenedAt: moment,
      language: chance.next() < 0.5 ? 'en' : 'fr',
      claims: {
        persons: { min: persons - 3, max: persons + 3, best: persons },
        engine: 'stopped',
        ...(distress ? { inWater: { min: 1, max: 2, best: 1 } } : {}),
      },
      positions: [
        {
          id: 'p1',
          lat: lat + shift(),
          lon: lon + shift(),
          accuracyMetres: 50,
          source: 'gps_share',
          at: moment,
        },
      ],
    },
  };
}
