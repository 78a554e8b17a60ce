import { codeAt, digitOf, isBlank, isLetter } from './letters.ts';
import { endOf, kindOf, sign, signAt } from './position-signs.ts';

/** How a gap between two figures reads inside one coordinate. */
export const inner = {
  none: 0,
  dot: 1,
  comma: 2,
  blank: 3,
  degree: 4,
  minute: 5,
  colon: 6,
  dash: 7,
  /** `50. 8876`, as keyboards write it by themselves. */
  dotBlank: 8,
  /** `50°.8876`, `53'.256`, `50 point 8876`: a decimal mark beyond doubt. */
  markedPoint: 9,
} as const;

/** How a sign stands before the second figure. */
export const signs = { none: 0, plus: 1, minus: 2, dashGlued: 3, dashSpaced: 4 } as const;

/** What stands between two figures, or before the first, or behind the last. */
export interface Gap {
  readonly inner: number;
  /** May stand between latitude and longitude. */
  readonly separates: boolean;
  /** Other words stand in it. */
  readonly broken: boolean;
  /** `sign.degree`, `sign.minute`, `sign.second` right behind the figure before; 0 none. */
  readonly mark: number;
  /** Compass letter behind the figure before, and before the figure behind; 0 none. */
  readonly after: number;
  readonly before: number;
  /** One compass letter that may belong to either figure, and whether it is written to the one behind. */
  readonly either: boolean;
  readonly leansRight: boolean;
  readonly signed: number;
  /** `sign.latitude` or `sign.longitude` before the figure behind; 0 none. Both: in the order in which they stand. */
  readonly label: number;
  readonly secondLabel: number;
  /** A word such as "position" or "gps" stands before. */
  readonly cue: boolean;
}

type Making = { -readonly [key in keyof Gap]: Gap[key] } & {
  /** Signs so far, of which the last; where the tail's compass letter came from. */
  count: number;
  last: number;
  parted: boolean;
  /** A decimal mark behind a degree or minute mark, and how many marks of other kinds. */
  pointed: boolean;
  /** The mark was said: "50 point 8876". */
  worded: boolean;
  lastBlank: boolean;
};

const commonest: ReadonlyMap<string, Gap> = new Map([
  [' ', { ...empty(), inner: inner.blank, separates: true }],
  ['.', { ...empty(), inner: inner.dot }],
  [',', { ...empty(), inner: inner.comma, separates: true }],
]);

function empty(): Gap {
  return {
    inner: inner.none,
    separates: false,
    broken: false,
    mark: 0,
    after: 0,
    before: 0,
    either: false,
    leansRight: false,
    signed: signs.none,
    label: 0,
    secondLabel: 0,
    cue: false,
  };
}

/** Signs this far from a figure are not looked at: nobody writes so much between two coordinates. */
const reach = 48;

/** Reads what stands from `from` to `to`, both ends of figures (or of the text). Bounded work however long it is. */
export function gapBetween(text: string, from: number, to: number): Gap {
  if (to - from === 1) {
    const known = commonest.get(text.charAt(from));
    if (known !== undefined) return known;
  }
  return readGap(text, { from, to, broken: false });
}

/** Reads what stands before the first figure of a text. */
export function gapBefore(text: string, to: number): Gap {
  return readGap(text, { from: 0, to, broken: true });
}

function readGap(text: string, { from, to, broken }: { from: number; to: number; broken: boolean }): Gap {
  const making: Making = {
    inner: inner.none,
    separates: false,
    broken,
    mark: 0,
    after: 0,
    before: 0,
    either: false,
    leansRight: false,
    signed: signs.none,
    label: 0,
    secondLabel: 0,
    cue: false,
    count: 0,
    last: 0,
    parted: false,
    pointed: false,
    worded: false,
    lastBlank: broken,
  };
  const isLong = to - from > reach * 2;
  readSigns(text, { from, to: isLong ? from + reach : to }, making);
  if (isLong) {
    breakOff(making);
    readSigns(text, { from: tailStart(text, to - reach), to }, making);
  }
  return finished(making, text.slice(from, Math.min(to, from + 4)));
}

function tailStart(text: string, at: number): number {
  let start = at;
  while (isLetter(codeAt(text, start)) || digitOf(codeAt(text, start)) >= 0) start += 1;
  return start;
}

function readSigns(text: string, span: { from: number; to: number }, making: Making): void {
  let at = span.from;
  while (at < span.to) {
    const packed = signAt(text, at);
    const end = Math.min(endOf(packed), span.to);
    const kind = kindOf(packed);
    take(making, kind, { gluedLeft: at === span.from, gluedRight: end === span.to });
    making.lastBlank = kind === sign.blank || isBlank(codeAt(text, end - 1));
    making.count += 1;
    making.last = kind;
    at = end;
  }
}

interface Glue {
  readonly gluedLeft: boolean;
  readonly gluedRight: boolean;
}

function take(making: Making, kind: number, glue: Glue): void {
  if (kind === sign.blank) return;
  if (kind >= sign.north && kind <= sign.weakWest) return takeLetter(making, kind, glue);
  switch (kind) {
    case sign.degree:
    case sign.minute:
    case sign.second:
      if (making.mark === 0 && making.after === 0 && !making.broken && !making.parted) making.mark = kind;
      else if (making.mark !== kind) breakOff(making);
      return;
    case sign.dot:
    case sign.comma:
    case sign.point:
      making.pointed = true;
      making.worded ||= kind === sign.point;
      if (kind === sign.comma) making.parted = true;
      return;
    case sign.separator:
      making.parted = true;
      return;
    case sign.latitude:
    case sign.longitude:
      takeLabel(making, kind);
      return;
    case sign.cue:
      breakOff(making);
      making.cue = true;
      return;
    case sign.plus:
      making.signed = glue.gluedRight ? signs.plus : making.signed;
      return;
    case sign.dash:
      making.signed = dashOf(making, glue);
      return;
    case sign.colon:
    case sign.filler:
      return;
    default:
      breakOff(making);
  }
}

/** The first letter belongs to what stands before it, the last to what follows. */
function takeLetter(making: Making, kind: number, { gluedRight }: Glue): void {
  making.leansRight = gluedRight && making.lastBlank;
  if (making.broken) {
    making.before = kind;
    return;
  }
  if (making.after === 0 && !making.parted && making.label === 0) making.after = kind;
  else making.before = kind;
}

function takeLabel(making: Making, kind: number): void {
  if (making.label === 0) making.label = kind;
  else making.secondLabel = kind;
  making.parted = true;
}

function dashOf(making: Making, { gluedLeft, gluedRight }: Glue): number {
  if (!gluedRight) return signs.dashSpaced;
  if (making.lastBlank || making.parted || making.label !== 0 || making.before !== 0) return signs.minus;
  return gluedLeft || making.mark !== 0 || making.after !== 0 ? signs.dashGlued : signs.minus;
}

/** Another word: what follows belongs to the figure behind only. */
function breakOff(making: Making): void {
  making.broken = true;
  making.before = 0;
  making.label = 0;
  making.secondLabel = 0;
  making.signed = signs.none;
  making.parted = false;
}

function finished(making: Making, start: string): Gap {
  const { mark, after, before, broken, signed, label, secondLabel, cue } = making;
  const bare = before === 0 && after === 0 && label === 0 && !broken && !cue;
  const kind = bare ? innerOf(making, start) : inner.none;
  const isPointed = kind === inner.dot || (kind === inner.markedPoint && making.last !== sign.comma);
  const separates = !broken && !isPointed && making.count > 0;
  // A letter alone between two figures, with nothing that parts it from either.
  const either = after !== 0 && before === 0 && !making.parted && !broken;
  const { leansRight } = making;
  return {
    inner: kind,
    separates,
    broken,
    mark,
    after,
    before,
    either,
    leansRight,
    signed,
    label,
    secondLabel,
    cue,
  };
}

function innerOf(making: Making, start: string): number {
  const { count, last, mark, pointed, signed } = making;
  if (making.worded || (pointed && mark !== 0 && last !== sign.blank)) return inner.markedPoint;
  if (pointed) {
    if (count === 1) return last === sign.dot ? inner.dot : inner.comma;
    return start.startsWith('.') || start.endsWith('.') ? inner.dotBlank : inner.none;
  }
  if (making.parted) return inner.none;
  if (signed !== signs.none) return signed === signs.dashGlued && count === 1 ? inner.dash : inner.none;
  if (mark === sign.degree) return inner.degree;
  if (mark === sign.minute) return inner.minute;
  if (last === sign.colon && count === 1) return inner.colon;
  return last === sign.blank && count === 1 ? inner.blank : inner.none;
}
