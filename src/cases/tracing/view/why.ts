import type { Text } from '../../../kernel/text.ts';
import { tracingRefusals as refusals } from '../refusals.ts';
import { isChildAlone, type OwnRequest, type PairView, phaseOf, type RequestFacts } from '../wire.ts';

/** Acts on a request, each behind a dialog of its own. */
export type RequestAct = 'correct' | 'share' | 'withhold' | 'close' | 'reopen';
/** Acts on a request and one other. */
export type PairAct = 'link' | 'ruleOut' | 'reconsider' | 'agree' | 'decline' | 'raise' | 'clear' | 'unlink';

/** Why an act on a request is not possible as it stands, in the words in which the node would refuse it; null: it is. */
export function whyNot(act: RequestAct, request: OwnRequest): Text | null {
  const { closed, isShared } = request;
  if (act === 'reopen') return closed === null ? refusals.request_open : null;
  if (closed !== null) return refusals.request_closed;
  if (act === 'share') return isShared && !isChildAlone(request) ? refusals.already_shared : null;
  if (act === 'withhold') return isShared ? null : refusals.not_shared;
  return null;
}

/** The same of an act on a request and one other; `staff`: who would do it. */
export function whyNotPair(
  act: PairAct,
  { request, pair, staff }: { readonly request: OwnRequest; readonly pair: PairView; readonly staff: string },
): Text | null {
  if (request.closed !== null) return refusals.request_closed;
  const { link, agreed, declined, ruledOut, concern, other } = pair;
  const isGone = link === null && other === null;
  switch (act) {
    case 'link':
      if (link !== null) return refusals.already_linked;
      if (other === null) return refusals.other_gone;
      return other.side !== request.side && !request.isShared ? refusals.share_first : null;
    case 'ruleOut':
      return ruledOut !== null ? refusals.already_said : isGone ? refusals.other_gone : null;
    case 'reconsider':
      return ruledOut === null ? refusals.not_ruled_out : null;
    case 'raise':
      return concern !== null ? refusals.already_said : isGone ? refusals.other_gone : null;
    case 'clear':
      if (concern === null) return refusals.concern_unknown;
      return concern.by === staff ? refusals.second_person : null;
    case 'unlink':
      return link === null ? refusals.not_linked : null;
    case 'decline':
      return link === null ? refusals.not_linked : declined !== null ? refusals.already_said : null;
    case 'agree':
      if (link === null) return refusals.not_linked;
      if (concern !== null) return refusals.concern_stands;
      if (agreed !== null) return refusals.already_said;
      return other === null ? refusals.other_gone : null;
  }
}

/** A pair of which nothing has been said yet: one that is only offered. */
export function unsaidPair(facts: RequestFacts): PairView {
  const nothing = { link: null, ruledOut: null, agreed: null, declined: null, concern: null, told: null };
  return { ...nothing, other: facts, otherRequest: facts.request };
}

/** True where this side has something to do now: to look, to decide, to ask the person, to arrange. */
export function needsAct(request: OwnRequest): boolean {
  const isToDo = ['contact_agreed', 'linked_there', 'suggested'].includes(phaseOf(request));
  return isToDo || (request.closed === null && request.pairs.some(isPersonToBeAsked));
}

/** True where two requests are linked from this side and its person has not been asked yet. */
export function isPersonToBeAsked({ link, agreed, declined, concern, other }: PairView): boolean {
  return link !== null && other !== null && agreed === null && declined === null && concern === null;
}
