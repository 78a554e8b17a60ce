import { type PlateTokens, tokensOfTwo, tokensToMeet } from '../../src/operations/freight/plate/keys.ts';
import { type PassageFacts, suggestPassages } from '../../src/operations/freight/plate/same-passage.ts';
import { editsApart, jaroWinkler } from './baselines.ts';
import type { Entry } from './day.ts';
import { factsOf, normalOf } from './facts.ts';
import { count, isTruePair, newTally, type Tally } from './score.ts';
import type { Typed } from './slips.ts';

/** What is measured side by side. `sampled`: Jaro-Winkler looks at every open pair, so it is asked of some entries only. */
export interface Judgement {
  readonly suggested: Tally;
  readonly exactText: Tally;
  readonly normalForm: Tally;
  readonly oneEdit: Tally;
  readonly jaroWinkler: Tally;
  /** True pairs that were not suggested, by the kinds of slip in them. */
  readonly missed: Map<string, number>;
  /** Wrong pairs that were suggested, by what they had in common. */
  readonly wrong: Map<string, number>;
  suggestions: number;
  milliseconds: number;
}

/** Entries stay open so long: nobody notes when a vehicle leaves. */
const openMinutes = 30 * 60;
/** A baseline is given the same bound of time and way that suggestions know. */
const baselineMinutes = 22 * 60;
const jaroWinklerFrom = 0.93;
const sampledOneIn = 50;

interface Kept {
  readonly entry: Entry;
  readonly facts: PassageFacts;
  readonly normal: readonly (string | null)[];
}

/** Enters every entry in order of time against those open by then, and counts. */
export function judgeDays(entries: readonly Entry[], now: () => number): Judgement {
  const judgement: Judgement = {
    suggested: newTally(),
    exactText: newTally(),
    normalForm: newTally(),
    oneEdit: newTally(),
    jaroWinkler: newTally(),
    missed: new Map(),
    wrong: new Map(),
    suggestions: 0,
    milliseconds: 0,
  };
  const book = createBook();
  for (const [index, entry] of entries.entries()) {
    const kept = { entry, facts: factsOf(entry), normal: [normalOf(entry.tractor), normalOf(entry.trailer)] };
    const earlier = book.ofPassage(entry);
    suggestAndCount(judgement, kept, { book, earlier, now });
    baselines(judgement, kept, { book, earlier, isSampled: index % sampledOneIn === 0 });
    book.keep(kept);
  }
  return judgement;
}

interface Asked {
  readonly book: Book;
  readonly earlier: readonly Entry[];
  readonly now: () => number;
}

function suggestAndCount(judgement: Judgement, { entry, facts }: Kept, { book, earlier, now }: Asked): void {
  const began = now();
  const met = book.meeting(facts, entry.minute - openMinutes);
  const open = met.map((kept) => kept.facts);
  const suggested = suggestPassages(facts, open, { suggestionsMax: 10 })
    .filter(({ strength }) => strength !== 'weak')
    .flatMap(({ passage }) => met.find((kept) => kept.entry.id === passage)?.entry ?? []);
  judgement.milliseconds += now() - began;
  judgement.suggestions += suggested.length;
  count(judgement.suggested, entry, { earlier, suggested });
  for (const other of earlier)
    if (isTruePair(entry, other) && !suggested.includes(other))
      add(judgement.missed, [...entry.slips, ...other.slips].toSorted().join('+') || 'no slip');
  for (const other of suggested)
    if (other.truth !== entry.truth)
      add(judgement.wrong, entry.slips.concat(other.slips).length > 0 ? 'with a slip' : 'no slip');
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const written = ({ tractor, trailer }: Entry): readonly (string | null)[] =>
  [tractor, trailer].map((plate: Typed | null) => plate?.text ?? null);

type Rule = (mine: string, theirs: string) => boolean;

const meets = (mine: readonly (string | null)[], theirs: readonly (string | null)[], rule: Rule): boolean =>
  mine.some((plate, on) => {
    const other = theirs[on];
    return plate !== null && other !== null && other !== undefined && rule(plate, other);
  });

function baselines(
  judgement: Judgement,
  { entry, facts, normal }: Kept,
  { book, earlier, isSampled }: { book: Book; earlier: readonly Entry[]; isSampled: boolean },
): void {
  const since = entry.minute - baselineMinutes;
  const sameWay = ({ entry: other }: Kept): boolean => other.direction === entry.direction;
  const near = book.meeting(facts, since).filter(sameWay);
  const those = (rule: (other: Kept) => boolean): readonly Entry[] =>
    near.filter(rule).map((kept) => kept.entry);
  const equal: Rule = (mine, theirs) => mine === theirs;
  const exactText = those((other) => meets(written(entry), written(other.entry), equal));
  const normalForm = those((other) => meets(normal, other.normal, equal));
  // Whatever is one edit apart in normal form shares a near form, so that those met are all there are.
  const oneEdit = those((other) => meets(normal, other.normal, (a, b) => editsApart(a, b) < 2));
  count(judgement.exactText, entry, { earlier, suggested: exactText });
  count(judgement.normalForm, entry, { earlier, suggested: normalForm });
  count(judgement.oneEdit, entry, { earlier, suggested: oneEdit });
  if (!isSampled) return;
  const alike = book
    .since(since)
    .filter(sameWay)
    .filter((other) => meets(normal, other.normal, (a, b) => jaroWinkler(a, b) >= jaroWinklerFrom));
  count(judgement.jaroWinkler, entry, { earlier, suggested: alike.map((kept) => kept.entry) });
}

interface Book {
  keep(kept: Kept): void;
  /** Earlier entries of its passage. */
  ofPassage(entry: Entry): readonly Entry[];
  /** Those since a minute that share a token with it: the only ones to which comparing can say anything. */
  meeting(facts: PassageFacts, since: number): readonly Kept[];
  since(minute: number): readonly Kept[];
}

function createBook(): Book {
  const all: Kept[] = [];
  const byToken = new Map<string, Kept[]>();
  const byPassage = new Map<string, Entry[]>();
  const tokensOf = ({ tractor, trailer }: PassageFacts): ReadonlySet<string> =>
    new Set(
      [tractor, trailer].flatMap((plate: PlateTokens | null) => 
        plate === null ? [] : [...tokensToMeet(plate), ...tokensOfTwo(plate)],
      ),
    );
  return {
    keep(kept) {
      all.push(kept);
      for (const token of tokensOf(kept.facts)) {
        const held = byToken.get(token);
        if (held === undefined) byToken.set(token, [kept]);
        else held.push(kept);
      }
      const own = byPassage.get(kept.entry.truth);
      if (own === undefined) byPassage.set(kept.entry.truth, [kept.entry]);
      else own.push(kept.entry);
    },
    ofPassage: ({ truth }) => [...(byPassage.get(truth) ?? [])],
    meeting: (facts, since) => [
      ...new Set(
        [...tokensOf(facts)].flatMap((token) =>
          (byToken.get(token) ?? []).filter(({ entry }) => entry.minute >= since),
        ),
      ),
    ],
    since: (minute) => all.filter(({ entry }) => entry.minute >= minute),
  };
}
