import { boatOfEvent, type Moment, momentAt, type Night, type PeopleSeen } from '../night.ts';
import type { ExpectationOf } from '../scenario-expectations.ts';
import { fails, judged, type Judge } from './verdict.ts';

type Wanted = ExpectationOf<'people'>;
type Bounds = NonNullable<Wanted['on_board']>;

/** The ledger of one boat at a moment: each figure that is asked. */
export const people: Judge<'people'> = (wanted, night) => {
  const moment = momentAt(night, wanted.at);
  const boat = moment === null ? null : boatOfEvent(night, moment, wanted.target);
  if (moment === null || boat === null) return fails(`${wanted.target} is on no boat`);
  const seen = moment.people[boat.boat];
  if (seen === undefined) return fails(`${boat.reference} shows no ledger`);
  const searching = boat.searches.some(({ open }) => open);
  const records = recordsOf(night, moment, wanted.target);
  return judged(
    [
      ...figures(wanted, seen),
      wanted.status === 'open_search' && !searching ? 'no search is open' : null,
      wanted.status === 'closed_with_evidence' && boat.closed === null ? 'not closed' : null,
      wanted.boats !== undefined && records !== wanted.boats ? `${records} records of one boat` : null,
    ],
    `${boat.reference}: recovered ${seen.recoveredAlive}, deceased ${seen.deceased}`,
  );
};

function figures(wanted: Wanted, seen: PeopleSeen): readonly (string | null)[] {
  return [
    within('on board', wanted.on_board, seen.onBoard),
    within('unaccounted', wanted.unaccounted, seen.unaccounted),
    same('recovered alive', wanted.recovered_alive, seen.recoveredAlive),
    same('recovered by UK', wanted.by_node?.UK, seen.recoveredBy.uk),
    same('recovered by FR', wanted.by_node?.FR, seen.recoveredBy.fr),
    same('deceased', wanted.deceased, seen.deceased),
    same('transferred in', wanted.transferred_in, seen.transferredIn),
    same('transferred out', wanted.transferred_out, seen.transferredOut),
    same('met ashore', wanted.met_ashore, seen.metAshore),
    same('dispersed ashore', wanted.dispersed_ashore, seen.dispersedAshore),
    same('counted at sea', wanted.discrepancy?.at_sea, seen.countedAtSea),
    same('counted ashore', wanted.discrepancy?.ashore, seen.countedAshore),
  ];
}

function same(what: string, wanted: number | undefined, is: number): string | null {
  return wanted === undefined || wanted === is ? null : `${what} ${is} instead of ${wanted}`;
}

interface Figure {
  readonly min: number;
  readonly max: number;
  readonly best?: number | null;
}

function within(what: string, wanted: Bounds | undefined, is: Figure | null): string | null {
  if (wanted === undefined) return null;
  if (is === null) return `${what} unknown`;
  const said = is.min === is.max ? `${is.min}` : `${is.min}-${is.max} (best ${is.best ?? 'none'})`;
  if (wanted.exact !== undefined && (is.min !== wanted.exact || is.max !== wanted.exact))
    return `${what} ${said} instead of exactly ${wanted.exact}`;
  const best = is.best ?? (is.min === is.max ? is.min : null);
  if (wanted.best !== undefined && best !== wanted.best)
    return `${what} ${said} instead of best ${wanted.best}`;
  if (wanted.min !== undefined && is.min !== wanted.min)
    return `${what} from ${is.min} instead of ${wanted.min}`;
  if (wanted.max !== undefined && is.max !== wanted.max)
    return `${what} to ${is.max} instead of ${wanted.max}`;
  return null;
}

/** Boats on record for what is one true boat; 1 where the file tells no truth. */
function recordsOf(night: Night, moment: Moment, target: string): number {
  const { truth, events } = night.scenario;
  const meant = truth?.[target]?.[0];
  if (truth === null || meant === undefined) return 1;
  const boats = events
    .filter(({ id, at }) => at <= moment.at && truth[id]?.length === 1 && truth[id][0] === meant)
    .map(({ id }) => boatOfEvent(night, moment, id)?.boat)
    .filter((boat) => boat !== undefined);
  return new Set(boats).size;
}
