import { createHash } from 'node:crypto';
import type { NewEvent, StoredEvent } from '../journal/port.ts';
import { type CommandDoor, personalFieldNames } from '../kernel/door.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { RecordLabel } from '../kernel/label.ts';
import { markings } from '../kernel/marking.ts';
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

/** Of an act's label what says who else is kept out or let in: what waits is no wider than what it would write. */
const carried = [
  'releasedToStates',
  'namedList',
  'caveats',
  'conditions',
  'conditionsWritten',
  'blockedActs',
  'permittedActs',
] as const satisfies readonly (keyof RecordLabel)[];

/**
 * What waits bears the purpose and the remits of the act itself, the higher of the two markings, and every restriction of
 * the record: a closing at sea waits with the watch, of one on a list of names with those on it, and the offices learn
 * nothing of it. An act of the offices waits with them.
 */
export function waitsAs(proposed: NewEvent, act: NewEvent | undefined): NewEvent {
  if (act === undefined) return proposed;
  const { jurisdiction: offices, ...label } = proposed.label;
  const jurisdiction = act.purpose === proposed.purpose ? offices : act.label.jurisdiction;
  const kept = Object.fromEntries(
    carried.flatMap((name) => (act.label[name] === undefined ? [] : [[name, act.label[name]]])),
  );
  const isHigher = markings.indexOf(act.marking) > markings.indexOf(proposed.marking);
  return {
    ...proposed,
    purpose: act.purpose,
    marking: isHigher ? act.marking : proposed.marking,
    label: { ...label, ...kept, ...(jurisdiction === undefined ? {} : { jurisdiction }) },
  };
}

/** What a second person answers is as readable as what they answered. */
export function answersAs(
  answer: NewEvent,
  { purpose, marking, label }: Pick<StoredEvent, 'purpose' | 'marking' | 'label'>,
): NewEvent {
  return { ...answer, purpose, marking, label: label ?? answer.label };
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
