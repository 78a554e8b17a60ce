import type { Import } from './imports.ts';
import type { Finding } from './tree.ts';

/** Circles of imports, each told once, from its first file by name. Types may speak of each other; what runs may not. */
export function circleFindings(imports: readonly Import[]): readonly Finding[] {
  const next = new Map<string, string[]>();
  for (const { from, target, local, typeOnly } of imports)
    if (local && !typeOnly && from !== target) next.set(from, [...(next.get(from) ?? []), target]);
  const done = new Set<string>();
  const found = new Map<string, Finding>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start !== -1) {
      const circle = path.slice(start);
      const first = circle.toSorted()[0] ?? file;
      const turned = [
        ...circle.slice(circle.indexOf(first)),
        ...circle.slice(0, circle.indexOf(first)),
        first,
      ];
      found.set(first + circle.length, { rule: 'circle', path: first, line: 1, what: turned.join(' -> ') });
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const target of next.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of [...next.keys()].toSorted()) visit(file);
  return [...found.values()];
}
