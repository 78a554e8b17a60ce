/** True where two plain values (JSON) say the same, in whatever order their members stand. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => isSameIn(right, key, value));
}

function isSameIn(of: ReadonlyMap<string, unknown>, key: string, value: unknown): boolean {
  return of.has(key) && isSameValue(of.get(key), value);
}
