import { labelOf } from '../app/new-event.ts';
import { askerOf, type Who } from '../app/who.ts';
import type { Handling } from '../kernel/marking.ts';
import type { Access } from '../policy/access.ts';
import type { RecordFacts } from '../policy/request.ts';
import type { Config } from './config.ts';

type Judge = Pick<Access, 'decide'>;
type Own = Pick<Config, 'agency' | 'state'>;

/** What a room's records bear by themselves, and by which act one sees them. */
export interface Sight {
  readonly action: string;
  readonly handling: Pick<Handling, 'marking' | 'purpose' | 'jurisdiction' | 'release' | 'bothStates'>;
}

/**
 * For a room whose records belong to whichever agency made them: asked of a record that is nobody's own, by its remits
 * alone. No agency can bear this name.
 */
export const ownerNobody = '-';

/**
 * Who may see what a room records on this node: asked of the policies in force, at every question anew. Asked of a record
 * of this node as its kind is by itself, owned by `agency`.
 */
export function sightOf(access: Judge, { agency, state }: Own, { action, handling }: Sight) {
  const { releasedToStates = [] } = labelOf(handling, agency);
  const record: RecordFacts = {
    id: 'room',
    marking: handling.marking,
    caveats: [],
    purpose: handling.purpose,
    origin: state,
    owner: agency,
    releasedToStates,
    releasedTo: [],
    jurisdiction: [...(handling.jurisdiction ?? [])],
    namedList: null,
    personal: false,
    conditions: [],
    conditionsWritten: false,
    blockedActs: [],
    permittedActs: [],
  };
  return (who: Who): boolean =>
    access.decide({ asker: askerOf(who), action, record, reasonGiven: false, instrument: null }).allowed;
}

/** All that rescue, dispatch and watch record bears one label: official, to save life, for both states' watches. */
export function roomSight(access: Judge, own: Own, action: string): (who: Who) => boolean {
  const handling = {
    marking: 'official',
    purpose: 'save_life',
    jurisdiction: ['channel'],
    release: 'partner',
  } as const;
  return sightOf(access, own, { action, handling });
}
