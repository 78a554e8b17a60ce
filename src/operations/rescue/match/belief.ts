import { peopleIn } from '../claims.ts';
import type { Clue, Fix } from './clue.ts';
import { byTime } from './clue.ts';
import { gainWith, type Path, pathGain, pathOf } from './path.ts';
import { type People, peopleOf } from './people.ts';
import { endingGain, recoveryGain } from './recovery.ts';
import { cueGain, engineGain, hullGain, lookGain, rhythmGain, tongueGain } from './signs.ts';
import { callerGain, launchGain, unitGain } from './ties.ts';
import { believed } from './believed.ts';
import { type Feature, features } from './weights.ts';

/** One log likelihood ratio a feature. */
export type Gains = Readonly<Record<Feature, number>>;

/** Contacts taken together as one boat's, and how well each feature goes with that. */
export interface Belief {
  readonly clues: readonly Clue[];
  readonly path: Path;
  readonly people: People;
  readonly gains: Gains;
  readonly holds: Holds;
}

/** What a group holds of things that most do not: where it holds none, much need not be looked at. */
interface Holds {
  readonly launch: boolean;
  readonly end: boolean;
  readonly recovery: boolean;
}

/** All features of a gain, each as far as it is believed. */
export function summed(gains: Gains): number {
  let sum = 0;
  for (const feature of features) sum += believed[feature] * gains[feature];
  return sum;
}

function otherGains(clues: readonly Clue[], place: number): { gains: Gains; people: People } {
  const people = peopleOf(clues);
  const gains = {
    place,
    launch: launchGain(clues),
    ending: endingGain(clues, people),
    recovery: recoveryGain(clues),
    count: people.gain,
    caller: callerGain(clues),
    unit: unitGain(clues),
    engine: engineGain(clues),
    hull: hullGain(clues),
    look: lookGain(clues),
    cues: cueGain(clues),
    rhythm: rhythmGain(clues),
    tongue: tongueGain(clues),
  };
  return { gains, people };
}

/** Takes the contacts as one boat's; in any order. */
export function beliefOf(clues: readonly Clue[]): Belief {
  const ordered = clues.length < 2 ? clues : clues.toSorted(byTime);
  const path = pathOf(ordered.flatMap(({ fixes }): readonly Fix[] => fixes));
  const holds = {
    launch: ordered.some(({ launch }) => launch !== null),
    end: ordered.some(({ facts }) => facts.kind === 'pickup' || facts.kind === 'prevention'),
    recovery: ordered.some(({ facts }) => facts.kind === 'landing' || facts.kind === 'statement'),
  };
  return { clues: ordered, path, holds, ...otherGains(ordered, pathGain(path)) };
}

/** Puts a clue in its place in time. */
function inserted(clues: readonly Clue[], clue: Clue): readonly Clue[] {
  let at = clues.length;
  while (at > 0) {
    const before = clues[at - 1];
    if (before === undefined || byTime(before, clue) <= 0) break;
    at -= 1;
  }
  return clues.toSpliced(at, 0, clue);
}

/** Which features a contact can change at all: of what it does not speak, nothing is reckoned. */
function spokenOf(
  { facts, ...clue }: Clue,
  { holds }: Belief,
): Readonly<Record<Exclude<Feature, 'place'>, boolean>> {
  const { claims, kind } = facts;
  const isEnd = kind === 'pickup' || kind === 'prevention';
  return {
    launch: clue.launch !== null || holds.launch,
    ending: isEnd || holds.end,
    recovery:
      kind === 'landing' || kind === 'statement' || (holds.recovery && (isEnd || clue.fixes.length > 0)),
    count: clue.people !== null || peopleIn(facts) !== null || clue.aboardCame > 0 || clue.aboardWent > 0,
    caller: clue.phone !== null || facts.callersAboard.length > 0,
    unit: facts.unit !== null || facts.source !== null,
    engine: claims.engine !== null || claims.underWay === true,
    hull: claims.hull !== null,
    look: claims.colour !== null || claims.hullKind !== null,
    cues: claims.cues.length > 0 || claims.children !== null,
    rhythm: kind === 'report' || kind === 'pickup',
    tongue: facts.language !== null,
  };
}

/** What each feature says to one contact more: over its being of a boat of its own. */
export function joining(belief: Belief, alone: Belief): Gains {
  const clue = alone.clues[0];
  if (clue === undefined) return alone.gains;
  const clues = inserted(belief.clues, clue);
  const spoken = spokenOf(clue, belief);
  const people = spoken.count ? peopleOf(clues) : belief.people;
  const over = (feature: Exclude<Feature, 'place'>, gainOf: () => number): number =>
    spoken[feature] ? gainOf() - belief.gains[feature] - alone.gains[feature] : 0;
  return {
    place: gainWith(belief.path, alone.path.fixes, pathGain(alone.path)),
    launch: over('launch', () => launchGain(clues)),
    ending: over('ending', () => endingGain(clues, people)),
    recovery: over('recovery', () => recoveryGain(clues)),
    count: over('count', () => people.gain),
    caller: over('caller', () => callerGain(clues)),
    unit: over('unit', () => unitGain(clues)),
    engine: over('engine', () => engineGain(clues)),
    hull: over('hull', () => hullGain(clues)),
    look: over('look', () => lookGain(clues)),
    cues: over('cues', () => cueGain(clues)),
    rhythm: over('rhythm', () => rhythmGain(clues)),
    tongue: over('tongue', () => tongueGain(clues)),
  };
}

/** What each feature says to two groups being of one boat. */
export function merging(a: Belief, b: Belief): Gains {
  return difference(beliefOf([...a.clues, ...b.clues]).gains, a.gains, b.gains);
}

function difference(both: Gains, a: Gains, b: Gains): Gains {
  return {
    place: both.place - a.place - b.place,
    launch: both.launch - a.launch - b.launch,
    ending: both.ending - a.ending - b.ending,
    recovery: both.recovery - a.recovery - b.recovery,
    count: both.count - a.count - b.count,
    caller: both.caller - a.caller - b.caller,
    unit: both.unit - a.unit - b.unit,
    engine: both.engine - a.engine - b.engine,
    hull: both.hull - a.hull - b.hull,
    look: both.look - a.look - b.look,
    cues: both.cues - a.cues - b.cues,
    rhythm: both.rhythm - a.rhythm - b.rhythm,
    tongue: both.tongue - a.tongue - b.tongue,
  };
}
