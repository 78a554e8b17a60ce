import { nothingClaimed } from '../nothing-claimed.ts';
import type { Channel, Claims, ContactFacts, ContactPosition, PositionSource, Range } from '../wire.ts';
import { instant, parseUtc, toUtc } from '../../../kernel/time.ts';
import type { MatchBoat, MatchRelation, MatchScene } from './suggestion.ts';

interface Given extends Omit<Partial<ContactFacts>, 'claims' | 'positions' | 'counted'> {
  readonly claims?: Omit<Partial<Claims>, 'persons'> & { readonly persons?: number | Range };
  readonly at?: readonly [number, number, (PositionSource | undefined)?, (number | undefined)?];
  readonly positions?: readonly ContactPosition[];
  readonly counted?: number;
}

/** A moment of the invented night: `03:05`; before noon it is the ninth, after it the eighth of March 2031. */
export function nightTime(clock: string) {
  const at = parseUtc(`2031-03-${clock < '12' ? '09' : '08'}T${clock}:00Z`);
  if (at === null) throw new Error(`no time: ${clock}`);
  return at;
}

/** So many, exactly. */
export function just(count: number): Range {
  return { min: count, max: count, best: count };
}

/** A contact as a test gives it: `at` is [lat, lon, source, accuracy]; times are of the invented night. */
export function contact(
  id: string,
  clock: string,
  given: Given & { readonly channel: Channel },
): ContactFacts {
  const { at, claims = {}, counted, positions, ...rest } = given;
  const moment = toUtc(nightTime(clock));
  const { persons, ...others } = claims;
  return {
    contact: `c-${id}`,
    kind: 'report',
    side: 'fr',
    receivedAt: moment,
    happenedAt: moment,
    clockOffsetSeconds: 0,
    language: null,
    caller: null,
    words: null,
    translated: false,
    source: null,
    unit: null,
    place: null,
    callersAboard: [],
    ...rest,
    claims: {
      ...nothingClaimed,
      ...others,
      persons: typeof persons === 'number' ? just(persons) : (persons ?? null),
    },
    positions: positions ?? (at === undefined ? [] : [position(at, clock)]),
    counted:
      counted === undefined
        ? null
        : { alive: counted, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater: 0 },
  };
}

function position(
  [lat, lon, source = 'gps_share', accuracyMetres = 50]: NonNullable<Given['at']>,
  clock: string,
): ContactPosition {
  return {
    id: 'p-1',
    lat,
    lon,
    accuracyMetres,
    source,
    at: toUtc(nightTime(clock)),
    raw: null,
    flags: [],
    candidates: [],
  };
}

/** A boat with these contacts linked to it, all confirmed. */
export function boat(id: string, facts: readonly ContactFacts[], said: Partial<MatchBoat> = {}): MatchBoat {
  return {
    id: `b-${id}`,
    links: facts.map((one) => ({ facts: one, grade: 'confirmed' })),
    closed: false,
    mergedInto: null,
    related: [],
    ...said,
  };
}

export function scene(boats: readonly MatchBoat[], apart: MatchScene['apart'] = []): MatchScene {
  return { boats, apart };
}

export function related(to: string, relation: MatchRelation['relation']): MatchRelation {
  return { boat: `b-${to}`, relation, count: null };
}

/** A caller's subject id. */
export function phone(number: number): string {
  return `s-${number.toString(16).padStart(32, '0')}`;
}

/** The moment of a whole night being over. */
export const morning = instant(nightTime('11:00'));
