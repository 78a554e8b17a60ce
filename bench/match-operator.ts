import type { Night, NightContact } from '../drills/nights/night.ts';
import type { MatchBoat } from '../src/operations/rescue/match/suggestion.ts';
import { suggestionsFor } from '../src/operations/rescue/match/suggest.ts';
import { fromUtc } from '../src/kernel/time.ts';

/** What an operator who knows the truth found on one night, contact by contact as they came in. */
export interface OperatorFigures {
  readonly contacts: number;
  /** Suggestions put first, and those of them that were wrong. */
  readonly firsts: number;
  readonly wrongFirsts: number;
  /** Contacts whose boat was on record already; put first; put first or shown at all. */
  readonly known: number;
  readonly knownFirst: number;
  readonly knownShown: number;
  /** Boats on record at the end, and boats that had any contact. */
  readonly records: number;
  readonly boats: number;
  /** Boats that changed between two acts of the operator. */
  readonly automatic: number;
}

interface Desk {
  boats: readonly MatchBoat[];
  /** What each record really is of. */
  readonly truth: Map<string, string>;
}

function opened(desk: Desk, { facts, boats }: NightContact): void {
  const id = `b-r${String(desk.boats.length + 1).padStart(5, '0')}`;
  const links = [{ facts, grade: 'confirmed' as const }];
  desk.boats = [...desk.boats, Object.freeze({ id, links, closed: false, mergedInto: null, related: [] })];
  desk.truth.set(id, boats[0] ?? '');
}

function link(desk: Desk, id: string, { facts }: NightContact): void {
  desk.boats = desk.boats.map((boat) =>
    boat.id === id
      ? Object.freeze({ ...boat, links: [...boat.links, { facts, grade: 'confirmed' as const }] })
      : boat,
  );
}

/**
 * Replays a night in the order of receipt. The operator links a contact where a suggestion shown is right, opens a boat
 * otherwise, and answers what was of no boat. Nobody else does anything.
 */
export function operate(night: Night): OperatorFigures {
  const desk: Desk = { boats: [], truth: new Map() };
  const sum = { firsts: 0, wrongFirsts: 0, known: 0, knownFirst: 0, knownShown: 0, automatic: 0 };
  for (const one of night.contacts) {
    const before = desk.boats;
    const shown = suggestionsFor(one.facts, { boats: desk.boats, apart: [] }, fromUtc(one.facts.receivedAt));
    if (before !== desk.boats) sum.automatic += 1;
    const isRight = (id: string): boolean => one.boats.includes(desk.truth.get(id) ?? '-');
    const first = shown.find((suggestion) => suggestion.first);
    if (first) sum.firsts += 1;
    if (first && !isRight(first.boat)) sum.wrongFirsts += 1;
    const right = shown.find(({ boat }) => isRight(boat));
    if (desk.boats.some(({ id }) => isRight(id))) {
      sum.known += 1;
      if (first && isRight(first.boat)) sum.knownFirst += 1;
      if (right) sum.knownShown += 1;
    }
    if (one.boats.length === 0) continue;
    if (right) link(desk, right.boat, one);
    else opened(desk, one);
  }
  const boats = new Set(night.contacts.flatMap(({ boats: of }) => of)).size;
  return { contacts: night.contacts.length, ...sum, records: desk.boats.length, boats };
}
