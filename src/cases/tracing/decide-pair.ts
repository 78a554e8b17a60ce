import type { Decision as DecisionOf } from '../../kernel/decider.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { type TracingCommand, type TracingEvent, tracingKind } from './events-tracing.ts';
import type { TracingRefusal } from './refusals.ts';
import { isHeard, pairOf, type Standing, type TracingState } from './state.ts';
import { isChildAlone, type RequestFacts } from './wire.ts';

type Decision = DecisionOf<TracingEvent, TracingRefusal>;
export type PairCommand = Extract<TracingCommand, { readonly other: string }>;
type CommandOf<Type extends PairCommand['type']> = Extract<PairCommand, { readonly type: Type }>;

/** Decides what is said of a request of one's own and one other. */
export function decidePair(standing: Standing, command: PairCommand, by: ActorId): Decision {
  const { at, request, other } = command;
  if (other === request) return refuse('same_request');
  const pair = pairOf(standing.own.pairs, other);
  const ofBoth = { at, request, other };
  // The other side hears that it is so no longer, and not why.
  const isTold = isHeard(standing, other);
  const linkBack = isTold ? [{ type: 'LinkTakenBack' as const, ...ofBoth }] : [];
  const agreementBack =
    isTold && pair.agreed !== null ? [{ type: 'AgreementTakenBack' as const, ...ofBoth }] : [];
  switch (command.type) {
    case 'LinkFamily':
      return link(standing, command, by);
    case 'UnlinkFamily':
      if (pair.link === null) return refuse('not_linked');
      return ok([{ type: 'FamilyUnlinked', ...ofBoth, ground: command.ground, by }, ...linkBack]);
    case 'RuleOutFamily':
      if (pair.ruledOut !== null) return refuse('already_said');
      if (pair.link === null && seenOther(standing, command) === null) return refuse('other_gone');
      return ok([{ type: 'FamilyRuledOut', ...ofBoth, ground: command.ground, by }, ...linkBack]);
    case 'ReconsiderFamily':
      if (pair.ruledOut === null) return refuse('not_ruled_out');
      return ok([{ type: 'FamilyReconsidered', ...ofBoth, by }]);
    case 'AgreeToContact':
      return agree(standing, command, by);
    case 'DeclineContact':
      if (pair.link === null) return refuse('not_linked');
      if (pair.declined !== null) return refuse('already_said');
      return ok([{ type: 'ContactDeclined', ...ofBoth, by }, ...agreementBack]);
    case 'RaiseConcern':
      if (pair.concern !== null) return refuse('already_said');
      if (pair.link === null && seenOther(standing, command) === null) return refuse('other_gone');
      return ok([{ type: 'ConcernRaised', ...ofBoth, concern: command.concern, by }, ...agreementBack]);
    case 'ClearConcern':
      if (pair.concern === null) return refuse('concern_unknown');
      if (pair.concern.by === by) return refuse('second_person');
      return ok([{ type: 'ConcernCleared', ...ofBoth, by }]);
    default:
      return never(command);
  }
}

function link(standing: Standing, command: CommandOf<'LinkFamily'>, by: ActorId): Decision {
  const { at, request, other, grounds } = command;
  const pair = pairOf(standing.own.pairs, other);
  if (pair.link !== null) return refuse('already_linked');
  const seen = seenOther(standing, command);
  if (seen === null) return refuse('other_gone');
  const across = seen.side !== standing.facts.side;
  if (across && !standing.isShared) return refuse('share_first');
  return ok([
    { type: 'FamilyLinked', at, request, other, grounds, across, by },
    ...(across ? [{ type: 'LinkTold' as const, at, request, other, grounds }] : []),
  ]);
}

/** Each person agrees for themselves; of a child, a guardian or whoever protects it. */
function agree(standing: Standing, command: CommandOf<'AgreeToContact'>, by: ActorId): Decision {
  const { at, request, other, consent } = command;
  const pair = pairOf(standing.own.pairs, other);
  if (pair.link === null) return refuse('not_linked');
  if (pair.concern !== null) return refuse('concern_stands');
  if (pair.agreed !== null) return refuse('already_said');
  if (isChildAlone({ seeker: standing.facts.seeker, consent })) return refuse('child_needs_guardian');
  if (seenOther(standing, command) === null) return refuse('other_gone');
  return ok([
    { type: 'ContactAgreed', at, request, other, consent, by },
    ...(isHeard(standing, other) ? [{ type: 'AgreementTold' as const, at, request, other }] : []),
  ]);
}

/** The other request, where its own person lets it be seen from here; null: closed, withheld or never told. */
function seenOther({ facts }: Standing, { seen, other }: PairCommand): RequestFacts | null {
  const state = seen?.[`${tracingKind}/${other}`] as TracingState | undefined; // as its door names it
  if (state === undefined || state.facts === null || (state.own !== null && state.own.closed !== null))
    return null;
  return state.facts.side === facts.side || state.isShared ? state.facts : null;
}
