import { ok, refuse } from '../../kernel/result.ts';
import { reopening, afterwards } from './boat-evidence.ts';
import { type Boat, linkOf, namesOf } from './boat-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf, BoatEvent } from './events-boat.ts';
import { isSameValue } from './same-value.ts';
import { seenBoat } from './seen.ts';

/**
 * Says that two boats have to do with one another, or are two. Refuses: `same_boat` (a part of this record is it as
 * well), `boat_unknown`, `merged_elsewhere`, `not_linked` (what it rests on must be linked to either),
 * `counted_under_part` (people who went the same way stand on record between parts of the two: they would count twice).
 */
export function relate(boat: Boat, command: BoatCommandOf<'RelateBoats'>): RescueDecision {
  const { other, relation, count, contacts, grade } = command;
  if (namesOf(boat).includes(other)) return refuse('same_boat', { into: boat.boat });
  const second = seenBoat(command, other);
  if (second === null) return refuse('boat_unknown');
  if (second.mergedInto !== null) return refuse('merged_elsewhere', { into: second.mergedInto });
  if (contacts.some((one) => linkOf(boat, one) === null && linkOf(second, one) === null))
    return refuse('not_linked');
  const part = relation === 'persons_transferred' ? countedUnderPart(boat, second) : null;
  if (part !== null) return refuse('counted_under_part', { part, into: second.boat });
  const said = { other, relation, way: 'out', count, contacts, grade };
  if (boat.own.relations.some((one) => isSameValue(one, said))) return ok([]);
  const done = doneBy(command);
  const body = { ...done, boat: boat.boat, other, relation, count, contacts, grade };
  return ok([{ type: 'BoatsRelated', ...body }, ...toOther(second, { type: 'RelatedFrom', ...body })]);
}

/**
 * The part of either record under which it already stands that people went from the one to the other; null: none. What
 * was said of the two by their own names is none of it: a new figure takes the place of the old one.
 */
function countedUnderPart(boat: Boat, second: Boat): string | null {
  const names = namesOf(second);
  const counted = ({ relation, way }: Boat['relations'][number]): boolean =>
    relation === 'persons_transferred' && way === 'out';
  const byPart = boat.own.relations.find(
    (one) => counted(one) && one.other !== second.boat && names.includes(one.other),
  );
  if (byPart !== undefined) return byPart.other;
  const ofPart = boat.merged.find(({ held }) =>
    held.relations.some((one) => counted(one) && names.includes(one.other)),
  );
  return ofPart?.from ?? null;
}

/** Takes back what was said of two boats. Refuses: `boat_unknown`, `relation_unknown`, `merged_elsewhere`. */
export function unrelate(boat: Boat, command: BoatCommandOf<'UnrelateBoats'>): RescueDecision {
  const { other, reason } = command;
  const second = seenBoat(command, other);
  if (second === null) return refuse('boat_unknown');
  if (!boat.relations.some((one) => one.other === other)) return refuse('relation_unknown');
  // What was said of a boat that goes on under another's record is taken back once that is split off.
  if (!boat.own.relations.some((one) => one.other === other)) return refuse('merged_elsewhere');
  if (second.mergedInto !== null) return refuse('merged_elsewhere', { into: second.mergedInto });
  const body = { ...doneBy(command), boat: boat.boat, other, reason };
  return ok([{ type: 'BoatsUnrelated', ...body }, ...toOther(second, { type: 'UnrelatedFrom', ...body })]);
}

/** What is written on the other boat, and its opening again where it was closed on something else. */
function toOther(other: Boat, event: BoatEvent): readonly BoatEvent[] {
  const done = { at: event.at, by: 'by' in event ? event.by : '' };
  const again = reopening(
    afterwards(other, [event]),
    { contact: null, reason: 'other', before: other },
    done,
  );
  return [event, ...again].map((one) => ({ ...one, on: `boat/${other.boat}` }));
}
