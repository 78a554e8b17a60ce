import { distanceMetres } from '../../../kernel/geo.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { BoatView, ContactView } from '../board-wire.ts';
import { happenedAt } from '../contact-state.ts';
import type { HeldLink } from '../events-boat.ts';
import { radiusAt } from '../sea/error-circle.ts';
import { fixOf } from '../sea/fix.ts';
import type { Claims, ContactFacts, LinkReason, Range } from '../wire.ts';
import { type Board, isWaiting, ownBoats } from './board.ts';
import { motionOf } from './thought-sea.ts';

/** One sentence for or against: what is said, by which contacts, with its figures. */
export interface Reason {
  readonly kind: string;
  readonly contacts: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** "This contact may be of that boat": a proposal to a person, never an act. */
export interface Suggestion {
  readonly boat: string;
  /** At most one: it stands clearly before the second, and nothing contradicts it. */
  readonly first: boolean;
  readonly strength: 'strong' | 'fair' | 'weak';
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}

/** "These two boats may be one", or have to do with one another. */
export interface BoatSuggestion extends Omit<Suggestion, 'boat' | 'first'> {
  readonly other: string;
}

/** How much a reason weighs in the order of what is shown; never shown itself. */
const weights: Readonly<Record<string, number>> = {
  same_caller: 6,
  place_and_time: 3,
  count_agrees: 1,
  hull_agrees: 1,
  colour_agrees: 1,
  unreachable: -6,
  count_differs: -2,
  hull_contradicts: -3,
  colour_differs: -2,
  boat_closed: -1,
};

function weigh(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { kind }) => sum + (weights[kind] ?? 0), 0);
}

/** What speaks against and for one contact being of one boat, suggested or not. */
export function suggestionFor(
  board: Board,
  contact: ContactView,
  of: { readonly boat: string; readonly now: Instant },
): Suggestion {
  const boat = board.boats.get(of.boat);
  const reasons = boat === undefined ? { against: [], for: [] } : pairReasons(contact.facts, boat);
  return { boat: of.boat, first: false, strength: strengthOf(reasons), ...reasons };
}

/** Boats that one contact may be of, the likeliest first; what is contradicted by more than supports it is left out. */
export function suggestionsOf(board: Board, contact: ContactView, now: Instant): readonly Suggestion[] {
  const ranked = ownBoats(board)
    .map((boat) => suggestionFor(board, contact, { boat: boat.boat, now }))
    .filter((one) => one.for.length > 0 && scoreOf(one) > 0)
    .toSorted(
      (a, b) => scoreOf(b) - scoreOf(a) || metresOf(a) - metresOf(b) || a.boat.localeCompare(b.boat, 'en'),
    );
  const [best, second] = ranked;
  const isClear =
    best !== undefined &&
    best.against.length === 0 &&
    scoreOf(best) > (second === undefined ? 0 : scoreOf(second));
  return ranked.map((one, at) => ({ ...one, first: at === 0 && isClear }));
}

/** Contacts on no boat that may be of this one, the likeliest first. */
export function contactsThatMayBe(
  board: Board,
  boat: BoatView,
  now: Instant,
): readonly { readonly contact: ContactView; readonly suggestion: Suggestion }[] {
  return [...board.contacts.values()]
    .filter(isWaiting)
    .map((contact) => ({ contact, suggestion: suggestionFor(board, contact, { boat: boat.boat, now }) }))
    .filter(({ suggestion }) => suggestion.for.length > 0 && scoreOf(suggestion) > 0)
    .toSorted((a, b) => scoreOf(b.suggestion) - scoreOf(a.suggestion));
}

/** What speaks against and for two boats being one: of every contact of the other, held against this one. */
export function boatSuggestionFor(
  board: Board,
  boat: BoatView,
  of: { readonly other: string },
): BoatSuggestion {
  const other = board.boats.get(of.other);
  const all = (other?.links ?? []).map(({ facts }) => pairReasons(facts, boat));
  const reasons = { against: merged(all.map((one) => one.against)), for: merged(all.map((one) => one.for)) };
  return { other: of.other, strength: strengthOf(reasons), ...reasons };
}

/** Open boats that may be this one, the likeliest first. */
export function boatSuggestionsOf(board: Board, boat: BoatView): readonly BoatSuggestion[] {
  return ownBoats(board)
    .filter((other) => other.boat !== boat.boat && other.status === 'open')
    .map((other) => boatSuggestionFor(board, boat, { other: other.boat }))
    .filter((one) => one.for.length > 0 && scoreOf(one) > 0)
    .toSorted((a, b) => scoreOf(b) - scoreOf(a));
}

/** The reason a person would give for a link, by what speaks most for it; null where nothing does. */
export function linkReasonOf(suggestion: Pick<Suggestion, 'for'>): LinkReason | null {
  const named: readonly (readonly [string, LinkReason])[] = [
    ['same_caller', 'same_caller'],
    ['place_and_time', 'place_and_time'],
    ['hull_agrees', 'words_agree'],
    ['colour_agrees', 'words_agree'],
    ['count_agrees', 'count_agrees'],
  ];
  return named.find(([kind]) => suggestion.for.some((one) => one.kind === kind))?.[1] ?? null;
}

interface Reasons {
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}

function scoreOf(reasons: Reasons): number {
  return weigh(reasons.for) + weigh(reasons.against);
}

/** Of two as likely the nearer stands first. */
function metresOf(reasons: Reasons): number {
  return reasons.for.find(({ kind }) => kind === 'place_and_time')?.figures['metres'] ?? Number.MAX_VALUE;
}

function strengthOf(reasons: Reasons): Suggestion['strength'] {
  const score = scoreOf(reasons);
  return score >= 6 ? 'strong' : score >= 3 ? 'fair' : 'weak';
}

/** Each kind once, with every contact that says so. */
function merged(lists: readonly (readonly Reason[])[]): readonly Reason[] {
  const kept = new Map<string, Reason>();
  for (const reason of lists.flat()) {
    const before = kept.get(reason.kind);
    const contacts = [...new Set([...(before?.contacts ?? []), ...reason.contacts])];
    kept.set(reason.kind, { ...(before ?? reason), contacts });
  }
  return [...kept.values()];
}

function pairReasons(facts: ContactFacts, boat: BoatView): Reasons {
  const links = boat.links.filter(({ contact }) => contact !== facts.contact);
  const found = [
    caller(facts, links),
    place(facts, boat, links),
    count(facts, links),
    look(facts, { key: 'hull', agrees: 'hull_agrees', differs: 'hull_contradicts' }, links),
    look(facts, { key: 'colour', agrees: 'colour_agrees', differs: 'colour_differs' }, links),
    boat.status === 'closed' ? reason('boat_closed', []) : null,
  ].filter((one) => one !== null);
  return {
    against: found.filter(({ kind }) => (weights[kind] ?? 0) < 0).toSorted((a, b) => weigh([a]) - weigh([b])),
    for: found.filter(({ kind }) => (weights[kind] ?? 0) > 0).toSorted((a, b) => weigh([b]) - weigh([a])),
  };
}

function reason(kind: string, contacts: readonly string[], figures: Reason['figures'] = {}): Reason {
  return { kind, contacts, figures };
}

type Links = readonly HeldLink[];

function caller(facts: ContactFacts, links: Links): Reason | null {
  if (facts.caller === null) return null;
  const same = links.filter((link) => link.facts.caller === facts.caller);
  return same.length === 0
    ? null
    : reason(
        'same_caller',
        same.map(({ contact }) => contact),
      );
}

/** Could the boat have been at the one place and the other, by the bounds of its motion, whichever came first? */
function place(facts: ContactFacts, boat: BoatView, links: Links): Reason | null {
  const own = facts.positions.at(-1);
  if (own === undefined) return null;
  const here = fixOf(own, facts.clockOffsetSeconds);
  const motion = motionOf(boat);
  const compared = links.flatMap(({ contact, facts: known }) =>
    known.positions.map((position) => {
      const there = fixOf(position, known.clockOffsetSeconds);
      const [first, later] = there.at <= here.at ? [there, here] : [here, there];
      const metres = distanceMetres(here, there);
      const reach = radiusAt(first, later.at, { motion }) + later.accuracyMetres;
      const minutes = Math.round((later.at - first.at) / 60_000);
      return { contact, metres, minutes, isReached: metres <= reach };
    }),
  );
  const out = compared.filter(({ isReached }) => !isReached).toSorted((a, b) => a.minutes - b.minutes);
  const [far] = out;
  if (far !== undefined)
    return reason(
      'unreachable',
      out.map(({ contact }) => contact),
      rounded(far.metres, far.minutes),
    );
  const near = compared.toSorted((a, b) => a.minutes - b.minutes)[0];
  if (near === undefined || near.minutes > nearMinutes) return null;
  return reason('place_and_time', [near.contact], rounded(near.metres, near.minutes));
}

/** Beyond this the reach of a boat is the whole Strait, and says nothing. */
const nearMinutes = 90;

function rounded(metres: number, minutes: number): Reason['figures'] {
  return { metres: Math.round(metres / 100) * 100, minutes };
}

function count(facts: ContactFacts, links: Links): Reason | null {
  const own = peopleSaid(facts);
  if (own === null) return null;
  const known = links.flatMap((link) => {
    const range = peopleSaid(link.facts);
    return range === null ? [] : [{ contact: link.contact, range }];
  });
  if (known.length === 0) return null;
  const agree = known.filter(({ range }) => range.min * slack <= own.max && own.min * slack <= range.max);
  const kind = agree.length > 0 ? 'count_agrees' : 'count_differs';
  const [first] = agree.length > 0 ? agree : known;
  return reason(
    kind,
    (agree.length > 0 ? agree : known).map(({ contact }) => contact),
    {
      people: own.best ?? own.max,
      known: first?.range.best ?? first?.range.max ?? 0,
    },
  );
}

/** Callers count badly: figures within an eighth of one another are the same. */
const slack = 7 / 8;

function peopleSaid({ counted, claims }: ContactFacts): Range | null {
  if (counted === null) return claims.persons;
  const total = counted.alive + counted.deceased;
  return { min: total, max: total, best: total };
}

const worse = ['dry', 'taking_water', 'low_in_water', 'swamped', 'capsized'];

function look(
  facts: ContactFacts,
  said: { readonly key: 'hull' | 'colour'; readonly agrees: string; readonly differs: string },
  links: Links,
): Reason | null {
  const own = facts.claims[said.key];
  if (own === null) return null;
  const known = links.filter((link) => link.facts.claims[said.key] !== null);
  if (known.length === 0) return null;
  const same = known.filter((link) => isAlike(said.key, { own, facts }, link.facts));
  return same.length > 0
    ? reason(
        said.agrees,
        same.map(({ contact }) => contact),
      )
    : reason(
        said.differs,
        known.map(({ contact }) => contact),
      );
}

/** A hull may get worse with time and never better: dry after swamped is another boat. */
function isAlike(
  key: 'hull' | 'colour',
  {
    own,
    facts,
  }: { readonly own: NonNullable<Claims['hull'] | Claims['colour']>; readonly facts: ContactFacts },
  known: ContactFacts,
): boolean {
  const other = known.claims[key];
  if (key === 'colour' || other === null) return other === own;
  const isLater = happenedAt(facts) >= happenedAt(known);
  const [before, after] = isLater ? [other, own] : [own, other];
  return worse.indexOf(after) >= worse.indexOf(before);
}
