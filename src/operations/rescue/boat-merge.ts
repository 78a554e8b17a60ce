import { ok, refuse } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import { afterwards, reopening } from './boat-evidence.ts';
import { unseenRecalls } from './boat-recalled.ts';
import { safeguardingAfter } from './boat-safeguarding.ts';
import { together } from './boat-held.ts';
import { type Boat, type Merged, namesOf, openTransfer } from './boat-state.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { BoatCommandOf, BoatEvent, BoatEventOf } from './events-boat.ts';
import { seenBoat } from './seen.ts';

/**
 * Lets the record of `from` go on under that of `boat`: a statement, undone by `split`. `from` is the stream decided on.
 * Refuses: `same_boat`, `boat_unknown`, `merged_elsewhere`, `held_as_two` (said to be two boats), `transfer_open`,
 * `dispute_open`, `recall_unseen` (what was recalled does not go along), `boat_recalled`.
 */
export function merge(from: Boat, command: BoatCommandOf<'MergeBoats'>): RescueDecision {
  if (command.boat === command.from) return refuse('same_boat');
  const into = seenBoat(command, command.boat);
  if (into === null) return refuse('boat_unknown');
  if (into.mergedInto !== null) return refuse('merged_elsewhere', { into: into.mergedInto });
  // Two boats that were seen together, that people went between, or that were looked at and told apart, are two.
  if (isHeldAsTwo(from, into) || isHeldAsTwo(into, from)) return refuse('held_as_two');
  if (openTransfer(from) !== null) return refuse('transfer_open');
  if (from.disputes.length > 0) return refuse('dispute_open');
  if (unseenRecalls(from).length > 0) return refuse('recall_unseen');
  if (into.recalled !== undefined) return refuse('boat_recalled');
  const done = doneBy(command);
  const merged = mergedEvent(from, command);
  const after = afterwards(into, [merged]);
  // A boat that is still open does not become closed by being taken for one that is: that needs two persons.
  const opened: readonly BoatEvent[] =
    from.status === 'open' && after.status === 'closed'
      ? [{ type: 'BoatReopened', ...done, boat: into.boat, contact: null, reason: command.reason }]
      : reopening(after, { contact: null, reason: command.reason, before: into }, done);
  const linked = from.links
    .filter(({ contact }) => !into.links.some((one) => one.contact === contact))
    .map(({ contact, grade }): RescueEvent => {
      const on = `contact/${contact}`;
      return { type: 'LinkedToBoat', at: done.at, on, contact, boat: into.boat, grade };
    });
  const toInto = [merged, ...opened].map((event) => ({ ...event, on: `boat/${into.boat}` }));
  return ok([{ type: 'MergedInto', ...done, boat: from.boat, into: into.boat }, ...toInto, ...linked]);
}

function isHeldAsTwo(one: Boat, two: Boat): boolean {
  const names = namesOf(two);
  return one.relations.some(({ other }) => names.includes(other));
}

function mergedEvent(from: Boat, command: BoatCommandOf<'MergeBoats'>): BoatEventOf<'BoatMerged'> {
  const { boat, from: name, grade, reason } = command;
  const { links, relations, explanations, dispersed, hulls, searches, promises, tasks, safeguarding } = from;
  const held = { links, relations, explanations, dispersed, hulls, searches, promises, tasks, safeguarding };
  const { coordinator, phase } = from;
  const includes = namesOf(from).slice(1);
  return {
    type: 'BoatMerged',
    ...doneBy(command),
    boat,
    from: name,
    grade,
    reason,
    ...held,
    includes,
    coordinator,
    phase,
  };
}

/** Undoes a merge: the other's record goes on by itself as it was. Refuses: `not_merged`, `boat_unknown`. */
export function split(boat: Boat, command: BoatCommandOf<'SplitBoat'>): RescueDecision {
  const { from, reason } = command;
  const merged = boat.merged.find((one) => one.from === from);
  if (merged === undefined) return refuse('not_merged');
  const other = seenBoat(command, from);
  if (other === null) return refuse('boat_unknown');
  const done = doneBy(command);
  const alone: BoatEvent = { type: 'SplitFrom', ...done, boat: from, into: boat.boat };
  const itself = afterwards(other, [alone]);
  const again = reopening(itself, { contact: null, reason, before: other }, done);
  const toOther = [
    alone,
    ...again,
    ...inHand(itself, merged, done.at),
    ...safeguardingAfter(itself, done),
  ].map((event) => ({ ...event, on: `boat/${from}` }));
  const apart: BoatEvent = { type: 'BoatSplit', ...done, boat: boat.boat, from, reason };
  return ok([
    apart,
    // Whoever was covered by what the other was asked is asked for here.
    ...safeguardingAfter(afterwards(boat, [apart]), done),
    ...toOther,
    ...unlinkedBy(boat, from, done.at),
  ]);
}

/** Who was said, while the record went on under another, to have those asked for: it is said of them there as well. */
function inHand({ boat, safeguarding }: Boat, { held }: Merged, at: UtcText): readonly BoatEvent[] {
  const isOpen = (task: string): boolean =>
    safeguarding.some((one) => one.task === task && one.done === undefined);
  return held.safeguarding.flatMap(({ task, done }): BoatEvent[] => {
    if (done === undefined || !isOpen(task)) return [];
    const { outcome, by } = done;
    return [{ type: 'SafeguardingEnded', at, boat, task, outcome, by }];
  });
}

/** The contacts that a record holds only through another, as they are told when that one is split off. */
export function unlinkedBy(boat: Boat, from: string, at: UtcText): readonly RescueEvent[] {
  const others = boat.merged.filter((one) => one.from !== from);
  const staying = together([boat.own, ...others.map((one) => one.held)]);
  return boat.merged
    .filter((one) => one.from === from)
    .flatMap(({ held }) => held.links)
    .filter(({ contact }) => !staying.links.some((one) => one.contact === contact))
    .map(({ contact }): RescueEvent => {
      const on = `contact/${contact}`;
      return { type: 'UnlinkedFromBoat', at, on, contact, boat: boat.boat };
    });
}
