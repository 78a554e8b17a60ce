import type { Labelled } from '../kernel/label.ts';
import { type Instant, parseUtc } from '../kernel/time.ts';
import type { RecordFacts } from './request.ts';

/**
 * What the policy may know of a labelled record at a moment. Entries of its list of names whose end has come are not on
 * it, and neither is one whose end cannot be read; a list that has lost everybody is a list with nobody on it.
 * `id` tells records apart where they must be: decisions do not depend upon it.
 */
export function factsOf(label: Labelled, at: Instant, id = 'record'): RecordFacts {
  return {
    id,
    marking: label.marking,
    caveats: label.caveats ?? [],
    purpose: label.purpose,
    origin: label.origin,
    owner: label.owner,
    releasedToStates: label.releasedToStates ?? [],
    releasedTo: label.releasedTo ?? [],
    jurisdiction: label.jurisdiction ?? [],
    namedList: label.namedList === undefined ? null : listedAt(label.namedList, at),
    personal: label.personal,
    conditions: label.conditions ?? [],
    conditionsWritten: label.conditionsWritten ?? false,
    blockedActs: label.blockedActs ?? [],
    permittedActs: label.permittedActs ?? [],
  };
}

function listedAt(list: NonNullable<Labelled['namedList']>, at: Instant): readonly string[] {
  return list.flatMap(({ staff, until }) => {
    if (until === null) return [staff];
    const end = parseUtc(until);
    return end !== null && at < end ? [staff] : [];
  });
}
