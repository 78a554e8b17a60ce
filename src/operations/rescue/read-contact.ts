import { distanceMetres, type Position } from '../../kernel/geo.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { RecordContact } from './events-contact.ts';
import { boatSpeedMetresPerSecondMax } from './position-history.ts';
import type { Channel, Claims, ContactPosition, PositionReading } from './wire.ts';
import { type Around, flagsOf } from './words/position-flags.ts';
import { narrowSeas, type TypedPosition } from './words/positions-in-words.ts';
import { readWords } from './words/read-words.ts';

/** What the node knows of the sea when a contact is recorded. */
export interface ContactSurroundings {
  readonly isOnLand: (position: Position) => boolean;
}

/** Spoken over a phone or written in haste, a position is no better known than this, however many digits there are. */
export const saidAccuracyMetres = 300;
const candidatesMax = 8;
const positionsMax = 20;
/** Two positions nearer than this, one of them typed, are one that was given twice. */
const sameWithinMetres = 200;

const spoken: readonly Channel[] = ['call', 'charity', 'relative', 'resident', 'other_centre'];

type Given = Pick<RecordContact, 'channel' | 'receivedAt' | 'happenedAt' | 'claims' | 'positions'> & {
  readonly words?: string | undefined;
};

/**
 * What of a contact can be known without its words: positions typed in them, counts, state and cues. What was given
 * beside the words stands; only what was left open is filled from them. Every position bears its flags; none is moved.
 */
export function readContact(
  given: Given,
  { isOnLand }: ContactSurroundings,
): Pick<Given, 'claims' | 'positions'> {
  const around: Around = {
    isOnLand,
    last: null,
    speedMetresPerSecondMax: boatSpeedMetresPerSecondMax,
    area: narrowSeas,
  };
  const looked = given.positions.map((position) => flagged(position, around));
  if (given.words === undefined || given.words === '') return { claims: given.claims, positions: looked };
  const read = readWords(given.words, { at: given.happenedAt, around });
  const source = spoken.includes(given.channel) ? 'verbal' : 'text';
  const typed = read.positions
    .filter((one) => !looked.some((other) => distanceMetres(one, other) < sameWithinMetres))
    // It held when it happened: a mail that comes hours later tells of where they were then.
    .map((one, n) => asRecorded(one, { id: `w${n + 1}`, at: given.happenedAt, source }));
  return {
    claims: filled(given.claims, read.claims),
    positions: [...looked, ...typed].slice(0, positionsMax),
  };
}

function flagged(position: ContactPosition, around: Around): ContactPosition {
  const { flags, candidates } = flagsOf(position, around);
  return {
    ...position,
    flags: [...new Set([...position.flags, ...flags])],
    candidates: distinct([...position.candidates, ...candidates]),
  };
}

/** A typed position as it is recorded: the literal reading, with its doubt beside it. */
function asRecorded(
  { lat, lon, raw, flags, candidates, accuracyMetres }: TypedPosition,
  { id, at, source }: { readonly id: string; readonly at: UtcText; readonly source: 'verbal' | 'text' },
): ContactPosition {
  return {
    id,
    lat,
    lon,
    accuracyMetres: Math.max(accuracyMetres, saidAccuracyMetres),
    source,
    at,
    raw: raw.slice(0, 60),
    flags,
    candidates: distinct(candidates),
  };
}

/** Each reading once by its name: a choice names it. */
function distinct(candidates: readonly PositionReading[]): readonly PositionReading[] {
  const named = new Map<string, PositionReading>();
  for (const one of candidates) {
    let name = one.reading;
    while (named.has(name) && name.length < 38) name = `${name}_b`;
    named.set(name, { ...one, reading: name });
  }
  return [...named.values()].slice(0, candidatesMax);
}

/** Claims given, and from the words what was left open; cues of both. */
function filled(given: Claims, read: Claims): Claims {
  const open = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  );
  const cues = [...new Set([...given.cues, ...read.cues])].slice(0, 40);
  return { ...read, ...open, cues };
}
