import type { Text } from '../../../kernel/text.ts';
import { type Instant, toUtc } from '../../../kernel/time.ts';
import { type NextAct, nextAct, rankBoats } from '../boat-rank.ts';
import { unseenRecalls } from '../boat-recalled.ts';
import type { BoatView, ContactView } from '../board-wire.ts';
import type { ClosingFinding, ContactFacts, IdentificationKind, Outcome, Phase, Range } from '../wire.ts';
import { closingFindings as findings } from '../closing.ts';
import { contradictionsOf } from '../closing-contradictions.ts';
import type { RegionWatch } from '../crossing-near.ts';
import { ledgerOf, type Span } from '../ledger.ts';
import { afloatAgainSince } from '../silence.ts';
import { type Board, ownBoats } from './board.ts';

/** The people of one boat, as far as the record says. */
export interface People {
  readonly claimed: Range | null;
  readonly alive: number;
  /** True where people were taken aboard or put ashore whom nobody has counted yet: `alive` is without them. */
  readonly isCountOpen: boolean;
  readonly deceased: number;
  /** Said to be in the water and not taken out of it. */
  readonly inWater: Range;
  readonly transferredOut: Range | null;
  readonly transferredIn: Range | null;
  readonly dispersed: Range | null;
  /** Null: it cannot be known, because nobody said how many they were. */
  readonly unaccounted: Range | null;
  /**
   * True where the evidence contradicts itself, people are said to be afloat since, or somebody is not yet counted: then
   * “all accounted for” may be wrong.
   */
  readonly isContradicted: boolean;
}

/** One boat in its rank, with what is known of its people and what must be done first. */
export interface Standing {
  /** From 1; null: not open, and in no rank. */
  readonly rank: number | null;
  readonly boat: BoatView;
  readonly people: People;
  /** What puts it where it stands; null: not open. */
  readonly why: Text | null;
  /** True where no unit is at work for it. */
  readonly isAlone: boolean;
  readonly next: NextAct | null;
}

/**
 * Open boats in the order in which they need a person, then the closed ones, the newest first. `region`: null
 * until the chart with its line has come.
 */
export function standingsOf(board: Board, now: Instant, region: RegionWatch | null): readonly Standing[] {
  const boats = ownBoats(board);
  const at = toUtc(now);
  const open = rankBoats(boats, at).flatMap(({ boat: id, rank, why, isAlone }): Standing[] => {
    const boat = board.boats.get(id);
    return boat === undefined
      ? []
      : [{ rank, boat, people: peopleOf(boat), why, isAlone, next: nextAct(boat, at, region) }];
  });
  const closed = boats
    .filter(({ status }) => status === 'closed')
    .toSorted((a, b) => b.lastEntryAt.localeCompare(a.lastEntryAt, 'en'))
    .map((boat): Standing => {
      return { rank: null, boat, people: peopleOf(boat), why: null, isAlone: false, next: null };
    });
  return [...open, ...closed];
}

function peopleOf(boat: BoatView): People {
  const ledger = ledgerOf(boat);
  const { met, notMet } = ledger.dispersed;
  return {
    claimed: ledger.onBoard ?? rangeOrNull(ledger.claimed),
    alive: ledger.recoveredAlive.all,
    isCountOpen: ledger.uncounted.length > 0,
    deceased: ledger.deceased,
    inWater: rangeOf(ledger.inWater),
    transferredOut: rangeOf(ledger.transferredOut),
    transferredIn: rangeOf(ledger.transferredIn),
    dispersed: { min: met.min + notMet.min, max: met.max + notMet.max, best: null },
    unaccounted: rangeOrNull(ledger.unaccounted),
    isContradicted:
      contradictionsIn(boat).length > 0 ||
      afloatAgainSince(boat, ledger) !== null ||
      ledger.uncounted.length > 0,
  };
}

function rangeOf({ min, max }: Span): Range {
  return { min, max, best: null };
}

function rangeOrNull(span: Span | null): Range | null {
  return span === null ? null : rangeOf(span);
}

export interface ClosingAsked {
  readonly outcome: Outcome;
  readonly identification: readonly { readonly kind: IdentificationKind; readonly contact: string }[];
}

/** Everything that stands against closing a boat so, on the evidence named: as the node will judge it. */
export function closingFindings(boat: BoatView, asked: ClosingAsked): readonly ClosingFinding[] {
  return findings(boat, asked.outcome, asked.identification);
}

/** The rank of one boat; null where it bears no record of its own. */
export function standingOf(standings: readonly Standing[], boat: string): Standing | null {
  return standings.find((one) => one.boat.boat === boat) ?? null;
}

/** What on record does not fit one boat: contradictions of its evidence, and counts that nobody has explained. */
export function contradictionsIn(boat: BoatView): readonly ClosingFinding[] {
  const counts = ledgerOf(boat).discrepancies.filter(({ explanation }) => explanation === null);
  return [
    ...contradictionsOf(boat),
    ...counts.map(({ contacts, figures }): ClosingFinding => {
      return { obstacle: 'count_contradicted', contacts, figures };
    }),
  ];
}

/** What its origin recalled and nobody has acknowledged: it stands between the boat and its closing. */
export function recallsAgainst(boat: BoatView): readonly ClosingFinding[] {
  return unseenRecalls(boat).map(({ contact }) => {
    return { obstacle: 'record_recalled', contacts: [contact], figures: {} };
  });
}

/** What the link of a contact brings up against this being one boat: told before it is made, and again. PROBLEM F3. */
export function contradictionsByLinking(boat: BoatView, facts: ContactFacts): readonly ClosingFinding[] {
  const { contact, happenedAt: at } = facts;
  const others = boat.links.filter((one) => one.contact !== contact);
  const known = new Set(contradictionsIn({ ...boat, links: others }).map(findingKey));
  const link = { contact, facts, grade: 'probable', reason: 'other', at, by: '' } as const;
  const linked = { ...boat, links: [...others, link] };
  return contradictionsIn(linked).filter((one) => !known.has(findingKey(one)));
}

function findingKey({ obstacle, contacts }: ClosingFinding): string {
  return `${obstacle} ${contacts.join(' ')}`;
}

/** The phase in which a boat is opened on a contact: at least alert; distress where it says why. */
export function phaseFor(contact: ContactView): Phase {
  const { claims } = contact.facts;
  const some = (range: Range | null) => range !== null && range.max > 0;
  const sinking = claims.hull !== null && claims.hull !== 'dry';
  return sinking || some(claims.inWater) || some(claims.overboard) || some(claims.injured)
    ? 'distress'
    : 'alert';
}
