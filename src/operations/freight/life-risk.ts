import type { Found } from './control-shapes.ts';
import type { Passage } from './passage-state.ts';

/** Everything that was counted in a passage, by controls and by whoever met people. */
export function countsIn({ controls, met }: Pick<Passage, 'controls' | 'met'>): readonly Found[] {
  return [...controls.flatMap(({ found }) => found ?? []), ...met.map(({ found }) => found)];
}

/** Who of those found needs somebody at once, and has nobody yet. */
export interface LifeRisk {
  /** Injured, unconscious or pregnant, and no medical help has come. */
  readonly medical: boolean;
  /** Children, and nobody of child protection has come. */
  readonly children: boolean;
}

export function lifeRiskIn(passage: Pick<Passage, 'controls' | 'met' | 'help'>): LifeRisk {
  const counts = countsIn(passage);
  const came = (kind: 'medical' | 'child_protection') => passage.help.some(({ help }) => help === kind);
  return {
    medical: counts.some((one) => one.injured + one.unconscious + one.pregnant > 0) && !came('medical'),
    children: counts.some(({ children }) => children > 0) && !came('child_protection'),
  };
}
