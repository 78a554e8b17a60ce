import { sha256Hex } from '../../kernel/sha256.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { HandoverSheet, SheetAlarm, SheetSources } from './sheet-wire.ts';
import type { AlarmView } from './wire.ts';

/**
 * The sheet of one desk, from what stands on record: open boats in rank order, what callers were promised, transfers
 * nobody has accepted, items nobody has read or decided on, who needs protection, units out of time, alarms that stand
 * (danger to life also where it was acknowledged) and those put aside, and what has changed since the desk was last handed over. Items that another desk owns are left to that desk; nobody's are on every
 * sheet of the side. Source: HSE, shift handover, and PROBLEM section 4.
 */
export function sheetOf(sources: SheetSources): HandoverSheet {
  const { desk, side, kind, now, since } = sources;
  const isOurs = ({ desk: owner }: { readonly desk: string | null }): boolean =>
    owner === null || owner === desk;
  return {
    desk,
    side,
    kind,
    at: now,
    since,
    boats: sources.boats
      .filter(({ ended }) => ended === null)
      .toSorted((one, other) => one.rank - other.rank || by(one.reference, other.reference)),
    promises: sources.promises
      .map((promise) => ({ ...promise, isOverdue: promise.dueAt !== null && promise.dueAt < now }))
      .toSorted((one, other) => byTime(one.dueAt, other.dueAt) || by(one.promise, other.promise)),
    transfers: sources.transfers.toSorted(
      (one, other) => by(one.proposedAt, other.proposedAt) || by(one.transfer, other.transfer),
    ),
    unread: sources.contacts
      .filter((contact) => contact.openedAt === null && isOurs(contact))
      .toSorted((one, other) => by(one.receivedAt, other.receivedAt) || by(one.contact, other.contact)),
    tasks: sources.tasks
      .filter(isOurs)
      .toSorted((one, other) => byTime(one.lateSince, other.lateSince) || by(one.task, other.task)),
    unitsOutOfTime: sources.units
      .filter(({ checkInDueAt }) => checkInDueAt < now)
      .toSorted((one, other) => by(one.checkInDueAt, other.checkInDueAt) || by(one.unit, other.unit)),
    undecided: sources.contacts
      .filter((contact) => contact.openedAt !== null && isOurs(contact))
      .toSorted((one, other) => by(one.receivedAt, other.receivedAt) || by(one.contact, other.contact)),
    safeguarding: sources.safeguarding.toSorted(
      (one, other) => by(one.dueAt, other.dueAt) || by(one.task, other.task),
    ),
    alarms: alarmsIn(sources.alarms, ({ phase, priority }) =>
      phase === 'acknowledged' ? priority === 'life' : phase === 'unacknowledged' || phase === 'returned',
    ),
    shelved: alarmsIn(sources.alarms, ({ phase }) => phase === 'shelved'),
    changes: changesOf(sources),
    strengths: sources.strengths,
    help: sources.help.filter(({ phase }) => phase === 'asked' || phase === 'accepted'),
    conditions: sources.conditions,
  };
}

/** SHA-256 of a sheet, whatever the order of its fields: both who sign name the same. */
export function hashOfSheet(sheet: HandoverSheet): string {
  return sha256Hex(JSON.stringify(inOrder(sheet)));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => by(one, other))
    .map(([key, inner]) => [key, inOrder(inner)]);
}

function alarmsIn(
  alarms: readonly AlarmView[],
  isAmong: (alarm: AlarmView) => boolean,
): readonly SheetAlarm[] {
  return alarms
    .filter(isAmong)
    .map(({ alarm, phase, reference, act, since, shelved }) => ({
      alarm,
      reference,
      act,
      since,
      shelvedUntil: shelved?.until ?? null,
      isAcknowledged: phase === 'acknowledged',
    }))
    .toSorted((one, other) => by(one.since, other.since) || by(one.alarm, other.alarm));
}

function changesOf({ boats, since }: SheetSources): HandoverSheet['changes'] {
  const isNew = (at: UtcText): boolean => since === null || at > since;
  const known = boats.toSorted((one, other) => by(one.reference, other.reference));
  return {
    opened: known.filter(({ openedAt }) => isNew(openedAt)).map(({ reference }) => reference),
    phaseChanged: known
      .filter(({ openedAt, phaseAt, ended }) => ended === null && !isNew(openedAt) && isNew(phaseAt))
      .map(({ reference }) => reference),
    ended: known.flatMap(({ reference, ended }) =>
      ended !== null && isNew(ended.at) ? [{ reference, outcome: ended.outcome }] : [],
    ),
  };
}

/** Null last: what has no time presses least. */
function byTime(one: UtcText | null, other: UtcText | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return by(one, other);
}

function by(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
