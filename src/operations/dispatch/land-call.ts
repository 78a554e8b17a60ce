import { z } from 'zod';
import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { Decider } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { Handling } from '../../kernel/marking.ts';
import { never, ok } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { conditionText } from './condition-text.ts';
import { recordHandling } from './handling.ts';

const call = z.string().regex(/^[a-z]-[0-9a-z]{6,40}$/);
const ofCall = z.strictObject({ call });
const report = z.string().regex(/^[a-z]-[0-9a-z]{6,40}$/);

/**
 * Given by a flow alone: no address takes them. `call`: all reports from one place are one call, whatever their number.
 * `place` null: on the road. `EndLandCall`: one of its reports was answered on the spot; null: all of them.
 */
export const landCallCommandSchemas = {
  RaiseLandCall: ofCall.extend({ report, place: shortName.nullable(), seenAt: utcText }),
  EndLandCall: ofCall.extend({ report: report.nullable() }),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a call ashore. */
export const landCallEventSchemas = {
  /** As written until each place had one call: a call of one report. Kept so that older books are read. */
  LandCallRaised: ofCall.extend({ place: shortName.nullable(), seenAt: utcText }),
  LandCallReported: landCallCommandSchemas.RaiseLandCall,
  LandCallAnswered: ofCall.extend({ report }),
  /** No report of it is left unanswered. */
  LandCallEnded: ofCall,
} as const satisfies Record<string, z.ZodType>;

export type LandCallEvent = EventsOf<typeof landCallEventSchemas>;
export type LandCallCommand = CommandsOf<typeof landCallCommandSchemas>;

/** One report of a call, by its number in the freight book, where it is kept whole. */
export interface LandReport {
  readonly report: string;
  readonly seenAt: UtcText;
  readonly at: UtcText;
}

/** A life at risk in a vehicle at a place, as people ashore have said: whether anybody goes is decided by people. */
export interface LandCall {
  readonly call: string;
  readonly place: string | null;
  /** When the last of them says that it was seen. */
  readonly seenAt: UtcText;
  /** Of the first report that is not answered, or was not when this began. */
  readonly raisedAt: UtcText;
  /** When the desks were last asked: a report long after that asks them anew. */
  readonly askedAt: UtcText;
  readonly lastAt: UtcText;
  /** Reports since it was raised, and how many of them nobody has answered. */
  readonly reports: number;
  readonly open: number;
  /** Newest first, the last fifty. */
  readonly newest: readonly LandReport[];
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
  LandCallReported: { en: 'People said to be in a vehicle', fr: 'Personnes signalées dans un véhicule' },
  LandCallAnswered: { en: 'Report answered on the spot', fr: 'Signalement traité sur place' },
  LandCallEnded: { en: 'Every report of the place answered', fr: 'Tous les signalements du lieu traités' },
} as const satisfies Record<LandCallEvent['type'], Text>;

/** It stays on this node, as the freight record does from which it comes. */
const handling = { ...recordHandling, release: 'never' } as const satisfies Handling;

/** How each event of a call ashore may be used, released and kept. */
export const landCallHandling = {
  LandCallRaised: handling,
  LandCallReported: handling,
  LandCallAnswered: handling,
  LandCallEnded: handling,
} as const satisfies Record<LandCallEvent['type'], Handling>;

/** Decides over the call of one place: raised by its first report, ended when each is answered. */
export const landCallDecider: Decider<
  LandCallState,
  LandCallCommand,
  LandCallEvent,
  keyof typeof landCallRefusals
> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, call: id } = command;
    switch (command.type) {
      case 'RaiseLandCall': {
        const { report: of, place, seenAt } = command;
        const isKnown = state.phase !== 'none' && state.call.newest.some((one) => one.report === of);
        return ok(isKnown ? [] : [{ type: 'LandCallReported', at, call: id, report: of, place, seenAt }]);
      }
      case 'EndLandCall': {
        // Every driver’s report is answered, and few have raised a call: where there is none, there is none to end.
        if (state.phase === 'none') return ok([]);
        if (state.call.endedAt !== null) return ok([]);
        const ended: LandCallEvent = { type: 'LandCallEnded', at, call: id };
        if (command.report === null) return ok([ended]);
        const answered: LandCallEvent = { type: 'LandCallAnswered', at, call: id, report: command.report };
        return ok(state.call.open <= 1 ? [answered, ended] : [answered]);
      }
      default:
        return never(command);
    }
  },
  evolve: evolveLandCall,
};

function evolveLandCall(state: LandCallState, event: LandCallEvent): LandCallState {
  switch (event.type) {
    case 'LandCallRaised':
      return reported(state, { ...event, report: event.call });
    case 'LandCallReported':
      return reported(state, event);
    case 'LandCallAnswered': {
      if (state.phase === 'none') return state;
      const { call: before } = state;
      return { phase: 'raised', call: { ...before, open: Math.max(0, before.open - 1) } };
    }
    case 'LandCallEnded':
      return state.phase === 'none'
        ? state
        : { phase: 'raised', call: { ...state.call, open: 0, endedAt: event.at } };
    default:
      return never(event);
  }
}

/** Reports kept with the call itself; all are kept in the freight book. */
const newestMax = 50;
/**
 * After so long a further report asks the desks anew. Longer than an unacknowledged alarm for life takes to rise to the
 * top (60 and 180 seconds): no flood of reports cuts its clock short, and none that was acknowledged hides the next
 * vehicle for longer.
 */
const asksAgainSeconds = 300;

type Reported = LandReport & Pick<LandCall, 'call' | 'place'>;

function reported(
  state: LandCallState,
  { call: id, report: of, place, seenAt, at }: Reported,
): LandCallState {
  const one: LandReport = { report: of, seenAt, at };
  if (state.phase === 'none' || state.call.endedAt !== null) {
    const begun = { call: id, place, seenAt, raisedAt: at, askedAt: at, lastAt: at };
    return { phase: 'raised', call: { ...begun, reports: 1, open: 1, newest: [one], endedAt: null } };
  }
  const { call: before } = state;
  const isAnew = fromUtc(at) - fromUtc(before.askedAt) >= asksAgainSeconds * 1_000;
  return {
    phase: 'raised',
    call: {
      ...before,
      seenAt,
      lastAt: at,
      askedAt: isAnew ? at : before.askedAt,
      reports: before.reports + 1,
      open: before.open + 1,
      newest: [one, ...before.newest].slice(0, newestMax),
    },
  };
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

/**
 * A life at risk until somebody on the spot has answered: at once, on the desks of both states, one alarm a place however
 * many report it. How many is said by steps, so that a flood of reports does not become a flood of changes.
 */
export function landCallConditions(calls: readonly LandCall[]): readonly AlarmCondition[] {
  return calls
    .filter(({ endedAt }) => endedAt === null)
    .map((one) => {
      const { call: id, place, askedAt, reports } = one;
      const { consequence, act } = conditionText.people_in_vehicle;
      const step = stepOf(reports);
      return {
        key: `land_call/${id}`,
        kind: 'people_in_vehicle',
        priority: 'life',
        side: 'both',
        role: 'watch_officer',
        since: askedAt,
        actBefore: null,
        about: `land_call/${id}`,
        reference: step === 1 ? place : `${place ?? '–'} ${step}×`,
        cause: `place/${place ?? 'road'}`,
        consequence: step === 1 ? consequence : withCount(consequence, one, step),
        act,
      };
    });
}

const steps = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** The highest step that the count has reached. */
function stepOf(reports: number): number {
  return steps.findLast((step) => step <= reports) ?? 1;
}

function withCount(text: Text, { raisedAt, lastAt }: LandCall, step: number): Text {
  const minutes = Math.max(1, Math.ceil((fromUtc(lastAt) - fromUtc(raisedAt)) / 60_000));
  const last = lastAt.slice(11, 16);
  return {
    en: `${text.en} At least ${step} reports in ${minutes} min from this one place, the last read at ${last} UTC.`,
    fr: `${text.fr} Au moins ${step} signalements en ${minutes} min depuis ce seul lieu, dernier lu à ${last} UTC.`,
  };
}
