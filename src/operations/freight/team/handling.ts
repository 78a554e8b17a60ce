import type { Handling } from '../../../kernel/marking.ts';

/**
 * Who is on duty where: for those who roster and lead the teams of this node. It is about staff, so it never leaves the
 * node; staff ids stand in it, never a name nor why somebody is away.
 */
export const rosterHandling = {
  purpose: 'border_control',
  marking: 'official',
  release: 'never',
  keepDays: 1095,
  personal: false,
  jurisdiction: ['calais_port', 'coquelles', 'dunkirk', 'kent'],
} as const satisfies Handling;

/** An open search, kept as long as the record of the control that it leads to. */
export const searchHandling = { ...rosterHandling, keepDays: 2190 } as const satisfies Handling;
