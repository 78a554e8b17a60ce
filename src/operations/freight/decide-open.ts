import { ok, refuse } from '../../kernel/result.ts';
import type { PassageCommandOf } from './events-passage.ts';
import type { PassageDecision } from './passage-group.ts';
import type { Passage, PassageState } from './passage-state.ts';
import { type PlateSeen, plateSeenSchema } from './plate-seen.ts';
import { registeredPlace } from './place-register.ts';
import { momentFault } from './times.ts';

type Open = PassageCommandOf<'OpenPassage'>;

/** Opens a passage where the register holds its place and lane, and every plate that was named could be read. */
export function openPassage(state: PassageState, command: Open, by: string): PassageDecision {
  if (state.phase !== 'none') return refuse('passage_exists');
  const { at, passage, place, lane, direction, arrivedAt, form, sides } = command;
  const fault = momentFault(arrivedAt, at);
  if (fault !== null) return refuse(fault);
  const row = registeredPlace(command.seen, place);
  if (row === null) return refuse('place_unknown', { place });
  if (lane !== null) {
    const held = row.lanes.find((one) => one.lane === lane);
    if (held === undefined) return refuse('lane_unknown', { lane });
    if (held.direction !== direction) return refuse('lane_other_way', { lane });
  }
  const plates = seenPlates(command.plates);
  if (plates === null) return refuse('plate_unreadable');
  if (new Set(plates.map(({ on }) => on)).size < plates.length) return refuse('plate_twice');
  const opening = { passage, place, side: row.side, lane, direction, arrivedAt, form, sides };
  return ok([{ type: 'PassageOpened', at, ...opening, plates, by }]);
}

/** Adds a plate, or one read better; none takes the place of another. */
export function plateNoted(
  { passage, plates }: Passage,
  command: PassageCommandOf<'NotePlate'>,
  by: string,
): PassageDecision {
  const seen = plateSeenSchema.safeParse('seenAs' in command ? command.seenAs : null);
  if (!seen.success) return refuse('plate_unreadable');
  const plate = seen.data;
  // What was sealed under a subject is replaced there: a second reading has one of its own.
  if (plates.some(({ subject }) => subject === plate.subject)) return refuse('subject_used');
  const held = plates.findLast(({ on }) => on === plate.on);
  if (held?.tokens.exact === plate.tokens.exact && held.country === plate.country) return refuse('unchanged');
  return ok([{ type: 'PlateNoted', at: command.at, passage, plate, by }]);
}

/** As the door derives them from what was typed; null: one could not be read. */
function seenPlates(plates: readonly unknown[]): readonly PlateSeen[] | null {
  const read = plates.map((plate) => plateSeenSchema.safeParse(plate));
  return read.every(({ success }) => success) ? read.flatMap(({ data }) => data ?? []) : null;
}
