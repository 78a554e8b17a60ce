import { distanceMetres } from '../../../kernel/geo.ts';
import type { ContactPosition } from '../../../operations/rescue/wire.ts';
import { momentAt } from '../night.ts';
import { fails, holds, type Judge } from './verdict.ts';

/** Five decimals are about a metre; a reading in whole minutes of a second is about 30 m. */
const sameReadingMetres = 60;

/** The position bears the flag, with the reading or the readings that are expected. */
export const positionFlag: Judge<'position_flag'> = ({ event, by, reason, expected, candidates }, night) => {
  const contact = night.names.contact(event);
  const view = momentAt(night, by)?.contacts.find(({ facts }) => facts.contact === contact);
  if (view === undefined) return fails(`${event} was on no record by then`);
  const flagged = view.facts.positions.filter(({ flags }) => flags.some((flag) => flag === reason));
  if (flagged.length === 0) {
    const flags = view.facts.positions.flatMap((one) => one.flags);
    return fails(`${view.facts.positions.length} positions, flags: ${flags.join(', ') || 'none'}`);
  }
  if (expected !== undefined && !flagged.some((one) => near(one, expected)))
    return fails(`no position read as ${expected.lat}, ${expected.lon}`);
  const missing = (candidates ?? []).find(
    (wanted) => !flagged.some((one) => readingsOf(one).some((reading) => near(reading, wanted))),
  );
  return missing === undefined
    ? holds(`${reason} shown`)
    : fails(`the reading ${missing.lat}, ${missing.lon} is not offered`);
};

const readingsOf = (position: ContactPosition) => [position, ...position.candidates];

function near(
  one: { readonly lat: number; readonly lon: number },
  other: { readonly lat: number; readonly lon: number },
): boolean {
  return distanceMetres(one, other) <= sameReadingMetres;
}
