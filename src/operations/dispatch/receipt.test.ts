import { describe, expect, test } from 'vitest';
import type { GivenFrom } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import { instant } from '../../kernel/time.ts';
import { dispatchConditions } from './conditions.ts';
import { gapDecider } from './decide-gap.ts';
import { relayDecider } from './decide-relay.ts';
import type { GapEvent } from './events-gap.ts';
import type { RelayEvent } from './events-relay.ts';
import { after, at, begin, boat, by } from './given-dispatch.ts';
import { receiptOfOther } from './receipt.ts';

const uk: GivenFrom = { state: 'uk', desk: null, roles: ['watch_officer'], node: 'uk' };
const fr: GivenFrom = { ...uk, state: 'fr', node: 'fr' };
const area = [
  { lat: 51, lon: 1.4 },
  { lat: 51, lon: 1.6 },
  { lat: 51.1, lon: 1.5 },
];
const sent: RelayEvent = {
  type: 'RelaySent',
  at,
  by,
  relay: 'r-1',
  boat,
  nature: 'sinking',
  position: { lat: 51, lon: 1.5, accuracyMetres: 500 },
  persons: 30,
  stations: ['CG-EXAMPLE'],
  side: 'uk',
};
const opened: GapEvent = {
  type: 'GapOpened',
  at,
  by,
  gap: 'g-1',
  asset: 'AIR-1',
  loses: ['aerial_picture'],
  area,
  from: after(7_200),
  to: after(14_400),
  cause: 'weather',
  side: 'uk',
};
const receiveRelay = { type: 'ReceiveRelay', at, by, relay: 'r-1', givenFrom: fr } as const;
const receiveGap = { type: 'ReceiveGap', at, by, gap: 'g-1', givenFrom: fr } as const;
const relayReceived = { type: 'RelayReceived', at, by, relay: 'r-1', side: 'fr' } as const;
const gapReceived = { type: 'GapReceived', at, by, gap: 'g-1', side: 'fr' } as const;

describe('the other side’s watch acknowledges', () => {
  test('a mayday relay, as a record of its own and once; a late word is still a word', () => {
    given(relayDecider, [sent]).when(receiveRelay).then([relayReceived]);
    given(relayDecider, [sent, relayReceived]).when(receiveRelay).refuses('unchanged');
    const ended: RelayEvent = { type: 'RelayEnded', at, by, relay: 'r-1', reason: 'resolved' };
    given(relayDecider, [sent, ended]).when(receiveRelay).then([relayReceived]);
  });

  test('a coverage gap, without deciding on it', () => {
    const { state } = given(gapDecider, [opened, gapReceived]);
    given(gapDecider, [opened]).when(receiveGap).then([gapReceived]);
    given(gapDecider, [opened, gapReceived]).when(receiveGap).refuses('unchanged');
    expect(state).toMatchObject({ gap: { decisions: [], receipts: [{ side: 'fr', by, at }] } });
  });

  test('and nobody does it for them: neither who sent it, nor its people on the other’s node', () => {
    given(relayDecider, [sent])
      .when({ ...receiveRelay, givenFrom: uk })
      .refuses('own_record');
    given(relayDecider, [sent])
      .when({ ...receiveRelay, givenFrom: { ...fr, node: 'uk' } })
      .refuses('side_missing');
    given(gapDecider, [opened])
      .when({ ...receiveGap, givenFrom: uk })
      .refuses('own_record');
  });

  test('it answers for no unit: the relay stays unanswered', () => {
    const { state } = given(relayDecider, [sent, relayReceived]);
    if (state.phase !== 'sent') throw new Error('no relay');
    expect(state.relay.units).toEqual([]);
    expect(receiptOfOther(state.relay)).toMatchObject({ side: 'fr' });
  });
});

describe('unacknowledged, a relay calls the other watch before it calls both', () => {
  const conditions = (events: readonly RelayEvent[], seconds: number) => {
    const { state } = given(relayDecider, events);
    if (state.phase !== 'sent') throw new Error('no relay');
    const now = instant(begin + seconds * 1_000);
    const record = { units: [], tasks: [], gaps: [], requests: [], relays: [state.relay], now };
    return dispatchConditions(record).map(({ kind, side }) => `${kind} ${side}`);
  };
  const going: RelayEvent = {
    type: 'RelayAcknowledged',
    at,
    by,
    relay: 'r-1',
    unit: 'U-A',
    intention: 'proceeding',
    reason: null,
    arrivesAt: null,
  };

  test.each<[string, readonly RelayEvent[], number, readonly string[]]>([
    ['nothing yet', [sent], 149, []],
    ['the other watch', [sent], 150, ['relay_not_received fr']],
    ['it has said so', [sent, relayReceived], 150, []],
    ['then both', [sent], 300, ['mayday_relay_no_acknowledgement both']],
    ['a unit goes', [sent, going], 300, []],
    ['received, and still no unit', [sent, relayReceived], 300, ['mayday_relay_no_acknowledgement both']],
  ])('%s', (_name, events, seconds, expected) => {
    expect(conditions(events, seconds)).toEqual(expected);
  });
});
