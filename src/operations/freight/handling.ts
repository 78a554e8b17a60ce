import type { Handling } from '../../kernel/marking.ts';

const freight = {
  purpose: 'border_control',
  marking: 'official',
  // The release rules let none of it go yet, and say why: policies/joint/release.json, `own-freight`.
  release: 'partner',
  // How long a penalty may still be disputed, with a margin; ours, to be agreed with both states.
  keepDays: 2_190,
  jurisdiction: ['calais_port', 'dunkirk', 'coquelles', 'kent'],
} as const;

/** No subject of the vault stands in it. */
export const plain = { ...freight, personal: false } as const satisfies Handling;
/** It names a subject of the vault: a vehicle's plate, a seal's number, words. */
export const named = { ...freight, personal: true } as const satisfies Handling;
/** Everything that goes to the vault: plates above all, which can lead to a person. */
export const sealed = { ...freight, personal: true } as const satisfies Handling;
