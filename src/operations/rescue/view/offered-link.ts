import type { BoatView, ContactView } from '../board-wire.ts';
import type { ClosingFinding, ContactFacts, Grade, LinkReason } from '../wire.ts';
import type { Board } from './board.ts';
import { contradictionsByLinking } from './thought.ts';
import { linkReasonOf, type Suggestion, suggestionFor } from './thought-match.ts';

/** What is known of one contact and one boat, and how a link of the two is offered until the officer says otherwise. */
export interface OfferedLink {
  /** The contact as it is, or as it will be once what is typed is recorded. */
  readonly facts: ContactFacts;
  readonly pair: Suggestion;
  /** What the link would bring up against this being one boat. */
  readonly findings: readonly ClosingFinding[];
  readonly grade: Grade;
  /** Null: nothing on record speaks for it. */
  readonly reason: LinkReason | null;
}

/** How the link of a contact to a boat is offered, by what speaks against it and for it. */
export function offeredLink(board: Board, contact: Pick<ContactView, 'facts'>, boat: BoatView): OfferedLink {
  const pair = suggestionFor(board, contact, { boat: boat.boat });
  const findings = contradictionsByLinking(boat, contact.facts);
  return {
    facts: contact.facts,
    pair,
    findings,
    grade: gradeOf(pair, findings.length),
    reason: linkReasonOf(pair),
  };
}

/** As what it is linked where nobody says otherwise: what nothing on record speaks for is possible, and no more. */
export function linkedAs(offered: OfferedLink | null): {
  readonly grade: Grade;
  readonly reason: LinkReason;
} {
  if (offered === null || offered.reason === null) return { grade: 'possible', reason: 'other' };
  return { grade: offered.grade, reason: offered.reason };
}

/** A grade is offered by how much speaks for it, and never as confirmed: that is for a person to say. */
function gradeOf(suggestion: Suggestion, contradictions: number): Grade {
  const against = suggestion.against.length + contradictions;
  return suggestion.strength === 'strong' && against === 0 ? 'probable' : 'possible';
}
