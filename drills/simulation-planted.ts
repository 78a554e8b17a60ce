import type { Planting } from './simulation-planting.ts';

/** One wrong part, by name. */
export interface Planted {
  readonly name: string;
  readonly planting: Planting;
}

/** Faults put in one at a time; the judge must object to each. */
export const plantings: readonly Planted[] = [
  {
    name: 'signature_not_checked',
    planting: {
      check: (right) => (signed, expected) => {
        const verdict = right(signed, expected);
        if (verdict.kind !== 'refused' || verdict.refusal !== 'signature_wrong') return verdict;
        return {
          kind: 'set_aside',
          sequence: expected.sequence,
          hash: '0'.repeat(64),
          refusal: 'body_refused',
        };
      },
    },
  },
];

/** Those that are looked for whenever the program is tested. */
export const plantedInCi: ReadonlySet<string> = new Set(['signature_not_checked']);
