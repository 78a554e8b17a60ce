import { z } from 'zod';
import type { CommandRequest, Handle } from '../../app/handle.ts';
import type { Who } from '../../app/who.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { State } from '../../kernel/label.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import { familyCommands, safeguardingOfficer } from './families.ts';
import { supervisor } from './first-freight.ts';
import { dutyOfficer } from './first-units.ts';
import {
  controlledAfterMilliseconds,
  freightDayCommands,
  nextPassageCommands,
  passageOf,
} from './freight-day.ts';
import { freightTeamCommands, openSearchCommands, rosterCommands, rosteredUntil } from './freight-teams.ts';
import { siteCommands } from './site.ts';

export interface ShoreParts {
  readonly handle: Handle;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly clock: Clock;
  readonly state: State;
  /** Told of what was refused, never of a person. */
  readonly say: (line: string) => void;
}

/** The demonstration's freight, sites and families that are sought: entered once the node answers, and going on until closed. */
export interface Shore {
  /** Resolves once what stood before the beginning is entered. */
  readonly entered: Promise<void>;
  close(): Promise<void>;
}

const kept = z.object({ at: z.number(), rostered: z.string() });
const room = 'demonstration';
const key = 'shore';
/** A demonstration started again after so long has had another day. */
const dayMilliseconds = 8 * 3_600_000;
const everyMilliseconds = 90_000;

/**
 * Enters a day of passages, teams with their rosters and a site with its devices by the commands that people would give,
 * and goes on with a vehicle every ninety seconds. Beside the node's start, not in it: nobody waits for it.
 */
export function startShore(parts: ShoreParts): Shore {
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();
  const timers = new Set<NodeJS.Timeout>();
  const take = (who: Who, orders: readonly CommandRequest[]): Promise<void> => {
    running = running
      .then(async () => {
        for (const request of orders) if (!isClosed) await give(parts, who, request);
      })
      .catch((error: unknown) => parts.say(`demonstration: ${String(error)}`));
    return running;
  };
  const entered = enter(parts, take);
  let number = 0;
  const mark = parts.clock().toString(36);
  const next = (): void => {
    number += 1;
    const run = { state: parts.state, mark, now: parts.clock() };
    const { arrives, controlled } = nextPassageCommands(run, number);
    void take(supervisor(parts.state), arrives);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void take(supervisor(parts.state), controlled);
    }, controlledAfterMilliseconds + 1_000);
    timers.add(timer);
    void roster(parts, take);
  };
  const timer = setInterval(next, everyMilliseconds);
  timers.add(timer);
  return {
    entered,
    async close() {
      isClosed = true;
      for (const one of timers) clearTimeout(one);
      await entered;
      await running;
    },
  };
}

type Take = (who: Who, orders: readonly CommandRequest[]) => Promise<void>;

async function enter(parts: ShoreParts, take: Take): Promise<void> {
  const { values, clock, state } = parts;
  const before = kept.safeParse(await values.get(room, key));
  const now = clock();
  const last = before.success ? before.data : null;
  if (last === null) {
    await take(supervisor(state), freightTeamCommands(state, now));
    await take(dutyOfficer(state), siteCommands(state, now));
  }
  const isNewDay = last === null || now - last.at >= dayMilliseconds;
  const run = { state, mark: now.toString(36), now };
  if (isNewDay) {
    await take(supervisor(state), freightDayCommands(run));
    await take(safeguardingOfficer(state), familyCommands(run));
    await values.put(room, key, { at: now, rostered: last?.rostered ?? '' });
  }
  await roster(parts, take);
  if (isNewDay) await take(supervisor(state), openSearchCommands(run.mark, passageOf(run, 'k'), now));
}

/** Goes on with the roster: each day brings the last of its week. */
async function roster({ values, clock, state }: ShoreParts, take: Take): Promise<void> {
  const now: Instant = clock();
  const held = kept.safeParse(await values.get(room, key));
  if (!held.success || held.data.rostered >= rosteredUntil(now)) return;
  await take(supervisor(state), rosterCommands(now, held.data.rostered === '' ? null : held.data.rostered));
  await values.put(room, key, { ...held.data, rostered: rosteredUntil(now) });
}

async function give({ handle, say }: ShoreParts, who: Who, request: CommandRequest): Promise<void> {
  const answer = await handle(who, request);
  // Whatever a visitor has changed by hand since is left as it is.
  if (!answer.ok) say(`demonstration: ${request.idempotencyKey}: ${answer.refusal.code}`);
}
