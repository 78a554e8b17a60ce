import type { PolicyFault } from './policy-faults.ts';
import type { ReleaseRule } from './release-rules.ts';
import { pathsOf, type Trim } from './release-trim.ts';

/**
 * Two rules that let one event leave the same way must list fields of which one list holds the other. Otherwise no
 * single rule could be named as the ground of what leaves, and a rule more could mean a field less.
 */
export function crossingLists(rules: readonly ReleaseRule[]): readonly PolicyFault[] {
  return rules.flatMap((rule, index) =>
    rules
      .slice(index + 1)
      .filter((other) => rule.context === other.context && isSameWay(rule, other))
      .flatMap((other) =>
        [...other.events].flatMap(([type, { trim }]): readonly PolicyFault[] => {
          const before = rule.events.get(type);
          if (before === undefined || holds(before.trim, trim) || holds(trim, before.trim)) return [];
          return [{ code: 'lists_cross', place: other.place, what: `${type}: ${rule.id}, ${other.id}` }];
        }),
      ),
  );
}

function isSameWay(one: ReleaseRule, other: ReleaseRule): boolean {
  return one.from.some(
    (from) => other.from.includes(from) && one.to.some((to) => to !== from && other.to.includes(to)),
  );
}

function holds(wide: Trim, narrow: Trim): boolean {
  const paths = new Set(pathsOf(wide));
  return pathsOf(narrow).every((path) => paths.has(path));
}
