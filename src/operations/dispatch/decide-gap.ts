import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc } from '../../kernel/time.ts';
import type { GapCommand, GapCommandOf, GapEvent } from './events-gap.ts';
import { received } from './receipt.ts';
import type { GapRefusal } from './refusals.ts';
import type { GapView } from './wire.ts';

type Decision = DecisionOf<GapEvent, GapRefusal>;

export type GapState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly gap: GapView };

/**
 * Decides over one gap in coverage: what falls out, what either state offers in its place and at what cost, and who
 * bears what is left. A decision may be followed by another; the last holds, and none is lost. Refusals: refusals.ts.
 */
export const gapDecider: Decider<GapState, GapCommand, GapEvent, GapRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    const { by } = command;
    if (command.type === 'OpenGap') return open(state, command, by);
    if (state.phase === 'none') return refuse('gap_unknown');
    const { gap } = state;
    if (gap.closed !== null) return refuse('gap_closed');
    switch (command.type) {
      case 'CompensateGap':
        return compensate(gap, command, by);
      case 'WithdrawCompensation':
        return stands(gap, command.compensation)
          ? ok([
              {
                type: 'CompensationWithdrawn',
                at: command.at,
                gap: gap.gap,
                compensation: command.compensation,
                by,
              },
            ])
          : refuse('compensation_unknown');
      case 'AcceptGap':
        return accept(gap, command, by);
      case 'CloseGap':
        return ok([{ type: 'GapClosed', at: command.at, gap: gap.gap, reason: command.reason, by }]);
      case 'ReceiveGap': {
        const side = received(gap, command);
        return side.ok
          ? ok([{ type: 'GapReceived', at: command.at, gap: gap.gap, side: side.value, by }])
          : side;
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'GapOpened') {
      if (state.phase !== 'none') return state;
      const { type: _type, on: _on, at, by, ...lacking } = event;
      const nothingYet = { compensations: [], decisions: [], receipts: [], closed: null };
      return { phase: 'known', gap: { ...lacking, opened: { by, at }, ...nothingYet } };
    }
    return state.phase === 'none' ? state : { phase: 'known', gap: evolveGap(state.gap, event) };
  },
};

function evolveGap(gap: GapView, event: Exclude<GapEvent, { readonly type: 'GapOpened' }>): GapView {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'GapCompensated': {
      const { compensation, kind, unit, cost, side } = event;
      const offered = { compensation, kind, unit, cost, side, ...said, withdrawn: null };
      return { ...gap, compensations: [...gap.compensations, offered] };
    }
    case 'CompensationWithdrawn': {
      const compensations = gap.compensations.map((one) =>
        one.compensation === event.compensation ? { ...one, withdrawn: said } : one,
      );
      return { ...gap, compensations };
    }
    case 'GapAccepted':
      return {
        ...gap,
        decisions: [...gap.decisions, { ...said, reason: event.reason, taken: event.taken }],
      };
    case 'GapClosed':
      return { ...gap, closed: { ...said, reason: event.reason } };
    case 'GapReceived':
      return { ...gap, receipts: [...gap.receipts, { ...said, side: event.side }] };
    default:
      return never(event);
  }
}

/** The decision that holds: the newest, unless something it relied on was withdrawn since. Null: nobody has decided. */
export function decisionOf(gap: GapView): GapView['decisions'][number] | null {
  const last = gap.decisions.at(-1) ?? null;
  return last !== null && last.taken.every((one) => stands(gap, one)) ? last : null;
}

function stands({ compensations }: GapView, id: string): boolean {
  return compensations.some(({ compensation, withdrawn }) => compensation === id && withdrawn === null);
}

function open(state: GapState, command: GapCommandOf<'OpenGap'>, by: string): Decision {
  if (state.phase !== 'none') return refuse('gap_exists');
  const { at, gap, asset, loses, area, from, to, cause, givenFrom } = command;
  if (fromUtc(to) <= fromUtc(from)) return refuse('times_reversed');
  if (fromUtc(to) <= fromUtc(at)) return refuse('over_already');
  const side = givenFrom?.state ?? null;
  return ok([{ type: 'GapOpened', at, gap, asset, loses, area, from, to, cause, side, by }]);
}

function compensate(gap: GapView, command: GapCommandOf<'CompensateGap'>, by: string): Decision {
  const { at, compensation, kind, unit, cost, givenFrom } = command;
  const side = givenFrom?.state ?? null;
  if (side === null) return refuse('side_missing');
  if (gap.compensations.some((one) => one.compensation === compensation))
    return refuse('compensation_exists');
  if (cost.euros === null && cost.pounds === null) return refuse('cost_missing');
  return ok([{ type: 'GapCompensated', at, gap: gap.gap, compensation, kind, unit, cost, side, by }]);
}

function accept(gap: GapView, command: GapCommandOf<'AcceptGap'>, by: string): Decision {
  const { at, taken, reason } = command;
  const unknown = taken.find((one) => !stands(gap, one));
  if (unknown !== undefined) return refuse('compensation_unknown', { compensation: unknown });
  const saysCompensated = reason === 'compensated' || reason === 'partly_compensated';
  if (saysCompensated !== taken.length > 0) return refuse('reason_contradicts');
  const before = decisionOf(gap);
  const isSame =
    before !== null &&
    before.reason === reason &&
    before.taken.length === taken.length &&
    before.taken.every((one) => taken.includes(one));
  return isSame ? refuse('unchanged') : ok([{ type: 'GapAccepted', at, gap: gap.gap, taken, reason, by }]);
}
