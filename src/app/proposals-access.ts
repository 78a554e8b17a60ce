import type { EventEnvelope } from '../kernel/event.ts';
import { type RecordLabel, type State, states } from '../kernel/label.ts';
import type { ActProposed } from '../kernel/proposal.ts';
import type { UtcText } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import type { RecordFacts } from '../policy/request.ts';
import type { MissingRight } from '../policy/text.ts';
import { askerOf, type Who } from './who.ts';

/** What a record says of itself, as an event's envelope or a row of a projection has it. */
export type LabelledRecord = Pick<EventEnvelope, 'position' | 'origin' | 'marking' | 'purpose' | 'label'>;

/** An act that waits, with the record in which it waits. */
export interface WaitingAct extends Pick<ActProposed, 'context' | 'command' | 'by'> {
  readonly record: LabelledRecord;
}

const seeAction = 'oversight/approvals/see';

/**
 * The right this person lacks to answer for an act, null where they may: its role at the door, and the record in which
 * it waits. `target`: the newest record of the stream it would change, where there is one.
 */
export function missingForAct(
  access: Access,
  who: Who,
  { act, target, at }: { readonly act: WaitingAct; readonly target?: LabelledRecord; readonly at: UtcText },
): MissingRight | null {
  const action = `${act.context}/${act.command}`;
  const atDoor = access.missingAtDoor(who.roles, action);
  if (atDoor !== null) return atDoor;
  for (const record of target === undefined ? [act.record] : [act.record, target]) {
    // The question is whether this person may be the second: asked as if the first had been found already.
    const asked = { ...question(who, action), record: factsOf(record, at), approved: true };
    const missing = access.missing(asked);
    if (missing !== null) return missing;
  }
  return null;
}

/** True where this person is shown an act that waits: its author, who may answer for it, and whoever oversees. */
export function isShownAct(
  access: Access,
  who: Who,
  { act, at }: { readonly act: WaitingAct; readonly at: UtcText },
): boolean {
  if (who.actor === act.by) return true;
  if (missingForAct(access, who, { act, at }) === null) return true;
  // Only ids stand in it: no data of a person is opened, hence no reason is asked.
  const asked = { ...question(who, seeAction), record: factsOf(act.record, at), reasonGiven: true };
  return access.allows(who.roles, seeAction) && access.decide(asked).allowed;
}

function question(who: Who, action: string) {
  return { asker: askerOf(who), action, reasonGiven: false, instrument: null };
}

/** The facts of a record by which access to it is judged; entries of a list past their end are not on it. */
export function factsOf(
  { position, origin, marking, purpose, label }: LabelledRecord,
  at: UtcText,
): RecordFacts {
  const said: RecordLabel = label ?? { owner: '' };
  const { namedList } = said;
  return {
    id: String(position),
    marking,
    purpose,
    origin: isState(origin) ? origin : 'fr',
    owner: said.owner,
    caveats: said.caveats ?? [],
    releasedTo: said.releasedTo ?? [],
    releasedToStates: said.releasedToStates ?? [],
    jurisdiction: said.jurisdiction ?? [],
    namedList:
      namedList === undefined
        ? null
        : namedList.flatMap(({ staff, until }) => (until === null || until > at ? [staff] : [])),
    personal: false,
    conditions: said.conditions ?? [],
    conditionsWritten: said.conditionsWritten ?? false,
    blockedActs: said.blockedActs ?? [],
    permittedActs: said.permittedActs ?? [],
  };
}

function isState(origin: string): origin is State {
  return states.some((state) => state === origin);
}
