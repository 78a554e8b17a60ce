import { canonical } from '../../journal/index.ts';
import type { Range } from '../../operations/rescue/wire.ts';
import type { Verdict } from './judge/judge-night.ts';
import type { NightOfSides } from './judge/judge-sides.ts';
import { type BoatSeen, type Moment, type Night, rootOf } from './night.ts';

/**
 * The end of a night as one line of canonical JSON (RFC 8785): boats by their number, contacts by the scenario's event,
 * figures; no id of a run, no clock time, and not which alarms rang meanwhile (a slower hand lets one ring that a quicker one
 * forestalls): so that two replays, and replays at two speeds, give the same bytes.
 */
export function measuresOf(night: Night, verdicts: readonly Verdict[]): string {
  const { scenario } = night;
  return canonical({ scenario: scenario.meta.id, ...endOn(night), verdicts: passesOf(verdicts) });
}

/** The end on both nodes, beside each other, as one line of canonical JSON. */
export function measuresOfSides({ fr, uk }: NightOfSides, verdicts: readonly Verdict[]): string {
  const { scenario } = uk;
  const nodes = { fr: endOn(fr), uk: endOn(uk) };
  return canonical({ scenario: scenario.meta.id, nodes, verdicts: passesOf(verdicts) });
}

/** Whether both nodes end with the same boats, people, contacts and figures: all that they share. */
export function endsAlike({ fr, uk }: NightOfSides): boolean {
  return canonical(endOn(fr)) === canonical(endOn(uk));
}

/** What the two nodes end with that is not the same: each as both have it, where `nothing` is none. */
export function differencesOf({ fr, uk }: NightOfSides): readonly string[] {
  const [ofFr, ofUk] = [linesOf(endOn(fr)), linesOf(endOn(uk))];
  return [...new Set([...ofFr.keys(), ...ofUk.keys()])]
    .toSorted()
    .filter((key) => ofFr.get(key) !== ofUk.get(key))
    .map((key) => `${key}: fr ${ofFr.get(key) ?? 'nothing'}, uk ${ofUk.get(key) ?? 'nothing'}`);
}

function linesOf({ boats, inbox = [], figures = {} }: EndMeasure): ReadonlyMap<string, string> {
  const ofBoats = boats.flatMap((boat) =>
    Object.entries(boat).map(([what, value]) => [`${boat.reference} ${what}`, canonical(value)] as const),
  );
  const ofFigures = Object.entries(figures).map(([name, value]) => [name, String(value)] as const);
  return new Map([...ofBoats, ['inbox', canonical(inbox)] as const, ...ofFigures]);
}

const passesOf = (verdicts: readonly Verdict[]) =>
  Object.fromEntries(verdicts.map(({ id, pass }) => [id, pass]));

interface EndMeasure {
  readonly boats: readonly ReturnType<typeof boatMeasure>[];
  readonly inbox?: readonly string[];
  readonly figures?: Readonly<Record<string, number>>;
}

function endOn(night: Night): EndMeasure {
  const last = night.moments.at(-1);
  if (last === undefined) return { boats: [] };
  const events = new Map(night.scenario.events.map(({ id }) => [night.names.contact(id), id]));
  const reading: Reading = { last, eventOf: (contact) => events.get(contact) ?? 'unknown' };
  const roots = last.boats.filter(({ mergedInto }) => mergedInto === null).toSorted(byReference);
  return {
    boats: roots.map((boat) => boatMeasure(reading, boat)),
    inbox: inboxOf(reading, roots),
    figures: { ...last.figures },
  };
}

interface Reading {
  readonly last: Moment;
  readonly eventOf: (contact: string) => string;
}

const byReference = (a: BoatSeen, b: BoatSeen): number => (a.reference < b.reference ? -1 : 1);

function boatMeasure({ last, eventOf }: Reading, boat: BoatSeen) {
  const referenceOf = (other: string): string => {
    const root = rootOf(last, other);
    return last.boats.find((one) => one.boat === root)?.reference ?? 'unknown';
  };
  return {
    reference: boat.reference,
    coordinator: boat.coordinator,
    phase: boat.phase,
    outcome: boat.closed?.outcome ?? null,
    merged: last.boats
      .filter(({ mergedInto, boat: id }) => mergedInto !== null && rootOf(last, id) === boat.boat)
      .map(({ reference }) => reference)
      .toSorted(),
    links: boat.links.map(({ facts, grade }) => `${eventOf(facts.contact)} ${grade}`).toSorted(),
    people: peopleMeasure(last, boat.boat),
    relations: boat.relations
      .map(
        ({ other, relation, way, count }) => `${relation} ${way} ${referenceOf(other)} ${rangeText(count)}`,
      )
      .toSorted(),
    transfers: boat.transfers.map(({ transfer, to, status }) => `${transfer} ${to} ${status}`).toSorted(),
    searches: boat.searches
      .map(({ kind, persons, open }) => `${kind} ${rangeText(persons)} ${open ? 'open' : 'over'}`)
      .toSorted(),
    safeguarding: boat.safeguarding
      .map(({ contact, kind, count, side }) => `${eventOf(contact)} ${kind} ${count} ${side}`)
      .toSorted(),
    refusedClosings: boat.closingsRefused.map(({ obstacles }) => obstacles.toSorted()),
    assumed: boat.assumed.length,
  };
}

function peopleMeasure({ people }: Moment, boat: string) {
  const ledger = people[boat];
  if (ledger === undefined) return null;
  return {
    ...ledger,
    onBoard: ledger.onBoard === null ? null : { ...ledger.onBoard },
    unaccounted: ledger.unaccounted === null ? null : { ...ledger.unaccounted },
    recoveredBy: { ...ledger.recoveredBy },
    landedAt: { ...ledger.landedAt },
  };
}

function rangeText(range: Range | null): string {
  return range === null ? 'unknown' : `${range.min}-${range.max}`;
}

/** Contacts that stand on no boat, with what was said of them. */
function inboxOf({ last, eventOf }: Reading, roots: readonly BoatSeen[]): readonly string[] {
  const linked = new Set(roots.flatMap(({ links }) => links.map(({ facts }) => facts.contact)));
  return last.contacts
    .filter(({ facts }) => !linked.has(facts.contact))
    .map(({ facts, answer }) => `${eventOf(facts.contact)} ${answer?.answer ?? 'open'}`)
    .toSorted();
}
