import type { Identity } from '../../app/telemetry.ts';
import type { Instant } from '../../kernel/time.ts';
import type { AisMessage } from '../../standards/nmea-ais/index.ts';
import { createGenerations } from './generations.ts';
import { trackOf } from './station.ts';

/** A message in which its sender says who it is. */
export type Naming = Extract<AisMessage, { type: 5 | 19 | 21 | 24 }>;

type Words = Omit<Identity, 'track' | 'source' | 'receivedAt'>;

/** Puts together what a station says of itself in several messages. */
export interface Identities {
  identityOf(message: Naming, from: { readonly source: string; readonly receivedAt: Instant }): Identity;
}

/** True for the types that name their sender (5, 19, 21, 24). */
export function isNaming(message: AisMessage): message is Naming {
  return message.type === 5 || message.type === 19 || message.type === 21 || message.type === 24;
}

/**
 * Joins type 24 part A (name) and part B (call sign, type, size), and the name and size of type 19, per station: each
 * alone would wipe what the other said. Remembered for one to two hours; a class B unit repeats both every 6 minutes
 * (ITU-R M.1371-5, annex 8, 3.22.1).
 */
export function createIdentities(stationsMax = 20_000): Identities {
  const known = createGenerations<number, Words>(3_600_000, stationsMax);
  return {
    identityOf(message, { source, receivedAt }) {
      const before = known.get(message.mmsi, receivedAt) ?? nothing;
      const words = { ...before, ...wordsOf(message) };
      if (message.type === 24 || message.type === 19) known.set(message.mmsi, words, receivedAt);
      return { track: trackOf(message.mmsi), source, receivedAt, ...words };
    },
  };
}

const nothing: Words = {
  name: null,
  callSign: null,
  imo: null,
  shipType: null,
  lengthMetres: null,
  beamMetres: null,
  draughtMetres: null,
  destination: null,
};

type Dimensions = Pick<Extract<AisMessage, { type: 5 }>, 'toBow' | 'toStern' | 'toPort' | 'toStarboard'>;

function wordsOf(message: Naming): Partial<Words> {
  switch (message.type) {
    case 5:
      return {
        name: message.name,
        callSign: message.callSign,
        imo: message.imo,
        shipType: message.shipType,
        draughtMetres: message.draughtMetres,
        destination: message.destination,
        ...sizeOf(message),
      };
    case 19:
      return { name: message.name, shipType: message.shipType, ...sizeOf(message) };
    case 21:
      return { name: message.name, ...sizeOf(message) };
    case 24:
      return message.part === 0
        ? { name: message.name }
        : { callSign: message.callSign, shipType: message.shipType, ...sizeOf(message) };
  }
}

// A zero length or beam is how a sender without dimensions fills one axis.
function sizeOf({
  toBow,
  toStern,
  toPort,
  toStarboard,
}: Dimensions): Pick<Words, 'lengthMetres' | 'beamMetres'> {
  const sum = (a: number | null, b: number | null): number | null => (a ?? 0) + (b ?? 0) || null;
  return { lengthMetres: sum(toBow, toStern), beamMetres: sum(toPort, toStarboard) };
}
