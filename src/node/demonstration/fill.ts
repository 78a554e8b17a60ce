import type { Handle } from '../../app/handle.ts';
import type { Proposals } from '../../app/proposals.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Config } from '../config.ts';
import type { StaffDirectory } from '../directory.ts';
import { openDemonstrationFreight } from './first-freight.ts';
import { openDemonstration } from './first-start.ts';
import { openDemonstrationUnits } from './first-units.ts';

interface FillingParts {
  readonly config: Pick<Config, 'state'>;
  readonly handle: Handle;
  /** By which an approval does not ask the register for its author: whoever enters it is not in it yet. */
  readonly firstProposals: Proposals;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly clock: Clock;
  readonly directory: Pick<StaffDirectory, 'refresh'>;
}

/** Enters the invented people, units and places of the demonstration, each at its first start. */
export async function fillDemonstration(parts: FillingParts): Promise<void> {
  const { state } = parts.config;
  const refresh = () => parts.directory.refresh();
  await openDemonstration({ ...parts, proposals: parts.firstProposals, state, refresh });
  await openDemonstrationUnits({ ...parts, state });
  await openDemonstrationFreight({ ...parts, state });
}
