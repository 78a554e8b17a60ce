import type { Claims } from '../wire.ts';
import { boatIn } from './boat-claims.ts';
import type { Said } from './claim-rules.ts';
import { cuesIn } from './cues-in-words.ts';
import { peopleIn } from './people-claims.ts';
import { readingOf } from './phrases.ts';
import { positionsIn, type TypedPosition } from './positions-in-words.ts';
import { unitsOf } from './units.ts';
import { wayIn } from './way-claims.ts';
import { tokensOf } from './word-tokens.ts';

/** What a text claims, and where it says so. */
export interface ClaimsRead {
  readonly claims: Claims;
  /** One span for each thing read, in the order of the text. */
  readonly said: readonly Said[];
}

/**
 * Reads what a caller says or types, in English or French, without accents too, misspelt, in short-message style: numbers
 * in figures and words, people, harm, engine, hull, colour, way, help, cues of a closed list. Only what is said: each
 * absent claim is null. How rough numbers become ranges is written at `rangeOf`. Nothing here decides about a person;
 * what is read is shown to one, who confirms it. `positions`, where they are known already, are not counted as numbers.
 * Linear in the text's length; never throws.
 */
export function claimsIn(text: string, positions: readonly TypedPosition[] = positionsIn(text)): ClaimsRead {
  const tokens = tokensOf(text, positions);
  const reading = readingOf(text, unitsOf(tokens));
  const people = peopleIn(reading);
  const boat = boatIn(reading);
  const way = wayIn(reading);
  const said = [...people.said, ...boat.said, ...way.said];
  return {
    claims: { ...people.claims, ...boat.claims, ...way.claims, cues: cuesIn(reading, tokens) },
    said: said.toSorted((a, b) => a.start - b.start || a.end - b.end),
  };
}
