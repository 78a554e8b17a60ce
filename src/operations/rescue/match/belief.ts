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
  return { clues: ordered, path, ...otherGains(ordered, pathGain(path)) };
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

/** What each feature says to one contact more: over its being of a boat of its own. */
export function joining(belief: Belief, alone: Belief): Gains {
  const clue = alone.clues[0];
  if (clue === undefined) return alone.gains;
  const place = gainWith(belief.path, alone.path.fixes, pathGain(alone.path));
  const { gains } = otherGains(inserted(belief.clues, clue), 0);
  return difference(
    { ...gains, place: place + belief.gains.place + alone.gains.place },
    belief.gains,
    alone.gains,
  );
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
