import { peopleIn } from '../claims.ts';
import type { Belief } from './belief.ts';
import type { Clue } from './clue.ts';
import { noReasons, type Reasons, reason } from './reason.ts';

function counting(belief: Belief): readonly Clue[] {
  return belief.clues.filter(
    ({ people, facts }) => people !== null || (peopleIn(facts) !== null && facts.kind !== 'prevention'),
  );
}

function movedIn(belief: Belief): Clue | undefined {
  return belief.clues.find(({ aboardCame, aboardWent }) => aboardCame > 0 || aboardWent > 0);
}

/** What the numbers of people say: with those who moved between boats put back, where somebody said so. */
export function countReasons(a: Belief, b: Belief, gain: number): Reasons {
  if (!a.people.isKnown || !b.people.isKnown) return noReasons;
  const contacts = [...counting(a).slice(-3), ...counting(b).slice(0, 2)].map(({ id }) => id);
  // One figure alone is told as it was said; several, as what is believed of them.
  const known = counting(a).length === 1 ? saidBy(a) : a.people.mean;
  const figures = { known, said: saidBy(b) };
  const moved = movedIn(a) ?? movedIn(b);
  if (gain > 0.4) {
    if (moved !== undefined) {
      const people = Math.max(moved.aboardCame, moved.aboardWent);
      return {
        against: [],
        for: [reason('count_agrees_after_transfer', [...contacts, moved.id], { ...figures, people })],
      };
    }
    const isCounted = b.people.recovered > 0;
    return {
      against: [],
      for: [reason(isCounted ? 'recovered_count_agrees' : 'count_agrees', contacts, figures)],
    };
  }
  // Two plain figures that differ are shown, however little that weighs where people count in the dark.
  const differs = Math.abs(figures.said - a.people.mean) > Math.max(3, 0.15 * a.people.mean);
  if (gain > -0.6 && !differs) return noReasons;
  const recovered = a.people.recovered + b.people.recovered;
  const isMore = b.people.recovered > 0 && recovered > 1.15 * a.people.mean + 2;
  return {
    against: [reason(isMore ? 'counted_more_than_aboard' : 'count_differs', contacts, figures)],
    for: [],
  };
}

function saidBy(belief: Belief): number {
  if (belief.people.recovered > 0) return belief.people.recovered;
  return belief.clues.find(({ people }) => people !== null)?.people?.mean ?? belief.people.mean;
}

/** Whether a landing follows a pickup. */
export function recoveryReasons(a: Belief, b: Belief, gain: number): Reasons {
  const landing = [...b.clues, ...a.clues].find(
    ({ facts }) => facts.kind === 'landing' || facts.kind === 'statement',
  );
  if (landing === undefined || Math.abs(gain) < 0.8) return noReasons;
  const pickup = [...a.clues, ...b.clues].find(
    ({ facts, id }) => id !== landing.id && (facts.kind === 'pickup' || facts.kind === 'landing'),
  );
  if (gain > 0) {
    if (pickup === undefined) return noReasons;
    const minutes = Math.abs(landing.atSeconds - pickup.atSeconds) / 60;
    const people = landing.facts.counted?.alive ?? pickup.facts.counted?.alive ?? 0;
    return {
      against: [],
      for: [reason('landing_follows_pickup', [pickup.id, landing.id], { minutes, people })],
    };
  }
  return {
    against: [reason('landing_without_pickup', [landing.id, ...(pickup ? [pickup.id] : [])])],
    for: [],
  };
}
