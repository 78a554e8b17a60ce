import type { ProgramCommand, ProgramParts } from '../app/program.ts';
import { giveGroupByProgram } from '../app/program-group.ts';
import type { AlarmCondition } from '../kernel/alarm.ts';
import type { JournalPosition } from '../kernel/event.ts';
import { states } from '../kernel/label.ts';
import { type Clock, type Instant, toUtc } from '../kernel/time.ts';
import { firstOf, keyOfStep, stepsFor } from '../operations/watch/alarm-keeper.ts';
import { alarmKeeper, type AlarmState } from '../operations/watch/alarm-state.ts';
import type { WatchCommand } from '../operations/watch/events-alarm.ts';

export interface AlarmKeeperParts extends ProgramParts {
  readonly clock: Clock;
  /** Brings what is held in memory up to the book. Gives the place up to which the alarms held are those of the book. */
  refresh(): Promise<JournalPosition>;
  /** What every room finds in what stands. */
  conditionsAt(now: Instant): readonly AlarmCondition[];
  alarms(): readonly AlarmState[];
  /** Told when a look failed; the next one comes. */
  readonly fault: (error: unknown) => void;
  /** Null: only when asked. */
  readonly lookEveryMilliseconds: number | null;
}

export interface AlarmKeeper {
  /** Looks now, and again until there is nothing left to do at this moment. For whoever drives the clock. */
  look(): Promise<void>;
  /** Something changed: looks soon, once for all that changed meanwhile. */
  ring(): void;
  close(): Promise<void>;
}

/** More than two rounds are a condition that its own alarm changes: a bug, and no reason to hold up the rest. */
const roundsMax = 4;
/** Alarms taken in one group: what calls for life in the meantime waits no longer than these take to be written. */
const groupMax = 64;

/**
 * Raises, lets rise and clears alarms on this node, whether or not anybody looks at a screen. Each step is given once:
 * its key holds the place in the book up to which was looked, whichever process comes first; without that place, a
 * condition that is over and comes back with its old moment would count as raised already, and be lost.
 */
export function startAlarmKeeper(parts: AlarmKeeperParts): AlarmKeeper {
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const look = (): Promise<void> => {
    const looked = running.then(() => lookOnce(parts));
    running = looked.catch(() => undefined); // told to whoever asked
    return looked;
  };
  const ring = (): void => {
    if (waiting || closed) return;
    waiting = true;
    running = running
      .then(() => {
        waiting = false;
        return lookOnce(parts);
      })
      .catch((error: unknown) => parts.fault(error));
  };
  const timer = parts.lookEveryMilliseconds === null ? null : setInterval(ring, parts.lookEveryMilliseconds);
  return {
    look,
    ring,
    async close() {
      closed = true;
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

async function lookOnce(parts: AlarmKeeperParts): Promise<void> {
  const failed: unknown[] = [];
  for (let round = 0; round < roundsMax; round += 1) {
    const isDone = await takeAll(parts, failed);
    if (failed.length > 0) throw asOne(failed); // the next look finds them due still
    if (isDone) return;
  }
}

/**
 * Takes what is due in groups, looking anew before each: what calls for life meanwhile comes before what waits. Each
 * alarm is taken once, so that one which stays due holds up no other. True where nothing was due in the end.
 */
async function takeAll(parts: AlarmKeeperParts, failed: unknown[]): Promise<boolean> {
  const taken = new Set<string>();
  for (;;) {
    const lookedUpTo = await parts.refresh();
    const now = parts.clock();
    const alarms = parts.alarms();
    const due = stepsFor(parts.conditionsAt(now), alarms, now);
    const group = firstOf(
      due.filter(({ alarm }) => !taken.has(alarm)),
      alarms,
      groupMax,
    );
    if (group.length === 0) return due.length === 0;
    for (const { alarm } of group) taken.add(alarm);
    await take(parts, { group, lookedUpTo, failed });
  }
}

async function take(
  parts: AlarmKeeperParts,
  {
    group,
    lookedUpTo,
    failed,
  }: {
    readonly group: readonly WatchCommand[];
    readonly lookedUpTo: JournalPosition;
    readonly failed: unknown[];
  },
): Promise<void> {
  const outcomes = await giveGroupByProgram(
    parts,
    group.map((step) => commandOf(step, lookedUpTo)),
  );
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.kind === 'failed') failed.push(outcome.error);
    // Another process, or a person, came first: the next look sees what stands.
    else if (outcome.refusal !== null)
      parts.fault(
        new Error(`alarm ${group[index]?.type} at ${toUtc(parts.clock())}: ${outcome.refusal.code}`),
      );
  }
}

function commandOf(step: WatchCommand, lookedUpTo: JournalPosition): ProgramCommand {
  const side = 'condition' in step ? step.condition.side : null;
  return {
    actor: alarmKeeper,
    context: 'operations/watch',
    kind: 'alarm',
    key: step.alarm,
    command: step,
    idempotencyKey: keyOfStep(step, lookedUpTo),
    state: states.find((one) => one === side) ?? null,
    owner: null,
  };
}

function asOne(failed: readonly unknown[]): unknown {
  return failed.length === 1
    ? failed[0]
    : new AggregateError(failed, `${failed.length} alarms could not be written`);
}
