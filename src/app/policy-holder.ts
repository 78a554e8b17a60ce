import type { Access } from '../policy/access.ts';
import { createRelease, type ReleaseAnswer, type ReleaseQuestion } from '../policy/release.ts';
import { noRelease, type ReleaseRules } from '../policy/release-rules.ts';

/** Policies as a holder takes them; without `release` nothing leaves. */
export interface HeldPolicies {
  readonly access: Access;
  /** SHA-256, hex, of the schema and every file. */
  readonly hash: string;
  readonly release?: ReleaseRules;
}

/** The policies in force on this process. */
export interface PolicyHolder {
  /** Asks whatever is in force at the moment of asking: may be held and handed on for as long as the process lives. */
  readonly access: Access;
  /** SHA-256, hex, of the schema and every file in force. */
  readonly hash: string;
  /** Whether something may leave, by the rules in force at the moment of asking. */
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  /** Those rules as text would have them: for whoever explains an answer. */
  readonly releaseRules: ReleaseRules;
  /** Other policies from now on, on this process. */
  swap(policies: HeldPolicies): void;
  /** Called after each swap, as for streams that judged their reader once. Returns the way to stop. */
  onSwapped(listener: () => void): () => void;
}

/** Holds the policies in force behind one `Access` that stays the same when they change. */
export function createPolicyHolder(initial: HeldPolicies): PolicyHolder {
  let now = initial;
  let release = createRelease(initial.release ?? noRelease);
  const listeners = new Set<() => void>();
  return {
    access: askedOf(() => now.access),
    get hash() {
      return now.hash;
    },
    release: (question) => release(question),
    get releaseRules() {
      return now.release ?? noRelease;
    },
    swap(policies) {
      now = policies;
      release = createRelease(policies.release ?? noRelease);
      for (const listener of listeners) listener();
    },
    onSwapped(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function askedOf(now: () => Access): Access {
  return {
    allows: (roles, action) => now().allows(roles, action),
    actionsOf: (roles) => now().actionsOf(roles),
    atDoor: (roles, action) => now().atDoor(roles, action),
    decide: (request) => now().decide(request),
    missing: (request) => now().missing(request),
    missingAtDoor: (roles, action) => now().missingAtDoor(roles, action),
    reader: (asker, action, circumstances) => now().reader(asker, action, circumstances),
    maskFor: (asker, recordType) => now().maskFor(asker, recordType),
    get masks() {
      return now().masks;
    },
    get roles() {
      return now().roles;
    },
    get actions() {
      return now().actions;
    },
    get rules() {
      return now().rules;
    },
  };
}
