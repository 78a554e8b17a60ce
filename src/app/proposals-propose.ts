import { createHash } from 'node:crypto';
import type { NewEvent, StoredEvent } from '../journal/port.ts';
import { type CommandDoor, personalFieldNames } from '../kernel/door.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type ActProposed, proposalDecider } from '../kernel/proposal.ts';
import type { UtcText } from '../kernel/time.ts';

/** A command that was allowed and decided, and now waits for its second person. */
export interface ActToPropose {
  readonly context: string;
  readonly command: string;
  readonly stream: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly door: Pick<CommandDoor, 'personal'>;
  readonly key: string;
  readonly by: ActorId;
  readonly at: UtcText;
}

/** The id of what is proposed under a key: the same key is the same proposal, on every process. */
export function proposalOf(key: string): string {
  return `p-${createHash('sha256').update(`proposal ${key}`).digest('hex').slice(0, 32)}`;
}

/**
 * What waits bears the purpose, the marking and the remits of the act itself, and is open to the people of whichever
 * states that would be open to: a closing at sea waits with the watch, and the offices learn nothing of it.
 */
export function waitsAs(proposed: NewEvent, act: NewEvent | undefined): NewEvent {
  if (act === undefined) return proposed;
  const { releasedToStates, jurisdiction } = act.label;
  const open = releasedToStates === undefined ? {} : { releasedToStates };
  if (act.purpose === proposed.purpose) return { ...proposed, label: { ...proposed.label, ...open } };
  const { jurisdiction: _offices, ...label } = proposed.label;
  const remits = jurisdiction === undefined ? {} : { jurisdiction };
  return { ...proposed, purpose: act.purpose, marking: act.marking, label: { ...label, ...open, ...remits } };
}

/** What a second person answers is as readable as what they answered. */
export function answersAs(
  answer: NewEvent,
  first: Pick<StoredEvent, 'purpose' | 'marking' | 'label'>,
): NewEvent {
  const { purpose, marking, label } = first;
  return purpose === answer.purpose ? answer : { ...answer, purpose, marking, label: label ?? answer.label };
}

/** The event by which an act is proposed. Personal fields never stand in it: they were sealed in the vault before. */
export function proposeAct(act: ActToPropose): ActProposed {
  const personal = personalFieldNames(act.door);
  const fields = Object.fromEntries(
    Object.entries(act.fields).filter(([name, value]) => value !== undefined && !personal.has(name)),
  );
  const { context, stream, by, at } = act;
  const what = { proposal: proposalOf(act.key), context, stream, fields };
  const decided = proposalDecider.decide(proposalDecider.initial, {
    type: 'ProposeAct',
    at,
    by,
    ...what,
    // ProposeAct names the act it carries beside its own type.
    command: act.command,
  });
  const event = decided.ok ? decided.value[0] : undefined;
  if (event?.type !== 'ActProposed') throw new Error('an act nobody stands behind was proposed');
  return event;
}
