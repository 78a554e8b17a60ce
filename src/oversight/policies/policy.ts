import type { Handling } from '../../kernel/marking.ts';
import type { PoliciesEvent } from './events.ts';

const policies: Handling = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 10_950,
  personal: false,
  // Every agency of the node is judged by them: its administrators may propose others.
  jurisdiction: [
    'channel',
    'calais_port',
    'coquelles',
    'kent',
    'dunkirk',
    'protection',
    'intelligence',
    'oversight',
  ],
};

/** How each event of the policies may be used and kept: as long as anybody may be judged by them. */
export const handling = {
  PoliciesTakenAtStart: policies,
  PoliciesAdopted: policies,
} as const satisfies Record<PoliciesEvent['type'], Handling>;
