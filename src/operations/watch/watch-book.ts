import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent, JournalPosition, RecordedEvent } from '../../kernel/event.ts';
import { type AlarmState, isStanding, type StandingAlarm } from './alarm-state.ts';
import type { WatchFacts } from './conditions.ts';
import { alarmDecider } from './decide-alarm.ts';
import { callDecider, type CallInHand, type CallState } from './decide-call.ts';
import { handoverDecider, type HandoverState } from './decide-handover.ts';
import { watchDecider, type WatchState } from './decide-watch.ts';
import type { WatchEvent } from './events.ts';

/** One stream of the watch as a process that starts finds it: its state, and the newest event in it. */
export interface KnownStream {
  /** `alarm/a-...`, `watch/fr`, `handover/h-...`. */
  readonly stream: string;
  readonly position: JournalPosition;
  readonly state: unknown;
}

/** What the keeper looks at, in the memory of one process: alarms that stand, the watches, handovers under way. */
export interface WatchBook {
  /** Follows the node's book in its order; what it knows already it passes over. */
  take(recorded: Pick<RecordedEvent<WatchEvent>, 'stream' | 'position' | 'event'>): void;
  /** The same for a stream in which another node has a part: as it was folded from the whole of it. */
  replace(stream: KnownStream): void;
  /** By their ids, so that two that took the same are the same. */
  standingAlarms(): readonly StandingAlarm[];
  facts(): Omit<WatchFacts, 'loads'>;
  /** Calls that were begun and not ended, by their names. */
  callsInHand(): readonly CallInHand[];
}

interface Kept {
  readonly position: JournalPosition;
  readonly state: unknown;
}
type Erased = Decider<unknown, DomainCommand, DomainEvent, string>;

// Major incidents call for no alarm by themselves: whoever declares one acts already.
const deciders: Readonly<Record<string, Erased>> = {
  alarm: alarmDecider as unknown as Erased, // by kind of stream; each is given its own events only
  watch: watchDecider as unknown as Erased,
  handover: handoverDecider as unknown as Erased,
  call: callDecider as unknown as Erased,
};

/** A book of the watch, beginning with what stands already. What is over is forgotten; its stream keeps it. */
export function createWatchBook(known: readonly KnownStream[] = []): WatchBook {
  const streams = new Map<string, Kept>(known.map(({ stream, ...kept }) => [stream, kept]));
  const statesOf = <Kind>(kind: string): readonly Kind[] =>
    [...streams]
      .filter(([stream]) => stream.startsWith(`${kind}/`))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { state }]) => state as Kind); // folded by the decider of that kind
  const isNews = (stream: string, position: JournalPosition): boolean =>
    (streams.get(stream)?.position ?? 0) < position;
  const keep = ({ stream, position, state }: KnownStream): void => {
    if (isOver(state)) streams.delete(stream);
    else streams.set(stream, { position, state });
  };
  return {
    take({ stream, position, event }) {
      const decider = deciderOf(stream);
      if (decider === undefined || !isNews(stream, position)) return;
      const state = decider.evolve(streams.get(stream)?.state ?? decider.initial, event);
      keep({ stream, position, state });
    },
    replace(known) {
      if (deciderOf(known.stream) !== undefined && isNews(known.stream, known.position)) keep(known);
    },
    standingAlarms: () => statesOf<AlarmState>('alarm').filter(isStanding),
    callsInHand: () => statesOf<CallState>('call').flatMap((one) => (one.phase === 'begun' ? [one] : [])),
    facts: () => ({
      watches: statesOf<WatchState>('watch'),
      handovers: statesOf<HandoverState>('handover'),
    }),
  };
}

function deciderOf(stream: string): Erased | undefined {
  return deciders[stream.slice(0, stream.indexOf('/'))];
}

/** Alarms, handovers and calls that are over: nothing of them is looked at again until they begin anew. */
function isOver(state: unknown): boolean {
  const phase = typeof state === 'object' && state !== null && 'phase' in state ? state.phase : null;
  return phase === 'normal' || phase === 'none' || phase === 'done' || phase === 'withdrawn';
}
