import type { Handling } from '../../kernel/marking.ts';

/**
 * Every record of dispatch serves saving life and is open to both states' watches; no subject stands in one.
 * A caller's need is told to a unit as a place and a kind, never as a person.
 */
export const recordHandling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 3650,
  personal: false,
  jurisdiction: ['channel'],
} as const satisfies Handling;
