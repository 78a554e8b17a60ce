import { askerOf, type Who } from '../app/who.ts';
import { states } from '../kernel/label.ts';
import type { Access } from '../policy/access.ts';
import type { RecordFacts } from '../policy/request.ts';
import type { Config } from './config.ts';

/**
 * Who may see what a room of operations records on this node: asked of the policies in force, at every question anew.
 * All that rescue, dispatch and watch record bears one label: official, to save life, for both states' watches.
 */
export function roomSight(
  access: Pick<Access, 'decide'>,
  { agency, state }: Pick<Config, 'agency' | 'state'>,
  action: string,
): (who: Who) => boolean {
  const record: RecordFacts = {
    id: 'operations',
    marking: 'official',
    caveats: [],
    purpose: 'save_life',
    origin: state,
    owner: agency,
    releasedToStates: states,
    releasedTo: [],
    jurisdiction: ['channel'],
    namedList: null,
    personal: false,
    conditions: [],
    conditionsWritten: false,
    blockedActs: [],
    permittedActs: [],
  };
  return (who) =>
    access.decide({ asker: askerOf(who), action, record, reasonGiven: false, instrument: null }).allowed;
}
