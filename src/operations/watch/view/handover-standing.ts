import { fromUtc, toUtc, instant } from '../../../kernel/time.ts';
import type { HandoverView } from '../wire.ts';

/** Who looks at a handover, and when (milliseconds). */
export interface HandoverReader {
  readonly staff: string;
  readonly desk: string;
  readonly now: number;
}

/** What stands in the way of a signature; null: nothing. */
export type Lack =
  | 'other_desk'
  | 'prepare_first'
  | 'outgoing_first'
  | 'other_person'
  | 'running'
  | 'expired'
  | 'done';

/** How one handing over stands to whoever looks at it: the step that comes next, and what each step lacks. */
export interface HandoverStanding {
  readonly running: HandoverView | null;
  readonly next: 'prepare' | 'outgoing' | 'incoming';
  readonly lacks: Readonly<Record<'prepare' | 'outgoing' | 'incoming', Lack | null>>;
}

/** True where a handover still waits for a signature and may get one. */
function isRunning({ phase, validUntil }: HandoverView, now: number): boolean {
  return (phase === 'prepared' || phase === 'signed_by_one') && fromUtc(validUntil) >= now;
}

/**
 * What comes next for a desk and who can do it: as the decider decides, so that a button says beforehand what the node
 * would answer. `handovers` newest first.
 */
export function handoverStanding(
  handovers: readonly HandoverView[],
  desk: string,
  reader: HandoverReader,
): HandoverStanding {
  const running = handovers.find((one) => isRunning(one, reader.now)) ?? null;
  const atDesk = reader.desk === desk;
  const expired =
    running === null && handovers.some((one) => one.phase === 'signed_by_one' && one === handovers[0]);
  const prepare: Lack | null = running !== null ? 'running' : atDesk ? null : 'other_desk';
  if (running === null) {
    const waiting: Lack = expired ? 'expired' : 'prepare_first';
    return { running, next: 'prepare', lacks: { prepare, outgoing: waiting, incoming: waiting } };
  }
  if (running.phase === 'prepared')
    return {
      running,
      next: 'outgoing',
      lacks: { prepare, outgoing: atDesk ? null : 'other_desk', incoming: 'outgoing_first' },
    };
  const isSame = running.outgoing?.by === reader.staff;
  return {
    running,
    next: 'incoming',
    lacks: { prepare, outgoing: 'done', incoming: isSame ? 'other_person' : null },
  };
}

/** True where a sheet may no longer be prepared for signing. */
export function isTooOld(sheetAt: string, now: number, minutesMax: number): boolean {
  return toUtc(instant(now - minutesMax * 60_000)) > sheetAt;
}
