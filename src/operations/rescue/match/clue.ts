import { fromUtc } from '../../../kernel/time.ts';
import type { Channel, ContactFacts, ContactPosition, Grade, PositionSource, Range } from '../wire.ts';
import { metresFromFrenchShore, placeNamed } from './places.ts';
import { type Spot, toSpot } from './plane.ts';
import { countSpread, doubtOf, gradeDoubt, shoreMetres } from './weights.ts';

/** One place at one moment, ready for arithmetic. */
export interface Fix extends Spot {
  readonly contact: string;
  readonly atSeconds: number;
  /** Of one coordinate, square metres. */
  readonly variance: number;
  /** Chance that it says nothing: mistyped, of another boat, misread. */
  readonly doubt: number;
  /** Other readings of the same words. */
  readonly others: readonly Spot[];
  readonly isFlagged: boolean;
}

/** A number of people, ready for arithmetic. */
export interface Head {
  readonly mean: number;
  readonly variance: number;
  readonly doubt: number;
}

/** A contact with everything that matching reads of it, worked out once. */
export interface Clue {
  readonly id: string;
  readonly facts: ContactFacts;
  readonly atSeconds: number;
  readonly fixes: readonly Fix[];
  readonly people: Head | null;
  readonly aboardCame: number;
  readonly aboardWent: number;
  /** Seen leaving a French beach: the start of a boat. */
  readonly launch: Spot | null;
  /** The caller, where a call says who is aboard: charities and centres call about many boats. */
  readonly phone: string | null;
  readonly isAboard: boolean;
  readonly port: Spot | null;
  readonly cues: readonly string[];
  /** Second-hand, and names no boat: neither phone, nor count, nor place. */
  readonly namesNothing: boolean;
  /** How far a link is believed, 0 to 1. */
  readonly trust: number;
}

const aboardChannels: ReadonlySet<Channel> = new Set(['call', 'sms', 'message_share']);
/** Whoever passes on a place seldom knows to the minute when it held. */
const passedOn: ReadonlySet<Channel> = new Set(['charity', 'relative', 'email']);
const shoreWatch: ReadonlySet<Channel> = new Set(['patrol', 'camera', 'resident', 'drone']);
const doubtfulFlags = new Set(['on_land', 'far_jump', 'digit_suspect', 'out_of_area', 'format_ambiguous']);
/** 95 % of a round normal spread lies within so many deviations. */
const radiusDeviations = 2.4477;

function fixOf(position: ContactPosition, facts: ContactFacts, mistrust: number): Fix {
  const isFlagged = position.flags.some((flag) => doubtfulFlags.has(flag));
  const isPassedOn = passedOn.has(facts.channel);
  const spread = Math.max(position.accuracyMetres / radiusDeviations, isPassedOn ? 900 : 30);
  const said = facts.channel === 'vessel' ? 0.04 : doubtOf[position.source];
  const own = said + (isFlagged ? 0.3 : 0) + (isPassedOn ? 0.08 : 0);
  return {
    ...toSpot(position),
    contact: facts.contact,
    atSeconds: fromUtc(position.at) / 1000 + facts.clockOffsetSeconds,
    variance: spread ** 2,
    doubt: 1 - (1 - Math.min(0.6, own)) * (1 - mistrust),
    others: position.candidates.map(toSpot),
    isFlagged,
  };
}

function middleOf(range: Range): number {
  return range.best ?? (range.min + range.max) / 2;
}

/** A launch is guessed at in the dark, a caller rounds, a deck counts. */
function headOf(facts: ContactFacts, isLaunch: boolean, mistrust: number): Head | null {
  const { persons, hullKind } = facts.claims;
  if (persons === null || facts.kind === 'pickup' || facts.kind === 'landing') return null;
  // A taxi boat fills up along the coast: its first count says little.
  if (isLaunch && hullKind === 'taxi_boat') return null;
  const mean = middleOf(persons);
  const relative = isLaunch ? countSpread.launch : countSpread[facts.channel];
  const deviation = Math.max(1, relative * mean, (persons.max - persons.min) / 4);
  return { mean, variance: deviation ** 2, doubt: 1 - (1 - 0.06) * (1 - mistrust) };
}

/** `launch`, or `launch:wissant`; the place is told by `place:wissant` as well. */
function isLaunchCue(cue: string): boolean {
  return cue === 'launch' || cue.startsWith('launch:');
}

/** A shore watch that speaks of a place on the beach, of people who leave or stand there. */
function launchOf(facts: ContactFacts, fixes: readonly Fix[]): Spot | null {
  const isSaid = facts.claims.cues.some(isLaunchCue);
  const first = fixes[0];
  if (facts.kind !== 'report' || first === undefined) return null;
  if (!isSaid && !shoreWatch.has(facts.channel)) return null;
  return metresFromFrenchShore(first) <= shoreMetres ? first : null;
}

function namesNothing({ kind, channel, claims, positions, caller, counted }: ContactFacts): boolean {
  const isSecondHand =
    kind === 'news' || channel === 'charity' || channel === 'relative' || channel === 'email';
  const hasPlace = claims.cues.some((cue) => cue.startsWith('place:'));
  const hasCount = claims.persons !== null || counted !== null;
  const hasPhone = caller !== null && channel === 'relative';
  return isSecondHand && positions.length === 0 && !hasCount && !hasPhone && (kind === 'news' || !hasPlace);
}

function makeClue(facts: ContactFacts, grade: Grade): Clue {
  const mistrust = gradeDoubt[grade];
  const fixes = facts.positions
    .filter(() => facts.kind !== 'landing' && facts.kind !== 'statement')
    .map((position) => fixOf(position, facts, mistrust))
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
  const launch = launchOf(facts, fixes);
  const port = facts.place === null ? null : placeNamed(facts.place);
  const { fromOtherBoat, toOtherBoat } = facts.claims;
  return {
    id: facts.contact,
    facts,
    atSeconds: fromUtc(facts.happenedAt) / 1000 + facts.clockOffsetSeconds,
    fixes,
    people: headOf(facts, launch !== null, mistrust),
    aboardCame: fromOtherBoat === null ? 0 : middleOf(fromOtherBoat),
    aboardWent: toOtherBoat === null ? 0 : middleOf(toOtherBoat),
    launch,
    phone: facts.kind === 'report' && callsForOne(facts.channel) ? facts.caller : null,
    isAboard: facts.kind === 'report' && aboardChannels.has(facts.channel),
    port: port === null ? null : toSpot(port),
    cues: facts.claims.cues.filter((cue) => !isLaunchCue(cue)),
    namesNothing: namesNothing(facts),
    trust: 1 - mistrust,
  };
}

function callsForOne(channel: Channel): boolean {
  return aboardChannels.has(channel) || channel === 'relative';
}

const known: Readonly<Record<Grade, WeakMap<ContactFacts, Clue>>> = {
  confirmed: new WeakMap(),
  probable: new WeakMap(),
  possible: new WeakMap(),
};

/**
 * The contact ready for matching. Facts are values that never change, so the same object is worked out once:
 * the answer depends on nothing else.
 */
export function clueOf(facts: ContactFacts, grade: Grade = 'confirmed'): Clue {
  const before = known[grade].get(facts);
  if (before) return before;
  const clue = makeClue(facts, grade);
  known[grade].set(facts, clue);
  return clue;
}

/** By time, then by id: an order that does not depend on how they came. */
export function byTime(a: Clue, b: Clue): number {
  return a.atSeconds - b.atSeconds || (a.id < b.id ? -1 : 1);
}

/** Whether a source measures, rather than somebody saying. */
export function isMeasured(source: PositionSource): boolean {
  return (
    source === 'gps' || source === 'gps_share' || source === 'ais' || source === 'radar' || source === 'drone'
  );
}
