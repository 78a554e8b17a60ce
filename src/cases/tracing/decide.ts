import { type Decider, type Decision as DecisionOf, saidIn } from '../../kernel/decider.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import type { Facts, TracingCommand, TracingEvent } from './events-tracing.ts';
import type { TracingRefusal } from './refusals.ts';
import { decidePair } from './decide-pair.ts';
import { evolveTracing, isHeard, nothing, type Standing, type TracingState } from './state.ts';
import { isChildAlone, type RequestFacts } from './wire.ts';

type Decision = DecisionOf<TracingEvent, TracingRefusal>;
type CommandOf<Type extends TracingCommand['type']> = Extract<TracingCommand, { readonly type: Type }>;

/**
 * Decides over one person's search for their family. Whoever keeps the request says all that is said of it; the other
 * state's staff say theirs on their own request, so that two people, each of their own side, link two requests, and each
 * person agrees for themselves before there is any contact. Nothing is linked, shared or closed by itself, and everything
 * but an opening can be undone. Refusals: refusals.ts. Source: PROBLEM F21.
 */
export const tracingDecider: Decider<TracingState, TracingCommand, TracingEvent, TracingRefusal> = {
  initial: nothing,
  decide(state, command): Decision {
    const { by } = command;
    if (by === undefined) return refuse('actor_missing');
    if (command.type === 'OpenTracing') return open(state, command, by);
    const { own, facts } = state;
    if (facts === null) return refuse('request_unknown');
    if (own === null || facts.side !== command.givenFrom?.state) return refuse('not_own');
    const standing = { ...state, own, facts };
    if (command.type === 'ReopenTracing') return reopen(standing, command, by);
    if (own.closed !== null) return refuse('request_closed');
    switch (command.type) {
      case 'CorrectTracing':
        return correct(standing, command, by);
      case 'ShareTracing':
        return share(standing, command, by);
      case 'WithholdTracing': {
        const { at, request } = command;
        if (!state.isShared) return refuse('not_shared');
        return ok([
          { type: 'ConsentWithdrawn', at, request, by },
          { type: 'TracingWithheld', at, request },
        ]);
      }
      case 'CloseTracing': {
        const { at, request, outcome } = command;
        const told = state.isShared ? [{ type: 'TracingWithheld' as const, at, request }] : [];
        return ok([{ type: 'TracingClosed', at, request, outcome, by }, ...told]);
      }
      case 'LinkFamily':
      case 'UnlinkFamily':
      case 'RuleOutFamily':
      case 'ReconsiderFamily':
      case 'AgreeToContact':
      case 'DeclineContact':
      case 'RaiseConcern':
      case 'ClearConcern':
        return decidePair(standing, command, by);
      default:
        return never(command);
    }
  },
  evolve: evolveTracing,
};

function open(state: TracingState, command: CommandOf<'OpenTracing'>, by: ActorId): Decision {
  const { at, givenFrom } = command;
  const side = givenFrom?.state ?? null;
  if (state.own !== null || state.facts !== null) return refuse('request_exists');
  if (side === null) return refuse('side_missing');
  const wrong = faultIn(command, at);
  if (wrong !== null) return refuse(wrong);
  if (isChildAlone(command)) return refuse('child_needs_guardian');
  const { shared, ...said } = saidIn(command);
  const told = shared ? [sharedEvent({ ...said, side }, at)] : [];
  return ok([{ type: 'TracingOpened', at, ...said, side, by }, ...told]);
}

function correct(standing: Standing, command: CommandOf<'CorrectTracing'>, by: ActorId): Decision {
  const { facts, isShared, own } = standing;
  const { at, request, seeker } = command;
  const wrong = faultIn(command, at);
  if (wrong !== null) return refuse(wrong);
  const said = saidIn(command);
  return ok([
    { type: 'TracingCorrected', at, ...said, by },
    ...(isShared ? [sharedEvent({ ...said, side: facts.side }, at)] : []),
    // Who is a child after all has not agreed alone: the fold lets go of it, and the other side hears so.
    ...own.pairs.flatMap(({ other, agreed }): readonly TracingEvent[] => {
      const isOver = agreed !== null && isChildAlone({ seeker, consent: agreed.consent });
      return isOver && isHeard(standing, other) ? [{ type: 'AgreementTakenBack', at, request, other }] : [];
    }),
  ]);
}

function share(standing: Standing, command: CommandOf<'ShareTracing'>, by: ActorId): Decision {
  const { at, request, consent } = command;
  const { seeker } = standing.facts;
  // Of a person who turned out to be a child, whoever protects it agrees anew: what is told stands meanwhile.
  const isRenewed = standing.isShared && isChildAlone({ seeker, consent: standing.own.consent });
  if (standing.isShared && !isRenewed) return refuse('already_shared');
  if (isChildAlone({ seeker, consent })) return refuse('child_needs_guardian');
  if (isRenewed) return ok([{ type: 'ConsentGiven', at, request, consent, by }]);
  return ok([{ type: 'ConsentGiven', at, request, consent, by }, ...toldOfAll(standing, at)]);
}

function reopen(standing: Standing, { at, request }: CommandOf<'ReopenTracing'>, by: ActorId): Decision {
  if (standing.own.closed === null) return refuse('request_open');
  // Whether the other side is told again, the person is asked again.
  return ok([{ type: 'TracingReopened', at, request, by }]);
}

/** What the other side is told of a request, once more where it was withheld meanwhile: links and agreements that stand. */
function toldOfAll({ facts, own }: Standing, at: UtcText): readonly TracingEvent[] {
  const { request } = facts;
  return [
    sharedEvent(facts, at),
    ...own.pairs.flatMap(({ other, link, agreed }): readonly TracingEvent[] => {
      if (link?.across !== true) return [];
      return [
        { type: 'LinkTold', at, request, other, grounds: link.grounds },
        ...(agreed === null ? [] : [{ type: 'AgreementTold' as const, at, request, other }]),
      ];
    }),
  ];
}

function faultIn({ parting: { from, until } }: Pick<Facts, 'parting'>, at: UtcText): TracingRefusal | null {
  if (fromUtc(until) < fromUtc(from)) return 'end_before_start';
  return fromUtc(from) > fromUtc(at) ? 'not_yet' : null;
}

/** All that the other side is told of a request. */
function sharedEvent({ request, relation, seeker, parting, side }: Omit<RequestFacts, 'at'>, at: UtcText) {
  return { type: 'TracingShared', at, request, relation, seeker, parting, side } as const;
}
