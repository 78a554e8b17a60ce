import { z } from 'zod';
import type { Decider } from '../../../kernel/decider.ts';
import type { StreamDoor } from '../../../kernel/door.ts';
import type { Handling } from '../../../kernel/marking.ts';
import { never, ok } from '../../../kernel/result.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import type { Text } from '../../../kernel/text.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { recordHandling } from '../handling.ts';
import { type LandSignalKind, landSignalKinds } from './words-signal.ts';

const signal = z.string().regex(/^[a-z]-[0-9a-z]{6,40}$/);
const ofReport = z.strictObject({ signal, report: z.string().regex(/^[a-z]-[0-9a-z]{6,40}$/) });

/** Given by a flow alone: no address takes them. `signal`: all reports from one place; `place` null: on the road. */
export const landSignalCommandSchemas = {
  NoteLandSignal: ofReport.extend({
    place: shortName.nullable(),
    what: z.enum(landSignalKinds),
    seenAt: utcText,
  }),
  AnswerLandSignal: ofReport,
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a place's signals. */
export const landSignalEventSchemas = {
  LandSignalNoted: landSignalCommandSchemas.NoteLandSignal,
  LandSignalAnswered: ofReport,
} as const satisfies Record<string, z.ZodType>;

export type LandSignalEvent = EventsOf<typeof landSignalEventSchemas>;
export type LandSignalCommand = CommandsOf<typeof landSignalCommandSchemas>;

/** How often each kind was seen within one hour. */
export interface SignalHour {
  /** Its beginning. */
  readonly hour: UtcText;
  readonly counts: Readonly<Partial<Record<LandSignalKind, number>>>;
}

/** One report, by its number in the freight book, where it is kept whole. */
export interface SignalReport {
  readonly report: string;
  readonly what: LandSignalKind;
  readonly seenAt: UtcText;
  readonly at: UtcText;
  readonly isAnswered: boolean;
}

/** What people ashore have noticed at one place. */
export interface LandSignal {
  readonly signal: string;
  readonly place: string | null;
  /** Reports that nobody on the spot has answered. */
  readonly open: number;
  readonly reports: number;
  /** The hours in which something was seen, newest first, the last 48 of them. */
  readonly hours: readonly SignalHour[];
  /** Newest first, the last fifty. */
  readonly newest: readonly SignalReport[];
  readonly lastAt: UtcText;
}
export type LandSignalState =
  | { readonly phase: 'none' }
  | { readonly phase: 'known'; readonly signal: LandSignal };

/** Nothing of a place's signals is refused: a flow alone gives its orders. */
export const landSignalRefusals = {} as const satisfies Record<string, Text>;

/** What each event of a place's signals says, for the record. */
export const landSignalEventText = {
  LandSignalNoted: { en: 'Something noticed at a place ashore', fr: 'Fait remarqué sur un site à terre' },
  LandSignalAnswered: { en: 'Report answered on the spot', fr: 'Signalement traité sur place' },
} as const satisfies Record<LandSignalEvent['type'], Text>;

/** It stays on this node, as the freight record does from which it comes. */
const handling = { ...recordHandling, release: 'never' } as const satisfies Handling;

/** How each event of a place's signals may be used, released and kept. */
export const landSignalHandling = {
  LandSignalNoted: handling,
  LandSignalAnswered: handling,
} as const satisfies Record<LandSignalEvent['type'], Handling>;

const newestMax = 50;
const hoursMax = 48;

/** Decides over the signals of one place: each report is noted once, and once answered. */
export const landSignalDecider: Decider<
  LandSignalState,
  LandSignalCommand,
  LandSignalEvent,
  keyof typeof landSignalRefusals
> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, signal: id, report } = command;
    const known =
      state.phase === 'none' ? undefined : state.signal.newest.find((one) => one.report === report);
    switch (command.type) {
      case 'NoteLandSignal': {
        const { place, what, seenAt } = command;
        if (known !== undefined) return ok([]);
        return ok([{ type: 'LandSignalNoted', at, signal: id, report, place, what, seenAt }]);
      }
      case 'AnswerLandSignal':
        // Of one so old that it is no longer named, that it was answered is counted all the same.
        return ok(
          state.phase === 'none' || state.signal.open === 0 || known?.isAnswered === true
            ? []
            : [{ type: 'LandSignalAnswered', at, signal: id, report }],
        );
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'LandSignalNoted':
        return { phase: 'known', signal: noted(state, event) };
      case 'LandSignalAnswered':
        return state.phase === 'none'
          ? state
          : { phase: 'known', signal: answered(state.signal, event.report) };
      default:
        return never(event);
    }
  },
};

type Noted = Extract<LandSignalEvent, { readonly type: 'LandSignalNoted' }>;

function noted(state: LandSignalState, { at, signal: id, report, place, what, seenAt }: Noted): LandSignal {
  const before = state.phase === 'none' ? null : state.signal;
  const one: SignalReport = { report, what, seenAt, at, isAnswered: false };
  return {
    signal: id,
    place,
    open: (before?.open ?? 0) + 1,
    reports: (before?.reports ?? 0) + 1,
    hours: withOne(before?.hours ?? [], what, seenAt),
    newest: [one, ...(before?.newest ?? [])].slice(0, newestMax),
    lastAt: at,
  };
}

function withOne(hours: readonly SignalHour[], what: LandSignalKind, seenAt: UtcText): readonly SignalHour[] {
  const hour = `${seenAt.slice(0, 13)}:00:00.000Z` as UtcText; // the form of all UTC text
  const counts = hours.find((one) => one.hour === hour)?.counts ?? {};
  const now: SignalHour = { hour, counts: { ...counts, [what]: (counts[what] ?? 0) + 1 } };
  return [now, ...hours.filter((one) => one.hour !== hour)]
    .toSorted((one, other) => (one.hour < other.hour ? 1 : -1))
    .slice(0, hoursMax);
}

function answered(before: LandSignal, report: string): LandSignal {
  return {
    ...before,
    open: Math.max(0, before.open - 1),
    newest: before.newest.map((one) => (one.report === report ? { ...one, isAnswered: true } : one)),
  };
}

/** First part of the stream's name. */
export const landSignalKind = 'land_signal';

/** What is noticed ashore: written by the flow from freight. */
export const landSignalStream: StreamDoor = {
  kind: landSignalKind,
  decider: landSignalDecider as unknown as StreamDoor['decider'], // the door erases state types
  commands: {},
  events: landSignalEventSchemas,
  handling: landSignalHandling,
  upcasters: {},
  refusals: landSignalRefusals,
};
