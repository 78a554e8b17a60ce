import {
  plateKeys,
  plateTokens,
  type PlateTokens,
  tokensToMeet,
} from '../../src/operations/freight/plate/keys.ts';
import { relationOf } from '../../src/operations/freight/plate/relation.ts';
import type { Chance } from '../chance.ts';
import { type Typed, typedOf, withNoise, withSlip } from '../plates/slips.ts';
import { makeVehicles, type TruePlate, type Vehicle } from '../plates/vehicles.ts';

/**
 * Vehicles whose plates and typings have nothing to do with one another's: which of two alike a camera meant is what the
 * proof `plates` is about. Here whoever shares a near form with another is drawn anew, so that the truth is one.
 */
export interface VehiclesApart {
  readonly vehicles: readonly Vehicle[];
  /** A plate of this vehicle as somebody types it; one in `slipOneIn` with a slip that still meets it. */
  typed(of: PlateOf, slipOneIn: number): Typed & { readonly isSlip: boolean };
}

interface PlateOf {
  readonly vehicle: number;
  readonly plate: TruePlate;
}

const slips = ['confused', 'neighbour_key', 'swapped', 'missing', 'doubled'] as const;
const triesMax = 40;

/** Draws `count` of them. */
export function drawVehicles(chance: Chance, count: number): VehiclesApart {
  const owners = new Map<string, number>();
  const vehicles: Vehicle[] = [];
  while (vehicles.length < count) {
    const [made] = makeVehicles(chance, 1);
    if (made === undefined) throw new Error('no vehicle was made');
    const plates = [made.tractor, ...(made.trailer === null ? [] : [made.trailer])];
    const read = plates.map((plate) => tokensOf(typedOf(plate)));
    const known = read.filter((tokens) => tokens !== null);
    if (known.length < plates.length || known.some((one) => !isFree(owners, one, vehicles.length))) continue;
    if (isAlike(known[0], known[1])) continue; // a tractor and its own trailer
    for (const tokens of known) own(owners, tokens, vehicles.length);
    vehicles.push(made);
  }
  return {
    vehicles,
    typed({ vehicle, plate }, slipOneIn) {
      const plain = typedOf(plate);
      const right = tokensOf(plain);
      if (right === null) throw new Error('a drawn plate cannot be read');
      for (let tries = chance.isOneIn(slipOneIn) ? triesMax : 0; tries > 0; tries -= 1) {
        const slipped = withSlip(chance, plain, chance.pick(slips) ?? 'confused');
        const tokens = tokensOf(slipped);
        if (tokens === null || ['same', 'different'].includes(relationOf(tokens, right))) continue;
        if (!isFree(owners, tokens, vehicle)) continue;
        own(owners, tokens, vehicle);
        return { ...slipped, text: withNoise(chance, slipped.text), isSlip: true };
      }
      return { ...plain, text: withNoise(chance, plain.text), isSlip: false };
    },
  };
}

/** In the open: nothing is hidden in a drill. Null: it cannot be read. */
function tokensOf({ text, country }: Typed): PlateTokens | null {
  const keys = plateKeys(text, country);
  return keys.ok ? plateTokens(keys.value, (form) => form) : null;
}

function isFree(owners: ReadonlyMap<string, number>, tokens: PlateTokens, vehicle: number): boolean {
  return tokensToMeet(tokens).every((form) => (owners.get(form) ?? vehicle) === vehicle);
}

function own(owners: Map<string, number>, tokens: PlateTokens, vehicle: number): void {
  for (const form of tokensToMeet(tokens)) owners.set(form, vehicle);
}

function isAlike(one: PlateTokens | undefined, other: PlateTokens | undefined): boolean {
  return one !== undefined && other !== undefined && relationOf(one, other) !== 'different';
}
