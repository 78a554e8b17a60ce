import { addSeconds, fromUtc, toUtc } from '../../src/kernel/time.ts';
import type { Night, NightContact } from './night.ts';
import type { ScenarioLine } from './scenario-event.ts';

/** A contact of the night with the id of its line. */
export interface Named extends NightContact {
  readonly id: string;
}

type Unnumbered = Readonly<Record<string, unknown>>;

function after({ facts }: Named, seconds: number): string {
  return toUtc(addSeconds(fromUtc(facts.receivedAt), seconds));
}

/** Within so long after the last of them, what is plain must be shown. */
const shownWithinSeconds = 300;

/** Until when, and whether both sides' callers stand in one vault. */
interface Asked {
  readonly end: string;
  readonly nodes: 1 | 2;
}

/**
 * Calls of one phone, and the pickup on whose deck it was found: whatever else is hard to tell, this is not. A phone is
 * known again in the vault that has it: where each side has its own, what it told one side.
 */
function sameCaller(named: readonly Named[], boat: string): readonly Named[] {
  const own = named.filter(({ boats }) => boats.length === 1 && boats[0] === boat);
  const byPhone = new Map<string, Named[]>();
  for (const one of own) {
    const { caller, channel } = one.facts;
    if (caller === null || channel === 'relative') continue;
    byPhone.set(caller, [...(byPhone.get(caller) ?? []), one]);
  }
  const most = [...byPhone].toSorted((a, b) => b[1].length - a[1].length)[0];
  if (most === undefined) return [];
  const [phone, calls] = most;
  const deck = own.find(({ facts }) => facts.kind === 'pickup' && facts.callersAboard.includes(phone));
  return deck === undefined ? calls : [...calls, deck];
}

function vaultsOf(named: readonly Named[], { nodes }: Asked): readonly (readonly Named[])[] {
  if (nodes === 1) return [named];
  return (['fr', 'uk'] as const).map((side) => named.filter(({ facts }) => facts.side === side));
}

function mustLink(named: readonly Named[], boat: string): readonly Unnumbered[] {
  const same = sameCaller(named, boat);
  const last = same.toSorted((a, b) => fromUtc(a.facts.receivedAt) - fromUtc(b.facts.receivedAt)).at(-1);
  if (same.length < 2 || last === undefined) return [];
  const why = 'one phone called again and again';
  return [{ kind: 'must_link', events: same.map(({ id }) => id), by: after(last, shownWithinSeconds), why }];
}

/** Calls of look-alikes that left one after the other from one stretch of shore. */
function cannotLink(
  named: readonly Named[],
  pair: readonly [string, string],
  asked: Asked,
): readonly Unnumbered[] {
  const { end } = asked;
  const [a, b] = pair.map((boat) =>
    vaultsOf(named, asked).flatMap((vault) => sameCaller(vault, boat).map(({ id }) => id)),
  );
  if (a === undefined || b === undefined || a.length < 2 || b.length < 2) return [];
  return [{ kind: 'cannot_link', a, b, by: end, why: 'look-alikes with other callers' }];
}

function transfers(night: Night, named: readonly Named[], end: string): readonly Unnumbered[] {
  return night.boats.flatMap(({ id, moved }) => {
    if (moved?.direction !== 'went') return [];
    const went = named.find(({ boats, facts }) => boats.includes(id) && facts.claims.toOtherBoat !== null);
    const came = named.find(
      ({ boats, facts }) => boats.includes(moved.other) && facts.claims.fromOtherBoat !== null,
    );
    if (went === undefined || came === undefined) return [];
    const events = [went.id, came.id];
    return [{ kind: 'related', events, relation: 'persons_transferred', count: moved.count, by: end }];
  });
}

function stopped(named: readonly Named[]): readonly Unnumbered[] {
  return named.flatMap((act) => {
    if (act.facts.kind !== 'prevention') return [];
    const seen = named.find(({ boats, facts }) => boats[0] === act.boats[0] && facts.kind === 'report');
    if (seen === undefined) return [];
    return [{ kind: 'not_a_boat', event: seen.id, explained_by: act.id, by: after(act, shownWithinSeconds) }];
  });
}

/** Boats at sea that somebody told of. */
export function boatsToldOf(night: Night): readonly string[] {
  const told = new Set(night.contacts.flatMap(({ boats }) => boats));
  return night.boats.map(({ id }) => id).filter((id) => told.has(id));
}

function counts(night: Night, named: readonly Named[], end: string): readonly Unnumbered[] {
  const truth = boatsToldOf(night).length;
  const slack = Math.max(1, Math.round(truth * 0.1));
  const stoppedPeople = named.reduce(
    (sum, { facts }) => sum + (facts.kind === 'prevention' ? (facts.counted?.alive ?? 0) : 0),
    0,
  );
  const values = {
    prevented_departures: night.prevented.length,
    people_in_prevented_departures: stoppedPeople,
  };
  return [
    { kind: 'boat_count', at: end, truth, min: Math.max(0, truth - slack), max: truth + slack },
    { kind: 'kpi', at: end, values },
  ];
}

/** What the harness is to hold a system to on this night, each decided by evidence that is there. */
export function expectLines(night: Night, named: readonly Named[], asked: Asked): readonly ScenarioLine[] {
  const { end } = asked;
  const ids = night.boats.map(({ id }) => id);
  const all = [
    ...vaultsOf(named, asked).flatMap((vault) => ids.flatMap((boat) => mustLink(vault, boat))),
    ...ids.slice(1).flatMap((boat, index) => cannotLink(named, [ids[index] ?? boat, boat], asked)),
    ...transfers(night, named, end),
    ...stopped(named),
    ...counts(night, named, end),
  ];
  return all.map((one, index) => ({ type: 'expect', id: `X${String(index + 1).padStart(3, '0')}`, ...one }));
}
