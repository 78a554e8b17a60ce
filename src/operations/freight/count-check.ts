import type { Found } from './control-shapes.ts';

/** True where a count cannot be: more of some kind than there are people, or more children alone than children. */
export function countContradicts(found: Found): boolean {
  const { people, children, childrenAlone, injured, unconscious, pregnant } = found;
  return (
    [children, injured, unconscious, pregnant].some((count) => count > people) ||
    (childrenAlone ?? 0) > children
  );
}
