/** How far two texts are apart by replacing, leaving out, putting in and swapping neighbours; 2 for anything farther than 1. */
export function editsApart(one: string, other: string): 0 | 1 | 2 {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > 1) return 2;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const [left, right] = [one.slice(from), other.slice(from)];
  const isOne =
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
  return isOne ? 1 : 2;
}

/** Jaro-Winkler similarity, 0 to 1, prefix of at most four at 0.1. Source: W. Winkler, 1990. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const mine: string[] = [];
  for (const [at, sign] of Array.from(one).entries()) {
    for (let to = Math.max(0, at - reach); to <= Math.min(other.length - 1, at + reach); to += 1) {
      if (taken.has(to) || other[to] !== sign) continue;
      taken.add(to);
      mine.push(sign);
      break;
    }
  }
  if (mine.length === 0) return 0;
  const theirs = [...taken].toSorted((a, b) => a - b).map((at) => other[at]);
  const moved = mine.filter((sign, index) => sign !== theirs[index]).length / 2;
  return (mine.length / one.length + mine.length / other.length + (mine.length - moved) / mine.length) / 3;
}
