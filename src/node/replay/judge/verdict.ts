import type { Night } from '../night.ts';
import type { ExpectationKind, ExpectationOf } from '../scenario-expectations.ts';

/** `pass` null: what it needs is not built yet; never counted as passed. */
export interface Judgement {
  readonly pass: boolean | null;
  readonly detail: string;
}

export type Judge<Kind extends ExpectationKind> = (
  expectation: ExpectationOf<Kind>,
  night: Night,
) => Judgement;

export const holds = (detail: string): Judgement => ({ pass: true, detail });
export const fails = (detail: string): Judgement => ({ pass: false, detail });
export const notYet = (what: string): Judgement => ({ pass: null, detail: `not yet: ${what}` });

/** The first thing that is wrong, or that all is well. */
export function judged(wrong: readonly (string | null)[], right: string): Judgement {
  const said = wrong.filter((one) => one !== null);
  return said.length > 0 ? fails(said.join('; ')) : holds(right);
}
