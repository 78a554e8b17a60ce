import type { Instant } from '../../kernel/time.ts';
import { secondsBetween } from '../../kernel/time.ts';
import type { SourceHealth } from './wire.ts';

/** A source as configured. */
export interface SourceSetting {
  readonly source: string;
  readonly kind: SourceHealth['kind'];
  /** Silence, seconds, after which the watch must be told. */
  readonly silentAfterSeconds: number;
}

/** What is known of one source. `connected` is null where the transport has no connection to lose (UDP, HTTP). */
export interface SourceState extends SourceSetting {
  readonly connected: boolean | null;
  readonly lastAt: Instant | null;
  readonly received: number;
  readonly refused: number;
  readonly refusedByReason: Readonly<Record<string, number>>;
  /** Items heard in each of the last ten whole seconds and the running one, oldest first. */
  readonly perSecond: readonly number[];
  /** The running second, since 1970. */
  readonly second: number;
}

export type SourceEvent =
  | { readonly type: 'heard'; readonly at: Instant; readonly count: number }
  | { readonly type: 'refused'; readonly at: Instant; readonly reason: string; readonly count: number }
  | { readonly type: 'link'; readonly connected: boolean };

const rateSeconds = 10;
/** A bound, should a caller ever make up reasons: the rest is counted together. */
const reasonsMax = 64;

/** A source nothing is known of yet. */
export function newSource(setting: SourceSetting): SourceState {
  return {
    ...setting,
    connected: null,
    lastAt: null,
    received: 0,
    refused: 0,
    refusedByReason: {},
    perSecond: [],
    second: 0,
  };
}

/**
 * Folds one thing that happened to a source. `heard` counts well-formed items, also those then refused for what they
 * say; `refused` counts every refusal, also of what was not well-formed. Only what was heard proves the source alive.
 */
export function evolveSource(state: SourceState, event: SourceEvent): SourceState {
  switch (event.type) {
    case 'heard': {
      const { perSecond, second } = advance(state, event.at);
      const running = (perSecond.at(-1) ?? 0) + event.count;
      return {
        ...state,
        lastAt: event.at,
        received: state.received + event.count,
        perSecond: [...perSecond.slice(0, -1), running],
        second,
      };
    }
    case 'refused': {
      const known = event.reason in state.refusedByReason;
      const full = !known && Object.keys(state.refusedByReason).length >= reasonsMax;
      const reason = full ? 'other' : event.reason;
      const before = state.refusedByReason[reason] ?? 0;
      return {
        ...state,
        refused: state.refused + event.count,
        refusedByReason: { ...state.refusedByReason, [reason]: before + event.count },
      };
    }
    case 'link':
      return { ...state, connected: event.connected };
  }
}

/** Health of a source at `at`. Lost connection first, then never heard, then silent, else receiving. */
export function sourceHealth(state: SourceState, at: Instant): SourceHealth {
  const { perSecond } = advance(state, at);
  const whole = perSecond.slice(0, -1);
  const heard = whole.reduce((sum, count) => sum + count, 0);
  return {
    source: state.source,
    kind: state.kind,
    state: stateAt(state, at),
    lastAt: state.lastAt,
    silentAfterSeconds: state.silentAfterSeconds,
    received: state.received,
    refused: state.refused,
    refusedByReason: state.refusedByReason,
    rate: heard / rateSeconds,
  };
}

/** All sources of a node, by name; one that nobody configured is taken in when it first speaks. */
export interface SourceBook {
  note(source: string, event: SourceEvent): void;
  health(at: Instant): readonly SourceHealth[];
}

/** Sources beyond this are counted under one name: a sender that makes up names cannot fill the memory. */
const sourcesMax = 2_500;

/** Keeps the states of all sources. `fallback` says what holds for a source that nobody configured. */
export function createSourceBook(
  settings: readonly SourceSetting[],
  fallback: Omit<SourceSetting, 'source'> = { kind: 'detection', silentAfterSeconds: 3_600 },
): SourceBook {
  const states = new Map(settings.map((setting) => [setting.source, newSource(setting)]));
  return {
    note(source, event) {
      const name = states.has(source) || states.size < sourcesMax ? source : 'other';
      const before = states.get(name) ?? newSource({ source: name, ...fallback });
      states.set(name, evolveSource(before, event));
    },
    health: (at) => [...states.values()].map((state) => sourceHealth(state, at)),
  };
}

function stateAt(state: SourceState, at: Instant): SourceHealth['state'] {
  if (state.connected === false) return 'disconnected';
  if (state.lastAt === null) return 'never';
  return secondsBetween(state.lastAt, at) > state.silentAfterSeconds ? 'silent' : 'receiving';
}

function advance(state: SourceState, at: Instant): { perSecond: readonly number[]; second: number } {
  const second = Math.floor(at / 1000);
  const empty = Array.from({ length: rateSeconds + 1 }, () => 0);
  if (state.perSecond.length === 0) return { perSecond: empty, second };
  // A clock set back must not lose counts: they stay in the running second.
  const passed = Math.max(0, second - state.second);
  if (passed === 0) return { perSecond: state.perSecond, second: state.second };
  return {
    perSecond: [...state.perSecond, ...empty]
      .slice(Math.min(passed, rateSeconds + 1))
      .slice(0, rateSeconds + 1),
    second,
  };
}
