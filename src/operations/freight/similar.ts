import { factsOfPassage, passageRow, plateTokensOf } from './passage-view.ts';
import type { Passage } from './passage-state.ts';
import { type PassageFacts, type PlateTokens, relationOf, suggestPassages } from './plate/index.ts';
import type { SimilarPassage } from './wire.ts';

/**
 * Which passages may be the vehicle that is asked about, the likeliest first, each with what speaks against it before what
 * speaks for it. One that bears a plate like it but that nothing else speaks for comes last, without a suggestion: what was
 * done to that vehicle is worth seeing. A proposal to a person: nothing is joined by it.
 */
export function similarTo(
  entry: PassageFacts,
  candidates: readonly Passage[],
  similarMax: number,
): readonly SimilarPassage[] {
  const others = candidates.filter(({ passage }) => passage !== entry.passage);
  const suggestions = suggestPassages(entry, others.map(factsOfPassage), { suggestionsMax: similarMax });
  const rank = new Map(suggestions.map((suggestion, index) => [suggestion.passage, { suggestion, index }]));
  return others
    .map((state): SimilarPassage => {
      const plates = plateTokensOf(state);
      return {
        passage: passageRow(state),
        tractor: between(entry.tractor, plates.tractor),
        trailer: between(entry.trailer, plates.trailer),
        suggestion: rank.get(state.passage)?.suggestion ?? null,
      };
    })
    .filter(({ suggestion, tractor, trailer }) => suggestion !== null || isMet(tractor) || isMet(trailer))
    .toSorted((a, b) => placeOf(a, rank) - placeOf(b, rank))
    .slice(0, similarMax);
}

function placeOf({ passage }: SimilarPassage, rank: ReadonlyMap<string, { readonly index: number }>): number {
  return rank.get(passage.passage)?.index ?? rank.size;
}

const isMet = (relation: SimilarPassage['tractor']): boolean => relation !== null && relation !== 'different';

function between(one: PlateTokens | null, other: PlateTokens | null): ReturnType<typeof relationOf> | null {
  return one === null || other === null ? null : relationOf(one, other);
}
