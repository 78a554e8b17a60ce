import type { Chance } from './chance.ts';

/** What an invented craft says of itself. */
export interface Identity {
  readonly mmsi: number;
  readonly name: string;
  readonly callSign: string;
  readonly imo: number | null;
  readonly shipType: number;
  readonly toBow: number;
  readonly toStern: number;
  readonly toPort: number;
  readonly toStarboard: number;
  readonly draughtMetres: number | null;
  readonly destination: string | null;
}

/** Sizes and kinds to invent within. */
export interface Model {
  /** Maritime identification digits. Source: ITU table of MIDs. */
  readonly mids: readonly [number, ...number[]];
  readonly shipTypes: readonly [number, ...number[]];
  readonly lengthMetres: readonly [number, number];
  readonly draughtMetres: readonly [number, number] | null;
  readonly destinations: readonly [string | null, ...(string | null)[]];
  readonly names: readonly [string, ...string[]];
}

const french = new Set([226, 227, 228]);

/** An invented identity, visibly so: MMSI of the form MID 99 nnnn, a name that begins with EXAMPLE or EXEMPLE. */
export function inventIdentity(model: Model, number: number, chance: Chance): Identity {
  const mid = chance.pick(model.mids);
  const length = chance.whole(...model.lengthMetres);
  const beam = Math.max(3, Math.round(length / 6.5));
  const toBow = Math.min(511, Math.round(length * chance.between(0.2, 0.85)));
  const toPort = Math.round(beam * chance.between(0.3, 0.7));
  const word = chance.pick(model.names);
  return {
    mmsi: mid * 1_000_000 + 990_000 + (number % 10_000),
    name: `${french.has(mid) ? 'EXEMPLE' : 'EXAMPLE'} ${word} ${number}`.slice(0, 20),
    callSign: `XX${String(number).padStart(4, '0')}`,
    // No ship has such a number: its check digit is wrong by construction.
    imo: length > 60 ? 9_990_000 + (number % 10_000) : null,
    shipType: chance.pick(model.shipTypes),
    toBow,
    toStern: length - toBow,
    toPort,
    toStarboard: beam - toPort,
    draughtMetres: model.draughtMetres ? Math.round(chance.between(...model.draughtMetres) * 10) / 10 : null,
    destination: chance.pick(model.destinations),
  };
}
