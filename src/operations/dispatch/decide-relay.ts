import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { RelayCommand, RelayCommandOf, RelayEvent } from './events-relay.ts';
import type { RelayRefusal } from './refusals.ts';
import { received } from './receipt.ts';
import type { RelayUnit, RelayView } from './wire.ts';

type Decision = DecisionOf<RelayEvent, RelayRefusal>;

/** A relay as folded: who is nearest is reckoned when it is asked, not kept. */
export type Relay = Omit<RelayView, 'nearest'>;
export type RelayState = { readonly phase: 'none' } | { readonly phase: 'sent'; readonly relay: Relay };

/**
 * Decides over one mayday relay. It stands on its own stream and waits for no other: no unit's record and no missing
 * boat can keep a distress call from being sent. Refusals: refusals.ts.
 */
export const relayDecider: Decider<RelayState, RelayCommand, RelayEvent, RelayRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    if (command.type === 'SendRelay') return send(state, command, command.by);
    if (state.phase === 'none') return refuse('relay_unknown');
    // A late answer is still an answer: who was on the way belongs on record.
    const isAnswer = command.type === 'AcknowledgeRelay' || command.type === 'ReceiveRelay';
    if (state.relay.ended !== null && !isAnswer) return refuse('relay_over');
    switch (command.type) {
      case 'CallUnits':
        return call(state.relay, command, command.by);
      case 'AcknowledgeRelay':
        return acknowledge(state.relay, command, command.by);
      case 'EndRelay': {
        const { at, relay, reason, by } = command;
        return ok([{ type: 'RelayEnded', at, relay, reason, by }]);
      }
      case 'ReceiveRelay': {
        const { at, relay, by } = command;
        const side = received(state.relay, command);
        return side.ok ? ok([{ type: 'RelayReceived', at, relay, side: side.value, by }]) : side;
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'RelaySent') {
      if (state.phase !== 'none') return state;
      const { type: _type, on: _on, at, by, ...distress } = event;
      const nothingYet = { units: [], receipts: [], ended: null };
      return { phase: 'sent', relay: { ...distress, sent: { by, at }, ...nothingYet } };
    }
    return state.phase === 'none' ? state : { phase: 'sent', relay: evolveRelay(state.relay, event) };
  },
};

function evolveRelay(relay: Relay, event: Exclude<RelayEvent, { readonly type: 'RelaySent' }>): Relay {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'UnitCalled':
      return withUnit(relay, event.unit, { called: said });
    case 'RelayAcknowledged': {
      const { unit, intention, reason, arrivesAt } = event;
      return withUnit(relay, unit, { answer: { ...said, intention, reason, arrivesAt } });
    }
    case 'RelayEnded':
      return { ...relay, ended: { ...said, reason: event.reason } };
    case 'RelayReceived':
      return { ...relay, receipts: [...relay.receipts, { ...said, side: event.side }] };
    default:
      return never(event);
  }
}

function withUnit(relay: Relay, unit: string, told: Partial<RelayUnit>): Relay {
  const before = relay.units.find((one) => one.unit === unit);
  if (before === undefined)
    return { ...relay, units: [...relay.units, { unit, called: null, answer: null, ...told }] };
  return { ...relay, units: relay.units.map((one) => (one === before ? { ...one, ...told } : one)) };
}

function send(state: RelayState, command: RelayCommandOf<'SendRelay'>, by: string): Decision {
  if (state.phase !== 'none') return refuse('relay_exists');
  const { at, relay, boat, nature, position, persons, stations, units, givenFrom } = command;
  if (units.length === 0 && stations.length === 0) return refuse('nobody_addressed');
  const side = givenFrom?.state ?? null;
  const sent: RelayEvent = {
    type: 'RelaySent',
    at,
    relay,
    boat,
    nature,
    position,
    persons,
    stations,
    side,
    by,
  };
  return ok([sent, ...calls(command, units, by)]);
}

function call(relay: Relay, command: RelayCommandOf<'CallUnits'>, by: string): Decision {
  const called = new Set(relay.units.filter((one) => one.called !== null).map(({ unit }) => unit));
  const further = command.units.filter((unit) => !called.has(unit));
  return further.length === 0 ? refuse('all_called_already') : ok(calls(command, further, by));
}

/** One entry a unit, so that the call-out of each can be found by itself. */
function calls(
  { at, relay }: Pick<RelayCommand, 'at' | 'relay'>,
  units: readonly string[],
  by: string,
): readonly RelayEvent[] {
  return [...new Set(units)].map((unit) => ({ type: 'UnitCalled', at, relay, unit, by }));
}

function acknowledge(relay: Relay, command: RelayCommandOf<'AcknowledgeRelay'>, by: string): Decision {
  const { at, unit, intention, reason, arrivesAt } = command;
  if (intention === 'cannot' && reason === null) return refuse('reason_missing');
  const before = relay.units.find((one) => one.unit === unit)?.answer ?? null;
  if (
    before !== null &&
    before.intention === intention &&
    before.reason === reason &&
    before.arrivesAt === arrivesAt
  )
    return refuse('unchanged');
  return ok([{ type: 'RelayAcknowledged', at, relay: relay.relay, unit, intention, reason, arrivesAt, by }]);
}
