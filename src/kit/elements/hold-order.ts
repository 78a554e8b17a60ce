/**
 * The order a list shows while the operator is in it: what stood there stays where it stood, what has gone keeps its
 * place until released, what is new waits and is counted.
 */
export function holdOrder<Item extends { readonly key: string }>(
  shown: readonly Item[],
  wanted: readonly Item[],
): { readonly items: readonly Item[]; readonly waiting: number; readonly gone: ReadonlySet<string> } {
  const fresh = new Map(wanted.map((item) => [item.key, item]));
  const gone = new Set<string>();
  const items = shown.map((item) => {
    const now = fresh.get(item.key);
    if (now === undefined) gone.add(item.key);
    fresh.delete(item.key);
    return now ?? item;
  });
  return { items, waiting: fresh.size, gone };
}
