import { takenFor } from '../../plate/look-alikes.ts';
import { plateCountries, type PlateCountry } from '../../plate/plate-formats.ts';

/** One line of signs as a picture was read. `confidence`: the reader’s own, 0 to 100. */
export interface ReadLine {
  readonly text: string;
  readonly confidence: number;
}

/** A plate that a picture may show, for a person to take or leave. */
export interface ProposedPlate {
  /** Capitals and figures, nothing between. */
  readonly plate: string;
  /** Which of the lines it was read from, from 0. */
  readonly line: number;
  /** How much had to be mended, left away or believed to make a plate of it: from 0, the lower the likelier. */
  readonly doubt: number;
}

/** So many are taken in at a glance; the right one stands among them or is typed. */
export const proposedMax = 4;

/** What each liberty with a reading adds to its doubt: ours, tried on drawn plates of many forms. */
const doubts = {
  mended: 0.8,
  mendedElsewhere: 1,
  laterLetter: 0.25,
  edgeSign: 1.5,
  edgeStroke: 0.75,
  stateSign: 0.5,
  besideSign: 1,
  besideMax: 4,
  otherState: 1.25,
  short: 1.5,
  /** Of a reader that believes nothing of what it read. */
  unbelieved: 1,
  readAgain: -1,
} as const;
const doubtMax = 3.6;
/** What is so much less likely than the first is no choice but noise. */
const behindFirstMax = 0.95;
const mendedMax = 3;
const shortSigns = 5;
const signsMin = 4;
/** Words of a line that may be one plate: `ZZ 12 345` has three, a sign of the state in front makes four. */
const wordsMax = 4;
const edgeMax = 3;

interface Form {
  readonly pattern: string;
  readonly country: string;
  readonly signs: readonly string[];
}

const forms = new Map<number, readonly Form[]>();
for (const [country, { signs, formats }] of Object.entries<PlateCountry>(plateCountries))
  for (const { pattern } of formats)
    forms.set(pattern.length, [...(forms.get(pattern.length) ?? []), { pattern, country, signs }]);
const signsMax = Math.max(...forms.keys());

/**
 * Plates of the forms of Europe that what was read may be, likeliest first, four at most: signs that are taken for each
 * other (O and 0, I and 1, B and 8) as the form wants them, without what stands beside the plate. `country`: ISO 3166 of
 * the state that is expected; plates of others are proposed too. Only proposals: what stands on the plate, a person says.
 */
export function proposedPlates(lines: readonly ReadLine[], country: string | null): readonly ProposedPlate[] {
  const best = new Map<string, ProposedPlate>();
  for (const [line, read] of lines.entries())
    for (const [plate, doubt] of platesIn(read, country)) {
      const other = best.get(plate);
      const again = other === undefined ? 0 : doubts.readAgain;
      if (other === undefined || doubt < other.doubt) best.set(plate, { plate, line, doubt: doubt + again });
      else best.set(plate, { ...other, doubt: other.doubt + again });
    }
  const ranked = [...best.values()].toSorted((a, b) => a.doubt - b.doubt || (a.plate < b.plate ? -1 : 1));
  const limit = Math.min(doubtMax, (ranked[0]?.doubt ?? 0) + behindFirstMax);
  return ranked.filter(({ doubt }) => doubt <= limit).slice(0, proposedMax);
}

/** Each plate of one line with its least doubt. */
function platesIn({ text, confidence }: ReadLine, country: string | null): ReadonlyMap<string, number> {
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const found = new Map<string, number>();
  const unbelieved = (doubts.unbelieved * (100 - Math.min(100, Math.max(0, confidence)))) / 100;
  const all = words.join('').length;
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(words.length, from + wordsMax); to += 1) {
      const joined = words.slice(from, to).join('');
      const beside = Math.min(doubts.besideMax, (all - joined.length) * doubts.besideSign);
      for (const [plate, doubt] of platesOf(joined, country)) {
        const whole = doubt + beside + unbelieved;
        if (whole < (found.get(plate) ?? Infinity)) found.set(plate, whole);
      }
    }
  return found;
}

/** The plates within signs that stand together: all of them, or without a few at either end. */
function platesOf(joined: string, country: string | null): readonly (readonly [string, number])[] {
  if (joined.length > signsMax + 2 * edgeMax) return [];
  const found: (readonly [string, number])[] = [];
  for (let front = 0; front <= edgeMax; front += 1)
    for (let back = 0; back <= edgeMax; back += 1) {
      const signs = joined.slice(front, joined.length - back);
      if (signs.length < signsMin || !isMixed(signs)) continue;
      for (const form of forms.get(signs.length) ?? []) {
        const behind = awayDoubt(joined.slice(joined.length - back));
        const away = frontDoubt(joined.slice(0, front), form) + (back === 0 ? 0 : behind);
        const odd = (form.country === country ? 0 : doubts.otherState) + shortDoubt(signs);
        const each = form.country === country ? doubts.mended : doubts.mendedElsewhere;
        for (const [plate, mended] of fitted(signs, form.pattern, each))
          found.push([plate, mended + away + odd]);
      }
    }
  return found;
}

/** Words on a lorry have no figures and its numbers no letters; the few plates of figures alone are typed. */
const isMixed = (signs: string): boolean => /[A-Z]/.test(signs) && /[0-9]/.test(signs);

const shortDoubt = (signs: string): number => (signs.length < shortSigns ? doubts.short : 0);

/** The sign of the state stands in front of many plates and is none of theirs; anything else there is a bolt, or a star. */
function frontDoubt(front: string, { signs }: Form): number {
  return signs.includes(front) ? doubts.stateSign : awayDoubt(front);
}

/** Signs left away at an end; the edge of a plate reads as a stroke. */
function awayDoubt(signs: string): number {
  return Array.from(signs)
    .map((sign) => (/[1IJL]/.test(sign) ? doubts.edgeStroke : doubts.edgeSign))
    .reduce((sum, one) => sum + one, 0);
}

/** The signs as a form wants them, each way with its doubt; none where a sign cannot be what its place wants. */
function fitted(signs: string, pattern: string, each: number): readonly (readonly [string, number])[] {
  let ways: readonly (readonly [string, number])[] = [['', 0]];
  const most = (signs.length < shortSigns ? 1 : mendedMax) + doubts.laterLetter * mendedMax;
  for (const [at, sign] of Array.from(signs).entries()) {
    const here = wantedSigns(sign, pattern[at] ?? '', each);
    ways = ways.flatMap(([before, doubt]) =>
      here.flatMap(([wanted, more]) => {
        const whole = doubt + more;
        return whole <= most ? [[before + wanted, whole] as const] : [];
      }),
    );
    if (ways.length === 0) return [];
  }
  return ways;
}

/** What a sign may be where the form wants a letter, a figure or one letter alone. */
function wantedSigns(sign: string, place: string, each: number): readonly (readonly [string, number])[] {
  const isWanted = (one: string): boolean => {
    if (place === 'A') return /[A-Z]/.test(one);
    return place === '9' ? /[0-9]/.test(one) : one === place.toUpperCase();
  };
  if (isWanted(sign)) return [[sign, 0]];
  return takenFor(sign)
    .filter(isWanted)
    .map((one, later) => [one, each + later * doubts.laterLetter] as const);
}
