import type { Labelled } from '../kernel/label.ts';
import type { Instant } from '../kernel/time.ts';
import type { RecordFacts } from './request.ts';

/** What the policy may know of a labelled record at a moment: entries of its list past their end are not on it. */
export function factsOf(label: Labelled, at: Instant, id = 'record'): RecordFacts {
  const stands = ({ until }: { readonly until: string | null }) => until === null || Date.parse(until) > at;
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
    namedList: label.namedList?.filter(stands).map(({ staff }) => staff) ?? null,
    personal: label.personal,
    conditions: label.conditions ?? [],
    conditionsWritten: label.conditionsWritten ?? false,
    blockedActs: label.blockedActs ?? [],
    permittedActs: label.permittedActs ?? [],
  };
}
