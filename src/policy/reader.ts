import { boundedCache } from './bounded-cache.ts';
import type { Policies } from './cedar.ts';
import type { AccessRequest, Asker, RecordFacts } from './request.ts';

/** May the one for whom it was made do the one act with such a record? */
export type Reader = (facts: RecordFacts) => boolean;

/** What else bears upon every record of a list; absent: no. */
export type ReaderCircumstances = Partial<Pick<AccessRequest, 'reasonGiven' | 'approved' | 'lifeAtRisk'>>;

/** Askers with an act whose judges are kept, and labels that each of them remembers. */
const readersMax = 2_000;
const labelsMax = 500;
/** A longer label, such as one with a long list of names, is judged anew each time: the memory stays bounded. */
const keyLengthMax = 2_000;

/**
 * Judges rows by the hundred: rows of one list bear few labels, and each is decided once for each asker and act. All
 * that bears upon a decision is in the key; the record's id is not.
 */
export function createReaders(
  policies: Pick<Policies, 'allows'>,
): (asker: Asker, action: string, circumstances?: ReaderCircumstances) => Reader {
  const kept = boundedCache<Reader>(readersMax);
  return (asker, action, circumstances = {}) => {
    const { reasonGiven = false, approved = false, lifeAtRisk = false } = circumstances;
    const key = JSON.stringify([asker, action, reasonGiven, approved, lifeAtRisk]);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const asked = { asker, action, reasonGiven, approved, lifeAtRisk, instrument: null };
    const reader = readerOf((record) => policies.allows({ ...asked, record }).allowed);
    kept.set(key, reader);
    return reader;
  };
}

function readerOf(decide: Reader): Reader {
  const kept = boundedCache<boolean>(labelsMax);
  return (facts) => {
    const label = { ...facts, id: 'record' };
    const key = JSON.stringify(label);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const allowed = decide(label);
    if (key.length <= keyLengthMax) kept.set(key, allowed);
    return allowed;
  };
}
