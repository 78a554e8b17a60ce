import type { Admitted } from './entries.ts';

/** Passages that persons joined to this one and did not part again, itself first; the rest by name. */
export function groupOf(passage: string, entries: readonly Admitted[]): readonly string[] {
  const links = new Map<string, Set<string>>();
  const near = (one: string): Set<string> => {
    const known = links.get(one) ?? new Set<string>();
    links.set(one, known);
    return known;
  };
  for (const entry of entries) {
    if (entry.type === 'PassagesJoined') {
      near(entry.body.passage).add(entry.body.joined);
      near(entry.body.joined).add(entry.body.passage);
    }
    if (entry.type === 'PassagesParted') {
      near(entry.body.passage).delete(entry.body.parted);
      near(entry.body.parted).delete(entry.body.passage);
    }
  }
  const reached = new Set([passage]);
  const waiting = [passage];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
    for (const other of links.get(one) ?? [])
      if (!reached.has(other)) {
        reached.add(other);
        waiting.push(other);
      }
  return [passage, ...[...reached].filter((one) => one !== passage).toSorted()];
}

/** The entries of these passages and of the searches of their vehicles. */
export function entriesOf(passages: readonly string[], entries: readonly Admitted[]): readonly Admitted[] {
  const named = new Set(passages);
  const searches = new Set(
    entries.flatMap((one) =>
      one.type === 'VehicleSearchBegun' && named.has(one.body.passage) ? [one.body.search] : [],
    ),
  );
  return entries.filter(({ body }) => {
    if ('passage' in body) return named.has(body.passage);
    return 'search' in body && searches.has(body.search);
  });
}
