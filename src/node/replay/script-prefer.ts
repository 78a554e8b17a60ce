import { distanceMetres, type Position } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { ContactFacts } from '../../operations/rescue/wire.ts';
import { newestPlace } from './meant-boat.ts';
import type { BoatSeen, SuggestionSeen } from './night.ts';

/** What stands against a link so gravely that a careful officer does not make it, whoever says so. */
export const grave: ReadonlySet<string> = new Set([
  'said_apart',
  'unreachable',
  'before_launch',
  'two_launches',
  'caller_elsewhere',
  'phone_not_among_them',
  'counted_more_than_aboard',
  'already_picked_up',
  'departure_prevented',
  'boat_closed',
]);

/** How much each reason that is shown says to a careful reader; what is not named here says little. */
const weights: Readonly<Record<string, number>> = {
  same_caller: 6,
  caller_aboard: 6,
  followed_by_unit: 4,
  place_and_time: 3,
  same_place: 3,
  landing_follows_pickup: 3,
  launch_fits: 2,
  count_agrees: 2,
  count_agrees_after_transfer: 2,
  recovered_count_agrees: 2,
  words_agree: 1.5,
  children_aboard: 1,
  hull_agrees: 1,
  engine_went_on: 0.5,
  engine_agrees: 0.5,
  hull_kind_agrees: 0.5,
  colour_agrees: 0.5,
  close_in_time: 0.5,
  same_language: 0.3,
  engine_contradicts: -0.5,
  colour_differs: -1,
  hull_kind_differs: -1,
  place_doubtful: -1,
  hull_contradicts: -1.5,
  // Nothing was heard of it for long: of two as likely, the one that was heard of an hour ago.
  long_silence: -1.5,
  place_unlikely: -2,
  count_differs: -2,
};

const enough = 2;
/** Without a place a count alone is not enough: many boats carry about as many. */
const enoughUnplaced = 3.5;
const clearly = 1.5;

/**
 * Of suggestions none of which stands clearly first, the one for which plainly more speaks: enough, nothing grave against
 * it, and clearly more than for any other. Null: they are as good as one another, and nobody should guess.
 */
export function preferred(suggestions: readonly SuggestionSeen[]): SuggestionSeen | null {
  const scored = suggestions
    .filter(({ against }) => !against.some((code) => grave.has(code)))
    .map((suggestion) => ({ suggestion, score: scoreOf(suggestion) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined) return null;
  const isPlaced = !best.suggestion.against.includes('place_unknown');
  if (best.score < (isPlaced ? enough : enoughUnplaced)) return null;
  return second === undefined || best.score - second.score >= clearly ? best.suggestion : null;
}

function scoreOf({ reasons, against }: SuggestionSeen): number {
  return [...reasons, ...against].reduce((sum, code) => sum + (weights[code] ?? 0), 0);
}

/** Nothing that floats here goes faster. Metres a second. */
const fastest = 4.6;
const slackMetres = 2_000;

/** Whether a boat could be at a place then, from where it was last known; a boat that nobody placed could be anywhere. */
export function couldBeAt(boat: BoatSeen, place: Position, at: UtcText): boolean {
  const known = newestPlace(boat);
  if (known === null) return true;
  const seconds = Math.abs(secondsBetween(fromUtc(known.at), fromUtc(at)));
  return distanceMetres(known, place) <= seconds * fastest + known.accuracyMetres + slackMetres;
}

const followedSeconds = 2_700;

/** An echo or a hull seen without its people, where only one boat that was followed just before can be by now. */
export function followedTo(facts: ContactFacts, boats: readonly BoatSeen[]): string | null {
  const [place] = facts.positions;
  if (facts.kind !== 'report' || facts.claims.persons !== null || place === undefined) return null;
  if (!['radar', 'ais', 'camera', 'drone', 'aircraft'].includes(facts.channel)) return null;
  const near = boats.filter((boat) => {
    const known = boat.mergedInto === null && boat.closed === null ? newestPlace(boat) : null;
    if (known === null || !measured.has(known.source)) return false;
    const seconds = secondsBetween(fromUtc(known.at), fromUtc(facts.happenedAt));
    return seconds >= 0 && seconds <= followedSeconds && couldBeAt(boat, place, facts.happenedAt);
  });
  return near.length === 1 ? (near[0]?.boat ?? null) : null;
}

const measured = new Set(['gps', 'gps_share', 'ais', 'radar', 'drone']);

/** Whether no two measured places of the two are further apart than anything that floats goes: what a look at the chart shows. */
export function couldBeOne(one: readonly ContactFacts[], other: readonly ContactFacts[]): boolean {
  const [these, those] = [one, other].map((all) =>
    all
      .filter(({ kind }) => kind === 'report' || kind === 'pickup')
      .flatMap(({ positions }) => positions)
      .filter(({ source, flags }) => measured.has(source) && flags.length === 0),
  );
  return (these ?? []).every((here) =>
    (those ?? []).every((there) => {
      const seconds = Math.abs(secondsBetween(fromUtc(here.at), fromUtc(there.at)));
      const slack = here.accuracyMetres + there.accuracyMetres + slackMetres;
      return distanceMetres(here, there) <= seconds * fastest + slack;
    }),
  );
}

const sameBoatSeconds = 3_600;
const sameBoatMetres = 3_000;

/** The boat from which another unit took people just before, near by: for a unit that says it took some of the same. */
export function pickedUpBeside(facts: ContactFacts, boats: readonly BoatSeen[]): string | null {
  const [place] = facts.positions;
  if (facts.kind !== 'pickup' || place === undefined) return null;
  const beside = boats
    .filter(({ mergedInto }) => mergedInto === null)
    .flatMap((boat) => boat.links.map((link) => ({ boat: boat.boat, other: link.facts })))
    .filter(({ other }) => other.kind === 'pickup' && other.unit !== facts.unit)
    .filter(({ other }) => {
      const seconds = secondsBetween(fromUtc(other.happenedAt), fromUtc(facts.happenedAt));
      const [there] = other.positions;
      const near = there !== undefined && distanceMetres(there, place) <= sameBoatMetres;
      return near && Math.abs(seconds) <= sameBoatSeconds;
    });
  return beside.at(-1)?.boat ?? null;
}
