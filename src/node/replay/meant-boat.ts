import { distanceMetres, type Position } from '../../kernel/geo.ts';
import type { BoatSeen } from './night.ts';
import { numbersIn, plain } from './words-of.ts';

/** A boat, with what the desk has come to call it by. */
export interface Called {
  readonly boat: BoatSeen;
  /** References of transfers proposed for it: `HB-1`. */
  readonly references: readonly string[];
  /** Units sent to it. */
  readonly units: readonly string[];
}

/**
 * The open boats that a line of a log, an order or an answer speaks of: by a transfer's reference, a unit, a place, a
 * count that stands on the boat's record. Several where the words fit several equally; none where they fit nobody.
 */
export function meantBoats(text: string, boats: readonly Called[]): readonly string[] {
  const said = { text, words: plain(text), letters: lettersOf(text), numbers: numbersIn(text) };
  const scored = boats
    .filter(({ boat }) => boat.mergedInto === null)
    .map((called) => ({ boat: called.boat.boat, score: scoreOf(said, called) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ boat }) => boat);
}

interface SaidWords {
  readonly text: string;
  readonly words: string;
  readonly letters: string;
  readonly numbers: readonly number[];
}

function scoreOf(said: SaidWords, { boat, references, units }: Called): number {
  const named = references.some((reference) =>
    new RegExp(`\\b${escaped(reference)}\\b`, 'i').test(said.text),
  );
  if (named || said.text.includes(boat.reference)) return 100;
  const places = placesOf(boat).filter((place) => said.words.includes(place)).length;
  const counts = countsOf(boat).filter((count) => said.numbers.includes(count)).length;
  const sent = units.filter((unit) => isUnitNamed(unit, said.text)).length;
  const state = boat.closed === null ? 0.5 : 0;
  const score = places * 3 + counts * 2 + sent * 4;
  return score === 0 ? 0 : score + state;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Places that its contacts speak of, as words: `gris nez`, `wissant`. */
function placesOf({ links }: BoatSeen): readonly string[] {
  const cues = links.flatMap(({ facts }) => facts.claims.cues);
  const places = cues.filter((cue) => cue.startsWith('place:')).map((cue) => cue.slice('place:'.length));
  return [
    ...new Set(places.flatMap((place) => [place.replaceAll(/[_-]/g, ' '), place.replaceAll('_', '-')])),
  ].filter((place, at, all) => all.indexOf(place) === at && place.length > 2);
}

/** Figures on its record: claimed, and counted by whoever took people aboard. */
function countsOf({ links }: BoatSeen): readonly number[] {
  const counts = links.flatMap(({ facts: { claims, counted } }) => [
    claims.persons?.best ?? null,
    claims.fromOtherBoat?.best ?? null,
    claims.toOtherBoat?.best ?? null,
    counted?.alive ?? null,
  ]);
  return [...new Set(counts.filter((count) => count !== null && count > 1))].filter(
    (count) => count !== null,
  );
}

const lettersOf = (text: string): string => plain(text).replaceAll(/[^a-z0-9]/g, '');

/** `U-LB44` as `lifeboat 44`, `U-GRISNET` as `Gris-Net`, `U-HEBE` as `cutter Hebe`. */
export function isUnitNamed(unit: string, text: string): boolean {
  const bare = unit.replace(/^U-/, '').toLowerCase();
  const [, digits] = /^lb-?0*(\d+)$/.exec(bare) ?? [];
  if (digits !== undefined)
    return new RegExp(`\\b(?:lifeboat|lb|canot|vedette)s?[ -]*0*${digits}\\b`, 'i').test(plain(text));
  const letters = bare.replaceAll(/[^a-z0-9]/g, '');
  return letters.length >= 4 && lettersOf(text).includes(letters);
}

/** The open boat whose newest place is nearest, within `rangeMetres`; null: none is. */
export function nearestBoat(at: Position, boats: readonly BoatSeen[], rangeMetres: number): string | null {
  const near = boats
    .filter(({ mergedInto, closed }) => mergedInto === null && closed === null)
    .flatMap((boat) => {
      const place = newestPlace(boat);
      return place === null ? [] : [{ boat: boat.boat, metres: distanceMetres(at, place) }];
    })
    .filter(({ metres }) => metres <= rangeMetres)
    .toSorted((a, b) => a.metres - b.metres);
  return near[0]?.boat ?? null;
}

/** Where a boat was last known to be, by the newest position on its record; null: nobody ever said. */
export function newestPlace({ links }: Pick<BoatSeen, 'links'>) {
  const positions = links
    .filter(({ facts }) => facts.kind !== 'landing' && facts.kind !== 'statement')
    .flatMap(({ facts }) => facts.positions)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return positions[0] ?? null;
}
