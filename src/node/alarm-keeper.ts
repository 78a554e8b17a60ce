import { giveByProgram, type ProgramParts } from '../app/program.ts';
import type { AlarmCondition } from '../kernel/alarm.ts';
import type { JournalPosition } from '../kernel/event.ts';
import { states } from '../kernel/label.ts';
import { type Clock, type Instant, toUtc } from '../kernel/time.ts';
import { keyOfStep, stepsFor } from '../operations/watch/alarm-keeper.ts';
import { alarmKeeper, type AlarmState } from '../operations/watch/alarm-state.ts';
import type { WatchCommand } from '../operations/watch/events-alarm.ts';

export interface AlarmKeeperParts extends ProgramParts {
  readonly clock: Clock;
  /** Brings what is held in memory up to the book. */
  refresh(): Promise<void>;
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
  for (let round = 0; round < roundsMax; round += 1) {
    const lookedUpTo = await parts.journal.head();
    await parts.refresh();
    const now = parts.clock();
    const steps = stepsFor(parts.conditionsAt(now), parts.alarms(), now);
    if (steps.length === 0) return;
    for (const step of steps) await take(parts, step, lookedUpTo);
  }
}

async function take(parts: AlarmKeeperParts, step: WatchCommand, lookedUpTo: JournalPosition): Promise<void> {
  const side = 'condition' in step ? step.condition.side : null;
  const refusal = await giveByProgram(parts, {
    actor: alarmKeeper,
    context: 'operations/watch',
    kind: 'alarm',
    key: step.alarm,
    command: step,
    idempotencyKey: keyOfStep(step, lookedUpTo),
    state: states.find((one) => one === side) ?? null,
    owner: null,
  });
  // Another process, or a person, came first: the next look sees what stands.
  if (refusal !== null)
    parts.fault(new Error(`alarm ${step.type} at ${toUtc(parts.clock())}: ${refusal.code}`));
}
