/** One line of a comparison: it stands in both, only in the old text, or only in the new one. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
  /** Line numbers, from 1; null where the line is not in that text. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Beyond so many cells the middle is shown as gone and new: a reader could not follow a finer answer anyway. */
const cellsMax = 4_000_000;

/** Compares two texts line by line: the longest common run of lines stays, the rest has gone or is new. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = compare(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const kinds = [...same(head), ...middle, ...same(tail)];
  return numbered(kinds, a, b);
}

function same(count: number): readonly DiffLine['kind'][] {
  return Array.from({ length: count }, () => 'same' as const);
}

function compare(a: readonly string[], b: readonly string[]): readonly DiffLine['kind'][] {
  if (a.length * b.length > cellsMax)
    return [...a.map(() => 'gone' as const), ...b.map(() => 'new' as const)];
  const width = b.length + 1;
  // Longest common run from each pair of places to the ends.
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const kinds: DiffLine['kind'][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const both = i < a.length && j < b.length;
    if (both && a[i] === b[j]) {
      kinds.push('same');
      i++;
      j++;
    } else if (j >= b.length || (both && at(i + 1, j) >= at(i, j + 1))) {
      kinds.push('gone');
      i++;
    } else {
      kinds.push('new');
      j++;
    }
  }
  return kinds;
}

function numbered(
  kinds: readonly DiffLine['kind'][],
  a: readonly string[],
  b: readonly string[],
): readonly DiffLine[] {
  let i = 0;
  let j = 0;
  return kinds.map((kind): DiffLine => {
    const text = (kind === 'new' ? b[j] : a[i]) ?? '';
    const before = kind === 'new' ? null : ++i;
    const after = kind === 'gone' ? null : ++j;
    return { kind, text, before, after };
  });
}

/** Only what changed, with `around` lines before and after; null marks where lines were left out. */
export function changedParts(lines: readonly DiffLine[], around = 3): readonly (DiffLine | null)[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, n) => {
    if (kind === 'same') return;
    for (let k = n - around; k <= n + around; k++) near.add(k);
  });
  return lines.flatMap((line, n) => {
    if (near.has(n)) return [line];
    return near.has(n - 1) || n === 0 ? [null] : [];
  });
}
