import { askerOf, type Who } from '../app/who.ts';
import { states } from '../kernel/label.ts';
import type { Marking } from '../kernel/marking.ts';
import type { Access } from '../policy/access.ts';
import type { AccessRequest, RecordFacts } from '../policy/request.ts';
import type { Config } from './config.ts';

/** What of the picture has one label for all of its kind: who may see that. */
export interface PictureSight {
  tracks(who: Who): boolean;
  /** As sensors of this node send them. */
  detections(who: Who): boolean;
}

/** Asks the policies in force, at every question anew. */
export function pictureSight(
  access: Pick<Access, 'decide'>,
  config: Pick<Config, 'agency' | 'state'>,
): PictureSight {
  const sees = (facts: RecordFacts) => (who: Who) => access.decide(seeing(who, facts)).allowed;
  return {
    tracks: sees(factsOfPicture(config, 'open')),
    detections: sees(factsOfPicture(config, 'official')),
  };
}

function seeing(who: Who, record: RecordFacts): AccessRequest {
  return {
    asker: askerOf(who),
    action: 'operations/picture/see',
    record,
    reasonGiven: false,
    instrument: null,
  };
}

/**
 * Tracks of ships are open by nature, what sensors detect is official; what this node makes of them serves life at sea,
 * and both states' watches see it.
 */
function factsOfPicture({ agency, state }: Pick<Config, 'agency' | 'state'>, marking: Marking): RecordFacts {
  return {
    id: 'picture',
    marking,
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
}
