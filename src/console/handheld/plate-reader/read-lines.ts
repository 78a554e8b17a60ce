import type { Box } from './plate-picture.ts';

/** One line of signs where it stands in the picture. `confidence`: 0 to 100. */
export interface PlacedLine {
  readonly text: string;
  readonly confidence: number;
  readonly box: Box;
}

const word = '5';

/**
 * The lines of a page as Tesseract writes them: words of one line together, with the mean of what it believes of each
 * sign. Source: Tesseract 5, TSV renderer: level, page, block, paragraph, line, word, left, top, width, height, conf, text.
 */
export function linesOf(tsv: string): readonly PlacedLine[] {
  const lines = new Map<string, PlacedLine>();
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, line, , ...rest] = row.split('\t');
    const [left, top, width, height, confidence] = rest.map(Number);
    const text = rest[5]?.trim() ?? '';
    if (level !== word || text === '' || confidence === undefined || !(confidence >= 0)) continue;
    const box = { left: left ?? 0, top: top ?? 0, width: width ?? 0, height: height ?? 0 };
    const key = [page, block, paragraph, line].join(' ');
    const before = lines.get(key);
    lines.set(
      key,
      before === undefined ? { text, confidence, box } : joined(before, { text, confidence, box }),
    );
  }
  return [...lines.values()];
}

/**
 * The same, and with them every two lines that stand close below each other as one: the square plates of trailers. Both
 * must be about as high and lie over each other.
 */
export function withSquares(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const squares = lines.flatMap((upper) =>
    lines.filter((lower) => isJustBelow(upper.box, lower.box)).map((lower) => joined(upper, lower)),
  );
  return [...lines, ...squares];
}

/** Lines that could be a plate’s: wider than high, as plates are, and large enough in the picture to be compared with it. */
export function plateSized(lines: readonly PlacedLine[], pictureWidth: number): readonly PlacedLine[] {
  return lines.filter(({ box: { width, height } }) => {
    const shape = width / height;
    return shape > narrowest && shape < widest && width > pictureWidth * smallestShare;
  });
}

/** Of the signs’ own box: from a square plate of few signs to a long one with a state’s sign beside it. */
const narrowest = 1.1;
const widest = 11;
const smallestShare = 0.08;

function isJustBelow(upper: Box, lower: Box): boolean {
  const gap = lower.top - (upper.top + upper.height);
  const low = Math.min(upper.height, lower.height);
  const isAlike = Math.max(upper.height, lower.height) < 1.6 * low;
  const middleOf = ({ left, width }: Box): number => left + width / 2;
  const isOver = Math.abs(middleOf(upper) - middleOf(lower)) < Math.min(upper.width, lower.width) / 2;
  return isAlike && isOver && gap > -low / 2 && gap < low;
}

function joined(one: PlacedLine, next: PlacedLine): PlacedLine {
  const signs = one.text.length + next.text.length;
  const believed = one.confidence * one.text.length + next.confidence * next.text.length;
  return { text: `${one.text} ${next.text}`, confidence: believed / signs, box: around(one.box, next.box) };
}

function around(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.left + one.width, other.left + other.width);
  const bottom = Math.max(one.top + one.height, other.top + other.height);
  return { left, top, width: right - left, height: bottom - top };
}
