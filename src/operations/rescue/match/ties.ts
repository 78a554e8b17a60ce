import type { ContactFacts } from '../wire.ts';
import { byTime, type Clue } from './clue.ts';
import { placeNamed } from './places.ts';
import { type Spot, spotDistance, toSpot } from './plane.ts';

/** How strongly a second caller is expected aboard: calls so far over calls so far plus this. */
const newPhone = 1.3;
/** Phones are drawn from so many: what one phone at two boats would be by chance. */
const phonesAtLarge = 6_000;
const relativesAtLarge = 300;

function poolOf(clue: Clue): number {
  return clue.facts.channel === 'relative' ? relativesAtLarge : phonesAtLarge;
}

/** Calls of one boat come from few phones, again and again; and phones found among those taken aboard were theirs. */
export function callerGain(clues: readonly Clue[]): number {
  const calls = new Map<string, number>();
  let all = 0;
  let gain = 0;
  for (const clue of clues) {
    if (clue.phone === null) continue;
    const before = calls.get(clue.phone) ?? 0;
    if (before > 0) gain += Math.log((before / (all + newPhone)) * poolOf(clue));
    else if (all > 0) gain += Math.log(newPhone / (all + newPhone));
    calls.set(clue.phone, before + 1);
    all += 1;
  }
  for (const { facts } of clues) gain += aboardGain(facts, calls);
  return gain;
}

function aboardGain({ callersAboard, kind }: ContactFacts, calls: ReadonlyMap<string, number>): number {
  if (callersAboard.length === 0 || calls.size === 0) return 0;
  const found = callersAboard.filter((caller) => calls.has(caller)).length;
  if (found > 0) return found * Math.log(phonesAtLarge / 4);
  // A deck asks everybody for their phones; whoever passes on a call knows one number of several.
  return kind === 'report' ? -0.5 : -2.5;
}

const unitSeconds = 3 * 3600;
const trackSeconds = 2 * 3600;

/** A mast that numbers what it follows says so in its name: `radar-fr-1:t17`. Numbers are used over again. */
export function trackOf({ source, channel }: ContactFacts): string | null {
  return source !== null && source.includes(':') && (channel === 'radar' || channel === 'ais')
    ? source
    : null;
}

/** A unit that reports twice within hours mostly speaks of the same boat; a mast that keeps its number, nearly always. */
export function unitGain(clues: readonly Clue[]): number {
  const last = new Map<string, number>();
  let gain = 0;
  for (const { facts, atSeconds } of clues) {
    if (facts.kind !== 'report' && facts.kind !== 'pickup') continue;
    const track = trackOf(facts);
    const follower = track ?? facts.unit;
    if (follower === null) continue;
    const before = last.get(follower);
    const gap = atSeconds - (before ?? 0);
    if (before !== undefined)
      gain += track === null ? 2.4 * Math.exp(-gap / unitSeconds) : 5 * Math.exp(-gap / trackSeconds) - 1;
    last.set(follower, atSeconds);
  }
  return gain;
}

const launchMetres = 2_000;
const launchSeconds = 20 * 60;

function launchPairGain(a: Clue, b: Clue): number {
  if (a.launch === null || b.launch === null) return 0;
  // A taxi boat leaves empty from one place and takes people aboard at others.
  if (a.facts.claims.hullKind === 'taxi_boat' || b.facts.claims.hullKind === 'taxi_boat') return 0;
  const apart = spotDistance(a.launch, b.launch);
  const gap = Math.abs(a.atSeconds - b.atSeconds);
  if (apart > launchMetres) return -5;
  return gap > launchSeconds ? -1.5 : 1;
}

function saidPlaceGain(clue: Clue, from: Spot): number {
  for (const cue of clue.cues) {
    const place = cue.startsWith('place:') ? placeNamed(cue.slice(6)) : null;
    if (place === null || place.state !== 'fr') continue;
    const apart = spotDistance(toSpot(place), from);
    if (apart < 2_000) return 1.6;
    if (apart < 5_000) return 0.8;
    return apart > 10_000 ? -1.2 : 0;
  }
  return 0;
}

/** Metres off the shore that are really at sea. */
const atSeaMetres = 2_500;
const launchSlackSeconds = 8 * 60;

function beforeLaunchGain(clue: Clue, launchAt: number, from: Spot): number {
  if (clue.facts.kind === 'prevention') return 0;
  const early = clue.fixes.some(
    (fix) =>
      fix.atSeconds < launchAt - launchSlackSeconds &&
      spotDistance(fix, from) > atSeaMetres + 2 * Math.sqrt(fix.variance),
  );
  const calledEarly = clue.isAboard && clue.atSeconds < launchAt - 2 * launchSlackSeconds;
  return early || calledEarly ? -4 : 0;
}

/** A boat leaves once, from one place, and is not at sea before. The place its people name counts once. */
export function launchGain(clues: readonly Clue[]): number {
  let gain = 0;
  let named = 0;
  for (const one of clues) {
    if (one.launch === null) continue;
    for (const other of clues) {
      if (other === one) continue;
      if (other.launch === null) {
        const said = saidPlaceGain(other, one.launch);
        if (Math.abs(said) > Math.abs(named)) named = said;
        gain += beforeLaunchGain(other, one.atSeconds, one.launch);
      } else if (byTime(one, other) < 0) gain += launchPairGain(one, other);
    }
  }
  return Math.max(-10, gain + named);
}
