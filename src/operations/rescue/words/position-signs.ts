import { codeAt, digitOf, folded, isApostrophe, isBlank, isLetter } from './letters.ts';

/** What one sign of a typed position may be. Weak compass letters count only where both coordinates bear one. */
export const sign = {
  other: 0,
  digits: 1,
  blank: 2,
  dot: 3,
  comma: 4,
  separator: 5,
  colon: 6,
  dash: 7,
  plus: 8,
  degree: 9,
  minute: 10,
  second: 11,
  north: 12,
  south: 13,
  east: 14,
  west: 15,
  weakNorth: 16,
  weakSouth: 17,
  weakEast: 18,
  weakWest: 19,
  latitude: 20,
  longitude: 21,
  cue: 22,
  filler: 23,
  point: 24,
} as const;

const fromWeak = sign.weakNorth - sign.north;

function table(rows: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(rows).flatMap(([kind, words]) =>
      words.split(' ').map((word) => [word, Number(kind)] as const),
    ),
  );
}

/** Words of both languages, folded. `o` is the French west; `est` is east or "is", so it is weak. */
const words = table({
  [sign.north]: 'n north nord northern',
  [sign.south]: 's south sud southern',
  [sign.east]: 'e east eastern',
  [sign.weakEast]: 'est',
  [sign.west]: 'w o west ouest western',
  [sign.latitude]: 'lat lati latt latitude latitud mlat',
  [sign.longitude]: 'lon long longi longitude longitud lng lgt mlon',
  [sign.degree]: 'deg degs degre degres degree degrees',
  [sign.minute]: 'min mins mn minute minutes',
  [sign.second]: 'sec secs seconde secondes second seconds',
  [sign.cue]:
    'position positions pos posi positon posit gps coord coords coordinates coordinate coordonnees coordonnee location loc localisation point geo here ici ll q query at',
  [sign.filler]: 'and et by par is de of la le the my ma mon wgs',
  [sign.point]: 'virgule dot decimal decimale',
});

const singles: ReadonlyMap<string, number> = new Map([
  ['.', sign.dot],
  ['·', sign.dot],
  ['\u066b', sign.dot],
  [',', sign.comma],
  ['\u060c', sign.comma],
  ['\u066c', sign.comma],
  ...';/|\\&\u061b'.split('').map((char) => [char, sign.separator] as const),
  [':', sign.colon],
  ...'-\u2010\u2011\u2012\u2013\u2014\u2212'.split('').map((char) => [char, sign.dash] as const),
  ['+', sign.plus],
  ...'°º˚◦*'.split('').map((char) => [char, sign.degree] as const),
  ..."'`´‘’‛′".split('').map((char) => [char, sign.minute] as const),
  ...'"“”″'.split('').map((char) => [char, sign.second] as const),
  ...'()[]{}='.split('').map((char) => [char, sign.filler] as const),
]);

const singleCodes: ReadonlyMap<number, number> = new Map(
  [...singles].map(([char, kind]) => [char.charCodeAt(0), kind]),
);

/** What a link writes for a sign. Source: RFC 3986, 2.1 (percent-encoding of UTF-8). */
const encoded: ReadonlyMap<string, number> = new Map([
  ['%2c', sign.comma],
  ['%20', sign.blank],
  ['%2b', sign.plus],
  ['%27', sign.minute],
  ['%22', sign.second],
  ['%3b', sign.separator],
  ['%2f', sign.separator],
]);

/** A sign and where it ends, in one number, since a long text has hundreds of thousands: `end * 32 + kind`. */
export function signAt(text: string, at: number): number {
  const code = codeAt(text, at);
  if (digitOf(code) >= 0) return pack(endOfDigits(text, at), sign.digits);
  if (isBlank(code)) return pack(endOfBlanks(text, at), sign.blank);
  if (isLetter(code)) return wordAt(text, at);
  if (code === 0x25) return encodedAt(text, at);
  if (code === 0x21) return pinAt(text, at);
  const kind = singleCodes.get(code) ?? sign.other;
  // Two single primes are how phones without a double one write seconds.
  if (kind === sign.minute && singleCodes.get(codeAt(text, at + 1)) === sign.minute)
    return pack(at + 2, sign.second);
  return pack(at + 1, kind);
}

/** The sign's kind. */
export function kindOf(packed: number): number {
  return packed & 31;
}

/** Where the sign ends. */
export function endOf(packed: number): number {
  return packed >>> 5;
}

function pack(end: number, kind: number): number {
  return end * 32 + kind;
}

function endOfDigits(text: string, at: number): number {
  let end = at + 1;
  while (digitOf(codeAt(text, end)) >= 0) end += 1;
  return end;
}

function endOfBlanks(text: string, at: number): number {
  let end = at + 1;
  while (isBlank(codeAt(text, end))) end += 1;
  return end;
}

/** `%C2%B0` and `%E2%80%B2` are degree and prime; an unknown code is an end of the position. */
function encodedAt(text: string, at: number): number {
  const pair = text.slice(at, at + 6).toLowerCase();
  if (pair === '%c2%b0') return pack(at + 6, sign.degree);
  return pack(Math.min(text.length, at + 3), encoded.get(pair.slice(0, 3)) ?? sign.other);
}

/** `!3d` and `!4d` stand before the latitude and the longitude of a pin in a map's link. */
function pinAt(text: string, at: number): number {
  const mark = text.slice(at, at + 3);
  if (mark === '!3d') return pack(at + 3, sign.latitude);
  if (mark === '!4d') return pack(at + 3, sign.longitude);
  return pack(at + 1, sign.other);
}

function wordAt(text: string, at: number): number {
  let end = at + 1;
  while (isLetter(codeAt(text, end))) end += 1;
  if (end - at > 12) return pack(end, sign.other);
  const word = folded(text.slice(at, end));
  // `15sN`: the seconds' letter and the compass letter run together.
  if (/^[dms][nsewo]$/.test(word) && digitOf(codeAt(text, at - 1)) >= 0)
    return pack(at + 1, letterKind({ text, at, word: word.charAt(0) }));
  if (end - at === 1) return pack(end, letterKind({ text, at, word }));
  // "50 point 8876": the word for the mark is also the cue "point".
  if (word === 'point' && isBetweenFigures(text, at, end)) return pack(end, sign.point);
  return pack(end, words.get(word) ?? sign.other);
}

function isBetweenFigures(text: string, at: number, end: number): boolean {
  return digitOf(codeAt(text, at - 2)) >= 0 && digitOf(codeAt(text, end + 1)) >= 0;
}

/** A single letter: a compass letter, or the d, m, s of `50d53m15s`. */
function letterKind({ text, at, word }: { text: string; at: number; word: string }): number {
  const followsFigure = digitOf(codeAt(text, at - 1)) >= 0;
  if (followsFigure && word === 'd') return sign.degree;
  if (followsFigure && word === 'm') return sign.minute;
  if (followsFigure && word === 's' && isAfterMinutes(text, at)) return sign.second;
  const kind = words.get(word);
  if (kind === undefined || kind > sign.west) return kind ?? sign.other;
  const next = codeAt(text, at + 1);
  // "s'il", "n'est", "o'clock" are no compass letters.
  if (isApostrophe(next) && isLetter(codeAt(text, at + 2))) return sign.other;
  const before = codeAt(text, at - 1);
  const isGlued = followsFigure || digitOf(next) >= 0 || (singleCodes.get(before) ?? 0) >= sign.degree;
  const isCapital = word !== text[at];
  return isGlued || isCapital ? kind : kind + fromWeak;
}

function isAfterMinutes(text: string, at: number): boolean {
  let back = at - 1;
  while (back > at - 12 && (digitOf(codeAt(text, back)) >= 0 || text[back] === '.')) back -= 1;
  return text[back] === 'm' || text[back] === 'M';
}
