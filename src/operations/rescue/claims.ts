import { type ContactFacts, type ContactKind, type Phase, phases, type Range } from './wire.ts';

/** Kinds by which people were counted by hand. */
const recoveries: readonly ContactKind[] = ['pickup', 'landing'];
/** Kinds in which somebody says how people fare at sea. */
const tidings: readonly ContactKind[] = ['report', 'statement', 'news'];
/** Hulls on which nobody is safe. */
const sinking = new Set<ContactFacts['claims']['hull']>(['swamped', 'capsized']);
const leaking = new Set<ContactFacts['claims']['hull']>(['taking_water', 'low_in_water']);
const engineTrouble = new Set<ContactFacts['claims']['engine']>(['weak', 'stopped']);

/** Whether a claim says that there is at least possibly somebody. */
export function saysSome(range: Range | null): boolean {
  return range !== null && range.max > 0;
}

/** People counted as they were taken aboard or put ashore. */
export function isRecovery({ kind }: Pick<ContactFacts, 'kind'>): boolean {
  return recoveries.includes(kind);
}

/** People were taken aboard or put ashore, and how many, or how many children, nobody has counted yet. */
export function isNotYetCounted({ kind, counted }: Pick<ContactFacts, 'kind' | 'counted'>): boolean {
  if (!isRecovery({ kind }) || counted === null) return false;
  return [counted.alive, counted.childrenAlone, counted.childrenWithFamily].includes(null);
}

/** Children alone or injured people were counted as they were taken aboard or put ashore: somebody must be asked for them. */
export function countsNeed({ kind, counted }: Pick<ContactFacts, 'kind' | 'counted'>): boolean {
  if (!isRecovery({ kind }) || counted === null) return false;
  return (counted.childrenAlone ?? 0) > 0 || counted.injured > 0;
}

/** Alive and dead of a count by hand together; null: not counted, or not yet. */
export function peopleIn({ counted }: Pick<ContactFacts, 'counted'>): number | null {
  return counted === null || counted.alive === null ? null : counted.alive + counted.deceased;
}

/** Somebody is said to have fallen in, or to be in the water. */
export function saysFall({ claims }: Pick<ContactFacts, 'claims'>): boolean {
  return saysSome(claims.overboard) || saysSome(claims.inWater);
}

/** Somebody is or was in the water, or will be at once. */
export function saysDistress({ kind, claims }: Pick<ContactFacts, 'kind' | 'claims'>): boolean {
  if (!tidings.includes(kind)) return false;
  return saysFall({ claims }) || sinking.has(claims.hull);
}

/** It speaks of people at sea, or of a boat in trouble: never calm, whatever is not said. Source: PROBLEM F15. */
export function saysPeopleAfloat(facts: Pick<ContactFacts, 'kind' | 'claims'>): boolean {
  const { kind, claims } = facts;
  // What is said ashore of how many were aboard is a count of those who came ashore: nobody is afloat by it.
  if (kind === 'statement') return saysDistress(facts);
  if (!tidings.includes(kind)) return false;
  return (
    saysDistress(facts) ||
    saysSome(claims.persons) ||
    saysSome(claims.children) ||
    leaking.has(claims.hull) ||
    engineTrouble.has(claims.engine)
  );
}

/** Nothing at all is claimed, and no word of the closed list was heard. */
export function saysNothing({ cues, ...claims }: ContactFacts['claims']): boolean {
  return cues.length === 0 && Object.values(claims).every((claim) => claim === null);
}

/** The lowest phase that a boat may have while this is said of it. */
export function phaseSaid(facts: ContactFacts): Phase {
  if (saysDistress(facts)) return 'distress';
  return saysPeopleAfloat(facts) ? 'alert' : 'uncertainty';
}

/** The graver of two phases. */
export function graver(a: Phase, b: Phase): Phase {
  return phases.indexOf(a) >= phases.indexOf(b) ? a : b;
}

/** Channels by which those aboard speak for themselves. */
const fromAboard = new Set<ContactFacts['channel']>(['call', 'sms', 'message_share']);

/** Said by whoever was aboard: by telephone at sea, or by those who were put ashore. */
export function isFromAboard({ kind, channel }: Pick<ContactFacts, 'kind' | 'channel'>): boolean {
  return kind === 'statement' || (kind === 'report' && fromAboard.has(channel));
}
