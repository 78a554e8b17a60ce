/** What the operator has opened: one item of the picture, one source, or a place. */
export type Selection =
  | { readonly kind: 'track'; readonly id: string }
  | { readonly kind: 'detection'; readonly id: string }
  | { readonly kind: 'source'; readonly id: string }
  | { readonly kind: 'place'; readonly id: string; readonly lat: number; readonly lon: number };

/** True where both are the same item. */
export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
