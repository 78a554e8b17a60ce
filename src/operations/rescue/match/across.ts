import type { SameCaller } from '../../../kernel/caller-mark.ts';
import type { ContactFacts } from '../wire.ts';
import { reason } from './reason.ts';
import type { Reason } from './suggestion.ts';

/** Callers whom two nodes took as theirs, each under a subject of its own, where the telephone is the same. */
export interface Telephones {
  /** The one name under which a caller is matched: its own where nobody else took the telephone. */
  nameOf(caller: string): string;
  /** The newest epoch in which any two of these were found to be one; null: none were. */
  epochAmong(callers: ReadonlySet<string>): number | null;
}

const alone: Telephones = { nameOf: (caller) => caller, epochAmong: () => null };
const known = new WeakMap<readonly SameCaller[], Telephones>();

/** The telephones of a board; worked out once for one list. */
export function telephonesOf(same: readonly SameCaller[]): Telephones {
  if (same.length === 0) return alone;
  const before = known.get(same);
  if (before !== undefined) return before;
  const made = joined(same);
  known.set(same, made);
  return made;
}

function joined(same: readonly SameCaller[]): Telephones {
  const names = new Map<string, string>();
  const nameOf = (caller: string): string => {
    let name = caller;
    for (let next = names.get(name); next !== undefined; next = names.get(name)) name = next;
    return name;
  };
  for (const { subject, twin } of same) {
    const [one, other] = [nameOf(subject), nameOf(twin)];
    // The lesser is the name, so that no order of the list changes what is matched.
    if (one < other) names.set(other, one);
    else if (other < one) names.set(one, other);
  }
  return {
    nameOf,
    epochAmong(callers) {
      const epochs = same.flatMap(({ subject, twin, epoch }) =>
        callers.has(subject) && callers.has(twin) ? [epoch] : [],
      );
      return epochs.length === 0 ? null : Math.max(...epochs);
    },
  };
}

const named = new WeakMap<ContactFacts, { readonly telephones: Telephones; readonly facts: ContactFacts }>();

/** A contact as it is matched: the same value where no telephone of it has another name. */
export function underOneName(facts: ContactFacts, telephones: Telephones): ContactFacts {
  if (telephones === alone) return facts;
  const before = named.get(facts);
  if (before?.telephones === telephones) return before.facts;
  const caller = facts.caller === null ? null : telephones.nameOf(facts.caller);
  const callersAboard = facts.callersAboard.map((one) => telephones.nameOf(one));
  const isSame = caller === facts.caller && callersAboard.every((one, at) => one === facts.callersAboard[at]);
  const made = isSame ? facts : { ...facts, caller, callersAboard };
  named.set(facts, { telephones, facts: made });
  return made;
}

/** Says of one caller whom both sides took that it is known by a mark, and of which epoch: a person is to know by what. */
export function toldAcross(
  reasons: readonly Reason[],
  {
    telephones,
    callerOf,
  }: { readonly telephones: Telephones; readonly callerOf: (contact: string) => string | null },
): readonly Reason[] {
  if (telephones === alone) return reasons;
  return reasons.map((one) => {
    if (one.kind !== 'same_caller') return one;
    const callers = new Set(one.contacts.flatMap((contact) => callerOf(contact) ?? []));
    const epoch = telephones.epochAmong(callers);
    return epoch === null ? one : reason('same_telephone', one.contacts, { ...one.figures, epoch });
  });
}
