import type { UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import { type Ledger, ledgerOf } from './ledger.ts';

/** The room's figures of a night, each with its own meaning; a change of meaning is a new name. */
export const figureNames = [
  'distinct_boats',
  'people_known_at_sea',
  'landed_uk',
  'landed_fr_from_sea',
  'deceased',
  'unaccounted_at_sea',
  'boats_of_unknown_count',
  'prevented_departures',
  'people_in_prevented_departures',
] as const;
export type FigureName = (typeof figureNames)[number];

/** A figure with the records that it opens: boats by `boat/<id>`, contacts by `contact/<id>`. */
export interface Figure {
  readonly value: number;
  readonly records: readonly { readonly record: string; readonly counts: number }[];
}
export type Figures = Readonly<Record<FigureName, Figure>>;

/**
 * The figures of what began from one moment on.
 * Boats: each record that goes on under its own number, but those that proved to be a false alarm. People known at sea:
 * as many as left in each boat, by its ledger's best figure; who went over to another is counted where they left.
 * Landed: by the side where they were counted ashore, else by the side that took them aboard. Unaccounted: the most that
 * may be missing. Prevented departures: acts on record, with the people counted by hand there; an estimate from afar does
 * not count. Source: PROBLEM F13, F19, F25.
 */
export function figuresOf(
  { boats, contacts }: { readonly boats: readonly Boat[]; readonly contacts: readonly Contact[] },
  from: UtcText,
): Figures {
  const own = boats
    .filter(({ status, openedAt, closure }) => {
      const wasNone = status === 'closed' && closure?.outcome === 'false_alarm';
      return status !== 'merged' && openedAt >= from && !wasNone;
    })
    .map((boat) => ({ record: `boat/${boat.boat}`, ledger: ledgerOf(boat) }));
  const prevented = contacts.filter(({ facts }) => facts.kind === 'prevention' && facts.receivedAt >= from);
  const ofBoats = (count: (ledger: Ledger) => number): Figure =>
    figure(own.map(({ record, ledger }) => ({ record, counts: count(ledger) })));
  const ofPrevented = (count: (contact: Contact) => number): Figure =>
    figure(prevented.map((one) => ({ record: `contact/${one.facts.contact}`, counts: count(one) })));
  return {
    distinct_boats: ofBoats(() => 1),
    people_known_at_sea: ofBoats(leftIn),
    landed_uk: ofBoats((ledger) => landedOn(ledger, 'uk')),
    landed_fr_from_sea: ofBoats((ledger) => landedOn(ledger, 'fr')),
    deceased: ofBoats(({ deceased }) => deceased),
    unaccounted_at_sea: ofBoats(({ unaccounted, inWater }) => Math.max(unaccounted?.max ?? 0, inWater.max)),
    boats_of_unknown_count: ofBoats(({ unaccounted }) => (unaccounted === null ? 1 : 0)),
    prevented_departures: ofPrevented(() => 1),
    people_in_prevented_departures: ofPrevented(({ facts }) => facts.counted?.alive ?? 0),
  };
}

function figure(records: Figure['records']): Figure {
  const counting = records.filter(({ counts }) => counts > 0);
  return { value: counting.reduce((sum, { counts }) => sum + counts, 0), records: counting };
}

/** Who came from another boat left the shore in that one. */
function leftIn({ onBoard, transferredIn }: Ledger): number {
  return onBoard === null ? 0 : Math.max(0, onBoard.best - transferredIn.max);
}

/** People put ashore on a side; those taken aboard by it and not counted ashore anywhere are on their way there. */
function landedOn({ landed, recoveredAlive }: Ledger, side: 'fr' | 'uk'): number {
  const open = Math.max(0, recoveredAlive.all - landed.all);
  return landed[side] + Math.min(open, Math.max(0, recoveredAlive[side] - landed[side]));
}
