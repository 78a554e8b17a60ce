import type { Labelled } from '../kernel/label.ts';
import type { ActProposed } from '../kernel/proposal.ts';
import type { Instant } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { factsOf } from '../policy/record-facts.ts';
import type { MissingRight } from '../policy/text.ts';
import type { KnownPeople } from './concerned.ts';
import { askerOf, type Who } from './who.ts';

/** An act that waits, with what the record in which it waits says of itself. */
export interface WaitingAct extends Pick<ActProposed, 'context' | 'command' | 'by'> {
  readonly record: Labelled;
}

export type { Access } from '../policy/access.ts';

interface AskedOf {
  readonly act: WaitingAct;
  readonly at: Instant;
}

const see = 'oversight/approvals/see';

/**
 * The right this person lacks to answer for an act, null where they may: its role at the door, and the record in which
 * it waits. `target`: what the stream that it would change says of itself, where there is one already.
 */
export function missingForAct(
  access: Access,
  who: Who,
  { act, target, at }: AskedOf & { readonly target?: Labelled | null },
): MissingRight | null {
  const action = `${act.context}/${act.command}`;
  const atDoor = access.missingAtDoor(who.roles, action);
  if (atDoor !== null) return atDoor;
  for (const record of [act.record, target ?? null]) {
    if (record === null) continue;
    // The question is whether this person may be the second: asked as if the second had been found.
    const beside = { approved: true, reasonGiven: false, instrument: null };
    const missing = access.missing({ asker: askerOf(who), action, record: factsOf(record, at), ...beside });
    if (missing !== null) return missing;
  }
  return null;
}

/**
 * The right at the door that whoever proposed an act lacks by now, by the roles they hold at that moment; null: they
 * would still be let in. Whoever may not do an act is no longer one of the two who answer for it.
 */
export function missingForAuthor(
  access: Pick<Access, 'missingAtDoor'>,
  people: Pick<KnownPeople, 'holds'>,
  { act, at }: { readonly act: Pick<WaitingAct, 'context' | 'command' | 'by'>; readonly at: Instant },
): MissingRight | null {
  return access.missingAtDoor(people.holds(act.by, at), `${act.context}/${act.command}`);
}

/** True where this person is shown an act that waits: its author, who may answer for it, and whoever oversees. */
export function isShownAct(access: Access, who: Who, { act, at }: AskedOf): boolean {
  if (who.actor === act.by) return true;
  if (missingForAct(access, who, { act, at }) === null) return true;
  if (!access.allows(who.roles, see)) return false;
  // Only ids stand in it: no data of a person is opened, hence no reason is asked.
  const beside = { reasonGiven: true, instrument: null };
  return access.decide({ asker: askerOf(who), action: see, record: factsOf(act.record, at), ...beside })
    .allowed;
}
