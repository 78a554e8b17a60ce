import { z } from 'zod';
import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { Decider } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { Handling } from '../../kernel/marking.ts';
import { never, ok } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { conditionText } from './condition-text.ts';
import { recordHandling } from './handling.ts';
import { type CommandsOf, type EventsOf, shortName } from './shapes.ts';

const call = z.string().regex(/^[a-z]-[0-9a-z]{6,40}$/);
const ofCall = z.strictObject({ call });

/** Given by a flow alone: no address takes them. `place` null: on the road. */
export const landCallCommandSchemas = {
  RaiseLandCall: ofCall.extend({ place: shortName.nullable(), seenAt: utcText }),
  EndLandCall: ofCall,
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a call ashore. */
export const landCallEventSchemas = {
  LandCallRaised: landCallCommandSchemas.RaiseLandCall,
  LandCallEnded: landCallCommandSchemas.EndLandCall,
} as const satisfies Record<string, z.ZodType>;

export type LandCallEvent = EventsOf<typeof landCallEventSchemas>;
export type LandCallCommand = CommandsOf<typeof landCallCommandSchemas>;

/** A life at risk in a vehicle, as somebody ashore has said: whether anybody goes is decided by people. */
export interface LandCall {
  readonly call: string;
  readonly place: string | null;
  readonly seenAt: UtcText;
  readonly raisedAt: UtcText;
  readonly endedAt: UtcText | null;
}
export type LandCallState =
  | { readonly phase: 'none' }
  | { readonly phase: 'raised'; readonly call: LandCall };

/** Nothing of a call ashore is refused: a flow alone gives its orders. */
export const landCallRefusals = {} as const satisfies Record<string, Text>;

/** What each event of a call ashore says, for the record. */
export const landCallEventText = {
  LandCallRaised: { en: 'People said to be in a vehicle', fr: 'Personnes signalées dans un véhicule' },
  LandCallEnded: { en: 'Call answered on the spot', fr: 'Appel traité sur place' },
} as const satisfies Record<LandCallEvent['type'], Text>;

/** It stays on this node, as the freight record does from which it comes. */
const handling = { ...recordHandling, release: 'never' } as const satisfies Handling;

/** How each event of a call ashore may be used, released and kept. */
export const landCallHandling = {
  LandCallRaised: handling,
  LandCallEnded: handling,
} as const satisfies Record<LandCallEvent['type'], Handling>;

/** Decides over one call ashore: raised once, ended once. The same again writes nothing. */
export const landCallDecider: Decider<
  LandCallState,
  LandCallCommand,
  LandCallEvent,
  keyof typeof landCallRefusals
> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at } = command;
    switch (command.type) {
      case 'RaiseLandCall': {
        if (state.phase !== 'none') return ok([]);
        const { place, seenAt } = command;
        return ok([{ type: 'LandCallRaised', at, call: command.call, place, seenAt }]);
      }
      case 'EndLandCall':
        // Every driver’s report is answered, and few have raised a call: where there is none, there is none to end.
        if (state.phase === 'none') return ok([]);
        return ok(state.call.endedAt === null ? [{ type: 'LandCallEnded', at, call: command.call }] : []);
      default:
        return never(command);
    }
  },
  evolve: evolveLandCall,
};

function evolveLandCall(state: LandCallState, event: LandCallEvent): LandCallState {
  switch (event.type) {
    case 'LandCallRaised': {
      if (state.phase !== 'none') return state;
      const { call: id, place, seenAt, at } = event;
      return { phase: 'raised', call: { call: id, place, seenAt, raisedAt: at, endedAt: null } };
    }
    case 'LandCallEnded':
      return state.phase === 'none' ? state : { phase: 'raised', call: { ...state.call, endedAt: event.at } };
    default:
      return never(event);
  }
}

/** First part of the stream's name. */
export const landCallKind = 'land_call';

/** Calls ashore: written by the flow from freight. */
export const landCallStream: StreamDoor = {
  kind: landCallKind,
  decider: landCallDecider as unknown as StreamDoor['decider'], // the door erases state types
  commands: {},
  events: landCallEventSchemas,
  handling: landCallHandling,
  upcasters: {},
  refusals: landCallRefusals,
};

/** A life at risk until somebody on the spot has answered: at once, on the desks of both states. */
export function landCallConditions(calls: readonly LandCall[]): readonly AlarmCondition[] {
  return calls
    .filter(({ endedAt }) => endedAt === null)
    .map(({ call: id, place, raisedAt }) => ({
      key: `land_call/${id}`,
      kind: 'people_in_vehicle',
      priority: 'life',
      side: 'both',
      role: 'watch_officer',
      since: raisedAt,
      actBefore: null,
      about: `land_call/${id}`,
      reference: place,
      cause: `place/${place ?? 'road'}`,
      ...conditionText.people_in_vehicle,
    }));
}
